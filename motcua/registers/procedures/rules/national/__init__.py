"""The national catalogue's records: telling them apart, reading them whole, naming every doubt.

Two shapes exist, a heading of the list and the full record; one procedure may have both. Nothing is dropped
and nothing guessed: what does not fit is kept as given and said.
"""
