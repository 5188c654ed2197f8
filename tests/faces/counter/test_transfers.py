"""The counter hands papers on by a list, and the desk confirms it; results come back the same way."""

from datetime import timedelta

from motcua.casework.dossiers.models import Dossier, State
from motcua.casework.transfers.models import Transfer
from tests.casework.dossiers.world import AT


def test_a_list_is_made_at_the_counter_and_confirmed_at_the_desk(ward):
    one = ward.world.taken_in(by=ward.clerk.actor, at=AT)
    page = ward.clerk.read("/quay/ban-giao/")
    assert one.code in page
    assert "phải giao trước 17:00, thứ\xa0Hai\xa020/11/2023" in page
    assert "Chưa lập danh sách nào trong ngày." in page
    ward.clerk.send("/quay/ban-giao/lap/", 409, agency="khac")
    ward.clerk.send("/quay/ban-giao/lap/", 409, agency=str(one.decision_agency_id), way="khac")
    ward.clerk.send("/quay/ban-giao/lap/", agency=str(one.decision_agency_id))
    made = Transfer.objects.get()
    page = ward.clerk.read("/quay/ban-giao/")
    assert "Không có giấy tờ nào chờ bàn giao" in page
    assert "chưa xác nhận" in page
    assert "Trong tháng này" in page
    assert ward.clerk.get(f"/quay/ban-giao/{made.id}.pdf")["Content-Type"] == "application/pdf"
    assert "Kiểm và xác nhận số 01/BG" in ward.officer.read("/ban-lam-viec/ban-giao/")
    address = f"/ban-lam-viec/ban-giao/{made.id}/"
    assert one.code in ward.officer.read(address)
    ward.officer.send(address, 422, missing="0199aa00-0000-7000-8000-000000000000")
    ward.officer.send(address)
    assert "Đã xác nhận lúc" in ward.officer.read(address)
    assert ward.officer.get(address.removesuffix("/") + ".pdf")["Content-Type"] == "application/pdf"
    assert "Không có danh sách nào chờ xác nhận" in ward.officer.read("/ban-lam-viec/ban-giao/")
    assert "chưa xác nhận" not in ward.clerk.read("/quay/ban-giao/")


def test_who_does_not_accept_makes_no_list(ward):
    one = ward.world.taken_in(by=ward.clerk.actor, at=AT)
    ward.officer.send("/quay/ban-giao/lap/", 403, agency=str(one.decision_agency_id))
    assert not Transfer.objects.exists()


def test_a_result_is_listed_at_the_desk_and_confirmed_at_the_counter(ward):
    one = ward.world.taken_in(by=ward.clerk.actor, at=AT)
    resolved = {"state": State.RESOLVED, "resolved_at": AT + timedelta(minutes=30)}
    Dossier.objects.filter(id=one.id).update(**resolved)
    page = ward.officer.read("/ban-lam-viec/ban-giao/")
    assert "1 kết quả chờ giao về quầy" in page
    sides = {"unit": str(one.return_unit_id), "agency": str(one.decision_agency_id)}
    ward.officer.send("/ban-lam-viec/ban-giao/lap/", 409, way="giay-to", **sides)
    ward.officer.send("/ban-lam-viec/ban-giao/lap/", way="ket-qua", **sides)
    made = Transfer.objects.get()
    assert "Danh sách đã lập hôm nay" in ward.officer.read("/ban-lam-viec/ban-giao/")
    assert "Đang chuyển đến quầy, chờ xác nhận" in ward.clerk.read("/quay/ban-giao/")
    address = f"/quay/ban-giao/{made.id}/"
    assert one.code in ward.clerk.read(address)
    ward.clerk.send(address, missing=str(one.id))
    assert "không có" in ward.clerk.read(address)
    page = ward.officer.read("/ban-lam-viec/ban-giao/")
    assert "thiếu 1 hồ sơ" in page
    assert "1 kết quả chờ giao về quầy" in page
