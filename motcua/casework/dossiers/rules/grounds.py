"""Căn cứ tiếp nhận: what a limit means to the clock, and what of the papers is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeVar

Place = TypeVar("Place")

HOURS_A_DAY: Final = 8
RECKONED: Final = frozenset({"HOUR", "WORKING_DAY", "DAY", "MONTH", "SAME_DAY", "NONE"})
COUNTED: Final = frozenset({"HOUR", "WORKING_DAY", "DAY", "MONTH"})


@dataclass(frozen=True)
class ReckonedLimit:
    """A limit as the clock takes it: a unit and a whole quantity of it."""

    unit: str
    quantity: int = 0
    cut_off_hour: int | None = None


@dataclass(frozen=True)
class Asked:
    """A paper that a procedure lists: whether it must be there, and what was handed in for it."""

    name: str
    always: bool
    handed: int
    by_form: bool = False


def reckoned(unit: str, quantity: Decimal | None, cut_off_hour: int | None) -> ReckonedLimit | None:
    """Turn a limit of the register into one that can be reckoned; nothing if it cannot be.

    Half a working day is four hours; a part of an hour, of a calendar day or of a month is not reckoned.
    """
    if unit not in RECKONED:
        return None
    if unit not in COUNTED:
        return ReckonedLimit(unit, 0, cut_off_hour if unit == "SAME_DAY" else None)
    if quantity is None or quantity <= 0:
        return None
    if unit == "WORKING_DAY" and quantity != int(quantity):
        unit, quantity = "HOUR", quantity * HOURS_A_DAY
    return ReckonedLimit(unit, int(quantity)) if quantity == int(quantity) else None


def missing(asked: Iterable[Asked]) -> tuple[str, ...]:
    """Name every paper that must be there and is not, all at once."""
    return tuple(paper.name for paper in asked if paper.always and not paper.handed and not paper.by_form)


def home_of_role(role: str, at: Place, posts: Sequence[tuple[Place, Iterable[str]]]) -> Place | None:
    """Say where a step is done: at the agency itself if a post there bears the role, else where one does.

    `posts` are the agencies of posts, the likeliest first, with the roles they bear; none if nobody does.
    """
    bearing = [place for place, roles in posts if role in roles]
    return at if at in bearing else next(iter(bearing), None)


def executes(agency: str, executing: Iterable[str]) -> bool:
    """Say whether an agency is one of those that a procedure says carry it out, by their folded names.

    The law says "Phòng Tài chính – Kế hoạch"; the register, of which town.
    """
    named = [name.strip() for one in executing for name in one.split(" hoac ")]
    return any(name and f"{agency} ".startswith(f"{name} ") for name in named)
