"""The desk: tasks by urgency, the dossier whole, the acts of each and their refusals as pages."""

import re
from io import BytesIO

import pytest

from motcua.casework.dossiers.models import State
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.audit.models import Look
from motcua.foundation.events.queries import verify
from motcua.foundation.seals.actions import ensure_seal_key
from motcua.instruments.documents.queries import documents_of, result_of
from motcua.instruments.workflow.queries import waiting_of
from tests.casework.dossiers.world import AT, PDF
from tests.faces.ward_pages import signed_in

DESK = "/ban-lam-viec/"


@pytest.fixture
def one(ward):
    return ward.world.taken_in(by=ward.clerk.actor)


def at(one, path=""):
    return f"{DESK}ho-so/{one.id}/{path}"


def task_of(one):
    return waiting_of("dossier", [one.id])[one.id]


def finish(ward, one, who):
    return who.send(at(one, "xong/"), task=task_of(one).id)


def a_file(name="giay.pdf", content=PDF):
    stream = BytesIO(content)
    stream.name = name
    return stream


def test_my_tasks_show_what_lies_at_my_post_with_what_is_left(ward, one):
    page = ward.officer.read(DESK)
    assert one.code in page
    assert "Thẩm tra, tra cứu" in page
    assert "Còn\xa03\xa0ngày\xa0làm\xa0việc" in page
    assert "chưa ai nhận" in page
    assert one.code not in ward.leader.read(DESK)


def test_an_empty_inbox_says_so(ward):
    assert "Hết việc" in ward.officer.read(DESK)


def test_the_dossier_shows_answers_papers_course_and_acts(ward, one):
    page = ward.officer.read(at(one))
    for said in (
        "Đăng ký kết hôn",
        "Tờ khai",
        "khai điện tử",
        "Không nộp: 2 giấy tờ khác",
        "Tiếp nhận hồ sơ",
    ):
        assert said in page
    assert re.search(r'data-key="x"', page)
    assert "052196001417" not in page


def test_who_has_nothing_to_do_reads_why(ward, one):
    assert "không thuộc chức danh của anh, chị" in ward.leader.read(at(one))


def test_a_task_is_claimed_and_the_other_reads_who_has_it(ward, one):
    other = signed_in(ward, "officer2", "Trần Văn Hai", "ho-tich")
    ward.officer.send(at(one, "nhan/"), task=task_of(one).id)
    assert "Bước này đang do Trần Văn Tịch xử lý." in other.read(at(one))
    page = other.send(at(one, "xong/"), 409, task=task_of(one).id)
    assert "đã do Trần Văn Tịch nhận lúc" in page
    assert one.code not in other.read(DESK)


def test_a_stale_page_does_nothing_to_the_next_step(ward, one):
    stale = task_of(one).id
    finish(ward, one, ward.officer)
    page = ward.officer.send(at(one, "xong/"), 409, task=stale)
    assert "Không cần làm lại." in page
    other = signed_in(ward, "officer2", "Trần Văn Hai", "ho-tich")
    assert "không còn chờ xử lý" in other.send(at(one, "xong/"), 409, task=stale)
    assert task_of(one).step == "ky"


@pytest.mark.parametrize("task", ["", "khong-phai-ma", "00000000-0000-0000-0000-000000000000"])
def test_a_task_that_is_none_is_a_sentence_and_not_a_crash(ward, one, task):
    page = ward.officer.send(at(one, "xong/"), 404, task=task)
    assert "Không tìm thấy việc này." in page


def test_a_dossier_goes_back_with_a_reason(ward, one):
    finish(ward, one, ward.officer)
    assert "Trả về bước" in ward.leader.read(at(one, "tra-lai/"))
    ward.leader.send(at(one, "tra-lai/"), 422, to_step="tham_tra", reason="")
    ward.leader.send(at(one, "tra-lai/"), to_step="tham_tra", reason="Chưa tra cứu sổ hộ tịch")
    assert "bị trả lại" in ward.officer.read(DESK)
    assert "Chưa tra cứu sổ hộ tịch" in ward.officer.read(at(one))


def test_a_leader_signs_a_result_made_here_and_its_file_is_shown(ward, one):
    ensure_seal_key("Tỉnh thử", by=SYSTEM, at=AT)
    finish(ward, one, ward.officer)
    assert ward.leader.get(at(one, "ket-qua/du-thao.pdf")).content.startswith(b"%PDF")
    page = ward.leader.read(at(one, "ket-qua/"))
    assert "Ký số và ghi nhận" in page
    typed = {"title": "Giấy xác nhận tình trạng hôn nhân", "number": "12/XN", "issued_on": "20/11/2023"}
    ward.leader.send(at(one, "ket-qua/"), **typed)
    one.refresh_from_db()
    assert one.state == State.RESOLVED
    response = ward.leader.get(at(one, "ket-qua/tep/"))
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert Look.objects.get().purpose == "xem tệp của hồ sơ"
    assert "Lập trên hệ thống, ký số" in ward.leader.read(at(one))
    assert verify().holds


