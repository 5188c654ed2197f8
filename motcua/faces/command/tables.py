"""Bảng of a board: cells that say a figure and open its rows; the same cells as a workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.translation import gettext as _

from motcua.faces.command.measures import figure_of
from motcua.faces.shared.made_up import made_up_rows
from motcua.foundation.text import figures
from motcua.foundation.workbooks import KIND, Sheet, Value, workbook
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.queries import Part

NONE = "–"


@dataclass(frozen=True)
class Head:
    """The head of a column: whether numbers stand below it, and the way to sort by it."""

    words: str
    is_number: bool = True
    address: str = ""
    sorted: str = ""  # "ascending" or "descending", as assistive technology calls it


@dataclass(frozen=True)
class Cell:
    """A cell: its words, its value for a workbook, the way down to its rows, what marks it."""

    words: str
    value: Value = None
    address: str = ""
    tone: str = ""
    under: str = ""
    percent: float | None = None  # drawn as a bar below the words
    bar: tuple[float, float] | None = None  # two parts of a bar below the words: what is late, the rest
    mood: str = "blue"


@dataclass(frozen=True)
class Table:
    """A table: what it is called, its heads, its rows; the first cell of a row names it."""

    name: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    folds: bool = True  # on a phone each row becomes a small card; else the table is drawn aside

    @property
    def lines(self) -> list[list[tuple[Head, Cell]]]:
        """Give the rows, each cell with its head."""
        return [list(zip(self.heads, row, strict=True)) for row in self.rows]

    def sheet(self) -> Sheet:
        """Give it as a sheet: every value as it stands, nothing that reckons itself."""
        heads = tuple(head.words for head in self.heads)
        long = [head.words for head in self.heads if not head.is_number]
        rows = [[_value(cell) for cell in row] for row in self.rows]
        return Sheet(_sheet_name(self.name), heads, rows, long)


def count_cell(count: int, address: str = "", *, tone: str = "") -> Cell:
    """Say a count; nought opens nothing."""
    return Cell(figures(count), count, address if count else "", tone if count else "")


def figure_cell(indicator: Indicator, part: Part | None, address: str = "") -> Cell:
    """Say a figure of an indicator, or that there is none."""
    value = part.value if part else None
    if part is None or value is None:
        return Cell(NONE)
    is_share = indicator.unit == Indicator.Unit.PERCENT
    return Cell(figure_of(indicator, part), value if is_share else int(value), address)


def handed_out(title: str, moment: Iterable[tuple[str, str]], tables: Sequence[Table]) -> HttpResponse:
    """Hand out what a board shows, with its moment first, as a workbook that no longer changes."""
    said = [(_("Bảng"), title), *moment, *made_up_rows()]
    first = Sheet(_("Thời điểm"), (_("Nội dung"), _("Giá trị")), said, (_("Giá trị"),))
    content = workbook([first, *(table.sheet() for table in tables)], title=title)
    name = quote(f"{title}.xlsx")
    disposition = f"attachment; filename=\"bang.xlsx\"; filename*=UTF-8''{name}"
    return HttpResponse(content, content_type=KIND, headers={"Content-Disposition": disposition})


def _value(cell: Cell) -> Value:
    if cell.value is None:
        return f"{cell.words} ({cell.under})" if cell.under else cell.words
    return cell.value if not isinstance(cell.value, Decimal) else cell.value.normalize()


def _sheet_name(name: str) -> str:
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in name)[:31]
