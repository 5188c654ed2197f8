"""Đề xuất cách đo: which indicators a target likely means, by its words, its unit, its operator; and why."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from motcua.steering.plans.rules.words import plain

_WORD: Final = re.compile(r"[a-z0-9%]+")
_GAP: Final = "…"
_MOST_BETWEEN: Final = 12
_LEAST_WORDS: Final = 2
_SHORT: Final = 18
"""A row of no more words, of a level of its own, only says for whom the heading above it holds."""
_HEADS_OF_TITLES: Final = re.compile(r"^(?:ty le|so luong|so|muc do|chi so)\s+")
_YEARS: Final = re.compile(r"(20\d\d)(?:\s*-\s*(20\d\d))?")
_QUARTER: Final = re.compile(r"quy\s+(iv|iii|ii|i)\s*/\s*(20\d\d)")
_QUARTERS: Final = {"i": (1, 3, 31), "ii": (4, 6, 30), "iii": (7, 9, 30), "iv": (10, 12, 31)}
_TIME: Final = ("phut", "gio", "ngay")
LEVELS: Final = {"PROVINCE": "cấp tỉnh", "DISTRICT": "cấp huyện", "COMMUNE": "cấp xã"}
_SIGNS: Final = {">=": "≥", "<=": "≤"}


@dataclass(frozen=True)
class Candidate:
    """An indicator as it can be meant: its title, how documents speak of it, its unit and direction."""

    code: str
    title: str
    unit: str
    direction: str
    phrases: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    lacking: bool = False


@dataclass(frozen=True)
class Said:
    """A target as its document says it, and the heading above it; `groups` are classes of agencies."""

    text: str
    op: str
    unit: str
    heading: str = ""
    level: str = ""
    groups: tuple[str, ...] = ()
    is_counted: bool = True


@dataclass(frozen=True)
class Proposal:
    """An indicator that a target likely means: how many of its words say so, of whom, and why in words."""

    code: str
    score: int
    reason: str
    level: str = ""
    group: str = ""


def proposals_for(said: Said, candidates: Iterable[Candidate], most: int = 3) -> list[Proposal]:
    """Give the indicators that a target may mean, the likeliest first; none where nothing speaks of it.

    The indicator whose longest turn of phrase stands in the text is likeliest. What counts in another unit
    or grows better the other way is left out. Marks and capitals do not matter.
    """
    if not said.is_counted:
        return []
    known = list(candidates)
    found = _found(said, known, _tokens(said.text))
    if not found and said.heading and said.level and len(_tokens(said.text)) <= _SHORT:
        found = _found(said, known, _tokens(f"{said.heading} {said.text}"))
    return [one for one in found if 2 * one.score > found[0].score][:most]


def _found(said: Said, candidates: Sequence[Candidate], tokens: Sequence[str]) -> list[Proposal]:
    found = []
    for one in candidates:
        phrase, score = _best(one, tokens)
        if score and not unit_odd(said.unit, one) and not op_odd(said.op, one.direction):
            level, group = whom(said)
            found.append(Proposal(one.code, score, _reason(said, one, phrase, level, group), level, group))
    return sorted(found, key=lambda proposal: (-proposal.score, proposal.code))


def unit_odd(unit: str, one: Candidate) -> str:
    """Say why a target's unit does not fit an indicator; nothing where it does."""
    bare = plain(unit)
    is_share = "%" in bare or "phan tram" in bare
    is_time = bare.startswith(_TIME)
    said = "phần trăm" if is_share else unit or "không ghi đơn vị"
    if one.unit == "PERCENT" and bare and not is_share:
        return f"chỉ tiêu tính bằng {said}, chỉ số này là tỷ lệ phần trăm"
    if one.unit != "PERCENT" and is_share:
        return "chỉ tiêu tính bằng phần trăm, chỉ số này là số đếm"
    if is_time and one.unit != "MINUTE" and not one.lacking:
        return f"chỉ tiêu tính bằng {said}, chỉ số này không đo thời gian"
    if one.unit == "MINUTE" and bare and not bare.startswith("phut"):
        return f"chỉ tiêu tính bằng {said}, chỉ số này tính bằng phút"
    return ""