def test_a_result_signed_elsewhere_is_uploaded(ward, one):
    finish(ward, one, ward.officer)
    finish(ward, one, ward.leader)
    typed = {"title": "Giấy xác nhận", "number": "", "issued_on": "20/11/2023"}
    ward.officer.send(at(one, "ket-qua/"), file=a_file(), **typed)
    assert result_of("dossier", one.id).file_name == "giay.pdf"


@pytest.mark.parametrize(
    ("name", "content", "status", "said"),
    [
        ("giay.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, 415, "nội dung là"),
        ("trong.pdf", b"", 422, "rỗng|trống|không có nội dung"),
        ("chay.exe", b"MZ" + b"\0" * 200, 415, "Không nhận"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_a_sentence(ward, one, name, content, status, said):
    finish(ward, one, ward.officer)
    finish(ward, one, ward.leader)
    typed = {"title": "Giấy xác nhận", "number": "", "issued_on": "20/11/2023"}
    page = ward.officer.send(at(one, "ket-qua/"), status, file=a_file(name, content), **typed)
    assert re.search(said, page)
    assert result_of("dossier", one.id) is None


def test_a_scan_is_put_to_its_paper_and_shown_beside(ward):
    one = ward.world.taken_in(by=ward.clerk.actor, answers=None)
    (paper,) = documents_of("dossier", one.id)
    assert "Đính bản quét" in ward.officer.read(at(one))
    ward.officer.send(at(one, f"giay-to/{paper.id}/quet/"), file=a_file("don.pdf"))
    assert f"giay-to/{paper.id}/" in ward.officer.read(at(one))
    shown = ward.officer.get(at(one, f"giay-to/{paper.id}/"))
    assert (shown.status_code, shown["Content-Type"]) == (200, "application/pdf")
    assert b"".join(shown.streaming_content) == a_file("don.pdf").read()


def test_a_paper_without_a_file_is_not_found(ward, one):
    (paper,) = documents_of("dossier", one.id)
    for nothing in (f"giay-to/{paper.id}/", "ket-qua/tep/"):
        assert "Không tìm thấy tệp" in ward.officer.read(at(one, nothing), 404)


def test_the_promised_day_explains_itself(ward, one):
    page = ward.officer.read(at(one, "vi-sao/"))
    for said in ("Ngày nhận hồ sơ, không tính.", "Ngày làm việc thứ 3.", "1234/QĐ-UBND", "23/11/2023"):
        assert said in page


def test_a_dossier_is_opened_by_its_code(ward, one):
    response = ward.officer.get(f"{DESK}tim/", {"tim": one.code.lower()})
    assert response["Location"] == at(one)
    page = ward.officer.get(f"{DESK}tim/", {"tim": "H08.31.01-20231120-9999"}).content.decode()
    assert "Không tìm thấy hồ sơ nào" in page


def test_a_leader_sees_his_unit_s_tasks(ward, one):
    assert one.code in ward.leader.read(f"{DESK}don-vi/viec/")
    ward.officer.read(f"{DESK}don-vi/", 403)
    ward.officer.read(f"{DESK}don-vi/viec/", 403)


def test_a_dossier_is_not_there_for_who_serves_elsewhere(ward, one):
    stranger = signed_in(ward, "pho", "Phan Văn Phó", "pho")
    assert stranger.get(at(one)).status_code in (403, 404)


def test_the_dossier_page_asks_so_many_questions(ward, one, django_assert_max_num_queries):
    ward.officer.read(at(one))
    with django_assert_max_num_queries(34):
        ward.officer.read(at(one))


def test_the_inbox_asks_at_most_nine_questions(ward, one, django_assert_max_num_queries):
    ward.officer.read(DESK)
    with django_assert_max_num_queries(9):
        assert one.code in ward.officer.read(DESK)


def test_many_are_claimed_and_finished_at_once_and_each_refusal_is_told(ward, one):
    other = ward.world.taken_in(by=ward.clerk.actor)
    ticked = [f"{one.id}~{task_of(one).id}", f"{other.id}~{task_of(other).id}"]
    ward.officer.send(f"{DESK}nhieu-viec/", lam="nhan", viec=ticked, ve=DESK)
    assert "Đã nhận 2 việc." in ward.officer.read(DESK)
    finish(ward, one, ward.officer)
    ward.officer.send(f"{DESK}nhieu-viec/", lam="xong", viec=ticked, ve=DESK)
    page = ward.officer.read(DESK)
    assert "Đã xong bước ở 1 hồ sơ." in page
    assert "Còn 1 hồ sơ chưa làm được:" in page
    assert one.code in page


def test_nothing_ticked_is_said_and_changes_nothing(ward, one):
    ward.officer.send(f"{DESK}nhieu-viec/", lam="nhan", ve="https://example.org/")
    assert "Chưa chọn việc nào." in ward.officer.read(DESK)
    assert task_of(one).holder_id is None


def test_a_leader_hands_a_task_to_another_of_the_same_post(ward, one):
    other = signed_in(ward, "officer2", "Trần Văn Hai", "ho-tich")
    ticked = f"{one.id}~{task_of(one).id}"
    page = ward.leader.send(f"{DESK}nhieu-viec/", 200, lam="giao", viec=ticked, ve=f"{DESK}don-vi/viec/")
    assert "Trần Văn Hai" in page
    assert "chưa giữ việc nào" in page
    to = str(other.account.id)
    ward.leader.send(f"{DESK}nhieu-viec/", lam="giao", viec=ticked, nguoi=to, ve=f"{DESK}don-vi/viec/")
    assert "Đã giao 1 việc." in ward.leader.read(f"{DESK}don-vi/viec/")
    assert task_of(one).holder_id == other.account.id


def test_the_inbox_is_narrowed_by_band_procedure_step_and_holder(ward, one):
    assert one.code in ward.officer.read(f"{DESK}?khi=tuan-nay&ai=chua-nhan")
    for address in ("?khi=qua-han", "?ai=toi", "?buoc=Khác", "?thu-tuc=Khác"):
        assert one.code not in ward.officer.read(DESK + address), address


def test_who_holds_no_post_of_the_desk_reads_where_to_turn(ward):
    stranger = signed_in(ward, "vp", "Phan Văn Vắng", "pho")
    page = stranger.read(DESK)
    assert "xin báo người quản trị của đơn vị" in page or "Hết việc" in page


def test_numbers_are_shown_whole_once_and_the_look_is_on_record(ward, one):
    assert "052196001417" not in ward.officer.read(at(one))
    page = ward.officer.send(at(one, "hien-so/"), 200)
    assert "052196001417" in page
    ward.officer.read(at(one))  # to and fro within the hour
    looks = Look.objects.order_by("id")
    assert [look.purpose for look in looks] == ["mở hồ sơ để xử lý", "xem số định danh, điện thoại của hồ sơ"]
    assert {look.actor_id for look in looks} == {ward.officer.account.id}


def test_what_lacks_is_asked_for_at_once_and_stands_on_its_paper(ward, one):
    assert "Bản án ly hôn" in ward.officer.read(at(one, "bo-sung/"))
    typed = {"lacking": ["0"], "more": "Ghi rõ nơi cư trú\n", "reason": "Chưa đủ"}
    ward.officer.send(at(one, "bo-sung/"), **typed)
    one.refresh_from_db()
    assert one.state == State.AWAITING_SUPPLEMENT
    page = ward.officer.read(at(one))
    assert "Nộp Bản án ly hôn" in page
    assert "Ghi rõ nơi cư trú" in page
    assert ward.officer.get(at(one, "bo-sung/1.pdf")).content.startswith(b"%PDF")
    ward.officer.send(at(one, "bo-sung/"), 409, **typed)


def test_asking_for_nothing_is_refused_and_nothing_is_written(ward, one):
    page = ward.officer.send(at(one, "bo-sung/"), 422, reason="Chưa đủ", more="")
    assert "ghi đủ tất cả trong một lần" in page
    one.refresh_from_db()
    assert one.state == State.ACCEPTED


def test_a_leader_refuses_with_a_reason_that_stands_on_its_paper(ward, one):
    ward.officer.send(at(one, "tu-choi/"), 403, reason="Không")
    ward.leader.send(at(one, "tu-choi/"), reason="Đang có vợ, chồng")
    one.refresh_from_db()
    assert one.state == State.REFUSED
    assert ward.leader.get(at(one, "tu-choi.pdf")).content.startswith(b"%PDF")


def test_a_note_is_read_by_officers_alone(ward, one):
    ward.officer.send(at(one, "ghi-chu/"), words="Đã gọi điện")
    assert "Đã gọi điện" in ward.leader.read(at(one))
    ward.officer.send(at(one, "ghi-chu/"), words="  ")
    assert "Ghi chú chưa có nội dung." in ward.officer.read(at(one))


def test_dossiers_are_found_by_name_without_marks_and_by_number_and_it_is_on_record(ward, one):
    assert one.code in ward.officer.read(f"{DESK}tim/?tim=nguyen thi binh an")
    assert one.code in ward.officer.read(f"{DESK}tim/?tim=052196001417")
    assert [look.purpose for look in Look.objects.order_by("id")] == [
        "tìm hồ sơ theo họ tên",
        "tìm hồ sơ theo số",
    ]
    assert one.code not in ward.officer.read(f"{DESK}tim/?tim=052196001418")


def test_a_unit_s_load_is_told_by_officer_and_step(ward, one):
    ward.officer.send(at(one, "nhan/"), task=task_of(one).id)
    page = ward.leader.read(f"{DESK}don-vi/")
    for said in ("Trần Văn Tịch", "Thẩm tra, tra cứu", "1 việc, trong đó 0 quá hạn"):
        assert said in page


def test_finished_work_is_shown_to_its_officer_and_his_leader(ward, one):
    finish(ward, one, ward.officer)
    assert one.code in ward.officer.read(f"{DESK}da-lam/")
    whose = f"{DESK}da-lam/?nguoi={ward.officer.account.id}"
    assert "Trần Văn Tịch" in ward.leader.read(whose)
    ward.clerk.read(whose, 403)
