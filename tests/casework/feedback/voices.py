"""A ward whose people say what they think, and the record of what they said."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from motcua.casework.dossiers.actions import Receiving, finish_step, hand_over, record_result
from motcua.casework.dossiers.models import Dossier
from motcua.casework.feedback.actions import file_feedback
from motcua.casework.feedback.models import (
    Draft,
    EarlierRating,
    Feedback,
    FeedbackFile,
    FeedbackLimit,
    FeedbackStep,
    Rating,
)
from motcua.foundation.access.models import NOBODY, Actor
from motcua.foundation.errors import Refused
from motcua.foundation.events.models import Event
from motcua.foundation.notices.models import Notice
from motcua.instruments.deadlines.models import Pause, Promise
from motcua.instruments.workflow.queries import waiting_of
from tests.casework.dossiers.world import AT, World, a_result

WORDS = "Cán bộ hẹn ba lần mới trả kết quả."
TABLES = (
    Dossier,
    EarlierRating,
    Feedback,
    FeedbackFile,
    FeedbackLimit,
    FeedbackStep,
    Rating,
    Notice,
    Promise,
    Pause,
    Event,
)


def record() -> list[list[str]]:
    """Everything that was said and done, row by row."""
    return [sorted(map(str, table._default_manager.values_list())) for table in TABLES]


def refused(refusal: type[Refused], act: Callable[..., Any], *given: Any, **more: Any) -> str:  # Any: its own
    """Say that an act is refused and writes nothing; give the sentence."""
    before = record()
    with pytest.raises(refusal) as caught:
        act(*given, **more)
    assert record() == before
    return str(caught.value)


def handed_over(world: World, at: datetime = AT, **more: Any) -> Dossier:  # Any: a filing's facts
    """A dossier whose result its applicant has."""
    one, ward = world.taken_in(**more), world.ward
    leader, officer = ward.leader(), ward.civil_status_officer()
    finish_step(one.id, waiting_of("dossier", [one.id])[one.id].id, by=officer, at=at)
    record_result(one.id, a_result(leader, number=one.code), by=leader, at=at)
    for by in (leader, officer):
        finish_step(one.id, waiting_of("dossier", [one.id])[one.id].id, by=by, at=at)
    hand_over(one.id, Receiving(), by=ward.clerk(), at=at)
    one.refresh_from_db()
    return one


def handler(world: World) -> Actor:
    """Who handles feedback at the ward."""
    return world.ward.someone("pho", "division_head", rights=("feedback.handle",))


def head(world: World) -> Actor:
    """Who answers for the ward."""
    return world.ward.someone("chu-tich", "commune_leader", rights=("feedback.handle", "feedback.publish"))


def sent(world: World, at: datetime = AT, **more: Any) -> Feedback:  # Any: a draft's facts
    """Feedback on how the ward works."""
    facts = {"kind": "CONDUCT", "content": WORDS, "agency_id": world.ward.committee}
    return file_feedback(Draft(**(facts | more)), by=NOBODY, at=at)
