"""Địa bàn: provinces, districts, communes, each for the days it exists, and what becomes of them.

A code is not a place: 52 was Bình Định and is Gia Lai, 21553 names two territories. A row is known
by (code, valid_from); whoever asks says the day. Changes come whole, by one decision each.
"""
