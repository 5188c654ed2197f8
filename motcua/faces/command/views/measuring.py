"""Gắn chỉ tiêu: what is proposed for a plan, by what one target is measured, what is reported of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.faces.command.forms.targets import BindForm, FigureForm, first_of
from motcua.faces.command.pages import Given, Sheet, sent_files, show, through
from motcua.faces.command.targets import GROUPED, road_of
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.foundation.errors import Refused
from motcua.registers.organisations.queries import agencies_on, classes, names_of
from motcua.registers.places.models import Level
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.queries import indicators_on
from motcua.steering.plans import actions
from motcua.steering.plans.actions import BindingDraft, FigureDraft, Narrowed
from motcua.steering.plans.models import Target, TargetFigure
from motcua.steering.plans.queries import desk, live
from motcua.steering.plans.queries.periods import periods_begun
from motcua.steering.plans.queries.proposals import Proposal, Proposed, proposed_for

_YES = "dat"


@dataclass(frozen=True)
class Choice:
    """A proposal as the page shows it: the indicator, of whom, why, and the box that takes it."""

    proposal: Proposal
    indicator: Indicator
    whom: str


@dataclass(frozen=True)
class Waiting:
    """A target that waits for a decision, and what is proposed for it."""

    target: Target
    heading: str
    choices: tuple[Choice, ...]


@officer("plans.measure")
@never_cache
@require_http_methods(["GET", "POST"])
def proposals(request: HouseRequest, plan_id: UUID) -> HttpResponse:
    """Show what is proposed for a plan's targets; what was ticked is bound, all at once or nothing."""
    plan, today = desk.plan(plan_id, request.actor), clock.today()
    targets = list(desk.targets_still_of(plan))
    known = {one.code: one for one in indicators_on(today)}
    found = proposed_for(targets, today, among=live.waiting_of(plan_id))
    refused, status = "", 200
    if request.method == "POST":
        try:
            made = actions.bind_targets(_ticked(found, request.POST), by=request.actor, at=clock.now())
        except Refused as refusal:
            refused, status = str(refusal), refusal.status
        else:
            said = ngettext("Đã gắn {count} chỉ tiêu.", "Đã gắn {count} chỉ tiêu.", len(made))
            messages.success(request, said.format(count=len(made)))
            return HttpResponseRedirect(f"{reverse('command:targets')}?ke-hoach={plan_id}")
    rows = [_waiting(one, known) for one in found]
    words = {
        "plan": plan,
        "rows": [row for row in rows if row.choices],
        "others": [row for row in rows if not row.choices],
        "refused": refused,
        "board": f"{reverse('command:targets')}?ke-hoach={plan_id}",
    }
    return show(request, "command/target_proposals.html", words, status=status)


def _waiting(one: Proposed, known: Mapping[str, Indicator]) -> Waiting:
    choices = (Choice(each, known[each.code], _whom(each)) for each in one.proposals if each.code in known)
    return Waiting(one.target, one.heading, tuple(choices))


def _whom(one: Proposal) -> str:
    return _(GROUPED[one.level]) if one.level else one.group or _("toàn tỉnh")


def _ticked(found: Sequence[Proposed], typed: QueryDict) -> list[BindingDraft]:
    """Read which proposals were taken: each target's field names an indicator that was proposed for it."""
    drafts = []
    for one in found:
        code = typed.get(f"chi-tieu-{one.target.id}", "")
        chosen = next((each for each in one.proposals if each.code == code), None)
        if chosen is not None:
            narrowed = Narrowed(level=chosen.level, group=chosen.group)
            drafts.append(
                BindingDraft(one.target.id, chosen.code, narrowed, reason=chosen.reason, proposed=True)
            )
    return drafts


@officer("plans.measure")
@require_http_methods(["GET", "POST"])
def bind(request: HouseRequest, target_id: UUID) -> HttpResponse:
    """Decide by what one target is measured."""
    target, today = desk.target(target_id, request.actor), clock.today()
    now = next((each for each in live.bindings_of(target_id) if each.ended_at is None), None)
    siblings = list(desk.targets_of(target.plan_id))
    proposed = proposed_for(siblings, today, among=[target_id])
    best = proposed[0].best if proposed else None
    known = indicators_on(today)
    form = BindForm(
        request.POST if request.method == "POST" else None,
        initial=first_of(now, best),
        indicators=known,
        groups=_groups(proposed, now.group if now else ""),
        agencies=_agencies(today),
    )
    sheet = Sheet(
        title=_("Cách đo chỉ tiêu"),
        eyebrow=_called(target),
        submit=_("Ghi quyết định"),
        back=road_of(target),
        says=(target.text, *_proposing(proposed, known)),
    )

    def decide(given: Given) -> str:
        actions.bind_target(_decided(target_id, form, given, best), by=request.actor, at=clock.now())
        return sheet.back

    return through(request, sheet, form, decide, done=_("Đã ghi cách đo chỉ tiêu."))


