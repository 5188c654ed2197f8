"""What lacks is asked for once, at once, on form 02; when it came the limit is counted anew."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from motcua.casework.dossiers.actions import (
    accept_dossier,
    claim_step,
    finish_step,
    receive_supplement,
    reprint_supplement,
    request_supplement,
    submit,
    turn_back,
    withdraw,
)
from motcua.casework.dossiers.errors import (
    DocumentsMissing,
    NotAPaperOfIt,
    NotAwaitingAcceptance,
    NothingAsked,
    PaperUnknown,
    ReasonMissing,
    StateMoved,
    SupplementAskedAlready,
)
from motcua.casework.dossiers.models import Dossier, Paper, State, Supplement
from motcua.casework.dossiers.queries import course_of, open_supplement, supplement_sheet, supplements_of
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.ids import new_id
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.deadlines.queries import promise_of
from motcua.instruments.documents.queries import documents_of
from motcua.instruments.workflow.models import FAR_AWAY
from motcua.instruments.workflow.queries import waiting_of
from tests.casework.dossiers.papers import LINK, words
from tests.casework.dossiers.world import AT, DUE, a_world

pytestmark = pytest.mark.django_db
ITEMS = ["Bản sao Quyết định ly hôn", "  Giấy ủy quyền   có chứng thực "]
REASON = "Thiếu giấy tờ chứng minh đã ly hôn"
LATER = AT + timedelta(hours=2)
BACK = datetime(2023, 11, 27, 14, tzinfo=VN)  # Monday


@pytest.fixture
def world():
    return a_world()


def task_of(one):
    return waiting_of("dossier", [one.id])[one.id]


def told(one):
    return [record.kind.removeprefix("dossiers.") for record in history("dossier", one.id)]


def asked(world, one, at=LATER, **more):
    return request_supplement(
        one.id, ITEMS, reason=REASON, by=world.ward.civil_status_officer(), at=at, **more
    )


def untouched(one):
    """Whether nothing but its acceptance is on record."""
    one.refresh_from_db()
    return told(one) == ["DossierAccepted"] and one.state == State.ACCEPTED and not supplements_of(one.id)


def test_after_acceptance_the_clock_stands_until_it_came_and_counts_anew_from_then(world):
    one = world.taken_in()
    supplement = asked(world, one)
    one.refresh_from_db()
    assert (one.state, one.due_at) == (State.AWAITING_SUPPLEMENT, DUE)
    assert (supplement.number, supplement.due_before) == (1, DUE)
    assert supplement.items == ("Bản sao Quyết định ly hôn", "Giấy ủy quyền có chứng thực")
    assert promise_of("dossier", one.id).state == Promise.State.PAUSED
    assert task_of(one).urgent_at == FAR_AWAY
    receive_supplement(one.id, [Paper(None, 0, 1, "Quyết định ly hôn")], by=world.ward.clerk(), at=BACK)
    one.refresh_from_db()
    due = datetime(2023, 11, 30, 14, tzinfo=VN)  # three working days from Monday 14:00
    assert (one.state, one.due_at) == (State.IN_PROGRESS, due)
    promise = promise_of("dossier", one.id)
    assert (promise.state, promise.due_at, promise.original_due_at) == (Promise.State.RUNNING, due, DUE)
    assert task_of(one).urgent_at == due
    answered = supplements_of(one.id)[0]
    assert (answered.state, answered.ended_at, answered.due_after) == (
        Supplement.State.ANSWERED,
        BACK,
        due,
    )
    assert [paper.name for paper in documents_of("dossier", one.id)] == ["Tờ khai", "Quyết định ly hôn"]
    assert told(one) == ["DossierAccepted", "SupplementAsked", "SupplementReceived"]
    assert verify().holds


def test_while_it_is_awaited_no_step_is_done(world):
    one = world.taken_in()
    officer = world.ward.civil_status_officer()
    claim_step(one.id, task_of(one).id, by=officer, at=AT)
    request_supplement(one.id, ITEMS, reason=REASON, by=officer, at=LATER)
    with pytest.raises(StateMoved, match=r"«chờ bổ sung».*Yêu cầu bổ sung hồ sơ, lúc 10\sgiờ"):
        finish_step(one.id, task_of(one).id, by=officer, at=LATER)
    assert told(one)[-1] == "SupplementAsked"


def test_all_that_lacks_is_asked_once_and_a_second_time_only_by_who_approves(world):
    one = world.taken_in()
    asked(world, one)
    receive_supplement(one.id, [], by=world.ward.clerk(), at=BACK)
    with pytest.raises(SupplementAskedAlready, match=r"lúc 10\sgiờ"):
        asked(world, one, at=BACK)
    with pytest.raises(SupplementAskedAlready):
        asked(world, one, at=BACK, again=True)
    assert len(supplements_of(one.id)) == 1
    finish_step(one.id, task_of(one).id, by=asking_officer(world), at=BACK)
    leader = world.ward.leader()
    second = request_supplement(one.id, ["Ảnh"], reason="Ảnh mờ", again=True, by=leader, at=BACK)
    assert second.number == 2
    assert verify().holds


def asking_officer(world):
    """Whoever holds the task since he asked: the one officer of these tests, found by his account."""
    holder = Supplement.objects.get().asked_by
    return replace(world.ward.civil_status_officer(), id=holder)


@pytest.mark.parametrize(
    ("items", "reason", "refusal"),
    [([], REASON, NothingAsked), (["  "], REASON, NothingAsked), (ITEMS, " ", ReasonMissing)],
)
def test_nothing_is_asked_without_saying_what_and_why(world, items, reason, refusal):
    one = world.taken_in()
    with pytest.raises(refusal):
        request_supplement(one.id, items, reason=reason, by=world.ward.civil_status_officer(), at=LATER)
    assert untouched(one)


def test_only_who_has_the_dossier_in_hand_asks(world):
    one = world.taken_in()
    for by in (world.ward.clerk(), world.ward.leader()):
        with pytest.raises(NotAllowed):
            request_supplement(one.id, ITEMS, reason=REASON, by=by, at=LATER)
    assert untouched(one)


def test_only_the_counter_takes_what_comes(world):
    one = world.taken_in()
    asked(world, one)
    with pytest.raises(NotAllowed):
        receive_supplement(one.id, [], by=world.ward.leader(), at=BACK)
    with pytest.raises(PaperUnknown):
        receive_supplement(one.id, [Paper(new_id(), 1, 0)], by=world.ward.clerk(), at=BACK)
    assert open_supplement(one.id) is not None
    assert told(one)[-1] == "SupplementAsked"


def test_what_is_not_awaited_is_not_received(world):
    one = world.taken_in()
    with pytest.raises(StateMoved):
        receive_supplement(one.id, [], by=world.ward.clerk(), at=BACK)
    assert untouched(one)


def test_at_the_counter_an_incomplete_filing_is_turned_back_and_accepted_when_complete(world):
    clerk = world.ward.clerk()
    filing = world.filing(papers=(), answers=None)
    supplement = turn_back(filing, ["Tờ khai"], reason="Chưa có tờ khai", by=clerk, at=AT)
    one = supplement.dossier
    assert (supplement.before_acceptance, supplement.due_before) == (True, None)
    one.refresh_from_db()
    assert (one.state, one.code, one.due_at) == (State.AWAITING_SUPPLEMENT, None, None)
    with pytest.raises(DocumentsMissing, match="Tờ khai"):
        receive_supplement(one.id, [], by=clerk, at=BACK)
    with pytest.raises(NotAwaitingAcceptance, match="chờ bổ sung"):
        accept_dossier(one.id, by=clerk, at=BACK)
    document = world.version.documents.get(name="Tờ khai")
    receive_supplement(one.id, [Paper(document.id, 1, 0)], by=clerk, at=BACK)
    one.refresh_from_db()
    assert (one.state, one.code) == (State.ACCEPTED, "H08.31.01-20231127-0001")
    assert one.due_at == datetime(2023, 11, 30, 14, tzinfo=VN)
    assert told(one) == ["DossierSubmitted", "SupplementAsked", "DossierAccepted", "SupplementReceived"]
    assert verify().holds


def test_a_filing_is_turned_back_only_by_who_serves_there(world):
    with pytest.raises(NotAllowed):
        turn_back(world.filing(), ["Ảnh"], reason="Thiếu", by=world.ward.leader(), at=AT)
    assert not Dossier.objects.exists()


def test_what_was_handed_in_online_is_asked_for_at_the_counter(world):
    one = submit(world.filing(), by=world.ward.clerk(), at=AT)
    request_supplement(one.id, ITEMS, reason=REASON, by=world.ward.clerk(), at=LATER)
    with pytest.raises(NotAllowed):
        receive_supplement(one.id, [], by=world.ward.leader(), at=BACK)
    receive_supplement(one.id, [], by=world.ward.clerk(), at=BACK)
    one.refresh_from_db()
    assert one.state == State.ACCEPTED


def test_a_dossier_withdrawn_while_it_waits_leaves_nothing_asked(world):
    one = world.taken_in()
    asked(world, one)
    withdraw(one.id, reason="Không làm nữa", by=world.ward.clerk(), at=BACK)
    (supplement,) = supplements_of(one.id)
    assert supplement.state == Supplement.State.DROPPED
    assert promise_of("dossier", one.id).state == Promise.State.CANCELLED
    assert verify().holds


def test_form_02_says_all_that_lacks_and_who_helps(world):
    one = world.taken_in()
    supplement = asked(world, one)
    one.refresh_from_db()
    said = words(supplement_sheet(one, supplement, link=LINK))
    for part in (
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Số: 01/HDHS",
        "H08.31.01-20231120-0001",
        "Nguyễn Thị Bình An",
        "1. Bản sao Quyết định ly hôn",
        "2. Giấy ủy quyền có chứng thực",
        "Lý do: Thiếu giấy tờ chứng minh đã ly hôn",
        "được tính lại từ đầu",
        "NGƯỜI HƯỚNG DẪN",
    ):
        assert part in said, said


def test_form_02_printed_again_says_how_often(world):
    one = world.taken_in()
    supplement = asked(world, one)
    with pytest.raises(NotAllowed):
        reprint_supplement(one.id, 1, by=world.ward.leader(), at=LATER)
    with pytest.raises(NotAPaperOfIt):
        reprint_supplement(one.id, 2, by=world.ward.clerk(), at=LATER)
    for _ in range(2):
        supplement = reprint_supplement(one.id, 1, by=world.ward.clerk(), at=LATER)
    one.refresh_from_db()
    assert "In lại lần 2" in words(supplement_sheet(one, supplement, link=LINK, is_copy=True))
    assert told(one)[-2:] == ["SlipReprinted", "SlipReprinted"]
    assert verify().holds


def test_what_lacks_and_why_stand_in_no_event(world):
    one = world.taken_in()
    asked(world, one)
    data = str(list(Event.objects.values_list("data", flat=True)))
    assert "ly hôn" not in data
    assert course_of(one.id).past[0].title == "Yêu cầu bổ sung hồ sơ"


def test_nobody_asks_for_more_once_the_counter_has_accepted_it_again(world):
    one = submit(world.filing(), by=world.ward.clerk(), at=AT)
    accept_dossier(one.id, by=world.ward.clerk(), at=AT)
    with pytest.raises(NotAllowed):
        request_supplement(one.id, ITEMS, reason=REASON, by=world.ward.clerk(), at=LATER)
    assert not supplements_of(one.id)
