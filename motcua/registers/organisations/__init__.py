"""Sổ tổ chức: who the administration is on a day.

Agencies with their names, parents and codes by validity, one-stop units, posts that bear the rights,
officers who hold them, leave, cover, hand-over and delegation, aliases by which texts call agencies,
and who became whom.
"""
