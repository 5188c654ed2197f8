"""What asks the event table: lists for people and programs, and the proof that it holds."""

from motcua.foundation.events.queries.lists import (
    POSITIONS,
    anchors,
    chain_of,
    chains_told,
    count_of,
    dead_deliveries,
    delivery,
    happened,
    history,
    may_reckon,
    position_beside,
    position_of,
    record_of,
    subjects_of,
    waiting_count,
)
from motcua.foundation.events.queries.proof import Proof, reckon, verify
from motcua.foundation.events.queries.reading_on import Mark, Owed, Stretch, behind, newest, read_on

__all__ = [
    "POSITIONS",
    "Mark",
    "Owed",
    "Proof",
    "Stretch",
    "anchors",
    "behind",
    "chain_of",
    "chains_told",
    "count_of",
    "dead_deliveries",
    "delivery",
    "happened",
    "history",
    "may_reckon",
    "newest",
    "position_beside",
    "position_of",
    "read_on",
    "reckon",
    "record_of",
    "subjects_of",
    "verify",
    "waiting_count",
]
