"""What this room tells: frozen, in the past tense, ids and plain facts only; never what somebody wrote.

Each saving of a draft is its writer's own affair and is not told.
"""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class DraftBegun(Told):
    """Somebody began to file online; `like_id` is the dossier he files again, if he does."""

    SUBJECT: ClassVar[str] = "filing_draft"
    draft_id: UUID
    procedure_code: str
    version_id: UUID
    like_id: UUID | None


@dataclass(frozen=True)
class DraftCarriedOver(Told):
    """The procedure was amended meanwhile; the draft goes on under the version of today."""

    SUBJECT: ClassVar[str] = "filing_draft"
    draft_id: UUID
    version_before_id: UUID
    version_id: UUID


@dataclass(frozen=True)
class DraftSent(Told):
    """It was filed, and is a dossier."""

    SUBJECT: ClassVar[str] = "filing_draft"
    draft_id: UUID
    dossier_id: UUID


@dataclass(frozen=True)
class DraftDropped(Told):
    """Its writer threw it away; what it held is forgotten."""

    SUBJECT: ClassVar[str] = "filing_draft"
    draft_id: UUID


@dataclass(frozen=True)
class DraftExpired(Told):
    """Nobody touched it for too long; what it held is forgotten."""

    SUBJECT: ClassVar[str] = "filing_draft"
    draft_id: UUID


@dataclass(frozen=True)
class CoSignerNamed(Told):
    """Somebody is asked to sign as well."""

    SUBJECT: ClassVar[str] = "filing_draft"
    draft_id: UUID
    co_signer_id: UUID


@dataclass(frozen=True)
class CoSignerLeftOut(Told):
    """He is not asked any more."""

    SUBJECT: ClassVar[str] = "filing_draft"
    draft_id: UUID
    co_signer_id: UUID


@dataclass(frozen=True)
class CoSignerConfirmed(Told):
    """He confirmed the filing as it stood."""

    SUBJECT: ClassVar[str] = "filing_draft"
    draft_id: UUID
    co_signer_id: UUID
    edition: int


@dataclass(frozen=True)
class CoSignerDeclined(Told):
    """He does not sign."""

    SUBJECT: ClassVar[str] = "filing_draft"
    draft_id: UUID
    co_signer_id: UUID


@dataclass(frozen=True)
class EligibilityQuestionsSet(Told):
    """The province asks these questions of who wants to file a procedure online."""

    SUBJECT: ClassVar[str] = "eligibility"
    set_id: UUID
    procedure_code: str
