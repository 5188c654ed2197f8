"""What central agencies handle, as other systems send it, read it, and pass on what is said of it."""

from datetime import timedelta

import pytest

from motcua.casework.mirrors.models import Mirror
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import real_now
from motcua.registers.organisations.actions import AgencyDraft, found_agency, set_kind
from tests.faces.api.office import an_office
from tests.instruments.house import AT
from tests.registers.organisations.town import SINCE, described

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings):
    settings.MOTCUA_CLOCK_SHIFT = AT + timedelta(hours=1) - real_now()
    office = an_office()
    set_kind("POLICE", name="Công an", rank=60, receives=False, alone_at="COMMUNE", by=SYSTEM, at=AT)
    police = described("Công an phường Đống Đa", "POLICE", place="21556")
    found_agency(AgencyDraft("ca", police, SINCE), by=SYSTEM, at=AT)
    return office


def new(office, **other):
    return {
        "unit": str(office.world.ward.one_stop),
        "agency": "ca",
        "title": "Đăng ký tạm trú",
        "system": "Cổng dịch vụ công của Bộ Công an",
        "applicant": {"person": {"id": str(office.world.person.id)}},
        "papers": ["Tờ khai CT01 (01 bản chính)"],
        **other,
    }


def test_a_system_opens_a_mirror_once_reads_it_and_lists_it(office):
    portal = office.portal
    sent = new(office, central_number="G01.1", due_at="2023-11-27T17:00:00+07:00")
    answers = [portal.post("/mirrors", sent, Idempotency_Key="mot") for _ in "ab"]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[1]["Idempotent-Replayed"] == "true"
    made, row = answers[0].json(), Mirror.objects.get()
    assert (made["code"], made["number"], made["agency"]) == (row.code, "1/TW-2023", "ca")
    assert (made["due_at"], made["papers"]) == ("2023-11-27T17:00:00+07:00", ["Tờ khai CT01 (01 bản chính)"])
    assert answers[0]["Location"] == f"/api/v1/mirrors/{row.id}"
    assert portal.read(f"/mirrors/{row.code}") == portal.read(f"/mirrors/{row.id}") == made
    known = portal.get(f"/mirrors/{row.id}", headers={"If-None-Match": answers[0]["ETag"]})
    assert known.status_code == 304
    assert [one["id"] for one in portal.read("/mirrors", central_number="G01.1")["items"]] == [made["id"]]
    assert portal.read("/mirrors", state="REFUSED")["items"] == []


def test_words_are_passed_on_in_their_order_on_what_was_seen(office):
    portal = office.portal
    opened = portal.post("/mirrors", new(office))
    address = f"/mirrors/{opened.json()['code']}/words"
    said = portal.post(address, {"state": "IN_PROGRESS", "central_number": "G9"}, If_Match=opened["ETag"])
    assert (said.status_code, said.json()["state_name"]) == (200, "đang giải quyết")
    refused = [
        portal.post(address, {"state": "RESOLVED"}, If_Match=opened["ETag"]),
        portal.post(address, {"state": "REFUSED"}),
        portal.post(address, {"state": "HANDED_OVER"}),
        portal.post(address, {"state": "RESOLVED", "heard_at": "2023-11-01T08:00:00+07:00"}),
        portal.post("/mirrors", new(office, central_number="G9")),
        portal.post("/mirrors", new(office, agency="dong-da")),
        portal.post("/mirrors", new(office, title=" ")),
    ]
    assert [one.status_code for one in refused] == [412, 422, 409, 409, 409, 422, 422]
    assert Mirror.objects.get().state == "IN_PROGRESS"
    assert portal.post(address, {"state": "RESOLVED", "result_number": "77"}).json()["result_number"] == "77"


def test_pages_follow_each_other_and_others_see_nothing(office):
    portal = office.portal
    made = [portal.post("/mirrors", new(office)).json()["id"] for _ in range(3)]
    first = portal.read("/mirrors", limit=2)
    rest = portal.read("/mirrors", limit=2, cursor=first["next_cursor"])
    assert {one["id"] for one in first["items"] + rest["items"]} == set(made)
    assert rest["next_cursor"] is None
    handler = office.machine("ho-tich", ("dossiers.handle",))
    assert handler.get("/mirrors").status_code == 403
    assert handler.get(f"/mirrors/{made[0]}").status_code == 403
