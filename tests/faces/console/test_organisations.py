"""Organisations at the console: the tree of a day, an agency's page, what keepers change."""

from datetime import date
from io import BytesIO

import pytest

from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.models import Event
from motcua.registers.organisations import queries
from motcua.registers.organisations.actions import (
    OfficerDraft,
    PostDraft,
    appoint,
    enter_officer,
    open_post,
    rename_agency,
)
from motcua.registers.organisations.models import Agency, Officer
from tests.faces.small_province import AT, SINCE, found_province

EDIT = "organisations.edit"
DAY = "2023-11-20"
NEW = {
    "code": "snv", "name": "Sở Nội vụ", "short_name": "SNV", "kind": "department", "level": "PROVINCE",
    "parent": "UBND tỉnh Bình Định", "place": "52", "rank": "100", "since": "2023-11-01",
}  # fmt: skip


@pytest.fixture
def province(db):
    return found_province()


@pytest.fixture
def head(province):
    """The head of the justice department, in his chair."""
    post = open_post(PostDraft("stp.gd", "Giám đốc", "stp", (), SINCE), by=SYSTEM, at=AT)
    who = enter_officer(OfficerDraft("BD-1", "Lê Văn Tám", phone="0905123218"), by=SYSTEM, at=AT)
    return appoint(who.id, post.id, since=SINCE, by=SYSTEM, at=AT)


def test_the_tree_shows_the_names_of_its_day(keeper, province):
    rename_agency(province["stp"], "Sở Tư pháp mới", since=date(2023, 6, 1), by=SYSTEM, at=AT)
    lan = keeper()
    before, after = (lan.read(f"/quan-tri/to-chuc/?ngay={day}") for day in ("2023-05-31", "2023-06-01"))
    assert "Sở Tư pháp mới" not in before
    assert "Sở Tư pháp mới" in after
    assert after.count("<details") == after.count("</details>") == 1


def test_an_agency_tells_who_sits_where_and_what_it_was(keeper, province, head):
    page = keeper().read(f"/quan-tri/to-chuc/{province['stp']}/?ngay={DAY}")
    assert "Giám đốc" in page
    assert "Lê Văn Tám" in page
    assert "Ghi cơ quan vào sổ" in page
    assert "Thêm chức danh" not in page  # no right, no act


def test_on_a_day_without_it_an_agency_says_so(keeper, province):
    assert "không có vào ngày 01/01/2020" in keeper().read(
        f"/quan-tri/to-chuc/{province['stp']}/?ngay=2020-01-01"
    )


def test_an_agency_is_founded_once_below_a_parent_given_by_name(keeper, province):
    lan = keeper(EDIT)
    where = lan.send("/quan-tri/to-chuc/them/", once="a1", **NEW)
    assert lan.send("/quan-tri/to-chuc/them/", once="a1", **NEW) == where
    found = Agency.objects.get(code="snv")
    assert where == f"/quan-tri/to-chuc/{found.id}/?ngay=2023-11-01"
    assert queries.agency_on(found.id, date(2023, 11, 20)).parent_id == province["ubnd"]
    assert Event.objects.filter(kind="organisations.AgencyFounded", subject_id=found.id).count() == 1


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        ({"parent": "Sở không có"}, 422, "Không tìm thấy «Sở không có»"),
        ({"code": "stp"}, 409, "đã có trong sổ tổ chức"),
        ({"code": "Sở"}, 422, "Chỉ dùng chữ thường không dấu"),
        ({"since": "hôm qua"}, 422, "Từ ngày"),
        ({"parent": ""}, 422, "chưa có cơ quan cấp trên"),
        ({"place": "99999"}, 422, "Không tìm thấy «99999»"),
    ],
)
def test_what_is_wrong_is_said_beside_what_was_typed(keeper, province, typed, status, sentence):
    page = keeper(EDIT).send("/quan-tri/to-chuc/them/", status, **(NEW | typed))
    assert sentence in page
    assert 'value="Sở Nội vụ"' in page
    assert not Agency.objects.filter(code="snv").exists()


def test_a_change_holds_from_its_day_and_an_unchanged_one_is_refused(keeper, province):
    lan = keeper(EDIT)
    path = f"/quan-tri/to-chuc/{province['stp']}/thay-doi/"
    same = NEW | {"name": "Sở Tư pháp", "short_name": "STP", "place": "", "since": "2023-12-01"}
    assert "không khác gì hiện tại" in lan.send(path, 409, **same)
    lan.send(path, **(same | {"name": "Sở Tư pháp và Thanh tra"}))
    assert queries.agency_on(province["stp"], date(2023, 11, 30)).name == "Sở Tư pháp"
    assert queries.agency_on(province["stp"], date(2023, 12, 1)).name == "Sở Tư pháp và Thanh tra"


def test_an_agency_with_children_cannot_be_closed(keeper, province):
    page = keeper(EDIT).send(f"/quan-tri/to-chuc/{province['ubnd']}/ket-thuc/", 409, last_day="2023-12-31")
    assert "còn 2 đơn vị trực thuộc" in page


def test_an_agency_is_closed_after_being_asked(keeper, province):
    lan = keeper(EDIT)
    path = f"/quan-tri/to-chuc/{province['stp']}/ket-thuc/"
    assert "Kết thúc hoạt động" in lan.read(path)
    lan.send(path, last_day="2023-12-31")
    assert "không có vào ngày 01/01/2024" in lan.read(f"/quan-tri/to-chuc/{province['stp']}/?ngay=2024-01-01")


