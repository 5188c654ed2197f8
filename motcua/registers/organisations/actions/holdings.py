"""Giữ chức danh: appointed, ended, what lies in hand handed over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN, valid_on
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.text import day_figures, tidy
from motcua.registers.organisations.access import LEAVE, must_keep
from motcua.registers.organisations.actions.register import Register
from motcua.registers.organisations.errors import (
    AlreadyHolds,
    CannotReceiveTasks,
    DaysReversed,
    HoldingOver,
    HoldingUnknown,
    OfficerUnknown,
    PostUnknown,
    TasksStillHeld,
)
from motcua.registers.organisations.events import HoldingEnded, OfficerAppointed, TasksHandedOver
from motcua.registers.organisations.models import Officer, Post, PostHolding
from motcua.registers.organisations.ports import TASKS, InHand
from motcua.registers.organisations.rules.spans import ONE_DAY, Span


@dataclass(frozen=True)
class Appointment:
    """That an officer takes up a post for some days."""

    officer_id: UUID
    post_id: UUID
    days: Span
    standing: str = PostHolding.Standing.MAIN
    decision: str = ""


def appoint(
    officer_id: UUID,
    post_id: UUID,
    *,
    since: date,
    until: date | None = None,
    standing: str = PostHolding.Standing.MAIN,
    decision: str = "",
    by: Actor,
    at: datetime,
) -> PostHolding:
    """Bổ nhiệm, phân công một người; as `appoint_many`."""
    one = Appointment(officer_id, post_id, Span(since, until), standing, decision)
    return appoint_many([one], by=by, at=at)[0]


@transaction.atomic
def appoint_many(many: Sequence[Appointment], *, by: Actor, at: datetime) -> list[PostHolding]:
    """Bổ nhiệm, phân công: let officers hold posts; a post's end is the holding's end at the latest.

    Raises NotAllowed, OfficerUnknown, PostUnknown (not there on the first day), DaysReversed, AlreadyHolds.
    """
    Register.hold()
    posts = {row.id: row for row in Post.objects.filter(id__in={one.post_id for one in many})}
    for agency_id in {post.agency_id for post in posts.values()}:
        must_keep(by, agency_id, at.astimezone(VN).date())
    officers = {row.id: row for row in Officer.objects.filter(id__in={one.officer_id for one in many})}
    taken = _spans_held(set(officers), set(posts))
    rows: list[PostHolding] = []
    for one in many:
        if one.officer_id not in officers:
            raise OfficerUnknown(officer=one.officer_id)
        row = _holding(one, posts.get(one.post_id))
        held = taken.setdefault((one.officer_id, one.post_id), [])
        days = Span(row.valid_from, row.valid_to)
        other = next((span for span in held if span.meets(days)), None)
        if other is not None:
            facts = {"officer": officers[one.officer_id].full_name, "post": posts[one.post_id].title}
            raise AlreadyHolds(**facts, since=day_figures(other.since))
        held.append(days)
        rows.append(row)
    write_holdings(rows, by=by, at=at)
    return rows


def write_holdings(rows: Sequence[PostHolding], *, by: Actor, at: datetime) -> None:
    """Write holdings that were found sound, inside an action of this room."""
    PostHolding.objects.bulk_create(rows)
    told = [
        OfficerAppointed(row.officer_id, row.post_id, row.id, row.standing, row.valid_from, row.valid_to)
        for row in rows
    ]
    tell_many(told, by=by, at=at)


def _spans_held(officers: set[UUID], posts: set[UUID]) -> dict[tuple[UUID, UUID], list[Span]]:
    spans: dict[tuple[UUID, UUID], list[Span]] = {}
    for row in PostHolding.objects.filter(officer_id__in=officers, post_id__in=posts):
        spans.setdefault((row.officer_id, row.post_id), []).append(Span(row.valid_from, row.valid_to))
    return spans


def _holding(one: Appointment, post: Post | None) -> PostHolding:
    days = one.days
    if days.last < days.since:
        raise DaysReversed(since=day_figures(days.since), until=day_figures(days.last))
    if post is None or not post.holds_on(days.since):
        raise PostUnknown(post=post.code if post else one.post_id, day=day_figures(days.since))
    days = days.common(Span(post.valid_from, post.valid_to))
    return PostHolding(
        officer_id=one.officer_id,
        post_id=one.post_id,
        standing=one.standing,
        decision=tidy(one.decision),
        valid_from=days.since,
        valid_to=days.until,
    )


@transaction.atomic
def end_holding(
    holding_id: UUID, *, last_day: date, successor_id: UUID | None = None, by: Actor, at: datetime
) -> PostHolding:
    """Thôi giữ chức danh after a day; what lies in hand then goes to `successor_id`, who holds the post too.

    A last day still to come moves no tasks: they stay in hand until it has passed, and go then to who is
    named here, or lie open at the post. Raises NotAllowed, HoldingUnknown, HoldingOver, TasksStillHeld (and
    nobody named to take them), CannotReceiveTasks.
    """
    Register.hold()
    holding = _holding_by_id(holding_id)
    today = at.astimezone(VN).date()
    must_keep(by, holding.post.agency_id, today)
    span = Span(holding.valid_from, holding.valid_to)
    if not span.meets(Span(last_day, last_day)):
        until = day_figures(holding.valid_to) if holding.valid_to else "nay"
        raise HoldingOver(since=day_figures(holding.valid_from), until=until)
    if last_day <= today:
        _empty_hands(holding, last_day, successor_id, by=by, at=at)
    elif successor_id is not None:
        holding.successor = _receiver(holding.post, successor_id, (last_day, last_day + ONE_DAY))
    holding.valid_to = last_day
    holding.save(update_fields=["valid_to", "successor"])
    covers = PostHolding.objects.filter(leave__officer_id=holding.officer_id, post_id=holding.post_id)
    ended = [holding, *covers.filter(valid_to__gt=last_day)]
    Register.end(covers, last_day)
    tell_many((HoldingEnded(row.officer_id, row.post_id, row.id, last_day) for row in ended), by=by, at=at)
    return holding


def _empty_hands(
    holding: PostHolding, last_day: date, successor_id: UUID | None, *, by: Actor, at: datetime
) -> None:
    """See that nothing stays in the hands of who leaves."""
    left = TASKS.open_tasks(_hand(holding.officer, holding.post_id))
    if not left:
        return
    if successor_id is None:
        raise TasksStillHeld(officer=holding.officer.full_name, count=left, post=holding.post.title)
    receiver = _receiver(holding.post, successor_id, (last_day, last_day + ONE_DAY))
    _move(holding.officer, receiver, holding.post, by=by, at=at)


@transaction.atomic
def hand_over(post_id: UUID, giver_id: UUID, receiver_id: UUID, *, by: Actor, at: datetime) -> int:
    """Bàn giao: put what one officer has in hand at a post into the hands of another who holds it today.

    Counts what moved. Raises NotAllowed, PostUnknown, OfficerUnknown, CannotReceiveTasks.
    """
    Register.hold()
    today = at.astimezone(VN).date()
    post = Post.objects.filter(id=post_id).first()
    if post is None:
        raise PostUnknown(post=post_id, day=day_figures(today))
    must_keep(by, post.agency_id, today, right=LEAVE)
    giver = Officer.objects.filter(id=giver_id).first()
    if giver is None:
        raise OfficerUnknown(officer=giver_id)
    return _move(giver, _receiver(post, receiver_id, (today,)), post, by=by, at=at)


def _receiver(post: Post, officer_id: UUID, days: Sequence[date]) -> Officer:
    officer = Officer.objects.filter(id=officer_id).first()
    if officer is None:
        raise OfficerUnknown(officer=officer_id)
    holds = PostHolding.objects.filter(post_id=post.id, officer_id=officer_id)
    if not any(holds.filter(valid_on(day)).exists() for day in days):
        raise CannotReceiveTasks(officer=officer.full_name, post=post.title, day=day_figures(days[-1]))
    return officer


def _move(giver: Officer, receiver: Officer, post: Post, *, by: Actor, at: datetime) -> int:
    if giver.id == receiver.id:
        day = day_figures(at.astimezone(VN).date())
        raise CannotReceiveTasks(officer=receiver.full_name, post=post.title, day=day)
    count = TASKS.hand_over(_hand(giver, post.id), _hand(receiver, post.id), by=by, at=at)
    tell(TasksHandedOver(giver.id, receiver.id, post.id, count), by=by, at=at)
    return count


def _hand(officer: Officer, post_id: UUID) -> InHand:
    return InHand(post_id, officer.id, officer.account_id)


def _holding_by_id(holding_id: UUID) -> PostHolding:
    rows = PostHolding.objects.select_for_update(of=("self",)).select_related("officer", "post")
    found = rows.filter(id=holding_id).first()
    if found is None:
        raise HoldingUnknown
    return found
