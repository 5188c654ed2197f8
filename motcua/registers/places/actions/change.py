"""Sắp xếp địa giới: one decision ends places, opens others and says who becomes whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.clock import valid_on
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.text import day_figures
from motcua.registers.places.access import KEEP
from motcua.registers.places.actions.record import PlaceDraft, lock_places, open_places
from motcua.registers.places.errors import (
    ChangeEmpty,
    ChangeKnown,
    ChangesOutOfOrder,
    EndsBeforeItBegins,
    PlaceUnknown,
)
from motcua.registers.places.events import PlaceEnded, PlaceOpened, PlacesChanged
from motcua.registers.places.models import Place, PlaceChange, PlaceSuccession, Sureness
from motcua.registers.places.rules import ONE_DAY


@dataclass(frozen=True)
class Move:
    """Who becomes whom: the land of `old` (a code of the eve) goes to `new` (a code of the day)."""

    old: str
    new: str
    whole: bool = True


@transaction.atomic
def change_places(
    code: str,
    *,
    day: date,
    title: str,
    decision: str = "",
    mark: str = Sureness.SEEN,
    opens: Sequence[PlaceDraft] = (),
    ends: Sequence[str] = (),
    moves: Sequence[Move] = (),
    by: Actor,
    at: datetime,
) -> PlaceChange:
    """Sắp xếp đơn vị hành chính: from `day` on, `ends` and all below them are no more, `opens` begin.

    A code that `opens` bears again ends of itself; a place whose land only partly moves on and that is not
    in `ends` stays. Raises NotAllowed, ChangeKnown, ChangeEmpty, ChangesOutOfOrder, EndsBeforeItBegins,
    PlaceUnknown, and what `record_places` raises; then nothing is changed.
    """
    lock_places()
    must(by, KEEP)
    if PlaceChange.objects.filter(code=code).exists():
        raise ChangeKnown(change_code=code)
    if not (opens or ends or moves):
        raise ChangeEmpty(change_code=code)
    ended = _end(_leaving(day, ends, opens), day)
    opened = open_places(opens)
    change = PlaceChange.objects.create(code=code, day=day, title=title, decision=decision, mark=mark)
    passed_on = PlaceSuccession.objects.bulk_create(_successions(change, moves))
    tell_many((PlaceEnded(row.id, row.code, day - ONE_DAY) for row in ended), by=by, at=at)
    tell_many((PlaceOpened(row.id, row.code, row.valid_from) for row in opened), by=by, at=at)
    tell(PlacesChanged(change.id, code, day, len(ended), len(opened), len(passed_on)), by=by, at=at)
    return change


def _leaving(day: date, ends: Iterable[str], opens: Iterable[PlaceDraft]) -> list[Place]:
    """The rows that do not live to see `day`: those named, those whose code begins anew, and all below."""
    named = set(ends)
    on_the_eve = {row.code: row for row in Place.objects.filter(valid_on(day - ONE_DAY), code__in=named)}
    if missing := sorted(named - on_the_eve.keys()):
        raise PlaceUnknown(place_code=missing[0], day=day_figures(day - ONE_DAY))
    anew = {draft.code for draft in opens if draft.valid_from == day}
    top = Place.objects.filter(
        Q(id__in=[row.id for row in on_the_eve.values()]) | valid_on(day, "") & Q(code__in=anew)
    )
    top_ids = list(top.values_list("id", flat=True))
    below = Q(id__in=top_ids) | Q(parent__in=top_ids) | Q(parent__parent__in=top_ids)
    lives_on = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return list(Place.objects.filter(below, lives_on).order_by("code", "valid_from"))


def _end(rows: list[Place], day: date) -> list[Place]:
    """Set the last day of rows to the eve of `day`."""
    for row in rows:
        if row.valid_from >= day:
            raise EndsBeforeItBegins(
                place=row.full_name, since=day_figures(row.valid_from), day=day_figures(day)
            )
    later = (
        PlaceSuccession.objects.filter(old__in=rows, change__day__gt=day)
        .select_related("change", "old")
        .first()
    )
    if later is not None:
        known = day_figures(later.change.day)
        raise ChangesOutOfOrder(place=later.old.full_name, known=known, day=day_figures(day))
    Place.objects.filter(id__in=[row.id for row in rows]).update(valid_to=day - ONE_DAY)
    return rows


def _successions(change: PlaceChange, moves: Sequence[Move]) -> list[PlaceSuccession]:
    eve = change.day - ONE_DAY
    old = {
        row.code: row for row in Place.objects.filter(valid_on(eve), code__in={move.old for move in moves})
    }
    new = {
        row.code: row for row in Place.objects.filter(valid_on(change.day), code__in={m.new for m in moves})
    }
    rows: list[PlaceSuccession] = []
    for move in moves:
        if move.old not in old:
            raise PlaceUnknown(place_code=move.old, day=day_figures(eve))
        if move.new not in new:
            raise PlaceUnknown(place_code=move.new, day=day_figures(change.day))
        rows.append(PlaceSuccession(change=change, old=old[move.old], new=new[move.new], whole=move.whole))
    return rows
