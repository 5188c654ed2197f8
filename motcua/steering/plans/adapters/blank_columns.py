"""Columns that nothing but blanks keeps apart: where they begin, and which words of a line stand in which.

Programs that write out a page's layout set each row by itself: what begins one column stands a sign or two
farther left or right from row to row, and a cell that is full touches the next one with a single blank.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from motcua.steering.plans.rules.names import looks_like_agency
from motcua.steering.plans.rules.rows import is_section_number, looks_like_heading, number_of
from motcua.steering.plans.rules.words import has_bullet

_WORDS: Final = re.compile(r"\S+(?: \S+)*")
_STRAY: Final = 3  # signs: a cell so far off still stands in its column
_EXACT: Final = 1  # a word that begins so near a column's edge goes on in that column
_HALF: Final = 0.5  # a word begins right there: perhaps the next cell's
_WIDE: Final = 40  # signs: words with single blanks that run so far are of two cells
_FEW: Final = 0.12  # of the lines: fewer gaps are blanks within cells
_MOST: Final = 24
_SEVERAL: Final = 2


@dataclass(frozen=True)
class Part:
    """Words with one blank between them: where they begin and end, and what they say."""

    start: int
    end: int
    text: str

    @cached_property
    def words(self) -> list[int]:
        """Say where its words begin, but the first."""
        return [self.start + found.start() for found in re.finditer(r"(?<= )\S", self.text)]

    @cached_property
    def begun(self) -> list[int]:
        """Say where words within it begin as cells do."""
        return [start for start in self.words if _begins_cell(self.text[start - self.start :])]

    def cut(self, place: int) -> tuple["Part", "Part"]:
        """Cut it in two before the word that begins at a place."""
        first = self.text[: place - self.start].rstrip()
        rest = Part(place, self.end, self.text[place - self.start :])
        return Part(self.start, self.start + len(first), first), rest


def parts_of(text: str) -> list[Part]:
    """Part a line where two blanks stand, and behind a number that opens it."""
    parts = [Part(found.start(), found.end(), found.group()) for found in _WORDS.finditer(text)]
    if parts and " " in parts[0].text:
        word = parts[0].text.split()[0]
        if number_of(word) is not None:
            parts[:1] = parts[0].cut(parts[0].start + len(word) + 1)
    return parts


def edges_of(lines: Sequence[Sequence[Part]]) -> list[int]:
    """Find where columns begin: in the gaps of many lines, where many cells begin and few run on."""
    gaps = [(one.end, two.start) for line in lines for one, two in pairwise(line)]
    many = sum(len(line) > 1 for line in lines)
    parts = [part for line in lines if len(line) > 1 for part in line]
    starts = [part.start for line in lines for part in line]
    edges: list[int] = []
    while gaps and len(edges) < _MOST:
        places = {place for place in set(starts) if any(end <= place <= start for end, start in gaps)}
        found = [(_worth(place, gaps, parts, starts), place) for place in places - _beside(edges)]
        if not found:
            break
        worth, place = max(found)
        if worth < max(1.5, _FEW * many):
            break
        edges.append(place)
        gaps = [gap for gap in gaps if not gap[0] <= place <= gap[1]]
    return sorted({*edges, *_behind_numbers(lines, edges)})


def _beside(edges: Sequence[int]) -> set[int]:
    """Give the places so near an edge that no other column begins there."""
    return {edge + step for edge in edges for step in range(-_STRAY, _STRAY + 1)}


def _behind_numbers(lines: Sequence[Sequence[Part]], edges: Sequence[int]) -> list[int]:
    """Find where the column behind the numbers of rows begins, though few numbers share a line with it."""
    numbers = [line[0] for line in lines if line and number_of(line[0].text) is not None]
    if len(numbers) < _SEVERAL:
        return []
    end = sorted(part.end for part in numbers)[len(numbers) // 2]
    behind = sorted(part.start for line in lines for part in line[:2] if part.start > end)
    edge = behind[len(behind) // 10] if behind else 0
    return [edge] if edge and not any(end <= one <= edge + _STRAY for one in edges) else []


def _worth(
    place: int, gaps: Sequence[tuple[int, int]], parts: Sequence[Part], starts: Sequence[int]
) -> float:
    within = sum(end <= place <= start for end, start in gaps)
    begun = sum(place - 1 <= start <= place + 2 for start in starts)
    across = sum(
        _HALF if any(abs(start - place) <= _EXACT for start in part.words) else 1.0
        for part in parts
        if part.start < place - _STRAY
        and part.end > place + _STRAY
        and not any(abs(start - place) < _STRAY for start in part.begun)
    )
    return within + 0.3 * begun - across


@dataclass
class Laid:
    """A line laid into columns: the words of each; whether it runs across them, as a heading does."""

    cells: list[str]
    across: bool = False


def laid_out(lines: Sequence[Sequence[Part]], edges: Sequence[int]) -> list[Laid]:
    """Lay lines into columns."""
    return [_laid(lines, place, edges) for place in range(len(lines))]


def _laid(lines: Sequence[Sequence[Part]], place: int, edges: Sequence[int]) -> Laid:
    around = [*lines[max(0, place - _STRAY) : place], *lines[place + 1 : place + 1 + _STRAY]]
    near = [part.start for line in around for part in line]
    headed = _headed(lines[place], edges)
    if headed is not None:
        return headed
    laid = Laid([""] * (len(edges) + 1))
    for part in lines[place]:
        pieces, across = _pieces(part, edges, near)
        laid.across = laid.across or across
        for piece in pieces:
            middle = piece.start if across else (piece.start + piece.end) / 2
            column = bisect_right(edges, max(middle, piece.start + min(_STRAY, len(piece.text) / 2)))
            laid.cells[column] = f"{laid.cells[column]} {piece.text}".strip()
    return laid


def _headed(line: Sequence[Part], edges: Sequence[int]) -> Laid | None:
    """Lay a line that stands by itself and heads those below it; None if it is a line as others are."""
    laid = Laid([""] * (len(edges) + 1))
    number = number_of(line[0].text) if len(line) == 2 and line[1].start - line[0].end == 1 else None
    if number is None and len(line) != 1:
        return None
    text = " ".join(part.text for part in line)
    if not looks_like_heading(text) and not (number and is_section_number(number)):
        return None
    if number is not None and line[0].start < edges[0]:
        laid.cells[0], laid.cells[1] = line[0].text, line[1].text
    else:
        laid.cells[1] = text
    laid.across = True
    return laid


def _pieces(part: Part, edges: Sequence[int], near: Sequence[int]) -> tuple[list[Part], bool]:
    """Cut a part where it runs from one column into the next; if it cannot be cut, it runs across."""
    pieces, across = [part], False
    for edge in edges:
        last = pieces[-1]
        if not last.start < edge - 1 or not last.end > edge + 1:
            continue
        if last.start >= edge - _STRAY and _begins_cell(last.text):
            continue  # a cell that stands a sign or two to the left
        place = _cut_near(last, edge, near)
        if place is not None and place - last.start <= 2 * _STRAY and _tears_name(last, place):
            continue  # a name that begins some signs before its column
        if place is not None:
            pieces[-1:] = last.cut(place)
        elif min(edge - last.start, last.end - edge) > _STRAY and not _leans_left(last, edge):
            across = True
    return pieces, across


def _cut_near(part: Part, edge: int, near: Sequence[int]) -> int | None:
    """Find the word with which the next cell begins: near its column's edge, and begun as cells are."""
    close = [start for start in part.words if abs(start - edge) <= _STRAY]
    likely = [start for start in close if _begins_cell(part.text[start - part.start :]) or start in near]
    if not likely and part.end - part.start > _WIDE:
        likely = [start for start in close if abs(start - edge) <= _EXACT]
    return min(
        likely,
        key=lambda start: (
            _tears_name(part, start),
            start not in near,
            not looks_like_agency(part.text[start - part.start :]),
            abs(start - edge),
        ),
        default=None,
    )


def _leans_left(part: Part, edge: int) -> bool:
    """Say whether a cell begins some signs to the left of its column, and lies in it for the most part."""
    return _begins_cell(part.text) and edge - part.start <= 2 * _STRAY < part.end - edge


def _tears_name(part: Part, start: int) -> bool:
    """Say whether the word before belongs to the name of an agency going on here: "Sở" before "Tư pháp"."""
    before = part.text[: start - part.start].split()[-1:]
    rest = part.text[start - part.start :]
    return bool(before) and before[0][0].isupper() and looks_like_agency(f"{before[0]} {rest}")


def _begins_cell(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or has_bullet(text)
