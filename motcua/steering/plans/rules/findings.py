"""What a person should look at: a document's contradictions, sums that do not match, likely misreadings."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from motcua.steering.plans.ports import AssignmentLine, Finding, Line, ProgressLine, Spot, TargetLine
from motcua.steering.plans.rules.dues import read_due
from motcua.steering.plans.rules.numbers import level_of
from motcua.steering.plans.rules.rows import Claim, ReadTable, claims_in
from motcua.steering.plans.rules.slips import slips_in
from motcua.steering.plans.rules.words import one_line, words

_ALIKE: Final = 0.24
_STOP: Final = frozenset(
    ["cua", "va", "cac", "cho", "tai", "theo", "duoc", "trong", "tren", "voi", "den", "la", "dat", "tu"]
)
_LEVELS: Final = {"PROVINCE": "cấp tỉnh", "DISTRICT": "cấp huyện", "COMMUNE": "cấp xã", "": ""}
_MOST_SLIPS: Final = 40


def of_tables(tables: Sequence[ReadTable]) -> Iterable[Finding]:
    """Say what was dropped and joined on the way, and which heads had to be guessed."""
    for table in tables:
        if table.heads_dropped:
            yield Finding(
                "repeated_header",
                f"Đã bỏ {table.heads_dropped} hàng tiêu đề lặp lại ở đầu trang.",
                table.spot,
            )
        for row in table.joined:
            yield Finding("row_joined", f"Dòng {row.no or '(không số)'} bị ngắt trang, đã nối lại.", row.spot)
        if table.guessed:
            yield Finding(
                "no_header",
                "Bảng không có hàng tiêu đề: các cột được đoán theo nội dung, cần xem lại.",
                table.spot,
            )


def of_sums(
    tables: Sequence[ReadTable], assignments: Sequence[Sequence[AssignmentLine]], lines: Sequence[Line]
) -> Iterable[Finding]:
    """Hold the numbers of tasks that the document states against those found."""
    own = list(zip(tables, assignments, strict=True))
    for table, found in own:
        for claim in table.claims:
            within = [line for line in found if not claim.section or line.section == claim.section]
            yield from _held(claim, within)
    whole = max((found for _, found in own), key=len, default=[])
    for line in lines:
        if "hụ lục" in line.text.lower() or line.text.isupper():
            for claim in claims_in(line.text, "", line.spot):
                if claim.what == "nhiệm vụ":
                    yield from _held(claim, whole)


def _held(claim: Claim, found: Sequence[AssignmentLine]) -> Iterable[Finding]:
    leaves = [line for line in found if not line.group]
    tops = [line for line in found if "." not in line.no]
    if not found or claim.what != "nhiệm vụ" or claim.count in {len(leaves), len(found), len(tops)}:
        return
    where = f"Mục “{claim.section}” ghi" if claim.section else "Văn bản ghi"
    yield Finding("total", f"{where} {claim.count} {claim.what}, đọc được {len(leaves)}.", claim.spot)


def of_numbers(assignments: Sequence[AssignmentLine]) -> Iterable[Finding]:
    """Notice numbers left out or used twice, section by section."""
    for section, group in groupby(assignments, key=lambda line: line.section):
        counted = Counter(line.no for line in group if line.no)
        for no, times in counted.items():
            if times > 1:
                where = f" trong mục “{section}”" if section else ""
                yield Finding("number_twice", f"Số thứ tự {no} được dùng {times} lần{where}.")
    numbers = [int(line.no) for line in assignments if line.no.isdecimal()]
    if numbers and len(set(numbers)) == len(numbers):
        missing = sorted(set(range(1, max(numbers) + 1)) - set(numbers))
        if missing and len(missing) <= max(3, len(numbers) // 5):
            yield Finding("number_missing", f"Thiếu số thứ tự {', '.join(map(str, missing))}.")


def of_scan(lines: Sequence[Line]) -> Iterable[Finding]:
    """Point at words that a scan has likely misread."""
    for slip in slips_in(lines)[:_MOST_SLIPS]:
        yield Finding(
            "scan_error", f"“{slip.printed}” có lẽ là “{slip.likely}” (lỗi quét văn bản).", slip.spot
        )


def of_dues(lines: Iterable[AssignmentLine | ProgressLine], year: int | None) -> Iterable[Finding]:
    """Name the deadlines that were not understood."""
    for line in lines:
        if line.due_text and not read_due(line.due_text, year)[0]:
            number = f" của nhiệm vụ {line.no}" if line.no else ""
            yield Finding(
                "due_not_understood", f"Chưa hiểu thời hạn{number}: “{line.due_text}”.", line.source
            )


def of_contradictions(targets: Sequence[TargetLine]) -> Iterable[Finding]:
    """Find what the text promises otherwise than an annex does: the same thing, another number."""
    stated = [one for one in targets if one.stated_in == "text" and one.value is not None]
    tabled = [one for one in targets if one.stated_in == "table" and one.value is not None]
    if not stated or not tabled:
        return
    parents = {one.no: one for one in targets if one.stated_in == "table" and one.no}
    texts = [_whole(one, parents) for one in tabled]
    weigh = _Weights([*(one.text for one in stated), *texts])
    said: dict[tuple[Spot, str], list[tuple[TargetLine, TargetLine]]] = {}
    for one, text in zip(tabled, texts, strict=True):
        alike = [(weigh.alike(other.text, text), other) for other in stated if _comparable(other, one)]
        score, best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or score < _ALIKE or best.value == one.value:
            continue
        if any(other.value == one.value and close >= 0.8 * score for close, other in alike):
            continue
        back = [
            weigh.alike(best.text, t)
            for other, t in zip(tabled, texts, strict=True)
            if _comparable(best, other)
        ]
        if score >= max(back):
            said.setdefault((best.source, one.parent or one.no), []).append((best, one))
    places = {id(one): place for place, one in enumerate(targets)}
    for pairs in said.values():
        apart = tuple((places[id(first)], places[id(other)]) for first, other in pairs)
        yield replace(_contradiction(pairs, parents), pairs=apart)


def _comparable(stated: TargetLine, tabled: TargetLine) -> bool:
    level = tabled.level or level_of(tabled.text)
    same_time = not stated.period or not tabled.period or stated.period == tabled.period
    return stated.unit == tabled.unit and stated.level == level and same_time


def _whole(one: TargetLine, parents: dict[str, TargetLine]) -> str:
    """Give what a target is about: an unnumbered one under a heading only says for whom."""
    above = parents.get(one.parent)
    if above is None or one.no:
        return one.text
    return above.text if one.level else f"{above.text} {one.text}"


def _contradiction(pairs: Sequence[tuple[TargetLine, TargetLine]], parents: dict[str, TargetLine]) -> Finding:
    first, tabled = pairs[0]
    above = parents.get(tabled.parent)
    what = above.text if above is not None and not tabled.no else tabled.text
    body = ", ".join(_said(stated) for stated, _ in pairs)
    annex = ", ".join(_said(other) for _, other in pairs)
    number = tabled.no or tabled.parent
    return Finding(
        "contradiction",
        f"“{one_line(what).strip(' :')}”: phần lời ghi {body} (dòng {first.source.line}), "
        f"bảng chỉ tiêu mục {number} ghi {annex} (dòng {tabled.source.line}).",
        first.source,
    )


def _said(one: TargetLine) -> str:
    value = f"{one.value:g}".replace(".", ",")
    unit = "%" if one.unit == "%" else f" {one.unit}"
    return f"{value}{unit}{' ' + _LEVELS[one.level] if one.level else ''}".strip()


class _Weights:
    """How much pairs of words tell: rare ones much, those in every target little."""

    def __init__(self, texts: Sequence[str]) -> None:
        distinct = dict.fromkeys(texts)
        counts = Counter(pair for text in distinct for pair in _pairs(text))
        self._weight = {pair: math.log((1 + len(distinct)) / count) for pair, count in counts.items()}

    def alike(self, first: str, second: str) -> float:
        """Say how much two texts speak of the same thing, from 0 to 1."""
        one, other = _pairs(first), _pairs(second)
        least = min(self._sum(one), self._sum(other))
        return self._sum(one & other) / least if least else 0.0

    def _sum(self, pairs: Iterable[str]) -> float:
        return sum(self._weight.get(pair, 0.0) for pair in pairs)


def _pairs(text: str) -> frozenset[str]:
    plain_words = [word for word in words(re.sub(r"\d+\s*%", " ", text)) if word not in _STOP]
    return frozenset(f"{a} {b}" for a, b in pairwise(plain_words))
