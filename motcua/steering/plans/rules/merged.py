"""Cells of the lead that reach down over several rows: flattened text names it in the first row alone."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from motcua.steering.plans.rules.columns import Role
from motcua.steering.plans.rules.rows import ReadRow
from motcua.steering.plans.rules.words import plain

_FEWEST: Final = 3
_SHARE: Final = 0.12
BELOW: Final = "Ô chủ trì có vẻ gộp với dòng trên: cơ quan chủ trì lấy theo dòng trên."


def with_leads_from_above(rows: Sequence[ReadRow], roles: Sequence[Role]) -> None:
    """Give rows that name one agency alone the lead of the row above, where the table merges equal leads.

    It does so if rows with a lead and a support never repeat the lead of the row just above them.
    """
    if Role.LEAD not in roles:
        return
    if Role.SUPPORT in roles and _merges(rows):
        for above, row in pairwise(rows):
            if row.section == above.section and row.get(Role.LEAD) and _names_one_cell(row):
                row.cells[Role.SUPPORT] = f"{row.cells.pop(Role.LEAD)} {row.get(Role.SUPPORT)}".strip()
    for above, row in pairwise(rows):
        told = row.get(Role.DUE) and (row.get(Role.SUPPORT) or row.get(Role.PRODUCT))
        if told and not row.get(Role.LEAD) and above.get(Role.LEAD) and row.section == above.section:
            row.cells[Role.LEAD] = above.get(Role.LEAD)
            row.doubts.append(BELOW)


def _names_one_cell(row: ReadRow) -> bool:
    """Say whether a row names but one cell of agencies: one is empty, or a list goes on into the other."""
    lead, support = row.get(Role.LEAD), row.get(Role.SUPPORT)
    return bool(lead) != bool(support) or lead.rstrip().endswith((";", ","))


def _merges(rows: Sequence[ReadRow]) -> bool:
    alone = [row for row in rows if _names_one_cell(row)]
    full = [row for row in rows if row.get(Role.LEAD) and row.get(Role.SUPPORT) and row not in alone]
    if len(alone) < max(_FEWEST, _SHARE * len(rows)) or len(full) < _FEWEST:
        return False
    return not any(
        above.section == row.section and plain(above.get(Role.LEAD)) == plain(row.get(Role.LEAD))
        for above, row in pairwise(rows)
        if row.get(Role.SUPPORT) and above.get(Role.SUPPORT)
    )
