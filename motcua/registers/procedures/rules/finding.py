"""Finding by a person's words: what is noise, which words a slip may have meant, how words become a question.

All words here are folded already: small letters without marks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from motcua.registers.procedures.rules.telex import plain_of

MOST_WORDS: Final = 12
_MOST_LETTERS: Final = 40
_FEW: Final = 4
_SLIP_FROM: Final = 3
"""Shorter words are not mended: nearly everything is one letter away from them."""
_NOISE_PAIRS: Final = frozenset({
    ("thu", "tuc"), ("ho", "so"), ("o", "dau"), ("the", "nao"), ("bao", "nhieu"), ("bao", "lau"),
})  # fmt: skip
_NOISE: Final = frozenset({
    "toi", "em", "anh", "chi", "minh", "ban", "muon", "can", "xin", "lam", "hoi", "cach", "cho", "cua", "va",
    "thi", "la", "de", "o", "tai", "gi", "nhu", "nao", "khi", "bi", "duoc", "di", "voi", "ve",
})  # fmt: skip


@dataclass(frozen=True)
class Slot:
    """One word of a question with the words it may have meant; the first is the one as typed."""

    typed: str
    meant: tuple[str, ...] = ()

    @property
    def any_of(self) -> tuple[str, ...]:
        """Give all words that may stand here."""
        return (self.typed, *self.meant)


def words_of(folded: str) -> list[str]:
    """Give the words of a folded text to look up, at most twelve, without "thủ tục" and its like."""
    words = [word[:_MOST_LETTERS] for word in folded.replace("/", " ").replace(".", " ").split()][:MOST_WORDS]
    kept: list[str] = []
    skip = False
    for word, following in zip(words, [*words, ""][1:], strict=True):
        if skip:
            skip = False
        elif (word, following) in _NOISE_PAIRS:
            skip = True
        else:
            kept.append(word)
    return kept or words


def without_noise(words: Sequence[str]) -> list[str]:
    """Give the words that carry meaning ("tôi muốn làm giấy khai sinh" → giay khai sinh), or all."""
    return [word for word in words if word not in _NOISE] or list(words)


def shapes_of(word: str) -> set[str]:
    """Give a word and all it becomes with one letter left out: words that share a shape are a slip apart."""
    if len(word) < _SLIP_FROM:
        return {word}
    return {word} | {word[:n] + word[n + 1 :] for n in range(len(word))}


def asked_shapes(words: Iterable[str]) -> set[str]:
    """Give the shapes by which to look up the words that may have been meant."""
    return {shape for word in words for reading in readings_of(word) for shape in shapes_of(reading)}


def readings_of(word: str) -> set[str]:
    """Give a word as typed, without the keys of Telex, and with its last i or y exchanged (ki, ky)."""
    exchanged = {"i": "y", "y": "i"}.get(word[-1:], word[-1:])
    return {word, plain_of(word), word[:-1] + exchanged}


def distance(one: str, other: str) -> int:
    """Give how many slips lie between two words: a letter too many, too few, wrong, or two swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        oldest, before, row = before, row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if oldest and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, oldest[j - 2] + 1)
            row.append(cost)
    return row[-1]


def mend(word: str, known: Mapping[str, int], *, most: int = 4) -> tuple[str, ...]:
    """Give the known words that a word may have meant, nearest and commonest first; itself is not among them.

    `known` are words of the register near the typed one, with how often they occur.
    """
    readings = readings_of(word)
    far = {one: min(distance(reading, one) for reading in readings) for one in known if one != word}
    near = [one for one, steps in far.items() if steps <= (1 if len(word) >= _SLIP_FROM else 0)]
    return tuple(sorted(near, key=lambda one: (far[one], -known[one], one))[:most])


def halves(word: str, known: Mapping[str, int]) -> tuple[str, str] | None:
    """Give the two known words that were typed as one ("dangky" → dang ky), or nothing."""
    for n in range(2, len(word) - 1):
        if word[:n] in known and word[n:] in known:
            return word[:n], word[n:]
    return None


def question(slots: Sequence[Slot], *, open_end: bool = False) -> str:
    """Write slots as a question of full-text search: one word of each, the last one by its beginning."""
    groups = []
    for n, slot in enumerate(slots):
        ends = ":*" if open_end and n == len(slots) - 1 else ""
        words = [f"'{word}'" + (ends if word == slot.typed else "") for word in slot.any_of]
        groups.append(f"({' | '.join(words)})")
    return " & ".join(groups)


def phrases_of(slots: Sequence[Slot], *, most: int = 8) -> list[str]:
    """Give the whole phrases that slots may spell, as typed first."""
    spelt = product(*(slot.any_of for slot in slots))
    return [" ".join(words) for words in islice(spelt, most)]


def quorum(count: int) -> int:
    """Give how many of `count` words a title must bear to be worth showing when none bears all."""
    return count - count // 2 if count <= _FEW else -(-count * 3 // 5)
