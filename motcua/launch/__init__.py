"""Starts the house: its database, its keys, its web and worker processes, its backups.

Above every floor: it may call any room's actions; nobody calls it.
"""
