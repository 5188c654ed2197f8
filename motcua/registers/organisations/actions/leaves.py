"""Nghỉ phép: taken, and cut short; who stands in holds the posts of who is away."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN, valid_on
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
    StandsIn,
)
from motcua.registers.organisations.events import (
    CoverAssigned,
    HoldingEnded,
    LeaveCutShort,
    LeaveTaken,
    TasksHandedOver,
)
from motcua.registers.organisations.models import Leave, Officer, PostHolding
from motcua.registers.organisations.ports import TASKS, InHand
from motcua.registers.organisations.rules.spans import ONE_DAY, Span


@transaction.atomic
def take_leave(
    officer_id: UUID, *, since: date, until: date, covered_by: UUID | None = None, by: Actor, at: datetime
) -> Leave:
    """Ghi nghỉ phép: an officer is away for some days; who stands in holds his posts meanwhile.

    Tasks in hand stay where they are until who stands in takes them over. Raises NotAllowed,
    OfficerUnknown, DaysReversed, LeaveOverlaps, StandsIn, CoverAway.
    """
    Register.hold()
    officer = _officer(officer_id)
    days = Span(since, until)
    held = list(_own_posts(officer_id, days))
    _must_lead(by, held, at.astimezone(VN).date())
    if until < since:
        raise DaysReversed(since=day_figures(since), until=day_figures(until))
    _must_be_there(officer, days, LeaveOverlaps)
    _must_not_stand_in(officer, days)
    cover = _cover(covered_by, officer, days) if covered_by is not None else None
    leave = Leave.objects.create(officer=officer, covered_by=cover, valid_from=since, valid_to=until)
    tell(LeaveTaken(officer_id, leave.id, covered_by, since, until), by=by, at=at)
    if cover is not None:
        write_holdings(_covers(leave, cover, held, days), by=by, at=at)
    return leave


@transaction.atomic
def assign_cover(leave_id: UUID, covered_by: UUID, *, by: Actor, at: datetime) -> Leave:
    """Phân người thay: from today (or the leave's first day) another stands in, and whoever did no longer.

    What the one before had taken over goes to the new one. Raises NotAllowed, LeaveUnknown, LeaveOver,
    OfficerUnknown, CoverAway.
    """
    Register.hold()
    leave = _leave(leave_id)
    today = at.astimezone(VN).date()
    days = Span(max(today, leave.valid_from), leave.valid_to)
    held = _own_posts(leave.officer_id, days)
    _must_lead(by, held, today)
    if days.last < today:
        raise LeaveOver(until=day_figures(days.last))
    before, cover = leave.covered_by, _cover(covered_by, leave.officer, days)
    if before is not None and before.id == cover.id:
        return leave
    ended = _end_covers(leave, days.since - ONE_DAY)
    leave.covered_by = cover
    leave.save(update_fields=["covered_by"])
    told = CoverAssigned(leave.officer_id, leave.id, cover.id, before.id if before else None, days.since)
    tell_many([*ended, told], by=by, at=at)
    write_holdings(_covers(leave, cover, held, days), by=by, at=at)
    if before is not None and days.since == today:
        _pass_on(before, cover, held, today, by=by, at=at)
    return leave


@transaction.atomic
def cut_leave(leave_id: UUID, *, last_day: date, by: Actor, at: datetime) -> None:
    """Đi làm lại sớm: a leave ends earlier, and standing in with it; before its first day it never was.

    Raises NotAllowed, LeaveUnknown, LeaveOver.
    """
    Register.hold()
    leave, today = _leave(leave_id), at.astimezone(VN).date()
    until = leave.valid_to or date.max
    held = _own_posts(leave.officer_id, Span(leave.valid_from, until))
    _must_lead(by, held, today)
    if last_day >= until:
        raise LeaveOver(until=day_figures(until))
    told = _end_covers(leave, last_day)
    if last_day < leave.valid_from:
        leave.delete()
        tell(LeaveCutShort(leave.officer_id, leave_id, None), by=by, at=at)
    else:
        leave.valid_to = last_day
        leave.save(update_fields=["valid_to"])
        tell(LeaveCutShort(leave.officer_id, leave_id, last_day), by=by, at=at)
    tell_many(told, by=by, at=at)
    if leave.covered_by is not None and last_day < today:
        _pass_on(leave.covered_by, leave.officer, held, today, by=by, at=at)


def _leave(leave_id: UUID) -> Leave:
    rows = Leave.objects.select_for_update(of=("self",)).select_related("officer", "covered_by")
    found = rows.filter(id=leave_id).first()
    if found is None:
        raise LeaveUnknown
    return found


def _end_covers(leave: Leave, last_day: date) -> list[HoldingEnded]:
    """End standing in after a day, and give what is to be told of it."""
    covers = PostHolding.objects.filter(leave=leave)
    told = [
        HoldingEnded(row.officer_id, row.post_id, row.id, last_day)
        for row in covers.filter(valid_to__gt=last_day)
    ]
    Register.end(covers, last_day)
    return told


def _pass_on(
    giver: Officer, receiver: Officer, held: list[PostHolding], today: date, *, by: Actor, at: datetime
) -> None:
    """Put what one had in hand for who is away into another's hand, at the posts that he holds no longer."""
    posts = {row.post_id for row in held}
    keeps = PostHolding.objects.filter(valid_on(today), officer=giver, post_id__in=posts)
    for post_id in sorted(posts - set(keeps.values_list("post_id", flat=True))):
        hands = [InHand(post_id, one.id, one.account_id) for one in (giver, receiver)]
        count = TASKS.hand_over(*hands, by=by, at=at)
        if count:
            tell(TasksHandedOver(giver.id, receiver.id, post_id, count), by=by, at=at)


def _cover(officer_id: UUID, absent: Officer, days: Span) -> Officer:
    """Give who is to stand in on some days. Raises OfficerUnknown, CoverAway."""
    cover = _officer(officer_id)
    if cover.id == absent.id:
        until = day_figures(days.last)
        raise CoverAway(officer=cover.full_name, since=day_figures(days.since), until=until)
    _must_be_there(cover, days, CoverAway)
    return cover


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


def _must_not_stand_in(officer: Officer, days: Span) -> None:
    """Pass who stands in for nobody on these days: two could not be at one place, none at another."""
    rows = Leave.objects.filter(covered_by=officer, valid_from__lte=days.last, valid_to__gte=days.since)
    other = rows.select_related("officer").order_by("valid_from").first()
    if other is not None:
        raise StandsIn(
            officer=officer.full_name,
            absent=other.officer.full_name,
            since=day_figures(other.valid_from),
            until=day_figures(other.valid_to or other.valid_from),
        )


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
