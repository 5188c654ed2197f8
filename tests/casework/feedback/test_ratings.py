"""A dossier is rated once by who holds its slip, after hand-over, and changed for some days."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from motcua.casework.dossiers.actions import refuse, withdraw
from motcua.casework.feedback.actions import LimitDraft, rate_dossier, set_feedback_limit
from motcua.casework.feedback.errors import (
    LimitOverlaps,
    NotHandedOver,
    OfficersRateNothing,
    RatingClosed,
    SlipUnknown,
    StepsOdd,
    TooLong,
)
from motcua.casework.feedback.models import EarlierRating, Rating
from motcua.casework.feedback.queries import limits_on, ratings_of
from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed, Refused
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from tests.casework.dossiers.test_at_once import at_once
from tests.casework.dossiers.world import AT, DAY, a_world
from tests.casework.feedback.voices import handed_over, refused

LATER = AT + timedelta(hours=5)
LAST = datetime(2023, 11, 30, 23, 59, tzinfo=VN)
CHANGE = LimitDraft(code="change_rating", quantity=3, unit="DAY", valid_from=date(2021, 1, 1))


@pytest.fixture
def world(db):
    return a_world()


def rate(one, steps, comment="", at=LATER, by=NOBODY):
    return rate_dossier(str(one.token), steps, comment, by=by, at=at)


def test_five_steps_and_a_comment_that_lies_closed(world):
    one = handed_over(world)
    rating = rate(one, 4, "Nhanh 👍 <b>gọn</b>\x00")
    assert (rating.steps, rating.comment) == (4, "Nhanh 👍 <b>gọn</b>")
    assert (rating.agency_id, rating.unit_id) == (world.ward.committee, world.ward.one_stop)
    with connection.cursor() as cursor:
        cursor.execute("select comment from feedback_rating")
        assert "Nhanh" not in cursor.fetchone()[0]
    assert verify().findings == []


def test_its_event_says_neither_whose_it_is_nor_what_was_said(world):
    one = handed_over(world)
    rating = rate(one, 2, "Chờ lâu")
    (told,) = Event.objects.filter(kind="feedback.RatingGiven").values_list("data", flat=True)
    assert set(told) == {"rating_id", "agency_id", "unit_id", "steps"}
    assert str(one.id) not in str(told)
    assert [each.kind for each in history("rating", rating.id)] == ["feedback.RatingGiven"]


def test_the_same_again_changes_nothing_and_another_keeps_what_stood_before(world):
    one = handed_over(world)
    assert rate(one, 4).id == rate(one, 4).id
    changed = rate(one, 2, "Nghĩ lại", at=LATER + timedelta(days=1))
    assert (changed.steps, changed.changes, changed.given_at) == (2, 1, LATER)
    assert list(EarlierRating.objects.values_list("number", "steps")) == [(1, 4)]
    assert Event.objects.filter(kind__startswith="feedback.Rating").count() == 2
    assert verify().findings == []


def test_it_is_changed_on_the_last_of_ten_days_and_not_the_day_after(world):
    one = handed_over(world)
    rate(one, 4)
    rate(one, 5, at=LAST)
    why = refused(RatingClosed, rate, one, 1, at=LAST + timedelta(minutes=1))
    assert "30/11/2023" in why


def test_the_days_are_those_of_the_day_on_which_it_was_given(world):
    one = handed_over(world)
    set_feedback_limit(CHANGE, by=SYSTEM, at=AT)
    rate(one, 4)
    rate(one, 5, at=LATER + timedelta(days=3))
    refused(RatingClosed, rate, one, 1, at=LATER + timedelta(days=4))
    twice = LimitDraft(code="change_rating", quantity=9, unit="DAY", valid_from=date(2022, 1, 1))
    refused(LimitOverlaps, set_feedback_limit, twice, by=SYSTEM, at=AT)
    refused(NotAllowed, set_feedback_limit, CHANGE, by=NOBODY, at=AT)
    assert limits_on(DAY)["change_rating"].quantity == 3
    assert verify().findings == []


def test_before_hand_over_or_taken_back_there_is_nothing_to_rate(world):
    one = world.taken_in()
    refused(NotHandedOver, rate, one, 5)
    withdraw(one.id, reason="Không cần", by=world.ward.clerk(), at=AT)
    refused(NotHandedOver, rate, one, 5)
    assert not Rating.objects.exists()


def test_a_refusal_is_a_result_too(world):
    one = world.taken_in()
    refuse(one.id, reason="Không đủ điều kiện", by=world.ward.leader(), at=AT)
    assert rate(one, 1).steps == 1


@pytest.mark.parametrize("steps", [0, 6, -1, 99])
def test_other_steps_are_refused(world, steps):
    refused(StepsOdd, rate, handed_over(world), steps)
    assert not Rating.objects.exists()


def test_a_guessed_slip_an_officer_and_a_novel_are_refused(world):
    one = handed_over(world)
    refused(SlipUnknown, rate_dossier, "A" * 24, 5, by=NOBODY, at=LATER)
    refused(OfficersRateNothing, rate, one, 5, by=world.ward.clerk())
    assert "1001 ký tự" in refused(TooLong, rate, one, 5, "x" * 1001)


def test_with_few_of_them_nobody_learns_how_they_fell(world):
    for steps in (5, 5, 4, 1):
        rate(handed_over(world), steps, f"Ý kiến {steps}")
    few = ratings_of(None, DAY, DAY)
    assert (few.count, few.is_told, few.by_steps, few.comments) == (4, False, (), ())
    rate(handed_over(world), 3)
    told = ratings_of({world.ward.one_stop}, DAY, DAY)
    assert (told.count, list(told.by_steps), told.well) == (5, [1, 0, 1, 1, 2], 3)
    assert told.comments == ["Ý kiến 1", "Ý kiến 4", "Ý kiến 5"]
    assert ratings_of({world.person.id}, DAY, DAY).count == 0
    assert ratings_of(None, DAY - timedelta(days=9), DAY - timedelta(days=1)).count == 0


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_are_one_rating():
    world = a_world()
    one = handed_over(world)
    came = at_once(*(lambda: rate(one, 5) for _ in range(2)))
    assert [each for each in came if isinstance(each, Refused)] == []
    assert (Rating.objects.count(), Event.objects.filter(kind="feedback.RatingGiven").count()) == (1, 1)


def test_a_rating_changed_behind_the_house_s_back_is_named(world, intruder):
    rating = rate(handed_over(world), 2)
    with intruder() as cursor:
        cursor.execute("update feedback_rating set steps = 5")
    assert [(one.subject_kind, one.subject_id) for one in verify().findings] == [("rating", str(rating.id))]
