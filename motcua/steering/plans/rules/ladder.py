"""Bậc thang nhắc việc: which steps an assignment has reached, and which of them still says something."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Rung:
    """A step of the ladder: for whom, how many days from the due day."""

    code: str
    audience: str
    days: int


def reached(rungs: Sequence[Rung], due: date, today: date) -> list[Rung]:
    """Give the steps to be told today: of each audience the last one whose day has come.

    What should have been said earlier and was not, because nobody followed yet, is not said any more.
    """
    last: dict[str, Rung] = {}
    for rung in sorted(rungs, key=lambda one: (one.days, one.code)):
        if due + timedelta(days=rung.days) <= today:
            last[rung.audience] = rung
    return list(last.values())
