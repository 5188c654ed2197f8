"""From someone and a procedure to a dossier taken in, or to the slip that says what lacks."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers.actions import take_in, turn_away, turn_back
from motcua.casework.dossiers.errors import CompetencePlaceMissing, CompetentElsewhere
from motcua.casework.dossiers.models import ReturnWay
from motcua.casework.dossiers.queries import (
    PlannedPart,
    dossier,
    latest,
    only_carries,
    open_dossiers_of,
    open_like,
    parts_planned,
)
from motcua.faces.counter.competence import choices
from motcua.faces.counter.money import money_of
from motcua.faces.counter.offering import offers, only_offer
from motcua.faces.counter.once import Done, done_once, page_key
from motcua.faces.counter.pages import ACCEPT, Desk, desk_of, show
from motcua.faces.counter.sheets import Sheet, Who, sheet_of
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.promises import explained_days
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.foundation.forms.queries import render_form
from motcua.instruments.deadlines.models import Explanation, Unit
from motcua.instruments.deadlines.queries import explain
from motcua.instruments.fees.queries import tariff_words
from motcua.registers.people.queries import entity as entity_by_id
from motcua.registers.people.queries import person as person_by_id
from motcua.registers.people.queries import shown
from motcua.registers.places.models import Place
from motcua.registers.places.queries import place as place_by_id
from motcua.registers.procedures.queries import governing_version

CHANGE = "doi-noi"
LACKING = "lacking"
REFUSE = "refuse"


@officer(ACCEPT)
@never_cache
@require_safe
def procedures_of_person(request: HouseRequest, person_id: UUID) -> HttpResponse:
    """Choose what a person came for."""
    return _choose(request, Who(person=person_by_id(person_id)))


@officer(ACCEPT)
@never_cache
@require_safe
def procedures_of_entity(request: HouseRequest, entity_id: UUID) -> HttpResponse:
    """Choose what an organisation came for."""
    return _choose(request, Who(entity=entity_by_id(entity_id)))


@officer(ACCEPT)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def take_in_for_person(request: HouseRequest, person_id: UUID, code: str) -> HttpResponse:
    """Take in a person's dossier."""
    return _take_in(request, Who(person=person_by_id(person_id)), code)


@officer(ACCEPT)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def take_in_for_entity(request: HouseRequest, entity_id: UUID, code: str) -> HttpResponse:
    """Take in an organisation's dossier."""
    return _take_in(request, Who(entity=entity_by_id(entity_id)), code)


def _choose(request: HouseRequest, who: Who) -> HttpResponse:
    desk, text = desk_of(request), request.GET.get("viec", "").strip()[:200]
    found = offers(text, desk.unit, clock.today())
    chosen = only_offer(found, text) if text else None
    if chosen is not None:
        name = "counter:take_in_for_person" if who.person else "counter:take_in_for_entity"
        return redirect(name, who.id, chosen.code)
    words = {
        "who": who,
        "shown": shown(who.person) if who.person else None,
        "text": text,
        "offers": found,
        "already": open_dossiers_of(who.person.id) if who.person else [],
    }
    return show(request, "counter/procedures.html", desk, words)


@sensitive_variables("sheet")
def _take_in(request: HouseRequest, who: Who, code: str) -> HttpResponse:
    desk = desk_of(request)
    try:
        sheet = sheet_of(request, desk, who, code)
    except (CompetencePlaceMissing, CompetentElsewhere) as refusal:
        return ask_where(request, desk, who, code, refusal)
    if request.method != "POST":
        return (
            ask_where(request, desk, who, code)
            if CHANGE in request.GET
            else show_sheet(request, desk, who, sheet)
        )
    act = request.POST.get("act", "")
    if act in (LACKING, REFUSE):
        return _not_taken_in(request, desk, who, sheet, act)
    if not sheet.may_go_on:
        return show_sheet(request, desk, who, sheet, status=200 if sheet.is_only_asked_again else 422)
    try:
        done = done_once(request, lambda: take_in(sheet.filing, by=request.actor, at=clock.now()).id)
    except Refused as refusal:
        return show_sheet(request, desk, who, sheet, fault=str(refusal), status=refusal.status)
    return led_on(request, desk, done)


def led_on(request: HouseRequest, desk: Desk, done: Done) -> HttpResponse:
    """Lead on from a dossier taken in: to the till where something is to be collected, else to its slip."""
    found = dossier(done.id, request.actor)
    if done.again:
        messages.info(
            request,
            _(
                "Trang này đã được gửi trước đó và đã lập hồ sơ {code}; không lập thêm hồ sơ nào. "
                "Muốn nhận hồ sơ khác, hãy bắt đầu lại từ quầy."
            ).format(code=found),
        )
        return redirect("counter:dossier", found.id)
    messages.success(request, _("Đã tiếp nhận hồ sơ {code}.").format(code=found.code))
    ready = money_of(found, request.actor, desk).is_ready
    return redirect("counter:money" if ready else "counter:dossier", found.id)


