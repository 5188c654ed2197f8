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