def _proposing(proposed: Sequence[Proposed], known: Sequence[Indicator]) -> list[str]:
    """Say what is proposed, and why."""
    titles = {one.code: one.title for one in known}
    return [
        _("Phần mềm đề xuất “{title}” vì {reason}.").format(
            title=titles.get(each.code, each.code), reason=each.reason
        )
        for one in proposed
        for each in one.proposals
    ]


def _decided(target_id: UUID, form: BindForm, given: Given, best: Proposal | None) -> BindingDraft:
    """Read the decision; what was left as proposed keeps the proposal's reason."""
    seen = form.seen_one()
    if not given["indicator"]:
        return BindingDraft(target_id, reason=given["reason"], seen=seen)
    narrowed = form.narrowed()
    as_proposed = best is not None and (given["indicator"], narrowed) == (
        best.code,
        Narrowed(level=best.level, group=best.group),
    )
    reason = given["reason"] or (best.reason if best and as_proposed else "")
    since, until = given["since"], given["until"]
    return BindingDraft(target_id, given["indicator"], narrowed, since, until, reason, as_proposed, seen)


def _groups(proposed: Sequence[Proposed], used: str) -> list[str]:
    """Give the classes of agencies by name, with those that the document or a decision calls otherwise."""
    named = [one.name for one in classes()]
    said = [each.group for one in proposed for each in one.proposals if each.group]
    return list(dict.fromkeys([*([used] if used else []), *said, *named]))


def _agencies(today: date) -> dict[UUID, str]:
    """Give the agencies of the province's and the districts' levels, by name."""
    rows = agencies_on(today).filter(level__in=(Level.PROVINCE, Level.DISTRICT), kind__receives=False)
    return {term.agency_id: term.name for term in rows}


@officer("plans.carry_out", "plans.follow")
@require_http_methods(["GET", "POST"])
def report(request: HouseRequest, target_id: UUID) -> HttpResponse:
    """Report what a target has come to in a period, or correct it."""
    target, today = desk.target(target_id, request.actor), clock.today()
    before = _corrected(target_id, request.GET.get("dinh-chinh", ""))
    form = FigureForm(
        request.POST if request.method == "POST" else None,
        sent_files(request),
        initial=_first_figure(before),
        agencies=_reporting(request.actor, target, today),
        periods=periods_begun(target.plan.year, today),
        counted=target.value is not None,
        corrects=before is not None,
    )
    sheet = Sheet(
        title=_("Đính chính số báo cáo") if before else _("Báo cáo số của chỉ tiêu"),
        eyebrow=_called(target),
        submit=_("Ghi số báo cáo"),
        back=road_of(target),
        says=(target.text, _("Phải đạt: {value}.").format(value=target.value_text)),
        files=True,
    )

    def tell(given: Given) -> str:
        met = given.get("met", "")
        draft = FigureDraft(
            given["period"],
            given["value"],
            given["words"],
            met == _YES if met else None,
            UUID(given["agency"]) if given["agency"] else None,
            before.id if before else None,
            given.get("reason", ""),
        )
        actions.report_figure(target_id, draft, proofs=form.proofs(), by=request.actor, at=clock.now())
        return sheet.back

    return through(request, sheet, form, tell, done=_("Đã ghi số báo cáo."))


def _corrected(target_id: UUID, typed: str) -> TargetFigure | None:
    return next((one for one in live.figures_of(target_id) if str(one.id) == typed and one.stands), None)


def _first_figure(before: TargetFigure | None) -> dict[str, object]:
    """Begin with the figure that is corrected."""
    if before is None:
        return {}
    value = before.value.normalize() if before.value is not None else None
    said = {"agency": str(before.agency_id or ""), "period": before.period, "words": before.words}
    return {**said, "value": value}


def _reporting(by: Actor, target: Target, today: date) -> list[tuple[str, str]]:
    """Give for whom someone may report: the whole where he follows, and his own agencies."""
    units = by.units_for("plans.carry_out")
    own = {seat.agency_id for seat in by.seats} if units is None else set(units)
    named = {target.watcher_id} if target.watcher_id and by.may("plans.follow") else set()
    names = names_of(own | named, today)
    rows = [("", _("Toàn tỉnh"))] if by.may("plans.follow") else []
    return rows + sorted(((str(key), name) for key, name in names.items()), key=lambda pair: pair[1])


def _called(target: Target) -> str:
    if target.no:
        return _("{plan} · chỉ tiêu {no}").format(plan=target.plan, no=target.no)
    return str(target.plan)
