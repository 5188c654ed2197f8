"""A dossier at the counter: its slip, its result handed over, its withdrawal."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers.actions import Receiving, hand_over, withdraw
from motcua.casework.dossiers.models import KIND, Dossier, HandOver, State, Supplement
from motcua.casework.dossiers.queries import (
    Act,
    acts_on,
    apology_for,
    corrections_of,
    course_of,
    dossier,
    family_of,
    hand_over_of,
    is_untouched,
    limit_words,
    links_of,
    may_hand_over_in_parts,
    results_of_parts,
    supplements_of,
)
from motcua.faces.counter.forms import HandOverForm, ReasonForm
from motcua.faces.counter.money import money_of
from motcua.faces.counter.pages import ACCEPT, HAND_OVER, desk_of, show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.promises import Left, explained, left_in
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import names_of as account_names
from motcua.foundation.errors import Refused
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.deadlines.queries import Standing, promise_of, standing, workplace
from motcua.instruments.documents.queries import documents_of, originals_here, result_of
from motcua.instruments.workflow.queries import waiting_of
from motcua.registers.organisations.queries import names_of
from motcua.registers.people.queries import shown

JUST_NOW = timedelta(minutes=10)


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def one(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show a dossier as the counter needs it: the slip to print, the way it goes, the act that is next."""
    desk, found = desk_of(request), dossier(dossier_id, request.actor)
    course = course_of(found.id, request.actor)
    acts = acts_on(found, course.now, request.actor, holder=course.now_by)
    promise = promise_of(KIND, found.id)
    apology = apology_for(found, clock.now())
    supplements = supplements_of(found.id)
    words = {
        "dossier": found,
        "shown": shown(found.applicant_person) if found.applicant_person else None,
        "course": course,
        "acts": {act.act: act for act in acts},
        "hand_over_act": next((act for act in acts if act.act == Act.HAND_OVER), None),
        "withdraw_act": next((act for act in acts if act.act == Act.WITHDRAW), None),
        "why": explained(promise, is_joint=found.joint) if promise and promise.due_at else None,
        "limit": limit_words(promise) if promise else "",
        "left": _left(found, promise),
        "documents": documents_of(KIND, found.id),
        "decides": names_of([found.decision_agency_id], clock.today()).get(found.decision_agency_id, ""),
        "handed": hand_over_of(found.id),
        "result": result_of(KIND, found.id),
        "is_new": _is_new(found),
        "paper": _paper_of(found),
        "apology": apology,
        "again": _again(found, supplements, is_put_off=apology is not None),
        "asked": next((one for one in supplements if one.state == Supplement.State.OPEN), None),
        "links": links_of(found.id),
        "corrections": corrections_of(found.id),
        "untouched": is_untouched(found, course.now),
        "may_accept": request.actor.may(ACCEPT, found.reception_unit_id),
        "money": money_of(found, request.actor, desk),
        "family": family_of(found, request.actor, clock.today()),
        "goes_alone": _goes_alone(found, request.actor),
    }
    return show(request, "counter/dossier.html", desk, words)


