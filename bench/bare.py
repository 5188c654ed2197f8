"""Bare SQL floors that stand beside our own figures. Imported once Django is set up."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import connection, transaction

from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell_many
from motcua.foundation.events.events import Told
from motcua.foundation.ids import HOUSE, new_id

AT = datetime(2023, 11, 20, 8, tzinfo=VN)


@dataclass(frozen=True)
class StepTaken(Told):
    """A happening of the size that dossiers tell."""

    SUBJECT: ClassVar[str] = "bench"
    subject: UUID
    step: str
    due_at: datetime


def tell_some(events: int, subjects: int) -> None:
    """Tell many events over many subjects, as a bulk verb does."""
    ids = [new_id() for _ in range(subjects)]

    def happenings() -> Iterator[Told]:
        for number in range(events):
            yield StepTaken(ids[number % subjects], "appraise", AT)

    with transaction.atomic():
        tell_many(happenings(), by=HOUSE, at=AT)


def event_floors(events: int, subjects: int) -> dict[str, float]:
    """Insert as many rows without a chain, and hash the same texts inside the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "create temp table bare (id bigserial primary key, subject uuid, data jsonb, at timestamptz)"
        )
        started = time.perf_counter()
        cursor.execute(
            "insert into bare (subject, data, at) select subject_id, data, at from events_event limit %s",
            [events],
        )
        inserted = time.perf_counter() - started
        started = time.perf_counter()
        cursor.execute("select count(sha256(convert_to(motcua_event_text(e.*), 'UTF8'))) from events_event e")
        hashed = time.perf_counter() - started
    return {
        "floor_bare_sql_insert_per_second": round(events / inserted),
        "floor_bare_sql_hash_per_second": round(events / hashed),
    }
