"""What nobody can route waits under its number, is passed on with papers and files, or is turned back."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from types import MappingProxyType

import pytest

from motcua.casework.dossiers.actions import submit
from motcua.casework.dossiers.errors import (
    ApplicantMissing,
    CompetentElsewhere,
    NotReceivedHere,
    ReasonMissing,
)
from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.routing.actions import hold_filing, route_filing, turn_back_filing
from motcua.casework.routing.errors import HeldSettled, HeldUnknown
from motcua.casework.routing.models import HeldFile, HeldFiling
from motcua.casework.routing.queries import destinations, filing_of, held_filing, held_filings
from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.files.actions import keep_file
from motcua.foundation.ids import new_id
from motcua.foundation.notices.models import Notice
from motcua.instruments.deadlines.models import Promise, Purpose
from motcua.instruments.documents.queries import documents_of
from motcua.registers.places.models import Place
from motcua.registers.procedures.models import Channel
from tests.casework.dossiers.refusals import refused
from tests.casework.dossiers.world import AT, DAY, PDF, a_world

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


@pytest.fixture
def world():
    return a_world()


def place(code):
    return Place.objects.get(code=code).id


def someone(*rights):
    return Actor(new_id(), ActorKind.OFFICER, MappingProxyType(dict.fromkeys(rights)), ())


def router():
    return someone("routing.assign", "dossiers.submit")


def sent(world, **more):
    """What came online for the ward, with a place that lies in another."""
    known = {"channel": Channel.ONLINE, "competence_place_id": place("21553")}
    return world.filing(**(known | more))


def held(world, files=(), **more):
    filing = sent(world, **more)
    with pytest.raises(CompetentElsewhere) as why:
        submit(filing, by=SYSTEM, at=AT)
    return hold_filing(filing, files, why=why.value, by=SYSTEM, at=AT)


def test_what_cannot_be_routed_waits_as_it_was_sent_and_says_why(world):
    row = held(world)
    assert row.number.startswith("N231120-")
    assert (row.obstacle, row.state) == ("dossiers.competent_elsewhere", "WAITING")
    assert "thuộc thẩm quyền của cơ quan khác" in row.why
    assert filing_of(row) == replace(sent(world), papers=filing_of(row).papers)
    assert [paper.required_id for paper in filing_of(row).papers] == [
        paper.required_id for paper in sent(world).papers
    ]
    assert list(held_filings(router())) == [row]
    assert held_filing(row.id, router()) == row
    assert not Dossier.objects.exists()
    assert verify().findings == []


def test_named_the_right_place_it_becomes_a_dossier_of_its_number_with_its_files_and_its_hours(world):
    file = keep_file(BytesIO(PDF), name="to-khai.pdf", by=SYSTEM, at=AT)
    row = held(world, files=[(0, file, "to-khai.pdf")])
    one = route_filing(row.id, unit_id=world.ward.one_stop, place_id=place("21556"), by=router(), at=LATER)
    assert (one.submission_id, one.state, one.submitted_at) == (row.number, "SUBMITTED", AT)
    assert one.decision_agency.code == "dong-da"
    assert [paper.file_name for paper in documents_of(KIND, one.id) if paper.file_id] == ["to-khai.pdf"]
    assert Promise.objects.get(subject_id=one.id, purpose=Purpose.ANSWER).started_at == AT
    row.refresh_from_db()
    assert (row.state, row.dossier_id, row.settled_at) == ("ROUTED", one.id, LATER)
    assert not held_filings(router()).exists()
    assert verify().findings == []


def test_a_place_that_is_not_right_either_leaves_it_waiting(world):
    row = held(world)
    told = Event.objects.count()
    where = {"unit_id": world.ward.one_stop, "place_id": place("52"), "by": router(), "at": LATER}
    refused(CompetentElsewhere, route_filing, row.id, **where)
    row.refresh_from_db()
    assert (row.state, Event.objects.count(), Dossier.objects.count()) == ("WAITING", told, 0)


def test_turned_back_it_says_why_and_the_applicant_is_written_to(world):
    world.person.email = "an@example.vn"
    world.person.save()
    row = held(world)
    refused(ReasonMissing, turn_back_filing, row.id, reason=" ", by=router(), at=LATER)
    turn_back_filing(row.id, reason="Thuộc thẩm quyền của tỉnh khác", by=router(), at=LATER)
    row.refresh_from_db()
    assert (row.state, row.reason) == ("TURNED_BACK", "Thuộc thẩm quyền của tỉnh khác")
    notice = Notice.objects.get(template="routing.turned_back")
    assert (notice.subject_id, row.number in notice.title) == (row.id, True)
    again = {"unit_id": world.ward.one_stop, "by": router(), "at": LATER}
    assert row.number in refused(HeldSettled, route_filing, row.id, **again)
    refused(HeldSettled, turn_back_filing, row.id, reason="x", by=router(), at=LATER)


def test_only_who_names_places_there_may_and_others_do_not_see_it(world):
    row = held(world)
    stranger = someone("dossiers.view")
    refused(NotAllowed, route_filing, row.id, unit_id=world.ward.one_stop, by=stranger, at=LATER)
    refused(NotAllowed, turn_back_filing, row.id, reason="x", by=stranger, at=LATER)
    refused(HeldUnknown, held_filing, row.id, stranger)
    refused(HeldUnknown, held_filing, new_id(), router())
    refused(HeldUnknown, route_filing, new_id(), unit_id=world.ward.one_stop, by=router(), at=LATER)
    refused(NotAllowed, hold_filing, sent(world), (), why=NotReceivedHere(), by=stranger, at=AT)
    nobody = replace(sent(world), person_id=None)
    refused(ApplicantMissing, hold_filing, nobody, (), why=NotReceivedHere(), by=SYSTEM, at=AT)
    assert (HeldFiling.objects.count(), HeldFile.objects.count()) == (1, 0)


def test_units_are_offered_that_would_take_it_and_no_others(world):
    row = held(world)
    (only,) = destinations(row, "dong da", DAY)
    assert (only.unit.id, only.place.code, only.decides) == (
        world.ward.one_stop,
        "21556",
        "Ủy ban nhân dân phường Đống Đa",
    )
    assert destinations(row, "khong co", DAY) == []
    assert destinations(row, "", DAY) == []


@pytest.mark.parametrize("change", ["state = 'WAITING', settled_at = null", "why = 'khác'"])
def test_what_waits_changed_behind_the_house_s_back_is_named(world, intruder, change):
    row = held(world)
    turn_back_filing(row.id, reason="x", by=router(), at=LATER)
    with intruder() as cursor:
        cursor.execute(f"update routing_heldfiling set {change}")
    assert [(one.subject_kind, one.subject_id) for one in verify().findings] == [("held_filing", str(row.id))]
