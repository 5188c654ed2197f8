"""The compiled calendars, kept per process and told apart by the stamps of what they were made from."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from threading import Lock
from uuid import UUID

from motcua.foundation.ready import Steady
from motcua.foundation.text import day_figures
from motcua.registers.calendars.errors import BeyondCalendar, NoOfficeHours
from motcua.registers.calendars.models import NOWHERE, CalendarStamp, CalendarYear, DayRule, OfficeHours
from motcua.registers.calendars.rules import (
    DayKind,
    Declared,
    Hours,
    Spans,
    Week,
    WorkingTime,
    compile_working_time,
    read_span,
)
from motcua.registers.places.models import Level, Place
from motcua.registers.places.queries import ancestors, lines_of, place, stamp_beside
from motcua.registers.places.queries import stamp as places_stamp

YEARS_AHEAD = 10
"""How far beyond the last year known a calendar reckons, with weekends only and never certain."""

_RANKS = {Level.PROVINCE: 1, Level.DISTRICT: 2, Level.COMMUNE: 3}
_UNIT_RANK = 4

Stamps = tuple[UUID | None, UUID | None]
Whose = tuple[UUID | None, UUID | None]


@dataclass(frozen=True)
class _Said:
    """Everything that the register says, by whom it is said of; NOWHERE stands for everywhere."""

    hours: dict[UUID, list[Hours]]
    declared: dict[UUID, list[Declared]]
    years: dict[int, bool]


@dataclass
class _Shelf:
    """Calendars compiled from one state of the registers; places with nothing of their own share one."""

    stamps: Stamps = (None, None)
    said: _Said | None = None
    by_whose: dict[Whose, WorkingTime] = field(default_factory=dict)
    by_content: dict[object, WorkingTime] = field(default_factory=dict)
    lines: dict[UUID, list[Place]] = field(default_factory=dict)


_lock = Lock()
_shelf = _Shelf()


@dataclass(frozen=True)
class _Scope:
    """A place that counts for another for some days, and how near it is."""

    rank: int
    since: date
    until: date | None


_EVERYWHERE = _Scope(0, date.min, None)


def calendar_for(place_id: UUID | None = None, *, unit_id: UUID | None = None) -> WorkingTime:
    """Lịch làm việc của một nơi: what is said of it, of its district, its province, of everywhere.

    A place that was renamed or merged is followed through the years. Kept per process; one short
    question to the database tells whether it still holds. Raises NoOfficeHours, PlaceIdUnknown; the
    calendar itself raises BeyondCalendar for days outside its own.
    """
    return _taken(_fresh_shelf(), (place_id, unit_id))


def calendars_for(whose: Iterable[Whose]) -> dict[Whose, WorkingTime]:
    """Give the calendars of many (place, unit) at once, for the same short question as of one."""
    shelf, asked = _fresh_shelf(), set(whose)
    _read_lines(shelf, {place_id for place_id, _ in asked if place_id})
    return {one: _taken(shelf, one) for one in asked}


def _fresh_shelf() -> _Shelf:
    """Give the shelf of the registers' present state; an older one is put away."""
    global _shelf  # noqa: PLW0603  # the one place where a process keeps its calendars
    row = _ready_stamps().now()
    stamps: Stamps = (row[0], row[1]) if row else (None, places_stamp())
    with _lock:
        if _shelf.stamps != stamps:
            _shelf = _Shelf(stamps)
        return _shelf


@cache
def _ready_stamps() -> Steady:
    return Steady(CalendarStamp.objects.values_list("token", stamp_beside()))


def _taken(shelf: _Shelf, whose: Whose) -> WorkingTime:
    with _lock:
        found = shelf.by_whose.get(whose)
    if found is not None:
        return found
    made = _make(shelf, *whose)
    with _lock:
        return shelf.by_whose.setdefault(whose, made)


def _make(shelf: _Shelf, place_id: UUID | None, unit_id: UUID | None) -> WorkingTime:
    """Compile, or find that what is said of this place is said just so of another."""
    said = shelf.said = shelf.said or _everything_said()
    scopes = {NOWHERE: _EVERYWHERE, **(_scopes_of(shelf, place_id) if place_id else {})}
    if unit_id is not None:
        scopes[unit_id] = _Scope(_UNIT_RANK, date.min, None)
    hours = [one for whose, scope in scopes.items() for one in _clipped(said.hours.get(whose, ()), scope)]
    declared = [
        one for whose, scope in scopes.items() for one in _within(said.declared.get(whose, ()), scope)
    ]
    if not hours:
        raise NoOfficeHours
    content = (frozenset(hours), frozenset(declared))
    with _lock:
        shared = shelf.by_content.get(content)
    if shared is not None:
        return shared
    made = _compiled(hours, declared, said.years)
    with _lock:
        return shelf.by_content.setdefault(content, made)


