"""Hệ thống bên ngoài: what the house speaks to and does not run, and whether it answered when asked last.

Nobody is asked for the sake of knowing: whoever sends a letter, scans a file or asks a register notes how
that went. So a page can say, before anybody begins, what is away and what goes on all the same.
"""
