"""Một thành phần tách theo thủ tục và theo người tiếp nhận: each part with its share and what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Final
from uuid import UUID

from motcua.steering.indices.models import IndexComponent
from motcua.steering.indices.ports import Counted, Scope
from motcua.steering.indices.queries.counts import COUNTS
from motcua.steering.indices.queries.facts import facts_by_column
from motcua.steering.indices.queries.scoring import close_of, names_in
from motcua.steering.indices.rules.score import cents, rate_of

PROCEDURE: Final = "procedure_code"
RECEIVER: Final = "accepted_by"


@dataclass(frozen=True)
class Share:
    """A part of a component: its two sums and its rate."""

    above: int
    below: int
    percent: Decimal | None
    bad: int


def is_parted(component: IndexComponent) -> bool:
    """Say whether a component can be parted so: all it counts are dossiers."""
    names = names_in(component)
    return bool(names) and all(name in COUNTS for name in names)


def shares_by(
    component: IndexComponent, column: str, scope: Scope, at: datetime
) -> "Mapping[str | UUID, Share]":
    """Part a component by a column of the facts, in one question; parts that count nothing are left out."""
    if not is_parted(component):
        return {}
    counted = facts_by_column(list(dict.fromkeys(names_in(component))), scope, close_of(scope, at), column)
    shares = {key: share_of(component, counts) for key, counts in counted.items()}
    return {key: share for key, share in shares.items() if share.below}


def share_of(component: IndexComponent, counted: Counted) -> Share:
    """Give the share that counts come to."""
    above = sum(counted[name] for name in component.numerator)
    below = sum(counted[name] for name in component.denominator)
    rate = rate_of(above, below, is_rest=component.is_rest)
    percent = None if rate is None else cents(Fraction(rate) * 100)
    return Share(above, below, percent, above if component.is_rest else max(0, below - above))