@officer(HAND_OVER)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("name", "number")
@sensitive_variables("receiving")
def give(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Hand the result over."""
    desk, found = desk_of(request), dossier(dossier_id, request.actor)
    papers = documents_of(KIND, found.id)
    form = HandOverForm(request.POST or None)
    if not originals_here(papers):
        del form.fields["originals_returned"]
    status = 422 if request.method == "POST" else 200  # a form that is not whole comes back
    if request.method == "POST" and form.is_valid():
        receiving = Receiving(
            HandOver.Receiver(form.cleaned_data["receiver"]),
            form.cleaned_data["name"],
            form.cleaned_data["number"],
            HandOver.Method(form.cleaned_data["method"]),
            form.cleaned_data.get("originals_returned", False),
        )
        try:
            hand_over(found.id, receiving, by=request.actor, at=clock.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, _("Đã trả kết quả hồ sơ {code}.").format(code=found.code))
            return redirect("counter:handed", found.id)
    words = {
        "dossier": found,
        "shown": shown(found.applicant_person) if found.applicant_person else None,
        "form": form,
        "money": money_of(found, request.actor, desk),
        "papers": [paper for paper in papers if paper.originals and not paper.originals_returned_at],
        "result": result_of(KIND, found.id),
        "results": results_of_parts(found),
    }
    return show(request, "counter/give.html", desk, words, status=status)


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def handed(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show the record of the handing over, with the lines to sign on."""
    desk, found = desk_of(request), dossier(dossier_id, request.actor)
    gone = hand_over_of(found.id)
    if gone is None:
        return redirect("counter:give", found.id)
    words = {
        "dossier": found,
        "handed": gone,
        "by": account_names([gone.handed_by]).get(gone.handed_by, ""),
        "result": result_of(KIND, found.id),
        "results": results_of_parts(found),
        "papers": [paper for paper in documents_of(KIND, found.id) if paper.originals_returned_at],
    }
    return show(request, "counter/handed.html", desk, words)


@officer(ACCEPT)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("reason")
def take_back(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Withdraw a dossier at the applicant's wish."""
    desk, found = desk_of(request), dossier(dossier_id, request.actor)
    form = ReasonForm(request.POST or None)
    status = 422 if request.method == "POST" else 200  # a form that is not whole comes back
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(found.id, reason=form.cleaned_data["reason"], by=request.actor, at=clock.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, _("Đã rút hồ sơ {code}.").format(code=found.code))
            return redirect("counter:dossier", found.id)
    words = {"dossier": found, "form": form}
    return show(request, "counter/withdraw.html", desk, words, status=status)


def _goes_alone(found: Dossier, by: Actor) -> bool:
    """Say whether a part's result may be handed over here before the others are there."""
    whole = found.whole
    if whole is None or found.state != State.RESOLVED or waiting_of(KIND, [found.id]):
        return False
    return may_hand_over_in_parts(whole) and by.may(HAND_OVER, found.return_unit_id)


def _left(found: Dossier, promise: Promise | None) -> Left | None:
    """Say what is left of the promised moment; while the clock stands, for what."""
    if not found.code:
        return None
    return left_in(found.state, found.get_state_display(), _standing(found, promise))


def _standing(found: Dossier, promise: Promise | None) -> Standing:
    where = workplace(promise.place_id, unit_id=promise.unit_id) if promise else workplace()
    return standing(found.due_at, found.resolved_at or found.ended_at, where, now=clock.now())


def _paper_of(found: Dossier) -> str:
    """Name the address of the paper that stands for the dossier now; empty when there is none."""
    if found.state == State.REFUSED:
        return "counter:refusal_paper"
    if found.state == State.STOPPED:
        return "counter:stop_paper"
    if found.state == State.AWAITING_SUPPLEMENT:
        return "counter:supplement_paper"
    return "counter:slip" if found.code else ""


def _again(found: Dossier, supplements: Sequence[Supplement], *, is_put_off: bool) -> list[tuple[str, str]]:
    """Name the papers beside the slip that can be printed once more, each by its word in the address."""
    papers = [
        ("bo-sung", _("Phiếu yêu cầu bổ sung"), bool(supplements)),
        ("tu-choi", _("Phiếu từ chối"), found.state == State.REFUSED),
        ("xin-loi", _("Phiếu xin lỗi và hẹn lại"), is_put_off),
        ("dung", _("Thông báo dừng giải quyết"), found.state == State.STOPPED),
    ]
    return [(key, label) for key, label, is_there in papers if is_there]


def _is_new(found: Dossier) -> bool:
    """Say whether the dossier was taken in a moment ago: then printing is the main act."""
    return found.entered_at is not None and clock.now() - found.entered_at < JUST_NOW
