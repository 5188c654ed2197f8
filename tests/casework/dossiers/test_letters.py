"""What the law wants told to the applicant is written in the transaction of the act, and leaves once."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from motcua.casework.dossiers.actions import (
    Receiving,
    accept_dossier,
    finish_step,
    hand_over,
    receive_supplement,
    record_result,
    refuse,
    request_supplement,
    submit,
    take_in,
    turn_away,
    turn_back,
    withdraw,
)
from motcua.casework.dossiers.errors import DocumentsMissing
from motcua.casework.dossiers.models import Dossier, ReturnWay
from motcua.exchange.messaging.client import GatewayChannel
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.models import Delivery, Event
from motcua.foundation.events.queries import verify
from motcua.foundation.notices.actions import send_due_notices
from motcua.foundation.notices.models import Notice, NoticeState
from motcua.foundation.notices.ports import NOTICE_BOOK, NotDelivered
from motcua.foundation.notices.queries import templates
from motcua.instruments.deadlines.actions import begin_redating, go_on_redating
from motcua.instruments.workflow.queries import waiting_of
from motcua.registers.calendars.actions import declare_day_off
from motcua.registers.people.actions import PersonDraft, register_person
from tests.casework.dossiers.world import AT, a_result, a_world

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)
EMAIL = "binhan@vidu.vn"


def a_reader(world):
    """Let the applicant be one who can be written to."""
    draft = PersonDraft(
        "Trần Thị Thư", birth="02/09/1990", personal_id="052190004321", email=EMAIL, phone="0905123999"
    )
    world.person = register_person(draft, by=SYSTEM, at=AT)
    return world


@pytest.fixture
def world():
    """The ward, and an applicant who can be written to."""
    return a_reader(a_world())


class Postman:
    """A channel that carries letters, fails, or dies on the way."""

    name = "email"

    def __init__(self):
        self.carried, self.trouble = [], None

    def takes(self, address):
        return "@" in address

    def mask(self, address):
        return "b***@vidu.vn"

    def send(self, message):
        if self.trouble is not None:
            raise self.trouble
        self.carried.append(message)


@pytest.fixture
def postman(monkeypatch):
    found = Postman()
    monkeypatch.setitem(NOTICE_BOOK.channels, "email", found)
    return found


def letters():
    return [(one.template.removeprefix("dossiers."), one.title) for one in Notice.objects.order_by("id")]


def task_of(one):
    return waiting_of("dossier", [one.id])[one.id]


def resolved(world):
    one = world.taken_in()
    officer, leader = world.ward.civil_status_officer(), world.ward.leader()
    finish_step(one.id, task_of(one).id, by=officer, at=AT)
    finish_step(one.id, task_of(one).id, by=leader, at=AT)
    record_result(one.id, a_result(officer), by=officer, at=LATER)
    return one


def test_an_acceptance_is_told_with_its_code_and_its_day(world, postman):
    one = world.taken_in()
    (letter,) = Notice.objects.all()
    assert (letter.template, letter.state) == ("dossiers.accepted", NoticeState.QUEUED)
    assert letter.title == "Đã tiếp nhận hồ sơ H08.31.01-20231120-0001"
    for part in (
        "Kính gửi Trần Thị Thư,",
        "Bộ phận một cửa phường Đống Đa đã tiếp nhận hồ sơ H08.31.01-20231120-0001",
        "Cấp Giấy xác nhận tình trạng hôn nhân",
        "Hẹn trả kết quả: 8 giờ",
        "điện thoại 0256 3810 000",
    ):
        assert part in letter.text.replace("\xa0", " "), letter.text
    assert (letter.subject_kind, letter.subject_id) == ("dossier", one.id)
    assert verify().holds


def test_every_act_that_the_law_wants_told_is_told_once(world, postman):
    one = world.taken_in()
    officer, leader, clerk = world.ward.civil_status_officer(), world.ward.leader(), world.ward.clerk()
    request_supplement(one.id, ["Bản án ly hôn", "Ảnh"], reason="Thiếu", by=officer, at=AT)
    receive_supplement(one.id, [], by=clerk, at=LATER)
    refuse(one.id, reason="Không đủ điều kiện theo Điều 10", by=leader, at=LATER)
    code = one.code
    assert letters() == [
        ("accepted", f"Đã tiếp nhận hồ sơ {code}"),
        ("supplement", f"Hồ sơ {code} cần bổ sung"),
        ("supplemented", f"Đã nhận bổ sung hồ sơ {code}"),
        ("refused", f"Hồ sơ {code} không được giải quyết"),
    ]
    asked = Notice.objects.get(template="dossiers.supplement").text
    assert "1. Bản án ly hôn\n2. Ảnh" in asked
    assert "tính lại từ đầu" in asked
    assert "Lý do: Không đủ điều kiện theo Điều 10" in Notice.objects.get(template="dossiers.refused").text
    assert verify().holds


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (ReturnWay.COUNTER, "Mời anh, chị mang Giấy tiếp nhận hồ sơ"),
        (ReturnWay.POST, "bưu chính công ích"),
        (ReturnWay.ELECTRONIC, "bản điện tử"),
    ],
)
def test_a_result_that_is_ready_is_told_as_it_is_received(world, postman, way, said):
    one = world.taken_in(return_way=way)
    officer, leader = world.ward.civil_status_officer(), world.ward.leader()
    finish_step(one.id, task_of(one).id, by=officer, at=AT)
    finish_step(one.id, task_of(one).id, by=leader, at=AT)
    record_result(one.id, a_result(officer), by=officer, at=LATER)
    assert said in Notice.objects.get(template="dossiers.result_ready").text


def test_what_is_turned_back_or_away_at_the_counter_is_told_under_its_own_number(world, postman):
    clerk = world.ward.clerk()
    asked = turn_back(
        world.filing(papers=(), answers=None), ["Tờ khai"], reason="Thiếu tờ khai", by=clerk, at=AT
    )
    away = turn_away(world.filing(), reason="Không thuộc thẩm quyền", by=clerk, at=AT)
    assert letters() == [
        ("supplement", f"Hồ sơ {asked.dossier.submission_id} cần bổ sung"),
        ("refused", f"Hồ sơ {away.submission_id} không được giải quyết"),
    ]
    assert "không đủ điều kiện tiếp nhận" in Notice.objects.get(template="dossiers.refused").text
    assert "tính lại từ đầu" not in Notice.objects.get(template="dossiers.supplement").text


def test_what_came_online_is_told_when_it_is_accepted(world, postman):
    one = submit(world.filing(channel="ONLINE"), by=world.ward.clerk(), at=AT)
    assert letters() == [("submitted", f"Đã nhận hồ sơ trực tuyến {one.submission_id}")]
    assert "Trước 8 giờ, thứ Ba 21/11/2023, nơi tiếp nhận trả lời" in text_of("dossiers.submitted")
    accepted = accept_dossier(one.id, by=world.ward.clerk(), at=LATER)
    assert letters()[1:] == [("accepted", f"Đã tiếp nhận hồ sơ {accepted.code}")]


def text_of(template):
    return Notice.objects.get(template=template).text.replace("\xa0", " ")


def test_a_result_that_was_handed_over_is_told_of(world, postman):
    one = resolved(world)
    finish_step(one.id, task_of(one).id, by=world.ward.civil_status_officer(), at=LATER)
    hand_over(one.id, Receiving("COUNTER", "APPLICANT"), by=world.ward.clerk(), at=LATER)
    assert letters()[-1] == ("handed_over", f"Đã trả kết quả hồ sơ {one.code}")
    assert "Nếu anh, chị chưa nhận được, xin báo ngay" in text_of("dossiers.handed_over")


def test_who_left_but_a_mobile_number_is_told_in_a_line_where_a_gateway_is_plugged_in(world, monkeypatch):
    alone = PersonDraft("Lê Văn Tám", birth="1980", personal_id="052080004322", phone="0905123777")
    filing = world.filing(person_id=register_person(alone, by=SYSTEM, at=AT).id)
    take_in(filing, by=world.ward.clerk(), at=AT)
    assert letters() == []
    monkeypatch.setitem(NOTICE_BOOK.channels, "sms", GatewayChannel("sms", "https://cong.vn", "k"))
    one = take_in(filing, by=world.ward.clerk(), at=AT)
    (line,) = Notice.objects.all()
    assert (line.channel, line.to, line.to_masked) == ("sms", "0905123777", "090•••777")
    assert line.title == f"Đã tiếp nhận hồ sơ {one.code}"


def test_who_has_no_e_mail_or_one_that_cannot_be_is_taken_in_all_the_same(postman):
    world = a_world()
    world.taken_in()
    odd = PersonDraft("Lê Văn Tám", birth="1980", personal_id="052080004322", email="tam@vidu.vn")
    postman.takes = lambda address: False
    world.taken_in(person_id=register_person(odd, by=SYSTEM, at=AT).id)
    assert Dossier.objects.count() == 2
    assert letters() == []


def test_when_the_applicant_has_no_e_mail_who_brought_it_is_told(world, postman):
    child = PersonDraft("Trần Bé Na", birth="01/01/2020", personal_id="052320004323")
    world.taken_in(person_id=register_person(child, by=SYSTEM, at=AT).id, submitter_id=world.person.id)
    (letter,) = Notice.objects.all()
    assert (letter.to, "Kính gửi Trần Bé Na" in letter.text) == (EMAIL, True)


def test_an_act_that_fails_tells_nobody(world, postman):
    with pytest.raises(DocumentsMissing):
        world.taken_in(papers=(), answers=None)
    with transaction.atomic():
        world.taken_in()
        transaction.set_rollback(True)  # the house falls before the commit
    assert letters() == []
    assert not Event.objects.filter(subject_kind="notice").exists()
    one = world.taken_in()
    withdraw(one.id, reason="Không cần nữa", by=world.ward.clerk(), at=LATER)
    assert [kind for kind, _title in letters()] == ["accepted"]  # he asked for it himself


class Killed(BaseException):
    """The worker is gone, from one instruction to the next."""


def test_a_worker_killed_between_the_act_and_the_letter_loses_nothing_and_sends_it_once(world, postman):
    world.taken_in()
    assert Delivery.objects.filter(reaction="notices.send_queued", state="WAITING").count() == 1
    real = Notice.objects.get().next_at + timedelta(seconds=1)
    postman.trouble = Killed()
    with pytest.raises(Killed):
        send_due_notices(by=SYSTEM, at=LATER, real_now=real)
    assert Notice.objects.get().state == NoticeState.QUEUED
    postman.trouble = NotDelivered("máy chủ thư bận", for_good=False)
    send_due_notices(by=SYSTEM, at=LATER, real_now=real)
    postman.trouble = None
    for _ in range(3):
        send_due_notices(by=SYSTEM, at=LATER, real_now=real + timedelta(hours=1))
    (carried,) = postman.carried
    assert (carried.to, carried.title) == (EMAIL, "Đã tiếp nhận hồ sơ H08.31.01-20231120-0001")
    assert Notice.objects.get().sent_at.astimezone(VN) == LATER
    assert verify().holds


def test_a_letter_stands_closed_and_no_event_names_whom_it_went_to(world, postman):
    resolved(world)
    data = str(list(Event.objects.values_list("data", flat=True)))
    assert not any(word in data for word in (EMAIL, "Thư", "hôn nhân", "0905123999"))


def test_every_letter_can_be_filled_and_says_how_to_look(world):
    names = "accepted supplement supplemented refused result_ready apology halted goes_on stopped"
    names += " submitted handed_over"
    letters_of_law = {f"dossiers.{name}" for name in names.split()}
    assert letters_of_law <= set(templates())
    assert all("Tra cứu hồ sơ" in templates()[key].text for key in letters_of_law)


def test_taking_in_who_can_be_written_to_costs_this_many_statements(
    world, postman, django_assert_max_num_queries
):
    filing, clerk = world.filing(), world.ward.clerk()
    take_in(filing, by=clerk, at=AT)
    with django_assert_max_num_queries(18):
        take_in(filing, by=clerk, at=AT)


def test_who_left_an_address_is_told_of_the_new_day_when_working_time_changes(world, postman):
    one = world.taken_in()
    Notice.objects.all().delete()
    declare_day_off(date(2023, 11, 21), "Nghỉ tránh bão", by=SYSTEM, at=AT)
    begun = begin_redating(date(2023, 11, 21), date(2023, 11, 21), reason="Bão số 5", by=SYSTEM, at=LATER)
    go_on_redating(begun.id, by=SYSTEM, at=LATER)
    one.refresh_from_db()
    assert (one.due_at.day, one.first_due_at.day) == (24, 23)
    (letter,) = Notice.objects.all()
    assert (letter.template, letter.to, letter.text) == ("dossiers.redated", "", "")
    assert letter.said == {"before": "2023-11-23T01:00:00+00:00", "due": "2023-11-24T08:00:00+07:00"}
    send_due_notices(by=SYSTEM, at=LATER, real_now=letter.next_at + timedelta(seconds=1))
    letter.refresh_from_db()
    assert (letter.state, letter.to, letter.to_masked) == (NoticeState.SENT, EMAIL, "b***@vidu.vn")
    assert "Hẹn trước đây: 8 giờ, thứ Năm 23/11/2023." in letter.text.replace("\u00a0", " ")
    assert "Hẹn mới: 8 giờ, thứ Sáu 24/11/2023." in letter.text.replace("\u00a0", " ")
    go_on_redating(begun.id, by=SYSTEM, at=LATER)
    assert Notice.objects.count() == 1
