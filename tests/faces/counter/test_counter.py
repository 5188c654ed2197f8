"""The counter: from whoever stands there to the slip, to the result in the hand; and the bad day."""

import re

import pytest
from django.urls import reverse

from motcua.casework.dossiers.actions import finish_step, record_result, submit
from motcua.casework.dossiers.models import Dossier, State
from motcua.casework.dossiers.queries import hand_over_of
from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.instruments.documents.queries import documents_of
from motcua.instruments.workflow.queries import waiting_of
from motcua.registers.people.models import Person, Source
from tests.casework.dossiers.world import AT, CODE, a_procedure, a_result
from tests.faces.ward_pages import signed_in

CARD = "052096001234||Trần Văn Khả|02091996|Nam|12 Trần Cao Vân, Đống Đa, Quy Nhơn, Bình Định|10052021"
GARBLED = "052096001235||Tr?n V?n Th?|02091996|Nam|12 Tr?n Cao V?n|10052021"


def to_form(ward, person=None):
    who = person or ward.world.person
    return reverse("counter:take_in_for_person", args=[who.id, CODE])


def answers(**more):
    return {"purpose": "Đăng ký kết hôn", "copies": "1", "declaration": "form"} | more


def taken(ward):
    led = ward.clerk.send(to_form(ward), **answers())
    return Dossier.objects.get(id=led.rstrip("/").split("/")[-1])


def resolved(ward):
    one = ward.world.taken_in(by=ward.clerk.actor)

    def task():
        return waiting_of("dossier", [one.id])[one.id]

    for who in (ward.officer, ward.leader):
        finish_step(one.id, task().id, by=who.actor, at=AT)
    record_result(one.id, a_result(ward.officer.actor), by=ward.officer.actor, at=AT)
    finish_step(one.id, task().id, by=ward.officer.actor, at=AT)
    return one


def test_the_first_page_has_one_big_field_and_today_s_lists(ward):
    page = ward.clerk.read("/quay/")
    assert re.search(r'<input[^>]*id="who"[^>]*autofocus', page)
    assert "Bộ phận một cửa phường Đống Đa" in page
    one = ward.world.taken_in(by=ward.clerk.actor)
    assert one.code in ward.clerk.read("/quay/")


def test_someone_known_and_a_procedure_by_its_everyday_words_lead_to_the_form(ward):
    a_procedure(code="1.000010", name="Đăng ký khai tử", valid_from="2023-01-01")
    led = ward.clerk.send("/quay/nhan-dien/", who="052196001417", what="xac nhan tinh trang hon nhan")
    assert led == to_form(ward)


def test_without_a_procedure_the_clerk_is_asked_for_it(ward):
    led = ward.clerk.send("/quay/nhan-dien/", who="052196001417", what="")
    page = ward.clerk.read(led)
    assert "Nguyễn Thị Bình An đến làm gì?" in page
    assert "052196001417" not in page
    assert ward.clerk.get(led, {"viec": CODE})["Location"] == to_form(ward)


def test_a_card_that_came_through_whole_is_registered_at_once(ward):
    led = ward.clerk.send("/quay/nhan-dien/", who=CARD, what=CODE)
    person = Person.objects.get(full_name="Trần Văn Khả")
    assert led == to_form(ward, person)
    assert (person.source, person.place.code, str(person.birth)) == (Source.CARD, "21556", "02/09/1996")
    assert verify().holds


def test_a_garbled_card_asks_for_the_name_and_trusts_number_and_dates(ward):
    page = ward.clerk.send("/quay/nhan-dien/", 200, who=GARBLED, what=CODE)
    assert 'value="052096001235"' in page
    assert 'value="02/09/1996"' in page
    typed = {
        "full_name": "Trần Văn Thử",
        "personal_id": "052096001235",
        "birth": "02091996",
        "gender": "MALE",
        "what": CODE,
        "source": "CARD",
    }
    led = ward.clerk.send("/quay/nguoi-moi/", **typed)
    assert led == to_form(ward, Person.objects.get(full_name="Trần Văn Thử"))


def test_who_is_in_the_register_after_all_is_taken_as_he_stands(ward):
    typed = {
        "full_name": "Bình An",
        "personal_id": "052196001417",
        "birth": "1996",
        "gender": "FEMALE",
        "what": CODE,
    }
    assert ward.clerk.send("/quay/nguoi-moi/", **typed) == to_form(ward)
    assert Person.objects.count() == 1


def test_what_is_wrong_about_someone_new_is_said_and_nobody_is_written_down(ward):
    typed = {"full_name": "Ai", "personal_id": "123", "birth": "31/02/1996", "gender": "MALE", "what": ""}
    page = ward.clerk.send("/quay/nguoi-moi/", 422, **typed)
    assert "12 chữ số" in page
    assert Person.objects.count() == 1


