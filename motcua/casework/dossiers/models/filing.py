"""What comes over the counter: papers, and what is asked for with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.casework.dossiers.models.dossier import ReturnWay
from motcua.registers.procedures.models import Channel


@dataclass(frozen=True)
class Paper:
    """A paper as it comes over the counter: which required document it is for, how many of it."""

    required_id: UUID | None
    originals: int = 0
    copies: int = 0
    name: str = ""  # where no required document says it


@dataclass(frozen=True)
class Filing:
    """Yêu cầu: what is asked for, by whom, how; as a counter or an online door writes it down."""

    procedure_code: str
    unit_id: UUID
    person_id: UUID | None = None
    entity_id: UUID | None = None
    submitter_id: UUID | None = None
    channel: Channel = Channel.DIRECT
    case_number: int | None = None
    return_way: ReturnWay = ReturnWay.COUNTER
    answers: Mapping[str, Any] | None = None  # Any: JSON, judged by the form
    sources: Mapping[str, str] = field(default_factory=dict)  # by name: where a known answer came from
    papers: tuple[Paper, ...] = ()
    sets: int = 1
    competence_place_id: UUID | None = None  # of residence, parcel or business: it says who decides
    decision_agency_id: UUID | None = None  # where competence sends it, whatever the unit receives for
    exemptions: tuple[str, ...] = ()  # reasons, by their key, for which fees are waived or cut
    help_unit_id: UUID | None = None  # who took the papers in for the unit, if not the unit itself
    identity_paper: str = ""  # of an applicant without any number: what stands in for it
    received_at: datetime | None = None  # on paper, before it could be entered
    late_reason: str = ""
