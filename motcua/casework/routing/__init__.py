"""Hồ sơ chưa rõ nơi giải quyết: what was sent and nobody can route waits here for a person.

A filing that the register cannot place is not lost and not guessed: it keeps its number, its papers and its
files, until somebody names the unit and the place, or turns it back with a reason.
"""
