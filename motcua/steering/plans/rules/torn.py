"""Tables whose columns were torn apart: text written column after column, or lines of several cells mixed.

What stood in one row can no longer be told. Nothing is better than a wrong name: the rows are left out, and
a finding says which file to bring.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from motcua.steering.plans.ports import Finding, Line, Spot
from motcua.steering.plans.rules.columns import Role, is_progress, match_heads, role_of
from motcua.steering.plans.rules.dues import due_share
from motcua.steering.plans.rules.names import breaks_off, looks_like_agency, named_in, runs_together
from motcua.steering.plans.rules.rows import ReadRow, ReadTable
from motcua.steering.plans.rules.words import is_unfinished, one_line

KIND: Final = "table_torn"
_MESSAGE: Final = (
    "Bảng nhiệm vụ ở đây đã bị xáo trộn: chữ của các cột không còn đi theo từng dòng nên không biết việc nào "
    "giao cho ai; các dòng này được bỏ qua. Hãy nộp tệp Word (.docx) hoặc PDF gốc; nếu chỉ có văn bản, hãy "
    "xuất lại với bố cục trang (pdftotext -layout hoặc -raw)."
)
_FEWEST: Final = 5  # rows: of fewer nothing is said
_MANY: Final = 0.5
_TIMES: Final = 0.3  # of the rows: so many lines name a time, before one expects each row to have one
_TIMED: Final = 0.6
_HEAD: Final = 45  # signs of a line that is a column's head
_NEAR: Final = 400  # lines in which the heads of one torn table stand
_TOLD: Final = frozenset({Role.DUE, Role.PRODUCT, Role.SUPPORT})
_WORK: Final = frozenset({Role.TASK, Role.TARGET})
_OTHERS: Final = frozenset({Role.SUPPORT, Role.DOERS, Role.WATCHER})
_WHO: Final = frozenset({Role.LEAD, Role.BOTH})


def is_torn(table: ReadTable, lines: Sequence[Line]) -> bool:
    """Say whether most rows of a flattened table read as none could have been written.

    `lines` are those of the document; the table's own say whether its rows have times at all.
    """
    if table.is_targets or is_progress(table.roles):
        return False
    rows = [row for row in table.rows if len(row.cells) > 1]
    if len(rows) < _FEWEST:
        return False
    own = [line for line in lines if _within(line.spot, table.spot)]
    if not set(table.roles) & (_WHO | _OTHERS):  # agencies, and no column that they could stand in
        return sum(looks_like_agency(line.text) for line in own) > _MANY * len(rows)
    times = sum(due_share(line.text) >= _TIMED for line in own)
    timed = times >= _TIMES * len(rows)
    if Role.DUE not in table.roles:
        return timed  # times, and no column that they could stand in
    return sum(_is_broken(row, timed=timed) for row in rows) > _MANY * len(rows)


def _within(spot: Spot, whole: Spot) -> bool:
    return whole.line <= spot.line <= whole.to


def _is_broken(row: ReadRow, *, timed: bool) -> bool:
    """Say whether a row names its lead as no cell does, or has no time where times are written."""
    if timed and not row.get(Role.DUE):
        return True
    said = row.get(Role.LEAD) or row.get(Role.BOTH)
    return any(not looks_like_agency(name) or is_cut(name) for name in named_in(said))


def is_cut(name: str) -> bool:
    """Say whether a name has lost its end, or has run into another."""
    return breaks_off(name) or runs_together(name) or is_unfinished(name)


def of_torn(torn: Sequence[ReadTable], loose: Sequence[Line], *, found: bool) -> Iterator[Finding]:
    """Point at each torn table, and at heads of a table none of whose rows was read.

    `loose` are the lines outside tables; `found` says that rows of other tables were read.
    """
    for table in torn:
        yield Finding(KIND, _MESSAGE, table.spot)
    if torn or found:
        return
    spot = _heads_alone(loose) or _heads_mixed(loose)
    if spot is not None:
        yield Finding(KIND, _MESSAGE, spot)


def _heads_alone(lines: Sequence[Line]) -> Spot | None:
    """Find heads of columns that stand each on a line of its own, far from any row."""
    heads = [
        (place, line.spot, role)
        for place, line in enumerate(lines)
        if len(line.text) <= _HEAD and line.text[:1].isupper() and (role := role_of(line.text)) is not None
    ]
    for first, spot, _ in heads:
        near = {role for place, _, role in heads if first <= place < first + _NEAR}
        if Role.NO in near and near & _WORK and near & (_WHO | _TOLD):
            return spot.until(lines[-1].spot)
    return None


def _heads_mixed(lines: Sequence[Line]) -> Spot | None:
    """Find a line that names several columns, and none of whose rows could be read."""
    for line in lines:
        if role_of(line.text.split(maxsplit=1)[0] if line.text.strip() else "") is not Role.NO:
            continue
        roles = {role for role, _, _ in match_heads(one_line(line.text))}
        if roles & _WORK and len(roles & (_WHO | _TOLD)) > 1:
            return line.spot.until(lines[-1].spot)
    return None
