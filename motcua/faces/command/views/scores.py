"""Bộ chỉ số có điểm: the card of a unit, ranks, each component, what costs points, suppositions."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.faces.command.measures import shown_of
from motcua.faces.command.pages import UNPROCESSABLE, show
from motcua.faces.command.scores import (
    Asked,
    asked_of,
    groups_of,
    number_of,
    row_of,
    supposed_of,
    unproved_of,
)
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.made_up import made_up_sheets
from motcua.foundation import clock
from motcua.foundation.workbooks import KIND, Sheet, workbook
from motcua.registers.organisations.queries import names_of as names_of_agencies
from motcua.registers.organisations.queries import seats_of_many
from motcua.registers.procedures.queries import governing_versions
from motcua.steering.indices.errors import ComponentUnknown, SimulationOdd
from motcua.steering.indices.models import IndexComponent
from motcua.steering.indices.queries import (
    PROCEDURE,
    RECEIVER,
    Card,
    Doing,
    Share,
    agencies_seen_by,
    close_of,
    cost_of_one,
    dearest,
    explain,
    is_parted,
    names_in,
    prices_of,
    province_card,
    ranking,
    rows_behind,
    shares_by,
    simulate,
    source_of,
    unit_card,
    unread,
    weighted_indices_on,
    words_of,
)

VIEW: Final = "indices.view"
_TO: Final = {
    "card": "score",
    "ranks": "score-ranks",
    "costs": "score-costs",
    "parameters": "score-parameters",
}
_ROWS: Final = 50
_PARTS: Final = 30
_SHEET_NAME: Final = 31


@officer(VIEW)
@never_cache
@require_safe
def every(request: HouseRequest) -> HttpResponse:
    """Show the scored indices that stand today."""
    return show(request, "command/scores.html", {"indices": weighted_indices_on(clock.today())})


@officer(VIEW)
@never_cache
@require_safe
def card(request: HouseRequest, code: str) -> HttpResponse:
    """Show the card of the whole province or of one unit."""
    asked = _asked(request, code)
    found = _card(asked)
    words = {
        "card": found,
        "groups": groups_of(found, asked),
        "lacking": asked.ruled.index.get_lacking_rule_display(),
    }
    return _shown(request, "command/score_card.html", asked, words)


@officer(VIEW)
@never_cache
@require_safe
def ranks(request: HouseRequest, code: str) -> HttpResponse:
    """Show units ranked among their like; whoever sees some agencies alone sees their rows."""
    asked = _asked(request, code)
    seen = agencies_seen_by(request.actor)
    tables = [
        (
            peers,
            [(unit, found, asked.of(unit.id, "score")) for unit, found in shown if found.rank],
            [(unit, asked.of(unit.id, "score")) for unit, found in shown if not found.rank],
        )
        for peers in ranking(asked.ruled, asked.units, asked.scope_of_all, asked.now)
        for shown in [[row for row in peers.cards if seen is None or asked.units.of(row[0].id) & seen]]
    ]
    words = {"tables": tables, "groups": asked.ruled.index.groups}
    return _shown(request, "command/score_ranks.html", asked, words)


@officer(VIEW)
@never_cache
@require_safe
def component(request: HouseRequest, code: str, number: str) -> HttpResponse:
    """Show one component: how it is reckoned, by procedure and receiving post, and its rows."""
    asked = _asked(request, code)
    found = _card(asked)
    one = found.of(_component(asked, number).code)
    if one is None:
        raise ComponentUnknown(code=number, day=str(clock.today()))
    name = request.GET.get("dem", "")
    names = names_in(one.component)
    words: dict[str, Any] = {  # Any: a template's words
        "row": row_of(one, asked),
        "one": one,
        "sums": [
            (is_above, words_of(each), asked.at("score-component", number, dem=each), source_of(each))
            for is_above, each in [(True, each) for each in one.component.numerator]
            + [(False, each) for each in one.component.denominator]
        ],
        "factor": one.component.factor.partition("/")[2],
        "procedures": _by_procedure(one.component, asked),
        "receivers": _by_receiver(one.component, asked),
        "is_parted": is_parted(one.component),
    }
    if name in names:
        words |= _behind(name, asked, request.GET.get("sau", ""))
    return _shown(request, "command/score_component.html", asked, words)


@officer(VIEW)
@never_cache
@require_safe
def costs(request: HouseRequest, code: str) -> HttpResponse:
    """Show the dossiers that cost points, the dearest first, each with the act that would save them."""
    asked = _asked(request, code)
    skip = number_of(request.GET.get("sau", ""))
    prices = prices_of(_card(asked))
    page = dearest(prices, asked.scope, asked.now, skip=skip, most=_ROWS)
    words = {
        "prices": prices,
        "rows": [(cost, asked.at("score-dossier", cost.fact.pk)) for cost in page.costs],
        "agencies": names_of_agencies(
            {cost.fact.agency_id for cost in page.costs if cost.fact.agency_id}, clock.today()
        ),
        "next": str(skip + _ROWS) if page.more else "",
        "supposing": asked.at("score-suppose"),
    }
    return _shown(request, "command/score_costs.html", asked, words)


@officer(VIEW)
@never_cache
@require_safe
def dossier(request: HouseRequest, code: str, dossier_id: UUID) -> HttpResponse:
    """Explain a dossier by both clocks, with what it costs."""
    asked = _asked(request, code)
    explained = explain(dossier_id, asked.scope, close_of(asked.scope, asked.now))
    prices = prices_of(_card(asked))
    agency = explained.fact.agency_id
    words = {
        "explained": explained,
        "fact": explained.fact,
        "cost": cost_of_one(prices, explained.fact, asked.scope, asked.now),
        "agency_name": names_of_agencies({agency}, clock.today()).get(agency, "") if agency else "",
    }
    return _shown(request, "command/score_dossier.html", asked, words)


@officer(VIEW)
@never_cache
@require_safe
def suppose(request: HouseRequest, code: str) -> HttpResponse:
    """Show what the total would be; nothing is written, so that it is a question and no act."""
    asked = _asked(request, code)
    supposed, refusal = supposed_of(request.GET, asked.ruled)
    found = None
    if not refusal:
        try:
            found = simulate(asked.ruled, asked.scope, asked.now, supposed, is_province=asked.is_province)
        except SimulationOdd as odd:
            refusal = str(odd)
    before = found.before if found else _card(asked)
    words = {
        "refusal": refusal,
        "found": found,
        "is_supposed": bool(supposed.shares or supposed.dossier_ids),
        "rows": [
            (row_of(one, asked), request.GET.get(f"tl-{one.component.number}", ""))
            for one in before.measured
            if one.component.most is not None
        ],
        "chosen": request.GET.getlist("ho-so"),
        "doings": _doings(supposed.doings),
    }
    return _shown(request, "command/score_suppose.html", asked, words, is_refused=bool(refusal))


def _ways() -> list[tuple[str, str]]:
    return [
        ("score", _("Bảng điểm")),
        ("score-ranks", _("Xếp hạng")),
        ("score-costs", _("Hồ sơ làm mất điểm")),
        ("score-suppose", _("Thử giả định")),
        ("score-parameters", _("Tham số")),
    ]


def _doings(chosen: frozenset[Doing]) -> list[tuple[str, bool]]:
    return [(doing.value, doing in chosen) for doing in Doing]


def _asked(request: HouseRequest, code: str) -> Asked:
    return asked_of(code, request.GET, request.actor, clock.now(), clock.today())


def _card(asked: Asked) -> Card:
    if asked.looked.agency_id is None:
        return province_card(asked.ruled, asked.scope, asked.now)
    return unit_card(asked.ruled, asked.units, asked.looked.agency_id, asked.scope_of_all, asked.now)


def _component(asked: Asked, number: str) -> IndexComponent:
    for one in asked.ruled.components:
        if one.number == number:
            return one
    raise ComponentUnknown(code=f"{asked.code}/{number}", day=str(clock.today()))


def _by_procedure(one: IndexComponent, asked: Asked) -> list[tuple[str, str, Share]]:
    """Give the shares by procedure, those with most that is not good first."""
    shares = shares_by(one, PROCEDURE, asked.scope, asked.now)
    worst = sorted(shares, key=lambda key: (-shares[key].bad, -shares[key].below, str(key)))[:_PARTS]
    known = governing_versions([str(key) for key in worst], clock.today())
    return [(str(key), known[str(key)].title if key in known else "", shares[key]) for key in worst]


def _by_receiver(one: IndexComponent, asked: Asked) -> list[tuple[str, str, Share]]:
    """Give the shares by the post of who received."""
    shares = shares_by(one, RECEIVER, asked.scope, asked.now)
    worst = sorted(shares, key=lambda key: (-shares[key].bad, -shares[key].below, str(key)))[:_PARTS]
    accounts = [key for key in worst if isinstance(key, UUID)]
    seats = seats_of_many(accounts, clock.today())
    units = names_of_agencies({seat.agency_id for own in seats.values() for seat in own[:1]}, clock.today())
    found = []
    for key in accounts:
        seat = next(iter(seats.get(key, [])), None)
        title = seat.title if seat else ""
        found.append((title, units.get(seat.agency_id, "") if seat else "", shares[key]))
    return found


def _behind(name: str, asked: Asked, after: str) -> Mapping[str, object]:
    """Give the rows that a count counts."""
    page = rows_behind(name, asked.scope, close_of(asked.scope, asked.now), after=after, most=_ROWS)
    source = source_of(name)
    heads = source.columns if source else ()
    known = names_of_agencies({line.agency_id for line in page.lines if line.agency_id}, clock.today())
    return {
        "name": name,
        "what": words_of(name),
        "noun": source.noun if source else "",
        "heads": heads,
        "rows": [
            (
                shown_of(line, heads, known),
                asked.at("score-dossier", line.id) if line.kind == "dossier" else "",
            )
            for line in page.lines
        ],
        "next": page.next,
    }


def _shown(
    request: HouseRequest,
    template: str,
    asked: Asked,
    words: Mapping[str, Any],  # Any: a template's words
    *,
    is_refused: bool = False,
) -> HttpResponse:
    """Show a page of an index in its frame: of when, of whom, how far behind the book it is."""
    frame = {
        "asked": asked,
        "index": asked.ruled.index,
        "looked": asked.looked,
        "now": asked.now,
        "said": asked.said,
        "behind": unread(asked.ruled.names()),
        "whole": asked.of(None, "score") if agencies_seen_by(request.actor) is None else "",
        "ways": [(page, asked.at(page), words) for page, words in _ways()],
        "to": {name: asked.at(page) for name, page in _TO.items()},
        "may_be_as_now": True,
        "here": request.resolver_match.url_name if request.resolver_match else "",
        "unproved": {one.code: unproved_of(one) for one in asked.ruled.components},
    }
    status = UNPROCESSABLE if asked.said or is_refused else 200
    return show(request, template, {**frame, **words}, status=status)


@officer(VIEW)
@never_cache
@require_safe
def workbook_of_ranks(request: HouseRequest, code: str) -> HttpResponse:
    """Hand out the ranks with every component's points as a workbook."""
    asked = _asked(request, code)
    seen = agencies_seen_by(request.actor)
    scored = [one for one in asked.ruled.components if one.most is not None]
    heads = (
        _("Hạng"),
        _("Đơn vị"),
        _("Tổng điểm"),
        _("Mức"),
        *(f"{one.number} ({one.most})" for one in scored),
    )
    sheets = [
        Sheet(
            peers.name[:_SHEET_NAME],
            heads,
            [
                (
                    found.rank,
                    unit.name,
                    found.total.of_hundred,
                    found.level.name if found.level else "",
                    *(_points(found, one) for one in scored),
                )
                for unit, found in peers.cards
                if seen is None or asked.units.of(unit.id) & seen
            ],
            long=[_("Đơn vị")],
        )
        for peers in ranking(asked.ruled, asked.units, asked.scope_of_all, asked.now)
    ]
    when = f"{asked.looked.since or ''}–{asked.looked.until or ''}"
    content = workbook([*sheets, *made_up_sheets()], title=f"{asked.ruled.index.title} {when}")
    name = f"bo-chi-so-{code}-{clock.today():%Y%m%d}.xlsx"
    return HttpResponse(
        content, content_type=KIND, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _points(found: Card, one: IndexComponent) -> Decimal | str:
    measured = found.of(one.code)
    if measured is None:
        return ""
    return measured.mark.points if measured.mark.points is not None else measured.note
