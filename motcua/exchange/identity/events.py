"""What this room tells: frozen, in the past tense, ids and plain facts only."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class IdentityServiceSet(Told):
    """An identity service was set, or said otherwise."""

    SUBJECT: ClassVar[str] = "identity_service"
    service_id: UUID
    code: str


@dataclass(frozen=True)
class IdentityProved(Told):
    """Someone proved at a service who he is; `differs` names what it says otherwise than the register."""

    SUBJECT: ClassVar[str] = "account"
    account_id: UUID
    service_code: str
    level: int
    differs: tuple[str, ...] = ()
