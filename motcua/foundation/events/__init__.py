"""Sự kiện: history, audit trail and outbox in one table, written by `tell`.

Append-only by trigger and by database role; each subject's events form a hash chain
that the database itself extends. Heads and counts, and a signed daily anchor, show what
was cut off. A delivery row per event and reaction is claimed, retried, never lost.
"""
