"""Text whose columns stand under each other, kept apart by blanks: as programs write a page's layout out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from motcua.steering.plans.adapters.blank_columns import Laid, Part, edges_of, laid_out, parts_of
from motcua.steering.plans.adapters.row_seams import Level, Stretch, head_height, row_starts
from motcua.steering.plans.adapters.side_by_side import Placed, in_reading_order
from motcua.steering.plans.ports import Line, Row, Spot, Table
from motcua.steering.plans.rules.rows import looks_like_heading, number_of
from motcua.steering.plans.rules.words import clean, one_line, plain, visible

_LEAST: Final = 3  # lines of three cells, before a text is taken for one that keeps its layout
_FAR: Final = 4  # lines with fewer than three cells, one after the other, before a table is over
_HEAD: Final = re.compile(r"\s*(?:s?tt|so tt|so thu tu)\b")
_PAGE: Final = re.compile(r"\s*(?:trang\s*)?-?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*-?\s*$")
_ENDS: Final = re.compile(r"\s*(?:noi nhan\b|phu luc\b|tm\.|kt\.|tl\.|bieu (?:so )?\d|mau so\b)")
_INDENT: Final = "    "
_MIDDLE: Final = " " * 20  # a number so far from the left is the page's, not a row's
_LOOSE: Final = re.compile(r"\S+(?: {1,3}\S+)*")


@dataclass(frozen=True)
class _Raw:
    """A line as it came: its number in the file, its text with its blanks, the page."""

    number: int
    text: str
    page: int | None

    @property
    def parts(self) -> list[Part]:
        """Give the parts that two blanks keep apart."""
        return parts_of(self.text)


@dataclass(frozen=True)
class _Seen:
    """What a page's table hands on to the next page: where its columns begin, whether it goes on."""

    edges: list[int]
    to_the_end: bool


def aligned_blocks(text: str) -> list[Line | Table] | None:
    """Read a text that keeps the layout of its pages; None if it keeps none."""
    lines = _lines(text)
    kept = sum(len(line.parts) > _LEAST - 1 for line in lines)
    if kept < _LEAST or any("\t" in line.text.strip() for line in lines):
        return None
    blocks: list[Line | Table] = []
    seen: _Seen | None = None
    tables = 0
    for page in _pages(lines):
        first, last = _stretch(page, seen)
        table, edges = _table(page[first:last], seen)
        seen = _Seen(edges, last == len(page)) if table else None
        tables += table is not None
        if table is None:
            blocks += _loose(page)
            continue
        blocks += [*_loose(page[:first]), table, *_loose(page[last:])]
    return blocks if tables else None


def _lines(text: str) -> list[_Raw]:
    paged = "\f" in text
    page = 1
    lines: list[_Raw] = []
    for number, raw in enumerate(text.split("\n"), 1):
        page += raw.count("\f")
        lines.append(_Raw(number, visible(raw.replace("\f", "")).rstrip(), page if paged else None))
    return lines


def _pages(lines: Sequence[_Raw]) -> Iterator[list[_Raw]]:
    """Part the lines by pages, their numbers left out; where no sign parts these, before heads come again."""
    page: list[_Raw] = []
    for place, line in enumerate(lines):
        is_number = line.text.startswith(_MIDDLE) and _PAGE.fullmatch(plain(line.text)) is not None
        turned = line.page != page[-1].page if page else False
        if page and line.page is None and (is_number or _opens_table(lines, place)):
            turned = True
        if turned:
            yield page
            page = []
        if not is_number:
            page.append(line)
    if page:
        yield page


def _opens_table(lines: Sequence[_Raw], place: int) -> bool:
    """Say whether a head begins here: its number's column may be named some lines below."""
    if place and len(lines[place - 1].parts) > 1:
        return False
    for line in lines[place : place + 5]:
        if not line.text.strip():
            return False
        if _HEAD.match(plain(line.text)) and len(line.parts) > 1:
            return True
        if len(line.parts) == 1 and not line.text.startswith(_INDENT):
            return False
    return False


def _stretch(page: Sequence[_Raw], seen: _Seen | None) -> tuple[int, int]:
    """Say from which line to which a page's table reaches; nowhere, if there is none."""
    full = [place for place, line in enumerate(page) if len(line.parts) >= _LEAST]
    if not full or (len(full) < _LEAST and not (seen and seen.to_the_end)):
        return 0, 0
    first, last = full[0], full[-1]
    while first > 0 and _belongs_above(page, first, seen):
        first -= 1
    for before, after in pairwise(full):
        between = [line for line in page[before + 1 : after] if line.text.strip()]
        over = [line for line in between if _ENDS.match(plain(line.text))]
        if over:
            last = before
            break
    while last + 1 < len(page) and _belongs_below(page, last):
        last += 1
    return first, last + 1


