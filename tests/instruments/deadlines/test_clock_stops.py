"""Promises whose clock stands, runs on, begins anew; warnings as they come near; all told in their chains."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.ids import new_id
from motcua.instruments.deadlines.actions import (
    cancel_promise,
    meet_promise,
    miss_promises,
    pause_promise,
    restart_promise,
    resume_promise,
    start_promise,
    warn_promises,
)
from motcua.instruments.deadlines.errors import (
    AlreadyPaused,
    AlreadyPromised,
    NothingPromised,
    NotPaused,
    PausesOdd,
    PauseUnreasoned,
)
from motcua.instruments.deadlines.events import PromisePaused, PromiseRestarted, PromiseResumed
from motcua.instruments.deadlines.models import Pause, Promise, Timeliness, Unit, WarningStep, Why
from motcua.instruments.deadlines.queries import explain, pauses_of, why, workplace
from motcua.registers.calendars.actions import set_office_hours
from tests.instruments.house import AT, OPEN

pytestmark = pytest.mark.django_db
CASE = "dossier"


def hours():
    set_office_hours([OPEN] * 5 + [[], []], valid_from=date(2021, 1, 1), by=SYSTEM, at=AT)


@pytest.fixture(autouse=True)
def _hours():
    hours()


def promised(case=None, *, unit=Unit.WORKING_DAY, quantity=3, at=AT, **more):
    facts = {"unit": unit, "quantity": quantity, "where": workplace(), "by": SYSTEM, "at": at} | more
    return start_promise(CASE, case or new_id(), **facts)


def vn(day, hour=8, minute=0):
    return datetime(2023, 11, day, hour, minute, tzinfo=VN)


def paused(promise, at=None):
    return pause_promise(
        CASE, promise.subject_id, reason="Chờ nộp nghĩa vụ tài chính", by=SYSTEM, at=at or vn(21)
    )


def test_a_pause_stops_the_clock_and_resuming_moves_the_moment_by_its_open_minutes():
    promise = promised()
    stopped = paused(promise)
    assert (stopped.state, stopped.paused_at, stopped.due_at) == (Promise.State.PAUSED, vn(21), vn(23))
    going = resume_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(22, 10))
    assert (going.state, going.paused_at, going.due_at) == (Promise.State.RUNNING, None, vn(24, 10))
    assert going.original_due_at == vn(23)
    (pause,) = pauses_of(going)
    assert (pause.minutes, pause.reason) == (600, "Chờ nộp nghĩa vụ tài chính")
    assert [type(record.told).__name__ for record in history("promise", promise.id)] == [
        "PromiseStarted",
        "PromisePaused",
        "PromiseResumed",
    ]
    assert verify().holds


def test_the_explanation_counts_the_pauses_and_comes_to_the_stored_moment():
    promise = promised()
    paused(promise)
    going = resume_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(22, 10))
    explained = why(going)
    assert explained.due_at == going.due_at
    assert [(row.day.day, row.minutes) for row in explained.rows if row.why is Why.MADE_UP] == [
        (23, 420),
        (24, 180),
    ]


def test_a_paused_promise_is_neither_missed_nor_warned_of_and_why_is_kept_closed(django_assert_num_queries):
    a_step()
    promise = promised()
    paused(promise)
    assert miss_promises(by=SYSTEM, at=vn(29)) == 0
    assert warn_promises(by=SYSTEM, at=vn(22)) == 0
    stored = Pause.objects.extra(select={"raw": "reason"}).values_list("raw", flat=True).get()
    assert "nghĩa vụ" not in str(stored)


def test_the_clock_is_stopped_once_with_a_reason_and_resumed_only_while_it_stands():
    promise = promised()
    with pytest.raises(PauseUnreasoned):
        pause_promise(CASE, promise.subject_id, reason="  ", by=SYSTEM, at=vn(21))
    with pytest.raises(NotPaused):
        resume_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(21))
    paused(promise)
    with pytest.raises(AlreadyPaused):
        paused(promise, vn(22))
    with pytest.raises(AlreadyPromised):
        promised(promise.subject_id)
    assert Pause.objects.count() == 1
    assert Event.objects.filter(subject_kind="promise").count() == 2


def test_nothing_is_paused_resumed_or_begun_anew_that_was_not_promised():
    with pytest.raises(NothingPromised):
        pause_promise(CASE, new_id(), reason="x", by=SYSTEM, at=AT)
    for act in (resume_promise, restart_promise):
        with pytest.raises(NothingPromised):
            act(CASE, new_id(), by=SYSTEM, at=AT)
    assert not Event.objects.filter(subject_kind="promise").exists()


def test_begun_anew_the_whole_limit_is_counted_from_that_moment_and_the_first_moment_is_kept():
    promise = promised()
    paused(promise)
    anew = restart_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(27, 10))
    assert (anew.state, anew.due_at, anew.original_due_at) == (
        Promise.State.RUNNING,
        vn(30, 10),
        vn(23),
    )
    assert (anew.started_at, anew.counted_from) == (AT, vn(27, 10))
    assert pauses_of(anew) == []  # what stood before counts no more
    assert Pause.objects.get().minutes == 2040
    assert why(anew).due_at == anew.due_at
    assert verify().holds


def test_what_was_missed_is_missed_still_after_a_pause_but_runs_again_once_begun_anew():
    promise = promised()
    miss_promises(by=SYSTEM, at=vn(24))
    paused(promise, vn(24))
    assert resume_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(27)).state == Promise.State.MISSED
    anew = restart_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(27))
    assert (anew.state, anew.missed_at) == (Promise.State.RUNNING, None)
    assert miss_promises(by=SYSTEM, at=vn(30, 9)) == 1


def test_what_is_done_while_the_clock_stands_is_measured_as_if_it_ran_again_from_then():
    promise = promised()
    paused(promise, vn(23, 7))
    assert meet_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(28)) == Timeliness.ON_TIME
    promise.refresh_from_db()
    assert (promise.state, promise.due_at, promise.paused_at) == (Promise.State.MET, vn(28, 9), None)
    assert Pause.objects.get().resumed_at == vn(28)
    assert verify().holds


def test_a_case_that_ends_while_the_clock_stands_leaves_no_open_pause():
    promise = promised()
    paused(promise)
    cancel_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(22))
    assert not Pause.objects.filter(resumed_at=None).exists()
    assert verify().holds


def test_what_has_no_limit_stands_and_runs_on_without_a_moment():
    promise = promised(unit=Unit.NONE, quantity=0)
    paused(promise)
    assert resume_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(22)).due_at is None
    assert restart_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(22)).due_at is None


def test_pauses_that_end_before_they_begin_or_share_time_are_refused():
    for odd in ([(vn(22), vn(21))], [(vn(21), vn(22)), (vn(21, 9), vn(23))]):
        with pytest.raises(PausesOdd):
            explain(AT, workplace(), unit=Unit.DAY, quantity=3, pauses=odd)


def test_the_database_itself_keeps_one_open_pause_and_says_since_when():
    promise = promised()
    paused(promise)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pause.objects.create(promise=promise, reason="x", paused_at=vn(22))
    for change in ({"paused_at": None}, {"state": "RUNNING"}, {"state": "MISSED", "paused_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Promise.objects.filter(id=promise.id).update(**change)


def test_the_first_moment_changed_behind_the_house_s_back_is_named(intruder):
    promise = promised()
    restart_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(21))
    with intruder() as cursor:
        cursor.execute("update deadlines_promise set original_due_at = original_due_at + interval '1 hour'")
    assert [finding.subject_id for finding in verify().findings] == [str(promise.id)]


@pytest.mark.parametrize(
    ("act", "statements"),
    [
        (lambda case: pause_promise(CASE, case, reason="x", by=SYSTEM, at=vn(21)), 6),
        (lambda case: restart_promise(CASE, case, by=SYSTEM, at=vn(21)), 6),
    ],
)
def test_stopping_and_beginning_anew_cost_this_many_statements(act, statements, django_assert_num_queries):
    case = promised().subject_id
    with django_assert_num_queries(statements):
        act(case)


def a_step(code="near", minutes=480, share=100, audience="OFFICER", since=date(2021, 1, 1), until=None):
    return WarningStep.objects.create(
        code=code, audience=audience, minutes=minutes, share=share, valid_from=since, valid_to=until
    )


def warned():
    events = Event.objects.filter(kind="deadlines.PromiseWarned").order_by("id")
    return [(event.data["step"], str(event.subject_id)) for event in events]


def test_what_has_come_near_is_warned_of_once_for_each_step():
    a_step("two_days", 960)
    a_step("one_day", 480, audience="HEAD")
    promise, later = promised(), promised(quantity=9)
    assert warn_promises(by=SYSTEM, at=vn(20, 16)) == 0
    assert warn_promises(by=SYSTEM, at=vn(21, 8)) == 1
    assert warn_promises(by=SYSTEM, at=vn(21, 8)) == 0
    assert warn_promises(by=SYSTEM, at=vn(22, 8)) == 1
    assert warned() == [("two_days", str(promise.id)), ("one_day", str(promise.id))]
    later.refresh_from_db()
    assert later.warned == []
    assert verify().holds


def test_a_short_limit_is_near_only_when_little_of_it_is_left():
    a_step(share=25)
    promised(unit=Unit.HOUR, quantity=8)
    assert warn_promises(by=SYSTEM, at=vn(20, 9)) == 0
    assert warn_promises(by=SYSTEM, at=vn(20, 16)) == 1


def test_the_ladder_holds_by_the_day_and_no_ladder_warns_of_nothing():
    promised()
    assert warn_promises(by=SYSTEM, at=vn(23, 7)) == 0
    a_step(until=date(2023, 11, 22))
    assert warn_promises(by=SYSTEM, at=vn(23, 7)) == 0


def test_a_promise_begun_anew_is_warned_of_anew_and_a_moved_one_is_not():
    a_step()
    promise = promised()
    assert warn_promises(by=SYSTEM, at=vn(22, 9)) == 1
    paused(promise, vn(22, 9))
    resume_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(24, 9))
    assert warn_promises(by=SYSTEM, at=vn(27, 7)) == 0
    restart_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(27, 7))
    assert warn_promises(by=SYSTEM, at=vn(29, 7)) == 1


def test_however_many_run_warning_asks_a_handful_of_questions(django_assert_max_num_queries):
    a_step()
    for _ in range(30):
        promised()
    with django_assert_max_num_queries(14):  # four of them ask whom to tell
        assert warn_promises(by=SYSTEM, at=vn(22, 9)) == 30


def replayed(promise):
    """The due moment as the chain of a promise tells it, and nothing else."""
    began, stretches, since = promise.started_at, [], None
    for record in history("promise", promise.id):
        told = record.told
        if isinstance(told, PromisePaused):
            since = record.at
        elif isinstance(told, PromiseResumed):
            stretches.append((since, record.at))
        elif isinstance(told, PromiseRestarted):
            began, stretches = record.at, []
    return explain(
        began, workplace(), unit=Unit(promise.unit), quantity=promise.quantity, pauses=stretches
    ).due_at


class TestAgainstTheChain(TestCase):
    """What was moved step by step is what is reckoned from the told events alone."""

    @settings(max_examples=25)
    @given(
        st.sampled_from([(Unit.HOUR, 20), (Unit.WORKING_DAY, 4), (Unit.DAY, 9), (Unit.MONTH, 1)]),
        st.lists(st.tuples(st.sampled_from("PRA"), st.integers(1, 5000)), max_size=6),
    )
    def test_the_stored_moment_is_what_the_chain_reckons_to(self, limit, course):
        if not Event.objects.filter(kind="calendars.OfficeHoursSet").exists():
            hours()
        case, at = new_id(), AT
        promise = promised(case, unit=limit[0], quantity=limit[1])
        for verb, minutes in course:
            at += timedelta(minutes=minutes)
            stands = Promise.objects.get(id=promise.id).state == Promise.State.PAUSED
            if verb == "A":
                restart_promise(CASE, case, by=SYSTEM, at=at)
            elif stands:
                resume_promise(CASE, case, by=SYSTEM, at=at)
            else:
                pause_promise(CASE, case, reason="x", by=SYSTEM, at=at)
        promise.refresh_from_db()
        if promise.state == Promise.State.PAUSED:
            promise = resume_promise(CASE, case, by=SYSTEM, at=at + timedelta(minutes=90))
        assert promise.due_at == replayed(promise)
        assert promise.due_at == why(promise).due_at
