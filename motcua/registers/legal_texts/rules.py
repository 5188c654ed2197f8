"""What decides in this room: how a number is read from its many spellings. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from motcua.foundation.text import fold, nfc

# "61/2018/NĐ-CP", "468/QĐ-TTg", "66.7/2025/NQ-CP", "05/2015/TTLT-BTP-BCA-BYT", "60/2014/QH13", "61/2018"
_DASHES: Final = str.maketrans("‐‑‒–—−", "------")
_SIGN: Final = r"[A-Za-zĐđÐð]{1,8}\d{0,3}"
_TAIL: Final = rf"{_SIGN}(?:-{_SIGN})*"
_NUMBER: Final = re.compile(
    rf"(?<![\w/.])(?P<serial>\d{{1,5}}(?:\.\d{{1,2}})?)"
    rf"(?:/(?P<year>(?:19|20)\d\d)(?:/(?P<tail>{_TAIL}))?|/(?P<only_tail>{_TAIL}))(?![\w/])"
)
_YEAR_SAID: Final = re.compile(
    r"(?:ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+|năm\s+)((?:19|20)\d\d)",
    re.I,
)
_KINDS_SAID: Final[Mapping[str, str]] = {
    "hien phap": "CONSTITUTION",
    "bo luat": "CODE",
    "luat": "LAW",
    "phap lenh": "ORDINANCE",
    "nghi quyet": "RESOLUTION",
    "nghi dinh": "DECREE",
    "quyet dinh": "DECISION",
    "chi thi": "DIRECTIVE",
    "thong tu lien tich": "JOINT_CIRCULAR",
    "thong tu": "CIRCULAR",
    "ke hoach": "PLAN",
    "thong bao": "NOTICE",
    "cong van": "LETTER",
}
_KIND_OF_SIGN: Final[Mapping[str, str]] = {
    "nd": "DECREE",
    "tt": "CIRCULAR",
    "ttlt": "JOINT_CIRCULAR",
    "nq": "RESOLUTION",
    "qd": "DECISION",
    "ct": "DIRECTIVE",
    "kh": "PLAN",
    "tb": "NOTICE",
    "pl": "ORDINANCE",
}


@dataclass(frozen=True)
class Reference:
    """A text as it is referred to: the key of its number, its year and kind as far as they are said."""

    number: str  # as printed: "03/2023/TT-BTP"
    key: str  # "3/2023/tt-btp"
    whole: bool  # false if the sign is missing ("Nghị định 61/2018")
    year: int | None = None
    kind: str | None = None


def read_reference(written: str) -> Reference | None:
    """The first text that `written` refers to, in whatever spelling; None if there is no number in it.

    "Thông tư số 03/2023/TT-BTP", "3/2023/TT - BTP", "TT 03/2023/tt–btp" are one text.
    """
    plain = _joined(nfc(written).translate(_DASHES))
    found = _NUMBER.search(plain)
    if found is None:
        return None
    tail = found["tail"] or found["only_tail"] or ""
    said = _YEAR_SAID.search(plain)
    year = found["year"] or (said[1] if said else None)
    parts = [found["serial"], found["year"] or "", _sign(tail)]
    number = "/".join(part for part in parts if part)
    return Reference(
        number=number,
        key=number_key(number),
        whole=bool(tail),
        year=int(year) if year else None,
        kind=_kind(plain[: found.start()], tail),
    )


def number_key(number: str) -> str:
    """One key for all spellings of a number: no marks, no case, no leading noughts, no blanks."""
    parts = _joined(nfc(number).translate(_DASHES)).strip().split("/")
    serial = parts[0].lstrip("0") or "0"
    return "/".join(
        [serial, *("-".join(fold(sign).replace(" ", "") for sign in p.split("-")) for p in parts[1:])]
    )


def year_of(number: str) -> int | None:
    """The year that a number bears within, if it does."""
    reference = read_reference(number)
    found = re.search(r"/((?:19|20)\d\d)(?:/|$)", reference.number) if reference else None
    return int(found[1]) if found else None


def _joined(text: str) -> str:
    """No blanks around strokes and hyphens within a number."""
    return re.sub(r"(?<=[\w])\s*([/-])\s*(?=[\w])", r"\1", text)


def _sign(tail: str) -> str:
    """The sign as it is printed: capitals, Đ, and TTg."""
    upper = tail.replace("ð", "đ").replace("Ð", "Đ").upper()
    return re.sub(r"\b(QD|ND)\b", lambda bare: bare[1].replace("D", "Đ"), upper).replace("TTG", "TTg")


def _kind(before: str, tail: str) -> str | None:
    """The kind, by the sign if it tells, else by the word before the number."""
    sign = fold(tail).split(" ")[0]
    if sign in _KIND_OF_SIGN:
        return _KIND_OF_SIGN[sign]
    words = fold(before)
    said = [
        (words.rfind(name) + len(name), len(name), kind)
        for name, kind in _KINDS_SAID.items()
        if name in words
    ]
    return max(said)[2] if said else None
