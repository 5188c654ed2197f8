"""Giấy tờ của hồ sơ: what was handed in for a case, on paper or as a file, and the result that came of it.

It keeps counts, files and whether originals were given back. Whose turn it is to hand something in, and
whether a result may be recorded, is for the room that keeps the case to say. What a case confirmed lies in
its owner's vault (`kho giấy tờ`), and is used again in the next case where the owner consents.
"""
