"""Where rows begin in a flattened table: numbers that follow each other, at places where a row may begin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from motcua.steering.plans.ports import Line
from motcua.steering.plans.rules.dues import due_share
from motcua.steering.plans.rules.names import looks_like_agency
from motcua.steering.plans.rules.words import is_shouted, is_unfinished, roman, starts_small

_NUMBER: Final = re.compile(
    r"((?!(?:19|20)\d\d)\d{1,4}(?:\.\d{1,3}){0,3}|[IVXL]{1,5}(?:\.\d{1,3}){1,3})([.)]?)(?:\s+(.*))?$"
)
_SECTION: Final = re.compile(r"([IVXL]{1,6}|[A-H])([.)]?)\s+(\S.*)$")
_LETTER: Final = re.compile(r"([a-zđ])[.)](?:\s+(\S.*))?$")
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy-"
_YEAR_ALONE: Final = re.compile(r"(?:năm )?20\d\d\W*")
_ITEM: Final = re.compile(r"[-–]\s+[A-ZĐÀ-Ỹ]")
_FEWEST: Final = 2
_MOSTLY: Final = 0.6
_BACK: Final = 60
_LEAP: Final = 9  # numbers left out at once: more is no number of a row


@dataclass(frozen=True)
class Start:
    """A line with which a row or a section begins: its number and what follows it on the line."""

    line: int
    no: str
    rest: str
    is_section: bool = False
    style: str = ""
    weight: float = 0.0


def starts_in(lines: Sequence[Line], fresh: set[int]) -> list[Start]:
    """Find the rows and sections of a table, in order."""
    sections = _sections(lines)
    taken = {start.line for start in sections}
    found = [start for place in range(len(lines)) if (start := _row_at(lines, place, taken, fresh))]
    chains = [_chain([one for one in found if one.style == style], sections) for style in ("", ".", ")")]
    best = max(chains, key=lambda chain: chain[0] - 3.0 * _repeated(chain[1], sections))[1]
    known = sorted([*sections, *best], key=lambda start: start.line)
    return sorted([*known, *_lettered(lines, known)], key=lambda start: start.line)


def _lettered(lines: Sequence[Line], starts: Sequence[Start]) -> list[Start]:
    """Find the rows a), b), c) below a numbered one: each has a time of its own, the one above has none."""
    if not starts:
        return []
    found: list[Start] = []
    ends = [*(start.line for start in starts[1:]), len(lines)]
    for start, end in zip(starts, ends, strict=True):
        expected, here = "a", []
        for place in range(start.line + 1, end):
            match = _LETTER.match(lines[place].text)
            if match and match[1] == expected:
                here.append(Start(place, match[1], match[2] or "", style=")"))
                expected = _LETTERS[_LETTERS.index(expected) + 1]
        if len(here) < _FEWEST or start.is_section:
            continue
        own = [start.line, *(one.line for one in here), end]
        parts = [[line.text for line in lines[first:last]] for first, last in pairwise(own)]
        if not _says_who_or_when(parts[0][1:]) and all(due_share(" ".join(part)) for part in parts[1:]):
            found += here
    return found


def _says_who_or_when(texts: Sequence[str]) -> bool:
    """Say whether a line names an agency or a time; a bare year is the rest of a title."""
    return any(
        looks_like_agency(text) or (due_share(text) >= _MOSTLY and not _YEAR_ALONE.fullmatch(text))
        for text in texts
    )


def _sections(lines: Sequence[Line]) -> list[Start]:
    """Find sections: Roman numbers that follow each other, with a title behind."""
    found: list[Start] = []
    expected = 1
    for place, line in enumerate(lines):
        match = _SECTION.match(line.text)
        if match is None or starts_small(match[3]) or len(match[3].split()) < 2:
            continue
        value = roman(match[1]) or ord(match[1][0]) - ord("A") + 1
        if value in {expected, 1} or (is_shouted(match[3]) and roman(match[1])):
            found.append(Start(place, match[1], match[3], is_section=True))
            expected = value + 1
    return found


def _row_at(lines: Sequence[Line], place: int, sections: set[int], fresh: set[int]) -> Start | None:
    match = _NUMBER.match(lines[place].text)
    if match is None:
        return None
    rest = match[3] or ""
    if rest and (starts_small(rest) or rest[0] in "/%.,;)" or (rest[0] in "-–" and not _ITEM.match(rest))):
        return None
    weight = 0.6 if rest else 1.0
    if place == 0 or place - 1 in sections:
        weight += 1.0
    else:
        weight += _ends_a_row([line.text for line in lines[max(0, place - 3) : place]])
    after = lines[place + 1] if place + 1 < len(lines) else None
    if not rest:
        if after is None or starts_small(after.text):
            weight -= 2.0
        elif place + 1 in fresh:
            weight -= 2.5  # a number at the foot of a page
        elif not after.gap:
            weight += 0.3
    return Start(place, match[1], rest, style=match[2], weight=weight)


def _ends_a_row(before: list[str]) -> float:
    last = before[-1]
    if is_unfinished(last):
        return -2.0
    if any(due_share(" ".join(before[-count:])) >= 0.6 for count in (1, 2, 3)):
        return 1.2
    return 0.6 if last.rstrip().endswith((".", "./.", "…", ")", "-")) else 0.0


def _chain(found: Sequence[Start], sections: Sequence[Start]) -> tuple[float, list[Start]]:
    """Choose the starts that together make the best sequence of numbers."""
    heads = [start.line for start in sections]
    scores: list[float] = []
    came: list[int] = []
    for place, start in enumerate(found):
        opening = _opening(start.no)
        best, origin = opening, -1
        for earlier in range(max(0, place - _BACK), place):
            new_section = any(found[earlier].line < line < start.line for line in heads)
            score = scores[earlier] + _step(found[earlier].no, start.no, new_section)
            if score > best:
                best, origin = score, earlier
        scores.append(best + start.weight)
        came.append(origin)
    if not scores:
        return 0.0, []
    place = max(range(len(scores)), key=scores.__getitem__)
    total, chain = scores[place], []
    while place >= 0:
        chain.append(found[place])
        place = came[place]
    return total, chain[::-1]


def _repeated(chain: Sequence[Start], sections: Sequence[Start]) -> int:
    """Count the numbers that come again within one section."""
    heads = [start.line for start in sections]
    keys = [(sum(head < start.line for head in heads), start.no) for start in chain]
    return len(keys) - len(set(keys))


def _parts(no: str) -> list[int]:
    """Give the numbers that a number consists of: "II.3" is 2 and 3."""
    return [int(part) if part.isdigit() else roman(part) or 0 for part in no.split(".")]


def _opening(no: str) -> float:
    """Say how well a number opens a table."""
    parts = _parts(no)
    return 1.5 if parts == [1] else 1.0 if parts == [1, 1] else 0.0 if no.startswith(("1", "I.")) else -1.0


def _step(before: str, after: str, new_section: bool) -> float:
    """Say how well one number follows another."""
    first, then = _parts(before), _parts(after)
    depth = len(then)
    if len(first) >= depth and then[:-1] == first[: depth - 1] and then[-1] == first[depth - 1] + 1:
        return 2.0
    if then[:-1] == first and then[-1] == 1:
        return 2.0
    if new_section and (then == [1] or (depth > 1 and then[-1] == 1 and then[0] == first[0] + 1)):
        return 2.0
    if then in (first, [1]) or then[0] - first[0] > _LEAP:
        return -4.0
    return -1.6
