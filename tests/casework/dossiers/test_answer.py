"""What comes online is answered within eight working hours: accepted, asked more, or refused."""

from datetime import datetime, timedelta

import pytest

from motcua.casework.dossiers.actions import (
    accept_dossier,
    receive_supplement,
    refuse,
    request_supplement,
    submit,
    withdraw,
)
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.queries import history, verify
from motcua.instruments.deadlines.actions import miss_promises
from motcua.instruments.deadlines.models import Promise, Purpose
from motcua.instruments.deadlines.queries import promise_of, why
from motcua.registers.procedures.models import Channel
from tests.casework.dossiers.world import AT, a_world

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


@pytest.fixture
def world():
    return a_world()


def sent(world, at=AT):
    return submit(world.filing(channel=Channel.ONLINE), by=SYSTEM, at=at)


def answer(one):
    found = promise_of("dossier", one.id, Purpose.ANSWER)
    return found.state, found.due_at


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2023-11-20T08:00", "2023-11-21T08:00"),
        ("2023-11-20T20:00", "2023-11-21T17:00"),  # the working day was over: from the next opening
        ("2023-11-24T15:00", "2023-11-27T15:00"),  # Friday afternoon to Monday afternoon
    ],
)
def test_eight_working_hours_run_from_the_submission(world, at, due):
    at, due = (datetime.fromisoformat(one).replace(tzinfo=VN) for one in (at, due))
    one = sent(world, at)
    assert answer(one) == (Promise.State.RUNNING, due)
    assert why(promise_of("dossier", one.id, Purpose.ANSWER)).due_at == due


def test_accepting_is_the_answer_and_promises_the_result(world):
    one = sent(world)
    accept_dossier(one.id, by=world.ward.clerk(), at=LATER)
    assert answer(one)[0] == Promise.State.MET
    assert promise_of("dossier", one.id).state == Promise.State.RUNNING
    kept = promise_of("dossier", one.id, Purpose.ANSWER)
    assert [record.kind for record in history("promise", kept.id)] == [
        "deadlines.PromiseStarted",
        "deadlines.PromiseMet",
    ]
    assert verify().holds


def test_asking_for_more_and_refusing_are_answers_and_a_filing_taken_back_needs_none(world):
    clerk = world.ward.clerk()
    asked, refused, back = sent(world), sent(world), sent(world)
    request_supplement(asked.id, ["Ảnh"], reason="Thiếu", by=clerk, at=LATER)
    refuse(refused.id, reason="Không thuộc thẩm quyền", by=clerk, at=LATER)
    withdraw(back.id, reason="Thôi", by=clerk, at=LATER)
    states = [answer(one)[0] for one in (asked, refused, back)]
    assert states == [Promise.State.MET, Promise.State.MET, Promise.State.CANCELLED]
    receive_supplement(asked.id, [], by=clerk, at=LATER + timedelta(days=2))  # answered once is answered
    assert answer(asked)[0] == Promise.State.MET
    assert verify().holds


def test_what_was_answered_by_asking_for_more_can_still_be_refused_or_taken_back(world):
    clerk = world.ward.clerk()
    refused, back = sent(world), sent(world)
    for one in (refused, back):
        request_supplement(one.id, ["Ảnh"], reason="Thiếu", by=clerk, at=LATER)
    refuse(refused.id, reason="Không bổ sung", by=clerk, at=LATER + timedelta(days=9))
    withdraw(back.id, reason="Thôi", by=clerk, at=LATER + timedelta(days=1))
    for one in (refused, back):
        one.refresh_from_db()
    assert (refused.state, back.state) == ("REFUSED", "WITHDRAWN")
    assert [answer(one)[0] for one in (refused, back)] == [Promise.State.MET] * 2
    assert verify().holds


def test_an_answer_that_comes_late_is_late(world):
    one = sent(world)
    late = AT + timedelta(days=1, hours=1)
    assert miss_promises(by=SYSTEM, at=late) == 1
    assert answer(one)[0] == Promise.State.MISSED
    accept_dossier(one.id, by=world.ward.clerk(), at=late)
    met = history("promise", promise_of("dossier", one.id, Purpose.ANSWER).id)[-1]
    assert met.told.timeliness == "LATE"


def test_what_comes_over_the_counter_is_answered_there(world):
    one = submit(world.filing(), by=world.ward.clerk(), at=AT)
    assert promise_of("dossier", one.id, Purpose.ANSWER) is None
    accept_dossier(one.id, by=world.ward.clerk(), at=LATER)
    assert verify().holds
