"""What this room tells."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class AccountOpened(Told):
    """An account was opened."""

    SUBJECT: ClassVar[str] = "account"
    account_id: UUID
    kind: str


@dataclass(frozen=True)
class AccountClosedDown(Told):
    """An account was closed and its sessions ended."""

    SUBJECT: ClassVar[str] = "account"
    account_id: UUID


@dataclass(frozen=True)
class AccountReopened(Told):
    """A closed account may sign in again."""

    SUBJECT: ClassVar[str] = "account"
    account_id: UUID


@dataclass(frozen=True)
class PasswordSet(Told):
    """A keeper gave an account a new password; its sessions ended."""

    SUBJECT: ClassVar[str] = "account"
    account_id: UUID


@dataclass(frozen=True)
class SecondFactorReset(Told):
    """A keeper took an account's second factor away; a new one is asked for at the next sign-in."""

    SUBJECT: ClassVar[str] = "account"
    account_id: UUID


@dataclass(frozen=True)
class SessionsEnded(Told):
    """An account was signed out everywhere."""

    SUBJECT: ClassVar[str] = "account"
    account_id: UUID
    count: int


@dataclass(frozen=True)
class SignedIn(Told):
    """An account signed in."""

    SUBJECT: ClassVar[str] = "account"
    account_id: UUID


@dataclass(frozen=True)
class LockoutLifted(Told):
    """A keeper let someone who had failed too often try again at once."""

    SUBJECT: ClassVar[str] = "account"
    account_id: UUID
    count: int
