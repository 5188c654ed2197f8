"""Xử lý phản ánh, kiến nghị: taken, sent back, asked about, passed on, answered, published."""

from datetime import datetime
from uuid import UUID

from motcua.casework.feedback import access
from motcua.casework.feedback.actions.rows import (
    late_from,
    locked_feedback,
    must_move,
    note_step,
    promise,
    said,
    tell_house,
    write_to_sender,
)
from motcua.casework.feedback.errors import (
    AgencyOdd,
    NamesTheSender,
    NobodysYet,
    SameAgency,
    StillWaiting,
)
from motcua.casework.feedback.events import (
    FeedbackAnswered,
    FeedbackAsked,
    FeedbackPublished,
    FeedbackRefused,
    FeedbackTaken,
    FeedbackTransferred,
)
from motcua.casework.feedback.models import ANSWER_KIND, KIND, Code, Deed, Feedback, FeedbackStep, State
from motcua.casework.feedback.queries.letters import ASKED, PUBLISHED, REFUSED, TRANSFERRED
from motcua.casework.feedback.queries.limits import end_of, limits_on, moment_to, where_of
from motcua.casework.feedback.rules import names_somebody
from motcua.casework.feedback.states import TRANSFERABLE
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import moment_words
from motcua.instruments.deadlines.actions import cancel_promise, meet_promise, pause_promise
from motcua.registers.organisations.queries import agencies_on

_MOVED = ("state", "late_since", "due_at", "ended_at")


@act
def take_feedback(feedback_id: UUID, *, by: Actor, at: datetime) -> Feedback:
    """Tiếp nhận phản ánh to handle it. Raises FeedbackUnknown, NotAllowed, HandledByConcerned, NotNow,
    NobodysYet.
    """
    feedback = locked_feedback(feedback_id)
    access.must_handle(by, feedback)
    must_move(feedback, State.HANDLING, only_from={State.RECEIVED})
    agency_id = _must_be_somebodys(feedback)
    feedback.state, feedback.taken_at, feedback.taken_by = State.HANDLING, at, by.id
    feedback.save(update_fields=["state", "taken_at", "taken_by"])
    note_step(feedback, Deed.TAKEN, by=by, at=at)
    tell(FeedbackTaken(feedback.id, agency_id), by=by, at=at)
    return feedback


@act
def refuse_feedback(feedback_id: UUID, *, reason: str, by: Actor, at: datetime) -> Feedback:
    """Trả lại phản ánh out of scope, within two working days or late; or once its sender said no more.

    Raises FeedbackUnknown, NotAllowed, HandledByConcerned, NotNow, WordsMissing, TooLong, StillWaiting.
    """
    feedback = locked_feedback(feedback_id)
    access.must_handle(by, feedback)
    must_move(feedback, State.REFUSED)
    words = said(reason, "lý do trả lại")
    due = None
    if feedback.state == State.AWAITING:
        until = _supply_until(feedback)
        if at <= until:
            raise StillWaiting(until=moment_words(until.astimezone(VN)))
    else:
        due = moment_to(Code.REFUSE, feedback)
    step = note_step(feedback, Deed.REFUSED, words, due, by=by, at=at)
    feedback.late_since = late_from(feedback, step)
    cancel_promise(KIND, feedback.id, by=by, at=at)
    feedback.state, feedback.due_at, feedback.ended_at = State.REFUSED, None, at
    feedback.save(update_fields=_MOVED)
    tell(FeedbackRefused(feedback.id, not step.is_late), by=by, at=at)
    write_to_sender(REFUSED, feedback, words, by=by, at=at)
    return feedback


@act
def ask_sender(feedback_id: UUID, *, question: str, by: Actor, at: datetime) -> Feedback:
    """Hỏi thêm người gửi, within five working days or late; the clock stands until he says more.

    Raises FeedbackUnknown, NotAllowed, HandledByConcerned, NotNow, NobodysYet, WordsMissing, TooLong.
    """
    feedback = locked_feedback(feedback_id)
    access.must_handle(by, feedback)
    must_move(feedback, State.AWAITING)
    _must_be_somebodys(feedback)
    words = said(question, "điều cần hỏi")
    step = note_step(feedback, Deed.ASKED, words, moment_to(Code.ASK, feedback), by=by, at=at)
    late = feedback.due_at if feedback.due_at and at > feedback.due_at else None
    feedback.late_since = late_from(feedback, step) or late
    pause_promise(KIND, feedback.id, reason="Chờ người gửi bổ sung", by=by, at=at)
    feedback.state, feedback.due_at = State.AWAITING, None
    feedback.save(update_fields=_MOVED)
    tell(FeedbackAsked(feedback.id, not step.is_late), by=by, at=at)
    write_to_sender(ASKED, feedback, words, by=by, at=at)
    return feedback


