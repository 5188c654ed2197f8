"""Thủ tục hành chính: what a person may ask of the administration, by which papers, how fast, for how much.

Each procedure has versions by decision and day of effect; a published version never changes. The
province's own versions come by pack or console, the national records by import; doubts are named,
never guessed.
"""
