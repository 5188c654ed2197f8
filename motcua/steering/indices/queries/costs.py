"""Hồ sơ làm mất điểm: what each dossier costs, the dearest first, and the one act that would save it.

A dossier costs what one more on the good side would bring, in each component in which it counts and is not
good. Only dossiers are listed: what procedures and feedback cost stands on the component's own page. Where a
component is what complaints and lateness leave, a dossier is listed for its lateness alone: who rated badly
is told to nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.db.models import Case, DecimalField, F, Q, QuerySet, Value, When

from motcua.steering.indices.models import DossierFact, IndexComponent
from motcua.steering.indices.ports import Scope
from motcua.steering.indices.queries.counts import COUNTS
from motcua.steering.indices.queries.facts import conditions_of, facts_of
from motcua.steering.indices.queries.scoring import Card, Measured, close_of, names_in
from motcua.steering.indices.rules.score import State, gain_of_one

_FINE: Final = Decimal("0.00000001")
_NUMBER: Final = DecimalField(max_digits=14, decimal_places=8)


@dataclass(frozen=True)
class Price:
    """What a dossier that is not good costs in a component, in points of the whole."""

    component: IndexComponent
    points: Decimal


@dataclass(frozen=True)
class Cost:
    """A dossier with what it costs, where, and what would save how much of it; nothing where nothing can."""

    fact: DossierFact
    points: Decimal
    prices: Sequence[Price]
    remedy: str
    saves: Decimal
    code: str = ""


@dataclass(frozen=True)
class CostPage:
    """Some of the dossiers that cost points."""

    costs: Sequence[Cost]
    more: bool


def prices_of(card: Card) -> list[Price]:
    """Say what a dossier costs in each component that counts dossiers; nothing beyond its threshold."""
    found = [Price(one.component, _price(one, card)) for one in card.measured if _counts_dossiers(one)]
    return [one for one in found if one.points > 0]


def dearest(prices: Sequence[Price], scope: Scope, at: datetime, *, skip: int = 0, most: int) -> CostPage:
    """Give the dossiers that cost most: one question for them, one for their codes."""
    if not prices:
        return CostPage([], more=False)
    rows = list(
        _priced(prices, scope, at).order_by(F("cost").desc(), "-received_at", "pk")[skip : skip + most + 1]
    )
    shown = rows[:most]
    coded = DossierFact.objects.filter(pk__in=[row.pk for row in shown]).values_list("pk", "dossier__code")
    codes = dict(coded)
    return CostPage([_cost(row, prices, codes.get(row.pk) or "") for row in shown], len(rows) > most)


def cost_of_one(prices: Sequence[Price], fact: DossierFact, scope: Scope, at: datetime) -> Cost | None:
    """Give what one dossier costs; none where it costs nothing."""
    if not prices:
        return None
    row = _priced(prices, scope, at).filter(pk=fact.pk).first()
    return _cost(row, prices) if row is not None else None


def _priced(prices: Sequence[Price], scope: Scope, at: datetime) -> QuerySet[DossierFact]:
    """Say beside each fact what it costs in each component, and how much of that can still be saved."""
    close = close_of(scope, at)
    components = [price.component for price in prices]
    names = [name for one in components for name in (*names_in(one), one.remedy_while)]
    said = conditions_of([name for name in dict.fromkeys(names) if name in COUNTS], scope, close)
    columns: dict[str, Case] = {}
    for place, price in enumerate(prices):
        columns[f"cost_{place}"] = _case(price, said)
        columns[f"saves_{place}"] = _savable(price, said)
    cost = sum((F(f"cost_{place}") for place in range(1, len(prices))), start=F("cost_0"))
    rows = facts_of(scope).annotate(**columns).annotate(cost=cost)
    return rows.filter(Q(cost__gt=0))


def _case(price: Price, said: Mapping[str, Q]) -> Case:
    """Give what a row costs: what is not good among what counts, or, of a rest, what is bad."""
    component = price.component
    above, below = _any(component.numerator, said), _any(component.denominator, said)
    if component.is_rest:
        return _worth(When(above, then=_number(price.points)))
    return _worth(When(above, then=_number(Decimal(0))), When(below, then=_number(price.points)))


def _savable(price: Price, said: Mapping[str, Q]) -> Case:
    component = price.component
    if not component.remedy:
        return _worth()
    if not component.remedy_while:
        return Case(default=_number(price.points), output_field=_NUMBER)
    return _worth(When(_any([component.remedy_while], said), then=_number(price.points)))


def _worth(*whens: When) -> Case:
    return Case(*whens, default=_number(Decimal(0)), output_field=_NUMBER)


def _number(points: Decimal) -> Value:
    return Value(points, output_field=_NUMBER)


def _any(names: Sequence[str], said: Mapping[str, Q]) -> Q:
    chosen = Q(pk__in=[])
    for name in names:
        chosen |= said.get(name, Q(pk__in=[]))
    return chosen


def _cost(row: DossierFact, prices: Sequence[Price], code: str = "") -> Cost:
    """Read off a row where it costs points, and which one act saves most."""
    paid = [
        Price(price.component, getattr(row, f"cost_{place}"))
        for place, price in enumerate(prices)
        if getattr(row, f"cost_{place}") > 0
    ]
    saved: dict[str, Decimal] = {}
    for place, price in enumerate(prices):
        worth = min(getattr(row, f"saves_{place}"), getattr(row, f"cost_{place}"))
        if worth > 0:
            remedy = price.component.remedy
            saved[remedy] = saved.get(remedy, Decimal(0)) + worth
    remedy = max(saved, key=lambda one: saved[one], default="")
    return Cost(row, row.cost, paid, remedy, saved.get(remedy, Decimal(0)), code)  # type: ignore[attr-defined]  # annotated


def _counts_dossiers(one: Measured) -> bool:
    if one.mark.state is not State.SCORED:
        return False
    if one.component.is_rest:  # whatever else is taken off the whole, each count takes its own share
        return any(name in COUNTS for name in one.component.numerator)
    return all(name in COUNTS for name in names_in(one.component))


def _price(one: Measured, card: Card) -> Decimal:
    """Give the points of the whole that one dossier more on the good side would bring."""
    component = one.component
    if component.most is None or one.above is None or one.below is None or not card.total.out_of:
        return Decimal(0)
    gain = gain_of_one(
        one.above,
        one.below,
        component.most,
        component.threshold,
        is_rest=component.is_rest,
        factor=one.factor,
    )
    points = gain * 100 / Fraction(card.total.out_of)
    return (Decimal(points.numerator) / Decimal(points.denominator)).quantize(_FINE)
