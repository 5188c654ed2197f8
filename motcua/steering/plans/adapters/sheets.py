"""Spreadsheets: each sheet a table, the rows above it lines."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, ZipError

from motcua.foundation.text import day_figures
from motcua.steering.plans.adapters.parcels import Parcel
from motcua.steering.plans.errors import FileLocked, FileUnreadable
from motcua.steering.plans.ports import Line, Row, Source, Spot, Table
from motcua.steering.plans.rules.words import clean, one_line

_MOST_ROWS: Final = 20_000
_WIDEST: Final = 64
Value = int | float | str | bool | time | date | datetime | timedelta


def open_sheets(content: bytes) -> Source:
    """Read an .xlsx. Raises FileHasMacros, FileLocked, and FileUnreadable if it is broken."""
    Parcel(content).refuse_macros()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except PasswordError as locked:
        raise FileLocked from locked
    except (CalamineError, ZipError, OSError, ValueError) as broken:
        raise FileUnreadable(why="bảng tính bị hỏng") from broken
    blocks: list[Line | Table] = []
    line = 0
    for page, sheet in enumerate(sheets, 1):
        blocks += _blocks(sheet, page, line)
        line += sheet.height + 1
    return Source("xlsx", tuple(blocks), len(sheets))


def _blocks(sheet: CalamineSheet, page: int, line: int) -> Iterator[Line | Table]:
    rows = list(_rows(sheet, page, line))
    first = next((place for place, row in enumerate(rows) if len(_filled(row)) > 1), len(rows))
    for row in rows[:first]:
        for text in _filled(row):
            yield Line(one_line(text), row.spot, gap=True)
    table = [row for row in rows[first:] if _filled(row)]
    if table:
        yield Table(tuple(table), table[0].spot.until(table[-1].spot))


def _rows(sheet: CalamineSheet, page: int, line: int) -> Iterator[Row]:
    under = _merged(sheet)
    top, left = sheet.start or (0, 0)
    for number, cells in enumerate(sheet.to_python(skip_empty_area=True, nrows=_MOST_ROWS)):
        spot = Spot(line + top + number + 1, page, line + top + number + 1)
        texts = [
            None if (top + number, left + place) in under else _text(value)
            for place, value in enumerate(cells[:_WIDEST])
        ]
        yield Row(tuple(texts), spot)


def _merged(sheet: CalamineSheet) -> set[tuple[int, int]]:
    """Find the cells that a cell above them covers."""
    under: set[tuple[int, int]] = set()
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        under |= {(row, left) for row in range(top + 1, min(bottom, top + _MOST_ROWS) + 1)}
    return under


def _filled(row: Row) -> list[str]:
    return [cell for cell in row.cells if cell and cell.strip()]


def _text(value: Value) -> str:
    if isinstance(value, datetime | date):
        return day_figures(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:g}".replace(".", ",")
    return clean(str(value))
