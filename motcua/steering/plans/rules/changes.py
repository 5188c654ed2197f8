"""Lời thay đổi: which earlier plan a document says that it amends, replaces or ends, and which of its lines.

What is found is a proposal for whoever publishes; nothing is changed by it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from motcua.foundation.text import nfc

AMENDS, REPLACES, CLOSES = "AMENDS", "REPLACES", "CLOSES"
_VERBS: Final = (
    (REPLACES, re.compile(r"thay thế")),
    (AMENDS, re.compile(r"sửa đổi|bổ sung|điều chỉnh")),
    (CLOSES, re.compile(r"bãi bỏ|hủy bỏ|huỷ bỏ|chấm dứt|kết thúc")),
)
_PART: Final = re.compile(r"nhiệm vụ|chỉ tiêu|phụ lục|khoản|điểm|mục\b|nội dung|một số")
_OTHER: Final = re.compile(r"\d+\s*/\s*(?:\d{4}\s*/\s*)?[a-zđ]{1,6}\s*-")
_OVER: Final = re.compile(r"^[^.;]{0,80}?(?:hết hiệu lực|không còn hiệu lực)")
_BASIS: Final = re.compile(r"^\W*(?:căn cứ|thực hiện|theo)\b")
_ENDS: Final = re.compile(
    r"(?:bãi bỏ|hủy bỏ|huỷ bỏ|chấm dứt|kết thúc|không thực hiện|thôi thực hiện|dừng)[^.;:]{0,40}?"
    r"nhiệm vụ\s+(?:số|thứ)?\s*((?:\d+(?:\.\d+)*)(?:\s*(?:,|và)\s*\d+(?:\.\d+)*)*)"
)
_REACH: Final = 160
"""Signs between what is done and the number of the plan to which it is done."""


@dataclass(frozen=True)
class SaidChange:
    """The number of the earlier plan as it is kept, what is done to it, the numbers of lines that end."""

    number: str
    relation: str
    ended: tuple[str, ...] = ()


def change_said(texts: Iterable[str], numbers: Collection[str]) -> SaidChange | None:
    """Find what a document says that it does to one of the plans of these numbers; None if it says nothing.

    The first sentence that says so decides; the lines that end are gathered from all.
    """
    said = [nfc(text).lower() for text in texts]
    found = next(
        (
            (number, relation)
            for text in said
            if not _BASIS.match(text)
            for number in numbers
            for relation in _relations(text, nfc(number).lower())
        ),
        None,
    )
    if found is None:
        return None
    number, relation = found
    ended = dict.fromkeys(no for text in said for no in _ended(text)) if relation == AMENDS else {}
    return SaidChange(number, relation, tuple(ended))


def _relations(text: str, number: str) -> Iterator[str]:
    for hit in re.finditer(rf"(?<![\d/]){re.escape(number)}(?![\w/-])", text):
        before, after = text[max(0, hit.start() - _REACH) : hit.start()], text[hit.end() :]
        before = re.split(r"[.;:]\s", before)[-1]
        verbs = [
            (verb.start(), relation, verb) for relation, words in _VERBS for verb in words.finditer(before)
        ]
        if verbs:
            _place, relation, verb = min(verbs, key=lambda one: one[0])
            between = before[verb.end() :]
            if not _OTHER.search(between):
                yield AMENDS if _PART.search(between) else relation
        elif _OVER.match(after):
            yield CLOSES


def _ended(text: str) -> Iterator[str]:
    for hit in _ENDS.finditer(text):
        yield from re.findall(r"\d+(?:\.\d+)*", hit.group(1))
