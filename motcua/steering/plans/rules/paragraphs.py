"""Lines joined into paragraphs, each under the headings it stands below."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from motcua.steering.plans.ports import Line, Source, Spot, Table
from motcua.steering.plans.rules.words import (
    has_bullet,
    is_closed,
    is_shouted,
    is_unfinished,
    one_line,
    plain,
    starts_small,
)

_OUTLINE: Final = re.compile(
    r"(?P<roman>[IVXL]{1,6})\s*[.)](?=\s|\*|[A-ZĐ])\s*|(?P<article>(?:Điều|Mục|Chương|Phần|PHẦN|"
    r"CHƯƠNG)\s+[\dIVX]+)\s*[.:]?\s*"
    r"|(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\s*[.)](?=\s|\D)\s*|(?P<letter>[a-zđ])\s*[.)]\s+"
)
_DEPTH: Final = {"roman": 1, "article": 1, "number": 2, "letter": 5}
_PAGE_NUMBER: Final = re.compile(r"-?\s*\d{1,3}\s*-?$")
_WORDY: Final = 18


@dataclass(frozen=True)
class Heading:
    """A heading above a paragraph: its number as printed, its words, how deep it stands."""

    no: str
    title: str
    depth: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text, its own number or letter, and the headings above it, outermost first."""

    text: str
    spot: Spot
    no: str
    above: tuple[Heading, ...]
    is_heading: bool = False
    bulleted: bool = False

    @property
    def section(self) -> str:
        """Name the headings above, innermost last."""
        return " › ".join(f"{one.no}. {one.title}".strip(". ") for one in self.above if one.title)


def loose_lines(source: Source, taken: Sequence[Spot]) -> list[Line]:
    """Give the lines that no table of assignments, targets or progress took, letterheads in tables too."""
    lines: list[Line] = []
    for block in source.blocks:
        if any(spot.line <= block.spot.line <= spot.to for spot in taken):
            continue
        if isinstance(block, Table):
            lines += _lines_of(block)
        else:
            lines.append(block)
    return lines


def _lines_of(table: Table) -> Iterable[Line]:
    for row in table.rows:
        for cell in row.cells:
            for text in (cell or "").split("\n"):
                if text.strip():
                    yield Line(one_line(text), row.spot, gap=True)


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Join lines into paragraphs and lay them out under their headings."""
    found: list[Paragraph] = []
    above: list[Heading] = []
    for text, spot in _joined(lines):
        outline = _OUTLINE.match(text)
        if outline is None:
            found.append(Paragraph(text, spot, "", tuple(above), bulleted=has_bullet(text)))
            continue
        kind = outline.lastgroup or "number"
        no = one_line(outline[kind])
        rest = text[outline.end() :].strip()
        depth = _DEPTH[kind] + no.count(".")
        above = [heading for heading in above if heading.depth < depth]
        heads = _is_heading(rest, kind)
        if heads:
            above.append(Heading(no, rest.strip(" :"), depth))
        found.append(Paragraph(rest, spot, no, tuple(above[:-1] if heads else above), is_heading=heads))
    return found


def _is_heading(text: str, kind: str) -> bool:
    if kind == "article" or not text:
        return kind == "article" and len(text.split()) <= _WORDY
    if is_shouted(text) or text.endswith(":"):
        return True
    return (
        len(text.split()) <= 2 * _WORDY and not text.rstrip().endswith((".", ";", "./.")) and "%" not in text
    )


def _joined(lines: Sequence[Line]) -> list[tuple[str, Spot]]:
    joined: list[tuple[str, Spot]] = []
    for line in lines:
        text = line.text.strip()
        if not text or _PAGE_NUMBER.match(text):
            continue
        if joined and _goes_on(joined[-1][0], text):
            before, spot = joined[-1]
            joined[-1] = f"{before} {text}", spot.until(line.spot)
        else:
            joined.append((text, line.spot))
    return joined


def _goes_on(before: str, text: str) -> bool:
    """Say whether a line belongs to the paragraph before it."""
    if _OUTLINE.match(text) and not is_unfinished(before):
        return False
    if has_bullet(text) or plain(text).startswith(
        ("can cu ", "noi nhan", "phu luc", "kinh gui", "tm.", "kt.")
    ):
        return False
    if is_shouted(text) or is_shouted(before):
        return is_shouted(text) and is_shouted(before) and not is_closed(before) and len(before.split()) > 5
    if starts_small(text) or is_unfinished(before):
        return True
    return not is_closed(before) and len(before) > 55 and not text[:1].isdigit()
