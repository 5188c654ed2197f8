"""Packs at the console: checked with file and line, compared, proposed, approved by a second person."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from motcua.foundation.access.models import Role
from motcua.foundation.packs.models import PackUpload

HEAD = "name: thu\ntitle: Gói thử\nversion: '1'\neffective_from: 2024-01-01\n"
ROLES = "kind: role\nitems:\n  - code: nguoi_thu\n    name: Người thử\n    rights: [packs.view]\n"
WRONG = "kind: role\nitems:\n  - code: nguoi_thu\n    ten: Người thử\n    rights: [packs.view]\n"
BOTH = ("packs.view", "packs.propose")


@pytest.fixture(autouse=True)
def _store(tmp_path, settings):
    settings.MOTCUA_FILES = str(tmp_path / "files")


def pack(roles: str = ROLES, head: str = HEAD) -> BytesIO:
    file = BytesIO()
    with ZipFile(file, "w") as bundle:
        bundle.writestr("pack.yaml", head)
        bundle.writestr("roles.yaml", roles)
    file.seek(0)
    file.name = "thu.zip"
    return file


def propose(keeper, **typed):
    lan = keeper(*BOTH)
    assert "Xin điền mục này" not in lan.read("/quan-tri/goi/nap/")
    check = lan.send("/quan-tri/goi/nap/", file=pack())
    where = lan.send(check, effective_on="2124-01-01", once="p1", **typed)
    return lan, where


def test_a_sound_pack_shows_what_it_would_change_and_is_proposed_once(keeper):
    lan = keeper(*BOTH)
    check = lan.send("/quan-tri/goi/nap/", file=pack())
    page = lan.read(check)
    assert "không có chỗ sai" in page
    assert "nguoi_thu" in page
    assert "1 thêm mới" in page
    assert not PackUpload.objects.exists()
    where = lan.send(check, effective_on="2124-01-01", once="p1")
    assert lan.send(check, effective_on="2124-01-01", once="p1") == where
    assert PackUpload.objects.get().effective_on.year == 2124
    assert "Gói thử" in lan.read("/quan-tri/goi/")


def test_a_flaw_is_told_with_file_and_line_and_nothing_can_be_proposed(keeper):
    lan = keeper(*BOTH)
    check = lan.send("/quan-tri/goi/nap/", file=pack(WRONG))
    page = lan.read(check)
    assert "roles.yaml" in page
    assert 'class="mc-table__number">4</td>' in page
    assert "Đề nghị nạp</" not in page
    assert lan.send(check, 422, effective_on="2124-01-01")
    assert not PackUpload.objects.exists()


def test_what_is_no_zip_is_refused_beside_the_form(keeper):
    file = BytesIO(b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    file.name = "thu.zip"
    page = keeper(*BOTH).send("/quan-tri/goi/nap/", 415, file=file)
    assert "có đuôi .zip (tệp nén ZIP) nhưng nội dung là" in page


def test_a_day_that_is_over_is_refused(keeper):
    lan = keeper(*BOTH)
    check = lan.send("/quan-tri/goi/nap/", file=pack())
    assert "đã qua" in lan.send(check, 422, effective_on="2020-01-01")


def test_who_proposed_cannot_approve_and_sees_why(keeper):
    lan, where = propose(keeper)
    lan_too = keeper(*BOTH, "packs.approve", login="lan.2")
    assert "chính anh, chị đề nghị" in lan.read(where)
    assert "Duyệt" in lan_too.read(where)
    lan.send(f"{where}duyet/", 403)


def test_a_second_person_approves_after_being_asked(keeper):
    _lan, where = propose(keeper)
    minh = keeper("packs.view", "packs.approve", login="minh", name="Trần Minh")
    assert '<span class="mc-rail__count">1</span>' in minh.read("/quan-tri/")
    assert "Gói chờ duyệt" in minh.read("/quan-tri/")
    assert "Nội dung đã nạp không xóa được" in minh.read(f"{where}duyet/")
    minh.send(f"{where}duyet/", once="a1")
    assert PackUpload.objects.get().state == "APPROVED"
    assert "không còn chờ duyệt" in minh.send(f"{where}duyet/", 409, once="a2")
    assert not Role.objects.filter(code="nguoi_thu").exists()  # its day has not come


def test_a_rejection_says_why_and_the_proposer_reads_it(keeper):
    lan, where = propose(keeper)
    minh = keeper("packs.view", "packs.approve", login="minh", name="Trần Minh")
    assert minh.send(f"{where}khong-duyet/", 422, reason="")
    minh.send(f"{where}khong-duyet/", reason="Chưa có ý kiến Sở Nội vụ")
    page = lan.read(where)
    assert "Chưa có ý kiến Sở Nội vụ" in page
    assert "Trần Minh" in page


def test_a_proposer_takes_his_own_back(keeper):
    lan, where = propose(keeper)
    assert "Rút gói" in lan.read(f"{where}khong-duyet/")
    lan.send(f"{where}khong-duyet/", reason="Gửi nhầm tệp")
    assert PackUpload.objects.get().state == "REJECTED"


def test_a_ticket_that_was_altered_opens_nothing(keeper):
    lan = keeper(*BOTH)
    check = lan.send("/quan-tri/goi/nap/", file=pack())
    assert "Không có trang này" in lan.read(f"{check[:-2]}x/", 404)
    lan.send(f"{check[:-2]}x/", 404, effective_on="2124-01-01", once="p1")
    assert not PackUpload.objects.exists()
