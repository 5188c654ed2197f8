"""Words that a scan has likely misread: a known phrase with one sign wrong, a rare twin of a frequent one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from motcua.steering.plans.ports import Line, Spot
from motcua.steering.plans.rules.words import plain

# Phrases that administrative texts use all the time; another marking of the same letters is a slip.
_PHRASES: Final = (
    "phấn đấu",
    "trọng tâm",
    "bứt phá",
    "minh bạch",
    "trực tuyến",
    "tập huấn",
    "chuyển đổi số",
    "cải cách hành chính",
    "thủ tục hành chính",
    "kiện toàn",
    "tuyên truyền",
    "triển khai thực hiện",
    "chỉ đạo điều hành",
    "tổ chức bộ máy",
    "phê duyệt",
    "cơ sở dữ liệu",
    "dịch vụ công",
    "người dân",
    "doanh nghiệp",
    "quy phạm pháp luật",
    "công chức",
    "viên chức",
    "đào tạo, bồi dưỡng",
)
# Slips that change a letter, not only its mark.
_LETTERS: Final = {
    "kiểm toàn": "kiện toàn",
    "phần đầu": "phấn đấu",
    "phân đầu": "phấn đấu",
    "phấn đầu": "phấn đấu",
    "phần đấu": "phấn đấu",
}
_WORD: Final = re.compile(r"[^\W\d_]+")
_PAUSE: Final = re.compile(r"[.,;:()“”/]|\s[-–]\s")
_RARE, _FREQUENT, _SELDOM = 2, 4, 5


@dataclass(frozen=True)
class Slip:
    """A word group as printed, what it likely should be, and where it stands."""

    printed: str
    likely: str
    spot: Spot


def slips_in(lines: Sequence[Line]) -> list[Slip]:
    """Find likely errors of scanning, each kind once."""
    found: dict[str, Slip] = {}
    for slip in [*_of_phrases(lines), *_of_twins(lines)]:
        found.setdefault(slip.printed.lower(), slip)
    return list(found.values())


def _of_phrases(lines: Sequence[Line]) -> Iterator[Slip]:
    patterns = [(re.compile(rf"\b{re.escape(plain(phrase))}\b"), phrase) for phrase in _PHRASES]
    letters = [(re.compile(rf"\b{wrong}\b", re.I), right) for wrong, right in _LETTERS.items()]
    for line in lines:
        bare = plain(line.text)
        for pattern, phrase in patterns:
            for match in pattern.finditer(bare):
                printed = line.text[match.start() : match.end()]
                if _marked(printed) != _marked(phrase):
                    yield Slip(printed, phrase, line.spot)
        for wrong, right in letters:
            found = wrong.search(line.text)
            if found is not None:
                yield Slip(found.group(), right, line.spot)


_OLD_TONES: Final = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "uỷ": "ủy",
    "uý": "úy",
    "uỳ": "ùy",
    "uỵ": "ụy",
    "uỹ": "ũy",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
}


def _marked(text: str) -> str:
    """Give a text small and with tone marks where the newer spelling puts them."""
    small = text.lower()
    for old, new in _OLD_TONES.items():
        small = small.replace(old, new)
    return small


def _of_twins(lines: Sequence[Line]) -> Iterator[Slip]:
    """Find three words in a row that occur once beside a frequent triple that differs in one word's marks."""
    triples: Counter[str] = Counter()
    where: dict[str, Spot] = {}
    for line in lines:
        for part in _PAUSE.split(line.text):
            found = [_marked(word) for word in _WORD.findall(part)]
            for start in range(len(found) - 2):
                triple = " ".join(found[start : start + 3])
                triples[triple] += 1
                where.setdefault(triple, line.spot)
    frequent: dict[str, str] = {}
    for triple, count in triples.items():
        if count >= _FREQUENT:
            frequent[plain(triple)] = triple
    alone = Counter(_marked(word) for line in lines for word in _WORD.findall(line.text))
    for triple, count in triples.items():
        twin = frequent.get(plain(triple), triple)
        if triple != twin and count < _RARE and _one_off(triple, twin, alone):
            yield Slip(triple, twin, where[triple])


def _one_off(triple: str, twin: str, alone: Counter[str]) -> bool:
    """Say whether just one word differs, and that word hardly occurs elsewhere."""
    odd = [a for a, b in zip(triple.split(), twin.split(), strict=True) if a != b]
    return len(odd) == 1 and alone[odd[0]] <= _SELDOM
