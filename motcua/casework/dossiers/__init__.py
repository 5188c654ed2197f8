"""Hồ sơ: one person's request under one procedure, from the counter to the result in the hand.

It owns its state, its code, its promised day and its slips. Its tasks lie in `workflow`, its promise in
`deadlines`, its papers in `documents`. Every act on it is told in its own chain.
"""
