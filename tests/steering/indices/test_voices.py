"""Ratings and feedback are counted as indicators; behind a rating lies no dossier."""

from datetime import date, timedelta

import pytest

from motcua.casework.feedback.actions import judge_answer, rate_dossier, transfer_feedback
from motcua.foundation.access.models import NOBODY
from motcua.steering.indices.ports import SOURCES
from motcua.steering.indices.queries import Scope, rows_behind, source_of
from tests.casework.dossiers.world import AT, a_world
from tests.casework.feedback.test_feedback import on, out, taken
from tests.casework.feedback.voices import handed_over, handler, sent

NOVEMBER = date(2023, 11, 1)
LATER = AT + timedelta(days=5)


@pytest.fixture
def world(db):
    return a_world()


def rated(world, steps, at=AT):
    one = handed_over(world)
    rate_dossier(str(one.token), steps, "Ý kiến", by=NOBODY, at=at)
    return one


def counted(*names, scope=None, at=LATER):
    source = SOURCES.of(names[0])
    return tuple(source.count(names, scope or Scope(), at)[name] for name in names)


def test_ratings_are_counted_by_how_they_fell_until_the_moment_asked(world):
    for steps in (5, 4, 3, 1):
        rated(world, steps)
    rated(world, 5, at=AT + timedelta(days=9))
    names = ("ratings", "ratings_well", "ratings_badly")
    assert counted(*names) == (4, 2, 1)
    assert counted(*names, at=AT + timedelta(days=9)) == (5, 3, 1)
    source = source_of("ratings")
    assert source.by_agency(names[:1], Scope(), LATER) == {world.ward.committee: {"ratings": 4}}
    assert source.by_month(names[:1], Scope(), LATER) == {NOVEMBER: {"ratings": 4}}


def test_behind_a_rating_lie_its_steps_and_its_month_and_no_dossier(world):
    one = rated(world, 2)
    (line,) = rows_behind("ratings_badly", Scope(), LATER, most=9).lines
    assert (line.code, line.words, line.cells) == ("", "", ("2/5", "11/2023"))
    assert str(one.id) not in str(line)
    (line,) = rows_behind("feedback_dossiers_complained", Scope(), LATER, most=9).lines
    assert (line.code, str(one.id) in str(line)) == ("", False)


def test_a_dossier_is_complained_of_once_by_feedback_or_a_bad_rating_from_then_on(world):
    both = rated(world, 1)
    rated(world, 5)
    sent(world, at=on(22), token=str(both.token))
    spoken = handed_over(world)
    sent(world, at=on(23), token=str(spoken.token))
    sent(world, kind="RULE", token=str(handed_over(world).token))
    name = "feedback_dossiers_complained"
    assert (counted(name, at=on(22)), counted(name, at=on(24))) == ((1,), (2,))
    lines = rows_behind(name, Scope(), LATER, most=9).lines
    assert {one.code for one in lines} == {str(both), str(spoken)}
    assert source_of(name).by_agency([name], Scope(), LATER) == {world.ward.committee: {name: 2}}
    assert counted(name, scope=Scope(unit_ids=frozenset({world.ward.committee}))) == (0,)


def test_a_wall_and_every_dimension_narrow_both(world):
    rated(world, 5)
    sent(world)
    here, elsewhere = frozenset({world.ward.committee}), frozenset({world.person.id})
    for name in ("ratings", "feedback_received"):
        assert counted(name, scope=Scope(agency_ids=here, seen=here)) == (1,)
        assert counted(name, scope=Scope(seen=elsewhere)) == (0,)
        assert counted(name, scope=Scope(until=date(2023, 11, 19))) == (0,)
        assert counted(name, scope=Scope(since=date(2023, 11, 21))) == (0,)
    units = frozenset({world.ward.one_stop})
    assert counted("ratings", scope=Scope(unit_ids=units, procedure_code="1.004873")) == (1,)
    assert counted("feedback_received", scope=Scope(unit_ids=units)) == (0,)


def test_feedback_is_in_time_until_its_moment_has_passed(world):
    open_one = taken(world)
    late = out(world, at=on(12, month=12))
    pleased = out(world, kind="RULE")
    judge_answer(str(pleased.secret), satisfied=True, by=NOBODY, at=AT)
    names = ("feedback_received", "feedback_in_time", "feedback_late", "feedback_open")
    assert counted(*names, at=on(11, month=12)) == (3, 3, 0, 2)
    assert counted(*names, at=on(11, 9, month=12)) == (3, 1, 2, 2)
    assert counted(*names, at=on(13, month=12)) == (3, 1, 2, 1)
    assert counted("feedback_on_conduct", "feedback_on_rules") == (2, 1)
    lines = rows_behind("feedback_late", Scope(), on(13, month=12), most=9).lines
    assert {(one.id, one.mark) for one in lines} == {(open_one.id, "trễ"), (late.id, "trễ")}
    assert all("Cán bộ" not in str(one) for one in lines)


def test_disliked_or_repeated_it_is_content_no_more_from_that_moment_on(world):
    disliked, repeated, other = out(world), out(world), out(world)
    judge_answer(str(disliked.secret), satisfied=False, by=NOBODY, at=on(22))
    sent(world, at=on(23), repeats=str(repeated.secret))
    assert counted("feedback_content", at=on(21)) == (3,)
    assert counted("feedback_content", at=on(22, 9)) == (2,)
    assert counted("feedback_content", at=on(23, 9)) == (2,)  # the new one among them
    assert other.satisfied is None


def test_after_a_transfer_only_who_has_it_now_answers_for_it(world):
    one = sent(world)
    other = world.ward.agencies["nhon-phu"].id
    transfer_feedback(one.id, other, reason="Thuộc phường khác", by=handler(world), at=on(22))
    assert SOURCES.of("feedback_received").by_agency(["feedback_received"], Scope(), LATER) == {
        other: {"feedback_received": 1}
    }


def test_a_page_goes_on_where_it_stopped_and_nonsense_begins_anew(world):
    for steps in (1, 2, 3):
        rated(world, steps)
    first = rows_behind("ratings", Scope(), LATER, most=2)
    rest = rows_behind("ratings", Scope(), LATER, after=first.next, most=2)
    assert [one.cells[0] for one in (*first.lines, *rest.lines)] == ["1/5", "2/5", "3/5"]
    assert rest.next == ""
    assert len(rows_behind("ratings", Scope(), LATER, after="x' or 1=1", most=2).lines) == 2
