"""Sổ cá nhân, tổ chức: who comes to the door.

Persons and legal entities, whom they act for, the checks of their numbers, the text of an identity
card, and duplicates found by the machine and merged by a person. Numbers, telephones and addresses
are closed at rest and masked until someone asks; the asking is on record.
"""
