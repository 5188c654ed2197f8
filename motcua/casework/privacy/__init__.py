"""Quyền của chủ thể dữ liệu: people ask that what is held of them be put right, taken away or kept still.

Each request is recorded with the moment by which the law of its day wants an answer, and answered with
words by an officer. What the law keeps (a dossier, its papers, the record) is not taken away, and it says so.
"""
