"""The bad day at the counter: papers that lack, a late entry, the wrong person, the wrong procedure."""

import pytest
from django.urls import reverse

from motcua.casework.dossiers.actions import claim_step, request_supplement, submit
from motcua.casework.dossiers.models import Dossier, State
from motcua.casework.dossiers.queries import open_supplement
from motcua.foundation.events.queries import verify
from motcua.instruments.documents.queries import documents_of
from motcua.instruments.workflow.queries import waiting_of
from tests.casework.dossiers.world import AT, a_procedure
from tests.faces.counter.test_counter import CARD, answers, to_form

OTHER = "1.000010"


def taken(ward):
    led = ward.clerk.send(to_form(ward), **answers())
    return dossier_at(led)


def dossier_at(led):
    return Dossier.objects.get(id=led.rstrip("/").split("/")[-1])


def page_of(ward, one):
    return ward.clerk.read(f"/quay/ho-so/{one.id}/")


def claimed(ward, one):
    task = waiting_of("dossier", [one.id])[one.id]
    claim_step(one.id, task.id, by=ward.officer.actor, at=AT)


def test_what_lacks_is_written_down_once_and_printed(ward):
    led = ward.clerk.send(
        to_form(ward), **answers(act="lacking", lacks_more="Bản chính giấy ly hôn\n\n", lacks_reason="Đ. 22")
    )
    one = dossier_at(led)
    assert (one.state, one.code) == (State.AWAITING_SUPPLEMENT, None)
    assert open_supplement(one.id).items == ("Bản chính giấy ly hôn",)
    assert "Bản chính giấy ly hôn" in page_of(ward, one)
    assert ward.clerk.get(f"/quay/ho-so/{one.id}/bo-sung.pdf")["Content-Type"] == "application/pdf"
    assert one.submission_id in ward.clerk.read("/quay/cho-tiep-nhan/")


def test_a_supplement_slip_without_items_is_not_made(ward):
    page = ward.clerk.send(to_form(ward), 422, **answers(act="lacking", lacks_reason="Điều 22"))
    assert "ghi đủ tất cả trong một lần" in page
    assert Dossier.objects.count() == 0


def test_what_was_brought_later_makes_the_dossier_accepted(ward):
    led = ward.clerk.send(to_form(ward), **answers(act="lacking", lacks_more="Ảnh", lacks_reason="Thiếu"))
    one = dossier_at(led)
    assert "Ảnh" in ward.clerk.read(f"/quay/ho-so/{one.id}/bo-sung/")
    assert ward.clerk.send(f"/quay/ho-so/{one.id}/bo-sung/", **answers()) == f"/quay/ho-so/{one.id}/"
    one.refresh_from_db()
    assert (one.state, bool(one.code)) == (State.ACCEPTED, True)
    assert verify().holds


def test_a_refusal_at_the_counter_is_on_record_and_has_its_paper(ward):
    led = ward.clerk.send(to_form(ward), **answers(act="refuse", refusal="Thuộc thẩm quyền phường Lê Lợi"))
    one = dossier_at(led)
    assert one.state == State.REFUSED
    assert "Phiếu từ chối hồ sơ" in page_of(ward, one)
    assert ward.clerk.get(f"/quay/ho-so/{one.id}/tu-choi.pdf")["Content-Type"] == "application/pdf"


def test_a_refusal_without_a_reason_is_not_made(ward):
    assert "Cần ghi lý do." in ward.clerk.send(to_form(ward), 422, **answers(act="refuse", refusal=" "))
    assert Dossier.objects.count() == 0


def test_what_came_on_paper_while_the_power_was_out_counts_from_then(ward):
    led = ward.clerk.send(
        to_form(ward), **answers(received_at="2023-11-17T15:30", late_reason="Mất điện chiều 17/11")
    )
    one = dossier_at(led)
    assert one.accepted_at.isoformat() == "2023-11-17T08:30:00+00:00"
    page = page_of(ward, one)
    assert "Mất điện chiều 17/11" in page
    assert "22/11/2023" in page


