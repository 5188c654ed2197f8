"""What became of a place, and what it was before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from motcua.foundation.clock import valid_on
from motcua.registers.places.models import Place, PlaceChange, PlaceSuccession
from motcua.registers.places.queries.lookup import place


@dataclass(frozen=True)
class Heir:
    """A place that stands, on the day asked, for the land of another; not whole if the land was split."""

    place: Place
    whole: bool


def successors(of: Place, day: date) -> list[Heir]:
    """The places that hold the land of `of` on `day`, through every change in between.

    Several where it was split; itself while it is valid; none before it began or where the register
    knows of no successor.
    """
    return _follow(of, day, forward=True)


def predecessors(of: Place, day: date) -> list[Heir]:
    """The places that held land of `of` on an earlier `day`; `whole` says that all of theirs came in."""
    return _follow(of, day, forward=False)


def line_of(place_id: UUID) -> list[Place]:
    """The rows that carry one place on through the years, oldest first.

    Back it goes only while there is exactly one old row that passed on whole (renamings, changes of kind or
    parent); forward also into a merger, since what happens to the larger place happens to this land, but not
    past a split.
    """
    return lines_of([place(place_id).id])[place_id]


def lines_of(place_ids: Iterable[UUID]) -> dict[UUID, list[Place]]:
    """Give the line of each of many places, as `line_of` has it; one question to a generation of them all."""
    starts = Place.objects.select_related("parent__parent").in_bulk(set(place_ids))
    lines = {start.id: [start] for start in starts.values()}
    _lead_on(lines, forward=False)
    _lead_on(lines, forward=True)
    return lines


def _lead_on(lines: dict[UUID, list[Place]], *, forward: bool) -> None:
    """Lengthen lines at one end, a generation a query, while there is just one whole succession."""
    here, there = ("old", "new") if forward else ("new", "old")
    ends = {whose: (line[-1] if forward else line[0]).id for whose, line in lines.items()}
    while ends:
        steps = PlaceSuccession.objects.filter(**{f"{here}_id__in": set(ends.values())})
        by_end: dict[UUID, list[PlaceSuccession]] = {}
        for step in steps.select_related(f"{there}__parent__parent"):
            by_end.setdefault(getattr(step, f"{here}_id"), []).append(step)
        found = {whose: _only(by_end.get(end, ())) for whose, end in ends.items()}
        ends = {}
        for whose, only in found.items():
            if only is not None:
                reached: Place = getattr(only, there)
                lines[whose].insert(len(lines[whose]) if forward else 0, reached)
                ends[whose] = reached.id


def history_of(code: str) -> QuerySet[Place]:
    """All rows that ever bore a code, oldest first."""
    return Place.objects.filter(code=code).select_related("parent__parent").order_by("valid_from")


def changes() -> QuerySet[PlaceChange]:
    """All changes known, latest day first."""
    return PlaceChange.objects.order_by("-day", "code")


def change_by_code(code: str) -> PlaceChange | None:
    """The change of this code, if it was applied."""
    return PlaceChange.objects.filter(code=code).first()


def successions_of(change_id: UUID) -> QuerySet[PlaceSuccession]:
    """Who became whom by one change, by old code."""
    rows = PlaceSuccession.objects.filter(change_id=change_id).select_related("old__parent", "new__parent")
    return rows.order_by("old__code", "new__code")


def successions_from(place_id: UUID) -> QuerySet[PlaceSuccession]:
    """What became of one place in one step, with the decision, by the day."""
    rows = PlaceSuccession.objects.filter(old_id=place_id).select_related("change", "new__parent")
    return rows.order_by("change__day", "new__code")


def successions_to(place_id: UUID) -> QuerySet[PlaceSuccession]:
    """What one place was before, in one step, with the decision, by the day."""
    rows = PlaceSuccession.objects.filter(new_id=place_id).select_related("change", "old__parent")
    return rows.order_by("change__day", "old__code")


def _follow(of: Place, day: date, *, forward: bool) -> list[Heir]:
    """Walk successions one generation a query until every place reached is valid on `day`."""
    reached: dict[UUID, bool] = {of.id: True}
    standing: dict[UUID, bool] = {}
    while reached:
        valid = set(Place.objects.filter(valid_on(day), id__in=reached).values_list("id", flat=True))
        for place_id in valid:
            standing[place_id] = standing.get(place_id, False) or reached[place_id]
        reached = _next({i: whole for i, whole in reached.items() if i not in valid}, day, forward=forward)
    places = Place.objects.select_related("parent__parent").in_bulk(standing)
    heirs = [Heir(found, standing[found.id]) for found in places.values()]
    return sorted(heirs, key=lambda heir: (heir.place.place_in_order, heir.place.code))


def _next(reached: Mapping[UUID, bool], day: date, *, forward: bool) -> dict[UUID, bool]:
    here, there = ("old_id", "new_id") if forward else ("new_id", "old_id")
    steps = PlaceSuccession.objects.filter(**{f"{here}__in": reached})
    steps = steps.filter(change__day__lte=day) if forward else steps.filter(change__day__gt=day)
    found: dict[UUID, bool] = {}
    for origin, heir, whole in steps.values_list(here, there, "whole"):
        found[heir] = found.get(heir, False) or (whole and reached[origin])
    return found


def _only(steps: Iterable[PlaceSuccession]) -> PlaceSuccession | None:
    """The single whole succession, if there is just one."""
    found = list(steps)
    return found[0] if len(found) == 1 and found[0].whole else None
