"""Thông báo: what the house tells people, by e-mail or another channel, each message on record and sent once.

A notice is written in the transaction of what it tells, with a key of its own so that it exists once;
it leaves after the commit, is tried again when the channel fails, and its address and words are encrypted.
"""
