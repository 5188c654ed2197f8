"""Citizens sign in at an identity service: what is believed, what is refused, whose account it becomes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.exchange.identity.models import IdentityService
from motcua.faces.shared import sign_in_citizen
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.accounts.actions import close_account
from motcua.foundation.accounts.models import Account, AccountKind
from motcua.foundation.clock import now
from motcua.foundation.events.models import Event
from motcua.registers.people.actions import PersonDraft, register_person
from motcua.registers.people.models import LegalEntity, Person, Representation, Source
from motcua.registers.people.queries import person_by_number
from tests.casework.dossiers.world import AT, a_world
from tests.exchange.identity.peers import simulator, there_and_back

pytestmark = pytest.mark.django_db

AN = "052196000001"
MINE = "/cua-toi/"


@pytest.fixture(scope="module")
def peer():
    with simulator() as running:
        yield running


@pytest.fixture
def service(peer):
    peer.be()
    return peer.offered()


@pytest.fixture
def client():
    return Client()


def sign_in(client, service, **said):
    return client.get(there_and_back(client, service.code, **said))


def nothing_came_of(client):
    return (
        "_auth_user_id" not in client.session
        and not Person.objects.exists()
        and not Account.objects.exists()
        and not Event.objects.filter(kind="identity.IdentityProved").exists()
    )


def test_who_comes_for_the_first_time_is_registered_and_comes_in(client, service):
    answered = sign_in(client, service, next=MINE)
    assert (answered.status_code, answered["Location"]) == (302, MINE)
    person = person_by_number(AN)
    assert (person.full_name, str(person.birth), person.source, person.identity_level) == (
        "Nguyễn Thị Bình An",
        "14/03/1996",
        Source.POPULATION,
        2,
    )
    holder = Account.objects.get(id=person.account_id)
    assert (holder.kind, holder.has_usable_password()) == (AccountKind.CITIZEN, False)
    assert client.session["_auth_user_id"] == str(holder.id)
    assert "Nguyễn Thị Bình An" in client.get(MINE).content.decode()


def test_who_comes_again_has_one_account(client, service):
    sign_in(client, service)
    sign_in(Client(), service)
    assert (Person.objects.count(), Account.objects.count()) == (1, 1)
    proved = Event.objects.filter(kind="identity.IdentityProved")
    assert [event.data["level"] for event in proved.order_by("id")] == [2, 2]


def test_who_is_in_the_register_is_found_by_number_alone(client, service, peer):
    known = register_person(PersonDraft("Nguyễn Thị Bình An", personal_id=AN), by=SYSTEM, at=now())
    register_person(PersonDraft("Người Khác Hẳn", birth="14/03/1996"), by=SYSTEM, at=now())
    peer.be("other-name")
    sign_in(client, service)
    known.refresh_from_db()
    assert (known.full_name, known.account_id is not None) == ("Nguyễn Thị Bình An", True)
    proved = Event.objects.get(kind="identity.IdentityProved")
    assert proved.data["differs"] == ["full_name"]


def test_the_level_is_that_of_this_sign_in(client, service):
    sign_in(client, service, level=1)
    assert client.session["identity_level"] == 1
    assert person_by_number(AN).identity_level == 1


def test_a_level_that_only_userinfo_claims_does_not_count(client, service, peer):
    peer.be("loud-level")
    sign_in(client, service, level=1)
    assert client.session["identity_level"] == 1


def test_an_organisation_comes_with_the_person_who_acts_for_it(client, service):
    sign_in(client, service, who="12")
    entity = LegalEntity.objects.get()
    assert (entity.name, entity.tax_code) == ("Công ty TNHH Muối Biển Quy Nhơn", "4100990012")
    acting = Representation.objects.get()
    assert (acting.entity_id, acting.representative.full_name, acting.kind) == (
        entity.id,
        "Nguyễn Thị Bình An",
        "LEGAL",
    )
    assert client.session["identity_entity"] == str(entity.id)
    sign_in(Client(), service, who="12")
    assert (LegalEntity.objects.count(), Representation.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        ("wrong-signature", 502, "identity.proof_refused"),
        ("unsigned", 502, "identity.proof_refused"),
        ("symmetric", 502, "identity.proof_refused"),
        ("wrong-nonce", 502, "identity.proof_refused"),
        ("wrong-audience", 502, "identity.proof_refused"),
        ("wrong-issuer", 502, "identity.proof_refused"),
        ("stale", 502, "identity.proof_refused"),
        ("other-person", 502, "identity.proof_refused"),
        ("no-number", 502, "identity.number_untold"),
        ("broken-number", 502, "identity.number_untold"),
    ],
)
def test_a_proof_that_lies_is_refused_and_nobody_comes_in(client, service, peer, fault, status, code):
    peer.be(fault)
    answered = sign_in(client, service)
    assert (answered.status_code, code in answered.content.decode()) == (status, True)
    assert nothing_came_of(client)


def test_an_organisation_without_a_person_is_refused(client, service, peer):
    peer.be("no-bearer")
    answered = sign_in(client, service, who="12")
    assert (answered.status_code, "identity.bearer_untold" in answered.content.decode()) == (502, True)
    assert nothing_came_of(client)
    assert not LegalEntity.objects.exists()


@pytest.mark.parametrize("fault", ["down", "garbage"])
def test_a_service_that_breaks_off_in_the_middle_is_said_to_be_away(client, service, peer, fault):
    back = there_and_back(client, service.code)
    peer.be(fault)
    answered = client.get(back)
    assert answered.status_code in {502, 503}
    assert nothing_came_of(client)


def test_a_service_that_is_down_is_said_before_one_begins(client, service, peer):
    peer.be("down")
    page = client.get("/vao-cua/").content.decode()
    assert "đang gián đoạn" in page
    assert "<form" not in page.split("<main")[1]
    begun = client.post(f"/dang-nhap/dinh-danh/{service.code}/")
    assert (begun.status_code, "identity.service_away" in begun.content.decode()) == (503, True)


def test_who_goes_back_at_the_service_is_told_so(client, service):
    begun = client.post(f"/dang-nhap/dinh-danh/{service.code}/")
    state = begun["Location"].partition("state=")[2].partition("&")[0]
    answered = client.get(
        f"/dang-nhap/dinh-danh/{service.code}/ve/", {"error": "access_denied", "state": state}
    )
    assert (answered.status_code, "identity.proof_cancelled" in answered.content.decode()) == (200, True)
    assert nothing_came_of(client)


def test_who_set_out_from_an_english_page_is_answered_in_english(client, service):
    assert 'name="next" value="/en/cua-toi/"' in client.get("/en/vao-cua/").content.decode()
    client.post(f"/dang-nhap/dinh-danh/{service.code}/", {"next": "/en/cua-toi/"})
    back = f"/dang-nhap/dinh-danh/{service.code}/ve/"
    page = client.get(back, {"error": "access_denied"}).content.decode()
    assert ('<html lang="en"' in page, "Sign in again" in page, 'href="/en/vao-cua/"' in page) == (True,) * 3
    client.post(f"/dang-nhap/dinh-danh/{service.code}/", {"next": MINE})
    assert '<html lang="vi"' in client.get(back, {"error": "access_denied"}).content.decode()


def test_a_way_back_serves_once_and_only_the_browser_that_asked(client, service):
    back = there_and_back(client, service.code)
    stranger = Client()
    refused = stranger.get(back)
    assert (refused.status_code, nothing_came_of(stranger)) == (400, True)
    assert client.get(back).status_code == 302
    client.post("/thoat/")
    again = client.get(back)
    assert (again.status_code, "identity.proof_stale" in again.content.decode()) == (400, True)


def test_nobody_is_sent_on_to_another_house(client, service):
    answered = sign_in(client, service, next="https://noi-khac.example/")
    assert answered["Location"] == "/vao/"


def test_a_closed_account_stays_closed(client, service):
    sign_in(client, service)
    close_account(Account.objects.get().id, by=SYSTEM, at=now())
    other = Client()
    answered = sign_in(other, service)
    assert (answered.status_code, "_auth_user_id" in other.session) == (409, False)


def test_a_service_that_nobody_offers_is_unknown(client):
    answered = client.post("/dang-nhap/dinh-danh/khong-co/")
    assert (answered.status_code, "identity.service_unknown" in answered.content.decode()) == (404, True)


def test_asking_begins_by_post_alone(client, service):
    assert client.get(f"/dang-nhap/dinh-danh/{service.code}/").status_code == 405


def test_a_network_that_begins_too_often_waits_and_the_service_is_not_asked(client, service, monkeypatch):
    monkeypatch.setattr(sign_in_citizen, "_MOST_BEGUN", 0)
    monkeypatch.setattr(sign_in_citizen, "IdentityProvider", None)
    answered = client.post(f"/dang-nhap/dinh-danh/{service.code}/")
    page = answered.content.decode()
    assert (answered.status_code, "Từ mạng này" in page) == (429, True)
    assert (
        '"/vao-cua/"' in page
    )  # the way on is the page where one begins, not this address, which takes no GET


def test_the_page_lets_its_form_go_to_the_service_and_nowhere_else(client, service):
    policy = client.get("/vao-cua/")["Content-Security-Policy"]
    assert f"form-action 'self' {service.issuer};" in f"{policy};"


def test_citizens_see_their_own_dossiers_and_nobody_elses(client, service):
    world = a_world()
    own = register_person(PersonDraft("Nguyễn Thị Bình An", personal_id=AN), by=SYSTEM, at=AT)
    mine = world.taken_in(person_id=own.id)
    handed_in = world.taken_in(at=AT + timedelta(minutes=1), submitter_id=own.id)
    others = world.taken_in(at=AT + timedelta(minutes=2))
    assert client.get(MINE)["Location"] == "/vao-cua/?next=%2Fcua-toi%2F"
    sign_in(client, service)
    page = client.get(MINE).content.decode()
    assert [code in page for code in (mine.code, handed_in.code, others.code)] == [True, True, False]
    assert client.get(f"{MINE}ho-so/{mine.id}/").status_code == 200
    assert client.get(f"{MINE}ho-so/{others.id}/").status_code == 404


def test_the_register_keeps_services_of_days_apart(service):
    assert list(IdentityService.objects.values_list("code", "levels")) == [
        ("dinh-danh-thu", {"LoA1": 1, "LoA2": 2})
    ]


def test_a_page_of_ones_own_asks_as_much_for_many_as_for_one(client, service):
    world = a_world()
    own = register_person(PersonDraft("Nguyễn Thị Bình An", personal_id=AN), by=SYSTEM, at=AT)
    sign_in(client, service)
    client.get(MINE)
    asked = []
    for minute in range(3):
        world.taken_in(at=AT + timedelta(minutes=minute), person_id=own.id)
        with CaptureQueriesContext(connection) as statements:
            assert client.get(MINE).status_code == 200
        asked.append(len(statements))
    assert asked[0] == asked[1] == asked[2] <= 16