@pytest.mark.parametrize("typed", ["17/11/2023 15:30", "17/11/2023, 15h30"])
def test_the_moment_of_a_late_entry_is_typed_as_people_write_it(ward, typed):
    one = dossier_at(ward.clerk.send(to_form(ward), **answers(received_at=typed, late_reason="Mất điện")))
    assert one.accepted_at.isoformat() == "2023-11-17T08:30:00+00:00"


def test_of_a_late_entry_of_today_the_hour_is_enough(ward):
    one = dossier_at(ward.clerk.send(to_form(ward), **answers(received_at="7h15", late_reason="Mất điện")))
    assert one.accepted_at.isoformat() == "2023-11-20T00:15:00+00:00"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"received_at": "hôm qua", "late_reason": "x"}, "Ghi ngày và giờ nhận"),
        ({"received_at": "31/02/2023 09:15", "late_reason": "x"}, "Ghi ngày và giờ nhận"),
        ({"received_at": "17/11/2023 25:00", "late_reason": "x"}, "Ghi ngày và giờ nhận"),
        ({"received_at": "2023-11-17T15:30"}, "Cần ghi lý do nhập hồ sơ sau thời điểm nhận."),
        ({"received_at": "2023-11-30T08:00", "late_reason": "x"}, "phải trước thời điểm nhập"),
        ({"received_at": "2023-01-05T08:00", "late_reason": "x"}, "ngày làm việc"),
        ({"late_reason": "Mất điện"}, "Cần ghi lúc nhận hồ sơ trên giấy."),
    ],
)
def test_a_late_entry_that_cannot_be_true_is_refused(ward, typed, said):
    response = ward.clerk.post(to_form(ward), answers(**typed))
    assert response.status_code in (409, 422)
    assert said in response.content.decode()
    assert Dossier.objects.count() == 0


def test_the_wrong_person_is_mended_on_the_spot_while_nobody_acted(ward):
    one = taken(ward)
    assert "Sửa người, sửa thủ tục" in page_of(ward, one)
    led = ward.clerk.send(f"/quay/ho-so/{one.id}/sua/", who=CARD, reason="Quét nhầm thẻ")
    assert led == f"/quay/ho-so/{one.id}/"
    mended = Dossier.objects.get(id=one.id)
    assert (mended.code, mended.applicant_person.full_name) == (one.code, "Trần Văn Khả")
    assert "Quét nhầm thẻ" in page_of(ward, one)


def test_after_somebody_acted_the_dossier_is_replaced_and_the_two_are_linked(ward):
    one = taken(ward)
    claimed(ward, one)
    led = ward.clerk.send(f"/quay/ho-so/{one.id}/sua/", who=CARD)
    assert f"/quay/ho-so/{one.id}/thay/" in led
    assert f"Thay hồ sơ {one.code}" in ward.clerk.read(led)
    new = dossier_at(ward.clerk.send(led, **answers(mend_reason="Quét nhầm thẻ")))
    assert new.applicant_person.full_name == "Trần Văn Khả"
    assert Dossier.objects.get(id=one.id).state == State.WITHDRAWN
    assert one.code in page_of(ward, new)
    assert new.code in page_of(ward, one)
    assert verify().holds


def test_the_wrong_procedure_is_mended_and_keeps_its_code(ward):
    a_procedure(code=OTHER, name="Đăng ký khai tử", valid_from="2023-01-01")
    one = taken(ward)
    assert OTHER in ward.clerk.read(f"/quay/ho-so/{one.id}/sua/?viec=khai+tu")
    way = reverse("counter:mend_procedure", args=[one.id, OTHER])
    assert "Sửa thủ tục của hồ sơ" in ward.clerk.read(way)
    ward.clerk.send(way, **answers(mend_reason="Chọn nhầm thủ tục"))
    mended = Dossier.objects.get(id=one.id)
    assert (mended.code, mended.version.procedure.code) == (one.code, OTHER)


