"""Looks: every one on record, none ever changed."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.audit.actions import record_look, record_looks
from motcua.foundation.audit.errors import LookWithoutPurpose
from motcua.foundation.audit.models import Look
from motcua.foundation.audit.queries import looks, looks_at, looks_by
from motcua.foundation.audit.rules import network_of
from motcua.foundation.clock import VN

pytestmark = pytest.mark.django_db
AT = datetime(2023, 11, 20, 8, tzinfo=VN)
PERSON = uuid4()


def test_a_look_says_who_whose_when_why_and_from_which_network():
    record_look(
        "person",
        PERSON,
        purpose="Thụ lý hồ sơ",
        field="personal_id",
        request_id="r1",
        ip="203.0.113.77",
        by=SYSTEM,
        at=AT,
    )
    (look,) = looks_at("person", PERSON).looks
    assert (
        look.actor_id,
        look.subject_id,
        look.purpose,
        look.field,
        look.request_id,
        look.network,
        look.at,
    ) == (
        SYSTEM.id,
        PERSON,
        "Thụ lý hồ sơ",
        "personal_id",
        "r1",
        "203.0.113.0/24",
        AT,
    )


def test_many_looks_are_written_as_one_by_one():
    people = [uuid4() for _ in range(5)]
    record_looks("person", people, purpose="Danh sách", by=SYSTEM, at=AT)
    in_bulk = list(Look.objects.order_by("id").values("subject_id", "purpose", "actor_id", "at", "network"))
    for person in people:
        record_look("person", person, purpose="Danh sách", by=SYSTEM, at=AT)
    one_by_one = list(
        Look.objects.order_by("id").values("subject_id", "purpose", "actor_id", "at", "network")
    )[5:]
    assert in_bulk == one_by_one


def test_nobody_looks_for_no_reason():
    with pytest.raises(LookWithoutPurpose):
        record_look("person", PERSON, purpose=" ", by=SYSTEM, at=AT)
    assert not Look.objects.exists()


@pytest.mark.parametrize("what", ["update", "delete"])
def test_the_database_keeps_looks_as_they_are(what: str):
    look = record_look("person", PERSON, purpose="x", by=SYSTEM, at=AT)
    rows = Look.objects.filter(id=look.id)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(purpose="y") if what == "update" else rows.delete()
    look.refresh_from_db()
    assert look.purpose == "x"


def test_pages_follow_one_another_without_gap_or_repeat():
    record_looks("person", [PERSON] * 7, purpose="x", by=SYSTEM, at=AT)
    record_look("person", uuid4(), purpose="x", by=SYSTEM, at=AT)
    seen: list[int] = []
    before = None
    while True:
        page = looks_at("person", PERSON, before=before, limit=3)
        seen += [look.id for look in page.looks]
        before = page.before
        if before is None:
            break
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == 7
    assert len(looks_by(SYSTEM.id, limit=100).looks) == 8
    assert len(looks(limit=100).looks) == 8
    assert looks_by(uuid4()).looks == []


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1::/48"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_only_the_network_is_kept(address: str, network: str):
    assert network_of(address) == network


@given(st.ip_addresses())
def test_no_whole_address_is_kept(address: object):
    kept = network_of(str(address))
    assert kept.endswith(("/24", "/48"))
    assert kept.split("/")[0].endswith((".0", "::"))
