"""Chốt kế hoạch: what is lacking, what a plan does to an earlier one, and the publishing itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.faces.command.forms.documents import Grouped, PublishForm
from motcua.faces.command.pages import Given, Sheet, show, through
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.foundation.text import day_figures
from motcua.steering.plans import actions
from motcua.steering.plans.actions import Change
from motcua.steering.plans.errors import PlanUnknown
from motcua.steering.plans.models import Assignment, Plan, PlanLink, PlanReading, Target
from motcua.steering.plans.queries import desk as queries
from motcua.steering.plans.queries import reviewing
from motcua.steering.plans.queries.board import Choice, board
from motcua.steering.plans.queries.ladder import near_days
from motcua.steering.plans.queries.live import undecided
from motcua.steering.plans.queries.standing import Standing

CHOOSE: Final = "chon"
_WORDS: Final = 220
_WHOLE: Final = (PlanLink.Relation.REPLACES, PlanLink.Relation.CLOSES)
_TICKS: Final = frozenset({"ended", "ended_targets"})


@dataclass(frozen=True)
class Whole:
    """What ends with a whole plan: assignments not done, of them late ones, targets; and what stays done."""

    plan: Plan
    open: int
    late: int
    done: int
    targets: int


@officer("plans.publish")
@require_http_methods(["GET", "POST"])
def publish(request: HouseRequest, reading_id: UUID) -> HttpResponse:
    """Publish a reviewed document; before that, show the lines of the plan that it changes."""
    reading = queries.document_of(reading_id, request.actor)
    sheet = Sheet(
        title=_("Chốt kế hoạch để theo dõi"),
        eyebrow=str(reading),
        submit=_("Chốt kế hoạch"),
        back=reverse("command:reading", args=[reading_id]),
        template="command/publish.html",
        more={
            "reading": reading,
            "tally": reviewing.tally_of(reviewing.lines_of(reading_id)),
            "unready": reviewing.unready_of(reading_id),
        },
    )

    def do(given: Given) -> str:
        changes = [_change(given, request.actor)] if given.get("relation") else []
        made = actions.publish_reading(reading_id, changes=changes, by=request.actor, at=clock.now())
        waits = request.actor.may("plans.measure") and undecided([made.id])
        return reverse("command:plan-proposals" if waits else "command:plan", args=[made.id])

    sent = request.POST if request.method == "POST" else None
    running = list(queries.plans(request.actor).filter(state=Plan.State.ACTIVE))
    first = {} if sent else _proposed(reading, running, request.actor)
    asks = sent is not None and sent.get("viec") == CHOOSE
    words = {**sheet.more, "whole": _whole(sent or first, running, request.actor)}
    sheet = replace(sheet, more=words)
    if sent is not None and asks:
        form = _form(None, running, request.actor, dict(sent.items()))
        return show(request, sheet.template, {"sheet": sheet, "form": form, **sheet.more})
    form = _form(sent, running, request.actor, first)
    return through(request, sheet, form, do, done=_("Đã chốt kế hoạch; nhiệm vụ đã được giao."))


def _form(sent: Any, running: Sequence[Plan], by: Actor, first: Mapping[str, Any]) -> PublishForm:
    """Build the form, with the lines of an earlier plan that is amended; Any: what Django's forms take.

    What is replaced or ended ends whole: there is nothing to tick, unless ticks came with it.
    """
    given = sent or first
    earlier = _earlier(given, running)
    is_whole = given.get("relation") in _WHOLE and not (sent and _TICKS & set(sent))
    lines, targets = (
        ((), ()) if earlier is None or is_whole else (_lines_of(earlier, by), _targets_of(earlier))
    )
    return PublishForm(
        sent,
        initial=first,
        earlier=[(str(one.id), f"{one.number}: {one.title}"[:150]) for one in running],
        lines=lines,
        targets=targets,
    )


def _earlier(given: Mapping[str, Any], running: Sequence[Plan]) -> Plan | None:  # Any: as above
    chosen = str(given.get("earlier", ""))
    return next((one for one in running if str(one.id) == chosen), None)


def _whole(given: Mapping[str, Any], running: Sequence[Plan], by: Actor) -> Whole | None:  # Any: as above
    """Say what ends with a plan that is replaced or ended; None where nothing does."""
    earlier = _earlier(given, running)
    if earlier is None or given.get("relation") not in _WHOLE:
        return None
    today = clock.today()
    sums = board(by, today, near_days(today), Choice(plan_id=earlier.id)).whole
    standing = queries.targets_of(earlier.id).filter(ended_by=None).count()
    return Whole(earlier, sums.all - sums.done, sums.of(Standing.LATE), sums.done, standing)


def _lines_of(earlier: Plan, by: Actor) -> Grouped:
    """Give what an earlier plan still has done, by section: the lines as it prints them."""
    over = (Assignment.State.DONE, Assignment.State.CANCELLED)
    found = queries.assignments_of(earlier.id, by).filter(parent=None).exclude(state__in=over)
    return [
        (section, [(str(one.id), _said(one)) for one in group])
        for section, group in groupby(found, key=lambda one: one.section)
    ]


def _said(one: Assignment) -> str:
    due = _("hạn {day}").format(day=day_figures(one.due_on)) if one.due_on else one.due_text
    parts = (f"{one.no}. {Truncator(one.text).chars(_WORDS)}".lstrip(". "), one.lead_text, due)
    return " · ".join(part for part in parts if part)


def _targets_of(earlier: Plan) -> Grouped:
    found = queries.targets_of(earlier.id).filter(ended_by=None)
    said = [(str(one.id), " ".join(_promised(one))) for one in found]
    return [("", said)] if said else []


def _promised(one: Target) -> Iterator[str]:
    yield one.text
    if one.value_text and one.value_text not in one.text:
        yield f"· {one.value_text}"
    if one.period:
        yield f"({one.period})"


def _proposed(reading: PlanReading, running: Sequence[Plan], by: Actor) -> Mapping[str, Any]:
    """Give what the document itself says that it changes, as the form's first values; Any: those."""
    said = queries.change_said_in(reading, running)
    if said is None:
        return {}
    earlier, relation, numbers = said
    known: dict[str, list[str]] = {}
    for _section, group in _lines_of(earlier, by):
        for key, words in group:
            known.setdefault(words.partition(". ")[0], []).append(key)
    ended = [keys[0] for no in numbers if len(keys := known.get(no, [])) == 1]
    return {"earlier": str(earlier.id), "relation": relation, "ended": ended, "is_proposed": True}


def _change(given: Given, actor: Actor) -> Change:
    """Understand what was chosen. Raises PlanUnknown."""
    try:
        plan = queries.plan(UUID(given["earlier"]), actor)
    except ValueError:
        raise PlanUnknown from None
    relation = PlanLink.Relation(given["relation"])
    ended, targets = (list(map(UUID, given.get(name) or ())) for name in ("ended", "ended_targets"))
    return Change(plan.id, relation, ended, targets)
