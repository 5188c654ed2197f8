"""In lại giấy tiếp nhận và hẹn trả kết quả: a second copy is told, and says that it is one."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.rows import locked_dossier
from motcua.casework.dossiers.errors import StateMoved
from motcua.casework.dossiers.events import SlipReprinted
from motcua.casework.dossiers.models import Dossier
from motcua.foundation.access.models import Actor
from motcua.foundation.events.actions import tell


@transaction.atomic
def reprint_slip(dossier_id: UUID, *, by: Actor, at: datetime) -> Dossier:
    """In lại phiếu of an accepted dossier. Raises NotAllowed, StateMoved."""
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.reception_unit_id)
    if dossier.code is None:
        raise StateMoved(dossier_code=str(dossier), state=dossier.get_state_display())
    tell(SlipReprinted(dossier.id), by=by, at=at)
    return dossier
