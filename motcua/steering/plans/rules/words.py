"""Words as the reader compares them: marks off, letters small, one sign for one sign."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_D: Final = str.maketrans("đĐðÐ", "dddd")
_HIDDEN: Final = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xAD]
)
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_TAG: Final = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|br|span|p)\b[^>]*>", re.IGNORECASE)
_NOTE: Final = re.compile(r"<sup>\s*\(?[\d*]+\)?\s*</sup>", re.IGNORECASE)
_STARS: Final = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|^\s*#{1,6}\s+")
ROMAN: Final = re.compile(r"(?=[IVXL])(?:X{0,3}|XL)(?:IX|IV|V?I{0,3})$")
_BULLET: Final = re.compile(r"^\s*(?:[-+*•●▪◦–—]|[o](?=\s))\s*")
DANGLING: Final = frozenset(
    [
        "và",
        "của",
        "các",
        "về",
        "theo",
        "tại",
        "với",
        "cho",
        "từ",
        "đến",
        "trong",
        "thuộc",
        "cấp",
        "trên",
        "là",
        "được",
        "số",
        "do",
        "hoặc",
        "nhằm",
        "gần",
        "gồm",
        "như",
        "cùng",
        "để",
        "bởi",
        "khi",
        "giữa",
        "bằng",
        "qua",
        "đã",
        "đang",
        "sẽ",
        "những",
        "mỗi",
        "nhất",
        "ngày",
        "tháng",
    ]
)

_NUMBERED: Final = frozenset(
    [
        "định",
        "văn",
        "hoạch",
        "thị",
        "quyết",
        "tư",
        "luật",
        "trình",
        "báo",
        "điện",
        "lệnh",
        "một",
        "tổng",
        "hồ",
    ]
)
_WHOLE: Final = frozenset(
    (first, last)
    for firsts, last in (
        ("mặt văn đồng công cân", "bằng"),
        ("hằng hàng từng mỗi trong cuối đầu", "ngày"),
        ("hằng hàng từng mỗi trong cuối đầu", "tháng"),
        ("các phân cung nâng trợ ba hai bốn từng trung cao sơ đẳng thứ khẩn", "cấp"),
        ("tiếp kèm", "theo"),
        ("nêu như cấp bên", "trên"),
        ("chứng", "từ"),
        ("tự", "do"),
        ("phụ trực", "thuộc"),
    )
    for first in firsts.split()
)
"""Words that call for more when alone, and say all beside the word before them."""


def visible(text: str) -> str:
    """Give a text in NFC without signs that are not seen; its blanks stay."""
    return unicodedata.normalize("NFC", text.translate(_HIDDEN)).replace("\u00a0", " ")


def clean(text: str) -> str:
    """Give a text in NFC without signs that are not seen, marks of markup, and with one kind of blank.

    Breaks of lines stay.
    """
    whole = unicodedata.normalize("NFC", text.translate(_HIDDEN))
    if "<" in whole:
        whole = _TAG.sub("", _NOTE.sub("", whole))
    if "*" in whole or "#" in whole:
        whole = _STARS.sub("", whole)
    return "\n".join(" ".join(line.split()) for line in whole.split("\n")).strip("\n ")


def one_line(text: str) -> str:
    """Join what stands on several lines."""
    return " ".join(text.split())


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Give a text without marks, small, sign for sign: places in it are places in the text."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return "".join(map(_bare, text.translate(_DASHES)))


@lru_cache(maxsize=4096)
def _bare(sign: str) -> str:
    first = unicodedata.normalize("NFD", sign.translate(_D))[:1].lower()
    return first if len(first) == 1 else sign


def words(text: str) -> list[str]:
    """Give the bare words of a text."""
    return re.findall(r"[a-z0-9]+", plain(text))


def starts_small(text: str) -> bool:
    """Say whether a text begins with a small letter."""
    return text[:1].islower()


def is_shouted(text: str) -> bool:
    """Say whether a text is written in capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    return bool(letters) and sum(sign.isupper() for sign in letters) >= 0.8 * len(letters)


_TAIL: Final = 60  # signs in which the last two words stand


def is_unfinished(text: str) -> bool:
    """Say whether a text surely goes on: it ends with a comma, or a word that calls for another."""
    last = text.rstrip()
    if not last:
        return False
    if last[-1] in ",(“/&" or (last[-1] in "-–" and last[-2:-1].isalnum()):
        return True
    *before, word = last[-_TAIL:].lower().split()[-2:]
    if before and (before[0], word) in _WHOLE:
        return False
    if word == "nhất":  # "chậm nhất" calls for more, "thống nhất" does not
        return bool(before) and before[0] in {"chậm", "muộn", "ít", "trễ"}
    if word == "số":  # "Quyết định số" calls for more, "chuyển đổi số" does not
        return bool(before) and before[0] in _NUMBERED
    return word in DANGLING


def is_closed(text: str) -> bool:
    """Say whether a text ends as a sentence does."""
    return text.rstrip()[-1:] in {".", ";", ":", "!", "?"} or text.rstrip()[-2:] in {".”", '."'}


def without_bullet(text: str) -> str:
    """Leave off the dash or dot before an item of a list."""
    return _BULLET.sub("", text, count=1).strip()


def has_bullet(text: str) -> bool:
    """Say whether a text begins as an item of a list does."""
    found = _BULLET.match(text)
    return found is not None and len(text) > found.end()


def roman(text: str) -> int | None:
    """Read a Roman number; None if it is none."""
    if not text or not ROMAN.match(text):
        return None
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    total = 0
    for sign, after in zip(text, [*text[1:], ""], strict=True):
        value = values[sign]
        total += -value if after and values[after] > value else value
    return total
