"""What asks about work in hand. No list of tasks looks at the cases themselves."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, reduce
from operator import or_
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import name_beside
from motcua.foundation.clock import valid_on
from motcua.foundation.ready import IDS_HOLE, TEXT_HOLE, ReadyNouns, id_hole, ids_of
from motcua.foundation.text import fold
from motcua.instruments.deadlines.queries import near_until, workplace
from motcua.instruments.workflow import access
from motcua.instruments.workflow.access import seat_for
from motcua.instruments.workflow.errors import TaskUnknown
from motcua.instruments.workflow.models import FAR_AWAY, Card, ReturnReason, Run, Step, Task
from motcua.instruments.workflow.rules import earlier, from_json, position
from motcua.registers.organisations.queries import seats_of_many

WAITING = (Task.State.OPEN, Task.State.CLAIMED)
_LATEST_RETURNS = 200


@dataclass(frozen=True)
class Load:
    """How much lies in an actor's reach: his own, free for him to take, and what of it is overdue."""

    mine: int
    free: int
    late: int

    @property
    def all(self) -> int:
        """Count both."""
        return self.mine + self.free


def tasks_for(by: Actor) -> QuerySet[Task]:
    """Give what the actor can do now, the most urgent first: his own tasks and those free at his posts."""
    return (
        Task.objects.filter(_within_reach(by), state__in=WAITING)
        .filter(Q(holder_id__isnull=True) | Q(holder_id=by.id))
        .order_by("urgent_at", "id")
    )


def page_after(tasks: QuerySet[Task], urgent_at: datetime, task_id: UUID) -> QuerySet[Task]:
    """Give what follows a task in the order of urgency."""
    return tasks.filter(Q(urgent_at__gt=urgent_at) | Q(urgent_at=urgent_at, id__gt=task_id))


def load_of(by: Actor, *, now: datetime) -> Load:
    """Count what lies in an actor's reach, in one query."""
    counts = (
        tasks_for(by)
        .order_by()
        .aggregate(
            mine=Count("id", filter=Q(holder_id=by.id)),
            free=Count("id", filter=Q(holder_id__isnull=True)),
            late=Count("id", filter=Q(urgent_at__lt=now)),
        )
    )
    return Load(**counts)


@dataclass(frozen=True)
class LoadLine:
    """What waits at an agency in one pair of hands (None: in nobody's) at one step, and how it stands.

    `near` and `late` go by the case's moment, `step_late` by the step's own; what waits for something from
    outside is counted in `set_aside` alone.
    """

    holder_id: UUID | None
    step: str
    title: str
    waiting: int
    near: int
    late: int
    step_late: int
    set_aside: int


@dataclass(frozen=True)
class UnitLoad:
    """Tải việc của đơn vị: its lines, and the same summed up by holder or by step."""

    lines: tuple[LoadLine, ...]

    @property
    def by_holder(self) -> list[LoadLine]:
        """Sum up by holder: what is free first, then who has most that is late."""
        found = _summed(self.lines, lambda line: LoadLine(line.holder_id, "", "", 0, 0, 0, 0, 0))
        return sorted(found, key=lambda line: (line.holder_id is not None, -line.late, -line.waiting))

    @property
    def by_step(self) -> list[LoadLine]:
        """Sum up by step, the one with most that is late first."""
        found = _summed(self.lines, lambda line: LoadLine(None, line.step, line.title, 0, 0, 0, 0, 0))
        return sorted(found, key=lambda line: (-line.late, -line.waiting, line.title))

    @property
    def whole(self) -> LoadLine:
        """Sum up everything."""
        nothing = LoadLine(None, "", "", 0, 0, 0, 0, 0)
        return next(iter(_summed(self.lines, lambda _: nothing)), nothing)


def load_at(agency_id: UUID, *, at: datetime) -> UnitLoad:
    """Count what waits at an agency per holder and step, in three questions whatever its size."""
    soon = near_until(workplace(unit_id=agency_id).working, at)
    runs = Q(waits_for="")
    rows = (
        Task.objects.filter(agency_id=agency_id, state__in=WAITING)
        .order_by()
        .values_list("holder_id", "step", "title")
        .annotate(
            waiting=Count("id", filter=runs),
            near=Count("id", filter=runs & Q(urgent_at__gte=at, urgent_at__lte=soon)),
            late=Count("id", filter=runs & Q(urgent_at__lt=at)),
            step_late=Count("id", filter=runs & Q(step_due_at__lt=at)),
            set_aside=Count("id", filter=~runs),
        )
    )
    return UnitLoad(tuple(LoadLine(*row) for row in rows))


