"""Signing in: a password, then for officers a second factor; failures are counted; doors stay shut."""

from datetime import datetime

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.accounts.actions import close_account, give_second_factor, open_account
from motcua.foundation.accounts.models import AccountKind, AccountSession
from motcua.foundation.clock import VN
from motcua.foundation.events.queries import history

AT = datetime(2023, 11, 20, 8, 0, tzinfo=VN)
PASSWORD = "nước-chảy-đá-mòn-88"
pytestmark = pytest.mark.django_db


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def open_officer(login="lan.tp"):
    return open_account(
        login, name="Nguyễn Thị Lan", kind=AccountKind.OFFICER, password=PASSWORD, by=SYSTEM, at=AT
    )


@pytest.fixture
def officer():
    account = open_officer()
    return account, give_second_factor(account.id, by=SYSTEM, at=AT)


def sign_in(client, login="lan.tp", password=PASSWORD):
    return client.post("/dang-nhap/", {"login": login, "password": password})


def test_an_officer_signs_in_with_password_and_code(client, officer):
    account, secret = officer
    answer = sign_in(client)
    assert (answer.status_code, answer["Location"]) == (302, "/dang-nhap/ma/")
    assert "_auth_user_id" not in client.session  # a password alone opens nothing
    answer = client.post("/dang-nhap/ma/", {"code": code_for(secret)})
    assert (answer.status_code, answer["Location"]) == (302, "/vao/")
    assert client.session["_auth_user_id"] == str(account.id)
    assert AccountSession.objects.filter(account_id=account.id).count() == 1
    assert history("account", account.id)[-1].kind == "accounts.SignedIn"


def test_a_wrong_code_lets_nobody_in(client, officer):
    sign_in(client)
    answer = client.post("/dang-nhap/ma/", {"code": "000000"})
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


def test_an_officer_without_a_second_factor_is_led_to_make_one_first(client):
    open_officer()
    assert sign_in(client)["Location"] == "/vao/"
    answer = client.get("/vao/")
    assert (answer.status_code, answer["Location"]) == (302, "/tai-khoan/xac-thuc-hai-lop/")
    page = client.get("/tai-khoan/xac-thuc-hai-lop/")
    assert page.status_code == 200


def test_a_wrong_password_says_so_without_saying_which_part_is_wrong(client, officer):
    wrong = sign_in(client, password="sai-mật-khẩu-rồi").content.decode()
    unknown = sign_in(client, login="khong-co", password="sai-mật-khẩu-rồi").content.decode()
    sentence = "Tên đăng nhập hoặc mật khẩu"
    assert sentence in wrong
    assert sentence in unknown


def test_five_failures_shut_the_door_for_a_while_even_for_the_right_password(client, officer):
    for _ in range(5):
        answer = sign_in(client, password="sai-mật-khẩu-rồi")
    assert answer.status_code == 429
    answer = sign_in(client)
    assert answer.status_code == 429
    assert "đợi 15 phút" in answer.content.decode()


def test_a_closed_account_cannot_sign_in(client, officer):
    account, _ = officer
    close_account(account.id, by=SYSTEM, at=AT)
    sign_in(client)
    assert "_auth_user_id" not in client.session


def test_nobody_opens_an_account_for_himself(client):
    page = client.post("/dang-ky/", {"username": "moi", "password1": PASSWORD, "password2": PASSWORD})
    assert page.status_code == 200
    assert "_auth_user_id" not in client.session


def test_who_has_not_signed_in_is_led_to_the_door_and_back(client):
    answer = client.get("/tai-khoan/?a=1")
    assert (answer.status_code, answer["Location"]) == (302, "/dang-nhap/?next=%2Ftai-khoan%2F%3Fa%3D1")


def test_a_way_back_to_another_site_is_not_followed(client, officer):
    _, secret = officer
    client.post("/dang-nhap/?next=https://elsewhere.example/", {"login": "lan.tp", "password": PASSWORD})
    answer = client.post("/dang-nhap/ma/?next=https://elsewhere.example/", {"code": code_for(secret)})
    assert answer["Location"] == "/vao/"


def test_every_page_carries_a_strict_policy(client):
    policy = client.get("/dang-nhap/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_ones_own_account_leads_to_codes_for_a_lost_telephone_where_they_can_be_had(client, officer):
    account, secret = officer
    sign_in(client)
    client.post("/dang-nhap/ma/", {"code": code_for(secret)})
    page = client.get("/tai-khoan/").content.decode()
    assert 'href="/tai-khoan/ma-du-phong/moi/">Tạo mã dự phòng' in page
    RecoveryCodes.activate(account)
    page = client.get("/tai-khoan/").content.decode()
    assert 'href="/tai-khoan/ma-du-phong/">Mã dự phòng' in page
    assert "Tạo mã dự phòng" not in page
