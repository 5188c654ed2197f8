"""Prepares a bare machine with Python's own library alone; `make` calls it as `python3 -m bootstrap VERB`."""
