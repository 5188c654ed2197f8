"""Bảng tính: sheets of rows as an .xlsx workbook, with the filters of office tools."""

import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

import xlsxwriter

Value = str | int | Decimal | date | None
KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDE, _PLAIN = 60, 16


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its heads, its rows; columns under the `long` heads are wide."""

    name: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    long: Collection[str] = ()


def workbook(sheets: Sequence[Sheet], *, title: str) -> bytes:
    """Write sheets; what begins like a formula stays text."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(
        kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": title})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
    for one in sheets:
        page = book.add_worksheet(one.name)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(one.rows), 1), len(one.heads) - 1)
        for column, words in enumerate(one.heads):
            page.set_column(column, column, _WIDE if words in one.long else _PLAIN)
            page.write_string(0, column, words, head)
        for line, row in enumerate(one.rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(line, column, value, day)
                elif isinstance(value, int | Decimal):
                    page.write_number(line, column, value, text)
                else:
                    page.write_string(line, column, value or "", text)
    book.close()
    return kept.getvalue()