def _belongs_above(page: Sequence[_Raw], first: int, seen: _Seen | None) -> bool:
    """Say whether the line above belongs to the table: its head's, or the rest of a row cut by the page."""
    above = page[first - 1]
    if not above.text.strip():
        return bool(seen and seen.to_the_end) and not any(line.text.strip() for line in page[: first - 1])
    if len(above.parts) > 1 and number_of(above.parts[0].text) is None:
        return True
    return above.text.startswith(_INDENT) and (bool(seen and seen.to_the_end) or first == _first_full(page))


def _first_full(page: Sequence[_Raw]) -> int:
    return next(place for place, line in enumerate(page) if len(line.parts) >= _LEAST)


def _belongs_below(page: Sequence[_Raw], last: int) -> bool:
    """Say whether the line below the last full one still belongs to its row."""
    below = page[last + 1]
    if not below.text.strip():
        return all(not line.text.strip() for line in page[last + 1 :])
    return not _ENDS.match(plain(below.text)) and (below.text.startswith(_INDENT) or len(below.parts) > 1)


def _table(page: Sequence[_Raw], seen: _Seen | None) -> tuple[Table | None, list[int]]:
    """Read the table of a page; say where its columns begin."""
    lines = [(line, line.parts) for line in page if line.text.strip()]
    parts = [found for _, found in lines]
    edges = edges_of(parts)
    if seen and seen.to_the_end and len(edges) < len(seen.edges) and len(lines) < 2 * _FAR:
        edges = seen.edges
    if not lines or len(edges) < _LEAST - 1:
        return None, edges
    laid = laid_out(parts, edges)
    first = page[0].number
    levels = [
        Level(tuple(one.cells), line.number - first) for (line, _), one in zip(lines, laid, strict=True)
    ]
    head = head_height(levels)
    if not head and not (seen and seen.to_the_end) and not any(_numbered(level) for level in levels):
        return None, edges
    cuts = sorted(({0} | _cuts(levels, laid, head)) - {len(lines)})
    rows = [_row(lines[begin:end], levels[begin:end]) for begin, end in pairwise([*cuts, len(lines)])]
    return Table(tuple(rows), rows[0].spot.until(rows[-1].spot)), edges


def _cuts(levels: Sequence[Level], laid: Sequence[Laid], head: int) -> set[int]:
    """Say before which lines a row begins."""
    body = range(head, len(levels))
    alone = {place for place in body if laid[place].across or _heads_others(levels[place])}
    cuts = {place for place in alone if place - 1 not in alone}
    cuts |= {place + 1 for place in alone if place + 1 not in alone and place + 1 < len(levels)}
    cuts |= {head} if head else set()
    bounds = list(pairwise([*sorted(cuts | {0}), len(levels)]))
    stretches = [
        Stretch(
            levels[begin:end],
            [place - begin for place in body if begin <= place < end and _numbered(levels[place])],
            goes_on=begin == 0,
        )
        for begin, end in bounds
    ]
    for (begin, _), starts in zip(bounds, row_starts(stretches), strict=True):
        cuts |= {begin + start for start in starts}
    return cuts


def _numbered(level: Level) -> bool:
    return number_of(level.cells[0]) is not None


def _heads_others(level: Level) -> bool:
    """Say whether a line is nothing but a heading in capitals."""
    filled = [cell for cell in level.cells if cell and number_of(cell) is None]
    return len(filled) == 1 and looks_like_heading(filled[0])


def _row(lines: Sequence[tuple[_Raw, list[Part]]], levels: Sequence[Level]) -> Row:
    columns = zip(*(level.cells for level in levels), strict=True)
    cells = tuple(clean(_joined([line for line in column if line])) for column in columns)
    first, last = lines[0][0], lines[-1][0]
    return Row(cells, Spot(first.number, first.page, last.number))


def _joined(lines: Sequence[str]) -> str:
    """Join a cell's lines: one that ended for want of room goes on, another is a paragraph."""
    widest = max(map(len, lines), default=0)
    text = lines[0] if lines else ""
    for before, line in pairwise(lines):
        has_room = len(before) + 1 + len(line.split(maxsplit=1)[0]) <= widest - 2
        text += ("\n" if has_room else " ") + line
    return text


def _loose(page: Sequence[_Raw]) -> Iterator[Line]:
    """Give the lines that belong to no table."""
    placed = [
        Placed(one_line(found.group()), found.start(), found.end(), place)
        for place, line in enumerate(page)
        for found in _LOOSE.finditer(line.text)
    ]
    above: int | None = None
    for part in in_reading_order(placed):
        line = page[part.row]
        gap = above is None or part.row - above != 1
        yield Line(clean(part.text), Spot(line.number, line.page, line.number), gap, above is None)
        above = part.row
