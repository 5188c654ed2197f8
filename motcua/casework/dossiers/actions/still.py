"""Thời gian của người khác: a dossier's clock stands while it lies in a step whose time is not counted."""

from datetime import datetime

from motcua.casework.dossiers.actions.joint import part_moved
from motcua.casework.dossiers.events import ClockStood, ClockWentOn
from motcua.casework.dossiers.models import KIND, Dossier, State
from motcua.foundation.access.models import Actor
from motcua.foundation.events.actions import tell
from motcua.instruments.deadlines.actions import pause_promise, resume_promise
from motcua.instruments.workflow.actions import redate_tasks
from motcua.instruments.workflow.models import Advance


def keep_clock(dossier: Dossier, way: Advance, *, by: Actor, at: datetime) -> None:
    """Stop the clock where all that is in hand is waiting on others' time; let it run where it no longer is.

    It is a part of finishing or returning a step, which says who may.
    """
    if way.stands_still and dossier.state == State.IN_PROGRESS and way.opened is not None:
        pause_promise(KIND, dossier.id, reason=way.opened.title, by=by, at=at)
        redate_tasks(KIND, dossier.id, urgent_at=None, by=by, at=at)
        dossier.state = State.PAUSED
        dossier.save(update_fields=["state"])
        tell(ClockStood(dossier.id, way.opened.id), by=by, at=at)
        part_moved(dossier, by=by, at=at)
    elif not way.stands_still and dossier.state == State.PAUSED:
        promise = resume_promise(KIND, dossier.id, by=by, at=at)
        redate_tasks(KIND, dossier.id, urgent_at=promise.due_at, by=by, at=at)
        dossier.state, dossier.due_at = State.IN_PROGRESS, promise.due_at
        dossier.save(update_fields=["state", "due_at"])
        tell(ClockWentOn(dossier.id, promise.due_at), by=by, at=at)
        part_moved(dossier, by=by, at=at)
