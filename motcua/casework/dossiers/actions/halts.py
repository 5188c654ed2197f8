"""Tạm dừng, giải quyết tiếp: a dossier waits for what the law does not count, and goes on from there."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.joint import part_moved
from motcua.casework.dossiers.actions.letters import tell_goes_on, tell_halted
from motcua.casework.dossiers.actions.rows import locked_dossier, moved_on, must_move, must_stand_alone
from motcua.casework.dossiers.events import DossierGoesOn, DossierHalted
from motcua.casework.dossiers.models import KIND, Dossier, Halt, HaltGround, State
from motcua.casework.dossiers.queries.halts import ground_called
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import tidy
from motcua.instruments.deadlines.actions import pause_promise, resume_promise
from motcua.instruments.workflow.actions import redate_tasks

MOST_WAITED_FOR: Final = 120
"""So many letters a card has room for."""


@act
def halt(dossier_id: UUID, ground: str, *, words: str = "", by: Actor, at: datetime) -> Halt:
    """Tạm dừng on a ground of the day's list: the clock stands, the step waits with what is left of it.

    Raises NotAllowed, StateMoved, GroundUnknown.
    """
    dossier = locked_dossier(dossier_id)
    access.must_handle(by, dossier)
    must_move(dossier, State.PAUSED)
    must_stand_alone(dossier)
    found = ground_called(ground, HaltGround.Effect.PAUSE, at.astimezone(VN).date())
    pause_promise(KIND, dossier.id, reason=found.title, by=by, at=at)
    note = _("Tạm dừng: {title}").format(title=found.title)[:MOST_WAITED_FOR]
    redate_tasks(KIND, dossier.id, urgent_at=None, note=note, by=by, at=at)
    made = Halt.objects.create(
        dossier=dossier,
        ground=found,
        words=tidy(words),
        began_at=at,
        began_by=by.id,
        due_before=dossier.due_at,
    )
    dossier.state = State.PAUSED
    dossier.save(update_fields=["state"])
    tell(DossierHalted(dossier.id, made.id, found.code), by=by, at=at)
    tell_halted(dossier, made, by=by, at=at)
    part_moved(dossier, by=by, at=at)
    return made


@act
def go_on(dossier_id: UUID, *, by: Actor, at: datetime) -> Dossier:
    """Giải quyết tiếp: the moment moves by the open minutes that the dossier waited.

    By who handles it, or at the counter where the applicant brings what was waited for.
    Raises NotAllowed, StateMoved.
    """
    dossier = locked_dossier(dossier_id)
    if not by.may(access.ACCEPT, unit=dossier.reception_unit_id):
        access.must_handle(by, dossier)
    if dossier.state != State.PAUSED:
        raise moved_on(dossier)
    waited = Halt.objects.select_for_update(of=("self",)).filter(dossier=dossier, ended_at=None).first()
    if waited is None:  # its clock stands because of the step in which it lies
        raise moved_on(dossier)
    promise = resume_promise(KIND, dossier.id, by=by, at=at)
    redate_tasks(KIND, dossier.id, urgent_at=promise.due_at, anew=False, by=by, at=at)
    due_before = dossier.due_at
    dossier.state, dossier.due_at = State.IN_PROGRESS, promise.due_at
    dossier.save(update_fields=["state", "due_at"])
    waited.ended_at, waited.ended_by = max(at, waited.began_at), by.id
    waited.due_after = promise.due_at
    waited.save(update_fields=["ended_at", "ended_by", "due_after"])
    tell(DossierGoesOn(dossier.id, waited.id, due_before, dossier.due_at), by=by, at=at)
    tell_goes_on(dossier, waited, by=by, at=at)
    part_moved(dossier, by=by, at=at)
    return dossier


def end_halt(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """Close what a dossier waited for: it ends in another way."""
    Halt.objects.filter(dossier=dossier, ended_at__isnull=True).update(ended_at=at, ended_by=by.id)
