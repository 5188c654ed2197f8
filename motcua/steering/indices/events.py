"""What this room tells: frozen, in the past tense, ids and plain facts only."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class IndicatorSet(Told):
    """An indicator was set, or said otherwise."""

    SUBJECT: ClassVar[str] = "indicator"
    indicator_id: UUID
    code: str


@dataclass(frozen=True)
class WeightedIndexSet(Told):
    """A scored index was set, or said otherwise: its groups, levels, or what lacks counts for."""

    SUBJECT: ClassVar[str] = "weighted_index"
    index_id: UUID
    code: str


@dataclass(frozen=True)
class IndexComponentSet(Told):
    """A component of a scored index was set, or its points, threshold or days said otherwise."""

    SUBJECT: ClassVar[str] = "index_component"
    component_id: UUID
    code: str
