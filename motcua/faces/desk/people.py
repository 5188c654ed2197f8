"""Who sits at the units that a leader leads: each with his posts, what he holds, and whether he is away."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from motcua.foundation.access.models import Actor
from motcua.instruments.workflow.queries import waiting_at
from motcua.registers.organisations.queries import holders_at, posts_of


@dataclass
class Colleague:
    """Someone who sits there today."""

    officer_id: UUID
    account_id: UUID | None
    name: str
    is_away: bool
    posts: list[str] = field(default_factory=list)
    waiting: int = 0
    late: int = 0


def units_led(actor: Actor, right: str) -> list[UUID]:
    """Give the units where the actor has a leader's right; if he has it everywhere, those where he sits."""
    units = actor.units_for(right)
    return sorted({seat.agency_id for seat in actor.seats} if units is None else units)


def colleagues_of(units: Iterable[UUID], *, now: datetime, day: date) -> list[Colleague]:
    """Give who sits at some units, who has least first: two questions a unit and one for what they hold."""
    wanted = list(units)
    people: dict[UUID, Colleague] = {}
    for unit_id in wanted:
        titles = {post.id: post.title for post in posts_of(unit_id, day)}
        for post_id, holders in holders_at(unit_id, day).items():
            for holder in holders:
                who = holder.officer
                one = people.setdefault(
                    who.id, Colleague(who.id, who.account_id, who.full_name, holder.is_away)
                )
                one.posts.append(titles.get(post_id, ""))
    has = _held(wanted, now)
    for one in people.values():
        one.waiting, one.late = has.get(one.account_id, (0, 0)) if one.account_id else (0, 0)
    return sorted(people.values(), key=lambda one: (one.is_away, one.waiting, one.name))


def _held(units: list[UUID], now: datetime) -> dict[UUID, tuple[int, int]]:
    rows = (
        waiting_at(units)
        .filter(holder_id__isnull=False)
        .values_list("holder_id")
        .annotate(waiting=Count("id"), late=Count("id", filter=Q(waits_for="", urgent_at__lt=now)))
    )
    return {holder_id: (waiting, late) for holder_id, waiting, late in rows}