def test_several_of_a_name_are_shown_to_choose_from(ward):
    ward.clerk.send("/quay/nhan-dien/", who=CARD, what="")
    page = ward.clerk.send("/quay/nhan-dien/", 200, who="binh an", what="")
    assert "Nguyễn Thị Bình An" in page
    assert "052••••••417" in page


def test_a_procedure_not_taken_in_here_says_why(ward):
    a_procedure(
        code="1.000011",
        name="Cấp Phiếu lý lịch tư pháp",
        levels=["PROVINCE"],
        competent={"kind": "DEPARTMENT", "name": "Sở Tư pháp"},
    )
    led = reverse("counter:procedures_of_person", args=[ward.world.person.id])
    page = ward.clerk.read(f"{led}?viec=phieu+ly+lich+tu+phap")
    assert "Không tiếp nhận tại đây. Thẩm quyền: Sở Tư pháp." in page


def test_the_form_knows_who_asks_and_says_when_the_result_is_due(ward):
    page = ward.clerk.read(to_form(ward))
    assert "Cấp Giấy xác nhận tình trạng hôn nhân" in page
    assert "thứ\xa0Năm\xa023/11/2023" in page
    assert "Ngày làm việc thứ 3." in page
    assert "15.000" in page


def test_taking_in_leads_to_the_slip(ward):
    one = taken(ward)
    assert (one.state, one.code) == (State.ACCEPTED, "H08.31.01-20231120-0001")
    page = ward.clerk.read(f"/quay/ho-so/{one.id}/")
    assert f"/quay/ho-so/{one.id}/phieu.pdf" in page
    response = ward.clerk.get(f"/quay/ho-so/{one.id}/phieu.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


def test_a_form_with_a_fault_comes_back_with_it_and_nothing_is_taken_in(ward):
    page = ward.clerk.send(to_form(ward), 422, **answers(purpose="", copies="99"))
    assert "Cần xem lại" in page
    assert not Dossier.objects.exists()


def test_a_declaration_on_paper_needs_no_answers(ward):
    needed = ward.world.version.documents.get(name="Tờ khai")
    led = ward.clerk.send(to_form(ward), declaration="paper")
    (paper,) = documents_of("dossier", led.rstrip("/").split("/")[-1])
    assert (paper.required_id, paper.originals, paper.is_form) == (needed.id, 1, False)


def test_ticked_papers_are_taken_with_their_counts_and_odd_counts_are_refused(ward):
    court = ward.world.version.documents.get(name="Bản án ly hôn")
    name = f"paper.{court.id}"
    page = ward.clerk.send(to_form(ward), 422, **answers(**{name: "1", f"{name}.copies": "-1"}))
    assert "Số bản từ 0 đến 999" in page
    assert not Dossier.objects.exists()
    led = ward.clerk.send(to_form(ward), **answers(**{name: "1", f"{name}.copies": "2"}))
    papers = documents_of("dossier", led.rstrip("/").split("/")[-1])
    assert [(paper.name, paper.copies) for paper in papers] == [("Tờ khai", 0), ("Bản án ly hôn", 2)]


def test_a_second_dossier_of_the_same_kind_is_pointed_at(ward):
    one = taken(ward)
    page = ward.clerk.read(to_form(ward))
    assert "Có thể trùng" in page
    assert one.code in page


def test_the_slip_printed_again_says_so(ward):
    one = taken(ward)
    response = ward.clerk.post(f"/quay/ho-so/{one.id}/in-lai/")
    assert response.content.startswith(b"%PDF")
    assert response.content != ward.clerk.get(f"/quay/ho-so/{one.id}/phieu.pdf").content


@pytest.mark.parametrize("scanned", ["{code}", " {lower} ", "http://quay.example/tra-cuu/phieu/{token}/"])
def test_a_slip_held_before_the_reader_opens_its_dossier(ward, scanned):
    one = taken(ward)
    typed = scanned.format(code=one.code, lower=one.code.lower(), token=one.token)
    assert ward.clerk.send("/quay/nhan-dien/", who=typed, what="") == f"/quay/ho-so/{one.id}/"


def test_a_code_of_another_place_opens_nothing(ward):
    led = ward.clerk.send("/quay/nhan-dien/", who="H08.99.01-20231120-0001", what="")
    assert led == "/quay/"
    assert "Không tìm thấy hồ sơ" in ward.clerk.read(led)


def test_the_result_is_handed_over_and_signed_for(ward):
    one = resolved(ward)
    assert one.code in ward.clerk.read("/quay/cho-tra/")
    assert "Đã trả lại bản chính" in ward.clerk.read(f"/quay/ho-so/{one.id}/tra/")
    led = ward.clerk.send(
        f"/quay/ho-so/{one.id}/tra/", receiver="APPLICANT", method="IN_PERSON", originals_returned="on"
    )
    page = ward.clerk.read(led)
    assert "Biên nhận trả kết quả" in page
    assert "Nguyễn Thị Bình An" in page
    assert hand_over_of(one.id).originals_returned
    assert one.code not in ward.clerk.read("/quay/cho-tra/")
    assert verify().holds


def test_the_page_opens_on_what_comes_next_the_slip_first_and_the_result_when_it_is_there(ward):
    fresh = ward.clerk.read(f"/quay/ho-so/{taken(ward).id}/")
    focused = re.compile(r"<a [^>]*autofocus[^>]*><span>([^<]*)</span>")
    assert focused.findall(fresh) == ["In phiếu hẹn"]
    ready = ward.clerk.read(f"/quay/ho-so/{resolved(ward).id}/")
    assert focused.findall(ready) == ["Trả kết quả"]


def test_somebody_else_must_be_named(ward):
    one = resolved(ward)
    page = ward.clerk.send(f"/quay/ho-so/{one.id}/tra/", 422, receiver="OTHER", method="IN_PERSON")
    assert "Cần ghi họ tên người nhận kết quả." in page
    assert hand_over_of(one.id) is None


def test_nothing_is_handed_over_twice(ward):
    one = resolved(ward)
    for status in (302, 409):
        ward.clerk.send(f"/quay/ho-so/{one.id}/tra/", status, receiver="APPLICANT", method="IN_PERSON")
    assert Event.objects.filter(kind="dossiers.DossierHandedOver", subject_id=one.id).count() == 1


def test_a_dossier_is_withdrawn_with_a_reason(ward):
    one = taken(ward)
    assert "Xin điền mục này" in ward.clerk.send(f"/quay/ho-so/{one.id}/rut/", 422, reason="")
    one.refresh_from_db()
    assert one.state == State.ACCEPTED
    ward.clerk.send(f"/quay/ho-so/{one.id}/rut/", reason="Người dân không cần nữa")
    one.refresh_from_db()
    assert one.state == State.WITHDRAWN
    assert "đã rút" in ward.clerk.read(f"/quay/ho-so/{one.id}/")


def test_the_register_of_a_day_is_read_by_day(ward):
    one = taken(ward)
    assert one.code in ward.clerk.read("/quay/so/")
    assert one.code not in ward.clerk.read("/quay/so/?ngay=2023-11-19")
    for page in ("so", "ban-giao"):
        assert "Không đọc được ngày “31/02/2023”" in ward.clerk.read(f"/quay/{page}/?ngay=31/02/2023", 422)


@pytest.mark.parametrize("path", ["/quay/", "/quay/so/", "/quay/cho-tra/"])
def test_the_counter_is_shut_to_who_does_not_serve_there(ward, path):
    for someone in (ward.officer, ward.leader):
        assert "Cần quyền" in someone.read(path, 403)


def test_a_right_without_a_one_stop_unit_opens_no_counter(ward):
    stranger = signed_in(ward, "pho", "Phan Văn Phó", "pho")
    assert "Cần quyền: «Tiếp nhận hồ sơ tại bộ phận một cửa»" in stranger.read("/quay/", 403)


def test_a_dossier_of_another_place_is_not_there(ward):
    one = submit(ward.world.filing(), by=ward.clerk.actor, at=AT)
    Dossier.objects.filter(id=one.id).update(
        reception_unit=ward.world.ward.agencies["nhon-phu.mot-cua"].id,
        return_unit=ward.world.ward.agencies["nhon-phu.mot-cua"].id,
        decision_agency=ward.world.ward.agencies["nhon-phu"].id,
    )
    page = ward.clerk.read(f"/quay/ho-so/{one.id}/", 404)
    assert "Không tìm thấy hồ sơ" in page
    assert "Nguyễn Thị Bình An" not in page
    assert ward.clerk.send(f"/quay/ho-so/{one.id}/rut/", 404, reason="Nhầm")
    one.refresh_from_db()
    assert one.state != State.WITHDRAWN


def test_personal_numbers_stand_in_no_address_and_no_page_unmasked(ward):
    one = taken(ward)
    for path in ("/quay/", to_form(ward), f"/quay/ho-so/{one.id}/", "/quay/so/"):
        assert "052196001417" not in path
        assert "052196001417" not in ward.clerk.read(path)


def test_who_only_hands_over_scans_a_card_and_sees_that_person_s_results(ward):
    one, other = resolved(ward), resolved(ward)
    stranger = ward.clerk.send("/quay/nhan-dien/", who=CARD, what="")
    assert stranger
    set_role("one_stop_clerk", name="Trả", rights=["dossiers.hand_over"], by=SYSTEM, at=AT)
    led = ward.clerk.send("/quay/nhan-dien/", who="052196001417|x", what="")
    page = ward.clerk.read(led)
    assert one.code in page
    assert other.code in page
    led = ward.clerk.send("/quay/nhan-dien/", who=CARD, what="")
    assert "Người này không có kết quả nào đang chờ tại đây." in ward.clerk.read(led)
    ward.clerk.read(to_form(ward), 403)
