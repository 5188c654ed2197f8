"""What decides about money: sums by scale, exemptions, which series is next, what a drawer should hold."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

ALL: Final = 100
"""The share of a full exemption, in hundredths."""

MOST_COUNT: Final = 100_000
"""No case counts more pages or copies."""

MOST_AMOUNT: Final = 10**12
"""No single charge is greater: a slip of the finger, not a fee."""

NOTES: Final = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500)
"""The banknotes that a cashier counts, greatest first."""


class Standing(StrEnum):
    """How a line of charges stands before anything is paid."""

    FREE = "FREE"
    OPEN = "OPEN"
    DUE = "DUE"
    WAIVED = "WAIVED"


class Per(StrEnum):
    """By what a scale counts."""

    PAGE = "PAGE"
    COPY = "COPY"
    DOSSIER = "DOSSIER"
    PIECE = "PIECE"


@dataclass(frozen=True)
class Scale:
    """Biểu mức: the price of each piece from the tier's first on, never more than the cap.

    `usual` is how many are meant when nobody says: none asked for, or one.
    """

    per: Per
    tiers: tuple[tuple[int, int], ...]
    cap: int | None = None
    usual: int | None = None
    word: str = ""

    def sum_for(self, count: int) -> int:
        """Add up the prices of so many pieces. Raises ValueError for a count that cannot be."""
        if not 0 <= count <= MOST_COUNT:
            raise ValueError(count)
        ends = [first - 1 for first, _price in self.tiers[1:]] + [count]
        total = sum(
            max(0, min(end, count) - first + 1) * price
            for (first, price), end in zip(self.tiers, ends, strict=True)
        )
        return total if self.cap is None else min(total, self.cap)


@dataclass(frozen=True)
class Exemption:
    """Miễn, giảm: who pays less, by how many hundredths, of which fees (none named: of all)."""

    group: str
    who: str
    share: int
    fees: tuple[str, ...] = ()
    proof: str = ""
    basis: str = ""

    def covers(self, fee: str) -> bool:
        """Say whether it lowers this fee."""
        return not self.fees or fee in self.fees


@dataclass(frozen=True)
class Tariff:
    """Mức thu as the register knows it: free, a flat sum, by a scale, or not known at all."""

    flat: int | None = None
    scale: Scale | None = None
    is_free: bool = False


@dataclass(frozen=True)
class Reckoned:
    """What a tariff comes to: before and after an exemption. No sum means that a person must settle it."""

    standing: Standing
    base: int | None = None
    amount: int | None = None
    count: int | None = None


def reckon(tariff: Tariff, *, count: int | None = None, times: int = 1, share: int = 0) -> Reckoned:
    """Reckon what is due. Raises ValueError for a count or share that cannot be."""
    if not 0 <= share <= ALL or not 1 <= times <= MOST_COUNT:
        raise ValueError(share, times)
    if tariff.is_free:
        return Reckoned(Standing.FREE, 0, 0)
    base, counted = _base(tariff, count, times)
    if share == ALL:
        return Reckoned(Standing.WAIVED, base, 0, counted)
    if base is None:
        return Reckoned(Standing.OPEN, count=counted)
    amount = reduced(base, share)
    return Reckoned(Standing.DUE if amount else Standing.WAIVED, base, amount, counted)


def _base(tariff: Tariff, count: int | None, times: int) -> tuple[int | None, int | None]:
    if tariff.scale is None:
        return tariff.flat, None
    counted = tariff.scale.usual if count is None else count
    if counted is None:
        return None, None
    return tariff.scale.sum_for(counted) * times, counted


def reduced(base: int, share: int) -> int:
    """Take so many hundredths off; what does not come out even is the payer's."""
    return base * (ALL - share) // ALL


def best(exemptions: Iterable[Exemption], groups: Iterable[str], fee: str) -> Exemption | None:
    """Give the exemption that lowers a fee most, among those claimed: they do not add up."""
    claimed = set(groups)
    fitting = [one for one in exemptions if one.group in claimed and one.covers(fee)]
    return max(fitting, key=lambda one: one.share, default=None)


_PIECES: Final = (
    ("bản sao", Per.COPY), ("bản", Per.COPY), ("trang", Per.PAGE), ("tờ", Per.PIECE), ("phút", Per.PIECE),
    ("phiếu", Per.PIECE), ("số", Per.PIECE), ("người", Per.PIECE), ("thửa", Per.PIECE), ("xe", Per.PIECE),
)  # fmt: skip
_EACH: Final = re.compile(rf"(?:mỗi|/)\s*(?:01|1|một)?\s*({'|'.join(word for word, _ in _PIECES)})\b")
_ON_REQUEST: Final = re.compile(r"(?:nếu|khi|theo)\s+(?:có\s+)?yêu cầu")


def scale_said(text: str, price: int) -> Scale | None:
    """Read out of the words beside a price that it is the price of each piece; none if they do not say so.

    "mỗi bản sao, nếu có yêu cầu" is asked for or not: none is the usual count. Where nothing is said of
    that, pieces must be counted; "mỗi lần", "mỗi giấy phép" is the sum for the case itself.
    """
    said = " ".join(text.lower().split())
    found = _EACH.search(said)
    if found is None:
        return None
    word = found[1]
    usual = 0 if _ON_REQUEST.search(said) else None
    return Scale(dict(_PIECES)[word], ((1, price),), usual=usual, word=word)


@dataclass(frozen=True)
class Booklet:
    """What choosing needs to know of a series."""

    id: UUID
    first: int
    final: int
    last: int
    valid_from: date


@dataclass(frozen=True)
class Choice:
    """Which series the next receipt comes from; or that one is used up, and which could follow."""

    use: UUID | None = None
    used_up: UUID | None = None
    following: UUID | None = None


def choose(series: Sequence[Booklet], wanted: UUID | None = None) -> Choice:
    """Choose the series for the next receipt, of those that hold on the day.

    One that was begun is used to its end; a new one is begun only when someone asks for it, or when
    none was ever begun.
    """
    line = sorted(series, key=lambda one: (one.valid_from, one.first, str(one.id)))
    begun = [one for one in line if one.last >= one.first]
    unused = [one for one in line if one.last < one.first]
    running = [one for one in begun if one.last < one.final]
    asked = [one for one in [*running, *unused] if one.id == wanted]
    if asked or running:
        return Choice(use=[*asked, *running][0].id)
    if begun:
        return Choice(used_up=begun[-1].id, following=unused[0].id if unused else None)
    return Choice(use=unused[0].id) if unused else Choice()


def counted_cash(notes: Mapping[int, int]) -> int:
    """Add up a drawer. Raises ValueError for a note that does not exist or a count that cannot be."""
    for note, count in notes.items():
        if note not in NOTES or not 0 <= count <= MOST_COUNT:
            raise ValueError(note, count)
    return sum(note * count for note, count in notes.items())


@dataclass(frozen=True)
class Cash:
    """Tiền của ca: what a drawer began with, what came in, what went back out."""

    opening: int = 0
    taken: int = 0
    given_back: int = 0
    refunded: int = 0
    receipts: int = 0
    voided: int = 0
    refunds: int = 0

    @property
    def expected(self) -> int:
        """Say what the drawer should hold."""
        return self.opening + self.taken - self.given_back - self.refunded
