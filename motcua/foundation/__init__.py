"""Knows nothing of government: events, files, forms, access, keys, time."""
