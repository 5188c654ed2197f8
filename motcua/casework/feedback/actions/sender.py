"""What the sender of feedback does after: he says more when he is asked, and what he thinks of the answer."""

from datetime import datetime

from motcua.casework.feedback.actions.rows import locked_by_secret, must_move, note_step, said
from motcua.casework.feedback.errors import NotPublishedYet, OfficersRateNothing
from motcua.casework.feedback.events import FeedbackJudged, FeedbackSupplied
from motcua.casework.feedback.models import KIND, Deed, Feedback, State
from motcua.foundation.access.models import Actor, ActorKind
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell
from motcua.instruments.deadlines.actions import resume_promise


@act
def supply_feedback(secret: str, words: str, *, by: Actor, at: datetime) -> Feedback:
    """Bổ sung: the sender says what was asked; the clock goes on where it stood.

    Raises FeedbackUnknown, NotNow, WordsMissing, TooLong.
    """
    feedback = locked_by_secret(secret)
    to = State.HANDLING if feedback.taken_at else State.RECEIVED
    must_move(feedback, to, only_from={State.AWAITING})
    text = said(words, "điều được hỏi")
    feedback.state = to
    feedback.due_at = resume_promise(KIND, feedback.id, by=by, at=at).due_at
    feedback.save(update_fields=["state", "due_at"])
    note_step(feedback, Deed.SUPPLIED, text, by=by, at=at)
    tell(FeedbackSupplied(feedback.id), by=by, at=at)
    return feedback


@act
def judge_answer(secret: str, *, satisfied: bool, by: Actor, at: datetime) -> Feedback:
    """Hài lòng hay không: the sender says it, and may say it otherwise; the same again changes nothing.

    Raises OfficersRateNothing, FeedbackUnknown, NotPublishedYet.
    """
    if by.kind is ActorKind.OFFICER:
        raise OfficersRateNothing
    feedback = locked_by_secret(secret)
    if feedback.state != State.PUBLISHED:
        raise NotPublishedYet(feedback_code=feedback.code)
    if feedback.satisfied is satisfied:
        return feedback
    feedback.satisfied, feedback.judged_at = satisfied, at
    feedback.save(update_fields=["satisfied", "judged_at"])
    note_step(feedback, Deed.JUDGED, "hài lòng" if satisfied else "không hài lòng", by=by, at=at)
    tell(FeedbackJudged(feedback.id, satisfied), by=by, at=at)
    return feedback
