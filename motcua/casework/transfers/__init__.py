"""Bàn giao giấy tờ: what came on paper goes from the counter to who decides, list by list.

Each list is confirmed by who receives it; what was not in it goes with the next (Decree 61/2018, article 18).
"""
