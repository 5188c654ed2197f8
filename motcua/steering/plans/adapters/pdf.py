"""PDF: words with their places, tables by the lines drawn around their cells."""

import ctypes
from collections.abc import Iterator
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from motcua.steering.plans.adapters.pdf_rivers import Flow, parted, river_grid
from motcua.steering.plans.adapters.pdf_tables import Grid, grids_of, levels_of
from motcua.steering.plans.adapters.pdf_words import BLANKS, Glyph, Stretch, Word, lines_of, words_of
from motcua.steering.plans.adapters.side_by_side import in_reading_order
from motcua.steering.plans.errors import FileIsPicture, FileLocked, FileUnreadable
from motcua.steering.plans.ports import Line, Progress, Row, Source, Spot, Table
from motcua.steering.plans.rules.words import clean

_MOST_PAGES: Final = 1_500
_FEW_SIGNS: Final = 25  # a page: fewer on average, and pages are pictures
_MOST_PATHS: Final = 6_000  # a page: more is a drawing, not a table
_BLANK: Final = 32
_PATH: Final = raw.FPDF_PAGEOBJ_PATH


def pages_of(content: bytes) -> int:
    """Count the pages of a PDF. Raises FileLocked, and FileUnreadable if it is broken."""
    document = _opened(content)
    try:
        return len(document)
    finally:
        document.close()


def open_pdf(content: bytes, told: Progress | None = None) -> Source:
    """Read a PDF. Raises FileLocked, FileIsPicture if it has no text, and FileUnreadable if it is broken."""
    document = _opened(content)
    try:
        count = len(document)
        if count == 0 or count > _MOST_PAGES:
            raise FileUnreadable(why=f"tệp PDF có {count} trang, ngoài mức đọc được (1–{_MOST_PAGES})")
        reader = _Reader()
        blocks: list[Line | Table] = []
        for number in range(count):
            blocks += reader.page(document, number)
            if told is not None:
                told(number + 1, count)
        if reader.signs < _FEW_SIGNS * count and (reader.pictures or reader.signs == 0):
            raise FileIsPicture
        return Source("pdf", tuple(blocks), count)
    finally:
        document.close()


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as refused:
        if getattr(refused, "err_code", None) == raw.FPDF_ERR_PASSWORD or "assword" in str(refused):
            raise FileLocked from refused
        raise FileUnreadable(why="tệp PDF bị hỏng hoặc bị cắt cụt") from refused


class _Reader:
    """Reads page after page, counting lines on."""

    def __init__(self) -> None:
        self._line = 0
        self.signs = 0
        self.pictures = False
        self._flow: Flow | None = None

    def page(self, document: pdfium.PdfDocument, number: int) -> Iterator[Line | Table]:
        """Give the lines and tables of a page from top to bottom."""
        try:
            page = document[number]
        except pdfium.PdfiumError as broken:
            raise FileUnreadable(why=f"trang {number + 1} của tệp PDF bị hỏng") from broken
        glyphs = _glyphs(page)
        self.signs += len(glyphs)
        words = words_of(glyphs)
        if not words:
            self.pictures = self.pictures or _has_picture(page)
        strokes = _strokes(page)
        grids = [parted(grid) for grid in grids_of(strokes, words)]
        loose = _outside(words, grids)
        if loose and not grids:
            grid, self._flow = river_grid(loose, levels_of(strokes), self._flow)
            grids = [grid] if grid else []
            loose = _outside(words, grids)
        else:
            self._flow = None
        yield from self._ordered(loose, grids, number + 1)
        page.close()

    def _ordered(self, loose: list[Word], grids: list[Grid], page: int) -> Iterator[Line | Table]:
        lines = lines_of(loose)
        fresh = True
        for grid in sorted(grids, key=lambda grid: -grid.top):
            above = [line for line in lines if line.top > grid.top]
            lines = [line for line in lines if line.top <= grid.top]
            yield from self._lines(above, page, fresh=fresh)
            fresh = fresh and not above
            yield self._table(grid, page)
        yield from self._lines(lines, page, fresh=fresh)

    def _lines(self, lines: list[Stretch], page: int, *, fresh: bool) -> Iterator[Line]:
        """Give lines in reading order: what stands side by side block by block."""
        above = 0.0
        for line in in_reading_order(lines):
            gap = not above or line.top > above or above - line.top > 1.9 * line.height
            yield Line(clean(line.text), self._spot(page), gap, fresh)
            fresh, above = False, line.top

    def _table(self, grid: Grid, page: int) -> Table:
        rows = tuple(
            Row(tuple(None if cell is None else clean(cell) for cell in cells), self._spot(page))
            for cells in grid.rows
        )
        return Table(rows, rows[0].spot.until(rows[-1].spot))

    def _spot(self, page: int) -> Spot:
        self._line += 1
        return Spot(self._line, page, self._line)


def _outside(words: list[Word], grids: list[Grid]) -> list[Word]:
    inside = {id(word) for grid in grids for word in grid.words}
    return [word for word in words if id(word) not in inside]


def _glyphs(page: pdfium.PdfPage) -> list[Glyph]:
    """Give every sign of a page with its box; the first of a word also with the line it stands on."""
    text = page.get_textpage()
    left, right, bottom, top, across, foot = (ctypes.c_double() for _ in range(6))
    glyphs: list[Glyph] = []
    begins, guessed = True, False
    for place in range(raw.FPDFText_CountChars(text.raw)):
        code = raw.FPDFText_GetUnicode(text.raw, place)
        if code in {0, 13, 10, 0xFFFE, 0xFFFF}:
            begins = True
            continue
        if code == _BLANK and raw.FPDFText_IsGenerated(text.raw, place):
            begins = guessed = (
                True  # a blank that the page does not have: the signs' places say whether it is one
            )
            continue
        if not raw.FPDFText_GetCharBox(text.raw, place, left, right, bottom, top):
            continue
        sign = "-" if code == 2 else chr(code)  # U+0002: a hyphen at the end of a line
        asked = begins and raw.FPDFText_GetCharOrigin(text.raw, place, across, foot)
        own = foot.value if asked else None
        glyphs.append(Glyph(sign, left.value, bottom.value, right.value, top.value, own, guessed))
        begins, guessed = sign in BLANKS, False
    text.close()
    return glyphs


def _has_picture(page: pdfium.PdfPage) -> bool:
    return next(iter(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)), None) is not None


def _strokes(page: pdfium.PdfPage) -> list[tuple[float, float, float, float]]:
    """Give the straight lines drawn on a page, as x0, y0, x1, y1."""
    strokes: list[tuple[float, float, float, float]] = []
    for count, path in enumerate(page.get_objects(filter=(_PATH,), max_depth=3)):
        if count > _MOST_PATHS:
            return []
        strokes += _of_path(path)
    return strokes


def _of_path(path: pdfium.PdfObject) -> Iterator[tuple[float, float, float, float]]:
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start = here = (0.0, 0.0)
    for place in range(min(raw.FPDFPath_CountSegments(path.raw), 400)):
        segment = raw.FPDFPath_GetPathSegment(path.raw, place)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield (*here, *point)
        here = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield (*here, *start)
            here = start
