"""The rows of feedback, as the verbs of this room find, lock and move them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from motcua.casework.feedback.errors import FeedbackUnknown, NotNow, TooLong, WordsMissing
from motcua.casework.feedback.models import (
    ANSWER_KIND,
    KIND,
    Code,
    Deed,
    Feedback,
    FeedbackStep,
    State,
)
from motcua.casework.feedback.queries.letters import ARRIVED, facts_of
from motcua.casework.feedback.queries.limits import limits_on, where_of
from motcua.casework.feedback.queries.people import handlers_at, sorters
from motcua.casework.feedback.queries.reading import secret_index
from motcua.casework.feedback.rules import MOST_SIGNS, cleaned
from motcua.casework.feedback.states import may_move
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.notices.actions import Word, put_notices, send_notice
from motcua.foundation.notices.queries import takes
from motcua.instruments.deadlines.actions import start_promise
from motcua.instruments.deadlines.models import Promise, Unit

_SUBJECT_OF_PROMISE: Final[Mapping[Code, str]] = {Code.ANSWER: KIND, Code.PUBLISH: ANSWER_KIND}


def locked_feedback(feedback_id: UUID) -> Feedback:
    """Give one under lock. Raises FeedbackUnknown."""
    rows = Feedback.objects.select_for_update(of=("self",)).select_related("dossier")
    found = rows.filter(id=feedback_id).first()
    if found is None:
        raise FeedbackUnknown
    return found


def locked_by_secret(secret: str) -> Feedback:
    """Give what a secret opens, under lock. Raises FeedbackUnknown."""
    rows = Feedback.objects.select_for_update(of=("self",)).select_related("dossier")
    found = rows.filter(secret_index=secret_index(secret)).first()
    if found is None:
        raise FeedbackUnknown
    return found


def must_move(feedback: Feedback, to: State, *, only_from: Collection[State] = tuple(State)) -> None:
    """Pass a move that the table knows. Raises NotNow."""
    state = State(feedback.state)
    if state not in only_from or not may_move(state, to):
        raise NotNow(feedback_code=feedback.code, state=feedback.get_state_display())


def said(words: str, what: str) -> str:
    """Give what an officer or a sender wrote. Raises WordsMissing, TooLong."""
    text = cleaned(words)
    if not text:
        raise WordsMissing(what=what)
    if len(text) > MOST_SIGNS:
        raise TooLong(signs=len(text), most=MOST_SIGNS)
    return text


def note_step(
    feedback: Feedback,
    deed: Deed,
    words: str = "",
    due_at: datetime | None = None,
    *,
    agency_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> FeedbackStep:
    """Write down what was done, where it lay then and by when it was to be done."""
    return FeedbackStep.objects.create(
        feedback=feedback,
        deed=deed,
        at=at,
        by=by.id,
        agency_id=agency_id or feedback.agency_id,
        words=words,
        due_at=due_at,
    )


def late_from(feedback: Feedback, step: FeedbackStep) -> datetime | None:
    """Give the first moment that passed unmet, this step's among them."""
    return feedback.late_since or (step.due_at if step.is_late else None)


def promise(feedback: Feedback, code: Code, *, by: Actor, at: datetime) -> Promise:
    """Promise the next thing of feedback, from now, by the limit of the day."""
    day = at.astimezone(VN).date()
    limit = limits_on(day)[code]
    return start_promise(
        _SUBJECT_OF_PROMISE[code],
        feedback.id,
        unit=Unit(limit.unit),
        quantity=limit.quantity,
        where=where_of(feedback.agency_id, day),
        source=limit.source,
        by=by,
        at=at,
    )


def write_to_sender(template: str, feedback: Feedback, words: str = "", *, by: Actor, at: datetime) -> None:
    """Tell its sender, if he left an address that mail reaches."""
    if takes(feedback.email):
        send_notice(
            template,
            feedback.email,
            facts_of(feedback, at.astimezone(VN).date(), words),
            subject_kind=KIND,
            subject_id=feedback.id,
            dedupe_key=f"{template}:{feedback.id}:{at.timestamp()}",
            by=by,
            at=at,
        )


def tell_house(feedback: Feedback, *, by: Actor, at: datetime) -> None:
    """Put into the boxes of who handles it, or of who says whose it is, that it came."""
    day = at.astimezone(VN).date()
    agency = feedback.agency_id
    told = handlers_at([agency], day).get(agency, frozenset()) if agency else sorters(day)
    facts = facts_of(feedback, day)
    words = [
        Word(ARRIVED, account, facts, KIND, feedback.id, f"{ARRIVED}:{feedback.id}:{agency}:{account}")
        for account in sorted(told)
    ]
    if words:
        put_notices(words, by=by, at=at)
