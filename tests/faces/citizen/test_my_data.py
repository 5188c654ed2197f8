"""Dữ liệu của tôi: shown, taken home whole without anybody else's, asked about, answered at the desk."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from motcua.casework.dossiers.actions import fill_vaults
from motcua.casework.privacy.models import DataRequest
from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.audit.actions import record_look
from motcua.foundation.audit.models import Look
from motcua.foundation.clock import now
from motcua.instruments.documents.actions import give_consent
from motcua.instruments.documents.models import REUSE, Consent
from tests.casework.dossiers.world import PDF
from tests.faces.citizen.doors import a_stranger, citizen_at_the_door
from tests.faces.citizen.test_own_dossier import handed_over
from tests.faces.ward_pages import ROLES, ward_pages
from tests.instruments.documents.vaults import AT, the_lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return ward_pages()


@pytest.fixture
def owner(ward):
    return citizen_at_the_door(ward.world.person)


def test_what_is_held_is_shown_with_numbers_masked(ward, owner):
    record_look("person", ward.world.person.pk, purpose="tìm người", by=ward.clerk.actor, at=now())
    page = owner.read("/cua-toi/du-lieu/")
    for said in ("Nguyễn Thị Bình An", "14/03/1996", "Tìm người", "Đống Đa"):
        assert said in page, said
    assert "052196001417" not in page
    assert "0905123218" not in page
    assert "Nguyễn Thị Quầy" not in page


@pytest.mark.parametrize(
    "page", ["", "du-lieu/", "du-lieu/yeu-cau/", "kho/", "bao-tin/"], ids=lambda page: page or "mine"
)
def test_a_browser_says_where_the_forms_of_a_page_come_from(owner, page):
    assert owner.get(f"/cua-toi/{page}")["Referrer-Policy"] == "same-origin"


def test_all_of_it_is_taken_home_with_files_and_nobody_else_s(ward, owner):
    done = handed_over(ward)
    fill_vaults(by=SYSTEM, at=AT)
    stranger = a_stranger()
    other = stranger.account.name
    answer = owner.post("/cua-toi/du-lieu/tai-ve/")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith('attachment; filename="du-lieu-cua-toi-')
    archive = ZipFile(BytesIO(b"".join(answer.streaming_content)))
    said = json.loads(archive.read("du-lieu.json"))
    assert said["ca_nhan"]["so_dinh_danh"] == "052196001417"
    assert [one["ma"] for one in said["ho_so"]] == [done.code]
    (paper,) = said["kho_giay_to"]
    assert (paper["ten"], paper["tu_ho_so"]) == ("Giấy xác nhận tình trạng hôn nhân", done.code)
    (name,) = [one for one in archive.namelist() if one.startswith("giay-to/")]
    assert archive.read(name) == PDF
    assert other not in json.dumps(said, ensure_ascii=False)
    assert "Đăng ký kết hôn" not in json.dumps(said, ensure_ascii=False)  # what was declared stays behind
    assert Look.objects.filter(subject_id=ward.world.person.pk).count() == 1
    theirs = ZipFile(BytesIO(b"".join(stranger.post("/cua-toi/du-lieu/tai-ve/").streaming_content)))
    assert json.loads(theirs.read("du-lieu.json"))["ho_so"] == []
    assert owner.get("/cua-toi/du-lieu/tai-ve/").status_code == 405


def test_a_request_goes_to_the_desk_and_its_answer_comes_back(ward, owner):
    set_role(
        "one_stop_clerk",
        name="one_stop_clerk",
        rights=(*ROLES["one_stop_clerk"], "privacy.answer", "documents.remove"),
        by=SYSTEM,
        at=AT,
    )
    here = "/cua-toi/du-lieu/yeu-cau/"
    assert "Lỗi:" in owner.send(here, status=422, wish="", words="")
    assert not DataRequest.objects.exists()
    owner.send(here, wish="CORRECT", words="Sai ngày sinh")
    made = DataRequest.objects.get()
    assert "Sai ngày sinh" in owner.read("/cua-toi/du-lieu/")
    assert "Sai ngày sinh" in ward.clerk.read("/ban-lam-viec/yeu-cau-du-lieu/")
    desk = f"/ban-lam-viec/yeu-cau-du-lieu/{made.pk}/"
    assert "052196001417" not in ward.clerk.read(desk)
    assert ward.officer.get(desk).status_code == 403
    assert "Hãy ghi rõ" in ward.clerk.send(desk, status=422, viec="lam")
    ward.clerk.send(desk, viec="lam", **{"tra-loi": "Đã sửa"})
    assert "Đã sửa" in owner.read("/cua-toi/du-lieu/")
    assert "Đã sửa" in ward.clerk.read(desk)
    assert "Đính chính" in ward.clerk.read("/ban-lam-viec/yeu-cau-du-lieu/?muc=xong")


def test_another_takes_back_neither_request_nor_consent(ward, owner):
    the_lists()
    consent = give_consent(REUSE, "draft", ward.world.person.pk, by=owner.actor, at=now())
    owner.send("/cua-toi/du-lieu/yeu-cau/", wish="DELETE", words="Xóa")
    made, stranger = DataRequest.objects.get(), a_stranger()
    assert stranger.post(f"/cua-toi/du-lieu/yeu-cau/{made.pk}/rut/").status_code == 404
    assert stranger.post(f"/cua-toi/du-lieu/dong-y/{consent.pk}/rut/").status_code == 404
    assert Consent.objects.get().withdrawn_at is None
    assert DataRequest.objects.get().state == "OPEN"
    assert "Tôi đồng ý dùng lại giấy tờ." in owner.read("/cua-toi/du-lieu/")
    owner.send(f"/cua-toi/du-lieu/yeu-cau/{made.pk}/rut/")
    owner.send(f"/cua-toi/du-lieu/dong-y/{consent.pk}/rut/")
    assert Consent.objects.get().withdrawn_at is not None
    assert DataRequest.objects.get().state == "WITHDRAWN"
