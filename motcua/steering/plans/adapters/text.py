"""Text files: tables kept by tabs, pages parted by form feeds, or nothing but lines."""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from motcua.steering.plans.adapters.aligned import aligned_blocks
from motcua.steering.plans.errors import FileUnreadable
from motcua.steering.plans.ports import Line, Row, Source, Spot, Table
from motcua.steering.plans.rules.words import clean

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BOLD_HEAD: Final = re.compile(r"(?<=[^\W\d_])\*\*(?=[IVX\d]{1,4}\.)")  # a heading that lost its line
_RULE: Final = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?")  # |---|---|
_PAGE_IN_LINE: Final = re.compile(r"(?<=[^\n\f])\f")  # a page that ends with no end of its last line
_FEW: Final = 0.02  # a text has hardly any signs of control


def open_text(content: bytes) -> Source:
    """Read a text file. Raises FileUnreadable if it is no text."""
    return source_of(decoded(content), "txt")


def decoded(content: bytes) -> str:
    """Decode as its mark says, else as UTF-8, else as the old Vietnamese code page."""
    named = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(named)
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1258")
        except UnicodeDecodeError as wrong:
            raise FileUnreadable(why="tệp không phải văn bản UTF-8") from wrong
    strange = sum(1 for sign in text[:20000] if ord(sign) < 32 and sign not in "\t\n\r\f\v")
    if strange > _FEW * min(len(text), 20000):
        raise FileUnreadable(why="tệp .txt này chứa dữ liệu nhị phân, không phải văn bản")
    return text


def source_of(text: str, format: str) -> Source:
    """Part a text into lines and tables."""
    paged = "\f" in text
    lines = _PAGE_IN_LINE.sub("\n\f", text.replace("\r\n", "\n").replace("\r", "\n"))
    blocks = tuple(aligned_blocks(lines) or _blocks(lines, paged))
    return Source(format, blocks, text.count("\f") + 1 if paged else None)


def _blocks(text: str, paged: bool) -> Iterator[Line | Table]:
    rows: list[Row] = []
    gap, fresh, page = False, False, 1
    for number, raw in enumerate(text.split("\n"), 1):
        page += raw.count("\f")
        spot = Spot(number, page if paged else None, number)
        cells = _cells(raw)
        if len(cells) > 1 or (rows and raw.strip() and not gap):
            if not _RULE.fullmatch(raw):
                rows.append(Row(tuple(clean(cell) for cell in cells), spot))
        else:
            if rows and (raw.strip() or gap):
                yield _table(rows)
                rows = []
            if raw.strip():
                begins = fresh or "\f" in raw or (raw.startswith(" ") and not gap)
                for part in _BOLD_HEAD.split(raw):
                    yield Line(clean(part), spot, gap, begins)
        fresh = not raw.strip() and (fresh or "\f" in raw)
        gap = not raw.strip()
    if rows:
        yield _table(rows)


def _cells(raw: str) -> list[str]:
    """Part a line at its tabs; or at its bars, if it stands between bars or has two of them."""
    whole = raw.replace("\f", "")
    if "\t" in whole.strip(" \n") and whole.strip():
        return whole.split("\t")
    if whole.count("|") < 2:
        return [whole]
    cells = re.split(r"(?<!\\)\|", whole.strip())
    first = 0 if cells[0].strip() else 1
    last = len(cells) if cells[-1].strip() or not whole.strip().endswith("|") else len(cells) - 1
    return [cell.replace("<br>", "\n").replace("\\|", "|") for cell in cells[first:last]]


def _table(rows: list[Row]) -> Table:
    width = max(len(row.cells) for row in rows)
    even = tuple(Row((*row.cells, *([""] * (width - len(row.cells)))), row.spot) for row in rows)
    return Table(even, rows[0].spot.until(rows[-1].spot))
