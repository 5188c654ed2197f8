"""Times as columns of their own, crossed in the rows they hold for: "Quý I | Quý II | …" with an x below."""

import re
from collections.abc import Sequence
from typing import Final

from motcua.steering.plans.ports import Row
from motcua.steering.plans.rules.columns import Column, Role
from motcua.steering.plans.rules.words import one_line, plain

_TIME: Final = re.compile(
    r"(?:qu[yi] ?|q\.? ?)(?:iv|iii|ii|i|[1-4])(?: ?[/-] ?(?:nam )?20\d\d)?|thang ?\d{1,2}(?: ?/ ?20\d\d)?"
    r"|(?:6 thang|9 thang) (?:dau|cuoi) nam|ca nam|(?:nam )?20\d\d"
)
_CROSS: Final = frozenset(["x", "v", "✓", "✔", "√", "+", "●", "•", "☑", "✗"])
_WORDY: Final = 8


def marked_times(columns: Sequence[Column | None], rows: Sequence[Row]) -> list[int]:
    """Find the columns whose heads are times and whose cells are crossed; none if fewer than two are."""
    places = [place for place, column in enumerate(columns) if column and is_time(column.title)]
    said = [one_line(row.cells[place] or "") for row in rows for place in places if place < len(row.cells)]
    crossed = sum(_is_cross(one) for one in said)
    wordy = sum(len(one.split()) > _WORDY or any(map(str.isdigit, one)) for one in said)
    return places if len(places) > 1 and crossed and not wordy else []


def without(columns: Sequence[Column | None], places: Sequence[int]) -> list[Column | None]:
    """Put one head in the place of the heads that are times."""
    title = " | ".join(column.title for place in places if (column := columns[place]))
    kept = [column for place, column in enumerate(columns) if place not in places[1:]]
    kept[places[0]] = Column(Role.DUE, title)
    return kept


def said_in_words(row: Row, columns: Sequence[Column | None], places: Sequence[int]) -> Row:
    """Write a row's crossed times in one cell: "Quý I; Quý III"."""
    times = []
    for place in places:
        cell = one_line((row.cells[place] if place < len(row.cells) else "") or "").strip(" -–")
        column = columns[place]
        if cell and column:
            times.append(column.title if _is_cross(cell) else f"{cell}: {column.title}")
    cells = [cell for place, cell in enumerate(row.cells) if place not in places[1:]]
    if places[0] < len(cells):
        cells[places[0]] = "; ".join(times)
    return Row(tuple(cells), row.spot)


def is_time(title: str) -> bool:
    """Say whether a head is nothing but a time."""
    return _TIME.fullmatch(one_line(plain(title)).strip(" .:")) is not None


def _is_cross(text: str) -> bool:
    return text.strip().lower() in _CROSS
