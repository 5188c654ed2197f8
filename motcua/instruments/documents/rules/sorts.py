"""Loại giấy tờ: which sort of paper a name in a list means, and until when a paper of it is good."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

_LEAD: Final = re.compile(
    r"^(?:(?:0?1|mot) )?(?:ban (?:sao|chinh|dien tu|photo|chup)|trich luc|xuat trinh|nop)"
    r"(?: (?:co |da )?(?:cong chung|chung thuc)(?: dien tu)?)?(?: hoac (?:ban (?:sao|chinh)|trich luc))?"
    r"(?: (?:co |da )?chung thuc)? "
)
"""What stands before a paper's own name in lists: "bản sao có chứng thực Giấy khai sinh". Folded words."""
LONGEST_KEY: Final = 200
_YEAR: Final = 12


@dataclass(frozen=True)
class Sort:
    """A sort of paper as names are compared with it; its `names` are folded."""

    code: str
    names: tuple[str, ...]
    codes: frozenset[str]
    months: int | None = None


def bare_name(folded: str) -> str:
    """Give a paper's folded name without the words before it that say in which copy it is wanted."""
    name = folded
    while (found := _LEAD.match(name)) is not None and found.end() < len(name):
        name = name[found.end() :]
    return name[:LONGEST_KEY]


def sort_of(bare: str, code: str, sorts: Iterable[Sort]) -> Sort | None:
    """Give the sort that a list means: by its code in the catalogue, else by the longest name it begins with.

    A name counts only whole words: "giấy phép" is no "giấy phép lái xe", and not the other way about.
    """
    known = list(sorts)
    if code:
        by_code = next((one for one in known if code in one.codes), None)
        if by_code is not None:
            return by_code
    fitting = [(len(name), one) for one in known for name in one.names if _begins(bare, name)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def last_day(issued_on: date | None, months: int | None) -> date | None:
    """Give the last day on which a paper is good; none where it does not end, or nobody knows."""
    if issued_on is None or months is None:
        return None
    whole = issued_on.month - 1 + months
    year, month = issued_on.year + whole // _YEAR, whole % _YEAR + 1
    return date(year, month, min(issued_on.day, monthrange(year, month)[1]))


def stands_for(wanted: tuple[str, str], found: tuple[str, str]) -> bool:
    """Say whether a paper may stand for one that is wanted; each is a sort's code and a bare name.

    Where both are of a known sort, the sort says it; where neither is, only the very same name does.
    """
    wanted_sort, wanted_name = wanted
    found_sort, found_name = found
    if wanted_sort or found_sort:
        return wanted_sort == found_sort
    return bool(wanted_name) and wanted_name == found_name


def _begins(bare: str, name: str) -> bool:
    return bool(name) and (bare == name or bare.startswith(f"{name} "))


def in_order(trusts: Sequence[str], trust: str) -> int:
    """Give the place of a level of trust, the surest first."""
    return trusts.index(trust)
