"""Chỉ tiêu: numbers and standings to be reached, from annex tables and from sentences."""

import re
from collections.abc import Sequence
from typing import Final

from motcua.steering.plans.ports import Names, TargetLine
from motcua.steering.plans.rules.columns import VALUES, Role
from motcua.steering.plans.rules.names import split_names
from motcua.steering.plans.rules.numbers import (
    Promise,
    in_cell,
    level_of,
    levels_in_order,
    period_of,
    periods_in,
    promises_in,
)
from motcua.steering.plans.rules.paragraphs import Paragraph
from motcua.steering.plans.rules.rows import ReadRow, ReadTable
from motcua.steering.plans.rules.words import one_line, plain, without_bullet

_AIMS: Final = re.compile(r"\b(?:chi tieu|muc tieu)\b")
_WORK: Final = re.compile(
    r"\b(?:nhiem vu|giai phap|to chuc thuc hien|kinh phi|yeu cau|muc dich|trach nhiem)\b"
)
_CLAUSE: Final = re.compile(r";\s*|(?<=[^\d\s])\.\s+(?=[A-ZĐÀ-Ỹ])|(?<=%\))\.\s+")
_STEP: Final = re.compile(r"(?:tang|giam)(?: them)?(?: moi nam)?(?: toi thieu| it nhat)?\s*$")


def of_table(table: ReadTable, year: int | None) -> list[TargetLine]:
    """Read the targets of an annex: of several years, each year's number is a target of its own."""
    found: list[TargetLine] = []
    parents: dict[str, str] = {}
    promised = _promised(table, year)
    for row in table.rows:
        text = one_line(row.get(Role.TARGET))
        if row.no:
            parents[row.no] = text
        level = level_of(text) or level_of(parents.get(row.parent, ""))
        filled = [role for role in promised if row.get(role).strip(" -–")] or promised[-1:] or [Role.VALUE]
        found += [_of_row(row, text, role, table.years.get(role, ""), level, year) for role in filled]
    return found


def _promised(table: ReadTable, year: int | None) -> list[Role]:
    """Give the columns of values, those of years before the plan's left out: they say how things stood."""
    columns: list[Role] = [role for role in VALUES if role in table.roles]
    if year is None:
        return columns
    return [role for role in columns if int(table.years.get(role, "")[-4:] or year) >= year] or columns[-1:]


def _of_row(
    row: ReadRow, text: str, role: Role, column_year: str, level: str, year: int | None
) -> TargetLine:
    value = row.get(role)
    promise = in_cell(value, row.get(Role.UNIT))
    return TargetLine(
        row.no,
        text,
        promise.op,
        promise.value,
        promise.unit,
        one_line(value),
        Names(list(split_names(row.get(Role.WATCHER)))),
        Names(list(split_names(row.get(Role.DOERS)))),
        row.parent,
        row.spot,
        level,
        column_year or period_of(value) or str(year or ""),
        row.section,
        list(row.doubts),
    )


def of_text(paragraphs: Sequence[Paragraph], year: int | None) -> list[TargetLine]:
    """Read the targets that sentences promise, under headings that announce targets."""
    found: list[TargetLine] = []
    for one in paragraphs:
        if one.is_heading or not _announced(one):
            continue
        for clause in _CLAUSE.split(one.text):
            found += _of_clause(without_bullet(clause), one, year)
    return found


def _announced(one: Paragraph) -> bool:
    """Say whether the nearest heading that tells aims from work announces aims."""
    for heading in reversed(one.above):
        title = plain(heading.title)
        aims, work = _AIMS.search(title), _WORK.search(title)
        if aims and not work:
            return True
        if work and not aims:
            return False
    return False


def _of_clause(clause: str, one: Paragraph, year: int | None) -> list[TargetLine]:
    promises = [promise for promise in promises_in(clause) if not _is_aside(clause, promise)]
    if not promises:
        return []
    headings = [found for heading in reversed(one.above) if (found := period_of(heading.title))]
    otherwise = next(iter(headings), "") or str(year or "")
    periods = periods_in(clause, promises)
    return [
        TargetLine(
            no="",
            text=one_line(clause).strip(" .,;"),
            op=_lowered(clause, promise),
            value=promise.value,
            unit=promise.unit,
            value_text=promise.printed,
            watcher=Names(),
            doers=Names(),
            parent="",
            source=one.spot,
            level=level,
            period=period or otherwise,
            section=one.section,
            stated_in="text",
        )
        for promise, level, period in zip(promises, _levels(clause, promises), periods, strict=True)
    ]


def _levels(clause: str, promises: Sequence[Promise]) -> list[str]:
    """Say for whom each number of a clause holds: "50%, 40%, 35% … cấp tỉnh, cấp huyện, cấp xã"."""
    named = levels_in_order(clause[promises[-1].start :])
    own = [level_of(promise.printed) for promise in promises]
    if len(promises) > 1 and len(named) == len(promises) and not any(own[:-1]):
        return named
    return [own[0] or level_of(clause)] if len(promises) == 1 else own


def _lowered(clause: str, promise: Promise) -> str:
    """Read "giảm … xuống còn 30 phút" as at most 30."""
    falls = re.search(r"\bgiam\b.*\b(?:xuong|con)\b", plain(clause[: promise.start]))
    return "<=" if promise.op == "=" and falls else promise.op


def _is_aside(clause: str, promise: Promise) -> bool:
    """Say whether a number only names a year's step or stands in brackets as an example."""
    before = plain(clause[: promise.start])
    return bool(_STEP.search(before)) and "%" not in promise.unit
