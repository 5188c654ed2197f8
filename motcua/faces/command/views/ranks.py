"""Xếp hạng cơ quan: those of a kind on a chosen indicator, each with its rank and the way to its rows."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.faces.command.asking import VIEW, Question
from motcua.faces.command.pages import UNPROCESSABLE, show
from motcua.faces.command.ranks import (
    Chosen,
    Kind,
    Place,
    kind_asked,
    kinds_of,
    ranked,
    ranks_table,
    unranked,
)
from motcua.faces.command.tables import Cell, Head, Table, handed_out
from motcua.faces.command.views.glance import frame, moment_rows
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation.ready import one_moment
from motcua.foundation.text import day_figures
from motcua.registers.organisations.queries import agencies_on, names_of
from motcua.steering.indices.errors import IndicatorUnknown
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.queries import Value, by_agency, indicators_on, value_of


@dataclass(frozen=True)
class _Found:
    """A ranking as it was asked for."""

    asked: Question
    chosen: Chosen
    rankable: list[Indicator]
    whole: Value | None
    kinds: list[Kind]
    kind: Kind | None
    places: list[Place]


@officer(VIEW)
@never_cache
@require_safe
@one_moment()
def ranks(request: HouseRequest) -> HttpResponse:
    """Rank the agencies of one kind; who sees only some of them sees their ranks among all."""
    found = _find(request)
    asked, chosen, indicator = found.asked, found.chosen, found.whole.indicator if found.whole else None
    words = {
        **frame(asked, found.whole.behind if found.whole else 0, "command:ranks", more=chosen.query()),
        "chosen": chosen,
        "rankable": found.rankable,
        "whole": found.whole,
        "kinds": [
            (kind, f"{reverse('command:ranks')}?{asked.query}&{chosen.query(nhom=kind.key)}")
            for kind in found.kinds
        ],
        "kind": found.kind,
        "table": ranks_table(indicator, found.places, asked, chosen) if indicator and found.kind else None,
        "rest": unranked(found.places, found.kind.members) if found.kind and asked.seen is None else [],
        "among": len(found.places),
    }
    return show(request, "command/ranks.html", words, status=UNPROCESSABLE if asked.said else 200)


@officer(VIEW)
@never_cache
@require_safe
@one_moment()
def ranks_workbook(request: HouseRequest) -> HttpResponse:
    """Hand the same ranking out as a workbook, as of the moment of the page."""
    found = _find(request)
    title = _("Xếp hạng cơ quan")
    if found.whole is None or found.kind is None:
        return handed_out(title, moment_rows(found.asked, 0), [])
    one = found.whole.indicator
    rest = unranked(found.places, found.kind.members) if found.asked.seen is None else []
    tables = [
        ranks_table(one, found.places, found.asked, found.chosen),
        Table(
            _("Không xếp hạng"),
            (Head(_("Cơ quan"), is_number=False),),
            tuple((Cell(name),) for _id, name in rest),
        ),
    ]
    moment = [
        *moment_rows(found.asked, found.whole.behind),
        (_("Chỉ số"), one.title),
        (_("Cách tính"), found.whole.words),
        (_("Loại cơ quan"), found.kind.title),
    ]
    return handed_out(title, moment, tables if rest else tables[:1])


def _find(request: HouseRequest) -> _Found:
    """Reckon a ranking. Raises IndicatorUnknown for an indicator that cannot be ranked by."""
    asked, chosen = Question.read(request), Chosen.read(request.GET)
    rankable = [one for one in indicators_on(asked.today) if not one.lacking]
    indicator = next((one for one in rankable if one.code == chosen.code), None)
    if indicator is None and request.GET.get("chi-so"):
        raise IndicatorUnknown(code=chosen.code, day=day_figures(asked.today))
    if indicator is None and not rankable:
        return _Found(asked, chosen, [], None, [], None, [])
    indicator = indicator or rankable[0]
    everyone = asked.everyone
    parts = by_agency(indicator, everyone, asked.at)
    terms = list(agencies_on(asked.today))
    gone = parts.keys() - {term.agency_id for term in terms}
    kinds = kinds_of(terms, parts, names_of(gone, asked.today) if gone else {})
    if asked.seen is not None:
        kinds = [kind for kind in kinds if asked.seen & kind.members.keys()]
    kind = kind_asked(kinds, chosen.kind)
    places = ranked(indicator, parts, kind.members) if kind else []
    chosen = Chosen(indicator.code, kind.key if kind else "", chosen.sort)
    return _Found(asked, chosen, rankable, value_of(indicator, asked.scope, asked.at), kinds, kind, places)
