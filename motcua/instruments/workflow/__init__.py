"""Quy trình: which hands a case goes through, step after step, and the tasks that lie in them now.

A process is data, shared by all cases that go the same way; a run is one case's way through it; a task is
a step in someone's hands. A task carries a card written by whoever opened it, so that no inbox asks the case.
"""