def op_odd(op: str, direction: str) -> str:
    """Say why a target's comparison does not fit which way an indicator is better; nothing where it does."""
    if op in (">=", ">") and direction == "DOWN":
        return "chỉ tiêu hứa từ một mức trở lên, mà chỉ số này thấp hơn mới tốt hơn"
    if op in ("<=", "<") and direction == "UP":
        return "chỉ tiêu hứa không quá một mức, mà chỉ số này cao hơn mới tốt hơn"
    return ""


def whom(said: Said) -> tuple[str, str]:
    """Say of whose work a target speaks: a level, else the one class that it is given to; else everybody."""
    if said.level:
        return said.level, ""
    return "", said.groups[0] if len(said.groups) == 1 else ""


def span_of(period: str, year: int) -> tuple[date, date]:
    """Give the days in which a target is to be reached, as its period says them; else its plan's year."""
    bare = plain(period)
    quarter = _QUARTER.search(bare)
    if quarter:
        first, last, day = _QUARTERS[quarter[1]]
        return date(int(quarter[2]), first, 1), date(int(quarter[2]), last, day)
    years = _YEARS.search(bare)
    since = int(years[1]) if years else year
    until = int(years[2] or years[1]) if years else year
    return date(since, 1, 1), date(max(since, until), 12, 31)


def _best(one: Candidate, tokens: Sequence[str]) -> tuple[str, int]:
    """Give the longest turn of phrase that stands in a text, and how many words it has."""
    if any(_stands(phrase, tokens) for phrase in one.never):
        return "", 0
    title = _HEADS_OF_TITLES.sub("", plain(one.title))
    phrases = one.phrases if one.direction == "NEUTRAL" else (*one.phrases, title)
    counted = [(phrase, _stands(phrase, tokens)) for phrase in phrases]
    phrase, score = max(counted, key=lambda pair: pair[1], default=("", 0))
    return ("tên chỉ số" if phrase is title else phrase), score if score >= _LEAST_WORDS else 0


def _stands(phrase: str, tokens: Sequence[str]) -> int:
    """Count the words of a phrase if they stand in a text in their order, with few between its parts."""
    parts = [_tokens(part) for part in phrase.split(_GAP)]
    starts = [place for place in range(len(tokens)) if _at(parts[0], tokens, place)]
    if any(_rest(parts[1:], tokens, place + len(parts[0])) for place in starts):
        return sum(len(part) for part in parts)
    return 0


def _rest(parts: Sequence[Sequence[str]], tokens: Sequence[str], since: int) -> bool:
    if not parts:
        return True
    places = range(since, min(since + _MOST_BETWEEN, len(tokens)) + 1)
    return any(
        _at(parts[0], tokens, place) and _rest(parts[1:], tokens, place + len(parts[0])) for place in places
    )


def _at(part: Sequence[str], tokens: Sequence[str], place: int) -> bool:
    return list(tokens[place : place + len(part)]) == list(part)


def _tokens(text: str) -> list[str]:
    return _WORD.findall(plain(text))


def _reason(said: Said, one: Candidate, phrase: str, level: str, group: str) -> str:
    words = "có đủ chữ trong tên chỉ số" if phrase == "tên chỉ số" else f"có lời “{phrase}”"
    found = [words]
    if said.unit:
        found.append(f"cùng tính bằng {said.unit}" if not one.lacking else f"tính bằng {said.unit}")
    if said.op in (">=", ">", "<=", "<") and one.direction in ("UP", "DOWN"):
        found.append(f"dấu {_SIGNS.get(said.op, said.op)} hợp chiều tốt lên của chỉ số")
    if level:
        found.append(f"nêu {LEVELS.get(level, level)}")
    elif group:
        found.append(f"giao cho “{group}”")
    elif len(said.groups) > 1:
        found.append("giao cho nhiều nhóm cơ quan nên đo toàn tỉnh")
    return "; ".join(found)
