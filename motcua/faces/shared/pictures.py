"""Pages of a PDF as pictures, seen beside what was typed, on a telephone too."""

from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Final

import pypdfium2 as pdfium

KIND: Final = "image/webp"
_WIDEST: Final = 1240
_HIGHEST: Final = 2600
_ONE_AT_A_TIME: Final = Lock()
"""The library that draws knows no threads."""


@dataclass(frozen=True)
class Page:
    """One page drawn; which of how many it is."""

    picture: bytes
    number: int
    count: int


def count_pages(pdf: bytes) -> int:
    """Count the pages of a PDF; none of one that is broken or locked."""
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(pdf)
        except pdfium.PdfiumError:
            return 0
        try:
            return len(document)
        finally:
            document.close()


def draw_page(pdf: bytes, number: int) -> Page | None:
    """Draw a page, the nearest there is to `number`; nothing of a PDF that is broken or locked."""
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(pdf)
        except pdfium.PdfiumError:
            return None
        try:
            count = len(document)
            wanted = min(max(number, 1), count)
            return Page(_drawn(document, wanted - 1), wanted, count) if count else None
        except pdfium.PdfiumError:
            return None
        finally:
            document.close()


def _drawn(document: pdfium.PdfDocument, index: int) -> bytes:
    """Draw one page as wide as a reader needs and no larger, however large its paper says to be."""
    page = document[index]
    width, height = page.get_size()
    scale = min(_WIDEST / max(width, 1), _HIGHEST / max(height, 1))
    kept = BytesIO()
    page.render(scale=scale, draw_annots=True).to_pil().save(kept, "WEBP", quality=82, method=2)
    return kept.getvalue()