def _everything_said() -> _Said:
    """Read the whole register in three questions; ranks are put in where a scope is known."""
    hours: dict[UUID, list[Hours]] = {}
    for row in OfficeHours.objects.all():
        said = Hours(0, row.valid_from, row.valid_to, _week(row.week))
        hours.setdefault(row.place_id or row.unit_id or NOWHERE, []).append(said)
    declared: dict[UUID, list[Declared]] = {}
    for rule in DayRule.objects.filter(withdrawn_at__isnull=True).select_related("legal_text"):
        declared.setdefault(rule.place_id or rule.unit_id or NOWHERE, []).append(_declared(rule))
    years = {row.year: row.announced for row in CalendarYear.objects.all()}
    return _Said(hours, declared, years)


def _compiled(hours: list[Hours], declared: list[Declared], years: dict[int, bool]) -> WorkingTime:
    first = min(one.since for one in hours)
    known = [first.year, *years, *(one.day.year for one in declared)]
    last = date(max(known) + YEARS_AHEAD, 12, 31)

    def refuse(day: date) -> BeyondCalendar:
        return BeyondCalendar(day=day_figures(day), first=day_figures(first), last=day_figures(last))

    announced = (year for year, certain in years.items() if certain)
    return compile_working_time(hours, declared, announced, first=first, last=last, refuse=refuse)


def _read_lines(shelf: _Shelf, place_ids: AbstractSet[UUID]) -> None:
    """Read what many places were and became, at once, of those of which it is not known yet."""
    known = {place_id for place_id, _ in shelf.by_whose}
    if missing := place_ids - known - shelf.lines.keys():
        shelf.lines.update(lines_of(missing))


def _scopes_of(shelf: _Shelf, place_id: UUID) -> dict[UUID, _Scope]:
    """The places whose word counts for a place, each for the days of the row through which it counts.

    Raises PlaceIdUnknown.
    """
    scopes: dict[UUID, _Scope] = {}
    line = shelf.lines.get(place_id) or lines_of([place(place_id).id])[place_id]
    for row in line:
        for above in (row, *ancestors(row)):
            scopes[above.id] = _widest(
                scopes.get(above.id), _Scope(_rank(above), row.valid_from, row.valid_to)
            )
    return scopes


def _rank(place: Place) -> int:
    return _RANKS[Level(place.level)]


def _widest(one: _Scope | None, other: _Scope) -> _Scope:
    """Join the days of two rows below the same place (a commune renamed within its district)."""
    if one is None:
        return other
    until = None if one.until is None or other.until is None else max(one.until, other.until)
    return _Scope(one.rank, min(one.since, other.since), until)


def _clipped(said: Iterable[Hours], scope: _Scope) -> Iterator[Hours]:
    """The hours of a scope for the days on which its word counts, with its rank."""
    for one in said:
        since = max(one.since, scope.since)
        ends = [end for end in (one.until, scope.until) if end is not None]
        until = min(ends) if ends else None
        if until is None or since <= until:
            yield Hours(scope.rank, since, until, one.week)


def _within(said: Iterable[Declared], scope: _Scope) -> Iterator[Declared]:
    """The declared days of a scope on which its word counts, with its rank."""
    for one in said:
        if scope.since <= one.day and (scope.until is None or one.day <= scope.until):
            yield replace(one, rank=scope.rank) if scope.rank else one


def _declared(row: DayRule) -> Declared:
    return Declared(
        rank=0,
        day=row.day,
        kind=DayKind(row.kind),
        name=row.name,
        spans=_spans(row.spans),
        replaces=row.replaces,
        source=row.source or (str(row.legal_text) if row.legal_text else ""),
        mark=row.mark,
        key=row.id,
    )


def _spans(written: Iterable[str]) -> Spans:
    return tuple(read_span(text) for text in written)


def _week(written: list[list[str]]) -> Week:
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (_spans(day) for day in written)
    return (monday, tuesday, wednesday, thursday, friday, saturday, sunday)
