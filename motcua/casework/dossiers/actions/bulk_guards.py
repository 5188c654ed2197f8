"""What every single verb asks before it acts, asked of a dossier in the making."""

from uuid import UUID

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.bulk_book import Case, Deed
from motcua.casework.dossiers.actions.result import Receiving
from motcua.casework.dossiers.errors import (
    ApplicantMissing,
    NotAwaitingAcceptance,
    ReasonMissing,
    ReceiverMissing,
)
from motcua.casework.dossiers.models import HandOver
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.text import tidy
from motcua.instruments.workflow.models import Task


def must_be_new(case: Case) -> None:
    """Pass what nothing was done with yet, of somebody. Raises NotAwaitingAcceptance, ApplicantMissing."""
    if case.dossier.state:
        raise NotAwaitingAcceptance(state=case.dossier.get_state_display())
    if (case.life.filing.person_id is None) == (case.life.filing.entity_id is None):
        raise ApplicantMissing


def receiver_name(case: Case, receiving: Receiving) -> str:
    """Name who receives, as `hand_over` does; another by the name given. Raises ReceiverMissing."""
    dossier = case.dossier
    is_applicant = receiving.receiver == HandOver.Receiver.APPLICANT
    if is_applicant or (
        receiving.receiver == HandOver.Receiver.SUBMITTER
        and dossier.submitter_id == dossier.applicant_person_id
    ):
        return case.life.applicant_name
    name = tidy(receiving.name)
    if not name:
        raise ReceiverMissing
    return name


def must_do(by: Actor, task: Task) -> None:
    """Pass who may do a step of its kind where it lies. Raises NotAllowed."""
    agency_id: UUID = task.agency_id
    must(by, access.right_of(by, task), unit=agency_id)


def must_say_why(deed: Deed) -> None:
    """Pass what is done for a reason. Raises ReasonMissing."""
    if not deed.words.strip():
        raise ReasonMissing
