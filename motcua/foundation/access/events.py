"""What this room tells."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class RoleSet(Told):
    """A role was made or its rights changed."""

    SUBJECT: ClassVar[str] = "role"
    role_id: UUID
    code: str
    rights: tuple[str, ...]
    everywhere: bool


@dataclass(frozen=True)
class TokenIssued(Told):
    """A machine's token was issued for a post."""

    SUBJECT: ClassVar[str] = "token"
    token_id: UUID
    post_id: UUID
    scopes: tuple[str, ...]
    expires_at: datetime


@dataclass(frozen=True)
class TokenWithdrawn(Told):
    """A token was revoked."""

    SUBJECT: ClassVar[str] = "token"
    token_id: UUID
