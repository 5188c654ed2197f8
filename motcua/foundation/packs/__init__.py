"""Gói dữ liệu: what a province is, written as YAML and taken in whole or not at all.

A pack is a folder (or a zip of it) with `pack.yaml` and files of `kind` + `items`. Rooms above plug
in their kinds through `ports`; this room reads, checks with file and line, compares, and loads.
"""
