"""What changes the event table: telling, delivering, replaying, anchoring."""

from motcua.foundation.events.actions.anchoring import anchor_chains
from motcua.foundation.events.actions.casting import Casting, ChainMould, Filling, Outline
from motcua.foundation.events.actions.delivering import MAX_ATTEMPTS, deliver_due, replay_delivery
from motcua.foundation.events.actions.journal import Journal, Past, Watched
from motcua.foundation.events.actions.past import PAST, tell_past
from motcua.foundation.events.actions.telling import MANY, tell, tell_many

__all__ = [
    "MANY",
    "MAX_ATTEMPTS",
    "PAST",
    "Casting",
    "ChainMould",
    "Filling",
    "Journal",
    "Outline",
    "Past",
    "Watched",
    "anchor_chains",
    "deliver_due",
    "replay_delivery",
    "tell",
    "tell_many",
    "tell_past",
]
