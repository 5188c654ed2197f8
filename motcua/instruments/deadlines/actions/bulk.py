"""Nhiều cam kết đã qua: the verbs of this room on rows that are written together, once all is known."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN, seconds_of
from motcua.foundation.copying import copy_rows
from motcua.foundation.drafts import draft
from motcua.foundation.events.actions import Journal
from motcua.instruments.deadlines.errors import AlreadyPaused, NothingPromised, NotPaused, PauseUnreasoned
from motcua.instruments.deadlines.events import (
    PromiseCancelled,
    PromiseMet,
    PromiseMissed,
    PromisePaused,
    PromiseRestarted,
    PromiseResumed,
    PromiseStarted,
    PromiseWarned,
)
from motcua.instruments.deadlines.models import OPEN, Pause, Promise, Purpose, Timeliness, Unit, Workplace
from motcua.instruments.deadlines.queries import due_moment
from motcua.instruments.deadlines.rules import moved, timeliness


@dataclass
class PastPromise:
    """A promise in the making: its row, its pauses, by whose hours it runs."""

    promise: Promise
    where: Workplace
    pauses: list[Pause] = field(default_factory=list)


@dataclass
class PastPromises:
    """Promises that are written together with `write`; each verb as the one of its name, done in memory."""

    journal: Journal
    kept: list[PastPromise] = field(default_factory=list)

    def start(
        self,
        subject_kind: str,
        subject_id: UUID,
        *,
        unit: Unit,
        quantity: int,
        cut_off_hour: int | None,
        where: Workplace,
        source: str,
        purpose: Purpose = Purpose.RESULT,
        at: datetime,
    ) -> PastPromise:
        """As `start_promise`, of a case that is new. Raises LimitOdd, NeverOpens."""
        due_at = due_moment(at, where, unit=unit, quantity=quantity, cut_off_hour=cut_off_hour)
        promise = draft(
            Promise,
            subject_kind=subject_kind,
            subject_id=subject_id,
            purpose=purpose,
            unit=unit,
            quantity=quantity,
            cut_off_hour=cut_off_hour,
            place_id=where.place_id,
            unit_id=where.unit_id,
            source=source,
            started_at=at,
            counted_from=at,
            due_at=due_at,
            original_due_at=due_at,
        )
        one = PastPromise(promise, where)
        self.kept.append(one)
        told = PromiseStarted(promise.id, subject_kind, subject_id, purpose, due_at)
        self.journal.note(told, promise, watched)
        return one

    def pause(self, one: PastPromise, *, reason: str, at: datetime) -> None:
        """As `pause_promise`. Raises NothingPromised, AlreadyPaused, PauseUnreasoned."""
        promise = _open(one)
        if promise.state == Promise.State.PAUSED:
            raise AlreadyPaused
        if not reason.strip():
            raise PauseUnreasoned
        one.pauses.append(Pause(promise=promise, reason=reason.strip(), paused_at=at))
        promise.state, promise.paused_at = Promise.State.PAUSED, at
        told = PromisePaused(promise.id, promise.subject_kind, promise.subject_id)
        self.journal.note(told, promise, watched)

    def resume(self, one: PastPromise, *, at: datetime) -> None:
        """As `resume_promise`. Raises NothingPromised, NotPaused."""
        promise = _open(one)
        if promise.state != Promise.State.PAUSED:
            raise NotPaused
        minutes = _end_pause(one, at)
        promise.due_at = moved(promise.due_at, minutes, one.where.working) if promise.due_at else None
        promise.state = Promise.State.MISSED if promise.missed_at else Promise.State.RUNNING
        promise.paused_at = None
        case = (promise.subject_kind, promise.subject_id)
        self.journal.note(PromiseResumed(promise.id, *case, minutes, promise.due_at), promise, watched)

    def restart(self, one: PastPromise, *, at: datetime) -> None:
        """As `restart_promise`. Raises NothingPromised, NeverOpens."""
        promise = _open(one)
        _end_pause(one, at)
        promise.counted_from = at
        promise.due_at = due_moment(
            at,
            one.where,
            unit=Unit(promise.unit),
            quantity=promise.quantity,
            cut_off_hour=promise.cut_off_hour,
        )
        promise.state, promise.paused_at, promise.missed_at = Promise.State.RUNNING, None, None
        promise.warned = []
        told = PromiseRestarted(promise.id, promise.subject_kind, promise.subject_id, promise.due_at)
        self.journal.note(told, promise, watched)

    def meet(self, one: PastPromise, *, at: datetime) -> Timeliness:
        """As `meet_promise`. Raises NothingPromised."""
        promise = _stopped(one, at)
        due_at = promise.due_at.astimezone(VN) if promise.due_at else None
        word = timeliness(due_at, at, now=at, minutes_left=0, near=0)
        promise.state, promise.ended_at, promise.paused_at = Promise.State.MET, at, None
        self.journal.note(PromiseMet(promise.id, word), promise, watched)
        return word

    def cancel(self, one: PastPromise, *, at: datetime) -> None:
        """As `cancel_promise`. Raises NothingPromised."""
        promise = _stopped(one, at)
        promise.state, promise.ended_at, promise.paused_at = Promise.State.CANCELLED, at, None
        self.journal.note(PromiseCancelled(promise.id), promise, watched)

    def warn(self, one: PastPromise, step: str, audience: str) -> None:
        """Note as `warn_promises` does that it is near by a step of the ladder, if it runs."""
        promise = one.promise
        if promise.state != Promise.State.RUNNING or promise.due_at is None or step in promise.warned:
            return
        promise.warned = [*promise.warned, step]
        case = (promise.subject_kind, promise.subject_id)
        told = PromiseWarned(promise.id, *case, step, audience, promise.due_at)
        self.journal.note(told, promise, watched)

    def miss(self, one: PastPromise, *, at: datetime) -> None:
        """Note as `miss_promises` does that its moment has passed, if it runs."""
        promise = one.promise
        if promise.state != Promise.State.RUNNING or promise.due_at is None or promise.due_at >= at:
            return
        promise.state, promise.missed_at = Promise.State.MISSED, at
        told = PromiseMissed(promise.id, promise.subject_kind, promise.subject_id, promise.due_at)
        self.journal.note(told, promise, watched)

    def write(self, *, by: Actor, at: datetime) -> None:
        """Write all rows; `by` brings them in at `at`."""
        del by, at  # each row says whose doing it was, and when
        copy_rows([one.promise for one in self.kept])
        copy_rows([pause for one in self.kept for pause in one.pauses])


def watched(promise: Promise) -> str:
    """Say what `events verify` watches of a promise (migration 0004_watched_more)."""
    due = "" if promise.due_at is None else str(seconds_of(promise.due_at))
    first = promise.original_due_at
    return promise.state + f"|{due}" + (f"|{seconds_of(first)}" if first and first != promise.due_at else "")


def _open(one: PastPromise) -> Promise:
    if one.promise.state not in OPEN:
        raise NothingPromised
    return one.promise


def _stopped(one: PastPromise, at: datetime) -> Promise:
    """Let a pause end with what is promised; the moment moves as if it were resumed."""
    promise = _open(one)
    if promise.state == Promise.State.PAUSED:
        minutes = _end_pause(one, at)
        if promise.due_at is not None:
            promise.due_at = moved(promise.due_at, minutes, one.where.working)
    return promise


def _end_pause(one: PastPromise, at: datetime) -> int:
    if one.promise.state != Promise.State.PAUSED:
        return 0
    pause = one.pauses[-1]
    minutes = max(0, one.where.working.open_minutes_between(pause.paused_at, at))
    pause.resumed_at, pause.minutes = at, minutes
    return minutes
