"""The dossier's row as the verbs of this room take it."""

from uuid import UUID

from motcua.casework.dossiers.errors import DossierUnknown, StateMoved
from motcua.casework.dossiers.models import Dossier, State
from motcua.casework.dossiers.states import State as Table
from motcua.casework.dossiers.states import may_move


def locked_dossier(dossier_id: UUID) -> Dossier:
    """Give a dossier under lock, with its procedure and its people. Raises DossierUnknown."""
    found = (
        Dossier.objects.select_for_update(of=("self",))
        .select_related("version__procedure", "applicant_person", "applicant_entity", "submitter")
        .filter(id=dossier_id)
        .first()
    )
    if found is None:
        raise DossierUnknown
    return found


def must_move(dossier: Dossier, to: State) -> None:
    """Pass if the dossier may go to a state from where it is. Raises StateMoved."""
    if not may_move(Table(dossier.state), Table(to)):
        raise StateMoved(dossier_code=str(dossier), state=dossier.get_state_display())


def applicant_name(dossier: Dossier) -> str:
    """Name whose dossier it is."""
    applicant = dossier.applicant_person or dossier.applicant_entity
    return str(applicant) if applicant else ""
