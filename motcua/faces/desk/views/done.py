"""Việc đã làm: what an officer finished or sent back, day by day; a leader reads it of his own people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final
from uuid import UUID

from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.faces.desk.pages import HANDLING, show
from motcua.faces.desk.worklist import ROWS, read_cursor, read_id
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed
from motcua.instruments.workflow.models import Card, Task
from motcua.instruments.workflow.queries import card_of, done_before, done_by
from motcua.registers.organisations.queries import holders_at

ASSIGN: Final = "workflow.assign"
_MONTH: Final = timedelta(days=30)


@dataclass(frozen=True)
class DoneLine:
    """One step that was done."""

    task: Task
    card: Card

    @property
    def was_slow(self) -> bool:
        """Say whether the step took longer than it was given."""
        return bool(self.task.step_due_at and self.task.done_at and self.task.done_at > self.task.step_due_at)

    @property
    def is_return(self) -> bool:
        """Say whether the case was sent back from here."""
        return self.task.state == Task.State.RETURNED


@dataclass(frozen=True)
class DoneDay:
    """What was done on one day."""

    day: date
    lines: tuple[DoneLine, ...]


@officer(*HANDLING, ASSIGN)
@never_cache
@require_safe
def done(request: HouseRequest) -> HttpResponse:
    """Show what was done of late: figures of thirty days, and every step, latest first."""
    whose = _whose(request)
    after = request.GET.get("sau", "")
    rows = done_by(whose)
    cursor = read_cursor(after)
    page = list((done_before(rows, *cursor) if cursor else rows)[: ROWS + 1])
    last = page[ROWS - 1] if len(page) > ROWS else None
    morning = datetime.combine(clock.today(), time.min, tzinfo=VN)
    figures = (
        rows.filter(done_at__gte=morning - _MONTH)
        .order_by()
        .aggregate(
            all=Count("id"),
            today=Count("id", filter=Q(done_at__gte=morning)),
            returned=Count("id", filter=Q(state=Task.State.RETURNED)),
            slow=Count("id", filter=Q(done_at__gt=F("step_due_at"))),
        )
    )
    is_other = whose != request.actor.id
    words = {
        "days": _days(page[:ROWS]),
        "figures": figures,
        "kept": 100 * (figures["all"] - figures["slow"]) / figures["all"] if figures["all"] else None,
        "next": f"{last.done_at.isoformat()}~{last.id}" if last and last.done_at else "",
        "first": not after,
        "whose": str(whose) if is_other else "",
        "name": names_of([whose]).get(whose, "") if is_other else "",
    }
    return show(request, "desk/done.html", words)


def _whose(request: HouseRequest) -> UUID:
    """Give whose work is shown: one's own, or of somebody who sits where one leads. Raises NotAllowed."""
    asked = read_id(request.GET.get("nguoi", ""))
    if asked is None or asked == request.actor.id:
        return request.actor.id
    if asked not in _led_by(request.actor):
        raise NotAllowed(right=request.path)
    return asked


def _led_by(by: Actor) -> set[UUID]:
    units = by.units_for(ASSIGN)
    led = {seat.agency_id for seat in by.seats} if units is None else units
    return {
        holder.officer.account_id
        for unit_id in led
        for holders in holders_at(unit_id, clock.today()).values()
        for holder in holders
        if holder.officer.account_id
    }


def _days(tasks: Sequence[Task]) -> list[DoneDay]:
    lines = [DoneLine(task, card_of(task)) for task in tasks]
    return [DoneDay(day, tuple(group)) for day, group in groupby(lines, key=_day_of)]


def _day_of(line: DoneLine) -> date:
    at = line.task.done_at or line.task.opened_at
    return at.astimezone(VN).date()
