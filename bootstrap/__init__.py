"""Prepares a bare machine with only Python's own library: `python3 -m bootstrap run|check|test|lock|new-room`."""
