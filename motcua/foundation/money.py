"""Money: whole đồng in figures and in words, and back from what people type."""

import re
from collections.abc import Mapping
from typing import Final

_NBSP: Final = "\u00a0"  # binds the figure to its unit
_UNITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES: Final = ("", "nghìn", "triệu")  # each group of three figures below a tỷ
_AFTER_TEN: Final = {5: "lăm"}
_AFTER_TENS: Final = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION: Final = 1_000_000_000
_TYPED: Final = re.compile(r"(\d+|\d{1,3}(?P<gap>[.,\s])\d{3}(?:(?P=gap)\d{3})*)(?:\s*(?:đ|đồng|vnđ|vnd|₫))?")


def dong(amount: int) -> str:
    """An amount in figures: 1234567 → "1.234.567 đ", never broken from its unit."""
    grouped = f"{amount:,}".replace(",", ".")
    return f"{grouped}{_NBSP}đ"


def in_words(amount: int, *, unit: str = "đồng", gap: str = "lẻ") -> str:
    """An amount in words, as receipts carry it: 1000005 → "Một triệu không trăm lẻ năm đồng".

    `gap` is said where the tens are nought: "lẻ" (South and Centre) or "linh" (North).
    """
    words = _whole(abs(amount), gap) if amount else [_UNITS[0]]
    said = " ".join(["âm", *words] if amount < 0 else words)
    return f"{said[0].upper()}{said[1:]} {unit}".rstrip()


def read_dong(typed: str) -> int:
    """The amount that a person typed: "1.234.567", "1 234 567 đ", "1234567". Raises ValueError if none."""
    found = _TYPED.fullmatch(typed.strip().lower())
    if found is None:
        raise ValueError(typed)
    return int(re.sub(r"\D", "", found[1]))


def _whole(number: int, gap: str, *, after: bool = False) -> list[str]:
    """The words of a positive number; `after` says that higher figures were spoken before it."""
    billions, rest = divmod(number, _BILLION)
    words = [*_whole(billions, gap, after=after), "tỷ"] if billions else []
    for scale in (2, 1, 0):
        group = rest // 1000**scale % 1000
        if group:
            words += _group(group, gap, full=after or bool(words))
            words += [_SCALES[scale]] if scale else []
    return words


def _group(group: int, gap: str, *, full: bool) -> list[str]:
    """Three figures; `full` says the hundreds even when they are nought."""
    hundreds, rest = divmod(group, 100)
    words = [_UNITS[hundreds], "trăm"] if hundreds or full else []
    tens, ones = divmod(rest, 10)
    if tens > 1:
        return [*words, _UNITS[tens], "mươi", *_ones(ones, _AFTER_TENS)]
    if tens == 1:
        return [*words, "mười", *_ones(ones, _AFTER_TEN)]
    if ones:
        return [*words, *([gap] if words else []), _UNITS[ones]]
    return words


def _ones(ones: int, changed: Mapping[int, str]) -> list[str]:
    return [changed.get(ones, _UNITS[ones])] if ones else []