def _summed(lines: Iterable[LoadLine], heading: Callable[[LoadLine], LoadLine]) -> list[LoadLine]:
    """Sum lines up under the headings that they share."""
    sums: dict[LoadLine, list[int]] = {}
    for line in lines:
        counts = sums.setdefault(heading(line), [0] * 5)
        figures = (line.waiting, line.near, line.late, line.step_late, line.set_aside)
        counts[:] = [one + other for one, other in zip(counts, figures, strict=True)]
    return [LoadLine(key.holder_id, key.step, key.title, *counts) for key, counts in sums.items()]


def return_reasons(day: date) -> list[ReturnReason]:
    """Give the list of reasons for returning a step on `day`, in order."""
    return list(ReturnReason.objects.filter(valid_on(day)).order_by("rank", "title"))


def return_reason(code: str, day: date) -> ReturnReason | None:
    """Give the reason of this code on `day`; none if the list has none."""
    return ReturnReason.objects.filter(valid_on(day), code=code).first()


def reasons_of_code(code: str) -> list[ReturnReason]:
    """Give every row of one reason, whatever its days, the earliest first."""
    return list(ReturnReason.objects.filter(code=code).order_by("valid_from"))


@dataclass(frozen=True)
class CommonReturn:
    """A reason for which a step was sent back, and how often of late."""

    reason_key: str
    title: str
    count: int


def commonest_returns(one: Task, day: date, *, most: int = 3) -> list[CommonReturn]:
    """Lý do hay bị trả lại: why cases of the same process were sent back from this step, commonest first.

    Only the latest are counted: reasons of the list, and words that were written of more than one case,
    for what was said once may concern one person alone. Two questions at most.
    """
    latest = Task.objects.filter(state=Task.State.RETURNED, step=one.step, run__process=one.run.process_id)
    returns = list(latest.order_by("-done_at").values_list("reason_key", "reason")[:_LATEST_RETURNS])
    has_listed = any(key for key, _words in returns)
    titles = {reason.code: reason.title for reason in return_reasons(day)} if has_listed else {}
    listed = Counter(key for key, _words in returns if key in titles)
    written = {fold(words): words.strip() for key, words in returns if not key}
    counted = Counter(fold(words) for key, words in returns if not key)
    found = [CommonReturn(key, titles[key], count) for key, count in listed.items()]
    found += [CommonReturn("", written[key], count) for key, count in counted.items() if key and count > 1]
    return sorted(found, key=lambda one: -one.count)[:most]


def done_by(account_id: UUID) -> QuerySet[Task]:
    """Việc đã làm: what someone finished or sent back, the latest first."""
    rows = Task.objects.filter(holder_id=account_id, state__in=[Task.State.DONE, Task.State.RETURNED])
    return rows.order_by("-done_at", "-id")


def done_before(tasks: QuerySet[Task], done_at: datetime, task_id: UUID) -> QuerySet[Task]:
    """Give what precedes a task in the order of its doing."""
    return tasks.filter(Q(done_at__lt=done_at) | Q(done_at=done_at, id__lt=task_id))


def unit_tasks(agency_ids: Iterable[UUID]) -> QuerySet[Task]:
    """Give what waits at some agencies, whoever holds it, the most urgent first: for those who lead there."""
    return Task.objects.filter(agency_id__in=set(agency_ids), state__in=WAITING).order_by("urgent_at", "id")


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
    """Give the task in which each of many cases lies now, in one query."""
    ids = list(subject_ids)
    if len(ids) == 1:
        rows = _ready_waiting_of_one().nouns(kind=subject_kind, id=ids[0])
    else:
        rows = _ready_waiting().nouns(kind=subject_kind, ids=ids)
    return {row.subject_id: row for row in rows}


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


def steps_of(run: Run) -> tuple[Step, ...]:
    """Give the steps of a run's process."""
    return from_json(run.process.steps)


def steps_before(one: Task) -> tuple[Step, ...]:
    """Give the steps that a task may be returned to, nearest first."""
    return earlier(from_json(one.run.process.steps), one.step)


def steps_after(one: Task) -> tuple[Step, ...]:
    """Give the steps that are still to come after a task's own, in order."""
    steps = from_json(one.run.process.steps)
    return steps[position(steps, one.step) + 1 :]


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


def _within_reach(by: Actor) -> Q:
    """Narrow tasks to what lies at the actor's seats, by agency and role, or in his hands."""
    seats = [Q(agency_id=seat.agency_id, role__in=sorted(seat.roles)) for seat in by.seats if seat.roles]
    return reduce(or_, seats, Q(holder_id=by.id))
