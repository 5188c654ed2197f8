"""A list of tasks as the desk shows it: bands of urgency, filters, counts up to a measure, pages by key."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Case, CharField, Q, Value, When
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.faces.shared.promises import Left, left_of
from motcua.foundation.clock import VN
from motcua.foundation.walks import Walks
from motcua.instruments.deadlines.queries import standing, workplace
from motcua.instruments.workflow.models import FAR_AWAY, Card, Task
from motcua.instruments.workflow.queries import card_of, has_limit

ROWS: Final = 50
MOST_COUNTED: Final = 3000
"""So many of the most urgent tasks are counted; who has more has other cares than the last figure."""
MINE, FREE = "toi", "chua-nhan"
_LONGEST = 300


@dataclass(frozen=True)
class Band:
    """A stretch of urgency: its name in addresses, its words, the tone of its count."""

    key: str
    label: str
    tone: str = "grey"


LATE = Band("qua-han", gettext_noop("Quá hạn"), "red")
TODAY = Band("hom-nay", gettext_noop("Hôm nay"), "amber")
WEEK = Band("tuan-nay", gettext_noop("Tuần này"), "blue")
LATER = Band("ve-sau", gettext_noop("Về sau"))
UNLIMITED = Band("khong-han", gettext_noop("Không có hạn"))
WAITING = Band("dang-cho", gettext_noop("Đang chờ bổ sung"))
BANDS: Final = (LATE, TODAY, WEEK, LATER, UNLIMITED, WAITING)


def midnight_after(now: datetime) -> datetime:
    """Give the moment at which the day ends."""
    return now.astimezone(VN).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def week_ends(now: datetime) -> datetime:
    """Give the moment at which the week ends."""
    midnight = midnight_after(now)
    return midnight + timedelta(days=(7 - midnight.weekday()) % 7)


def band_rules(now: datetime) -> dict[Band, Q]:
    """Say which tasks lie in which band; together they are all, and no task lies in two."""
    midnight, monday = midnight_after(now), week_ends(now)
    runs = Q(waits_for="")
    return {
        LATE: runs & Q(urgent_at__lt=now),
        TODAY: runs & Q(urgent_at__gte=now, urgent_at__lt=midnight),
        WEEK: runs & Q(urgent_at__gte=midnight, urgent_at__lt=monday),
        LATER: runs & Q(urgent_at__gte=max(midnight, monday), urgent_at__lt=FAR_AWAY),
        UNLIMITED: runs & Q(urgent_at__gte=FAR_AWAY),
        WAITING: ~runs,
    }


@dataclass(frozen=True)
class Choice:
    """What a reader of a list narrows it to, as its address says; empty where he does not."""

    band: str = ""
    procedure: str = ""
    step: str = ""
    holder: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Choice":
        """Read it from an address; what cannot be is left out."""
        band = asked.get("khi", "")
        return cls(
            band if band in {one.key for one in BANDS} else "",
            asked.get("thu-tuc", "")[:_LONGEST],
            asked.get("buoc", "")[:_LONGEST],
            asked.get("ai", "")[:36],
        )

    def address(self, **other: str) -> str:
        """Write it as an address does, with something else chosen or left out."""
        parts = {"khi": self.band, "thu-tuc": self.procedure, "buoc": self.step, "ai": self.holder} | other
        return urlencode({name: value for name, value in parts.items() if value})

    @property
    def whenever(self) -> str:
        """Write it with no band chosen."""
        return self.address(khi="")

    @property
    def narrows(self) -> bool:
        """Say whether anything but a band is chosen."""
        return bool(self.procedure or self.step or self.holder)


@dataclass(frozen=True)
class Facet:
    """So many tasks lie in one band, under one procedure, at one step, with one holder."""

    band: str
    procedure: str
    step: str
    holder: UUID | None
    count: int


@dataclass(frozen=True)
class ShownBand:
    """A band as the list's head shows it."""

    band: Band
    count: str
    address: str
    is_here: bool
    is_empty: bool

    @property
    def label(self) -> str:
        """Give its words."""
        return _(self.band.label)


@dataclass(frozen=True)
class Line:
    """One task in a list: its card, what is left of its dossier's time, who holds it."""

    task: Task
    card: Card
    left: Left
    holder: str
    is_slow: bool
    year: int
    is_duty: bool = False

    @property
    def since(self) -> str:
        """Say since when the step has been late, or else when it came: hour and day, the year if another."""
        at = ((self.is_slow and self.task.step_due_at) or self.task.opened_at).astimezone(VN)
        return f"{at:%H:%M} {at:%d/%m}" if at.year == self.year else f"{at:%H:%M} {at:%d/%m/%Y}"

    @property
    def place(self) -> tuple[datetime, UUID]:
        """Give its place in the list."""
        return self.task.urgent_at, self.task.id

    @property
    def key(self) -> str:
        """Name it as a ticked box does: the dossier and the task in which it lies."""
        return f"{self.task.subject_id}~{self.task.id}"


