"""What asks the event table: lists for people and programs, and the proof that it holds."""

from motcua.foundation.events.queries.lists import (
    POSITIONS,
    anchors,
    chain_of,
    count_of,
    dead_deliveries,
    delivery,
    happened,
    history,
    position_beside,
    position_of,
    record_of,
    waiting_count,
)
from motcua.foundation.events.queries.proof import Proof, reckon, verify

__all__ = [
    "POSITIONS",
    "Proof",
    "anchors",
    "chain_of",
    "count_of",
    "dead_deliveries",
    "delivery",
    "happened",
    "history",
    "position_beside",
    "position_of",
    "reckon",
    "record_of",
    "verify",
    "waiting_count",
]
