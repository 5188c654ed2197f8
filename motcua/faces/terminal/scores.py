"""`motcua indices score …`"""

from argparse import Namespace
from contextlib import nullcontext
from decimal import Decimal

from motcua.faces.terminal.deadlines import moment
from motcua.faces.terminal.grammar import Said
from motcua.faces.terminal.indices import day_of
from motcua.foundation import clock
from motcua.foundation.text import decimal, figures, moment_words, percent
from motcua.registers.organisations.queries import agency_by_code
from motcua.steering.indices.ports import Scope
from motcua.steering.indices.queries import (
    Card,
    Measured,
    Peers,
    figures_as_of,
    last_day,
    province_card,
    ranking,
    ruled_on,
    unit_card,
    units_on,
    unread,
)


def score(asked: Namespace) -> Said:
    """Say what an index comes to for the province or a unit, component by component; or rank all units."""
    at = moment(asked.as_of) if asked.as_of else clock.now()
    scope = Scope(since=day_of(asked.since), until=day_of(asked.until))
    day = last_day(scope, at)
    ruled = ruled_on(asked.key, day)
    units = units_on(ruled, day)
    meaning = f"{ruled.index.title}; tính tại {moment_words(at)}"
    about = {
        "key": asked.key,
        "title": ruled.index.title,
        "source": ruled.index.source,
        "at": at.isoformat(),
        "from": asked.since or None,
        "to": asked.until or None,
        "behind": unread(ruled.names()),
        "meaning": meaning,
    }
    with figures_as_of(at) if asked.as_of else nullcontext():
        if asked.ranks:
            return _ranks(ranking(ruled, units, scope, at), about, meaning)
        if not asked.agency:
            card = province_card(ruled, scope, at)
        else:
            card = unit_card(ruled, units, agency_by_code(asked.agency, day).agency_id, scope, at)
    return _card(card, about | {"agency": asked.agency or None}, meaning)


def _card(card: Card, about: dict[str, object], meaning: str) -> Said:
    level = f", {card.level.name}" if card.level else ""
    rank = f", hạng {card.rank}/{card.peers} trong nhóm cùng loại" if card.rank else ""
    lines = [
        f"{meaning}",
        f"Tổng điểm: {_said(card.total.of_hundred)}{level}{rank} "
        f"({_said(card.total.points)} trên {_said(card.total.out_of)} điểm có nguồn)",
        *(_line(one) for one in card.measured),
    ]
    groups = [
        {
            "code": one.code,
            "title": one.title,
            "points": _number(one.total.points),
            "of": _number(one.total.out_of),
        }
        for one in card.groups
    ]
    data = _totals(card) | {"groups": groups, "components": [_component(one) for one in card.measured]}
    return Said(lines, about | data)


def _ranks(tables: list[Peers], about: dict[str, object], meaning: str) -> Said:
    lines, found = [meaning], []
    for peers in tables:
        lines.append(f"{peers.name} ({figures(peers.ranked)} đơn vị có điểm)")
        lines += [
            f"  {card.rank:>3}  {_said(card.total.of_hundred):>6}  {unit.name}"
            for unit, card in peers.cards
            if card.rank is not None
        ]
        units = [{"id": str(unit.id), "name": unit.name} | _totals(card) for unit, card in peers.cards]
        found.append({"name": peers.name, "units": units})
    return Said(lines, about | {"peers": found})


def _totals(card: Card) -> dict[str, object]:
    return {
        "total": _number(card.total.of_hundred),
        "points": _number(card.total.points),
        "of": _number(card.total.out_of),
        "level": card.level.name if card.level else None,
        "rank": card.rank,
        "ranked": card.peers or None,
    }


def _line(one: Measured) -> str:
    rate = "–" if one.percent is None else percent(float(one.percent), 2)
    counts = "" if one.below is None else f" ({figures(one.above or 0)}/{figures(one.below)})"
    most = "không chấm" if one.component.most is None else _said(one.component.most)
    note = f"; {one.note}" if one.note else ""
    name = f"{one.component.number} {one.component.title}"
    return f"  {name}: {rate}{counts}, điểm {_said(one.mark.points)}/{most}{note}"


def _component(one: Measured) -> dict[str, object]:
    component = one.component
    return {
        "code": component.number,
        "title": component.title,
        "state": one.mark.state.value,
        "numerator": one.above,
        "denominator": one.below,
        "percent": _number(one.percent),
        "points": _number(one.mark.points),
        "most": _number(component.most),
        "most_mark": component.most_mark,
        "threshold": _number(component.threshold),
        "threshold_mark": component.threshold_mark,
        "note": one.note,
        "meaning": component.formula,
    }


def _said(points: Decimal | None) -> str:
    return "–" if points is None else decimal(float(points), 2)


def _number(points: Decimal | None) -> float | None:
    return None if points is None else float(points)
