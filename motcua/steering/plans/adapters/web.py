"""Web pages: paragraphs, and tables with the cells that reach over rows and columns."""

from collections.abc import Iterator
from typing import Final

from lxml import etree, html

from motcua.steering.plans.adapters.text import decoded
from motcua.steering.plans.errors import FileUnreadable
from motcua.steering.plans.ports import Line, Row, Source, Spot, Table
from motcua.steering.plans.rules.words import clean, one_line

_SKIPPED: Final = {
    "script",
    "style",
    "head",
    "nav",
    "noscript",
    "template",
    "svg",
    "iframe",
    "button",
    "select",
}
_BLOCKS: Final = {
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "blockquote",
    "ul",
    "ol",
    "body",
    "main",
    "header",
    "footer",
    "center",
    "td",
    "th",
    "tr",
    "tbody",
    "thead",
    "table",
    "pre",
    "dd",
    "dt",
    "dl",
    "br",
    "html",
}
_MOST_SPAN: Final = 200


def open_web(content: bytes) -> Source:
    """Read a page. Raises FileUnreadable if there is nothing to read in it."""
    try:
        root = html.document_fromstring(decoded(content))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as broken:
        raise FileUnreadable(why="trang HTML trống hoặc hỏng") from broken
    reader = _Reader()
    return Source("html", tuple(reader.read(root)))


class _Reader:
    """Walks a page in reading order."""

    def __init__(self) -> None:
        self._line = 0
        self._text: list[str] = []

    def read(self, root: etree._Element) -> Iterator[Line | Table]:
        yield from self._walk(root)
        yield from self._flush()

    def _walk(self, node: etree._Element) -> Iterator[Line | Table]:
        if not isinstance(node.tag, str) or node.tag in _SKIPPED:
            return
        if node.tag == "table" and _is_data(node):
            yield from self._flush()
            yield self._table(node)
            return
        block = node.tag in _BLOCKS
        if block:
            yield from self._flush()
        self._text.append(node.text or "")
        for child in node:
            yield from self._walk(child)
            self._text.append(child.tail or "")
        if block:
            yield from self._flush()

    def _flush(self) -> Iterator[Line]:
        text = one_line(clean("".join(self._text)))
        self._text = []
        if text:
            yield Line(text, self._spot(), gap=True)

    def _spot(self) -> Spot:
        self._line += 1
        return Spot(self._line, None, self._line)

    def _table(self, table: etree._Element) -> Table:
        reaching: dict[int, int] = {}  # column → rows that a cell above still covers
        rows: list[Row] = []
        for row in table.iter("tr"):
            cells: list[str | None] = []
            for cell in row.iterchildren("td", "th"):
                _cover(cells, reaching)
                text = clean("\n".join(_lines(cell)))
                across, down = _span(cell, "colspan"), _span(cell, "rowspan")
                for place in range(across):
                    if down > 1:
                        reaching[len(cells)] = down - 1
                    cells.append("" if place else text)
            _cover(cells, reaching)
            rows.append(Row(tuple(cells), self._spot()))
        width = max((len(row.cells) for row in rows), default=0)
        even = tuple(Row((*row.cells, *([""] * (width - len(row.cells)))), row.spot) for row in rows)
        return Table(even, even[0].spot.until(even[-1].spot) if even else self._spot())


def _cover(cells: list[str | None], reaching: dict[int, int]) -> None:
    """Fill in the cells that reach down from the rows above."""
    while reaching.get(len(cells), 0) > 0:
        reaching[len(cells)] -= 1
        cells.append(None)


def _is_data(table: etree._Element) -> bool:
    """Say whether a table holds rows, and is not there for the layout of others."""
    return table.find(".//table") is None and any(len(row) > 1 for row in table.iter("tr"))


def _lines(cell: etree._Element) -> list[str]:
    parts: list[str] = []
    for node in cell.iter():
        if not isinstance(node.tag, str):
            continue
        if node is not cell and node.tag in _BLOCKS:
            parts.append("\n")
        parts.append(" ".join((node.text or "").split("\n")))
        if node is not cell:
            parts.append(
                ("\n" if node.tag in _BLOCKS - {"br"} else "") + " ".join((node.tail or "").split("\n"))
            )
    return [line for line in "".join(parts).split("\n") if line.strip()]


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), _MOST_SPAN)) if value.isdecimal() else 1
