"""Tables that lost their cells: the text of a PDF whose rows became loose lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from motcua.steering.plans.ports import Line, Source, Spot
from motcua.steering.plans.rules.arranging import adrift, arranged, may_stand_over, placements
from motcua.steering.plans.rules.columns import (
    Column,
    Role,
    is_head,
    match_heads,
    settled,
    years_of,
)
from motcua.steering.plans.rules.merged import with_leads_from_above
from motcua.steering.plans.rules.numbering import Start, starts_in
from motcua.steering.plans.rules.rows import Claim, ReadRow, ReadTable, claims_in, is_total, section_title
from motcua.steering.plans.rules.splitting import Habits, Piece, Splitter
from motcua.steering.plans.rules.words import one_line, plain

_HEAD_LINES: Final = 22
_FEW_LINES: Final = 6
_SHOWN: Final = 12  # rows that show where a column stands
_OPENS: Final = re.compile(r"(?:s?tt|so tt|so thu tu)\b")
_BEGINS: Final = re.compile(r"(?:[IVX]{1,4}|\d{1,2})[.)]?\s+[^\W\d_]")  # a row or a section
_ENDS: Final = re.compile(
    r"(?:noi nhan|phu luc|tm\.|kt\.|tl\.|ghi chu\s*:|cong hoa xa hoi|doc lap - tu do|bieu (?:so )?\d|mau so)"
)
_LETTERHEAD: Final = re.compile(r"(?:ỦY|UỶ) BAN NHÂN DÂN\s*$")
_CLOSES: Final = re.compile(
    r"(?:yeu cau|tren day|trong qua trinh|qua trinh|de nghi|can cu|thu truong|giao|ke hoach nay|"
    r"chu tich|uy ban nhan dan \S+ (?:yeu cau|giao|de nghi)|cac (?:so|co quan|don vi|dia phuong)[^.;]* "
    r"(?:to chuc|can cu|chu dong|chiu trach nhiem)|kinh phi|dinh ky)\b"
)
_WIDER: Final = 1.3
_PAGE: Final = re.compile(r"(?:trang\s*)?-?\s*\d{1,3}\s*(?:/\s*\d{1,3})?-?$")


@dataclass
class Region:
    """The lines of one flattened table; a new page begins where its head came again."""

    columns: list[Column]
    lines: list[Line] = field(default_factory=list)
    fresh: set[int] = field(default_factory=set)  # places of lines that begin a page
    heads_dropped: int = 0
    adrift: int = 0  # how many of the last columns stand nobody knows where
    spot: Spot = field(default_factory=Spot)


def read_flattened(source: Source) -> list[ReadTable]:
    """Understand every flattened table of a source."""
    return [table for region in _regions(source) if (table := _understood(region)) is not None]


def _regions(source: Source) -> list[Region]:
    regions: list[Region] = []
    lines = [block if isinstance(block, Line) else None for block in source.blocks]
    heads: list[tuple[tuple[str, ...], list[Column]]] = []
    open_region: Region | None = None
    place = 0
    while place < len(lines):
        line = lines[place]
        if line is None:
            open_region = None
            place += 1
            continue
        head = _known_head(lines, place, heads) or _head_at(lines, place)
        if head is not None:
            columns, height = head
            heads.append((tuple(one.text for one in lines[place : place + height] if one), columns))
            if open_region is not None and [c.role for c in open_region.columns] == [c.role for c in columns]:
                _page_turned(open_region)
            else:
                over = may_stand_over(line.text)
                loose = adrift(columns, over) if over else 0
                open_region = Region(columns, adrift=loose, spot=line.spot)
                regions.append(open_region)
            place += height
            continue
        if open_region is not None and (_ENDS.match(plain(line.text)) or _LETTERHEAD.match(line.text)):
            open_region = None
        if open_region is not None and not _turns_page(open_region, line):
            open_region.lines.append(line)
        place += 1
    return regions


def _known_head(
    lines: Sequence[Line | None], place: int, heads: list[tuple[tuple[str, ...], list[Column]]]
) -> tuple[list[Column], int] | None:
    """See whether a head that was read before comes again, word by word."""
    for texts, columns in heads:
        here = lines[place : place + len(texts)]
        same = all(line is not None and line.text == text for line, text in zip(here, texts, strict=False))
        if same and len(here) == len(texts):
            return columns, len(texts)
    return None


def _page_turned(region: Region) -> None:
    region.heads_dropped += 1
    if region.lines and _PAGE.match(plain(region.lines[-1].text)):
        region.lines.pop()
    region.fresh.add(len(region.lines))


def _turns_page(region: Region, line: Line) -> bool:
    """Note that a page begins where the file says so; say whether the line is but its number."""
    before = region.lines[-1] if region.lines else None
    if before is None or line.spot.page is None or before.spot.page == line.spot.page:
        return False
    if _PAGE.match(plain(before.text)) and int(re.sub(r"\D", "", before.text) or 0) == before.spot.page:
        region.lines.pop()
    region.fresh.add(len(region.lines))
    return re.sub(r"\D", "", line.text) == str(line.spot.page) and bool(_PAGE.match(plain(line.text)))


def _head_at(lines: Sequence[Line | None], place: int) -> tuple[list[Column], int] | None:
    """Read the head that begins at a line; it may be broken over many. None if none does."""
    first = lines[place]
    if first is None:
        return None
    if not _OPENS.match(_with_next(lines, place)):
        return _head_below(lines, place)
    best: tuple[list[Column], int] | None = None
    text = ""
    for height in range(1, _HEAD_LINES):
        line = lines[place + height - 1] if place + height <= len(lines) else None
        if line is None or (height > 1 and _BEGINS.match(line.text)):
            break
        text = f"{text} {one_line(line.text)}".strip()
        found = match_heads(text)
        covered = sum(len(re.sub(r"\W", "", text[start:end])) for _, start, end in found)
        whole = len(re.sub(r"\W", "", text))
        if covered < 0.4 * whole and height > _FEW_LINES:
            break
        columns = [Column(role, text[start:end]) for role, start, end in found]
        if (
            covered >= 0.94 * whole
            and found[-1][2] == len(text)
            and is_head([column.role for column in columns])
        ):
            best = columns, height
    if best is None:
        return None
    return settled(arranged(best[0])), best[1] + _numbers_below(lines, place + best[1])


def _head_below(lines: Sequence[Line | None], place: int) -> tuple[list[Column], int] | None:
    """Read a head whose upper row was written first: "Phân công thực hiện" above "STT"."""
    after = lines[place + 1] if place + 1 < len(lines) else None
    first = lines[place]
    if (
        first is None
        or after is None
        or not _OPENS.match(plain(after.text))
        or not may_stand_over(first.text)
    ):
        return None
    below = _head_at(lines, place + 1)
    return (below[0], below[1] + 1) if below else None


def _with_next(lines: Sequence[Line | None], place: int) -> str:
    """Give a line's bare words, with the next line's where it is but one word: "Số" above "TT"."""
    line = lines[place]
    after = lines[place + 1] if place + 1 < len(lines) else None
    bare = plain(line.text).strip() if line else ""
    return f"{bare} {plain(after.text).strip()}" if after and bare == "so" else bare


def _numbers_below(lines: Sequence[Line | None], place: int) -> int:
    """Count the lines that only number the columns."""
    count = 0
    while place + count < len(lines):
        line = lines[place + count]
        if line is None or not re.fullmatch(r"(?:\(\d{1,2}\)\s*)+", line.text):
            break
        count += 1
    return count


def _understood(region: Region) -> ReadTable | None:
    lines = [line.text for line in region.lines]
    starts = starts_in(region.lines, region.fresh)
    _leave_what_follows(region, starts)
    if not any(not start.is_section for start in starts):
        return None
    gaps = sum(line.gap for line in region.lines)
    habits = Habits(airy=0.5 * len(lines) < gaps < len(lines))
    claims: list[Claim] = []
    bodies = [_pieces(region, starts, place, claims) for place in range(len(starts))]
    rows = [(start, body) for start, body in zip(starts, bodies, strict=True) if not start.is_section]
    region.columns = _settled_by(region, habits, [body for _, body in rows[:_SHOWN]])
    roles = _read_roles(region.columns)
    once = [Splitter(roles, habits).split(body.pieces) for _, body in rows]
    habits = habits.learn(once)
    twice = [Splitter(roles, habits).split(body.pieces) for _, body in rows]
    read = _rows(starts, bodies, iter(twice), claims)
    with_leads_from_above(read, roles)
    spot = region.spot.until(region.lines[-1].spot)
    all_roles = [column.role for column in region.columns]
    titles = [column.title for column in region.columns]
    years = years_of(region.columns)
    return ReadTable(all_roles, read, spot, claims, region.heads_dropped, titles=titles, years=years)


def _read_roles(columns: Sequence[Column]) -> list[Role]:
    return [column.role for column in columns if column.role is not Role.NO]


def _settled_by(region: Region, habits: Habits, bodies: Sequence["Body"]) -> list[Column]:
    """Choose among the orders in which columns may stand the one by which the rows read best."""
    if not region.adrift:
        return region.columns
    orders = placements(region.columns, region.adrift)

    def fits(columns: list[Column]) -> float:
        splitter = Splitter(_read_roles(columns), habits)
        return sum(splitter.fits(body.pieces) for body in bodies)

    return max(orders, key=fits)


def _leave_what_follows(region: Region, starts: Sequence[Start]) -> None:
    """Leave out the sentences that follow the table's last row: they begin anew, and run wider than cells."""
    rows = [start.line for start in starts]
    if not rows:
        return
    widest = max(len(line.text) for line in region.lines[: rows[-1] + 1])
    for place in range(rows[-1] + 1, len(region.lines)):
        text = region.lines[place].text
        wide = len(text) > _WIDER * widest
        if text[:1].isupper() and (wide or (len(text) >= 0.8 * widest and _CLOSES.match(plain(text)))):
            del region.lines[place:]
            return


