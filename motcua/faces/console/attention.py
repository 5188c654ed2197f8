"""What waits for a keeper: counts for the rail and the first page, capped, each only for who may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import Lockout, lockouts
from motcua.foundation.events.models import Anchor
from motcua.foundation.events.queries import anchors, dead_deliveries
from motcua.foundation.jobs.queries import worker_last_seen
from motcua.foundation.packs.models import UploadState
from motcua.foundation.packs.queries import uploads
from motcua.registers.calendars.queries import years

MOST: Final = 100
"""Counts stop here: beyond it a number says nothing more."""


@dataclass(frozen=True)
class Standing:
    """Where things stand for one keeper; None where it is none of his business."""

    counts: dict[str, int]
    lockouts: Sequence[Lockout] | None
    worker_seen: datetime | None
    anchor: Anchor | None
    unannounced: Sequence[int]
    """This year and the next, where their holidays are not announced."""


def rail_counts(actor: Actor) -> dict[str, int]:
    """The counts beside the ways in."""
    counts: dict[str, int] = {}
    if actor.may("packs.approve"):
        counts["packs"] = len(uploads(UploadState.PROPOSED).values_list("id")[:MOST])
    if actor.may("jobs.view"):
        counts["dead"] = len(dead_deliveries().values_list("id")[:MOST])
    return counts


def standing(actor: Actor, *, day: date, real_now: datetime) -> Standing:
    """Gather what the first page shows."""
    announced = {row.year for row in years() if row.announced}
    latest = anchors(limit=1) if actor.may("events.view") else []
    return Standing(
        counts=rail_counts(actor),
        lockouts=lockouts(real_now=real_now) if actor.may("accounts.edit") else None,
        worker_seen=worker_last_seen() if actor.may("jobs.view") else None,
        anchor=latest[0] if latest else None,
        unannounced=[year for year in (day.year, day.year + 1) if year not in announced],
    )
