"""Thời gian của người khác: as `still`, of a dossier in the making."""

from datetime import datetime

from motcua.casework.dossiers.actions.bulk_book import Book, Case, watched_dossier
from motcua.casework.dossiers.events import ClockStood, ClockWentOn
from motcua.casework.dossiers.models import State


def keep_clock(book: Book, case: Case, at: datetime) -> None:
    """Stop the clock where all in hand is waiting on others' time; let it run where it no longer is."""
    dossier, walk = case.dossier, case.run.walk
    if walk is None:
        return
    if walk.stands_still and dossier.state == State.IN_PROGRESS:
        task = walk.waiting[0]
        book.promises.pause(case.promised, reason=task.title, at=at)
        book.runs.redate(case.run, urgent_at=None, at=at)
        dossier.state = State.PAUSED
        book.journal.note(ClockStood(dossier.id, task.id), case, watched_dossier)
    elif dossier.state == State.PAUSED and not walk.stands_still:
        book.promises.resume(case.promised, at=at)
        due_at = case.promised.promise.due_at
        book.runs.redate(case.run, urgent_at=due_at, at=at)
        dossier.state, dossier.due_at = State.IN_PROGRESS, due_at
        book.journal.note(ClockWentOn(dossier.id, due_at), case, watched_dossier)


def waits_on_others(case: Case) -> bool:
    """Say whether the dossier's clock stands for the very step it lies in."""
    walk, task = case.run.walk, case.run.task
    return case.dossier.state == State.PAUSED and walk is not None and walk.way.by_key[task.step].pauses
