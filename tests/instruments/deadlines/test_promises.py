"""Promises in the register: started, explained, met, missed, cancelled; told in their chains."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.ids import new_id
from motcua.instruments.deadlines.actions import (
    cancel_promise,
    meet_promise,
    miss_promises,
    start_promise,
)
from motcua.instruments.deadlines.errors import AlreadyPromised, LimitOdd, NothingPromised
from motcua.instruments.deadlines.models import Promise, Purpose, Timeliness, Unit
from motcua.instruments.deadlines.queries import explain, promise_of, standing, why, workplace
from motcua.registers.calendars.actions import declare_day_off, set_office_hours
from tests.instruments.house import AT, OPEN

pytestmark = pytest.mark.django_db
CASE = "dossier"


@pytest.fixture(autouse=True)
def _hours():
    set_office_hours([OPEN] * 5 + [[], []], valid_from=date(2021, 1, 1), by=SYSTEM, at=AT)


def promised(case=None, *, unit=Unit.WORKING_DAY, quantity=3, at=AT, **more):
    facts = {"unit": unit, "quantity": quantity, "where": workplace(), "by": SYSTEM, "at": at} | more
    return start_promise(CASE, case or new_id(), **facts)


def test_a_promise_is_a_moment_beside_the_facts_it_was_reckoned_from():
    promise = promised(source="Quyết định 1")
    assert promise.due_at == AT + timedelta(days=3)
    assert promise.original_due_at == promise.due_at
    explained = why(promise)
    assert explained.due_at == promise.due_at
    assert [row.counted for row in explained.rows] == [False, True, True, True]
    assert promise_of(CASE, promise.subject_id) == promise
    assert verify().holds


def test_what_has_no_limit_has_no_moment():
    assert promised(unit=Unit.NONE, quantity=0).due_at is None


def test_the_same_is_not_promised_twice_at_once_but_again_after_it_was_met():
    promise = promised()
    with pytest.raises(AlreadyPromised):
        promised(promise.subject_id)
    promised(promise.subject_id, purpose=Purpose.ANSWER, unit=Unit.HOUR, quantity=8)
    meet_promise(CASE, promise.subject_id, by=SYSTEM, at=AT)
    assert promised(promise.subject_id, at=AT + timedelta(hours=1)).state == Promise.State.RUNNING
    assert Promise.objects.count() == 3


@pytest.mark.parametrize(("unit", "quantity"), [(Unit.HOUR, 0), (Unit.NONE, 2)])
def test_a_limit_that_is_none_is_not_promised(unit, quantity):
    with pytest.raises(LimitOdd):
        promised(unit=unit, quantity=quantity)
    assert not Promise.objects.exists()
    assert not Event.objects.filter(subject_kind="promise").exists()


@pytest.mark.parametrize(
    ("later", "word"),
    [
        (timedelta(days=2), Timeliness.EARLY),
        (timedelta(days=3), Timeliness.ON_TIME),
        (timedelta(days=3, minutes=1), Timeliness.LATE),
    ],
)
def test_meeting_says_how_it_stands_to_the_moment(later, word):
    promise = promised()
    assert meet_promise(CASE, promise.subject_id, by=SYSTEM, at=AT + later) == word
    assert history("promise", promise.id)[-1].told.timeliness == word


def test_nothing_is_met_or_cancelled_that_was_not_promised():
    for act in (meet_promise, cancel_promise):
        with pytest.raises(NothingPromised):
            act(CASE, new_id(), by=SYSTEM, at=AT)
    assert not Event.objects.filter(subject_kind="promise").exists()


def test_a_cancelled_promise_is_neither_met_nor_missed():
    promise = promised()
    cancel_promise(CASE, promise.subject_id, by=SYSTEM, at=AT)
    with pytest.raises(NothingPromised):
        meet_promise(CASE, promise.subject_id, by=SYSTEM, at=AT)
    assert miss_promises(by=SYSTEM, at=AT + timedelta(days=9)) == 0


def test_what_ran_past_its_moment_is_missed_once_and_can_still_be_met_late():
    late, running, unlimited = promised(), promised(quantity=9), promised(unit=Unit.NONE, quantity=0)
    moment = late.due_at + timedelta(minutes=1)
    assert miss_promises(by=SYSTEM, at=late.due_at) == 0
    assert miss_promises(by=SYSTEM, at=moment) == 1
    assert miss_promises(by=SYSTEM, at=moment) == 0
    states = dict(Promise.objects.values_list("id", "state"))
    assert (states[late.id], states[running.id], states[unlimited.id]) == ("MISSED", "RUNNING", "RUNNING")
    assert meet_promise(CASE, late.subject_id, by=SYSTEM, at=moment) == Timeliness.LATE
    assert verify().holds


def test_a_day_closed_later_leaves_the_promised_moment_and_shows_in_its_explanation():
    promise = promised()
    declare_day_off(date(2023, 11, 21), "Bão", by=SYSTEM, at=AT)
    promise.refresh_from_db()
    assert promise.due_at == AT + timedelta(days=3)
    assert why(promise).due_at == AT + timedelta(days=4)


def test_how_something_stands_is_told_in_working_time():
    where = workplace()
    due = explain(AT, where, unit=Unit.WORKING_DAY, quantity=3).due_at
    stands = standing(due, None, where, now=AT + timedelta(hours=2))
    assert (stands.timeliness, stands.days, stands.hours, stands.rest) == (Timeliness.WITHIN, 2, 6, 0)
    late = standing(due, None, where, now=due + timedelta(days=1, hours=1))
    assert (late.timeliness, late.days, late.hours) == (Timeliness.OVERDUE, 1, 1)
    assert standing(None, None, where, now=AT).timeliness == Timeliness.UNLIMITED


def test_the_database_itself_keeps_a_limit_and_its_moment_together():
    promise = promised()
    for change in ({"due_at": None}, {"quantity": 0}, {"unit": "NONE"}, {"state": "MET"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Promise.objects.filter(id=promise.id).update(**change)


def test_a_moment_changed_behind_the_house_s_back_is_named(intruder):
    promise = promised()
    with intruder() as cursor:
        cursor.execute("update deadlines_promise set due_at = due_at + interval '1 day'")
    assert [finding.subject_id for finding in verify().findings] == [str(promise.id)]