@dataclass(frozen=True)
class Worklist:
    """Tasks in somebody's reach, counted and narrowed. Two questions: the counts, one page.

    `beside` counts by band what else stands in the same list, which is narrowed by its band alone.
    """

    tasks: Walks[Task]
    choice: Choice
    actor_id: UUID
    now: datetime
    beside: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """Count what lies in reach by band, procedure, step and holder, up to a measure, in one question."""
        whens = [When(rule, then=Value(band.key)) for band, rule in band_rules(self.now).items()]
        rows = self.tasks.counted(
            MOST_COUNTED + 1,
            "title",
            "holder_id",
            band=Case(*whens, output_field=CharField()),
            procedure=KT("card__title"),
        )
        return tuple(
            Facet(band, procedure, step, holder, count) for step, holder, band, procedure, count in rows
        )

    @property
    def total(self) -> int:
        """Count what lies in reach; one more than the measure when there is more."""
        return sum(facet.count for facet in self.facets) + sum(self.beside.values())

    @property
    def said_total(self) -> str:
        """Say how many lie in reach."""
        return _said(min(self.total, MOST_COUNTED), is_more=self.total > MOST_COUNTED)

    def count(self, *bands: Band, holder: str = "") -> int:
        """Count what lies in some bands (all, if none is named), whatever is chosen."""
        keys = {band.key for band in bands or BANDS}
        tasks = sum(
            facet.count
            for facet in self.facets
            if facet.band in keys and (not holder or self._is_with(facet.holder, holder))
        )
        return tasks if holder else tasks + sum(self.beside.get(key, 0) for key in keys)

    def bands(self) -> list[ShownBand]:
        """Give the bands with their counts under what else is chosen; those beyond the measure say so."""
        counts = {band.key: 0 if self.choice.narrows else self.beside.get(band.key, 0) for band in BANDS}
        for facet in self.facets:
            if self._fits(facet):
                counts[facet.band] += facet.count
        is_more = self.total > MOST_COUNTED
        return [
            ShownBand(
                band,
                _said(counts[band.key], is_more=is_more and band is not LATE),
                self.choice.address(khi=band.key),
                self.choice.band == band.key,
                not counts[band.key] and not is_more,
            )
            for band in BANDS
        ]

    def options(self, what: Callable[[Facet], str]) -> list[tuple[str, int]]:
        """Give the procedures or steps there are, each with its count, in the order of the alphabet."""
        counts: dict[str, int] = {}
        for facet in self.facets:
            counts[what(facet)] = counts.get(what(facet), 0) + facet.count
        return sorted(counts.items())

    def procedures(self) -> list[tuple[str, int]]:
        """Give the procedures of what lies in reach."""
        return self.options(lambda facet: facet.procedure)

    def steps(self) -> list[tuple[str, int]]:
        """Give the steps of what lies in reach."""
        return self.options(lambda facet: facet.step)

    def page(self, after: str) -> tuple[list[Task], str]:
        """Give one page of what is chosen, the most urgent first, and the key of the next."""
        rows = self._narrowed()
        cursor = read_cursor(after)
        if cursor:
            rows = rows.after(*cursor)
        found = list(rows.first(ROWS + 1))
        if len(found) <= ROWS:
            return found, ""
        last = found[ROWS - 1]
        return found[:ROWS], f"{last.urgent_at.isoformat()}~{last.id}"

    def _narrowed(self) -> Walks[Task]:
        rows, choice = self.tasks, self.choice
        if choice.band:
            rows = rows.filter(next(q for band, q in band_rules(self.now).items() if band.key == choice.band))
        if choice.procedure:
            rows = rows.alias(procedure=KT("card__title")).filter(procedure=choice.procedure)
        if choice.step:
            rows = rows.filter(title=choice.step)
        return rows.filter(self._with(choice.holder))

    def _with(self, holder: str) -> Q:
        if holder == FREE:
            return Q(holder_id__isnull=True)
        account_id = self.actor_id if holder == MINE else read_id(holder)
        return Q(holder_id=account_id) if account_id else Q()

    def _is_with(self, holder_id: UUID | None, holder: str) -> bool:
        if holder == FREE:
            return holder_id is None
        account_id = self.actor_id if holder == MINE else read_id(holder)
        return account_id is None or holder_id == account_id

    def _fits(self, facet: Facet) -> bool:
        choice = self.choice
        return (
            choice.procedure in ("", facet.procedure)
            and choice.step in ("", facet.step)
            and self._is_with(facet.holder, choice.holder)
        )


def lines_of(tasks: Sequence[Task], names: Mapping[UUID, str], *, now: datetime) -> list[Line]:
    """Put tasks in words."""
    where = workplace() if tasks else None
    return [
        Line(
            task,
            card_of(task),
            left_of(standing(task.urgent_at if has_limit(task) else None, None, where, now=now)),
            names.get(task.holder_id, "") if task.holder_id else "",
            task.step_due_at is not None and task.step_due_at < now and not task.waits_for,
            now.astimezone(VN).year,
        )
        for task in tasks
        if where
    ]


def read_id(text: str) -> UUID | None:
    """Read an id from an address; nothing from what is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def read_pairs(keys: Iterable[str], *, most: int = 200) -> list[tuple[UUID, UUID]]:
    """Read ticked boxes: dossiers, each with the task in which it lay when the page was drawn."""
    halves = [key.partition("~") for key in list(keys)[:most]]
    read = [(read_id(dossier), read_id(task)) for dossier, _tilde, task in halves]
    return [(dossier, task) for dossier, task in read if dossier and task]


def read_cursor(typed: str) -> tuple[datetime, UUID] | None:
    """Read the key of a page from an address; nothing from what is none."""
    moment, _tilde, task_id = typed.partition("~")
    found = read_id(task_id)
    try:
        return (datetime.fromisoformat(moment.replace(" ", "+")), found) if found else None
    except ValueError:
        return None


def _said(count: int, *, is_more: bool) -> str:
    said = f"{count:,}".replace(",", ".")
    return f"{said}+" if is_more else said
