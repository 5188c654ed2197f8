"""The text of printed pages with their layout kept by blanks, as programs write it out."""

import io

import pypdfium2

from motcua.steering.plans.adapters.pdf import _glyphs
from motcua.steering.plans.adapters.pdf_words import Word, rows_of, words_of

_SIGN = 0.55  # of a word's height: how wide a sign is on average
_GAP = 0.62


def layout_of(content: bytes, *, feeds: bool = True) -> bytes:
    """Write a PDF's pages as text whose columns stand under each other; form feeds part the pages."""
    pages: list[str] = []
    with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
        for page in document:
            words = words_of(_glyphs(page))
            size = sorted(word.height for word in words)[len(words) // 2] if words else 10.0
            left = min((word.left for word in words), default=0.0)
            lines: list[str] = []
            above: float | None = None
            for row in rows_of(words):
                foot = row[0].foot
                if above is not None and above - foot > 1.9 * size:
                    lines.append("")
                above = foot
                lines.append(_line(row, left, size))
            pages.append("\n".join(lines) + "\n")
    return ("\f" if feeds else "\n").join(pages).encode()


def _line(row: list[Word], left: float, size: float) -> str:
    """Write the words of a line: one blank between those of a cell, cells where they stand."""
    text, right = "", None
    for word in row:
        place = int((word.left - left) / (_SIGN * size))
        if right is not None and word.left - right < _GAP * word.height:
            text += f" {word.text}"
        else:
            text = text.ljust(max(place, len(text) + 1 if text else 0)) + word.text
        right = word.right
    return text
