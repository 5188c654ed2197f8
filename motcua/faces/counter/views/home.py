"""The first page, and who stands before it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.casework.dossiers.errors import DossierUnknown
from motcua.casework.dossiers.queries import (
    by_token,
    dossier_by_code,
    is_code,
    register_of,
    results_waiting,
    tidy_code,
)
from motcua.faces.counter.forms import NewPersonForm
from motcua.faces.counter.offering import offers, only_offer
from motcua.faces.counter.pages import ACCEPT, HAND_OVER, Desk, desk_of, show
from motcua.faces.counter.recognising import Recognised, person_scanned, recognise, token_in
from motcua.faces.counter.views.lists import aged
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.province import province_of
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.registers.people.actions import PersonDraft, register_person
from motcua.registers.people.errors import NumberTaken
from motcua.registers.people.models import Source
from motcua.registers.places.models import Level, Place
from motcua.registers.places.queries import places_on

ROWS = 12
_OF_DRAFT = (
    "full_name",
    "personal_id",
    "birth",
    "gender",
    "phone",
    "address_line",
    "previous_number",
    "source",
)


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def home(request: HouseRequest) -> HttpResponse:
    """Show the one big field, today's register and what waits to be handed over."""
    desk, day = desk_of(request), clock.today()
    today = list(register_of([desk.id], day)[: ROWS + 1])
    words = {
        "today": today[:ROWS],
        "more_today": len(today) > ROWS,
        "results": aged(results_waiting([desk.id])[:ROWS], day),
        "day": day,
        "may_accept": request.actor.may(ACCEPT, desk.id),
    }
    return show(request, "counter/home.html", desk, words)


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_POST
@sensitive_post_parameters("who")
@sensitive_variables("typed")
def identify(request: HouseRequest) -> HttpResponse:
    """Find who was scanned or typed, and go on to the procedure; a slip leads to its dossier."""
    desk = desk_of(request)
    typed, what = request.POST.get("who", "").strip()[:1000], request.POST.get("what", "").strip()[:200]
    if not typed:
        messages.warning(request, _("Hãy quét thẻ hoặc nhập số định danh."))
        return redirect("counter:home")
    if _is_of_a_dossier(typed):
        return _to_dossier(request, typed)
    if not request.actor.may(ACCEPT, desk.id):
        return _to_results(typed)
    return _to_person(request, desk, typed, what)


@officer(ACCEPT)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@sensitive_variables("form", "draft")
def new_person(request: HouseRequest) -> HttpResponse:
    """Enter someone who is not in the register; who is in it after all is taken as he stands."""
    desk = desk_of(request)
    what = request.POST.get("what", "")[:200]
    form = NewPersonForm(request.POST or None, places=_places(request))
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return _ask_person(request, desk, form, what, frozenset(), status=status)
    draft = _draft_of(form.cleaned_data)
    try:
        person = register_person(draft, by=request.actor, at=clock.now())
        person_id = person.id
    except NumberTaken as taken:
        messages.info(request, _("Số định danh này đã có trong sổ; dùng người đã có."))
        person_id = UUID(str(taken.facts["person_id"]))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _ask_person(request, desk, form, what, frozenset(), status=refusal.status)
    return redirect(_procedure_url(desk, "counter:procedures_of_person", person_id, what))


@sensitive_variables("typed", "found")
def _to_person(request: HouseRequest, desk: Desk, typed: str, what: str) -> HttpResponse:
    """Go on with whoever was recognised, ask about someone new, or let the clerk choose."""
    found = recognise(typed, by=request.actor, at=clock.now())
    for remark in found.remarks:
        messages.warning(request, remark)
    if found.is_someone:
        return _on_to_procedure(desk, found, what)
    if found.draft is not None:
        return _ask_person(request, desk, _form_of(request, found.draft), what, found.asked)
    if found.people or found.entities:
        return show(request, "counter/who.html", desk, {"found": found, "what": what})
    return redirect("counter:home")


def _is_of_a_dossier(typed: str) -> bool:
    """Say whether a dossier's code or its slip was scanned."""
    return is_code(tidy_code(typed)) or bool(token_in(typed))


def _to_dossier(request: HouseRequest, typed: str) -> HttpResponse:
    """Open the dossier whose code or slip was scanned."""
    token = token_in(typed)
    try:
        if token:
            return redirect("counter:dossier", by_token(token, now=clock.now()).dossier.id)
        return redirect("counter:dossier", dossier_by_code(typed, request.actor).id)
    except DossierUnknown:
        messages.warning(request, _("Không tìm thấy hồ sơ mang mã này ở nơi anh, chị làm việc."))
        return redirect("counter:home")


def _to_results(typed: str) -> HttpResponse:
    """Lead who only hands results over to those that wait for whoever stands there."""
    person = person_scanned(typed)
    query = {"nguoi": str(person.id)} if person else None
    return redirect(reverse("counter:waiting", query=query))


def _on_to_procedure(desk: Desk, found: Recognised, what: str) -> HttpResponse:
    if found.person is not None:
        return redirect(_procedure_url(desk, "counter:procedures_of_person", found.person.id, what))
    assert found.entity is not None
    return redirect(_procedure_url(desk, "counter:procedures_of_entity", found.entity.id, what))


def _procedure_url(desk: Desk, name: str, who_id: UUID, what: str) -> str:
    """Lead to the form at once where only one procedure can be meant, else to the choice."""
    chosen = only_offer(offers(what, desk.unit, clock.today()), what) if what else None
    if chosen is not None:
        return reverse(name.replace("procedures_of", "take_in_for"), args=[who_id, chosen.code])
    return reverse(name, args=[who_id], query={"viec": what} if what else None)


def _ask_person(
    request: HouseRequest,
    desk: Desk,
    form: NewPersonForm,
    what: str,
    asked: frozenset[str],
    *,
    status: int = 200,
) -> HttpResponse:
    words: dict[str, Any] = {"form": form, "what": what, "asked": asked}  # Any: a template's words
    return show(request, "counter/new_person.html", desk, words, status=status)


def _form_of(request: HouseRequest, draft: PersonDraft) -> NewPersonForm:
    initial = {name: getattr(draft, name) for name in _OF_DRAFT} | {"place": str(draft.place_id or "")}
    return NewPersonForm(initial=initial, places=_places(request))


def _draft_of(given: dict[str, Any]) -> PersonDraft:  # Any: a form's cleaned data
    source = given["source"] if given["source"] in {Source.CARD, Source.PAPERS} else Source.PAPERS
    return PersonDraft(
        full_name=given["full_name"],
        personal_id=given["personal_id"],
        birth=given["birth"],
        gender=given["gender"],
        phone=given["phone"],
        previous_number=given["previous_number"],
        address_line=given["address_line"],
        place_id=UUID(given["place"]) if given["place"] else None,
        source=source,
    )


def _places(request: HouseRequest) -> list[Place]:
    """Give the communes of the province, with their districts."""
    day: date = clock.today()
    province = province_of(request)
    rows = places_on(day, level=Level.COMMUNE).select_related("parent__parent")
    if province is None:
        return []
    return [place for place in rows if province in (place.parent, place.parent and place.parent.parent)]
