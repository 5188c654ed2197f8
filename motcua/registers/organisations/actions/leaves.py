"""Nghỉ phép: taken, and cut short; who stands in holds the posts of who is away."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.text import day_figures
from motcua.registers.organisations.access import LEAVE, must_keep
from motcua.registers.organisations.actions.holdings import write_holdings
from motcua.registers.organisations.actions.register import Register
from motcua.registers.organisations.errors import (
    CoverAway,
    DaysReversed,
    LeaveOver,
    LeaveOverlaps,
    LeaveUnknown,
    OfficerUnknown,
)
from motcua.registers.organisations.events import HoldingEnded, LeaveCutShort, LeaveTaken
from motcua.registers.organisations.models import Leave, Officer, PostHolding
from motcua.registers.organisations.rules.spans import Span


@transaction.atomic
def take_leave(
    officer_id: UUID, *, since: date, until: date, covered_by: UUID | None = None, by: Actor, at: datetime
) -> Leave:
    """Ghi nghỉ phép: an officer is away for some days; who stands in holds his posts meanwhile.

    Tasks in hand stay where they are until handed over. Raises NotAllowed, OfficerUnknown,
    DaysReversed, LeaveOverlaps, CoverAway.
    """
    Register.hold()
    officer = _officer(officer_id)
    days = Span(since, until)
    held = list(_own_posts(officer_id, days))
    _must_lead(by, held, at.astimezone(VN).date())
    if until < since:
        raise DaysReversed(since=day_figures(since), until=day_figures(until))
    _must_be_there(officer, days, LeaveOverlaps)
    cover = _officer(covered_by) if covered_by is not None else None
    if cover is not None:
        if cover.id == officer.id:
            raise CoverAway(officer=cover.full_name, since=day_figures(since), until=day_figures(until))
        _must_be_there(cover, days, CoverAway)
    leave = Leave.objects.create(officer=officer, covered_by=cover, valid_from=since, valid_to=until)
    tell(LeaveTaken(officer_id, leave.id, covered_by, since, until), by=by, at=at)
    if cover is not None:
        write_holdings(_covers(leave, cover, held, days), by=by, at=at)
    return leave


@transaction.atomic
def cut_leave(leave_id: UUID, *, last_day: date, by: Actor, at: datetime) -> None:
    """Đi làm lại sớm: a leave ends earlier, and standing in with it; before its first day it never was.

    Raises NotAllowed, LeaveUnknown, LeaveOver.
    """
    Register.hold()
    leave = (
        Leave.objects.select_for_update(of=("self",)).select_related("officer").filter(id=leave_id).first()
    )
    if leave is None:
        raise LeaveUnknown
    until = leave.valid_to or date.max
    held = list(_own_posts(leave.officer_id, Span(leave.valid_from, until)))
    _must_lead(by, held, at.astimezone(VN).date())
    if last_day >= until:
        raise LeaveOver(until=day_figures(until))
    covers = list(PostHolding.objects.filter(leave=leave, valid_to__gt=last_day))
    told = [HoldingEnded(row.officer_id, row.post_id, row.id, last_day) for row in covers]
    if last_day < leave.valid_from:
        leave.delete()
        tell(LeaveCutShort(leave.officer_id, leave_id, None), by=by, at=at)
    else:
        Register.end(PostHolding.objects.filter(leave=leave), last_day)
        leave.valid_to = last_day
        leave.save(update_fields=["valid_to"])
        tell(LeaveCutShort(leave.officer_id, leave_id, last_day), by=by, at=at)
    tell_many(told, by=by, at=at)


def _officer(officer_id: UUID) -> Officer:
    found = Officer.objects.select_for_update(of=("self",)).filter(id=officer_id).first()
    if found is None:
        raise OfficerUnknown(officer=officer_id)
    return found


def _own_posts(officer_id: UUID, days: Span) -> list[PostHolding]:
    """Give what an officer holds as his own on some of these days."""
    rows = PostHolding.objects.filter(officer_id=officer_id, standing=PostHolding.Standing.MAIN)
    overlapping = rows.filter(valid_from__lte=days.last).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=days.since)
    )
    return list(overlapping.select_related("post"))


def _must_lead(by: Actor, held: list[PostHolding], today: date) -> None:
    """Pass who keeps leave at every agency where the officer holds a post, or everywhere if he holds none."""
    for agency_id in {row.post.agency_id for row in held} or {UUID(int=0)}:
        must_keep(by, agency_id, today, right=LEAVE)


def _must_be_there(officer: Officer, days: Span, refusal: type[LeaveOverlaps | CoverAway]) -> None:
    away = Leave.objects.filter(officer=officer, valid_from__lte=days.last, valid_to__gte=days.since).first()
    if away is not None:
        until = day_figures(away.valid_to or away.valid_from)
        raise refusal(officer=officer.full_name, since=day_figures(away.valid_from), until=until)


def _covers(leave: Leave, cover: Officer, held: list[PostHolding], days: Span) -> list[PostHolding]:
    """Make the holdings of who stands in, for posts that he does not hold on these days anyway."""
    mine = PostHolding.objects.filter(officer=cover, post_id__in=[row.post_id for row in held])
    spans = [(row.post_id, Span(row.valid_from, row.valid_to)) for row in mine]
    covers: list[PostHolding] = []
    for row in held:
        common = Span(row.valid_from, row.valid_to).common(days)
        if any(post_id == row.post_id and span.meets(common) for post_id, span in spans):
            continue
        covers.append(
            PostHolding(
                officer=cover,
                post_id=row.post_id,
                standing=PostHolding.Standing.COVER,
                leave=leave,
                valid_from=common.since,
                valid_to=common.until,
            )
        )
    return covers
