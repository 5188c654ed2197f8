"""Bàn quản trị: where keepers keep the registers, the packs, the accounts and the running of the house.

Every page asks for a right, every act is posted once, every dangerous one is confirmed first, and a
refusal stands beside the form with what was typed still in it.
"""
