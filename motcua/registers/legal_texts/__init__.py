"""Văn bản: the legal texts that rules, fees and limits point at, with the days they are in force.

A text is found by its number in any of its spellings; what an early decision's number lacks (its year)
is found from the date beside it.
"""
