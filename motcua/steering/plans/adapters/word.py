"""Word documents: paragraphs with the numbers Word gives them, tables with their merged cells."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from motcua.steering.plans.adapters.parcels import Parcel
from motcua.steering.plans.adapters.word_numbers import Numbers
from motcua.steering.plans.ports import Line, Row, Source, Spot, Table
from motcua.steering.plans.rules.words import clean

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED: Final = {f"{W}del", f"{W}moveFrom", f"{_MC}Fallback", f"{W}instrText", f"{W}delText"}
_MAIN: Final = "word/document.xml"
_WIDEST: Final = 64


def open_word(parcel: Parcel) -> Source:
    """Read a .docx. Raises FileHasMacros, and FileUnreadable if it is broken."""
    parcel.refuse_macros()
    body = parcel.xml(_MAIN).find(f"{W}body")
    reader = _Reader(Numbers.of(parcel))
    blocks = tuple(reader.blocks(body)) if body is not None else ()
    return Source("docx", blocks, reader.page if reader.paged else None)


class _Reader:
    """Walks the body of a document in reading order, counting lines and, where Word noted them, pages."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._line = 0
        self.page = 1
        self.paged = False

    def blocks(self, container: etree._Element) -> Iterator[Line | Table]:
        for child in container:
            if child.tag == f"{W}p":
                yield from self._lines(child)
            elif child.tag == f"{W}tbl":
                yield self._table(child)
            elif child.tag in {f"{W}sdt", f"{W}customXml", f"{W}ins"}:
                inner = child.find(f"{W}sdtContent")
                yield from self.blocks(child if inner is None else inner)

    def _spot(self) -> Spot:
        self._line += 1
        return Spot(self._line, self.page if self.paged else None, self._line)

    def _lines(self, paragraph: etree._Element) -> Iterator[Line]:
        before = self.page
        text = self._text(paragraph)
        for number, part in enumerate(text.split("\n")):
            if part.strip():
                yield Line(clean(part), self._spot(), gap=number == 0, fresh=self.page != before)

    def _text(self, paragraph: etree._Element) -> str:
        parts: list[str] = []
        self._gather(paragraph, parts)
        text = "".join(parts)
        label = self._numbers.label(paragraph)
        return f"{label} {text}".strip() if label else text

    def _gather(self, node: etree._Element, parts: list[str]) -> None:
        for child in node:
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag == f"{W}t":
                parts.append(child.text or "")
            elif tag == f"{W}tab":
                parts.append(" ")
            elif tag in {f"{W}noBreakHyphen", f"{W}softHyphen"}:
                parts.append("-" if tag == f"{W}noBreakHyphen" else "")
            elif tag in {f"{W}br", f"{W}cr"}:
                self._turn(child, parts)
            elif tag == f"{W}lastRenderedPageBreak":
                self.page, self.paged = self.page + 1, True
            elif tag == f"{W}txbxContent":
                parts.append("\n" + "\n".join(self._text(inner) for inner in child.iter(f"{W}p")) + "\n")
            elif tag != f"{W}pPr":
                self._gather(child, parts)

    def _turn(self, child: etree._Element, parts: list[str]) -> None:
        if child.get(f"{W}type") == "page":
            self.page, self.paged = self.page + 1, True
        else:
            parts.append("\n")

    def _table(self, table: etree._Element) -> Table:
        rows = [self._row(row) for row in _children(table, "tr")]
        rows = [row for row in rows if row.cells]
        width = max((len(row.cells) for row in rows), default=0)
        even = tuple(Row((*row.cells, *([""] * (width - len(row.cells)))), row.spot) for row in rows)
        spot = even[0].spot.until(even[-1].spot) if even else self._spot()
        return Table(even, spot)

    def _row(self, row: etree._Element) -> Row:
        cells: list[str | None] = [""] * _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in _children(row, "tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            text = self._cell(cell)
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            cells.append(None if goes_on else text)
            cells += [""] * (_number(cell.find(f"{W}tcPr/{W}gridSpan"), 1) - 1)
        return Row(tuple(cells[:_WIDEST]), self._spot())

    def _cell(self, cell: etree._Element) -> str:
        lines = [self._text(paragraph) for paragraph in cell.iter(f"{W}p")]
        return clean("\n".join(line for line in lines if line.strip()))


def _children(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give the rows or cells of a table, through what may stand around them."""
    for child in node:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"}:
            yield from _children(child, name)


def _number(node: etree._Element | None, otherwise: int) -> int:
    value = node.get(f"{W}val", "") if node is not None else ""
    return min(int(value), _WIDEST) if value.isdecimal() else otherwise