def test_codes_aliases_and_posts_are_added(keeper, province):
    set_role("handler", name="Thụ lý", rights=[], by=SYSTEM, at=AT)
    lan = keeper(EDIT)
    base = f"/quan-tri/to-chuc/{province['stp']}/"
    lan.send(f"{base}ma/", code="H08.12", mark="KNOWN", since="2023-11-01")
    lan.send(f"{base}ten-khac/", text="Tư pháp tỉnh", since="2023-11-01")
    lan.send(
        f"{base}chuc-danh/",
        code="stp.cv",
        title="Chuyên viên",
        roles=["handler"],
        rank="100",
        since="2023-11-01",
    )
    page = lan.read(f"{base}?ngay={DAY}")
    for said in ("H08.12", "Tư pháp tỉnh", "Chuyên viên", "Thụ lý", "chưa có ai"):
        assert said in page
    post = queries.post_by_code("stp.cv", date(2023, 11, 20))
    lan.send(f"/quan-tri/chuc-danh/{post.id}/vai-tro/", roles=[], since="2023-11-15")
    assert queries.post_by_code("stp.cv", date(2023, 11, 20)).role_codes == []
    lan.send(f"/quan-tri/chuc-danh/{post.id}/bo/", last_day="2023-11-30")
    assert "Chuyên viên" not in lan.read(f"{base}?ngay=2023-12-01")


def test_an_officer_is_entered_appointed_and_leaves(keeper, province):
    post = open_post(PostDraft("stp.gd", "Giám đốc", "stp", (), SINCE), by=SYSTEM, at=AT)
    lan = keeper(EDIT)
    typed = {
        "code": "BD-7",
        "full_name": "Ngô Thị Bảy",
        "email": "bay@binhdinh.example",
        "phone": "0905123218",
    }
    page = lan.send("/quan-tri/can-bo/them/", once="o1", **typed)
    assert lan.send("/quan-tri/can-bo/them/", once="o1", **typed) == page
    who = Officer.objects.get(code="BD-7")
    assert "Không tìm thấy «Ngô Thị Tám»" in lan.send(
        f"/quan-tri/chuc-danh/{post.id}/giao/", 422, officer="Ngô Thị Tám", since="2023-11-01"
    )
    lan.send(f"/quan-tri/chuc-danh/{post.id}/giao/", officer="Ngô Thị Bảy", since="2023-11-01")
    held = queries.holdings_of(who.id).get()
    assert "Giám đốc" in lan.read(page)
    lan.send(f"/quan-tri/giu-chuc-danh/{held.id}/thoi/", last_day="2023-11-15")
    held.refresh_from_db()
    assert held.valid_to == date(2023, 11, 15)


def test_ways_to_reach_an_officer_are_for_keepers(keeper, head):
    path = f"/quan-tri/can-bo/{head.officer_id}/"
    assert "0905123218" in keeper(EDIT).read(path)
    assert "0905123218" not in keeper(login="minh").read(path)


def test_leave_is_taken_and_cut(keeper, head):
    lan = keeper("organisations.leave")
    path = f"/quan-tri/can-bo/{head.officer_id}/"
    assert "Ngày cuối" in lan.send(f"{path}nghi/", 422, since="2031-05-10", until="2031-05-01")
    lan.send(f"{path}nghi/", since="2031-05-01", until="2031-05-10")
    leave = queries.leaves_of(head.officer_id).get()
    assert "01/05/2031 – 10/05/2031" in lan.read(path)
    lan.send(f"{path}nghi/{leave.id}/", last_day="2031-05-05")
    leave.refresh_from_db()
    assert leave.valid_to == date(2031, 5, 5)


def test_an_account_is_attached_and_taken_away(keeper, head):
    lan = keeper(EDIT)
    path = f"/quan-tri/can-bo/{head.officer_id}/"
    assert "Không có tài khoản" in lan.send(f"{path}tai-khoan/", 404, login="ai-do")
    lan.send(f"{path}tai-khoan/", login="lan")
    assert queries.officer(head.officer_id).account_id == lan.account.id
    lan.send(f"{path}go-tai-khoan/")
    assert queries.officer(head.officer_id).account_id is None


def test_a_list_with_one_wrong_line_writes_none(keeper, head):
    lan = keeper(EDIT)
    rows = "Mã cán bộ,Họ và tên,Mã chức danh\nBD-2,Trần Hai,stp.gd\nBD-3,Trần Ba,khong.co\n"
    page = lan.send("/quan-tri/can-bo/nhap/", 422, file=csv(rows))
    assert "Không có chức danh mã “khong.co”" in page
    assert not Officer.objects.filter(code="BD-2").exists()
    page = lan.send("/quan-tri/can-bo/nhap/", 200, file=csv(rows.replace("khong.co", "stp.gd")))
    assert "Đã ghi toàn bộ danh sách" in page
    assert Officer.objects.filter(code__in=["BD-2", "BD-3"]).count() == 2


def test_a_file_that_is_no_list_is_refused_in_a_sentence(keeper, head):
    page = keeper(EDIT).send("/quan-tri/can-bo/nhap/", 422, file=csv("một,hai\n1,2\n"))
    assert "govuk-error-summary" in page


def test_officers_are_paged_without_losing_namesakes(keeper, province):
    for number in range(60):
        enter_officer(OfficerDraft(f"BD-{number:03d}", "Trần Văn An"), by=SYSTEM, at=AT)
    lan = keeper()
    first = lan.read("/quan-tri/can-bo/")
    assert "BD-049" in first
    assert "BD-050" not in first
    last = Officer.objects.get(code="BD-049")
    assert "BD-050" in lan.read(f"/quan-tri/can-bo/?sau={last.id}")


def csv(text: str) -> BytesIO:
    file = BytesIO(text.encode())
    file.name = "can-bo.csv"
    return file
