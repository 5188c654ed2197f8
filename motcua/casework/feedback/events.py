"""What this room tells: frozen, in the past tense, ids and plain facts only; never what somebody wrote."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class RatingGiven(Told):
    """A dossier was rated by the holder of its slip; which one, the event does not say."""

    SUBJECT: ClassVar[str] = "rating"
    rating_id: UUID
    agency_id: UUID
    unit_id: UUID
    steps: int


@dataclass(frozen=True)
class RatingChanged(Told):
    """The holder of the slip thought otherwise."""

    SUBJECT: ClassVar[str] = "rating"
    rating_id: UUID
    steps_before: int
    steps: int


@dataclass(frozen=True)
class FeedbackFiled(Told):
    """Somebody sent feedback; without an agency it waits for who says whose it is."""

    SUBJECT: ClassVar[str] = "feedback"
    feedback_id: UUID
    code: str
    kind: str
    channel: str
    agency_id: UUID | None
    dossier_id: UUID | None
    repeats_id: UUID | None


@dataclass(frozen=True)
class FeedbackTaken(Told):
    """An officer took it in hand."""

    SUBJECT: ClassVar[str] = "feedback"
    feedback_id: UUID
    agency_id: UUID


@dataclass(frozen=True)
class FeedbackRefused(Told):
    """It went back to its sender with a reason, within the limit or after it."""

    SUBJECT: ClassVar[str] = "feedback"
    feedback_id: UUID
    in_time: bool


@dataclass(frozen=True)
class FeedbackAsked(Told):
    """Its sender was asked for more; its clock stands."""

    SUBJECT: ClassVar[str] = "feedback"
    feedback_id: UUID
    in_time: bool


@dataclass(frozen=True)
class FeedbackSupplied(Told):
    """Its sender said more; its clock goes on."""

    SUBJECT: ClassVar[str] = "feedback"
    feedback_id: UUID


@dataclass(frozen=True)
class FeedbackTransferred(Told):
    """It went to the agency that is competent, whose days begin anew."""

    SUBJECT: ClassVar[str] = "feedback"
    feedback_id: UUID
    from_id: UUID | None
    to_id: UUID
    in_time: bool


@dataclass(frozen=True)
class FeedbackAnswered(Told):
    """An answer is ready, within the limit or after it."""

    SUBJECT: ClassVar[str] = "feedback"
    feedback_id: UUID
    in_time: bool


@dataclass(frozen=True)
class FeedbackPublished(Told):
    """Its answer is there for everybody to read, within the limit or after it."""

    SUBJECT: ClassVar[str] = "feedback"
    feedback_id: UUID
    in_time: bool


@dataclass(frozen=True)
class FeedbackJudged(Told):
    """Its sender said whether the answer satisfies him."""

    SUBJECT: ClassVar[str] = "feedback"
    feedback_id: UUID
    satisfied: bool


@dataclass(frozen=True)
class FeedbackRedated(Told):
    """Its moment followed working time that was declared otherwise."""

    SUBJECT: ClassVar[str] = "feedback"
    feedback_id: UUID
    due_before: datetime
    due_at: datetime


@dataclass(frozen=True)
class FeedbackLimitSet(Told):
    """A limit stands from a day on, or is said otherwise."""

    SUBJECT: ClassVar[str] = "feedback_limit"
    limit_id: UUID
    code: str
