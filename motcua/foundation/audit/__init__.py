"""Nhật ký truy cập: who looked at whose data, when, and why. Rows are only ever added.

Every page and door that shows a personal number, a vault's paper or a person's record writes a look here;
the person concerned and the keepers can ask for it.
"""
