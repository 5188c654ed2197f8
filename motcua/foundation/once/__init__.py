"""Làm đúng một lần: what was answered to a machine under a key, so that asking again does nothing twice.

A line cut after the act and before the answer leaves the caller in doubt; with the same key it asks
again and is told the same. The answer is kept in the transaction of the act, for a day.
"""
