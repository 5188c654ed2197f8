"""The moment of feedback follows its promise, and people are told that it is near or late."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from motcua.casework.feedback.events import FeedbackRedated
from motcua.casework.feedback.models import ANSWER_KIND, KIND, Feedback
from motcua.casework.feedback.queries.letters import LATE, NEAR, facts_of
from motcua.casework.feedback.queries.people import handlers_at, heads_at, sorters
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell_many
from motcua.foundation.notices.actions import Word, put_notices
from motcua.instruments.deadlines.models import WarningStep
from motcua.instruments.deadlines.ports import Moved, Near

KINDS = (KIND, ANSWER_KIND)


@act
def follow_moves(moves: Sequence[Moved], *, by: Actor, at: datetime) -> int:
    """Đổi hạn of the feedback whose promises were moved, and count it; a part of the act that moved them."""
    ours = {one.subject_id: one for one in moves if one.subject_kind in KINDS}
    rows = list(Feedback.objects.filter(id__in=list(ours), due_at__isnull=False)) if ours else []
    told = []
    for row in rows:
        told.append(FeedbackRedated(row.id, ours[row.id].due_before, ours[row.id].due_at))
        row.due_at = ours[row.id].due_at
    Feedback.objects.bulk_update(rows, ["due_at"])
    tell_many(told, by=by, at=at)
    return len(told)


@act
def warn(many: Sequence[Near], *, is_late: bool, by: Actor, at: datetime) -> int:
    """Báo sắp đến hạn, quá hạn to who handles it and who answers for it; count the messages."""
    ours = {one.subject_id: one for one in many if one.subject_kind in KINDS}
    rows = list(Feedback.objects.filter(id__in=list(ours))) if ours else []
    if not rows:
        return 0
    day = at.astimezone(VN).date()
    agencies = {row.agency_id for row in rows if row.agency_id}
    handlers, heads = handlers_at(agencies, day), heads_at(agencies, day)
    words = []
    for row in rows:
        one = ours[row.id]
        told: frozenset[UUID] = frozenset()
        if row.agency_id is None:
            told |= sorters(day)
        else:
            if is_late or one.audience != WarningStep.Audience.OFFICER or one.subject_kind == ANSWER_KIND:
                told |= heads.get(row.agency_id, frozenset())
            if is_late or one.audience == WarningStep.Audience.OFFICER:
                told |= (
                    frozenset({row.taken_by}) if row.taken_by else handlers.get(row.agency_id, frozenset())
                )
        template, facts = LATE if is_late else NEAR, facts_of(row, day)
        key = f"{template}:{one.promise_id}:{one.step}:{int(one.due_at.timestamp())}"
        words += [Word(template, who, facts, KIND, row.id, f"{key}:{who}") for who in sorted(told)]
    return put_notices(words, by=by, at=at) if words else 0
