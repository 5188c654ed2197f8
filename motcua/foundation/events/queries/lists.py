"""What asks the event table."""

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery

from motcua.foundation.events.errors import DeliveryUnknown
from motcua.foundation.events.events import Told, from_data, kind_of
from motcua.foundation.events.models import Anchor, ChainHead, Delivery, Event
from motcua.foundation.events.ports import Record
from motcua.foundation.ready import TEXT_HOLE, Ready, id_hole, kept_for_the_moment, ready_cursor

Happened = tuple[str, UUID, datetime, dict[str, Any]]  # Any: JSON
"""What was told: its kind, by whom, when, the fields that were told."""

POSITIONS: Final = "events.positions"
"""Names the shelf on which lies, for a moment, how far each chain has come by what was told in it."""


def record_of(event: Event) -> Record:
    """Read a row back as it was told. Raises KindUnknown for a kind no room tells any more."""
    return Record(
        event.id,
        event.subject_kind,
        event.subject_id,
        event.position,
        event.kind,
        event.actor_id,
        event.at,
        from_data(event.kind, event.data),
    )


def history(subject_kind: str, subject_id: UUID) -> list[Record]:
    """Give everything that happened to one subject, in order."""
    rows = Event.objects.filter(subject_kind=subject_kind, subject_id=subject_id).order_by("position")
    return [record_of(row) for row in rows]


def chain_of(subject_kind: str, subject_id: UUID) -> QuerySet[Event]:
    """Give one subject's chain, in order, as the rows stand: also of kinds that no room tells any more."""
    return Event.objects.filter(subject_kind=subject_kind, subject_id=subject_id).order_by("position")


def chains_told(
    subject_kinds: Collection[str],
    subject_ids: Collection[UUID],
    kinds: Collection[str],
    *,
    until: datetime | None = None,
) -> Iterator[tuple[UUID, list[Happened]]]:
    """Give what was told of some kinds of these subjects: each with its chain, in the order of the telling.

    All, or what happened up to a moment: for whoever reads by the thousand. The database hands a chain over
    in one piece.
    """
    said = f"{_CHAINS} {'and at <= %s ' if until else ''}group by subject_id order by subject_id"
    given: list[Any] = [list(subject_kinds), list(subject_ids), list(kinds)]  # Any: arrays and a moment
    given += [until] if until else []
    with ready_cursor() as cursor:
        cursor.execute(said, given)
        rows = cursor.fetchall()
    for subject, chain in rows:
        yield (
            subject,
            [
                (kind, _actor(by), datetime.fromisoformat(at), data)
                for kind, by, at, data in json.loads(chain)
            ],
        )


_CHAINS: Final = """
select subject_id, json_agg(json_build_array(kind, actor_id, at, data) order by id)::text from events_event
where subject_kind = any(%s) and subject_id = any(%s) and kind = any(%s)
"""
_actor = lru_cache(4_096)(UUID)


def subjects_of(subject_kind: str, *, after: UUID | None = None, most: int) -> list[UUID]:
    """Give the subjects of a kind of whom anything was told, by their ids, from behind one on."""
    heads = ChainHead.objects.filter(subject_kind=subject_kind).order_by("subject_id")
    if after is not None:
        heads = heads.filter(subject_id__gt=after)
    return list(heads.values_list("subject_id", flat=True)[:most])


def position_of(subject_kind: str, subject_id: UUID) -> int:
    """Say how many things happened to one subject: the number moves with every one of them."""
    told: int | None = kept_for_the_moment(POSITIONS).get((subject_kind, subject_id))
    if told is not None:
        return told
    row = _ready_position().one(kind=subject_kind, id=subject_id)
    return row[0] if row else 0


@cache
def _ready_position() -> Ready:
    heads = ChainHead.objects.filter(subject_kind=TEXT_HOLE, subject_id=id_hole())
    return Ready(heads.values_list("count"), {"kind": TEXT_HOLE, "id": id_hole()})


def position_beside(subject_kind: str) -> Subquery:
    """Give the same beside each row of a query over subjects, to be read in one statement with it."""
    heads = ChainHead.objects.filter(subject_kind=subject_kind, subject_id=OuterRef("pk"))
    return Subquery(heads.values("count")[:1])


def happened(*, kind: str = "", actor_id: UUID | None = None, before: int | None = None) -> QuerySet[Event]:
    """Give events newest first, narrowed; `before` is the cursor (an event id)."""
    rows = Event.objects.order_by("-id")
    if kind:
        rows = rows.filter(kind=kind)
    if actor_id:
        rows = rows.filter(actor_id=actor_id)
    return rows.filter(id__lt=before) if before else rows


def count_of(kinds: Iterable[type[Told]]) -> int:
    """Count how often kinds happened. The record only grows: the number stamps what they tell of."""
    return Event.objects.filter(kind__in=[kind_of(kind) for kind in kinds]).count()


def dead_deliveries(*, before: int | None = None) -> QuerySet[Delivery]:
    """Give what was given up, newest first; `before` is the cursor (a delivery id)."""
    rows = Delivery.objects.filter(state=Delivery.State.DEAD).select_related("event").order_by("-id")
    return rows.filter(id__lt=before) if before else rows


def delivery(delivery_id: int) -> Delivery:
    """Give one delivery with its event. Raises DeliveryUnknown."""
    found = Delivery.objects.select_related("event").filter(id=delivery_id).first()
    if found is None:
        raise DeliveryUnknown(delivery_id=delivery_id)
    return found


def waiting_count(limit: int = 1000) -> int:
    """Count deliveries on their way, at most `limit`."""
    return len(Delivery.objects.filter(state=Delivery.State.WAITING).values_list("id")[:limit])


def anchors(limit: int = 60) -> list[Anchor]:
    """Give the latest anchors, newest first."""
    return list(Anchor.objects.order_by("-id")[:limit])


def may_reckon() -> bool:
    """Say whether our role owns the heads of chains."""
    with connection.cursor() as cursor:
        cursor.execute("select has_table_privilege('events_chainhead', 'INSERT')")
        return bool(cursor.fetchone()[0])
