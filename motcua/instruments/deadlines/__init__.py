"""Cam kết thời hạn: what the administration promises to have done by when, and why by then.

A promise is a stored moment beside the facts it was reckoned from. Its explanation, day by day, is reckoned
from the same facts, and the moment is read off the explanation's rows. `calendars` knows working time.
"""
