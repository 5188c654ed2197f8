"""The monthly list on its pages: an officer draws it up and signs; only then anybody sees it."""

import io
import re
import zipfile
from datetime import date, datetime

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.steering.indices.actions import keep_up
from motcua.steering.reports import actions
from motcua.steering.reports.models import LateList
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.world import a_world
from tests.faces.command.conftest import chairs, keeper
from tests.faces.command.test_plans import words

__all__ = ["chairs", "keeper"]
pytestmark = pytest.mark.django_db
NOW = datetime(2023, 11, 20, 9, tzinfo=VN)
OFFICE, PUBLIC = "/chi-dao/danh-sach-cham/", "/danh-sach-cham/"
OCTOBER = f"{PUBLIC}2023-10/"


@pytest.fixture
def late():
    """One that came late in October."""
    world = a_world()
    one = world.taken_in(at=datetime(2023, 10, 2, 8, tzinfo=VN))
    signed(world, one, at=datetime(2023, 10, 9, 8, tzinfo=VN))
    keep_up(by=SYSTEM, at=NOW)
    return one


def draft():
    return actions.draw_late_list(date(2023, 10, 1), by=SYSTEM, at=NOW)


def test_an_empty_province_says_that_nothing_is_public_yet(client):
    assert "Chưa có danh sách nào được công khai" in client.get(PUBLIC).content.decode()


def test_a_list_is_drawn_up_gone_through_and_signed_and_only_then_public(keeper, client, late):
    officer = keeper("reports.prepare", "reports.sign")
    assert "Tháng đã hết, chưa có danh sách" in officer.read(OFFICE)
    place = officer.send(OFFICE, thang="2023-10")
    one = LateList.objects.get()
    assert place == f"{OFFICE}{one.id}/"
    assert late.code in officer.read(place)
    assert client.get(OCTOBER).status_code == 404
    line = one.lines.get(kind="DOSSIER")
    officer.send(f"{OFFICE}dong/{line.id}/", explanation="Mất điện hai ngày.", reason="")
    one.refresh_from_db()
    officer.send(place, viec="ky", ban=one.version)
    page = client.get(OCTOBER).content.decode()
    assert late.code in page
    assert "Mất điện hai ngày." in page
    assert "Trong tháng có 1 hồ sơ có kết quả, 1 hồ sơ trả chậm" in words(page)
    assert "Nguyễn Thị Bình An" not in page
    assert "Tháng 10/2023" in client.get(PUBLIC).content.decode()
    assert f"{OCTOBER}" in client.get("/en/danh-sach-cham/").content.decode()
    one.refresh_from_db()
    assert one.digest in page


def test_refusals_are_said_on_the_page_and_leave_the_list_as_it_was(keeper, late):
    officer = keeper("reports.prepare", "reports.sign")
    assert "chưa hết" in officer.send(OFFICE, 422, thang="2999-01")
    assert "Không có danh sách này" in officer.send(OFFICE, 404, thang="năm ngoái")
    one = draft()
    assert "đang có một bản nháp" in officer.send(OFFICE, 409, thang="2023-10")
    place = f"{OFFICE}{one.id}/"
    assert "vừa được người khác sửa" in officer.send(place, 409, viec="ky", ban="77")
    line = one.lines.get(kind="DOSSIER")
    assert "Cần ghi lý do rút" in officer.send(f"{OFFICE}dong/{line.id}/", 422, viec="rut", reason=" ")
    officer.send(place, viec="ky", ban="1")
    assert "không đổi được nữa" in officer.send(place, 409, viec="ky", ban="1")
    assert LateList.objects.get().state == "SIGNED"


def test_who_only_prepares_is_not_offered_to_sign_and_may_not(keeper, late):
    officer, one = keeper("reports.prepare"), draft()
    assert "Ký công khai</span>" not in officer.read(f"{OFFICE}{one.id}/")
    assert "không có quyền" in officer.send(f"{OFFICE}{one.id}/", 403, viec="ky", ban="1")
    keeper("plans.view", login="hoa").read(OFFICE, 403)


def test_a_line_is_struck_put_back_and_its_reason_shown_without_its_code(keeper, client, late):
    officer, one = keeper("reports.prepare", "reports.sign"), draft()
    line = one.lines.get(kind="DOSSIER")
    page = f"{OFFICE}dong/{line.id}/"
    officer.send(page, viec="rut", explanation="", reason="Đồng hồ đặt sai.")
    officer.send(page, viec="dua-lai", explanation="", reason="")
    officer.send(page, viec="rut", explanation="", reason="Đồng hồ đặt sai.")
    one.refresh_from_db()
    officer.send(f"{OFFICE}{one.id}/", viec="ky", ban=one.version)
    shown = client.get(OCTOBER).content.decode()
    assert late.code not in shown
    assert "Hồ sơ: Đồng hồ đặt sai." in words(shown)
    assert "Không có cơ quan nào chậm trong tháng." in shown


def test_a_newer_edition_replaces_the_old_which_stays_and_says_so(keeper, client, late):
    officer, one = keeper("reports.prepare", "reports.sign"), draft()
    officer.send(f"{OFFICE}{one.id}/", viec="ky", ban="1")
    again = f"{OFFICE}{one.id}/dinh-chinh/"
    assert "Cần ghi lý do lập bản mới" in officer.send(again, 422, reason=" ")
    place = officer.send(again, reason="Bổ sung giải trình")
    officer.send(place, viec="ky", ban="1")
    assert "Lý do lập bản này: Bổ sung giải trình" in words(client.get(OCTOBER).content.decode())
    old = client.get(f"{OCTOBER}ban-1/").content.decode()
    assert "Bản này đã được thay" in old
    assert late.code in old


def test_a_draft_is_read_anew_or_dropped(keeper, late):
    officer, one = keeper("reports.prepare"), draft()
    officer.send(f"{OFFICE}{one.id}/", viec="lap-lai")
    assert officer.send(f"{OFFICE}{one.id}/", viec="bo") == OFFICE
    assert LateList.objects.get().state == "DROPPED"


def test_it_is_handed_out_as_a_workbook_and_as_csv(client, late):
    actions.sign_late_list(draft().id, 1, by=SYSTEM, at=NOW)
    book = client.get(f"{OCTOBER}ban-1.xlsx")
    assert book["Content-Disposition"] == 'attachment; filename="danh-sach-cham-2023-10-ban-1.xlsx"'
    inside = zipfile.ZipFile(io.BytesIO(book.content)).read("xl/sharedStrings.xml").decode()
    assert late.code in inside
    lines = client.get(f"{OCTOBER}ban-1.csv").content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith(f"{late.code},")
    assert "2023-10-05,2023-10-09,4" in lines[1]
    for nothing in ("ban-1.pdf", "ban-2.csv"):
        assert client.get(f"{OCTOBER}{nothing}").status_code == 404
    assert client.get(f"{PUBLIC}thang-nao/").status_code == 404


def test_a_signed_list_that_was_changed_behind_its_back_says_so(client, late):
    actions.sign_late_list(draft().id, 1, by=SYSTEM, at=NOW)
    LateList.objects.update(resolved=99)
    assert "Không còn khớp với bản đã ký" in client.get(OCTOBER).content.decode()
    assert not re.search(r"Nguyễn Thị", client.get(OCTOBER).content.decode())
