"""A number that is to be reached, as a cell or a clause says it: operator, value, unit, level, period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from motcua.steering.plans.rules.words import one_line, plain

_UNIT: Final = (
    r"%|phan tram|phut(?:\s*/\s*\d*\s*(?:lan|luot)(?: (?:den )?giao dich)?)?|gio|ngay(?: lam "
    r"viec)?|ho so|don vi|thu tuc|dich vu|cuoc|lop|"
    r"nguoi|diem|bac|van ban|lan|truong hop|xa|huyen|co quan|to chuc|mo hinh|ty dong|trieu dong|"
    r"nghin|de an|bao cao|san pham|doanh nghiep"
)
_NUMBER: Final = re.compile(rf"(?<![\d/.,-])(\d{{1,3}}(?:\.\d{{3}})+|\d+(?:,\d+)?)\s*({_UNIT})(?![a-z])")
_BARE: Final = re.compile(r"(?<![\d/.,])(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)(?![\d/])")
_LEAST: Final = re.compile(
    r"(?:toi thieu|it nhat|khong duoi|khong thap hon|dat tu|\btu|>=|≥)(?:\s+[a-z]+){0,2}\s*$"
)
_OVER: Final = re.compile(r"(?:\btren|\bvuot|hon|>)\s*$")
_MOST: Final = re.compile(r"(?:toi da|khong qua|khong vuot qua|con khoang|<=|≤)\s*$")
_UNDER: Final = re.compile(r"(?:\bduoi|<)\s*$")
_LEVELS: Final = (
    (
        "PROVINCE",
        r"cap tinh|trung tam phuc vu hanh chinh cong tinh|so, nganh|so, ban, nganh|co quan chuyen "
        r"mon thuoc uy ban nhan dan tinh",
    ),
    ("DISTRICT", r"cap huyen|cac huyen|phong, ban|huyen, thi xa"),
    ("COMMUNE", r"cap xa|cac xa|xa, phuong"),
)
_PERIOD: Final = re.compile(
    r"(?:den(?: het)?|trong|het|cuoi)\s+nam\s+(20\d\d)|(?:giai doan|nam)\s+(20\d\d)\s*-\s*(20\d\d)|"
    r"nam\s+(20\d\d)|quy\s+(?:iv|iii|ii|i)\s*/\s*20\d\d"
)


@dataclass(frozen=True)
class Promise:
    """One number promised: how it is compared, how much, of what, as printed."""

    op: str
    value: float | None
    unit: str
    printed: str
    start: int = 0


def in_cell(text: str, unit: str = "") -> Promise:
    """Read the cell of a target: a number with its comparison, or words that cannot be counted."""
    printed = one_line(text)
    found = promises_in(printed)
    if found:
        first = found[0]
        return Promise(first.op, first.value, first.unit, printed)
    bare = plain(printed)
    number = _BARE.search(bare)
    whole = number and re.fullmatch(
        r"(?:[<>≥≤=\s]|toi thieu|toi da|it nhat|tren|duoi|tu|dat|tro len|khong qua)*",
        bare.replace(number.group(), ""),
    )
    if number and whole is not None:
        return Promise(
            _op(bare, number.start(), number.end()), _value(number.group(1)), one_line(unit), printed
        )
    return Promise("", None, one_line(unit), printed)


def promises_in(text: str) -> list[Promise]:
    """Find the numbers that a clause promises."""
    bare = plain(text)
    found: list[Promise] = []
    numbers = list(_NUMBER.finditer(bare))
    for place, number in enumerate(numbers):
        end = numbers[place + 1].start() if place + 1 < len(numbers) else len(text)
        op = _op(bare, number.start(), number.end())
        if (
            not op
            and place
            and re.fullmatch(r"\s*(?:,|va)\s*", bare[numbers[place - 1].end() : number.start()])
        ):
            op = found[-1].op  # "tối thiểu 50%, 40%, 35%"
        unit = one_line(text[number.start(2) : number.end(2)])
        unit = "%" if plain(unit) == "phan tram" else re.sub(r"\s*/\s*0?1\s*", "/", unit)
        printed = one_line(text[number.start() : end]).strip(" ,;.")
        found.append(
            Promise(
                op or "=", _value(number.group(1)), unit, re.sub(r"\s(?:và|,)$", "", printed), number.start()
            )
        )
    return found


def _op(bare: str, start: int, end: int) -> str:
    before, after = bare[:start], bare[end:]
    if re.match(r"\s*(?:%\s*)?tro len", after) or _LEAST.search(before):
        return ">="
    if re.match(r"\s*(?:%\s*)?tro xuong", after) or _MOST.search(before):
        return "<="
    if _OVER.search(before):
        return ">"
    return "<" if _UNDER.search(before) else ""


def _value(text: str) -> float:
    return float(text.replace(".", "").replace(",", ".")) if re.search(r"\.\d{3}|,", text) else float(text)


def level_of(text: str) -> str:
    """Say which level of government a text speaks of; empty if none, or several."""
    bare = plain(text)
    found = [level for level, words in _LEVELS if re.search(words, bare)]
    return found[0] if len(found) == 1 else ""


def levels_in_order(text: str) -> list[str]:
    """Give the levels that a text names, in its order."""
    bare = plain(text)
    found = [(match.start(), level) for level, words in _LEVELS if (match := re.search(words, bare))]
    return [level for _, level in sorted(found)]


def period_of(text: str) -> str:
    """Give the year, or the years, by or in which a text wants something reached."""
    return next((said for _, said in _periods(text)), "")


def periods_in(text: str, promises: Sequence[Promise]) -> list[str]:
    """Give for each number of a clause when it is to be reached.

    As many times as numbers go together in their order; else each number has the time last named before it.
    """
    said = _periods(text)
    if len(said) == len(promises):
        return [period for _, period in said]
    first = said[0][1] if said else ""
    return [
        next((period for place, period in reversed(said) if place < one.start), first) for one in promises
    ]


def _periods(text: str) -> list[tuple[int, str]]:
    bare = re.sub(
        r"ngay\s+\d+\s+thang\s+\d+\s+nam\s+20\d\d", lambda found: " " * len(found.group()), plain(text)
    )
    found: list[tuple[int, str]] = []
    for one in _PERIOD.finditer(bare):
        said = f"{one[2]}-{one[3]}" if one[2] else one[1] or one[4] or one.group()
        found.append((one.start(), said))
    return found
