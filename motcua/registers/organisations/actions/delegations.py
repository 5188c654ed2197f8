"""Ủy quyền: one post lends roles to another, from a day to a day."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import day_figures, tidy
from motcua.registers.organisations.access import must_keep
from motcua.registers.organisations.actions.register import Register
from motcua.registers.organisations.errors import (
    DaysReversed,
    DelegationOver,
    DelegationUnknown,
    NameEmpty,
    RoleNotGivable,
)
from motcua.registers.organisations.events import DelegationBegun, DelegationEnded
from motcua.registers.organisations.models import Delegation, Post, PostRole
from motcua.registers.organisations.queries.posts import post as post_by_id
from motcua.registers.organisations.rules.spans import Span, cover


@transaction.atomic
def delegate(
    giver_id: UUID,
    receiver_id: UUID,
    *,
    roles: Iterable[str],
    matter: str,
    decision: str,
    since: date,
    until: date,
    by: Actor,
    at: datetime,
) -> Delegation:
    """Ủy quyền by a decision: who holds the receiving post acts with these roles of the giving one.

    Raises NotAllowed, PostUnknown, DaysReversed, NameEmpty (matter or decision), RoleNotGivable.
    """
    Register.hold()
    giver, receiver = post_by_id(giver_id), post_by_id(receiver_id)
    must_keep(by, giver.agency_id, at.astimezone(VN).date())
    if until < since:
        raise DaysReversed(since=day_figures(since), until=day_figures(until))
    if not tidy(matter) or not tidy(decision):
        raise NameEmpty
    wanted = sorted(set(roles))
    _must_be_givable(giver, receiver, wanted, Span(since, until))
    row = Delegation.objects.create(
        giver=giver,
        receiver=receiver,
        roles=wanted,
        matter=tidy(matter),
        decision=tidy(decision),
        valid_from=since,
        valid_to=until,
    )
    tell(DelegationBegun(giver_id, receiver_id, row.id, tuple(wanted), since, until), by=by, at=at)
    return row


def _must_be_givable(giver: Post, receiver: Post, wanted: list[str], days: Span) -> None:
    """Pass roles that the giver bears on all these days, to another post that is there on all of them."""
    facts = {"giver": giver.title, "day": day_figures(days.since)}
    stands = cover([Span(receiver.valid_from, receiver.valid_to)], days)
    if not wanted or giver.id == receiver.id or not stands:
        raise RoleNotGivable(role=", ".join(wanted) or "—", **facts)
    borne: dict[str, list[Span]] = {}
    for row in PostRole.objects.filter(post=giver, role__in=wanted):
        borne.setdefault(row.role, []).append(Span(row.valid_from, row.valid_to))
    for role in wanted:
        if not cover(borne.get(role, ()), days):
            raise RoleNotGivable(role=role, **facts)


@transaction.atomic
def end_delegation(delegation_id: UUID, *, last_day: date, by: Actor, at: datetime) -> None:
    """Chấm dứt ủy quyền sớm; before its first day it never was.

    Raises NotAllowed, DelegationUnknown, DelegationOver.
    """
    Register.hold()
    row = Delegation.objects.select_related("giver").filter(id=delegation_id).first()
    if row is None:
        raise DelegationUnknown
    must_keep(by, row.giver.agency_id, at.astimezone(VN).date())
    until = row.valid_to or date.max
    if last_day >= until:
        raise DelegationOver(until=day_figures(until))
    if last_day < row.valid_from:
        row.delete()
    else:
        row.valid_to = last_day
        row.save(update_fields=["valid_to"])
    tell(DelegationEnded(row.giver_id, row.receiver_id, delegation_id, last_day), by=by, at=at)
