"""Feedback at the desk: its queue, its ways, its refusals; the sender is masked, ratings are sums."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.casework.feedback.actions import file_feedback
from motcua.casework.feedback.models import Draft, Feedback
from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.audit.models import Look
from motcua.foundation.ids import new_id
from tests.casework.dossiers.world import PDF
from tests.faces.ward_pages import ROLES
from tests.registers.organisations.town import AT

LIST = "/ban-lam-viec/phan-anh/"
WORDS = "Quầy số 2 đóng cửa sớm <i>hai lần</i>."
SAID = {"cau-hoi": "Quầy đóng cửa sớm.", "tra-loi": "Đã phân công lại."}


@pytest.fixture
def desk(ward):
    """The ward with an officer who handles and a leader who publishes."""
    for role, rights in (
        ("civil_status_officer", ("feedback.handle",)),
        ("commune_leader", ("feedback.handle", "feedback.publish", "feedback.view")),
    ):
        set_role(role, name=role, rights=(*ROLES[role], *rights), by=SYSTEM, at=AT)
    return ward


def sent(ward, **more):
    known = {"agency_id": ward.world.ward.committee, "name": "Trần Thị Mười", "phone": "0905123218"}
    return file_feedback(Draft("CONDUCT", WORDS, **(known | more)), by=NOBODY, at=AT)


def do(who, one, what, status=302, **typed):
    return who.send(f"{LIST}{one.id}/viec/", status, viec=what, **typed)


def test_an_empty_queue_says_what_will_stand_there(desk):
    assert "Không có phản ánh nào" in desk.officer.read(LIST)


def test_from_the_queue_to_the_published_answer(desk):
    one = sent(desk)
    page = desk.officer.read(LIST)
    assert one.code in page
    assert "&lt;i&gt;hai lần&lt;/i&gt;" in page
    assert "T••• T••• Mười" in desk.officer.read(f"{LIST}{one.id}/")
    do(desk.officer, one, "nhan")
    do(desk.officer, one, "tra-loi", **SAID)
    assert "Duyệt, công khai trả lời" not in desk.officer.read(f"{LIST}{one.id}/")
    assert "Duyệt, công khai trả lời" in desk.leader.read(f"{LIST}{one.id}/")
    do(desk.leader, one, "cong-khai", **SAID)
    one.refresh_from_db()
    assert (one.state, one.answer) == ("PUBLISHED", "Đã phân công lại.")
    assert one.code in desk.officer.read(f"{LIST}?muc=ended")
    for tab in ("new", "handling", "awaiting", "answered", "nobodys", "linh-tinh"):
        assert (
            one.code not in desk.officer.read(f"{LIST}?muc={tab}").partition("<table")[2]
            or tab == "linh-tinh"
        )


def test_every_line_says_what_is_left_of_its_moment_in_working_time(desk, django_assert_max_num_queries):
    one = sent(desk)
    for path in (LIST, f"{LIST}{one.id}/"):
        assert "Còn 15 ngày làm việc" in words_of(desk.officer.read(path))
    Feedback.objects.filter(id=one.id).update(due_at=AT - timedelta(days=3))
    assert "Quá hạn 1 ngày làm việc" in words_of(desk.officer.read(f"{LIST}?muc=new"))
    with django_assert_max_num_queries(40) as few:
        desk.officer.read(LIST)
    for _number in range(3):
        sent(desk)
    with django_assert_max_num_queries(len(few)):
        desk.officer.read(LIST)


def words_of(page):
    return page.replace("\xa0", " ").partition("<main")[2]


def test_refused_the_page_comes_back_with_the_sentence_and_what_was_typed(desk):
    one = sent(desk)
    assert "lý do trả lại" in do(desk.officer, one, "tra-lai", 422)
    do(desk.officer, one, "nhan")
    named = {"cau-hoi": "Bà Trần Thị Mười phản ánh", "tra-loi": "Đã phân công lại."}
    page = do(desk.officer, one, "tra-loi", 422, **named)
    assert "tên hoặc cách liên hệ của người gửi" in page
    assert "Bà Trần Thị Mười phản ánh" in page
    assert "Không có cơ quan này" in do(desk.officer, one, "chuyen", 422, chuyen="x", noi=str(new_id()))
    assert "Không có cơ quan này" in do(desk.officer, one, "chuyen", 422, chuyen="x", noi="rác")
    assert "đang xử lý nên không làm được" in do(desk.officer, one, "nhan", 409)
    do(desk.officer, one, "linh-tinh")
    one.refresh_from_db()
    assert (one.state, one.agency_id) == ("HANDLING", desk.world.ward.committee)


def test_asked_and_passed_on(desk):
    one = sent(desk)
    do(desk.officer, one, "hoi", hoi="Hôm nào ạ?")
    one.refresh_from_db()
    assert one.state == "AWAITING"
    assert "dừng, chờ người gửi" in desk.officer.read(f"{LIST}?muc=awaiting")
    assert "Người gửi còn được bổ sung đến" in do(desk.officer, one, "tra-lai", 409, **{"tra-lai": "x"})
    other = sent(desk)
    elsewhere = desk.world.ward.agencies["nhon-phu"].id
    do(desk.officer, other, "chuyen", noi=str(elsewhere), chuyen="Thuộc phường khác")
    assert Feedback.objects.get(id=other.id).agency_id == elsewhere
    desk.officer.read(f"{LIST}{other.id}/", 404)


def test_how_the_sender_is_reached_and_what_he_sent_is_shown_on_record(desk):
    page = Client().post(
        "/phan-anh/gui/",
        {
            "kind": "CONDUCT",
            "content": WORDS,
            "agency_id": str(desk.world.ward.committee),
            "phone": "0905123218",
            "attached": [SimpleUploadedFile("ảnh.pdf", PDF)],
        },
    )
    assert page.status_code == 302
    one = Feedback.objects.get()
    assert "0905123218" not in desk.officer.read(f"{LIST}{one.id}/")
    assert "0905123218" in desk.officer.send(f"{LIST}{one.id}/lien-he/", 200)
    response = desk.officer.get(f"{LIST}{one.id}/tep/1/")
    assert (response.status_code, b"".join(response.streaming_content)) == (200, PDF)
    assert desk.officer.get(f"{LIST}{one.id}/tep/2/").status_code == 404
    assert Look.objects.filter(subject_kind="feedback").count() == 2


def test_who_has_no_right_there_sees_nothing(desk):
    one = sent(desk)
    for path in (LIST, f"{LIST}{one.id}/", f"{LIST}{one.id}/tep/1/", f"{LIST}danh-gia/"):
        assert desk.clerk.get(path).status_code == 403
    assert desk.clerk.post(f"{LIST}{one.id}/viec/", {"viec": "nhan"}).status_code == 403
    assert Client().get(LIST).status_code == 302


def test_few_ratings_are_not_told_at_all(desk):
    assert "Chưa có đánh giá nào" in desk.leader.read(f"{LIST}danh-gia/")
