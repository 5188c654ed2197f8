"""A person settles a doubt, with a reason or a newer version."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed, Refused
from motcua.foundation.events.models import Event
from motcua.foundation.ids import new_id
from motcua.registers.procedures import errors
from motcua.registers.procedures.actions import amend, publish_version, settle_doubt
from motcua.registers.procedures.models import Doubt
from motcua.registers.procedures.queries import doubts
from tests.registers.procedures.samples import AT, NOBODY_SPECIAL, an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def doubt() -> Doubt:
    publish_version(an_item(decision=None), by=SYSTEM, at=AT)
    return doubts().doubts[0]


def test_a_reason_settles_a_doubt(doubt: Doubt) -> None:
    settled = settle_doubt(doubt.id, reason=" Đã hỏi Sở Tư pháp ", by=SYSTEM, at=AT)
    assert (settled.state, settled.reason, settled.settled_by) == ("SETTLED", "Đã hỏi Sở Tư pháp", SYSTEM.id)
    event = Event.objects.get(kind="procedures.DoubtSettled")
    assert (event.subject_id, event.data["doubt"]) == (doubt.version.procedure_id, "decision_missing")
    assert doubts().doubts == ()


def test_a_newer_version_settles_a_doubt(doubt: Doubt) -> None:
    newer = amend(an_item(valid_from="2023-12-01"), by=SYSTEM, at=AT + timedelta(hours=1))
    settled = settle_doubt(doubt.id, reason="Đã có quyết định", mended_by=newer.id, by=SYSTEM, at=AT)
    assert settled.mended_by == newer


def once_more(doubt_id: UUID) -> None:
    settle_doubt(doubt_id, reason="Một", by=SYSTEM, at=AT)
    settle_doubt(doubt_id, reason="Hai", by=SYSTEM, at=AT)


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (lambda doubt: settle_doubt(doubt.id, reason=" ", by=SYSTEM, at=AT), errors.ReasonMissing),
        (lambda doubt: settle_doubt(new_id(), reason="Có", by=SYSTEM, at=AT), errors.DoubtUnknown),
        (
            lambda doubt: settle_doubt(doubt.id, reason="Có", mended_by=doubt.version_id, by=SYSTEM, at=AT),
            errors.MendsNothing,
        ),
        (lambda doubt: settle_doubt(doubt.id, reason="Có", by=NOBODY_SPECIAL, at=AT), NotAllowed),
    ],
)
def test_a_refusal_leaves_the_doubt_open(
    doubt: Doubt, act: Callable[[Doubt], object], refusal: type[Refused]
) -> None:
    before = Event.objects.count()
    with pytest.raises(refusal):
        act(doubt)
    doubt.refresh_from_db()
    assert (doubt.state, doubt.reason) == ("OPEN", "")
    assert Event.objects.count() == before


def test_a_doubt_is_settled_once(doubt: Doubt) -> None:
    with pytest.raises(errors.DoubtAlreadySettled):
        once_more(doubt.id)
