"""Hồ sơ của cơ quan trung ương at the counter: written down, followed, and given when it comes back."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.casework.mirrors.actions import (
    NewMirror,
    Word,
    hand_over_mirror,
    hear,
    open_mirror,
    reprint_mirror_slip,
)
from motcua.casework.mirrors.events import MirrorSlipReprinted
from motcua.casework.mirrors.models import MIRROR, Mirror, State
from motcua.casework.mirrors.queries import (
    is_to_be_given,
    mirror,
    mirror_slip,
    mirrors_of,
    outside_agencies,
    sayable,
    token_of,
)
from motcua.faces.counter.mirror_forms import NewMirrorForm, ReceiverForm, WordForm
from motcua.faces.counter.pages import ACCEPT, HAND_OVER, Desk, desk_of, show
from motcua.faces.counter.papers import pdf_answer
from motcua.faces.counter.sheets import Who
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of as account_names
from motcua.foundation.errors import Refused
from motcua.foundation.events.queries import history
from motcua.registers.organisations.queries import names_of
from motcua.registers.people.queries import entity as entity_by_id
from motcua.registers.people.queries import person as person_by_id
from motcua.registers.people.queries import shown

ROWS = 100


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def mirrors(request: HouseRequest) -> HttpResponse:
    """Show what is under way at central agencies, soonest due first; found by either number."""
    desk, text = desk_of(request), request.GET.get("tim", "").strip()[:80]
    is_open = "tat-ca" not in request.GET
    rows = list(mirrors_of(desk.id, is_open=is_open, text=text)[:ROWS])
    names = names_of((one.agency_id for one in rows), clock.today())
    words = {
        "rows": [(one, names.get(one.agency_id, ""), _is_late(one, clock.now())) for one in rows],
        "text": text,
        "is_open": is_open,
    }
    return show(request, "counter/mirrors.html", desk, words)


def _is_late(one: Mirror, now: datetime) -> bool:
    return one.due_at is not None and one.resolved_at is None and one.due_at < now


@officer(ACCEPT)
@never_cache
@require_http_methods(["GET", "POST"])
def new_for_person(request: HouseRequest, person_id: UUID) -> HttpResponse:
    """Write down what a person brings for a central agency."""
    return _new(request, Who(person=person_by_id(person_id)))


@officer(ACCEPT)
@never_cache
@require_http_methods(["GET", "POST"])
def new_for_entity(request: HouseRequest, entity_id: UUID) -> HttpResponse:
    """Write down what an organisation brings for a central agency."""
    return _new(request, Who(entity=entity_by_id(entity_id)))


def _new(request: HouseRequest, who: Who) -> HttpResponse:
    desk, status = desk_of(request), 422 if request.method == "POST" else 200
    form = NewMirrorForm(request.POST or None, agencies=outside_agencies(desk.id, clock.today()))
    if request.method == "POST" and form.is_valid():
        try:
            made = open_mirror(_typed(desk, who, form), by=request.actor, at=clock.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, _("Đã ghi hồ sơ số {number}.").format(number=made))
            return redirect("counter:mirror", made.id)
    words = {"who": who, "shown": shown(who.person) if who.person else None, "form": form}
    return show(request, "counter/mirror_new.html", desk, words, status=status)


def _typed(desk: Desk, who: Who, form: Form) -> NewMirror:
    said = form.cleaned_data
    return NewMirror(
        desk.id,
        UUID(said["agency"]),
        said["title"],
        said["system"],
        person_id=who.person.id if who.person else None,
        entity_id=who.entity.id if who.entity else None,
        procedure_code=said["procedure_code"],
        central_number=said["central_number"],
        due_at=said["due_at"],
        papers=tuple(said["papers"].splitlines()),
    )


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def slip(request: HouseRequest, mirror_id: UUID) -> HttpResponse:
    """Give the slip as PDF."""
    return _paper(request, mirror(mirror_id, request.actor))


@officer(ACCEPT)
@never_cache
@require_POST
def slip_again(request: HouseRequest, mirror_id: UUID) -> HttpResponse:
    """Give the slip once more, counted and marked as a copy."""
    found = mirror(mirror_id, request.actor)
    reprint_mirror_slip(found.id, by=request.actor, at=clock.now())
    return _paper(request, mirror(mirror_id, request.actor), is_copy=True)


def _paper(request: HouseRequest, found: Mirror, *, is_copy: bool = False) -> HttpResponse:
    link = request.build_absolute_uri(reverse("citizen:mirror", args=[token_of(found)]))
    paper = mirror_slip(found, link=link, is_copy=is_copy)
    return pdf_answer(paper, f"{found.code}{'-in-lai' if is_copy else ''}.pdf")


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("words", "receiver")
def one(request: HouseRequest, mirror_id: UUID) -> HttpResponse:
    """Show one with what was heard of it; write down what the other system says, or to whom it was given."""
    desk, found = desk_of(request), mirror(mirror_id, request.actor)
    act, status = request.POST.get("act", ""), 422 if request.method == "POST" else 200
    word = WordForm(request.POST if act == "hear" else None, mirror=found, now=clock.now())
    given = ReceiverForm(
        request.POST if act == "give" else None,
        initial={"receiver": str(found.applicant_person or found.applicant_entity)},
    )
    form = {"hear": word, "give": given}.get(act)
    if form is not None and form.is_valid():
        try:
            said = _hear(request, found, word) if act == "hear" else _give(request, found, given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, said)
            return redirect("counter:mirror", found.id)
    return show(request, "counter/mirror.html", desk, _words(request, found, word, given), status=status)


def _hear(request: HouseRequest, found: Mirror, form: WordForm) -> str:
    said = form.cleaned_data
    heard_at = min(said["heard_at"], clock.now())  # people type minutes, the clock knows seconds
    word = Word(
        State(said["state"]),
        max(heard_at, found.heard_at or found.received_at) if _same_minute(heard_at, found) else heard_at,
        said["central_number"],
        said["due_at"],
        said["words"],
        said["result_number"],
    )
    hear(found.id, word, by=request.actor, at=clock.now())
    return _("Đã ghi tin của hệ thống ấy.")


def _same_minute(heard_at: datetime, found: Mirror) -> bool:
    last = found.heard_at or found.received_at
    return heard_at.replace(second=0, microsecond=0) == last.replace(second=0, microsecond=0).astimezone(
        heard_at.tzinfo
    )


def _give(request: HouseRequest, found: Mirror, form: ReceiverForm) -> str:
    hand_over_mirror(found.id, form.cleaned_data["receiver"], by=request.actor, at=clock.now())
    return _("Đã trả kết quả hồ sơ số {number}.").format(number=found)


def _words(request: HouseRequest, found: Mirror, word: WordForm, given: ReceiverForm) -> dict[str, object]:
    actor = request.actor
    told = history(MIRROR, found.id)
    names = account_names({record.actor_id for record in told})
    agency = names_of([found.agency_id], clock.today())
    return {
        "mirror": found,
        "agency": agency.get(found.agency_id, ""),
        "is_late": _is_late(found, clock.now()),
        "is_new": len(told) == 1,
        "may_print": actor.may(ACCEPT, found.unit_id),
        "word": word if sayable(found) and actor.may(ACCEPT, found.unit_id) else None,
        "given": given if is_to_be_given(found) and actor.may(HAND_OVER, found.unit_id) else None,
        "course": [(record, names.get(record.actor_id, ""), _said(record.told)) for record in reversed(told)],
    }


def _said(told: object) -> str:
    """Say in words what an event tells."""
    state = getattr(told, "state", "")
    if state:
        return _("Hệ thống ấy báo: {state}").format(state=State(state).label)
    if isinstance(told, MirrorSlipReprinted):
        return _("In lại giấy tiếp nhận lần {n}").format(n=told.reprint)
    return (
        _("Nhận tại quầy, chuyển cơ quan giải quyết")
        if hasattr(told, "number")
        else _("Trả kết quả tại quầy")
    )
