"""Một cửa (one door): the digital platform of a Vietnamese province.

The floors, from the street up: foundation, registers, instruments, casework
and office, steering, exchange, faces; `wiring` is the one page that joins them.
"""
