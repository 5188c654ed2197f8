"""The counter writes down what a central agency keeps, follows it, and gives what came of it."""

import pytest

from motcua.casework.mirrors.models import Mirror
from motcua.casework.mirrors.queries import token_of
from motcua.foundation.access.models import SYSTEM
from motcua.registers.organisations.actions import AgencyDraft, found_agency, set_kind
from tests.casework.dossiers.world import AT
from tests.registers.organisations.town import SINCE, described


@pytest.fixture
def police(ward):
    set_kind("POLICE", name="Công an", rank=60, receives=False, alone_at="COMMUNE", by=SYSTEM, at=AT)
    draft = AgencyDraft("ca", described("Công an phường Đống Đa", "POLICE", place="21556"), SINCE)
    return found_agency(draft, by=SYSTEM, at=AT).id


def test_a_mirror_goes_from_the_card_to_the_hand_over(ward, police):
    person = ward.world.person.id
    new = f"/quay/trung-uong/nguoi/{person}/"
    assert new in ward.clerk.read(f"/quay/nguoi/{person}/")
    assert "Công an phường Đống Đa" in ward.clerk.read(new)
    typed = {"agency": str(police), "title": "Đăng ký thường trú", "system": "Cổng dịch vụ công Bộ Công an"}
    ward.clerk.send(new, 422, **typed, due_at="mai")
    ward.clerk.send(new, 404, **typed, procedure_code="9.999999")
    assert not Mirror.objects.exists()
    papers = "Tờ khai CT01 (01 bản chính)\r\n\r\nSổ hồng (01 bản sao)"
    page = ward.clerk.send(new, **typed, due_at="27/11/2023 17:00", central_number="G01.9", papers=papers)
    made = Mirror.objects.get()
    assert made.papers_taken == ["Tờ khai CT01 (01 bản chính)", "Sổ hồng (01 bản sao)"]
    assert "In giấy tiếp nhận" in ward.clerk.read(page)
    slip = ward.clerk.get(f"{page}phieu.pdf")
    assert (slip["Content-Type"], slip.content[:5]) == ("application/pdf", b"%PDF-")
    assert page == f"/quay/trung-uong/{made.id}/"
    listed = ward.clerk.read("/quay/trung-uong/")
    assert "1/TW-2023" in listed
    assert "G01.9" in listed
    word = {"act": "hear", "heard_at": "20/11/2023 08:00", "central_number": "G01.9"}
    assert "Cần ghi lý do từ chối" in ward.clerk.send(page, 422, **word, state="REFUSED")
    ward.clerk.send(page, 422, **word, state="HANDED_OVER")
    assert Mirror.objects.get().state == "RECEIVED"
    ward.clerk.send(page, **word, state="RESOLVED", result_number="12/CT")
    again = ward.clerk.post(f"{page}in-lai/")
    assert again["Content-Disposition"] == f'inline; filename="{made.code}-in-lai.pdf"'
    shown = ward.clerk.read(page)
    assert "In lại giấy tiếp nhận lần 1" in shown
    assert "Hệ thống ấy báo: đã có kết quả" in shown
    assert "12/CT" in shown
    ward.clerk.send(page, act="give", receiver="Nguyễn Thị Bình An")
    assert "Đã trao tận tay" not in ward.clerk.read(page)
    assert "Không có hồ sơ nào" in ward.clerk.read("/quay/trung-uong/")
    assert "1/TW-2023" in ward.clerk.read("/quay/trung-uong/?tat-ca")
    assert "1/TW-2023" in ward.clerk.read("/quay/trung-uong/?tim=g01.9")


def test_whoever_has_the_code_or_the_slip_sees_where_it_stands(ward, police, client):
    new = f"/quay/trung-uong/nguoi/{ward.world.person.id}/"
    typed = {"agency": str(police), "title": "Đăng ký thường trú", "system": "Cổng dịch vụ công"}
    page = ward.clerk.send(new, **typed, papers="Tờ khai CT01")
    word = {"act": "hear", "heard_at": "20/11/2023 08:00", "state": "AWAITING", "words": "Thiếu sổ hồng"}
    ward.clerk.send(page, **word)
    made = Mirror.objects.get()
    public = client.get("/tra-cuu/", {"ma": made.code.lower()}).content.decode()
    assert "Cơ quan giải quyết yêu cầu bổ sung." in public
    assert "chưa báo ngày hẹn" in public
    assert not any(said in public for said in ("Thiếu sổ hồng", "Tờ khai CT01", "Nguyễn Thị Bình An"))
    bearer = client.get(f"/tra-cuu/trung-uong/{token_of(made)}/")
    assert (bearer.status_code, bearer["X-Robots-Tag"]) == (200, "noindex")
    assert all(said in bearer.content.decode() for said in ("Thiếu sổ hồng", "Tờ khai CT01"))
    assert "Nguyễn Thị Bình An" not in bearer.content.decode()
    assert client.get("/tra-cuu/", {"ma": "TW-0000-0000"}).status_code == 404
    assert client.get(f"/tra-cuu/trung-uong/{made.code}.x/").status_code == 404
    english = client.get("/en/tra-cuu/", {"ma": made.code}).content.decode()
    assert "The deciding agency asks for more." in english


def test_another_counter_sees_no_mirror_and_a_counter_of_nothing_says_so(ward):
    ward.officer.read("/quay/trung-uong/", 403)
    page = ward.clerk.read(f"/quay/trung-uong/nguoi/{ward.world.person.id}/")
    assert "Quầy này không nhận cho cơ quan trung ương nào" in page
    ward.clerk.read("/quay/trung-uong/0199aa00-0000-7000-8000-000000000000/", 404)
