"""What asks about work in hand. No list of tasks looks at the cases themselves."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import name_beside
from motcua.foundation.ready import IDS_HOLE, TEXT_HOLE, ReadyNouns, id_hole, ids_of
from motcua.foundation.walks import Walks, beyond
from motcua.instruments.workflow import access
from motcua.instruments.workflow.access import seat_for
from motcua.instruments.workflow.errors import TaskUnknown
from motcua.instruments.workflow.models import FAR_AWAY, Card, Task
from motcua.registers.organisations.queries import seats_of_many

WAITING = (Task.State.OPEN, Task.State.CLAIMED)
URGENCY: Final = ("urgent_at", "id")


def tasks_for(by: Actor) -> Walks[Task]:
    """Give what the actor can do now, the most urgent first: his own tasks and those free at his posts.

    One walk over the index of what he holds, and one over that of what is free for each role of each seat.
    """
    places = sorted({(seat.agency_id, role) for seat in by.seats for role in seat.roles})
    free = [
        Task.objects.filter(state=Task.State.OPEN, agency_id=agency_id, role=role)
        for agency_id, role in places
    ]
    return Walks([Task.objects.filter(state=Task.State.CLAIMED, holder_id=by.id), *free], *URGENCY)


def done_by(account_id: UUID) -> QuerySet[Task]:
    """Việc đã làm: what someone finished or sent back, the latest first."""
    rows = Task.objects.filter(holder_id=account_id, state__in=[Task.State.DONE, Task.State.RETURNED])
    return rows.order_by("-done_at", "-id")


def done_before(tasks: QuerySet[Task], done_at: datetime, task_id: UUID) -> QuerySet[Task]:
    """Give what precedes a task in the order of its doing."""
    return beyond(tasks, ("-done_at", "-id"), done_at, task_id)


def unit_tasks(agency_ids: Iterable[UUID]) -> Walks[Task]:
    """Give what waits at some agencies, whoever holds it, the most urgent first: for those who lead there."""
    walks = [Task.objects.filter(agency_id=one, state__in=WAITING) for one in sorted(set(agency_ids))]
    return Walks(walks or [Task.objects.none()], *URGENCY)


def waiting_at(agency_ids: Iterable[UUID]) -> QuerySet[Task]:
    """Give what waits at some agencies, whoever holds it, in no order: to be counted."""
    return Task.objects.filter(agency_id__in=set(agency_ids), state__in=WAITING).order_by()


def task(task_id: UUID) -> Task:
    """Give a task. Raises TaskUnknown."""
    found = Task.objects.select_related("run__process").filter(id=task_id).first()
    if found is None:
        raise TaskUnknown
    return found


def held_task(task_id: UUID) -> Task:
    """Give a task under lock until the transaction ends, with its run and process. Raises TaskUnknown."""
    found = _ready_held().noun(id=task_id)
    if found is None:
        raise TaskUnknown
    return found


@cache
def _ready_held() -> ReadyNouns[Task]:
    rows = Task.objects.select_for_update(of=("self",)).select_related("run__process")
    return ReadyNouns(rows.filter(id=id_hole()), {"id": id_hole()})


def tasks_of(subject_kind: str, subject_id: UUID) -> list[Task]:
    """Give every task a case ever had, in order, each with its `holder_name`."""
    rows = Task.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
    rows = rows.annotate(holder_name=name_beside("holder_id"))
    return list(rows.select_related("run__process").order_by("opened_at", "number"))


def waiting_of(subject_kind: str, subject_ids: Iterable[UUID]) -> dict[UUID, Task]:
    """Give the task in which each of many cases lies now, in one query; of several at once the first."""
    rows = all_waiting_of(subject_kind, subject_ids)
    return {row.subject_id: row for row in sorted(rows, key=lambda row: -row.number)}


def all_waiting_of(subject_kind: str, subject_ids: Iterable[UUID]) -> list[Task]:
    """Give every task in which some cases lie now, in one query."""
    ids = list(subject_ids)
    if len(ids) == 1:
        return _ready_waiting_of_one().nouns(kind=subject_kind, id=ids[0])
    return _ready_waiting().nouns(kind=subject_kind, ids=ids)


def waiting_with_ways(subject_kind: str, subject_ids: Iterable[UUID]) -> list[Task]:
    """Give every task in which some cases lie now, each with the process it is of, in one query."""
    rows = Task.objects.filter(subject_kind=subject_kind, subject_id__in=set(subject_ids), state__in=WAITING)
    return list(rows.select_related("run__process").order_by("subject_id", "number"))


def task_for(subject_kind: str, subject_id: UUID, by: Actor) -> Task | None:
    """Give the task of a case that concerns the actor most; none when nothing is in hand. One query."""
    return foremost(all_waiting_of(subject_kind, [subject_id]), by)


def foremost(tasks: Iterable[Task], by: Actor | None) -> Task | None:
    """Give, of what is in hand at once, what the actor holds, else what is free for him, else the first."""

    def rank(one: Task) -> tuple[bool, bool, bool, int]:
        his = by is not None and one.holder_id == by.id
        seated = by is not None and seat_for(by, one.agency_id, one.role) is not None
        return not his, not (seated and one.holder_id is None), not seated, one.number

    return min((one for one in tasks if one.is_waiting), key=rank, default=None)


def lay_at(subject_kind: str, subject_id: UUID, agency_ids: Iterable[UUID]) -> bool:
    """Say whether a case lies or lay in hands at one of some agencies."""
    rows = Task.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
    return rows.filter(agency_id__in=set(agency_ids)).exists()


@cache
def _ready_waiting_of_one() -> ReadyNouns[Task]:
    rows = Task.objects.filter(subject_kind=TEXT_HOLE, subject_id=id_hole(), state__in=WAITING)
    return ReadyNouns(rows, {"kind": TEXT_HOLE, "id": id_hole()})


@cache
def _ready_waiting() -> ReadyNouns[Task]:
    rows = Task.objects.filter(subject_kind=TEXT_HOLE, subject_id__in=ids_of(IDS_HOLE), state__in=WAITING)
    return ReadyNouns(rows, {"kind": TEXT_HOLE, "ids": IDS_HOLE})


def hands_that_left(day: date) -> list[tuple[UUID, UUID]]:
    """Give whose hands (account, post) hold tasks that they may no longer do on `day`, in four queries."""
    held = set(
        Task.objects.filter(state=Task.State.CLAIMED, holder_id__isnull=False, post_id__isnull=False)
        .order_by()
        .values_list("holder_id", "post_id", "agency_id", "role")
        .distinct()
    )
    seats = seats_of_many({holder for holder, *_ in held if holder is not None}, day) if held else {}
    left = {
        (holder, post_id)
        for holder, post_id, agency_id, role in held
        if holder is not None
        and not any(seat.agency_id == agency_id and role in seat.roles for seat in seats[holder])
    }
    return sorted(left)


def count_in_hand(post_id: UUID, account_id: UUID) -> int:
    """Count what an account has in hand at a post."""
    return Task.objects.filter(post_id=post_id, holder_id=account_id, state=Task.State.CLAIMED).count()


def card_of(one: Task) -> Card:
    """Give what a task says of its case."""
    return Card(**one.card)


def may_do(by: Actor, one: Task) -> bool:
    """Say whether the actor sits where the task lies and nobody else has it."""
    free = one.holder_id in (None, by.id)
    return one.is_waiting and free and seat_for(by, one.agency_id, one.role) is not None


def may_hand_on(by: Actor, one: Task) -> bool:
    """Say whether the actor has the task in hand, or leads where it lies."""
    return access.may_hand_on(by, one)


def has_limit(one: Task) -> bool:
    """Say whether the case of a task must be done by some day."""
    return one.urgent_at < FAR_AWAY


def agencies_of(tasks: Sequence[Task]) -> frozenset[UUID]:
    """Give the agencies where some tasks lie."""
    return frozenset(one.agency_id for one in tasks)


class Lay(NamedTuple):
    """With whom a case lay: the agency, the post by its title, none where nobody had taken it; the step."""

    agency_id: UUID
    post: str
    role: str
    step: str


def where_lay(subject_kind: str, moments: Mapping[UUID, datetime]) -> dict[UUID, Lay]:
    """Say of many cases with whom each lay at its moment, in one query; those that lay nowhere are left out.

    Of several tasks at once it is the one that came last.
    """
    rows = Task.objects.filter(subject_kind=subject_kind, subject_id__in=set(moments))
    found: dict[UUID, Lay] = {}
    columns = ("subject_id", "agency_id", "post__title", "role", "title", "opened_at", "done_at")
    for case, agency, post, role, step, opened, done in rows.order_by("opened_at", "number").values_list(
        *columns
    ):
        if opened <= moments[case] and (done is None or moments[case] < done):
            found[case] = Lay(agency, post or "", role, step)
    return found
