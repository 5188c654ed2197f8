"""What is to be written, before it stands in the register; others are named by their codes."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from motcua.registers.organisations.models import AgencyIdentifier, AgencyTerm


@dataclass(frozen=True)
class Description:
    """What an agency is for some days: its name, kind, level, parent and place."""

    name: str
    kind: str
    level: str
    short_name: str = ""
    parent: str | None = None
    place: str | None = None
    rank: int = 100

    @classmethod
    def of(cls, term: AgencyTerm) -> Self:
        """Give what a row of the register says, so that a part of it may be replaced."""
        return cls(
            name=term.name,
            kind=term.kind.code,
            level=term.level,
            short_name=term.short_name,
            parent=term.parent.code if term.parent else None,
            place=term.place.code if term.place else None,
            rank=term.rank,
        )


@dataclass(frozen=True)
class IdentifierDraft:
    """An identification code to be given."""

    code: str
    mark: str = AgencyIdentifier.Mark.MADE


@dataclass(frozen=True)
class OneStopDraft:
    """Where a one-stop unit sits, how it is reached, and for whom it receives."""

    serves: tuple[str, ...] = ()
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class AgencyDraft:
    """An agency to be founded."""

    code: str
    description: Description
    valid_from: date
    valid_to: date | None = None
    identifier: IdentifierDraft | None = None
    aliases: tuple[str, ...] = ()
    one_stop: OneStopDraft | None = None


@dataclass(frozen=True)
class PostDraft:
    """A post to be opened."""

    code: str
    title: str
    agency: str
    roles: tuple[str, ...]
    valid_from: date
    valid_to: date | None = None
    rank: int = 100


@dataclass(frozen=True)
class OfficerDraft:
    """An officer to be entered."""

    code: str
    full_name: str
    email: str = ""
    phone: str = ""
    login: str = ""
