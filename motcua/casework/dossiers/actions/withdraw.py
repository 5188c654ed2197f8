"""Rút hồ sơ, từ chối tiếp nhận: a dossier that ends before its result."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.rows import locked_dossier, must_move
from motcua.casework.dossiers.errors import NotAwaitingAcceptance, ReasonMissing
from motcua.casework.dossiers.events import DossierRefused, DossierWithdrawn
from motcua.casework.dossiers.models import KIND, Dossier, State
from motcua.foundation.access.models import Actor
from motcua.foundation.events.actions import tell
from motcua.instruments.deadlines.actions import cancel_promise
from motcua.instruments.documents.actions import return_originals
from motcua.instruments.workflow.actions import stop_process


@transaction.atomic
def withdraw(dossier_id: UUID, *, reason: str, by: Actor, at: datetime) -> Dossier:
    """Rút hồ sơ at the applicant's wish, as long as there is no result; originals go back.

    Raises NotAllowed, StateMoved, ReasonMissing.
    """
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.reception_unit_id)
    must_move(dossier, State.WITHDRAWN)
    if not reason.strip():
        raise ReasonMissing
    if dossier.accepted_at is not None:
        stop_process(KIND, dossier.id, by=by, at=at)
        cancel_promise(KIND, dossier.id, by=by, at=at)
    return_originals(KIND, dossier.id, by=by, at=at)
    _end(dossier, State.WITHDRAWN, reason, at)
    tell(DossierWithdrawn(dossier.id), by=by, at=at)
    return dossier


@transaction.atomic
def refuse_dossier(dossier_id: UUID, *, reason: str, by: Actor, at: datetime) -> Dossier:
    """Từ chối tiếp nhận a submitted dossier, with the reason that stands on the notice.

    Raises NotAllowed, NotAwaitingAcceptance, ReasonMissing.
    """
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.reception_unit_id)
    if dossier.state != State.SUBMITTED:
        raise NotAwaitingAcceptance(state=dossier.get_state_display())
    if not reason.strip():
        raise ReasonMissing
    _end(dossier, State.REFUSED, reason, at)
    tell(DossierRefused(dossier.id), by=by, at=at)
    return dossier


def _end(dossier: Dossier, state: State, reason: str, at: datetime) -> None:
    dossier.state, dossier.ended_at, dossier.end_reason = state, at, reason.strip()
    dossier.save(update_fields=["state", "ended_at", "end_reason"])
