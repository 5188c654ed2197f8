"""People rate and send feedback through their pages; bad input is a sentence and writes nothing."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.casework.dossiers.actions import Receiving, finish_step, hand_over, record_result
from motcua.casework.feedback.actions import answer_feedback, ask_sender, publish_answer, take_feedback, tally
from motcua.casework.feedback.models import Feedback, Rating
from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.files.models import StoredFile
from motcua.instruments.workflow.queries import waiting_of
from motcua.registers.calendars.models import OfficeHours
from tests.casework.dossiers.world import PDF, a_result
from tests.faces.ward_pages import shift_to
from tests.instruments.house import AT

HOME, SEND = "/phan-anh/", "/phan-anh/gui/"
WORDS = "Hẹn ba lần mới trả kết quả <b>x</b> 😡"


@pytest.fixture
def done(ward):
    """A dossier whose result was handed over."""
    one = ward.world.taken_in(by=ward.clerk.actor)
    for who, result in ((ward.officer, False), (ward.leader, True), (ward.officer, False)):
        if result:
            record_result(one.id, a_result(who.actor), by=who.actor, at=AT)
        finish_step(one.id, waiting_of("dossier", [one.id])[one.id].id, by=who.actor, at=AT)
    hand_over(one.id, Receiving(), by=ward.clerk.actor, at=AT)
    one.refresh_from_db()
    return one


@pytest.fixture
def sent(ward):
    """What somebody sent through the page."""
    response = post(SEND, kind="CONDUCT", content=WORDS, agency_id=str(ward.world.ward.committee))
    assert response.status_code == 302
    return Feedback.objects.get()


@pytest.fixture(autouse=True)
def _answering(ward):
    """Who leads the ward handles feedback, so that it can be sent there."""
    from_role = {"feedback.handle", "dossiers.view", "dossiers.approve", "workflow.assign"}
    set_rights("commune_leader", from_role)


def set_rights(role, rights):
    set_role(role, name=role, rights=sorted(rights), by=SYSTEM, at=AT)


def post(path, client=None, **typed):
    return (client or Client()).post(path, typed)


def said(response, status=422):
    assert response.status_code == status, response.content.decode()[-3000:]
    return response.content.decode()


def follow(one):
    return reverse("citizen:feedback_one", args=[one.secret])


def test_a_slip_asks_how_it_was_only_once_the_result_is_handed_over(ward, done):
    under_way = ward.world.taken_in(by=ward.clerk.actor)
    asks = "Anh, chị thấy việc giải quyết thế nào?"
    slip = "citizen:slip"
    assert asks not in Client().get(reverse(slip, args=[under_way.token])).content.decode()
    assert asks in Client().get(reverse(slip, args=[done.token])).content.decode()
    page = said(Client().get(reverse("citizen:rate", args=[under_way.token])), 409)
    assert "chưa trả kết quả" in page


def test_it_is_rated_thanked_for_and_changed(done):
    rate, guest = reverse("citizen:rate", args=[done.token]), Client()
    assert post(rate, guest, steps="5", comment="Tốt").status_code == 302
    assert "5/5" in guest.get(reverse("citizen:slip", args=[done.token])).content.decode()
    assert "Đổi được đến hết" in guest.get(rate).content.decode()
    assert post(rate, guest, steps="3", comment="").status_code == 302
    assert (Rating.objects.get().steps, Rating.objects.get().changes) == (3, 1)


@pytest.mark.parametrize(
    "typed", [{}, {"steps": "9"}, {"steps": "x' --"}, {"steps": "5", "comment": "x" * 5000}]
)
def test_a_rating_that_is_none_comes_back_with_a_sentence(done, typed):
    page = said(post(reverse("citizen:rate", args=[done.token]), **typed))
    assert "Cần xem lại" in page
    assert not Rating.objects.exists()


def test_an_officer_s_browser_and_a_guessed_slip_rate_nothing(ward, done):
    rate = reverse("citizen:rate", args=[done.token])
    assert "đăng nhập bằng tài khoản cán bộ" in said(post(rate, ward.clerk, steps="5"), 403)
    assert Client().get(reverse("citizen:rate", args=["A" * 24])).status_code == 404
    assert not Rating.objects.exists()


def test_at_the_counter_a_machine_reads_the_slip_and_thanks(done):
    link = f"https://motcua.example/tra-cuu/phieu/{done.token}/"
    to = post("/danh-gia/", phieu=link)
    assert to["Location"].endswith(f"/{done.token}/danh-gia/?quay=1")
    assert 'name="quay"' in Client().get(to["Location"]).content.decode()
    given = post(reverse("citizen:rate", args=[done.token]), steps="4", quay="1")
    assert (given["Location"], Rating.objects.get().way) == ("/danh-gia/", "COUNTER")
    for wrong in ("", "linh tinh", "x" * 300, f"{link}../../", "A" * 24):
        assert "Không nhận ra phiếu hẹn" in said(post("/danh-gia/", phieu=wrong), 404)


def test_it_is_sent_without_a_name_and_followed_by_its_two_marks(sent):
    page = Client().get(follow(sent)).content.decode()
    assert sent.code in page
    assert "Hẹn ba lần mới trả kết quả &lt;b&gt;x&lt;/b&gt; 😡" in page
    assert "Ủy ban nhân dân phường Đống Đa" in page
    marks = {"code": sent.code.lower(), "secret": f" {str(sent.secret)[:4]}-{str(sent.secret)[4:]} "}
    assert post("/phan-anh/theo-doi/", **marks)["Location"] == follow(sent)
    wrong = said(post("/phan-anh/theo-doi/", code=sent.code, secret="AAAA"), 404)
    assert "không khớp" in wrong
    answer = Client().get(follow(sent))
    assert (answer["X-Robots-Tag"], "no-store" in answer["Cache-Control"]) == ("noindex", True)


def test_a_second_press_opens_what_the_first_sent():
    typed = {"kind": "RULE", "content": WORDS, "form_key": str(uuid4())}
    assert post(SEND, **typed)["Location"] == post(SEND, **typed)["Location"]
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Cần xem lại"),
        ({"kind": "CONDUCT", "content": "ngắn"}, "ít nhất 10 ký tự"),
        ({"kind": "CONDUCT", "content": "á" * 100_000}, "tối đa 5000 ký tự"),
        ({"kind": "x", "content": WORDS}, "Cần xem lại"),
        ({"kind": "RULE", "content": WORDS, "agency_id": "không phải"}, "Cần xem lại"),
        ({"kind": "RULE", "content": WORDS, "phone": "<script>"}, "Số điện thoại chưa đúng"),
        ({"kind": "RULE", "content": WORDS, "email": "không có"}, "Thư điện tử chưa đúng"),
        ({"kind": "RULE", "content": WORDS, "form_key": "1"}, "Cần xem lại"),
    ],
)
def test_what_makes_no_sense_comes_back_with_a_sentence(typed, sentence):
    assert sentence in said(post(SEND, **typed))
    assert not Feedback.objects.exists()


def test_a_file_that_lies_about_its_kind_and_too_many_of_them_are_refused():
    liar = SimpleUploadedFile("anh.jpg", PDF, "image/jpeg")
    page = said(post(SEND, kind="RULE", content=WORDS, attached=[liar]), 415)
    assert "nội dung là tài liệu PDF" in page
    page_script = SimpleUploadedFile("trang.html", b"<html><script>1</script></html>", "text/html")
    said(post(SEND, kind="RULE", content=WORDS, attached=[page_script]), 415)
    many = [SimpleUploadedFile(f"{n}.pdf", PDF) for n in range(4)]
    assert "tối đa 3 tệp" in said(post(SEND, kind="RULE", content=WORDS, attached=many))
    assert (Feedback.objects.count(), StoredFile.objects.count()) == (0, 0)
    fine = SimpleUploadedFile("anh.pdf", PDF)
    assert post(SEND, kind="RULE", content=WORDS, attached=[fine]).status_code == 302
    assert Feedback.objects.get().files.get().name == "anh.pdf"


def test_only_who_holds_the_slip_sends_it_of_the_dossier(done):
    of_slip = reverse("citizen:feedback_of_slip", args=[done.token])
    assert str(done) in Client().get(of_slip).content.decode()
    assert post(of_slip, kind="CONDUCT", content=WORDS).status_code == 302
    assert Feedback.objects.get().dossier_id == done.id
    guessed = reverse("citizen:feedback_of_slip", args=["A" * 24])
    assert post(guessed, kind="CONDUCT", content=WORDS).status_code == 404
    assert post(SEND, kind="CONDUCT", content=WORDS, token=str(done.token)).status_code == 302
    assert list(Feedback.objects.order_by("filed_at").values_list("dossier", flat=True)) == [done.id, None]


def test_who_sends_too_fast_waits_and_keeps_his_words(monkeypatch):
    monkeypatch.setattr(tally, "MOST", 1)
    assert post(SEND, kind="RULE", content=WORDS).status_code == 302
    page = said(post(SEND, kind="RULE", content="Lời thứ hai, dài hơn mười chữ."), 429)
    assert "Lời thứ hai" in page
    assert Feedback.objects.count() == 1


def test_asked_he_says_more_and_answered_he_says_whether_it_satisfies(sent, settings):
    settings.MOTCUA_CLOCK_SHIFT = shift_to(AT + timedelta(hours=2))
    Feedback.objects.update(filed_at=AT, counted_from=AT)
    by = {"by": SYSTEM, "at": AT + timedelta(minutes=5)}
    take_feedback(sent.id, **by)
    ask_sender(sent.id, question="Hôm nào ạ?", **by)
    assert "Hôm nào ạ?" in Client().get(follow(sent)).content.decode()
    assert "Cần xem lại" in said(post(f"{follow(sent)}bo-sung/", words=""))
    assert post(f"{follow(sent)}bo-sung/", words="Sáng thứ Hai").status_code == 302
    assert "nên không làm được" in said(post(f"{follow(sent)}bo-sung/", words="Nữa"), 409)
    public = {"question": "Chờ lâu", "answer": "Đã chấn chỉnh."}
    answer_feedback(sent.id, **public, **by)
    assert "Đã chấn chỉnh." not in Client().get(follow(sent)).content.decode()
    publish_answer(sent.id, **public, **by)
    page = Client().get(follow(sent)).content.decode()
    assert "Đã chấn chỉnh." in page
    assert "Phản ánh lại (đến hết" in page
    assert post(f"{follow(sent)}hai-long/", **{"hai-long": "0"}).status_code == 302
    everybody = Client().get(HOME).content.decode()
    for seen in ("Chờ lâu", "Đã chấn chỉnh.", "người gửi chưa hài lòng"):
        assert seen in everybody
    assert "Hẹn ba lần" not in everybody
    assert sent.code not in everybody
    assert post(f"{follow(sent)}lai/", kind="CONDUCT", content=WORDS).status_code == 302
    assert Client().get(f"{follow(sent)}lai/").status_code == 302
    assert (
        "không phản ánh lại được nữa"
        in said(post(f"{follow(sent)}lai/", kind="CONDUCT", content=WORDS), 409).lower()
    )


def test_an_officer_writes_down_what_came_by_telephone(ward):
    assert 'name="channel"' not in Client().get(SEND).content.decode()
    assert 'name="channel"' in ward.leader.read(SEND)
    ward.leader.send(SEND, kind="CONDUCT", content=WORDS, channel="PHONE")
    assert Feedback.objects.get().channel == "PHONE"


def test_where_nobody_declared_office_hours_a_citizen_is_told_what_he_can_do(db):
    Feedback.objects.all().delete()
    OfficeHours.objects.all().delete()
    page = said(post(SEND, kind="RULE", content=WORDS), 409)
    assert "Xin gửi lại sau, hoặc phản ánh trực tiếp tại cơ quan." in page
    assert "office hours" in said(Client().post(f"/en{SEND}", {"kind": "RULE", "content": WORDS}), 409)
    assert not Feedback.objects.exists()


def test_the_pages_stand_on_an_empty_province_and_in_english(db):
    assert "Chưa có trả lời nào được công khai." in Client().get(HOME).content.decode()
    english = Client().get("/en/phan-anh/gui/").content.decode()
    assert not re.search(r"Nội dung|Phản ánh về|không bắt buộc", english.partition("<main")[2])
    for path in ("/en/phan-anh/", "/en/danh-gia/", "/en/phan-anh/theo-doi/"):
        assert Client().get(path).status_code == 200
