"""Lịch làm việc: when a place is open, from office hours and declared days, each with its validity.

What is said of a commune goes before what is said of its district, its province, of everywhere; what is
said of a unit goes before all. Compiled once, a calendar answers every question in flat time.
"""
