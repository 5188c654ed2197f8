"""Finding places: by code, by parent, by words."""

import operator
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache, reduce
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import CombinedExpression

from motcua.foundation.clock import valid_on
from motcua.foundation.ready import Steady
from motcua.foundation.text import day_figures
from motcua.registers.places import rules
from motcua.registers.places.errors import PlaceIdUnknown, PlaceUnknown
from motcua.registers.places.models import Level, Place, PlacesStamp

_CHAIN = "parent__parent"
_DAYS_KEPT: Final = 16


class PlaceOfDay(NamedTuple):
    """A place of a day in short: its row, its level, and the codes of what it belongs to, nearest first."""

    id: UUID
    level: str
    above: tuple[str, ...]


def place(place_id: UUID) -> Place:
    """The place of this id, its parents at hand. Raises PlaceIdUnknown."""
    found = Place.objects.select_related(_CHAIN).filter(id=place_id).first()
    if found is None:
        raise PlaceIdUnknown
    return found


def place_by_code(code: str, day: date) -> Place:
    """The place that bears `code` on `day`, its parents at hand. Raises PlaceUnknown."""
    found = Place.objects.select_related(_CHAIN).filter(valid_on(day), code=code).first()
    if found is None:
        raise PlaceUnknown(place_code=code, day=day_figures(day))
    return found


def places_of_day(day: date) -> Mapping[str, PlaceOfDay]:
    """Every place of `day` by its code, kept in the memory of the process until the register changes."""
    state = stamp()
    return _kept_places(state, day) if state else {}


@lru_cache(_DAYS_KEPT)
def _kept_places(state: UUID, day: date) -> Mapping[str, PlaceOfDay]:
    """Read the places of a day under this `state` of the register."""
    rows = Place.objects.filter(valid_on(day))
    told = rows.values_list("code", "id", "level", "parent__code", "parent__parent__code")
    return {
        code: PlaceOfDay(place_id, level, tuple(one for one in above if one))
        for code, place_id, level, *above in told
    }


def places_by_codes(codes: Iterable[str], day: date) -> dict[str, Place]:
    """The places of many codes on `day`, in one query; codes that name none are left out."""
    rows = Place.objects.select_related(_CHAIN).filter(valid_on(day), code__in=set(codes))
    return {row.code: row for row in rows}


def places_on(day: date, *, level: str | None = None) -> QuerySet[Place]:
    """All places of `day` in dictionary order, of one level if named."""
    rows = Place.objects.filter(valid_on(day)).select_related(_CHAIN).order_by("place_in_order", "code")
    return rows.filter(level=level) if level else rows


def children_of(place_id: UUID | None, day: date) -> QuerySet[Place]:
    """What belongs directly to a place on `day`, in dictionary order; the provinces for None."""
    return places_on(day).filter(parent_id=place_id)


def ancestors(of: Place) -> list[Place]:
    """What a place belongs to, nearest first. They are settled for all days of the row."""
    above: list[Place] = []
    while of.parent is not None:
        of = of.parent
        above.append(of)
    return above


def address_line(of: Place, detail: str = "") -> str:
    """The address on one line, of the days of the row: "12 Trần Phú, phường Lê Lợi, …, tỉnh Bình Định"."""
    return rules.address([of.full_name, *(row.full_name for row in ancestors(of))], detail)


def place_names(of: Place) -> str:
    """The place and what it belongs to, as a sentence names them: "phường Lê Lợi, …, tỉnh Bình Định"."""
    return rules.within_a_line([of.full_name, *(row.full_name for row in ancestors(of))])


def province_of_this_house(day: date) -> Place | None:
    """The province whose communes or districts the register holds; none while it holds provinces alone."""
    below = Place.objects.filter(valid_on(day), parent__level=Level.PROVINCE).select_related("parent")
    found = below.order_by("parent__code").first()
    return found.parent if found else None


def search_places(
    text: str, day: date, *, parent: Place | None = None, level: str | None = None, limit: int = 20
) -> list[Place]:
    """Places of `day` found by words with or without marks, or by code; the best first.

    Short kinds are understood ("p. Nhơn Phú, tp Quy Nhơn"); words may name what the place belongs to, and
    what follows a comma does.
    """
    own, above = rules.search_words(text)
    if not own:
        return []
    rows = places_on(day, level=level).filter(_matching(own, above))
    if parent is not None:
        rows = rows.filter(Q(parent=parent) | Q(parent__parent=parent))
    ranked = rows.annotate(far=_distance(" ".join(own)), missing=_missing(own))
    return list(ranked.order_by("far", "missing", "-level", "place_in_order")[:limit])


def every_row() -> QuerySet[Place]:
    """All rows of all days, parents at hand: for who judges the whole land."""
    return Place.objects.select_related("parent")


def rows_by_key(keys: Iterable[tuple[str, date]]) -> dict[tuple[str, date], Place]:
    """The rows of many (code, valid_from), in one query; keys that name none are left out."""
    wanted = set(keys)
    rows = Place.objects.select_related("parent").filter(code__in={code for code, _day in wanted})
    return {(row.code, row.valid_from): row for row in rows if (row.code, row.valid_from) in wanted}


def stamp() -> UUID | None:
    """The token that every change of this room renews; None before the first."""
    row = _ready_stamp().now()
    return row[0] if row else None


@cache
def _ready_stamp() -> Steady:
    return Steady(PlacesStamp.objects.values_list("token"))


def stamp_beside() -> Subquery:
    """Give the token as something that another question may ask beside its own."""
    return Subquery(PlacesStamp.objects.values("token")[:1])


def _matching(own: list[str], above: list[str]) -> Q:
    """The first word in the place's own name, the others there or above it, what follows a comma above it."""
    found = Q(words__contains=own[0]) | Q(code=own[0])
    for word in own[1:]:
        found &= Q(words__contains=word) | _above(word)
    for word in above:
        found &= _above(word)
    return found


def _above(word: str) -> Q:
    return Q(parent__words__contains=word) | Q(parent__parent__words__contains=word)


def _distance(phrase: str) -> Case:
    """How far a place's own name is from the phrase."""
    return Case(
        When(Q(words=phrase) | Q(words__endswith=f" {phrase}") | Q(code=phrase), then=Value(0)),
        When(words__startswith=f"{phrase} ", then=Value(1)),
        When(words__contains=f" {phrase}", then=Value(2)),
        When(words__contains=phrase, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )


def _missing(own: list[str]) -> CombinedExpression | Case:
    """How many words of the phrase are not in the place's own name."""
    absent = [
        Case(When(words__contains=word, then=Value(0)), default=Value(1), output_field=IntegerField())
        for word in own
    ]
    return reduce(operator.add, absent)
