"""Cover in absence: who stands in, another who does from today, what is given back, who takes over."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history as events_of
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.registers.organisations.actions import (
    appoint,
    assign_cover,
    attach_account,
    cut_leave,
    delegate,
    end_holding,
    take_leave,
)
from motcua.registers.organisations.errors import (
    CannotReceiveTasks,
    CoverAway,
    LeaveOver,
    LeaveUnknown,
    OfficerUnknown,
    StandsIn,
)
from motcua.registers.organisations.models import Leave, Officer, Post, PostHolding
from motcua.registers.organisations.ports import TASKS, InHand
from motcua.registers.organisations.queries import covered_by, heir_of, seats_of, seats_of_many
from tests.registers.organisations.town import (
    AT,
    DAY,
    SINCE,
    a_town,
    an_officer,
    keeper,
    posts_of_dong_da,
    stranger,
)

pytestmark = pytest.mark.django_db
TOMORROW = DAY + timedelta(days=1)
YESTERDAY = DAY - timedelta(days=1)


class Desk:
    """A keeper of tasks for tests: counts by hand."""

    def __init__(self) -> None:
        self.open: dict[InHand, int] = {}

    def open_tasks(self, hand):
        return self.open.get(hand, 0)

    def hand_over(self, giver, receiver, *, by, at):
        moved = self.open.pop(giver, 0)
        self.open[receiver] = self.open.get(receiver, 0) + moved
        return moved


@pytest.fixture
def posts():
    a_town()
    return posts_of_dong_da()


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk, before = Desk(), TASKS.keepers
    TASKS.join([desk])
    yield desk
    TASKS.join(before)


def _rows() -> list[object]:
    return [
        *PostHolding.objects.order_by("id").values_list("id", "valid_from", "valid_to", "successor"),
        *Leave.objects.order_by("id").values_list("id", "valid_to", "covered_by"),
        Event.objects.count(),
    ]


def _seated(name: str = "Trần Thị Mẫu", code: str = "CB01") -> Officer:
    return attach_account(an_officer(code, name).id, new_id(), by=SYSTEM, at=AT)


def _seats(who: Officer, day: date = DAY) -> dict[str, set[str]]:
    return {found.title: set(found.roles) for found in seats_of(who.account_id, day)}


def _hand_of(who: Officer, post: Post) -> InHand:
    return InHand(post.id, who.id, who.account_id)


def test_who_stands_in_on_these_days_takes_no_leave_then(posts):
    away, cover = _seated(), _seated("Lê Văn Thay", "CB02")
    appoint(away.id, posts["dong-da.ho-tich"].id, since=SINCE, by=keeper(), at=AT)
    take_leave(away.id, since=DAY, until=TOMORROW, covered_by=cover.id, by=keeper(), at=AT)
    before = _rows()
    with pytest.raises(StandsIn, match="đang được phân thay Trần Thị Mẫu"):
        take_leave(cover.id, since=TOMORROW, until=TOMORROW, by=keeper(), at=AT)
    assert _rows() == before
    after = TOMORROW + timedelta(days=1)
    assert take_leave(cover.id, since=after, until=after, by=keeper(), at=AT).officer == cover


def test_another_stands_in_from_today_and_takes_what_the_one_before_had_taken_over(posts, desk):
    post = posts["dong-da.ho-tich"]
    away, first, second = _seated(), _seated("Lê Văn Thay", "CB02"), _seated("Đỗ Thị Thế", "CB03")
    appoint(away.id, post.id, since=SINCE, by=keeper(), at=AT)
    leave = take_leave(away.id, since=YESTERDAY, until=TOMORROW, covered_by=first.id, by=keeper(), at=AT)
    desk.open[_hand_of(first, post)] = 2
    assert assign_cover(leave.id, second.id, by=keeper(), at=AT).covered_by == second
    assert (_seats(first, YESTERDAY), _seats(first)) == (
        {"Công chức Tư pháp – Hộ tịch": {"civil_status_officer"}},
        {},
    )
    assert set(_seats(second)) == set(_seats(second, TOMORROW)) == {"Công chức Tư pháp – Hộ tịch"}
    assert desk.open == {_hand_of(second, post): 2}
    assert assign_cover(leave.id, second.id, by=keeper(), at=AT).covered_by == second  # nothing changes
    told = [record.kind for record in events_of("officer", away.id)]
    assert told.count("organisations.CoverAssigned") == 1
    assert verify().findings == []


def test_a_leave_without_anyone_to_stand_in_gets_someone(posts):
    away, cover = _seated(), _seated("Lê Văn Thay", "CB02")
    appoint(away.id, posts["dong-da.ho-tich"].id, since=SINCE, by=keeper(), at=AT)
    leave = take_leave(away.id, since=TOMORROW, until=TOMORROW, by=keeper(), at=AT)
    assign_cover(leave.id, cover.id, by=keeper(), at=AT)
    assert _seats(cover) == {}
    assert set(_seats(cover, TOMORROW)) == {"Công chức Tư pháp – Hộ tịch"}


def test_assigning_who_stands_in_is_refused(posts):
    away, cover = _seated(), _seated("Lê Văn Thay", "CB02")
    appoint(away.id, posts["dong-da.ho-tich"].id, since=SINCE, by=keeper(), at=AT)
    over = take_leave(away.id, since=YESTERDAY, until=YESTERDAY, by=keeper(), at=AT)
    leave = take_leave(away.id, since=DAY, until=TOMORROW, by=keeper(), at=AT)
    take_leave(cover.id, since=TOMORROW, until=TOMORROW, by=keeper(), at=AT)
    before = _rows()
    for asked, by, refusal in (
        ((leave.id, cover.id), keeper(), CoverAway),
        ((leave.id, away.id), keeper(), CoverAway),
        ((leave.id, new_id()), keeper(), OfficerUnknown),
        ((over.id, cover.id), keeper(), LeaveOver),
        ((new_id(), cover.id), keeper(), LeaveUnknown),
        ((leave.id, cover.id), stranger(), NotAllowed),
    ):
        with pytest.raises(refusal):
            assign_cover(*asked, by=by, at=AT)
    assert _rows() == before


def test_who_is_back_early_gets_what_was_taken_over_for_him(posts, desk):
    post = posts["dong-da.ho-tich"]
    away, cover = _seated(), _seated("Lê Văn Thay", "CB02")
    appoint(away.id, post.id, since=SINCE, by=keeper(), at=AT)
    leave = take_leave(away.id, since=YESTERDAY, until=TOMORROW, covered_by=cover.id, by=keeper(), at=AT)
    desk.open[_hand_of(cover, post)] = 3
    cut_leave(leave.id, last_day=YESTERDAY, by=keeper(), at=AT)
    assert desk.open == {_hand_of(away, post): 3}
    assert verify().findings == []


def test_a_last_day_to_come_remembers_who_takes_over(posts, desk):
    post, who, next_one = posts["dong-da.ho-tich"], _seated(), _seated("Lê Văn Kế", "CB02")
    holding = appoint(who.id, post.id, since=SINCE, by=keeper(), at=AT)
    desk.open[_hand_of(who, post)] = 1
    with pytest.raises(CannotReceiveTasks):
        end_holding(holding.id, last_day=TOMORROW, successor_id=next_one.id, by=keeper(), at=AT)
    after = TOMORROW + timedelta(days=1)
    appoint(next_one.id, post.id, since=after, by=keeper(), at=AT)
    assert (
        end_holding(holding.id, last_day=TOMORROW, successor_id=next_one.id, by=keeper(), at=AT).successor
        == next_one
    )
    assert desk.open == {_hand_of(who, post): 1}
    assert heir_of(who.account_id, post.id, TOMORROW) is None  # he sits there still
    assert heir_of(who.account_id, post.id, after) == next_one.account_id


def test_who_stood_in_leaves_to_who_is_back_and_nobody_leaves_to_the_absent(posts):
    post = posts["dong-da.ho-tich"]
    away, cover = _seated(), _seated("Lê Văn Thay", "CB02")
    appoint(away.id, post.id, since=SINCE, by=keeper(), at=AT)
    take_leave(away.id, since=YESTERDAY, until=DAY, covered_by=cover.id, by=keeper(), at=AT)
    assert heir_of(cover.account_id, post.id, TOMORROW) == away.account_id
    assert heir_of(cover.account_id, post.id, DAY) is None
    assert covered_by(cover.account_id, DAY) == {(away.account_id, post.id)}
    assert covered_by(cover.account_id, TOMORROW) == covered_by(away.account_id, DAY) == frozenset()


def test_the_seats_of_many_are_those_of_each(posts, django_assert_num_queries):
    away, cover = _seated(), _seated("Lê Văn Thay", "CB02")
    appoint(away.id, posts["dong-da.ho-tich"].id, since=SINCE, by=keeper(), at=AT)
    appoint(cover.id, posts["dong-da.pho"].id, since=SINCE, by=keeper(), at=AT)
    delegate(
        posts["dong-da.chu-tich"].id,
        posts["dong-da.pho"].id,
        roles=["commune_leader"],
        matter="Ký giấy xác nhận tình trạng hôn nhân",
        decision="QĐ 12/QĐ-UBND",
        since=DAY,
        until=TOMORROW,
        by=keeper(),
        at=AT,
    )
    take_leave(away.id, since=DAY, until=TOMORROW, covered_by=cover.id, by=keeper(), at=AT)
    accounts = [away.account_id, cover.account_id, new_id()]
    with django_assert_num_queries(3):
        together = seats_of_many(accounts, DAY)
    for account in accounts:
        assert {seat.post_id: seat for seat in together[account]} == {
            seat.post_id: seat for seat in seats_of(account, DAY)
        }