@dataclass
class Body:
    """What stands between one start and the next."""

    pieces: list[Piece]
    spot: Spot


def _pieces(region: Region, starts: Sequence[Start], place: int, claims: list[Claim]) -> Body:
    """Part the lines of a row by pages; the sum below the last row is no part of it."""
    start = starts[place]
    end = starts[place + 1].line if place + 1 < len(starts) else len(region.lines)
    parts: list[list[tuple[str, bool]]] = [[(start.rest, True)]] if start.rest else [[]]
    last = start.line
    for number in range(start.line + 1, end):
        line = region.lines[number]
        if is_total(line.text):
            claims += claims_in(line.text, "", line.spot)
            break
        if number in region.fresh:
            parts.append([])
        parts[-1].append((line.text, line.gap))
        last = number
    pieces = [Piece(tuple(text for text, _ in part), tuple(gap for _, gap in part)) for part in parts if part]
    return Body(pieces, region.lines[start.line].spot.until(region.lines[last].spot))


def _rows(
    starts: Sequence[Start], bodies: Sequence[Body], cells: "object", claims: list[Claim]
) -> list[ReadRow]:
    rows: list[ReadRow] = []
    section = ""
    for start, body in zip(starts, bodies, strict=True):
        if start.is_section:
            title = one_line(" ".join(line for piece in body.pieces for line in piece.lines))
            section = section_title(start.no, title)
            claims += claims_in(title, section, body.spot)
            continue
        split = next(cells)  # type: ignore[call-overload]
        texts = {role: one_line(" ".join(lines)) for role, lines in split.items()}
        row = ReadRow(
            start.no, {role: text for role, text in texts.items() if text.strip(" -–")}, section, body.spot
        )
        row.parent = start.no.rpartition(".")[0]
        row.joined = len(body.pieces) > 1
        rows.append(row)
    return rows
