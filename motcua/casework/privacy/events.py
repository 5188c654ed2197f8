"""What this room tells: ids and what was wished, never the words."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class DataRequested(Told):
    """Somebody asked something about what is held of himself."""

    SUBJECT: ClassVar[str] = "data_request"
    request_id: UUID
    wish: str
    due_at: datetime | None


@dataclass(frozen=True)
class DataRequestAnswered(Told):
    """It was answered."""

    SUBJECT: ClassVar[str] = "data_request"
    request_id: UUID
    is_done: bool


@dataclass(frozen=True)
class DataRequestWithdrawn(Told):
    """Whoever asked took it back."""

    SUBJECT: ClassVar[str] = "data_request"
    request_id: UUID


@dataclass(frozen=True)
class RequestLimitSet(Told):
    """How soon requests are answered was set for some days."""

    SUBJECT: ClassVar[str] = "request_limit"
    limit_id: UUID
    code: str
