"""The desk's pages that put a dossier off, let it wait, let it go on or stop it."""

from datetime import date, timedelta

import pytest

from motcua.casework.dossiers.actions import GroundDraft, set_halt_ground
from motcua.casework.dossiers.models import State
from motcua.foundation.access.models import SYSTEM
from tests.casework.dossiers.world import AT
from tests.faces.desk.test_desk import at

WHY = "Chờ trích lục từ cơ quan lưu trữ"


@pytest.fixture
def one(ward):
    for code, effect, title in (
        ("nghia_vu", "PAUSE", "Chờ thực hiện nghĩa vụ tài chính"),
        ("de_nghi", "STOP", "Người nộp đề nghị dừng giải quyết"),
    ):
        set_halt_ground(GroundDraft(code, effect, title, valid_from=date(2023, 1, 1)), by=SYSTEM, at=AT)
    return ward.world.taken_in(by=ward.clerk.actor)


def test_a_leader_apologises_and_both_days_are_told_on_every_page(ward, one):
    page = ward.leader.read(at(one, "xin-loi/"))
    assert "Phải xin lỗi trước: <strong>08:00, thứ\xa0Tư\xa022/11/2023" in page
    assert "Ngày/tháng/năm" in ward.leader.send(at(one, "xin-loi/"), 422, day="", hour="", reason="")
    ward.leader.send(at(one, "xin-loi/"), day="28/11/2023", hour="10:00", reason=WHY)
    for reader, path in ((ward.leader, at(one)), (ward.clerk, f"/quay/ho-so/{one.id}/")):
        page = reader.read(path)
        assert "thứ\xa0Ba\xa028/11/2023" in page
        assert "(hẹn ban đầu 08:00, thứ\xa0Năm\xa023/11/2023)" in page
    assert WHY in ward.leader.read(at(one))
    for paper in ("xin-loi.pdf", "kiem-soat.pdf"):
        assert ward.officer.get(at(one, paper))["Content-Type"] == "application/pdf"
    assert ward.officer.get(at(one, "dung.pdf")).status_code == 404
    assert "mỗi hồ sơ chỉ được hẹn lại một lần" in ward.leader.read(at(one))
    refused = ward.leader.send(at(one, "xin-loi/"), 409, day="30/11/2023", hour="10:00", reason=WHY)
    assert "mỗi hồ sơ chỉ được hẹn lại một lần" in refused
    one.refresh_from_db()
    assert one.due_at.isoformat() == "2023-11-28T03:00:00+00:00"


def test_a_leader_apologises_for_what_is_late_and_the_day_that_was_promised_stays(ward):
    one = ward.world.taken_in(by=ward.clerk.actor, at=AT - timedelta(days=7))
    page = ward.leader.read(at(one, "xin-loi/"))
    assert "không hẹn lại được nữa" in page
    assert "Ngày/tháng/năm" in ward.leader.send(at(one, "xin-loi/"), 422, day="", hour="", reason="")
    assert "Ghi thời điểm dự kiến" in ward.leader.send(
        at(one, "xin-loi/"), 422, day="01/11/2023", hour="10:00", reason=WHY
    )
    ward.leader.send(at(one, "xin-loi/"), day="28/11/2023", hour="10:00", reason=WHY)
    page = ward.leader.read(at(one))
    assert "Đã xin lỗi vì quá hạn lúc" in page
    assert "Dự kiến trả: 10:00, thứ\xa0Ba\xa028/11/2023" in page
    assert ward.leader.get(at(one, "xin-loi.pdf"))["Content-Type"] == "application/pdf"
    assert "mỗi hồ sơ chỉ lập một phiếu xin lỗi" in ward.leader.read(at(one, "xin-loi/"))


def test_a_dossier_waits_on_a_ground_and_goes_on(ward, one):
    assert "Chờ thực hiện nghĩa vụ tài chính" in ward.officer.read(at(one, "tam-dung/"))
    ward.officer.send(at(one, "tam-dung/"), 422, ground="khac")
    ward.officer.send(at(one, "tam-dung/"), ground="nghia_vu", words="Thông báo số 12")
    page = ward.officer.read(at(one))
    assert "Thông báo số 12" in page
    assert "Hẹn lại khi giải quyết tiếp" in page
    assert "Tạm\xa0dừng" in ward.clerk.read(f"/quay/ho-so/{one.id}/")
    ward.officer.send(at(one, "tiep/"))
    one.refresh_from_db()
    assert one.state == State.IN_PROGRESS
    assert "đang ở trạng thái «đang giải quyết»" in ward.officer.send(at(one, "tiep/"), 409)


def test_a_leader_stops_a_dossier_with_its_reason(ward, one):
    page = ward.leader.read(at(one, "dung/"))
    assert "Người nộp đề nghị dừng giải quyết" in page
    ward.leader.send(at(one, "dung/"), 422, ground="de_nghi", reason="")
    ward.leader.send(at(one, "dung/"), ground="de_nghi", reason="Đơn đề nghị ngày 20/11")
    assert "Đơn đề nghị ngày 20/11" in ward.leader.read(at(one))
    assert "Thông báo dừng" in ward.leader.read(at(one))
    assert ward.leader.get(at(one, "dung.pdf"))["Content-Type"] == "application/pdf"
    again = ward.leader.send(at(one, "dung/"), 409, ground="de_nghi", reason="x")
    assert "đang ở trạng thái «đã dừng»" in again


def test_an_officer_neither_apologises_nor_stops(ward, one):
    for path in ("xin-loi/", "dung/"):
        ward.officer.send(at(one, path), 403, ground="de_nghi", reason="x")
    one.refresh_from_db()
    assert one.state == State.ACCEPTED
