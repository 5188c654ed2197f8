"""Nơi nhận tin: where somebody who signed in wants to be told, by which channels, each confirmed by a code.

What was not confirmed gets nothing. Who has never said how he wants to be told is none of this room's
business: rooms above go by the address he left with them.
"""
