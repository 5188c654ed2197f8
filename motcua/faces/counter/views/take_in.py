"""From someone and a procedure to a dossier taken in."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers.actions import take_in
from motcua.casework.dossiers.models import Filing, ReturnWay
from motcua.casework.dossiers.queries import (
    Ground,
    fees_asked,
    ground_for,
    open_dossiers_of,
    papers_asked,
)
from motcua.faces.counter.answers import Declaration, Known, declaration_of, known_of
from motcua.faces.counter.forms import Ticked, ticked
from motcua.faces.counter.offering import offers, only_offer
from motcua.faces.counter.pages import ACCEPT, Desk, desk_of, show
from motcua.faces.counter.rounds import round_of
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.promises import explained_days
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.foundation.forms.models import Bound
from motcua.foundation.forms.queries import bind, prefill, render_form
from motcua.instruments.deadlines.models import Unit
from motcua.instruments.deadlines.queries import explain
from motcua.registers.people.models import LegalEntity, Person
from motcua.registers.people.queries import entity as entity_by_id
from motcua.registers.people.queries import person as person_by_id
from motcua.registers.people.queries import shown
from motcua.registers.procedures.models import Channel, ProcedureCase
from motcua.registers.procedures.queries import cases_of, governing_version


@dataclass(frozen=True)
class Who:
    """For whom a dossier is taken in."""

    person: Person | None = None
    entity: LegalEntity | None = None

    @property
    def name(self) -> str:
        """Name him, her or it."""
        return str(self.person or self.entity)


@dataclass(frozen=True)
class Sheet:
    """Everything on the take-in page: what it stands on, what was ticked, the declaration and its answers."""

    filing: Filing
    ground: Ground
    cases: tuple[ProcedureCase, ...]
    ticked: Ticked
    declaration: Declaration | None
    known: Known | None
    bound: Bound | None


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
        return redirect(name, _who_id(who), chosen.code)
    words = {
        "who": who,
        "shown": shown(who.person) if who.person else None,
        "text": text,
        "offers": found,
        "already": open_dossiers_of(who.person.id) if who.person else [],
    }
    return show(request, "counter/procedures.html", desk, words)


@sensitive_variables("sheet", "filing", "answers")
def _take_in(request: HouseRequest, who: Who, code: str) -> HttpResponse:
    desk = desk_of(request)
    sheet = _sheet(request, desk, who, code)
    if request.method != "POST" or not _may_go_on(sheet):
        status = 422 if request.method == "POST" and not _only_asked_again(sheet) else 200
        return _show(request, desk, who, sheet, status=status)
    try:
        dossier = take_in(sheet.filing, by=request.actor, at=clock.now())
    except Refused as refusal:
        return _show(request, desk, who, sheet, refusal=str(refusal), status=refusal.status)
    messages.success(request, _("Đã tiếp nhận hồ sơ {code}.").format(code=dossier.code))
    return redirect("counter:dossier", dossier.id)


def _sheet(request: HouseRequest, desk: Desk, who: Who, code: str) -> Sheet:
    """Read the page as sent, or make it fresh."""
    day = clock.today()
    sent: QueryDict | None = request.POST if request.method == "POST" else None
    version = governing_version(code, day)
    cases = tuple(cases_of(version.id))
    number = _case(cases, (sent or request.GET).get("case", ""))
    documents = papers_asked(version.id, number)
    lines = ticked(documents, sent)
    declaration = declaration_of(documents)
    known = known_of(declaration.spec, who.person, day) if declaration and who.person else None
    bound = _bound(declaration, known, sent, day=clock.today())
    filing = Filing(
        procedure_code=code,
        unit_id=desk.id,
        person_id=who.person.id if who.person else None,
        entity_id=who.entity.id if who.entity else None,
        submitter_id=_messenger_id(request),
        case_number=number,
        return_way=ReturnWay(lines.return_way),
        answers=bound.data if bound and bound.valid and not lines.on_paper else None,
        sources=_kept_sources(bound, known),
        papers=lines.papers() if lines.is_sound else (),
    )
    return Sheet(filing, ground_for(filing, day), cases, lines, declaration, known, bound)


def _messenger_id(request: HouseRequest) -> UUID | None:
    under_way = round_of(request)
    return under_way.messenger.id if under_way else None


def _kept_sources(bound: Bound | None, known: Known | None) -> dict[str, str]:
    """Say of which answers the register's word was kept as it stood."""
    if bound is None or known is None:
        return {}
    return {
        name: source
        for name, source in known.sources.items()
        if _at(bound.data, name) == _at(known.answers, name)
    }


def _at(answers: Any, name: str) -> Any:  # Any: JSON answers
    for step in name.split("."):
        answers = answers.get(step) if isinstance(answers, dict) else None
    return answers


def _bound(
    declaration: Declaration | None, known: Known | None, sent: QueryDict | None, *, day: Any
) -> Bound | None:  # Any: a date
    if declaration is None:
        return None
    answers, locked = (known.answers, known.locked) if known else ({}, frozenset())
    if sent is None:
        return prefill(declaration.spec, answers, day=day, locked=locked)
    return bind(declaration.spec, sent, day=day, initial=answers, locked=locked)


def _case(cases: tuple[ProcedureCase, ...], typed: str) -> int | None:
    numbers = [case.number for case in cases]
    if not numbers:
        return None
    return int(typed) if typed.isdecimal() and int(typed) in numbers else numbers[0]


def _may_go_on(sheet: Sheet) -> bool:
    declared = sheet.bound is None or sheet.ticked.on_paper or sheet.bound.valid
    return declared and sheet.ticked.is_sound


def _only_asked_again(sheet: Sheet) -> bool:
    return sheet.bound is not None and bool(sheet.bound.asked) and sheet.ticked.is_sound


def _show(
    request: HouseRequest, desk: Desk, who: Who, sheet: Sheet, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    limit, bound = sheet.ground.limit, sheet.bound
    why = explain(
        clock.now(),
        sheet.ground.where,
        unit=Unit(limit.unit),
        quantity=limit.quantity,
        cut_off_hour=limit.cut_off_hour,
    )
    sources = sheet.known.sources if sheet.known else {}
    already = (
        open_dossiers_of(who.person.id, procedure_id=sheet.ground.version.procedure_id) if who.person else []
    )
    words = {
        "who": who,
        "shown": shown(who.person) if who.person else None,
        "sheet": sheet,
        "fields": render_form(sheet.declaration.spec, bound, sources=sources)
        if sheet.declaration and bound
        else "",
        "bound": bound,
        "errors": bound.errors if bound and request.method == "POST" and not sheet.ticked.on_paper else (),
        "due_at": why.due_at,
        "days": explained_days(why),
        "fees": fees_asked(sheet.ground.version.id, Channel.DIRECT, sheet.filing.case_number),
        "return_ways": ReturnWay.choices,
        "already": already,
        "refusal": refusal,
        "elsewhere": _elsewhere(who, sheet),
    }
    return show(request, "counter/take_in.html", desk, words, status=status)


def _elsewhere(who: Who, sheet: Sheet) -> str:
    """Name where the person lives, if the procedure goes by residence and it is not here."""
    version, place = sheet.ground.version, who.person.place if who.person else None
    if version.authority_place != "RESIDENCE" or place is None:
        return ""
    here = sheet.ground.decision.place
    return place.full_name if here is not None and here.level == place.level and here.id != place.id else ""


def _who_id(who: Who) -> UUID:
    found = who.person or who.entity
    assert found is not None
    return found.id
