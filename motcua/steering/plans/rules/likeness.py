"""Whether two documents say the same: their words alone, without blanks, marks of paging or layout."""

import hashlib
import re
from collections.abc import Iterable
from typing import Final

from motcua.steering.plans.ports import Line, Source
from motcua.steering.plans.rules.words import clean, one_line, words

BETWEEN_CELLS: Final = " ¦ "
"""What stands between the cells of a row that is shown as one line."""

_FOOT: Final = re.compile(r"(?:trang\s*)?-?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*-?$", re.IGNORECASE)


def shown_lines(source: Source) -> list[tuple[int, int | None, str]]:
    """Give a source as lines to be shown: number, page, text; a table's row is one line, its cells apart."""
    shown: list[tuple[int, int | None, str]] = []
    for block in source.blocks:
        if isinstance(block, Line):
            shown.append((block.spot.line, block.spot.page, block.text))
            continue
        for row in block.rows:
            cells = [one_line(clean(cell)) for cell in row.cells if cell and cell.strip()]
            if cells:
                shown.append((row.spot.line, row.spot.page, BETWEEN_CELLS.join(cells)))
    return shown


def text_digest(lines: Iterable[tuple[int, int | None, str]]) -> str:
    """Digest the words of a document, so that the same text saved anew is known again."""
    digest = hashlib.sha256()
    for _, _, text in lines:
        if not _FOOT.fullmatch(text.strip()):
            for word in words(text):
                digest.update(word.encode())
                digest.update(b" ")
    return digest.hexdigest()
