"""Which identity services a province may offer, and what their words come to."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.exchange.identity.actions import ServiceDraft, come_in, set_service
from motcua.exchange.identity.errors import NumberUntold, ServiceOdd, ServiceOverlaps
from motcua.exchange.identity.models import IdentityService
from motcua.exchange.identity.rules import Proof, Unreadable, read_proof
from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.accounts.models import Account
from motcua.foundation.clock import now
from motcua.foundation.errors import NotAllowed
from motcua.registers.people.models import Person

NAMES = {"number": "so", "name": "ten", "level": "acr"}
LEVELS = {"LoA1": 1, "LoA2": 2}
DRAFT = ServiceDraft(
    code="quoc-gia",
    name="Tài khoản định danh điện tử",
    issuer="https://dinh-danh.example",
    client_id="tinh",
    claims=NAMES,
    levels=LEVELS,
    valid_from=date(2023, 1, 1),
)


def put(**other):
    return set_service(replace(DRAFT, **other), by=SYSTEM, at=now())


@pytest.mark.django_db
def test_a_service_stands_once_a_day_and_is_said_otherwise_from_its_day():
    put()
    put(client_id="tinh-moi")
    assert IdentityService.objects.get().client_id == "tinh-moi"
    with pytest.raises(ServiceOverlaps):
        put(valid_from=date(2024, 1, 1))
    assert IdentityService.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"issuer": "http://dinh-danh.example"},
        {"issuer": "ftp://127.0.0.1"},
        {"client_id": " "},
        {"scope": "profile"},
        {"claims": {"mat_khau": "password"}},
        {"levels": {"LoA3": 3}},
    ],
)
def test_what_would_not_be_safe_or_means_nothing_is_refused(wrong):
    with pytest.raises(ServiceOdd):
        put(**wrong)
    assert not IdentityService.objects.exists()


@pytest.mark.django_db
def test_only_who_keeps_services_sets_one_or_lets_people_in():
    with pytest.raises(NotAllowed):
        set_service(DRAFT, by=NOBODY, at=now())
    service = put()
    with pytest.raises(NotAllowed):
        come_in(service, {"so": "052196000001", "ten": "An"}, by=NOBODY, at=now())
    assert not Account.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_secrets_are_closed_at_rest(django_db_blocker):
    put(client_secret="bi-mat")
    assert IdentityService.objects.get().client_secret == "bi-mat"
    kept = IdentityService.objects.extra(select={"raw": "client_secret"}).values_list("raw", flat=True).get()
    assert "bi-mat" not in kept


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["", "05219600000", "0521960000011", "abc", None, ["052196000001"], True])
def test_words_without_a_whole_number_let_nobody_in(number):
    service = put()
    with pytest.raises(NumberUntold):
        come_in(service, {"so": number, "ten": "Nguyễn Thị Bình An"}, by=SYSTEM, at=now())
    assert not Account.objects.exists()
    assert not Person.objects.exists()


def test_words_are_read_under_the_services_own_names():
    claims = {"so": "052 196 000 001", "ten": "  Nguyễn  Thị Bình An ", "acr": "LoA2", "name": "Người khác"}
    assert read_proof(claims, NAMES, LEVELS, "2") == Proof("052196000001", "Nguyễn Thị Bình An", 2)


def test_a_level_that_is_not_known_is_the_lowest():
    assert read_proof({"so": "1", "ten": "An", "acr": "LoA9"}, NAMES, LEVELS, "").level == 1


def test_a_tax_code_counts_for_an_organisation_alone():
    names = {**NAMES, "kind": "loai", "tax_code": "mst"}
    said = {"so": "1", "ten": "An", "mst": "4100990012"}
    assert read_proof({**said, "loai": "1"}, names, LEVELS, "2").tax_code == ""
    assert read_proof({**said, "loai": "2"}, names, LEVELS, "2").tax_code == "4100990012"


@given(
    st.dictionaries(
        st.sampled_from(["so", "ten", "acr", "gender", "kind"]),
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text())),
    )
)
def test_whatever_is_told_names_somebody_by_figures_or_is_refused(claims):
    try:
        proof = read_proof(claims, NAMES, LEVELS, "2")
    except Unreadable:
        return
    assert proof.number.isdecimal()
    assert proof.name
    assert proof.level in {1, 2}
