"""Feedback for its sender, for officers and for everybody: one, many, its course."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from motcua.casework.feedback import access
from motcua.casework.feedback.errors import FeedbackUnknown, SecretUnknown
from motcua.casework.feedback.models import Code, Feedback, FeedbackFile, FeedbackStep, State
from motcua.casework.feedback.queries.limits import limits_on
from motcua.casework.feedback.rules import tidy_secret
from motcua.casework.feedback.states import ENDED, OPEN
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.keys.queries import blind_index
from motcua.foundation.walks import beyond

PURPOSE: Final = "feedback.secret"
SHOWN: Final = 100
_BESIDE: Final = ("dossier", "dossier__version", "agency")
_CLOSED: Final = ("-filed_at", "-pk")
_OUT: Final = ("-ended_at", "-pk")


def secret_index(secret: str) -> bytes:
    """Give by what feedback is found that a secret opens."""
    return blind_index(tidy_secret(secret), purpose=PURPOSE)


def by_secret(secret: str, code: str | None = None) -> Feedback:
    """Give what a secret opens; with a code, only that one. Raises SecretUnknown."""
    rows = Feedback.objects.filter(secret_index=secret_index(secret)).select_related(*_BESIDE, "repeats")
    found = rows.first()
    if found is None or (code is not None and found.code != code.strip().upper()):
        raise SecretUnknown
    return found


def sent_with(form_key: UUID | None) -> Feedback | None:
    """Give what was sent with a form before: a second click sends nothing twice."""
    return Feedback.objects.filter(form_key=form_key).first() if form_key else None


def feedback_for(feedback_id: UUID, by: Actor) -> Feedback:
    """Give one to who may read it. Raises FeedbackUnknown, to anybody else too."""
    rows = Feedback.objects.filter(access.visible_to(by), id=feedback_id)
    found = rows.select_related(*_BESIDE, "repeats").first()
    if found is None or access.is_concerned(by, found):
        raise FeedbackUnknown
    return found


def steps_of(feedback_id: UUID) -> list[FeedbackStep]:
    """Give its course, the first thing first."""
    return list(FeedbackStep.objects.filter(feedback=feedback_id).order_by("at", "id"))


def files_of(feedback_id: UUID) -> list[FeedbackFile]:
    """Give what came along, in order."""
    rows = FeedbackFile.objects.filter(feedback=feedback_id).select_related("file")
    return list(rows.order_by("number"))


def file_of(feedback_id: UUID, number: int) -> FeedbackFile | None:
    """Give one of them."""
    return next((one for one in files_of(feedback_id) if one.number == number), None)


@dataclass(frozen=True)
class Queue:
    """What lies with an officer's agencies: the rows of a tab, how many each tab has, where it goes on."""

    rows: Sequence[Feedback]
    counts: dict[str, int]
    after: UUID | None = None


TABS: Final[dict[str, Q]] = {
    "new": Q(state=State.RECEIVED, agency__isnull=False),
    "nobodys": Q(state=State.RECEIVED, agency__isnull=True),
    "handling": Q(state=State.HANDLING),
    "awaiting": Q(state=State.AWAITING),
    "answered": Q(state=State.ANSWERED),
    "ended": Q(state__in=sorted(ENDED)),
}


def queue(by: Actor, tab: str, *, after: UUID | None = None) -> Queue:
    """Give a tab of the queue: what is open by its moment, what is ended by when it came, latest first."""
    seen = Feedback.objects.filter(access.visible_to(by))
    counts = seen.filter(state__in=sorted(OPEN)).aggregate(
        **{name: Count("pk", filter=wanted) for name, wanted in TABS.items() if name != "ended"}
    )
    rows = _unconcerned(seen.filter(TABS[tab]).select_related(*_BESIDE), by)
    if tab == "ended":
        last = seen.filter(id=after).first() if after else None
        rows = beyond(rows, _CLOSED, last.filed_at, last.id) if last else rows
        found = list(rows.order_by(*_CLOSED)[: SHOWN + 1])
    else:
        found = list(rows.order_by(F("due_at").asc(nulls_last=True), "id")[: SHOWN + 1])
    more = found[SHOWN - 1].id if tab == "ended" and len(found) > SHOWN else None
    return Queue(found[:SHOWN], counts, more)


def _unconcerned(rows: QuerySet[Feedback], by: Actor) -> QuerySet[Feedback]:
    """Leave out what speaks of what the actor himself took in; the page of one asks closer."""
    return rows.exclude(kind="CONDUCT", dossier__accepted_by=by.id)


def published(*, after: UUID | None = None, most: int) -> list[Feedback]:
    """Give published answers for everybody, the latest first, after one of them."""
    rows = (
        Feedback.objects.filter(state=State.PUBLISHED)
        .select_related("agency")
        .only("id", "kind", "question", "answer", "filed_at", "ended_at", "agency", "satisfied")
    )
    last = rows.filter(id=after).first() if after else None
    if last is not None:
        rows = beyond(rows, _OUT, last.ended_at, last.id)
    return list(rows.order_by(*_OUT)[:most])


def repeatable_until(feedback: Feedback) -> date | None:
    """Give the last day on which its sender may come back to it; none when he may not at all."""
    if feedback.state != State.PUBLISHED or feedback.ended_at is None or feedback.satisfied:
        return None
    if Feedback.objects.filter(repeats=feedback).exists():
        return None
    day = feedback.ended_at.astimezone(VN).date()
    return day + timedelta(days=limits_on(day)[Code.REPEAT].quantity)


def open_of_dossier(dossier_id: UUID) -> int:
    """Count what is unanswered of a dossier."""
    return Feedback.objects.filter(dossier=dossier_id, state__in=sorted(OPEN)).count()


def of_dossier(dossier_id: UUID) -> list[Feedback]:
    """Give all feedback on a dossier, the latest first."""
    return list(Feedback.objects.filter(dossier=dossier_id).order_by("-filed_at", "-id"))


def is_overdue(feedback: Feedback, now: datetime) -> bool:
    """Say whether what is to be done next is late by now."""
    return feedback.due_at is not None and feedback.due_at < now