@pytest.mark.parametrize("who", ["", "không rõ ai"])
def test_without_the_right_person_nothing_is_mended(ward, who):
    one = taken(ward)
    page = ward.clerk.send(f"/quay/ho-so/{one.id}/sua/", 422, who=who, reason="Nhầm")
    assert "Chưa nhận ra người này." in page
    assert Dossier.objects.get(id=one.id).applicant_person == ward.world.person


def test_what_was_put_down_is_accepted_from_the_list_and_only_once(ward):
    one = submit(ward.world.filing(), by=ward.clerk.actor, at=AT)
    assert one.submission_id in ward.clerk.read("/quay/cho-tiep-nhan/")
    for _ in range(2):
        assert ward.clerk.send(f"/quay/ho-so/{one.id}/tiep-nhan/") == f"/quay/ho-so/{one.id}/"
    assert Dossier.objects.get(id=one.id).state == State.ACCEPTED
    assert "không ở trạng thái chờ tiếp nhận" in page_of(ward, one)


def test_the_page_of_a_supplement_leads_back_where_none_is_waited_for(ward):
    one = taken(ward)
    led = ward.clerk.get(f"/quay/ho-so/{one.id}/bo-sung/")
    assert (led.status_code, led["Location"]) == (302, f"/quay/ho-so/{one.id}/")
    assert "Hồ sơ này không chờ bổ sung: đã tiếp nhận." in page_of(ward, one)


def test_an_accepted_dossier_waits_for_its_supplement_and_goes_on_with_a_new_day(ward):
    one = taken(ward)
    claimed(ward, one)
    request_supplement(one.id, ["Ảnh"], reason="Thiếu", by=ward.officer.actor, at=AT)
    assert one.code in ward.clerk.read("/quay/cho-tiep-nhan/")
    ward.clerk.send(f"/quay/ho-so/{one.id}/bo-sung/")
    assert Dossier.objects.get(id=one.id).state == State.IN_PROGRESS


def test_a_declaration_that_is_here_on_paper_is_asked_for_again_only_by_name(ward):
    for is_asked in (False, True):
        one = dossier_at(ward.clerk.send(to_form(ward), **answers(declaration="paper")))
        (declared,) = [paper.name for paper in documents_of("dossier", one.id) if "Tờ khai" in paper.name]
        claimed(ward, one)
        lacking = f"Hoàn thiện, nộp lại {declared}" if is_asked else "Ảnh"
        request_supplement(one.id, [lacking], reason="Thiếu", by=ward.officer.actor, at=AT)
        page = ward.clerk.read(f"/quay/ho-so/{one.id}/bo-sung/")
        assert ("Đã nhận tờ khai giấy" in page) is is_asked
        ward.clerk.send(f"/quay/ho-so/{one.id}/bo-sung/", declaration="paper")
        assert Dossier.objects.get(id=one.id).state == State.IN_PROGRESS


def test_an_exemption_that_is_ticked_goes_into_the_dossier_and_one_unheard_of_does_not(ward):
    fees = [{"channels": ["DIRECT"], "kind": "LEVY", "name": "Lệ phí đăng ký khai tử", "amount": 8000}]
    poor = [
        {"who": "Người thuộc hộ nghèo", "group": "poor_household", "share": 100, "proof": "Giấy chứng nhận"}
    ]
    a_procedure(code=OTHER, name="Đăng ký khai tử", valid_from="2023-01-01", fees=fees, exemptions=poor)
    way = reverse("counter:take_in_for_person", args=[ward.world.person.id, OTHER])
    page = ward.clerk.read(way)
    assert "8.000" in page
    assert "Người thuộc hộ nghèo" in page
    one = dossier_at(ward.clerk.send(way, **answers(exempt=["poor_household", "rich"])))
    assert one.exempted == ("poor_household",)
