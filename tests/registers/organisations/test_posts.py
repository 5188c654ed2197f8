"""Posts and officers: appointed, standing in, lending roles, leaving; the seats that come of it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from motcua.foundation.access.models import SYSTEM, Seat
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history as events_of
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.registers.organisations.actions import (
    Appointment,
    OfficerDraft,
    PostDraft,
    Span,
    appoint,
    appoint_many,
    attach_account,
    close_post,
    correct_officer,
    cut_leave,
    delegate,
    detach_account,
    end_delegation,
    end_holding,
    enter_officer,
    hand_over,
    open_post,
    set_post_roles,
    take_leave,
)
from motcua.registers.organisations.errors import (
    AccountLinked,
    AgencyUnknown,
    AlreadyHolds,
    CannotReceiveTasks,
    CoverAway,
    DaysReversed,
    DelegationOver,
    DelegationUnknown,
    HoldingOver,
    HoldingUnknown,
    LeaveOver,
    LeaveOverlaps,
    LeaveUnknown,
    LoginTaken,
    NameEmpty,
    OfficerCodeTaken,
    OfficerUnknown,
    PostCodeTaken,
    PostUnknown,
    RoleNotGivable,
    RoleUnknown,
    StillHasHolders,
    TasksStillHeld,
)
from motcua.registers.organisations.models import Delegation, Leave, Officer, PostHolding, PostRole
from motcua.registers.organisations.ports import TASKS, InHand
from motcua.registers.organisations.queries import (
    accounts_of,
    delegations_on,
    holders_of,
    holdings_of,
    leaves_of,
    officer,
    officer_by_code,
    officer_of_account,
    officers,
    officers_of,
    officers_to_enrol,
    post_by_code,
    posts_of,
    posts_with_role,
    seat,
    seat_by_code,
    seats_of,
)
from tests.registers.organisations.town import (
    AT,
    DAY,
    SINCE,
    a_town,
    an_officer,
    keeper,
    keeper_of,
    posts_of_dong_da,
    stranger,
)

pytestmark = pytest.mark.django_db
TOMORROW = DAY + timedelta(days=1)
YESTERDAY = DAY - timedelta(days=1)


@pytest.fixture
def town():
    return a_town()


@pytest.fixture
def posts(town):
    return posts_of_dong_da()


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
def desk() -> Iterator[Desk]:
    desk, before = Desk(), TASKS.keepers
    TASKS.join([desk])
    yield desk
    TASKS.join(before)


def _rows() -> list[object]:
    """All that the room holds of posts and officers: to see that a refusal wrote nothing."""
    return [
        *PostHolding.objects.order_by("id").values_list("id", "valid_from", "valid_to"),
        *PostRole.objects.order_by("id").values_list("id", "valid_to"),
        *Leave.objects.order_by("id").values_list("id", "valid_to"),
        *Delegation.objects.order_by("id").values_list("id", "valid_to"),
        *Officer.objects.order_by("id").values_list("id", "full_name", "account_id", "login"),
        Event.objects.count(),
    ]


def _seated(name: str = "Trần Thị Mẫu", code: str = "CB01") -> Officer:
    return attach_account(an_officer(code, name).id, new_id(), by=SYSTEM, at=AT)


def _seats(who: Officer, day: date = DAY) -> dict[str, set[str]]:
    return {found.title: set(found.roles) for found in seats_of(who.account_id, day)}


def test_the_seats_of_an_account_on_a_day_in_one_query(posts):
    who = _seated()
    clerk = posts["dong-da.tiep-nhan"]
    appoint(who.id, clerk.id, since=SINCE, until=DAY, by=keeper(), at=AT)
    with CaptureQueriesContext(connection) as asked:
        found = seats_of(who.account_id, DAY)
    assert len(asked) == 1
    assert found == [Seat(clerk.id, clerk.agency_id, frozenset({"one_stop_clerk"}), "Công chức một cửa")]
    assert seats_of(who.account_id, TOMORROW) == []
    assert seats_of(new_id(), DAY) == []


def test_a_post_as_a_seat(posts):
    clerk = posts["dong-da.tiep-nhan"]
    expected = Seat(clerk.id, clerk.agency_id, frozenset({"one_stop_clerk"}), "Công chức một cửa")
    assert seat(clerk.id, DAY) == seat_by_code("dong-da.tiep-nhan", DAY) == expected
    assert seat_by_code("dong-da.tiep-nhan", SINCE - timedelta(days=1)) is None
    assert seat(new_id(), DAY) is None


def test_posts_are_asked_by_agency_code_and_role(town, posts):
    assert [row.code for row in posts_of(town["dong-da"].id, DAY)] == [
        "dong-da.chu-tich",
        "dong-da.ho-tich",
        "dong-da.pho",
    ]
    assert post_by_code("dong-da.ho-tich", DAY).role_codes == ["civil_status_officer"]
    with pytest.raises(PostUnknown):
        post_by_code("khong-co", DAY)
    leading = posts_with_role("commune_leader", DAY)
    assert [row.code for row in leading] == ["dong-da.chu-tich"]
    assert not posts_with_role("commune_leader", DAY, agency_ids=[town["nhon-phu"].id])


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (PostDraft("dong-da.pho", "Phó", "dong-da", (), SINCE), PostCodeTaken),
        (PostDraft("x", "Phó", "khong-co", (), SINCE), AgencyUnknown),
        (PostDraft("x", "Phó", "dong-da", (), SINCE - timedelta(days=1)), AgencyUnknown),
        (PostDraft("x", "Phó", "dong-da", ("khong-co",), SINCE), RoleUnknown),
        (PostDraft("x", "  ", "dong-da", (), SINCE), NameEmpty),
    ],
)
def test_a_post_that_cannot_be_is_refused(posts, draft, refusal):
    before = _rows()
    with pytest.raises(refusal):
        open_post(draft, by=keeper(), at=AT)
    assert _rows() == before


def test_only_who_keeps_the_whole_register_gives_rights_away(town, posts):
    mine = keeper_of(town["dong-da"].id)
    before = _rows()
    with pytest.raises(NotAllowed):
        open_post(PostDraft("x", "Phó", "dong-da", ("commune_leader",), SINCE), by=mine, at=AT)
    with pytest.raises(NotAllowed):
        set_post_roles(posts["dong-da.pho"].id, ["commune_leader"], since=DAY, by=mine, at=AT)
    with pytest.raises(NotAllowed):
        close_post(posts["dong-da.pho"].id, last_day=DAY, by=mine, at=AT)
    assert _rows() == before


def test_a_post_bears_other_roles_from_a_day_on(posts):
    deputy = posts["dong-da.pho"].id
    set_post_roles(deputy, ["commune_leader", "division_head"], since=DAY, by=keeper(), at=AT)
    set_post_roles(deputy, ["commune_leader"], since=TOMORROW, by=keeper(), at=AT)
    assert seat(deputy, YESTERDAY).roles == {"division_head"}
    assert seat(deputy, DAY).roles == {"division_head", "commune_leader"}
    assert seat(deputy, TOMORROW).roles == {"commune_leader"}
    told = Event.objects.count()
    set_post_roles(deputy, ["commune_leader"], since=TOMORROW, by=keeper(), at=AT)
    assert Event.objects.count() == told
    set_post_roles(deputy, ["division_head"], since=DAY, by=keeper(), at=AT)
    assert seat(deputy, TOMORROW).roles == seat(deputy, DAY).roles == {"division_head"}
    with pytest.raises(RoleUnknown):
        set_post_roles(deputy, ["khong-co"], since=DAY, by=keeper(), at=AT)
    with pytest.raises(PostUnknown):
        set_post_roles(new_id(), [], since=DAY, by=keeper(), at=AT)


def test_a_post_is_closed_when_nobody_holds_it(posts):
    who, post = _seated(), posts["dong-da.pho"]
    holding = appoint(who.id, post.id, since=SINCE, by=keeper(), at=AT)
    with pytest.raises(StillHasHolders):
        close_post(post.id, last_day=DAY, by=keeper(), at=AT)
    with pytest.raises(DaysReversed):
        close_post(post.id, last_day=date(2020, 1, 1), by=keeper(), at=AT)
    with pytest.raises(PostUnknown):
        close_post(new_id(), last_day=DAY, by=keeper(), at=AT)
    end_holding(holding.id, last_day=DAY, by=keeper(), at=AT)
    close_post(post.id, last_day=DAY, by=keeper(), at=AT)
    assert seat(post.id, DAY) is not None
    assert seat(post.id, TOMORROW) is None
    with pytest.raises(PostUnknown):
        appoint(who.id, post.id, since=TOMORROW, by=keeper(), at=AT)


def test_a_holding_ends_with_its_post_at_the_latest(posts):
    post = open_post(PostDraft("tam", "Tổ công tác", "dong-da", (), SINCE, TOMORROW), by=keeper(), at=AT)
    holding = appoint(an_officer().id, post.id, since=DAY, by=keeper(), at=AT)
    assert holding.valid_to == TOMORROW


def test_nobody_holds_a_post_twice_on_a_day(posts):
    who, post = an_officer(), posts["dong-da.pho"]
    appoint(who.id, post.id, since=SINCE, until=DAY, by=keeper(), at=AT)
    before = _rows()
    with pytest.raises(AlreadyHolds):
        appoint(who.id, post.id, since=DAY, by=keeper(), at=AT)
    with pytest.raises(DaysReversed):
        appoint(who.id, post.id, since=TOMORROW, until=DAY, by=keeper(), at=AT)
    with pytest.raises(OfficerUnknown):
        appoint(new_id(), post.id, since=TOMORROW, by=keeper(), at=AT)
    with pytest.raises(PostUnknown):
        appoint(who.id, new_id(), since=TOMORROW, by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        appoint(who.id, post.id, since=TOMORROW, by=stranger(), at=AT)
    assert _rows() == before
    appoint(who.id, post.id, since=TOMORROW, by=keeper(), at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        PostHolding.objects.create(officer=who, post=post, valid_from=DAY)


def test_appointing_many_is_appointing_one_by_one(posts):
    together = [an_officer(f"A{n}", "Người Một").id for n in range(3)]
    alone = [an_officer(f"B{n}", "Người Hai").id for n in range(3)]
    many = list(posts.values())[:3]
    appoint_many(
        [Appointment(who, post.id, Span(SINCE)) for who, post in zip(together, many, strict=True)],
        by=keeper(),
        at=AT,
    )
    for who, post in zip(alone, many, strict=True):
        appoint(who, post.id, since=SINCE, by=keeper(), at=AT)

    def shape(ids):
        rows = PostHolding.objects.filter(officer_id__in=ids)
        return sorted(rows.values_list("post_id", "standing", "valid_from", "valid_to", "decision"), key=str)

    assert shape(together) == shape(alone)
    assert [r.kind for r in events_of("officer", together[0])] == [
        r.kind for r in events_of("officer", alone[0])
    ]


def test_a_unit_keeper_appoints_below_himself_only(town, posts):
    mine = keeper_of(town["quy-nhon"].id)
    appoint(an_officer().id, posts["dong-da.pho"].id, since=DAY, by=mine, at=AT)
    with pytest.raises(NotAllowed):
        appoint(an_officer("B").id, posts["dong-da.pho"].id, since=DAY, by=keeper_of(town["tttt"].id), at=AT)


def test_who_leaves_hands_over_first(posts, desk):
    post = posts["dong-da.ho-tich"]
    leaving, staying = _seated(), _seated("Lê Văn Ở Lại", "CB02")
    holding = appoint(leaving.id, post.id, since=SINCE, by=keeper(), at=AT)
    hand = InHand(post.id, leaving.id, leaving.account_id)
    desk.open[hand] = 3
    before = _rows()
    with pytest.raises(TasksStillHeld, match="còn 3 việc chưa xong"):
        end_holding(holding.id, last_day=DAY, by=keeper(), at=AT)
    with pytest.raises(CannotReceiveTasks):
        end_holding(holding.id, last_day=DAY, successor_id=staying.id, by=keeper(), at=AT)
    assert _rows() == before
    assert desk.open == {hand: 3}
    appoint(staying.id, post.id, since=TOMORROW, by=keeper(), at=AT)
    end_holding(holding.id, last_day=DAY, successor_id=staying.id, by=keeper(), at=AT)
    assert desk.open == {InHand(post.id, staying.id, staying.account_id): 3}
    assert [record.kind for record in events_of("officer", leaving.id)][-2:] == [
        "organisations.TasksHandedOver",
        "organisations.HoldingEnded",
    ]
    assert _seats(leaving, TOMORROW) == {}


def test_a_last_day_to_come_moves_no_tasks_yet(posts, desk):
    post, who = posts["dong-da.ho-tich"], _seated()
    holding = appoint(who.id, post.id, since=SINCE, by=keeper(), at=AT)
    desk.open[InHand(post.id, who.id, who.account_id)] = 1
    end_holding(holding.id, last_day=TOMORROW, by=keeper(), at=AT)
    assert holdings_of(who.id, TOMORROW).count() == 1


def test_ending_a_holding_is_refused(posts):
    holding = appoint(an_officer().id, posts["dong-da.pho"].id, since=DAY, until=TOMORROW, by=keeper(), at=AT)
    before = _rows()
    with pytest.raises(HoldingOver):
        end_holding(holding.id, last_day=YESTERDAY, by=keeper(), at=AT)
    with pytest.raises(HoldingOver):
        end_holding(holding.id, last_day=TOMORROW + timedelta(days=1), by=keeper(), at=AT)
    with pytest.raises(HoldingUnknown):
        end_holding(new_id(), last_day=DAY, by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        end_holding(holding.id, last_day=DAY, by=stranger(), at=AT)
    assert _rows() == before


def test_tasks_are_handed_over_among_holders_of_a_post(town, posts, desk):
    post, giver, receiver = posts["dong-da.ho-tich"], _seated(), _seated("Lê Văn Nhận", "CB02")
    appoint(giver.id, post.id, since=SINCE, by=keeper(), at=AT)
    desk.open[InHand(post.id, giver.id, giver.account_id)] = 2
    with pytest.raises(CannotReceiveTasks):
        hand_over(post.id, giver.id, receiver.id, by=keeper(), at=AT)
    with pytest.raises(CannotReceiveTasks):
        hand_over(post.id, giver.id, giver.id, by=keeper(), at=AT)
    appoint(receiver.id, post.id, since=SINCE, by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        hand_over(post.id, giver.id, receiver.id, by=stranger(), at=AT)
    with pytest.raises(PostUnknown):
        hand_over(new_id(), giver.id, receiver.id, by=keeper(), at=AT)
    with pytest.raises(OfficerUnknown):
        hand_over(post.id, new_id(), receiver.id, by=keeper(), at=AT)
    with pytest.raises(OfficerUnknown):
        hand_over(post.id, giver.id, new_id(), by=keeper(), at=AT)
    assert hand_over(post.id, giver.id, receiver.id, by=keeper_of(town["dong-da"].id), at=AT) == 2


def test_who_stands_in_sits_in_the_posts_of_who_is_away(posts):
    away, cover = _seated(), _seated("Lê Văn Thay", "CB02")
    appoint(away.id, posts["dong-da.ho-tich"].id, since=SINCE, by=keeper(), at=AT)
    appoint(cover.id, posts["dong-da.tiep-nhan"].id, since=SINCE, by=keeper(), at=AT)
    take_leave(away.id, since=DAY, until=TOMORROW, covered_by=cover.id, by=keeper(), at=AT)
    assert _seats(cover) == {
        "Công chức một cửa": {"one_stop_clerk"},
        "Công chức Tư pháp – Hộ tịch": {"civil_status_officer"},
    }
    assert set(_seats(cover, YESTERDAY)) == {"Công chức một cửa"}
    assert set(_seats(away)) == {"Công chức Tư pháp – Hộ tịch"}
    first, second = holders_of(posts["dong-da.ho-tich"].id, DAY)
    assert (first.officer, first.is_away, first.is_cover) == (away, True, False)
    assert (second.officer, second.is_away, second.is_cover) == (cover, False, True)
    assert leaves_of(away.id)[0].covered_by == cover


def test_standing_in_for_a_post_that_one_holds_anyway_adds_nothing(posts):
    away, cover = _seated(), _seated("Lê Văn Thay", "CB02")
    for who in (away, cover):
        appoint(who.id, posts["dong-da.ho-tich"].id, since=SINCE, by=keeper(), at=AT)
    take_leave(away.id, since=DAY, until=TOMORROW, covered_by=cover.id, by=keeper(), at=AT)
    assert holdings_of(cover.id).count() == 1


def test_leave_is_refused(posts):
    away, cover = _seated(), _seated("Lê Văn Thay", "CB02")
    appoint(away.id, posts["dong-da.ho-tich"].id, since=SINCE, by=keeper(), at=AT)
    take_leave(cover.id, since=TOMORROW, until=TOMORROW, by=keeper(), at=AT)
    before = _rows()
    with pytest.raises(CoverAway):
        take_leave(away.id, since=DAY, until=TOMORROW, covered_by=cover.id, by=keeper(), at=AT)
    with pytest.raises(CoverAway):
        take_leave(away.id, since=DAY, until=TOMORROW, covered_by=away.id, by=keeper(), at=AT)
    with pytest.raises(DaysReversed):
        take_leave(away.id, since=TOMORROW, until=DAY, by=keeper(), at=AT)
    with pytest.raises(OfficerUnknown):
        take_leave(new_id(), since=DAY, until=DAY, by=keeper(), at=AT)
    with pytest.raises(LeaveOverlaps):
        take_leave(cover.id, since=DAY, until=TOMORROW, by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        take_leave(away.id, since=DAY, until=TOMORROW, by=stranger(), at=AT)
    assert _rows() == before


def test_a_leave_cut_short_ends_standing_in_too(posts):
    away, cover = _seated(), _seated("Lê Văn Thay", "CB02")
    appoint(away.id, posts["dong-da.ho-tich"].id, since=SINCE, by=keeper(), at=AT)
    leave = take_leave(
        away.id, since=DAY, until=DAY + timedelta(days=9), covered_by=cover.id, by=keeper(), at=AT
    )
    with pytest.raises(NotAllowed):
        cut_leave(leave.id, last_day=DAY, by=stranger(), at=AT)
    with pytest.raises(LeaveOver):
        cut_leave(leave.id, last_day=DAY + timedelta(days=9), by=keeper(), at=AT)
    with pytest.raises(LeaveUnknown):
        cut_leave(new_id(), last_day=DAY, by=keeper(), at=AT)
    cut_leave(leave.id, last_day=DAY, by=keeper(), at=AT)
    assert set(_seats(cover)) == {"Công chức Tư pháp – Hộ tịch"}
    assert _seats(cover, TOMORROW) == {}


def test_a_leave_called_off_never_was(posts):
    away, cover = _seated(), _seated("Lê Văn Thay", "CB02")
    appoint(away.id, posts["dong-da.ho-tich"].id, since=SINCE, by=keeper(), at=AT)
    leave = take_leave(
        away.id, since=TOMORROW, until=DAY + timedelta(days=9), covered_by=cover.id, by=keeper(), at=AT
    )
    cut_leave(leave.id, last_day=DAY, by=keeper(), at=AT)
    assert not leaves_of(away.id).exists()
    assert _seats(cover, TOMORROW) == {}


def test_who_leaves_the_post_is_stood_in_for_no_longer(posts):
    away, cover = _seated(), _seated("Lê Văn Thay", "CB02")
    holding = appoint(away.id, posts["dong-da.ho-tich"].id, since=SINCE, by=keeper(), at=AT)
    take_leave(away.id, since=YESTERDAY, until=TOMORROW, covered_by=cover.id, by=keeper(), at=AT)
    end_holding(holding.id, last_day=DAY, by=keeper(), at=AT)
    assert _seats(cover, TOMORROW) == {}
    assert verify().findings == []


def _lend(posts, **more):
    facts = {
        "roles": ["commune_leader"],
        "matter": "Ký giấy xác nhận tình trạng hôn nhân",
        "decision": "QĐ 12/QĐ-UBND",
        "since": DAY,
        "until": TOMORROW,
        "by": keeper(),
    } | more
    return delegate(posts["dong-da.chu-tich"].id, posts["dong-da.pho"].id, at=AT, **facts)


def test_a_post_borrows_roles_of_another_for_some_days(posts):
    deputy = _seated()
    appoint(deputy.id, posts["dong-da.pho"].id, since=SINCE, by=keeper(), at=AT)
    row = _lend(posts)
    assert _seats(deputy) == {
        "Phó Chủ tịch UBND phường": {"division_head"},
        "Chủ tịch UBND phường": {"commune_leader"},
    }
    assert set(_seats(deputy, TOMORROW + timedelta(days=1))) == {"Phó Chủ tịch UBND phường"}
    assert list(delegations_on(DAY, post_id=posts["dong-da.pho"].id)) == [row]
    end_delegation(row.id, last_day=DAY, by=keeper(), at=AT)
    assert set(_seats(deputy, TOMORROW)) == {"Phó Chủ tịch UBND phường"}


def test_what_the_giver_no_longer_has_nobody_borrows(posts):
    deputy = _seated()
    appoint(deputy.id, posts["dong-da.pho"].id, since=SINCE, by=keeper(), at=AT)
    _lend(posts)
    set_post_roles(posts["dong-da.chu-tich"].id, [], since=TOMORROW, by=keeper(), at=AT)
    assert _seats(deputy, TOMORROW)["Chủ tịch UBND phường"] == set()


def test_delegations_are_refused(posts):
    row = _lend(posts)
    before = _rows()
    for wrong in ({"roles": ["one_stop_clerk"]}, {"roles": []}, {"since": SINCE - timedelta(days=1)}):
        with pytest.raises(RoleNotGivable):
            _lend(posts, **wrong)
    with pytest.raises(DaysReversed):
        _lend(posts, until=YESTERDAY)
    with pytest.raises(NameEmpty):
        _lend(posts, matter=" ")
    with pytest.raises(NotAllowed):
        _lend(posts, by=stranger())
    with pytest.raises(PostUnknown):
        delegate(
            new_id(),
            new_id(),
            roles=["x"],
            matter="x",
            decision="x",
            since=DAY,
            until=DAY,
            by=keeper(),
            at=AT,
        )
    with pytest.raises(DelegationOver):
        end_delegation(row.id, last_day=TOMORROW, by=keeper(), at=AT)
    with pytest.raises(DelegationUnknown):
        end_delegation(new_id(), last_day=DAY, by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        end_delegation(row.id, last_day=DAY, by=stranger(), at=AT)
    assert _rows() == before


def test_a_delegation_called_off_before_its_day_never_was(posts):
    row = _lend(posts, since=TOMORROW)
    end_delegation(row.id, last_day=DAY, by=keeper(), at=AT)
    assert not Delegation.objects.exists()


def test_a_closed_post_neither_lends_nor_borrows(posts):
    _lend(posts, until=DAY + timedelta(days=30))
    close_post(posts["dong-da.pho"].id, last_day=DAY, by=keeper(), at=AT)
    assert not delegations_on(TOMORROW).exists()
    assert verify().findings == []


def test_officers_are_found_by_name_without_marks_and_listed_by_given_name(posts):
    an, binh = an_officer("A", "Nguyễn Văn Bình"), an_officer("B", "Trần Thị An")
    for who in (an, binh):
        appoint(who.id, posts["dong-da.pho"].id, since=SINCE, by=keeper(), at=AT)
    assert [row.code for row in officers("NGUYEN")] == ["A"]
    assert [row.code for row in officers()] == ["B", "A"]
    assert [row.code for row in officers_of(posts["dong-da.pho"].agency_id, DAY)] == ["B", "A"]
    assert [row.code for row in officers("b")] == ["B", "A"]
    assert officer_by_code("B") == binh
    with pytest.raises(OfficerUnknown):
        officer_by_code("khong-co")


def test_ways_to_reach_an_officer_are_closed_at_rest(posts):
    who = an_officer(email="mau@example.vn", phone="0905123456")
    with connection.cursor() as cursor:
        cursor.execute("select email, phone from organisations_officer")
        stored = cursor.fetchone()
    assert "example" not in str(stored)
    assert "0905" not in str(stored)
    assert (officer(who.id).email, officer(who.id).phone) == ("mau@example.vn", "0905123456")


def test_an_officer_signs_in_with_one_account(posts):
    who, account = an_officer(login="mot-cua.dongda"), new_id()
    assert list(officers_to_enrol()) == [who]
    attach_account(who.id, account, by=keeper(), at=AT)
    assert not officers_to_enrol().exists()
    assert officer_of_account(account) == who
    assert accounts_of([who.id]) == {who.id: account}
    before = _rows()
    for officer_id, account_id in ((who.id, new_id()), (an_officer("B").id, account)):
        with pytest.raises(AccountLinked):
            attach_account(officer_id, account_id, by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        attach_account(who.id, new_id(), by=stranger(), at=AT)
    with pytest.raises(NotAllowed):
        detach_account(who.id, by=stranger(), at=AT)
    with pytest.raises(OfficerUnknown):
        detach_account(new_id(), by=keeper(), at=AT)
    assert len(_rows()) == len(before) + 1
    detach_account(who.id, by=keeper(), at=AT)
    detach_account(who.id, by=keeper(), at=AT)
    with pytest.raises(OfficerUnknown):
        officer_of_account(account)


def test_entering_and_correcting_officers_is_refused(town):
    who = an_officer(login="mau")
    other = an_officer("B", login="khac")
    before = _rows()
    with pytest.raises(OfficerCodeTaken):
        enter_officer(OfficerDraft("CB01", "Ai Đó"), by=keeper(), at=AT)
    with pytest.raises(LoginTaken):
        enter_officer(OfficerDraft("C", "Ai Đó", login="MAU"), by=keeper(), at=AT)
    with pytest.raises(NameEmpty):
        enter_officer(OfficerDraft("C", " "), by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        enter_officer(OfficerDraft("C", "Ai Đó"), by=stranger(), at=AT)
    with pytest.raises(LoginTaken):
        correct_officer(other.id, OfficerDraft("B", "Trần Thị Mẫu", login="mau"), by=keeper(), at=AT)
    with pytest.raises(OfficerUnknown):
        correct_officer(new_id(), OfficerDraft("B", "Ai Đó"), by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        correct_officer(who.id, OfficerDraft("CB01", "Ai Đó"), by=stranger(), at=AT)
    assert _rows() == before
    correct_officer(who.id, OfficerDraft("CB01", "Trần Thị Mậu", phone="0256"), by=keeper(), at=AT)
    assert officer(who.id).full_name == "Trần Thị Mậu"
    assert events_of("officer", who.id)[-1].told.fields == ("full_name", "phone", "login")


def test_a_seat_taken_behind_the_houses_back_is_found_out(posts, intruder):
    who = _seated()
    appoint(who.id, posts["dong-da.pho"].id, since=SINCE, until=YESTERDAY, by=keeper(), at=AT)
    assert verify().findings == []
    with intruder() as cursor:
        cursor.execute("update organisations_postholding set valid_to = null")
    assert [(finding.subject_kind, finding.subject_id) for finding in verify().findings] == [
        ("officer", str(who.id))
    ]
