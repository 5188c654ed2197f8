"""Kế hoạch: documents of plans read into assignments and targets that can be followed.

The reader opens a file, recognises what it assigns and promises, and keeps each doubt as a doubt; a
person confirms before anything is published.
"""
