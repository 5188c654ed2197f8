"""Who may be given some tasks: whoever bears their role where they lie, with what he already has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import waiting_at
from motcua.registers.organisations.queries import Holder, holders_at, posts_of


@dataclass(frozen=True)
class Receiver:
    """Someone who may be given tasks: what he is, what he has, whether he is there."""

    account_id: UUID
    name: str
    post: str
    waiting: int
    late: int
    is_away: bool
    is_cover: bool
    fits: int


def receivers_for(tasks: Sequence[Task], *, now: datetime, day: date) -> list[Receiver]:
    """Give who may take at least one of some tasks; who fits all of them and has least comes first."""
    seats = _seats(tasks, day)
    has = _loads({task.agency_id for task in tasks}, now)
    found: dict[UUID, Receiver] = {}
    for agency_id, post_title, roles, holder in seats:
        account_id = holder.officer.account_id
        fits = sum(1 for task in tasks if task.agency_id == agency_id and task.role in roles)
        if account_id is None or not fits or _has_all(tasks, account_id):
            continue
        waiting, late = has.get(account_id, (0, 0))
        before = found.get(account_id)
        if before is None or before.fits < fits:
            found[account_id] = Receiver(
                account_id,
                holder.officer.full_name,
                post_title,
                waiting,
                late,
                holder.is_away,
                holder.is_cover,
                fits,
            )
    return sorted(found.values(), key=lambda one: (-one.fits, one.is_away, one.waiting, one.name))


def _has_all(tasks: Sequence[Task], account_id: UUID) -> bool:
    return all(task.holder_id == account_id for task in tasks)


def _seats(tasks: Sequence[Task], day: date) -> list[tuple[UUID, str, frozenset[str], Holder]]:
    """Give who sits where the tasks lie, with the roles of each seat."""
    seats = []
    for agency_id in {task.agency_id for task in tasks}:
        holders = holders_at(agency_id, day)
        for post in posts_of(agency_id, day):
            roles: Iterable[str] = getattr(post, "role_codes", ())
            seats += [
                (agency_id, post.title, frozenset(roles), holder) for holder in holders.get(post.id, ())
            ]
    return seats


def _loads(agency_ids: set[UUID], now: datetime) -> dict[UUID, tuple[int, int]]:
    rows = (
        waiting_at(agency_ids)
        .filter(holder_id__isnull=False)
        .values_list("holder_id")
        .annotate(waiting=Count("id"), late=Count("id", filter=Q(urgent_at__lt=now)))
    )
    return {holder_id: (waiting, late) for holder_id, waiting, late in rows}