@act
def transfer_feedback(
    feedback_id: UUID, to_id: UUID, *, reason: str = "", by: Actor, at: datetime
) -> Feedback:
    """Chuyển cơ quan có thẩm quyền: the days begin anew there, and the one it left answers for its own.

    Raises FeedbackUnknown, NotAllowed, HandledByConcerned, NotNow, AgencyOdd, SameAgency, WordsMissing,
    TooLong.
    """
    feedback = locked_feedback(feedback_id)
    access.must_handle(by, feedback)
    must_move(feedback, State.RECEIVED, only_from=TRANSFERABLE)
    if to_id == feedback.agency_id:
        raise SameAgency
    if not agencies_on(at.astimezone(VN).date()).filter(agency_id=to_id).exists():
        raise AgencyOdd
    from_id = feedback.agency_id
    words = said(reason, "lý do chuyển") if from_id else reason.strip()
    step = note_step(feedback, Deed.TRANSFERRED, words, moment_to(Code.REFUSE, feedback), by=by, at=at)
    cancel_promise(KIND, feedback.id, by=by, at=at)
    feedback.agency_id, feedback.state, feedback.counted_from = to_id, State.RECEIVED, at
    feedback.late_since = feedback.taken_at = feedback.taken_by = None
    feedback.due_at = promise(feedback, Code.ANSWER, by=by, at=at).due_at
    feedback.save(update_fields=[*_MOVED, "agency", "counted_from", "taken_at", "taken_by"])
    tell(FeedbackTransferred(feedback.id, from_id, to_id, not step.is_late), by=by, at=at)
    write_to_sender(TRANSFERRED, feedback, by=by, at=at)
    tell_house(feedback, by=by, at=at)
    return feedback


@act
def answer_feedback(feedback_id: UUID, *, question: str, answer: str, by: Actor, at: datetime) -> Feedback:
    """Trả lời phản ánh within fifteen working days or late: `question` and `answer` are for everybody.

    Raises FeedbackUnknown, NotAllowed, HandledByConcerned, NotNow, WordsMissing, TooLong, NamesTheSender.
    """
    feedback = locked_feedback(feedback_id)
    access.must_handle(by, feedback)
    must_move(feedback, State.ANSWERED)
    _word(feedback, question, answer)
    step = note_step(feedback, Deed.ANSWERED, feedback.answer, feedback.due_at, by=by, at=at)
    feedback.late_since = late_from(feedback, step)
    meet_promise(KIND, feedback.id, by=by, at=at)
    feedback.state, feedback.answered_at = State.ANSWERED, at
    feedback.due_at = promise(feedback, Code.PUBLISH, by=by, at=at).due_at
    feedback.save(update_fields=[*_MOVED, "answered_at", "question", "answer"])
    tell(FeedbackAnswered(feedback.id, not step.is_late), by=by, at=at)
    return feedback


@act
def publish_answer(feedback_id: UUID, *, question: str, answer: str, by: Actor, at: datetime) -> Feedback:
    """Công khai trả lời within two working days or late, in the words of who answers for the agency.

    Raises FeedbackUnknown, NotAllowed, HandledByConcerned, NotNow, WordsMissing, TooLong, NamesTheSender.
    """
    feedback = locked_feedback(feedback_id)
    access.must_publish(by, feedback)
    must_move(feedback, State.PUBLISHED)
    _word(feedback, question, answer)
    step = note_step(feedback, Deed.PUBLISHED, feedback.answer, feedback.due_at, by=by, at=at)
    feedback.late_since = late_from(feedback, step)
    meet_promise(ANSWER_KIND, feedback.id, by=by, at=at)
    feedback.state, feedback.due_at, feedback.ended_at = State.PUBLISHED, None, at
    feedback.save(update_fields=[*_MOVED, "question", "answer"])
    tell(FeedbackPublished(feedback.id, not step.is_late), by=by, at=at)
    write_to_sender(PUBLISHED, feedback, feedback.answer, by=by, at=at)
    return feedback


def _must_be_somebodys(feedback: Feedback) -> UUID:
    """Give its agency. Raises NobodysYet."""
    if feedback.agency_id is None:
        raise NobodysYet(feedback_code=feedback.code)
    return feedback.agency_id


def _word(feedback: Feedback, question: str, answer: str) -> None:
    """Set what everybody may read; it is not written. Raises WordsMissing, TooLong, NamesTheSender."""
    feedback.question = said(question, "nội dung phản ánh để công khai")
    feedback.answer = said(answer, "trả lời")
    public = f"{feedback.question}\n{feedback.answer}"
    if names_somebody(public, str(feedback.name), [str(feedback.phone), str(feedback.email)]):
        raise NamesTheSender


def _supply_until(feedback: Feedback) -> datetime:
    """Give until when its sender may say more before it can go back."""
    rows = FeedbackStep.objects.filter(feedback=feedback, deed=Deed.ASKED).order_by("-at", "-id")
    asked_at = rows.values_list("at", flat=True)[0]
    day = asked_at.astimezone(VN).date()
    return end_of(limits_on(day)[Code.SUPPLY], asked_at, where_of(feedback.agency_id, day))
