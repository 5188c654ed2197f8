"""The words by which documents name a time, as patterns over marks-off text, and what each means."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from motcua.steering.plans.ports import Milestone

Reading = Callable[[re.Match[str], int | None], list[Milestone]]
Found = tuple[re.Match[str], Reading]

_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_Q: Final = r"(?<![a-z])(?:iv|iii|ii|i|[1-4])(?![a-z0-9])"
_M: Final = r"(?:1[0-2]|0?[1-9])(?!\d)"
_JOIN: Final = r"\s*(?:,|va|-|&|\+|den(?:\s+het)?|;)\s*"
_YEAR: Final = r"(?:\s*(?:/|-|,|\()?\s*(?:cua\s+)?(?:nam\s*)?(?P<year>20\d\d)(?!\d|\s*[/.-]\s*\d)\)?)?"
_TILL: Final = r"[^;()\n]*"
_HOW: Final = (
    r"(?P<how>(?:\b(?:hoan thanh|xong|cham nhat|muon nhat|khong qua|den|truoc|het|trong|vao|cuoi|dau|giua|tu|"
    r"la|thuc hien|han cuoi|ngay cuoi)\s+)*)"
)
_OFTEN: Final = {
    "ngay": "daily",
    "tuan": "weekly",
    "thang": "monthly",
    "quy": "quarterly",
    "nam": "yearly",
    "6 thang": "half_yearly",
    "06 thang": "half_yearly",
    "sau thang": "half_yearly",
    "9 thang": "nine_monthly",
    "09 thang": "nine_monthly",
}
_UNIT: Final = r"(?:0?6 thang|sau thang|0?9 thang|ngay|tuan|thang|quy(?! (?:dinh|che|trinh))|nam)\b"
_LONG: Final = 2000  # signs: a text so long is not asked twice
PERIODIC: Final = frozenset(_OFTEN.values()) | {"periodic"}
DATED: Final = frozenset({"day", "month", "quarter", "half", "year", "span", "all_year"})


def _bounded(kind: str, start: date | None, end: date | None, how: str) -> Milestone:
    """Cut a stretch as the words before it say: "trước" ends before it, "đến" has no beginning."""
    said = set(how.split())
    if "truoc" in said and start is not None:
        return Milestone(kind, None, start - timedelta(days=1))
    if "tu" in said:
        return Milestone(kind, start, None)
    if said & {"den", "het", "cham", "muon", "khong", "cuoi"}:
        return Milestone(kind, None, end)
    return Milestone(kind, start, end)


def _day(year: int | None, month: int, day: int) -> date | None:
    if year is None or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _stretch(year: int | None, first: int, last: int) -> tuple[date | None, date | None]:
    if year is None:
        return None, None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _year(found: re.Match[str], year: int | None) -> int | None:
    said = found.groupdict().get("year")
    return int(said) if said else year


def _quarters(found: re.Match[str], year: int | None) -> list[Milestone]:
    numbers = [_QUARTERS[one] for one in re.findall(_Q, found["list"])]
    return _listed("quarter", [(3 * n - 2, 3 * n) for n in numbers], found, _year(found, year))


def _months(found: re.Match[str], year: int | None) -> list[Milestone]:
    numbers = [int(one) for one in re.findall(_M, found["list"])]
    return _listed("month", [(n, n) for n in numbers], found, _year(found, year))


def _listed(
    kind: str, stretches: list[tuple[int, int]], found: re.Match[str], year: int | None
) -> list[Milestone]:
    """Make one stretch of "a đến b", and several of "a, b"."""
    how = found["how"]
    joined = re.search(r"-|\bden\b", found["list"])
    if len(stretches) == 2 and joined:
        start, end = _stretch(year, stretches[0][0], stretches[1][1])
        return [Milestone("span", start, end)]
    return [_bounded(kind, *_stretch(year, first, last), how) for first, last in stretches]


def _date(found: re.Match[str], year: int | None) -> list[Milestone]:
    day = _day(_year(found, year), int(found["month"]), int(found["day"]))
    if day is None and _year(found, year) is not None:
        return []
    one = _bounded("day", day, day, found["how"])
    said = set(found["how"].split())
    return [one if said & {"tu", "truoc"} else Milestone("day", None, one.end)]


def _month_year(found: re.Match[str], year: int | None) -> list[Milestone]:
    start, end = _stretch(_year(found, year), int(found["month"]), int(found["month"]))
    return [_bounded("month", start, end, found["how"])]


def _years(found: re.Match[str], year: int | None) -> list[Milestone]:
    del year
    first, last = int(found["first"]), int(found["last"])
    if last < first:
        return []
    return [Milestone("span", date(first, 1, 1), date(last, 12, 31))]


def _each_year(found: re.Match[str], year: int | None) -> list[Milestone]:
    del year
    years = [int(one) for one in re.findall(r"20\d\d", found.group())]
    return [Milestone("year", date(one, 1, 1), date(one, 12, 31)) for one in years]


def _onward(found: re.Match[str], year: int | None) -> list[Milestone]:
    first = int(found["first"]) if found["first"] else year
    return [Milestone("span", date(first, 1, 1) if first else None, None)]


def _whole_year(found: re.Match[str], year: int | None) -> list[Milestone]:
    start, end = _stretch(_year(found, year), 1, 12)
    return [_bounded("year", start, end, found["how"])]


def _all_year(found: re.Match[str], year: int | None) -> list[Milestone]:
    start, end = _stretch(_year(found, year), 1, 12)
    if found["part"] in {"cuoi", "het"}:
        return [Milestone("year", None, end)]
    if found["part"] == "dau":
        return [Milestone("year", start, None)]
    return [Milestone("all_year", start, end)]


def _half(found: re.Match[str], year: int | None) -> list[Milestone]:
    months = {"6": (1, 6), "9": (1, 9)}[found["n"].lstrip("0")]
    months = (7, 12) if found["part"] == "cuoi" else months
    return [_bounded("half", *_stretch(_year(found, year), *months), found["how"])]


def _often(found: re.Match[str], year: int | None) -> list[Milestone]:
    del year
    kinds = [_OFTEN.get(one, "periodic") for one in re.findall(_UNIT, found["units"])]
    label = "said" if re.search(r"\d", found.group().replace(found["units"], "")) else ""
    return [Milestone(kind, None, None, label) for kind in dict.fromkeys(kinds or ["periodic"])]


def _fixed(kind: str) -> Reading:
    def reading(found: re.Match[str], year: int | None) -> list[Milestone]:
        del found, year
        return [Milestone(kind, None, None, "said" if kind in {"after", "document"} else "")]

    return reading


def _regular_year(found: re.Match[str], year: int | None) -> list[Milestone]:
    return [Milestone("regular", *_stretch(_year(found, year), 1, 12))]


def _every_few(found: re.Match[str], year: int | None) -> list[Milestone]:
    del year
    units = _OFTEN.get(re.sub(r"\s*(?:/|mot|01|1)\s*lan$", "", found.group()).strip())
    return [Milestone(units or "periodic", None, None, "said")]


def _times_a_year(found: re.Match[str], year: int | None) -> list[Milestone]:
    del year
    kind = {"thang": "monthly", "quy": "quarterly", "nam": "yearly", "tuan": "weekly"}[found["unit"]]
    return [Milestone(kind, None, None, "said")]


_TEXT: Final[list[tuple[str, Reading]]] = [
    (
        rf"(?:ngay\s+)?sau\s+khi\b{_TILL}|\bsau\b(?!\s+(?:do|day|ngay|thang|nam|quy))[^;()\n]*?"
        rf"(?:ban hanh|phe duyet|hieu luc|thong qua|ket thuc|hoan thanh|duoc giao|ky ket){_TILL}"
        rf"|\b(?:sau|trong vong|trong|trong thoi han)\s+\d+\s+(?:ngay|thang|tuan)\b[^;()\n]*?"
        rf"\b(?:ke tu|tu ngay|tu khi|sau khi|ngay sau){_TILL}"
        rf"|\b(?:cham nhat|muon nhat|khong qua|truoc|trong)\s+(?:la\s+)?\d+\s+(?:ngay|thang|tuan|gio)\b"
        rf"[^;()\n]*?"
        rf"\b(?:ke tu|tu ngay|tu khi|sau khi|truoc khi|truoc ngay|sau ngay){_TILL}"
        rf"|\b(?:ngay\s+)?khi\s+(?:co|duoc|chinh phu|bo|trung uong|ubnd|cap|phat sinh|de an|"
        rf"luat){_TILL}|\bdot xuat\b",
        _fixed("after"),
    ),
    (
        rf"(?:\bthuc hien\s+)?\b(?:theo|bam sat|tuy theo)\s+(?!(?:quy(?! (?:dinh|che|trinh))|thang|"
        rf"nam|tuan|doi)\b){_TILL}",
        _fixed("document"),
    ),
    (
        rf"(?:\b(?:bao cao|dinh ky|vao|truoc|cham nhat|"
        rf"ngay)\s+)*(?:\d{{1,2}}(?:\s*/\s*\d{{1,2}})?\s+)?(?:thang\s+{_M}\s+|quy\s+{_Q}\s+)?"
        rf"\b(?:hang|moi|tung)\s+(?P<units>{_UNIT}(?:\s*(?:,|va|;)\s*(?:hang|moi|ca|cuoi)?\s*{_UNIT})*)",
        _often,
    ),
    (
        rf"\b(?:dinh ky|theo)\s*:?\s*(?:\(?\s*)(?P<units>{_UNIT}(?:\s*(?:,|va|;|/)\s*(?:hang|moi|"
        rf"ca|cuoi|dot xuat)?\s*{_UNIT})*)"
        r"(?:\s*(?:mot|01|1|/)?\s*(?:/\s*)?(?:0?1\s*)?lan)?",
        _often,
    ),
    (r"\b\d{1,2}\s*lan\s*/\s*(?:0?1\s*)?(?P<unit>thang|quy|nam|tuan)\b", _times_a_year),
    (r"\b(?:0?[2-9]|hai|ba|bon|nam)\s+(?:tuan|thang|nam)\s*(?:/|mot|01|1)\s*lan\b", _every_few),
    (r"\b(?P<units>0?6 thang|quy|thang|nam)\s*/\s*(?:0?1\s*)?lan\b", _often),
    (
        r"(?:\b(?:truoc|cham nhat|"
        r"vao)\s+)*\bngay\s+\d{1,2}\s+(?:cua\s+)?thang\s+cuoi\s+(?:cua\s+)?(?:moi\s+)?(?P<units>quy|nam)\b",
        _often,
    ),
    (r"\bdinh ky\b(?P<units>)", _often),
]

_TIMES: Final[list[tuple[str, Reading]]] = [
    (rf"{_HOW}\b(?P<n>0?6|0?9) thang (?:(?P<part>dau|cuoi) nam)?{_YEAR}", _half),
    (rf"{_HOW}\b(?P<list>qu[yi]\s*{_Q}(?:{_JOIN}(?:qu[yi]\s*)?{_Q})*){_YEAR}", _quarters),
    (rf"{_HOW}\bq\.?\s?(?P<list>(?:iv|iii|ii|i|[1-4])(?![a-z0-9])){_YEAR}", _quarters),
    (
        rf"{_HOW}\bngay\s+(?P<day>\d{{1,2}})\s+thang\s+(?P<month>\d{{1,2}})(?:\s+nam\s+(?P<year>20\d\d))?",
        _date,
    ),
    (
        rf"{_HOW}(?:\bngay\s*)?(?<![\d/.-])(?P<day>3[01]|[12]\d|0?[1-9])\s*[/.-]\s*(?P<month>1[0-2]|0?[1-9])"
        r"(?:\s*[/.-]\s*(?P<year>20\d\d))?(?![\d/])",
        _date,
    ),
    (rf"{_HOW}\b(?P<list>thang\s*{_M}(?:{_JOIN}(?:thang\s*)?{_M}(?!\s*thang))*){_YEAR}", _months),
    (rf"{_HOW}(?<![\d/])(?P<month>1[0-2]|0?[1-9])\s*/\s*(?P<year>20\d\d)(?![\d/])", _month_year),
    (
        r"(?:\btu\s+)?(?:\bnam\s*(?P<first>20\d\d)|\bnay)\s+(?:va\s+(?:cac|nhung)\s+nam\s+(?:tiep "
        r"theo|sau|toi|ke tiep)|tro di)",
        _onward,
    ),
    (
        r"\b(?:(?:trong\s+)?giai doan\s*|tu\s+nam\s+|cac\s+nam\s+|"
        r"nam\s*)?(?<!\d)(?P<first>20\d\d)\s*(?:-|den)\s*"
        r"(?:nam\s*)?(?P<last>20\d\d)(?![\d/])",
        _years,
    ),
    (r"\b(?:cac\s+)?nam\s*20\d\d(?:\s*(?:,|va|;)\s*(?:nam\s*)?20\d\d(?![\d/]))+", _each_year),
    (rf"{_HOW}\b(?P<part>ca|trong|suot|quanh|het|cuoi|dau)\s+nam\b(?!\s*20\d\d|\s+hoc){_YEAR}", _all_year),
    (r"\b(?P<part>ca)\s+nam\s*(?P<year>20\d\d)", _all_year),
    (rf"{_HOW}(?:\bnam\s*)?(?<![\d/.-])(?P<year>20\d\d)(?![\d/]|-\d)", _whole_year),
    (
        rf"\bthuong xuyen,? (?:trong|suot|quanh|ca)(?: ca)? nam\b(?!\s+hoc){_YEAR}",
        _regular_year,
    ),
    (r"\bthuong xuyen\b(?:\s*,?\s*lien tuc)?|\blien tuc\b|\btrong suot\b[^;()\n]*", _fixed("regular")),
    (r"\bthuong nien\b", _fixed("yearly")),
]

# A pattern is only tried on a text that has one of its words: most texts name no time at all.
_NEEDS: Final = [
    "sau |khi |dot xuat|ke tu|truoc ngay|tu ngay",
    "theo|bam sat",
    "hang |moi |tung ",
    "dinh ky|theo ",
    "lan",
    "lan",
    "lan",
    "thang cuoi",
    "dinh ky",
    "6 thang|9 thang",
    "qu",
    "q",
    "ngay",
    "/|.|-",
    "thang",
    "/",
    "nam tiep|nam sau|nam toi|nam ke|tro di",
    "20",
    "20",
    " nam",
    "ca nam",
    "20",
    "thuong xuyen",
    "thuong xuyen|lien tuc|trong suot",
    "thuong nien",
]
# Some of these words stand in every other text; what must stand beside them seldom does.
_SHAPES: Final = {
    "qu": re.compile(r"qu[yi]\s*[iv1-4]"),
    "q": re.compile(r"\bq\.?\s?[iv1-4]"),
    "ngay": re.compile(r"ngay\s+\d"),
    "/|.|-": re.compile(r"\d\s*[/.-]\s*\d"),
    "/": re.compile(r"\d\s*/\s*20\d\d"),
    "20": re.compile(r"20\d\d"),
    "thang": re.compile(r"thang\s*\d"),
}
_PATTERNS: Final = [
    (re.compile(words), reading, tuple(needs.split("|")), _SHAPES.get(needs))
    for (words, reading), needs in zip([*_TEXT, *_TIMES], _NEEDS, strict=True)
]


def times_in(bare: str) -> tuple[Found, ...]:
    """Find every time that a marks-off text names, from left to right, none within another."""
    return _times_in(bare) if len(bare) < _LONG else tuple(_found_in(bare))


@lru_cache(maxsize=4096)
def _times_in(bare: str) -> tuple[Found, ...]:
    return tuple(_found_in(bare))


def _found_in(bare: str) -> Iterator[Found]:
    start = 0
    waiting: list[re.Match[str] | None] = [
        pattern.search(bare)
        if any(need in bare for need in needs) and (shape is None or shape.search(bare))
        else None
        for pattern, _, needs, shape in _PATTERNS
    ]
    while True:
        first: int | None = None
        for place, known in enumerate(waiting):
            match = known
            if match is not None and match.start() < start:
                match = waiting[place] = _PATTERNS[place][0].search(bare, start)
            if match is None:
                continue
            best = waiting[first] if first is not None else None
            if best is None or match.start() < best.start():
                first = place
        if first is None:
            return
        chosen = waiting[first]
        if chosen is None or chosen.end() == chosen.start():
            return
        yield chosen, _PATTERNS[first][1]
        start = chosen.end()