def ask_where(
    request: HouseRequest, desk: Desk, who: Who, code: str, refusal: Refused | None = None
) -> HttpResponse:
    """Ask which place says who decides: searched by words, chosen by a figure; then on to the form."""
    day, text = clock.today(), request.GET.get("tim-noi", "").strip()[:100]
    is_wrong = isinstance(refusal, CompetentElsewhere)
    words = {
        "who": who,
        "shown": shown(who.person) if who.person else None,
        "version": governing_version(code, day),
        "text": text,
        "choices": choices(code, desk.id, text, day),
        "case": (request.POST or request.GET).get("case", "")[:9],
        "fault": str(refusal) if is_wrong else "",
    }
    return show(request, "counter/where.html", desk, words, status=409 if is_wrong else 200)


@sensitive_variables("sheet", "lacking")
def _not_taken_in(request: HouseRequest, desk: Desk, who: Who, sheet: Sheet, act: str) -> HttpResponse:
    """Write down what lacks (form 02), or that nothing is taken in (form 03), and lead to the paper."""
    lacking, filing, by = sheet.lacking, sheet.filing, request.actor

    def turned() -> UUID:
        if act == LACKING:
            asked = turn_back(filing, lacking.items, reason=lacking.reason, by=by, at=clock.now())
            return asked.dossier_id
        return turn_away(filing, reason=lacking.refusal, by=by, at=clock.now()).id

    try:
        done = done_once(request, turned)
    except Refused as refusal:
        return show_sheet(request, desk, who, sheet, fault=str(refusal), status=refusal.status)
    return redirect("counter:dossier", done.id)


def show_sheet(
    request: HouseRequest,
    desk: Desk,
    who: Who,
    sheet: Sheet,
    *,
    fault: str = "",
    status: int = 200,
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Show the take-in page; `more` says what it is used for besides taking in."""
    since = sheet.filing.received_at or clock.now()
    parts = parts_planned(sheet.filing, sheet.ground, since)
    bound, why = sheet.bound, _why(sheet, parts, since)
    words = {
        "who": who,
        "shown": shown(who.person) if who.person else None,
        "sheet": sheet,
        "fields": _fields(sheet),
        "bound": bound,
        "errors": bound.errors if bound and request.method == "POST" and not sheet.ticked.on_paper else (),
        "due_at": why.due_at,
        "days": explained_days(why),
        "parts": parts,
        "fees": [{"line": line, "tariff": tariff_words(line)} for line in sheet.fees],
        "return_ways": ReturnWay.choices,
        "already": open_like(
            person_id=sheet.filing.person_id,
            entity_id=sheet.filing.entity_id,
            procedure_id=sheet.ground.version.procedure_id,
            day=clock.today(),
        ),
        "fault": fault,
        "page": page_key(request),
        "elsewhere": _elsewhere(who, sheet),
        "where": _where(sheet),
        "may_refuse": not only_carries(request.actor),
        **(more or {}),
    }
    return show(request, "counter/take_in.html", desk, words, status=status)


def _why(sheet: Sheet, parts: Sequence[PlannedPart], since: datetime) -> Explanation:
    """Explain the day that would be promised: of a joint filing, that of the part which comes last."""
    limit = sheet.ground.limit
    last = latest([part.clock for part in parts])
    return explain(
        last.counted_from if last else since,
        sheet.ground.where,
        unit=last.unit if last else Unit(limit.unit),
        quantity=last.quantity if last else limit.quantity,
        cut_off_hour=last.cut_off_hour if last else limit.cut_off_hour,
    )


def _fields(sheet: Sheet) -> str:
    if sheet.declaration is None or sheet.bound is None:
        return ""
    sources = sheet.known.sources if sheet.known else {}
    return render_form(sheet.declaration.spec, sheet.bound, sources=sources)


def _where(sheet: Sheet) -> Place | None:
    place_id = sheet.filing.competence_place_id
    return place_by_id(place_id) if place_id else None


def _elsewhere(who: Who, sheet: Sheet) -> str:
    """Name where the person lives, if the procedure goes by residence and it is not here."""
    version, place = sheet.ground.version, who.person.place if who.person else None
    if version.authority_place != "RESIDENCE" or place is None:
        return ""
    here = sheet.ground.decision.place
    return place.full_name if here is not None and here.level == place.level and here.id != place.id else ""
