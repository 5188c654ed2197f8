"""Dừng giải quyết: a dossier that cannot be settled goes back, as long as there is no result."""

from datetime import datetime, timedelta
from uuid import UUID

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.ending import end_early
from motcua.casework.dossiers.actions.joint import part_ended
from motcua.casework.dossiers.actions.letters import tell_stopped
from motcua.casework.dossiers.actions.numbers import give_sheet_number
from motcua.casework.dossiers.actions.rows import locked_dossier, moved_on, must_move, must_stand_alone
from motcua.casework.dossiers.errors import ReasonMissing, StopTooEarly
from motcua.casework.dossiers.events import DossierStopped
from motcua.casework.dossiers.models import (
    FORM_STOP,
    KIND,
    Dossier,
    DossierPart,
    HaltGround,
    State,
    Stoppage,
    Supplement,
)
from motcua.casework.dossiers.queries.halts import ground_called
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import day_figures
from motcua.instruments.deadlines.actions import cancel_promise
from motcua.instruments.documents.actions import return_originals
from motcua.instruments.fees.actions import cancel_charges
from motcua.instruments.workflow.actions import stop_process
from motcua.instruments.workflow.queries import waiting_of


@act
def stop(dossier_id: UUID, ground: str, *, reason: str, by: Actor, at: datetime) -> Stoppage:
    """Dừng giải quyết on a ground of the day's list, by who approves where it is decided; originals go back,
    what was not paid is void, what was paid is named on the notice.

    Raises NotAllowed, StateMoved, ReasonMissing, GroundUnknown, StopTooEarly, DoneInParts.
    """
    dossier = locked_dossier(dossier_id)
    must(by, access.APPROVE, unit=dossier.decision_agency_id)
    if dossier.code is None:
        raise moved_on(dossier)
    must_move(dossier, State.STOPPED)
    must_stand_alone(dossier)
    if not reason.strip():
        raise ReasonMissing
    found = ground_called(ground, HaltGround.Effect.STOP, at.astimezone(VN).date())
    _must_have_waited(dossier, found, at)
    task = waiting_of(KIND, [dossier.id]).get(dossier.id)
    stop_process(KIND, dossier.id, by=by, at=at)
    cancel_promise(KIND, dossier.id, by=by, at=at)
    paid = cancel_charges(KIND, dossier.id, by=by, at=at)
    return_originals(KIND, dossier.id, by=by, at=at)
    made = Stoppage.objects.create(
        dossier=dossier,
        ground=found,
        sheet_number=give_sheet_number(dossier.reception_unit_id, FORM_STOP, at.astimezone(VN).date()),
        reason=reason.strip(),
        stage=task.title if task else "",
        paid=sum(row.amount or 0 for row in paid),
        stopped_at=at,
        stopped_by=by.id,
    )
    end_early(dossier, State.STOPPED, reason, by=by, at=at)
    tell(DossierStopped(dossier.id, made.id, found.code, made.paid), by=by, at=at)
    tell_stopped(dossier, made, by=by, at=at)
    part_ended(dossier, DossierPart.State.DROPPED, by=by, at=at)
    return made


def _must_have_waited(dossier: Dossier, ground: HaltGround, at: datetime) -> None:
    """Pass if the applicant had as long as the ground says to bring what lacks. Raises StopTooEarly."""
    if ground.after_days is None:
        return
    asked = dossier.supplements.filter(state=Supplement.State.OPEN).first()
    if asked is None:
        raise moved_on(dossier)
    until = asked.asked_at.astimezone(VN).date() + timedelta(days=ground.after_days)
    if at.astimezone(VN).date() <= until:
        raise StopTooEarly(days=ground.after_days, until=day_figures(until))
