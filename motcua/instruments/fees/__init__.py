"""Phí, lệ phí: what is due on a case, frozen when it is taken in; cash, receipts and the cashier's shift.

Tariffs and exemptions stand in the version of the procedure; this room reckons them and never guesses.
Who may file or withdraw a case is for the room that keeps the case to say.
"""
