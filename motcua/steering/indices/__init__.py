"""Chỉ số và bộ chỉ số: what is measured live from the province's work, and opens down to its dossiers.

What is kept are facts, one row for each dossier, folded from its events alone; how something stands to a
moment is asked, never kept. Facts are made anew from the book at any time and come out the same.
"""
