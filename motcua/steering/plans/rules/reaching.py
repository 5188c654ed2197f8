"""Đạt hay chưa: a figure held against what was promised."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

NEAR_SHARE: Final = Decimal("0.1")
"""What lacks no more than a tenth of what was promised is nearly reached."""
CLOSE_SHARE: Final = Decimal("0.02")
"""An end that lacks no more than a fiftieth of what was promised is close: it may turn out either way."""
_HUNDRED: Final = Decimal(100)


class Reach(StrEnum):
    """How a figure stands to a promise."""

    MET = "MET"
    NEAR = "NEAR"
    MISSED = "MISSED"
    UNKNOWN = "UNKNOWN"


class End(StrEnum):
    """How an expected end stands to a promise."""

    HOLDS = "HOLDS"  # reached today and at the end
    COMES = "COMES"  # not yet, but by the end
    CLOSE = "CLOSE"  # by a hair
    FAILS = "FAILS"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True)
class Promised:
    """What was promised: the comparison, the number, and which way is better where the sign is "="."""

    op: str
    value: Decimal | None
    direction: str = "UP"

    @property
    def is_most(self) -> bool:
        """Say whether less is promised, not more."""
        return self.op in ("<=", "<") or (self.op in ("=", "") and self.direction == "DOWN")

    def lacks(self, figure: Decimal) -> Decimal:
        """Give by how much a figure misses it; below nought by how much it does better."""
        whole = self.value or Decimal(0)
        return figure - whole if self.is_most else whole - figure

    def is_met_by(self, figure: Decimal) -> bool:
        """Say whether a figure does."""
        lacking = self.lacks(figure)
        return lacking < 0 or (lacking == 0 and self.op not in ("<", ">"))


def reach_of(promised: Promised, figure: Decimal | None) -> Reach:
    """Class a figure of today."""
    if figure is None or promised.value is None:
        return Reach.UNKNOWN
    if promised.is_met_by(figure):
        return Reach.MET
    return Reach.NEAR if _within(promised, figure, NEAR_SHARE) else Reach.MISSED


def end_of(promised: Promised, today: Decimal | None, end: Decimal | None) -> End:
    """Class where it ends."""
    if end is None or promised.value is None:
        return End.UNKNOWN
    if promised.is_met_by(end):
        return End.HOLDS if today is not None and promised.is_met_by(today) else End.COMES
    return End.CLOSE if _within(promised, end, CLOSE_SHARE) else End.FAILS


def _within(promised: Promised, figure: Decimal, share: Decimal) -> bool:
    return promised.lacks(figure) <= abs(promised.value or Decimal(0)) * share


@dataclass(frozen=True)
class Track:
    """A figure and a promise on one line from nought to a hundred."""

    percent: float
    goal: float | None


def track_of(promised: Promised, figure: Decimal | None, *, is_share: bool) -> Track:
    """Lay them on a line: a share on its own hundred, else on a tenth more than the larger of the two."""
    goal = promised.value
    whole = _HUNDRED if is_share else Decimal("1.1") * max(figure or Decimal(0), goal or Decimal(0))
    if whole <= 0:
        return Track(0.0, None)
    return Track(_on(figure or Decimal(0), whole), None if goal is None else min(_on(goal, whole), 99.4))


def _on(value: Decimal, whole: Decimal) -> float:
    return round(float(max(Decimal(0), min(_HUNDRED, value * _HUNDRED / whole))), 2)
