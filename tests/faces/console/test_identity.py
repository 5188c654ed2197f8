"""The keepers' page of identity services: a secret goes in and never comes out."""

from datetime import date

import pytest

from motcua.exchange.identity import queries
from motcua.exchange.identity.models import IdentityService
from motcua.exchange.identity.rules import WORDS
from motcua.faces.console.forms.accounts import ROOMS
from motcua.faces.console.forms.identity import ServiceForm
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.events.models import Event

LIST = "/quan-tri/dinh-danh/"
SECRET = "rat-bi-mat-9173"
GIVEN = {
    "code": "vneid",
    "name": "tài khoản định danh điện tử",
    "issuer": "https://id.example.vn",
    "client_id": "tinh-h08",
    "client_secret": SECRET,
    "since": "2023-11-01",
    "scope": "openid profile",
    "levels": "LoA1 = 1\nLoA2=2",
    "claim_number": "so_dinh_danh",
}


@pytest.fixture
def lan(keeper, monkeypatch):
    monkeypatch.setattr(queries, "_probe", lambda issuer: "")
    return keeper("identity.keep")


def test_a_service_is_named_with_a_secret_that_nobody_sees_again(lan):
    assert lan.send(f"{LIST}them/", **GIVEN) == LIST
    row = IdentityService.objects.get()
    said = (row.code, row.issuer, row.client_secret, row.claims, row.levels, row.valid_from, row.valid_to)
    levels = {"LoA1": 1, "LoA2": 2}
    first = date(2023, 11, 1)
    assert said == ("vneid", GIVEN["issuer"], SECRET, {"number": "so_dinh_danh"}, levels, first, None)
    listed, sheet = lan.read(LIST), lan.read(f"{LIST}{row.pk}/")
    assert SECRET not in listed + sheet
    assert "/dang-nhap/dinh-danh/vneid/ve/" in listed
    assert "không trả lời" in listed
    assert SECRET not in str([event.data for event in Event.objects.all()])


def test_what_is_said_otherwise_keeps_the_secret_unless_it_is_for_elsewhere(lan):
    lan.send(f"{LIST}them/", **GIVEN)
    page = f"{LIST}{IdentityService.objects.get().pk}/"
    other = {**GIVEN, "client_secret": "", "name": "VNeID", "until": "2025-06-30"}
    assert lan.send(page, **other) == LIST
    row = IdentityService.objects.get()
    assert (row.name, row.client_secret, row.valid_to) == ("VNeID", SECRET, date(2025, 6, 30))
    refused = lan.send(page, 422, **{**other, "issuer": "https://id.example.com"})
    assert "Địa chỉ dịch vụ đã đổi" in refused
    row.refresh_from_db()
    assert row.issuer == GIVEN["issuer"]


def test_what_cannot_be_is_refused_beside_the_form(lan):
    for wrong, says in (
        ({"levels": "LoA3 = 3"}, "Dòng “LoA3 = 3” chưa đúng"),
        ({"issuer": "http://id.example.vn"}, "phải bắt đầu bằng https://"),
        ({"scope": "profile"}, "phạm vi hỏi phải có “openid”"),
        ({"code": "VNeID"}, "Chỉ dùng chữ thường"),
    ):
        assert says in lan.send(f"{LIST}them/", 422, **{**GIVEN, **wrong})
    assert not IdentityService.objects.exists()
    lan.send(f"{LIST}them/", **GIVEN)
    again = lan.send(f"{LIST}them/", 422, **{**GIVEN, "since": "2024-01-01"})
    assert "Hãy ghi ngày kết thúc của lần đặt trước" in again
    assert IdentityService.objects.count() == 1


def test_every_word_that_a_service_may_tell_has_its_field():
    assert [name.removeprefix("claim_") for name in ServiceForm().fields if "claim_" in name] == list(WORDS)


def test_rights_of_every_room_stand_under_its_name():
    assert {right.split(".")[0] for right in HOUSE_BOOK.rights} <= ROOMS.keys()
