"""Due moments put off: once by an apology; by the hundred when working time is declared otherwise."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.ids import new_id
from motcua.instruments.deadlines import jobs
from motcua.instruments.deadlines.actions import (
    begin_redating,
    extend_promise,
    go_on_redating,
    miss_promises,
    pause_promise,
    restart_promise,
    resume_promise,
    start_promise,
)
from motcua.instruments.deadlines.errors import (
    ExtendedBefore,
    ExtensionTooLate,
    ExtensionTooShort,
    ExtensionUnreasoned,
    NotExtendable,
    RedatingDaysOdd,
    RedatingRuns,
    RedatingUnknown,
    RedatingUnreasoned,
)
from motcua.instruments.deadlines.models import Extension, Promise, Redated, Redating, Unit, Why
from motcua.instruments.deadlines.ports import FOLLOWERS
from motcua.instruments.deadlines.queries import (
    anew,
    extension_of,
    preview_redating,
    redatings,
    why,
    workplace,
)
from motcua.instruments.deadlines.rules import Limit, Pause, reckon
from motcua.instruments.deadlines.rules import Unit as Units
from motcua.registers.calendars.actions import declare_day_off, set_office_hours
from tests.instruments.deadlines.weeks import calendars, limits, moments, office_week
from tests.instruments.house import AT, OPEN

CASE = "dossier"
FRIDAY = date(2023, 11, 24)
STORM = "Công văn cho nghỉ vì mưa lũ"


def vn(day, hour=8, minute=0):
    return datetime(2023, 11, day, hour, minute, tzinfo=VN)


@pytest.fixture
def _hours(db):
    set_office_hours([OPEN] * 5 + [[], []], valid_from=date(2021, 1, 1), by=SYSTEM, at=AT)


def promised(*, unit=Unit.WORKING_DAY, quantity=3, at=None, **more):
    facts = {"unit": unit, "quantity": quantity, "where": workplace(), "by": SYSTEM, "at": at or vn(20)}
    return start_promise(CASE, new_id(), **(facts | more))


def extended(promise, until, *, at=None, reason="Chờ kết quả xác minh"):
    return extend_promise(CASE, promise.subject_id, until=until, reason=reason, by=SYSTEM, at=at or vn(21))


def redated(first=FRIDAY, last=FRIDAY, *, at=None):
    redating = begin_redating(first, last, reason=STORM, by=SYSTEM, at=at or vn(22))
    return go_on_redating(redating.id, by=SYSTEM, at=at or vn(22))


@given(moments, limits, calendars, st.integers(0, 3_000), st.integers(0, 5))
def test_an_extension_gives_its_open_minutes_in_rows_of_their_own(arrived, limit, calendar, minutes, hours):
    plain = reckon(arrived, limit, calendar)
    put_off = reckon(arrived, limit, calendar, (), minutes)
    assert calendar.open_minutes_between(plain.due_at, put_off.due_at) == minutes
    assert put_off.rows[: put_off.own_rows] == plain.rows
    given_minutes = [row.minutes for row in put_off.rows if row.why is Why.EXTENDED]
    assert sum(given_minutes) == minutes
    both = reckon(arrived, limit, calendar, [Pause(plain.began_at, put_off.due_at)], minutes)
    assert both.due_at >= put_off.due_at


def test_extension_and_pause_stand_one_after_the_other_in_the_explanation():
    explained = reckon(
        vn(20, 10), Limit(Units.WORKING_DAY, 1), office_week(), [Pause(vn(20, 14), vn(20, 15))], 480
    )
    added = [(row.day.day, row.why, row.minutes) for row in explained.rows[explained.own_rows :]]
    assert added == [(21, Why.EXTENDED, 300), (22, Why.EXTENDED, 180), (22, Why.MADE_UP, 60)]
    assert explained.due_at == vn(22, 11)


@pytest.mark.usefixtures("_hours")
class TestExtensions:
    def test_what_was_promised_is_put_off_and_says_from_when_and_why(self):
        promise = promised()
        put_off = extended(promise, vn(27, 10))
        assert (put_off.due_at, put_off.original_due_at) == (vn(27, 10), vn(23))
        extension = extension_of(put_off)
        assert (extension.due_before, extension.due_after) == (vn(23), vn(27, 10))
        assert (extension.minutes, extension.reason) == (1080, "Chờ kết quả xác minh")
        assert why(put_off).due_at == put_off.due_at
        assert [type(one.told).__name__ for one in history("promise", promise.id)][1:] == ["PromiseExtended"]
        assert verify().holds

    def test_in_closed_time_the_new_moment_is_the_last_open_one_before(self):
        assert extended(promised(), vn(26, 12)).due_at == vn(24, 17)

    def test_it_is_put_off_once_even_after_it_was_counted_anew(self):
        promise = promised()
        extended(promise, vn(27))
        with pytest.raises(ExtendedBefore, match="27/11/2023"):
            extended(promise, vn(28))
        anew_one = restart_promise(CASE, promise.subject_id, by=SYSTEM, at=vn(22, 9))
        assert anew_one.due_at == vn(27, 9) == why(anew_one).due_at
        with pytest.raises(ExtendedBefore):
            extended(promise, vn(29), at=vn(22, 10))
        assert Extension.objects.count() == 1

    @pytest.mark.parametrize(
        ("at", "in_time"), [(vn(22, 8), True), (vn(22, 8, 1), False), (vn(23, 9), False)]
    )
    def test_an_apology_comes_a_working_day_before_at_the_latest(self, at, in_time):
        promise = promised()  # due on the 23rd at 8:00
        if in_time:
            assert extended(promise, vn(27), at=at).due_at == vn(27)
            return
        with pytest.raises(ExtensionTooLate):
            extended(promise, vn(27), at=at)
        promise.refresh_from_db()
        assert promise.due_at == vn(23)
        assert Event.objects.filter(kind="deadlines.PromiseExtended").count() == 0

    def test_what_gives_no_working_time_or_no_reason_or_does_not_run_is_refused(self):
        promise = promised()
        for until in (vn(22), vn(23), vn(23, 7)):
            with pytest.raises(ExtensionTooShort):
                extended(promise, until)
        with pytest.raises(ExtensionUnreasoned):
            extended(promise, vn(27), reason=" ")
        pause_promise(CASE, promise.subject_id, reason="Chờ nộp thuế", by=SYSTEM, at=vn(21))
        with pytest.raises(NotExtendable):
            extended(promise, vn(27))
        with pytest.raises(NotExtendable):
            extended(promised(unit=Unit.NONE, quantity=0), vn(27))
        assert Extension.objects.count() == 0

    def test_the_database_itself_wants_an_extension_to_put_off_in_time(self):
        promise = promised()
        for moments_of in ((vn(21), vn(23), vn(22)), (vn(24), vn(23), vn(27))):
            at, before, after = moments_of
            with pytest.raises(IntegrityError), transaction.atomic():
                Extension.objects.create(
                    promise=promise, reason="x", minutes=1, extended_at=at, due_before=before, due_after=after
                )


@pytest.mark.usefixtures("_hours")
class TestRedating:
    def test_a_day_off_declared_late_moves_what_is_counted_over_it_and_nothing_else(self):
        over, before = promised(quantity=5), promised(quantity=2)
        unlimited = promised(unit=Unit.NONE, quantity=0)
        declare_day_off(FRIDAY, "Nghỉ vì mưa lũ", by=SYSTEM, at=vn(22))
        preview = preview_redating(FRIDAY, FRIDAY)
        assert (preview.examined, preview.later, preview.earlier) == (1, 1, 0)
        assert [(one.due_before, one.due_at) for one in preview.first] == [(vn(27), vn(28))]
        over.refresh_from_db()
        assert over.due_at == vn(27)  # looking moves nothing
        done = redated()
        assert (done.state, done.examined, done.changed) == (Redating.State.DONE, 1, 1)
        for promise, due_at in ((over, vn(28)), (before, vn(22)), (unlimited, None)):
            promise.refresh_from_db()
            assert promise.due_at == due_at
        assert over.original_due_at == vn(27)
        line = Redated.objects.get()
        assert (line.promise_id, line.due_before, line.due_after) == (over.id, vn(27), vn(28))
        assert why(over).due_at == over.due_at
        kinds = Event.objects.filter(subject_kind__in=["promise", "redating"]).order_by("id")
        assert list(kinds.values_list("kind", flat=True))[3:] == [
            "deadlines.RedatingBegun",
            "deadlines.PromiseRedated",
            "deadlines.RedatingDone",
        ]
        assert verify().holds
        assert preview_redating(FRIDAY, FRIDAY).changed == 0

    def test_extensions_and_pauses_are_kept_and_what_was_missed_runs_again_if_its_moment_is_ahead(self):
        paused, put_off, missed = promised(), promised(), promised()
        pause_promise(CASE, paused.subject_id, reason="Chờ nộp thuế", by=SYSTEM, at=vn(21))
        resume_promise(CASE, paused.subject_id, by=SYSTEM, at=vn(22))
        extended(put_off, vn(24, 10))
        miss_promises(by=SYSTEM, at=vn(23, 9))
        declare_day_off(date(2023, 11, 23), "Nghỉ vì mưa lũ", by=SYSTEM, at=vn(23, 10))
        redated(date(2023, 11, 23), date(2023, 11, 23), at=vn(23, 11))
        for promise, due_at in ((paused, vn(27)), (put_off, vn(27, 10)), (missed, vn(24))):
            promise.refresh_from_db()
            assert (promise.due_at, promise.state) == (due_at, Promise.State.RUNNING)
            assert why(promise).due_at == due_at
        assert missed.missed_at is None
        assert verify().holds

    def test_it_is_taken_up_again_where_it_was_cut_off(self, monkeypatch):
        promises = [promised(quantity=5) for _ in range(5)]
        declare_day_off(FRIDAY, "Nghỉ vì mưa lũ", by=SYSTEM, at=vn(22))
        monkeypatch.setattr("motcua.instruments.deadlines.actions.redate.BATCH", 2)
        redating = begin_redating(FRIDAY, FRIDAY, reason=STORM, by=SYSTEM, at=vn(22))
        first = go_on_redating(redating.id, by=SYSTEM, at=vn(22))
        assert (first.state, first.examined, first.changed) == (Redating.State.RUNNING, 2, 2)
        monkeypatch.setattr(FOLLOWERS, "followers", (Broken(),))
        with pytest.raises(OSError, match="gãy"), transaction.atomic():
            go_on_redating(redating.id, by=SYSTEM, at=vn(22))
        assert Redated.objects.count() == 2
        monkeypatch.setattr(FOLLOWERS, "followers", ())
        jobs.go_on_with_redating()
        assert [row.state for row in redatings()] == [Redating.State.DONE]
        assert {one.due_at for one in Promise.objects.all()} == {vn(28)}
        assert Redated.objects.count() == len(promises) == redatings()[0].changed
        assert verify().holds
        jobs.go_on_with_redating()
        assert Redated.objects.count() == 5

    def test_one_at_a_time_by_who_may_over_days_that_make_sense_for_a_reason(self):
        stranger = Actor(new_id(), ActorKind.OFFICER, {})
        with pytest.raises(NotAllowed):
            begin_redating(FRIDAY, FRIDAY, reason=STORM, by=stranger, at=AT)
        with pytest.raises(RedatingUnreasoned):
            begin_redating(FRIDAY, FRIDAY, reason="  ", by=SYSTEM, at=AT)
        for last in (date(2023, 11, 23), date(2024, 11, 24)):
            with pytest.raises(RedatingDaysOdd):
                begin_redating(FRIDAY, last, reason=STORM, by=SYSTEM, at=AT)
        with pytest.raises(RedatingUnknown):
            go_on_redating(new_id(), by=SYSTEM, at=AT)
        assert Redating.objects.count() == 0
        begin_redating(FRIDAY, FRIDAY, reason=STORM, by=SYSTEM, at=AT)
        with pytest.raises(RedatingRuns, match="mưa lũ"):
            begin_redating(FRIDAY, FRIDAY, reason="khác", by=SYSTEM, at=AT)
        assert Redating.objects.count() == 1

    @pytest.mark.parametrize("many", [3, 30])
    def test_a_batch_costs_the_same_statements_however_many_it_moves(self, many, django_assert_num_queries):
        for _ in range(many):
            promised(quantity=5)
        declare_day_off(FRIDAY, "Nghỉ vì mưa lũ", by=SYSTEM, at=vn(22))
        redating = begin_redating(FRIDAY, FRIDAY, reason=STORM, by=SYSTEM, at=vn(22))
        workplace()
        with django_assert_num_queries(STATEMENTS):
            go_on_redating(redating.id, by=SYSTEM, at=vn(22))
        assert anew.running_redating() is None


STATEMENTS = 20


class Broken:
    def hold(self, cases):
        pass

    def promises_moved(self, moves, *, by, at):
        raise OSError("gãy")
