"""What would be due when if it were reckoned anew now, for many promises at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import BigIntegerField, F, Func, Q, QuerySet, Window
from django.db.models.functions import Mod, RowNumber

from motcua.foundation.clock import VN
from motcua.foundation.ready import ids_of
from motcua.instruments.deadlines.errors import RedatingUnknown
from motcua.instruments.deadlines.models import (
    OPEN,
    Extension,
    Pause,
    Promise,
    Redated,
    Redating,
    RedatingPart,
    Unit,
)
from motcua.instruments.deadlines.ports import Moved
from motcua.instruments.deadlines.queries.reckoning import due_moment, workplaces
from motcua.instruments.deadlines.rules import moved
from motcua.registers.calendars.queries import WorkingTime

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
BATCH: Final = 1_000
PART: Final = 2_000
SHOWN: Final = 20
MOST_TRIED: Final = 100_000
"""So many are reckoned while somebody waits: four seconds of a processor."""


@dataclass(frozen=True)
class Preview:
    """Tính thử: how many promises a redating would look at and move, and the first of them.

    Not `whole` where there are more than anybody waits for on a page.
    """

    examined: int
    later: int
    earlier: int
    first: tuple[Moved, ...]
    whole: bool = True

    @property
    def changed(self) -> int:
        """Count those whose moment would move."""
        return self.later + self.earlier


class Counted(NamedTuple):
    """What a promise is reckoned anew by, and whose it is."""

    id: UUID
    purpose: str
    subject_kind: str
    subject_id: UUID
    place_id: UUID | None
    unit_id: UUID | None
    unit: str
    quantity: int
    cut_off_hour: int | None
    counted_from: datetime
    due_at: datetime | None


@dataclass
class _Count:
    examined: int = 0
    later: int = 0
    earlier: int = 0
    first: list[Moved] = field(default_factory=list)


def preview_redating(first_day: date, last_day: date) -> Preview:
    """Say what reckoning anew would move, as working time is declared now; nothing is written.

    Reads promises a thousand at a time. Raises what `calendars` raises.
    """
    count = _Count()
    reached: UUID | None = None
    while count.examined < MOST_TRIED and (
        batch := counted(in_their_order(first_day, last_day, reached)[:BATCH])
    ):
        reached = batch[-1].id
        count.examined += len(batch)
        for move in moves_of(batch):
            count.later += move.due_at > move.due_before
            count.earlier += move.due_at < move.due_before
            if len(count.first) < SHOWN:
                count.first.append(move)
    whole = count.examined < MOST_TRIED
    return Preview(count.examined, count.later, count.earlier, tuple(count.first), whole)


def would_move(first_day: date, last_day: date) -> bool:
    """Say whether reckoning anew would move anything at all. Raises what `calendars` raises."""
    reached: UUID | None = None
    while batch := counted(in_their_order(first_day, last_day, reached)[:BATCH]):
        reached = batch[-1].id
        if next(moves_of(batch), None):
            return True
    return False


def in_their_order(
    first_day: date, last_day: date, reached: UUID | None, upto: UUID | None = None
) -> QuerySet[Promise]:
    """Give what is promised, not yet ended, and counted over some of these days, after one, by id."""
    begins = datetime.combine(first_day, time.min, VN)
    ends = datetime.combine(last_day + timedelta(days=1), time.min, VN)
    over = Q(counted_from__lt=ends, due_at__gte=begins, state__in=OPEN)
    after = Q(id__gt=reached) if reached else Q()
    until = Q(id__lte=upto) if upto else Q()
    return Promise.objects.filter(over & after & until, follows__isnull=True).order_by("id")


def ends_of_parts(first_day: date, last_day: date) -> list[UUID]:
    """Give the last promise of every part but the last, of so many promises each."""
    rows = in_their_order(first_day, last_day, None)
    placed = rows.annotate(beyond=Mod(Window(RowNumber(), order_by=F("id").asc()), PART))
    return list(placed.filter(beyond=0).order_by("id").values_list("id", flat=True))


def parts_left(redating_id: UUID) -> int:
    """Count the parts of a redating on which there is still work."""
    return RedatingPart.objects.filter(redating=redating_id, ended_at__isnull=True).count()


def part_done(redating: Redating) -> int:
    """Say how many of a hundred of its parts a redating has behind it; one is about as large as another."""
    whole = RedatingPart.objects.filter(redating=redating.id).count()
    if redating.state == Redating.State.DONE or not whole:
        return 100
    return 100 * (whole - parts_left(redating.id)) // whole


def counted(promises: QuerySet[Promise]) -> list[Counted]:
    """Read what promises are reckoned by, and no more of them; moments as numbers, which are quicker read."""
    read = promises.values_list(*Counted._fields[:-2], _microseconds("counted_from"), _microseconds("due_at"))
    return [
        Counted._make((*rest, _moment(began), None if due is None else _moment(due)))
        for *rest, began, due in read
    ]


def _microseconds(field: str) -> Func:
    since = "(extract(epoch from %(expressions)s) * 1000000)::bigint"
    return Func(F(field), template=since, output_field=BigIntegerField())


def _moment(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=microseconds)


def moves_of(promises: Sequence[Counted]) -> Iterator[Moved]:
    """Reckon promises anew, with their extensions and ended pauses; give those whose moment is another."""
    places = workplaces((one.place_id, one.unit_id) for one in promises)
    more = _minutes_added(promises)
    for one in promises:
        where = places[one.place_id, one.unit_id]
        due_at = due_moment(
            one.counted_from,
            where,
            unit=Unit(one.unit),
            quantity=one.quantity,
            cut_off_hour=one.cut_off_hour,
        )
        if due_at is None or one.due_at is None:
            continue
        if one.id in more:
            due_at = _with_more(due_at, *more[one.id], where.working)
        if due_at != one.due_at:
            yield Moved(one.id, one.purpose, one.subject_kind, one.subject_id, one.due_at, due_at)


def _with_more(
    due_at: datetime, extended: int, pauses: Iterable[tuple[datetime, datetime]], working: WorkingTime
) -> datetime:
    stood = sum(max(0, working.open_minutes_between(since, until)) for since, until in pauses)
    return moved(moved(due_at, extended, working), stood, working)


def running_redating() -> Redating | None:
    """Give the redating that runs, if one does."""
    return Redating.objects.filter(state=Redating.State.RUNNING).first()


def redating(redating_id: UUID) -> Redating:
    """Give one redating. Raises RedatingUnknown."""
    found = Redating.objects.filter(id=redating_id).first()
    if found is None:
        raise RedatingUnknown
    return found


def moves_in(found: Redating) -> list[Moved]:
    """Give the first lines of a redating, in one query."""
    lines = Redated.objects.filter(redating=found).select_related("promise").order_by("id")[:SHOWN]
    return [
        Moved(
            one.promise_id,
            one.promise.purpose,
            one.promise.subject_kind,
            one.promise.subject_id,
            one.due_before,
            one.due_after,
        )
        for one in lines
    ]


def redatings() -> QuerySet[Redating]:
    """Give the redatings, the latest first."""
    return Redating.objects.order_by("-began_at", "-id")


def _minutes_added(
    promises: Sequence[Counted],
) -> dict[UUID, tuple[int, tuple[tuple[datetime, datetime], ...]]]:
    """Give what was added to each since it is counted: minutes of its extension, and its ended pauses."""
    since = {one.id: one.counted_from for one in promises}
    added: dict[UUID, tuple[int, tuple[tuple[datetime, datetime], ...]]] = {}
    for extension in Extension.objects.filter(promise_id__in=ids_of(list(since))).defer("reason"):
        if extension.extended_at >= since[extension.promise_id]:
            added[extension.promise_id] = (extension.minutes, ())
    ended = Pause.objects.filter(promise_id__in=ids_of(list(since)), resumed_at__isnull=False)
    for pause in ended.order_by("paused_at", "id").defer("reason"):
        if pause.resumed_at is not None and pause.paused_at >= since[pause.promise_id]:
            minutes, stretches = added.get(pause.promise_id, (0, ()))
            added[pause.promise_id] = (minutes, (*stretches, (pause.paused_at, pause.resumed_at)))
    return added
