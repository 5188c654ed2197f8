"""Ghi sổ địa bàn: places that the register did not yet hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.clock import valid_on
from motcua.foundation.events.actions import tell_many
from motcua.foundation.ids import new_id
from motcua.foundation.text import day_figures, fold, sort_key, tidy
from motcua.registers.places import rules
from motcua.registers.places.access import KEEP
from motcua.registers.places.errors import KindDoesNotFit, ParentDoesNotCover, PlaceOverlaps, PlaceUnknown
from motcua.registers.places.events import PlaceOpened
from motcua.registers.places.models import KIND_TITLES, Level, Place, PlaceKind, PlacesStamp, Sureness
from motcua.registers.places.rules import Days

LEVELS_TOP_DOWN = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


@dataclass(frozen=True)
class PlaceDraft:
    """What a place is, before it stands in the register; its parent is named by code."""

    code: str
    kind: str
    name: str
    valid_from: date
    parent: str | None = None
    valid_to: date | None = None
    post_code: str = ""
    terrain: str = ""
    mark: str = Sureness.SEEN

    @property
    def level(self) -> str | None:
        """The level, by the length of the code."""
        return rules.level_of(self.code)


def record_place(draft: PlaceDraft, *, by: Actor, at: datetime) -> Place:
    """Ghi một đơn vị hành chính; as `record_places`."""
    return record_places([draft], by=by, at=at)[0]


@transaction.atomic
def record_places(drafts: Sequence[PlaceDraft], *, by: Actor, at: datetime) -> list[Place]:
    """Ghi đơn vị hành chính: take places in, parents before children in whatever order they are given.

    A place ends with its parent at the latest. Raises NotAllowed, KindDoesNotFit, PlaceUnknown (the
    parent), ParentDoesNotCover, PlaceOverlaps.
    """
    lock_places()
    must(by, KEEP)
    places = open_places(drafts)
    tell_many((PlaceOpened(row.id, row.code, row.valid_from) for row in places), by=by, at=at)
    return places


def lock_places() -> None:
    """Hold the room's lock until the transaction ends, and renew its stamp."""
    PlacesStamp.objects.select_for_update().get_or_create(pk=1, defaults={"token": new_id()})
    PlacesStamp.objects.update(token=new_id())


def open_places(drafts: Sequence[PlaceDraft]) -> list[Place]:
    """Write the rows of drafts, level by level, each checked against what stands."""
    written: dict[PlaceDraft, Place] = {}
    for draft in drafts:
        if draft.level is None or not rules.kind_fits(draft.code, draft.level, draft.kind):
            raise KindDoesNotFit(place_code=draft.code, kind=draft.kind, level=draft.level or "?")
    for level in LEVELS_TOP_DOWN:
        layer = [draft for draft in drafts if draft.level == level]
        parents = _parents_of(layer)
        rows = [_row(draft, parents.get((draft.parent, draft.valid_from))) for draft in layer]
        _must_not_overlap(rows)
        written.update(zip(layer, Place.objects.bulk_create(rows), strict=True))
    return [written[draft] for draft in drafts]


def _parents_of(drafts: Iterable[PlaceDraft]) -> dict[tuple[str | None, date], Place]:
    """The parents by code and day, as few queries as there are days."""
    by_day: dict[date, set[str]] = {}
    for draft in drafts:
        if draft.parent:
            by_day.setdefault(draft.valid_from, set()).add(draft.parent)
    return {
        (row.code, day): row
        for day, codes in by_day.items()
        for row in Place.objects.filter(valid_on(day), code__in=codes)
    }


def _row(draft: PlaceDraft, parent: Place | None) -> Place:
    days = Days(draft.valid_from, draft.valid_to)
    if draft.parent and parent is None:
        raise PlaceUnknown(place_code=draft.parent, day=day_figures(draft.valid_from))
    if parent is not None:
        days = days.clipped_to(Days(parent.valid_from, parent.valid_to))
    if not rules.may_belong_to(str(draft.level), parent.level if parent else None):
        above = parent.full_name if parent else "—"
        raise ParentDoesNotCover(place=draft.name, parent=above, since=day_figures(draft.valid_from))
    name = tidy(draft.name)
    full_name = f"{KIND_TITLES[PlaceKind(draft.kind)]} {name}"
    return Place(
        code=draft.code,
        level=str(draft.level),
        kind=draft.kind,
        name=name,
        parent=parent,
        valid_from=days.since,
        valid_to=days.until,
        post_code=draft.post_code,
        terrain=draft.terrain,
        mark=draft.mark,
        words=fold(full_name),
        place_in_order=sort_key(name),
    )


def _must_not_overlap(rows: Sequence[Place]) -> None:
    """Raise PlaceOverlaps if a row's code names a place already, in the register or among the rows."""
    others: dict[str, list[Place]] = {}
    for stood in Place.objects.filter(Q(code__in={row.code for row in rows})):
        others.setdefault(stood.code, []).append(stood)
    for row in rows:
        days = Days(row.valid_from, row.valid_to)
        for other in others.setdefault(row.code, []):
            if days.meets(Days(other.valid_from, other.valid_to)):
                until = day_figures(other.valid_to) if other.valid_to else "nay"
                since = day_figures(other.valid_from)
                raise PlaceOverlaps(place_code=row.code, other=other.full_name, since=since, until=until)
        others[row.code].append(row)
