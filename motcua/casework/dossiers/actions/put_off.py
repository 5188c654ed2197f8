"""Xin lỗi và hẹn lại: what was promised is put off once, in time, by who answers for it."""

from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.joint import part_moved
from motcua.casework.dossiers.actions.letters import tell_apology
from motcua.casework.dossiers.actions.numbers import give_sheet_number
from motcua.casework.dossiers.actions.rows import locked_dossier, moved_on, must_stand_alone
from motcua.casework.dossiers.events import ApologySaid
from motcua.casework.dossiers.models import FORM_APOLOGY, KIND, Apology
from motcua.casework.dossiers.states import RUNNING
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.instruments.deadlines.actions import extend_promise
from motcua.instruments.deadlines.errors import NotExtendable
from motcua.instruments.workflow.actions import redate_tasks


@act
def apologise(dossier_id: UUID, *, until: datetime, reason: str, by: Actor, at: datetime) -> Apology:
    """Xin lỗi và hẹn lại (mẫu 04) to `until`: by who approves where it is decided, once, a working day before
    the moment at the latest (Decree 61/2018, article 19(9)). The moment promised first stays beside it.

    Raises NotAllowed, StateMoved, and what `extend_promise` raises: ExtendedBefore, ExtensionTooLate,
    ExtensionTooShort, ExtensionUnreasoned, NotExtendable; DoneInParts for a whole.
    """
    dossier = locked_dossier(dossier_id)
    must(by, access.APPROVE, unit=dossier.decision_agency_id)
    if dossier.state not in RUNNING:
        raise moved_on(dossier)
    must_stand_alone(dossier)
    due_before = dossier.due_at
    if due_before is None:
        raise NotExtendable
    promise = extend_promise(KIND, dossier.id, until=until, reason=reason, by=by, at=at)
    redate_tasks(KIND, dossier.id, urgent_at=promise.due_at, anew=False, by=by, at=at)
    day = at.astimezone(VN).date()
    apology = Apology.objects.create(
        dossier=dossier,
        sheet_number=give_sheet_number(dossier.reception_unit_id, FORM_APOLOGY, day),
        reason=reason.strip(),
        due_before=due_before,
        due_after=promise.due_at or until,
        said_at=at,
        said_by=by.id,
    )
    dossier.due_at = apology.due_after
    dossier.save(update_fields=["due_at"])
    told = ApologySaid(dossier.id, apology.id, apology.due_before, apology.due_after)
    tell(told, by=by, at=at)
    tell_apology(dossier, apology, by=by, at=at)
    part_moved(dossier, by=by, at=at)
    return apology
