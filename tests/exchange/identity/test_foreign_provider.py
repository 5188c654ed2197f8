"""A provider of OpenID Connect that others wrote: what we speak is the standard, not our simulator."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client

from motcua.exchange.identity.actions import ServiceDraft, set_service
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.accounts.models import Account
from motcua.foundation.clock import now
from motcua.foundation.events.models import Event
from motcua.registers.people.models import Person
from motcua.registers.people.queries import person_by_number
from tests.exchange.identity.peers import foreign_provider

pytestmark = pytest.mark.django_db

CODE = "nuoc-ngoai"
BINH = {
    "sub": "bearer-1",
    "national_id": "052196000001",
    "name": "Nguyễn Thị Bình An",
    "birthdate": "1996-03-14",
    "gender": "female",
    "phone_number": "0905000001",
}
NOBODY = {"sub": "bearer-2", "name": "Nguyễn Thị Bình An", "email": "binh.an@vidu.vn"}


@pytest.fixture(scope="module")
def issuer():
    with foreign_provider(BINH, NOBODY) as address:
        yield address


@pytest.fixture
def client(issuer):
    offered = ServiceDraft(
        code=CODE,
        name="Nhà cung cấp khác",
        issuer=issuer,
        client_id="motcua",
        client_secret="s3cret",
        scope="openid profile phone",
        asks_level="",
        claims={"number": "national_id", "birth": "birthdate", "phone": "phone_number", "level": "acr"},
        levels={"high": 2},
        organisation="",
        valid_from=date(2020, 1, 1),
        valid_to=None,
    )
    set_service(offered, by=SYSTEM, at=now())
    return Client()


def asked_of(client):
    begun = client.post(f"/dang-nhap/dinh-danh/{CODE}/", {"next": "/cua-toi/"})
    return begun["Location"]


def back_from(asked, **said):
    answered = requests.post(asked, said, allow_redirects=False, timeout=30)
    there = urlsplit(answered.headers["Location"])
    return f"{there.path}?{there.query}"


def test_a_person_known_to_another_provider_comes_in_by_number_at_the_lowest_level(client):
    answered = client.get(back_from(asked_of(client), sub="bearer-1"))
    assert (answered.status_code, answered["Location"]) == (302, "/cua-toi/")
    person = person_by_number("052196000001")
    assert (person.full_name, str(person.birth), person.identity_level) == (
        "Nguyễn Thị Bình An",
        "14/03/1996",
        1,
    )
    assert client.session["_auth_user_id"] == str(person.account_id)


def test_what_is_asked_carries_state_nonce_and_a_hashed_proof_of_who_asked(client):
    asked = parse_qs(urlsplit(asked_of(client)).query)
    assert (asked["response_type"], asked["code_challenge_method"]) == (["code"], ["S256"])
    assert all(len(asked[name][0]) >= 32 for name in ("state", "nonce", "code_challenge"))


def test_who_has_a_name_and_an_address_there_but_no_number_does_not_come_in(client):
    answered = client.get(back_from(asked_of(client), sub="bearer-2"))
    assert (answered.status_code, "identity.number_untold" in answered.content.decode()) == (502, True)
    assert not Person.objects.exists()
    assert not Account.objects.exists()


def test_who_says_no_there_is_told_so_and_comes_back_to_the_door(client):
    answered = client.get(back_from(asked_of(client), action="deny"))
    assert "identity.proof_cancelled" in answered.content.decode()
    assert not Event.objects.filter(kind="identity.IdentityProved").exists()


def test_a_way_back_serves_once(client):
    way = back_from(asked_of(client), sub="bearer-1")
    client.get(way)
    again = Client().get(way)
    assert again.status_code >= 400
    assert Event.objects.filter(kind="identity.IdentityProved").count() == 1
