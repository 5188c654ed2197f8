"""Accounts at the console: opened with a password shown once, closed, reset; every act once."""

import re

from motcua.foundation.accounts.models import Account, AccountSession
from motcua.foundation.events.models import Event

RIGHT = "accounts.edit"
NEW = {"login": "minh.tp", "name": "Trần Văn Minh", "kind": "OFFICER"}


def test_accounts_are_listed_and_found(keeper):
    lan = keeper(RIGHT)
    assert "Nguyễn Thị Lan" in lan.read("/quan-tri/tai-khoan/")
    assert "Không có tài khoản nào khớp" in lan.read("/quan-tri/tai-khoan/?tim=khong-co-ai")


def test_without_the_right_the_door_stays_shut(keeper):
    lan = keeper("events.view")
    assert "Cần quyền: «Mở, khóa tài khoản" in lan.read("/quan-tri/tai-khoan/", 403)
    lan.send("/quan-tri/tai-khoan/mo/", 403, **NEW)
    assert not Account.objects.filter(login="minh.tp").exists()


def test_a_new_account_shows_its_password_once_and_lets_its_holder_in(keeper, client):
    lan = keeper(RIGHT)
    page = lan.send("/quan-tri/tai-khoan/mo/", 200, once="a1", **NEW)
    password = re.search(r'mc-code">([a-z0-9-]{19})<', page).group(1)
    assert Account.objects.get(login="minh.tp").check_password(password)
    assert lan.send("/quan-tri/tai-khoan/mo/", once="a1", **NEW) == "/quan-tri/tai-khoan/"
    assert Account.objects.filter(login="minh.tp").count() == 1


def test_a_taken_login_is_refused_beside_the_form_with_what_was_typed(keeper):
    lan = keeper(RIGHT)
    page = lan.send(
        "/quan-tri/tai-khoan/mo/", 409, login="lan", name="Trần Thị Lan", kind="OFFICER", once="b1"
    )
    assert "đã có người dùng" in page
    assert 'value="Trần Thị Lan"' in page
    assert Account.objects.count() == 1
    lan.send("/quan-tri/tai-khoan/mo/", 200, login="lan.2", name="Trần Thị Lan", kind="OFFICER", once="b1")


def test_a_login_of_wrong_letters_is_told_at_its_field(keeper):
    page = keeper(RIGHT).send("/quan-tri/tai-khoan/mo/", 422, login="lần", name="X", kind="OFFICER")
    assert "Chỉ dùng chữ không dấu" in page


def test_closing_asks_first_then_closes_once(keeper):
    lan, minh = keeper(RIGHT), keeper(login="minh", name="Minh")
    path = f"/quan-tri/tai-khoan/{minh.account.id}/khoa/"
    assert "Mọi phiên đăng nhập kết thúc ngay" in lan.read(path)
    assert minh.account.is_active
    assert lan.send(path, once="c1") == f"/quan-tri/tai-khoan/{minh.account.id}/"
    lan.send(path, once="c1")
    minh.account.refresh_from_db()
    assert not minh.account.is_active
    assert Event.objects.filter(kind="accounts.AccountClosedDown").count() == 1
    assert not AccountSession.objects.filter(account_id=minh.account.id).exists()
    assert lan.send(f"/quan-tri/tai-khoan/{minh.account.id}/mo-khoa/", once="c2")
    minh.account.refresh_from_db()
    assert minh.account.is_active


def test_nobody_closes_his_own_account(keeper):
    lan = keeper(RIGHT)
    page = lan.send(f"/quan-tri/tai-khoan/{lan.account.id}/khoa/", 409)
    assert "Không thể tự khóa" in page


def test_a_password_is_reset_and_shown_once(keeper):
    lan, minh = keeper(RIGHT), keeper(login="minh", name="Minh")
    page = lan.send(f"/quan-tri/tai-khoan/{minh.account.id}/mat-khau/", 200, once="d1")
    password = re.search(r'mc-code">([a-z0-9-]{19})<', page).group(1)
    minh.account.refresh_from_db()
    assert minh.account.check_password(password)
    lan.send(f"/quan-tri/tai-khoan/{minh.account.id}/mat-khau/", once="d1")
    minh.account.refresh_from_db()
    assert minh.account.check_password(password)


def test_the_page_of_an_account_tells_its_past(keeper):
    lan, minh = keeper(RIGHT), keeper(login="minh", name="Trần Minh")
    lan.send(f"/quan-tri/tai-khoan/{minh.account.id}/hai-lop/")
    page = lan.read(f"/quan-tri/tai-khoan/{minh.account.id}/")
    assert "Gỡ hoặc cấp lại xác thực hai lớp" in page
    assert "Nguyễn Thị Lan" in page


def test_an_unknown_account_is_a_404(keeper):
    lan, here = keeper(RIGHT), "/quan-tri/tai-khoan/00000000-0000-0000-0000-000000000009/"
    told = Event.objects.count()
    for page in (lan.read(here, 404), lan.send(f"{here}mat-khau/", 404), lan.send(f"{here}hai-lop/", 404)):
        assert "Không có tài khoản «00000000-0000-0000-0000-000000000009»." in page
    assert Event.objects.count() == told


def test_a_list_costs_the_same_however_long(keeper, django_assert_num_queries):
    lan = keeper(RIGHT)
    lan.read("/quan-tri/tai-khoan/")
    for number in range(30):
        keeper(login=f"a{number}", name=f"Người {number}")
    with django_assert_num_queries(5):  # session, account, roles, the house's name, the list
        lan.read("/quan-tri/tai-khoan/")


def test_accounts_are_paged_by_login(keeper, monkeypatch):
    lan = keeper(RIGHT)
    for number in range(60):
        keeper(login=f"a{number:02d}", name=f"Người {number}")
    page = lan.read("/quan-tri/tai-khoan/")
    assert "Người 49" in page
    assert "Người 50" not in page
    assert 'href="?sau=a49"' in page
    assert "Người 50" in lan.read("/quan-tri/tai-khoan/?sau=a49")


def test_a_lockout_is_shown_and_lifted(keeper, client):
    lan, minh = keeper(RIGHT), keeper(login="minh", name="Minh")
    for _ in range(6):
        client.post("/dang-nhap/", {"login": "minh", "password": "sai"})
    path = f"/quan-tri/tai-khoan/{minh.account.id}/"
    assert "Đang tạm khóa" in lan.read(path)
    lan.send(f"{path}bo-tam-khoa/")
    assert "Đang tạm khóa" not in lan.read(path)
