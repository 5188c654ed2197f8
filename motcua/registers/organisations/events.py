"""What this room tells: ids, codes, days; never who someone is."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class AgencyFounded(Told):
    """An agency entered the register."""

    SUBJECT: ClassVar[str] = "agency"
    agency_id: UUID
    code: str
    kind: str
    level: str
    parent_id: UUID | None
    valid_from: date


@dataclass(frozen=True)
class AgencyChanged(Told):
    """An agency is described anew from a day on; `fields` changed."""

    SUBJECT: ClassVar[str] = "agency"
    agency_id: UUID
    term_id: UUID
    valid_from: date
    fields: tuple[str, ...]


@dataclass(frozen=True)
class AgencyClosed(Told):
    """An agency ended; `last_day` was its last."""

    SUBJECT: ClassVar[str] = "agency"
    agency_id: UUID
    last_day: date


@dataclass(frozen=True)
class IdentifierGiven(Told):
    """An agency bears an identification code from a day on."""

    SUBJECT: ClassVar[str] = "agency"
    agency_id: UUID
    identifier: str
    mark: str
    valid_from: date


@dataclass(frozen=True)
class AliasAdded(Told):
    """An agency also goes by another name."""

    SUBJECT: ClassVar[str] = "agency"
    agency_id: UUID
    alias_id: UUID


@dataclass(frozen=True)
class AliasEnded(Told):
    """An agency no longer goes by a name after a day."""

    SUBJECT: ClassVar[str] = "agency"
    agency_id: UUID
    alias_id: UUID
    last_day: date


@dataclass(frozen=True)
class SuccessionRecorded(Told):
    """An agency took over another's work from a day on, wholly ("1") or for a share ("0.4")."""

    SUBJECT: ClassVar[str] = "agency"
    old_id: UUID
    new_id: UUID
    share: str
    day: date


@dataclass(frozen=True)
class OneStopOpened(Told):
    """An agency was set up as a one-stop unit."""

    SUBJECT: ClassVar[str] = "agency"
    agency_id: UUID


@dataclass(frozen=True)
class OneStopCorrected(Told):
    """Where a one-stop unit sits, or how it is reached, was put right."""

    SUBJECT: ClassVar[str] = "agency"
    agency_id: UUID
    fields: tuple[str, ...]


@dataclass(frozen=True)
class ScopeOpened(Told):
    """A one-stop unit receives for an agency from a day on."""

    SUBJECT: ClassVar[str] = "agency"
    unit_id: UUID
    served_id: UUID
    valid_from: date


@dataclass(frozen=True)
class ScopeEnded(Told):
    """A one-stop unit no longer receives for an agency after a day."""

    SUBJECT: ClassVar[str] = "agency"
    unit_id: UUID
    served_id: UUID
    last_day: date


@dataclass(frozen=True)
class KindSet(Told):
    """A kind of agency was made known or changed."""

    SUBJECT: ClassVar[str] = "agency_kind"
    kind_id: UUID
    code: str


@dataclass(frozen=True)
class ClassSet(Told):
    """A group of agencies was made known or changed."""

    SUBJECT: ClassVar[str] = "agency_class"
    class_id: UUID
    code: str


@dataclass(frozen=True)
class PostOpened(Told):
    """A post was opened at an agency."""

    SUBJECT: ClassVar[str] = "post"
    post_id: UUID
    code: str
    agency_id: UUID
    roles: tuple[str, ...]
    valid_from: date


@dataclass(frozen=True)
class PostRolesSet(Told):
    """A post bears other roles from a day on."""

    SUBJECT: ClassVar[str] = "post"
    post_id: UUID
    roles: tuple[str, ...]
    valid_from: date


@dataclass(frozen=True)
class PostClosed(Told):
    """A post ended; `last_day` was its last."""

    SUBJECT: ClassVar[str] = "post"
    post_id: UUID
    last_day: date


@dataclass(frozen=True)
class OfficerEntered(Told):
    """An officer entered the register."""

    SUBJECT: ClassVar[str] = "officer"
    officer_id: UUID
    code: str


@dataclass(frozen=True)
class OfficerCorrected(Told):
    """What the register says of an officer was put right; only the fields are named."""

    SUBJECT: ClassVar[str] = "officer"
    officer_id: UUID
    fields: tuple[str, ...]


@dataclass(frozen=True)
class AccountAttached(Told):
    """An officer signs in with an account."""

    SUBJECT: ClassVar[str] = "officer"
    officer_id: UUID
    account_id: UUID


@dataclass(frozen=True)
class AccountDetached(Told):
    """An officer no longer signs in with an account."""

    SUBJECT: ClassVar[str] = "officer"
    officer_id: UUID
    account_id: UUID


@dataclass(frozen=True)
class OfficerAppointed(Told):
    """An officer holds a post from a day on, as its own or standing in."""

    SUBJECT: ClassVar[str] = "officer"
    officer_id: UUID
    post_id: UUID
    holding_id: UUID
    standing: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class HoldingEnded(Told):
    """An officer no longer holds a post after a day."""

    SUBJECT: ClassVar[str] = "officer"
    officer_id: UUID
    post_id: UUID
    holding_id: UUID
    last_day: date


@dataclass(frozen=True)
class TasksHandedOver(Told):
    """What one officer had in hand at a post is in another's."""

    SUBJECT: ClassVar[str] = "officer"
    officer_id: UUID
    receiver_id: UUID
    post_id: UUID
    count: int


@dataclass(frozen=True)
class LeaveTaken(Told):
    """An officer is away for some days."""

    SUBJECT: ClassVar[str] = "officer"
    officer_id: UUID
    leave_id: UUID
    covered_by: UUID | None
    valid_from: date
    valid_to: date


@dataclass(frozen=True)
class CoverAssigned(Told):
    """Another stands in for an officer on leave from a day on; whoever did before does no longer."""

    SUBJECT: ClassVar[str] = "officer"
    officer_id: UUID
    leave_id: UUID
    covered_by: UUID
    before: UUID | None
    since: date


@dataclass(frozen=True)
class LeaveCutShort(Told):
    """An officer is back earlier; a leave not yet begun is as if never taken (no last day)."""

    SUBJECT: ClassVar[str] = "officer"
    officer_id: UUID
    leave_id: UUID
    last_day: date | None


@dataclass(frozen=True)
class DelegationBegun(Told):
    """A post lends roles to another."""

    SUBJECT: ClassVar[str] = "post"
    giver_id: UUID
    receiver_id: UUID
    delegation_id: UUID
    roles: tuple[str, ...]
    valid_from: date
    valid_to: date


@dataclass(frozen=True)
class DelegationEnded(Told):
    """A post lends no longer after a day."""

    SUBJECT: ClassVar[str] = "post"
    giver_id: UUID
    receiver_id: UUID
    delegation_id: UUID
    last_day: date
