"""Papers go from the counter to who decides on a list, and the list is confirmed; each dossier once."""

from datetime import datetime, timedelta

import pytest

from motcua.casework.dossiers.queries import year_book, year_sheet
from motcua.casework.transfers.actions import confirm, hand_on
from motcua.casework.transfers.errors import (
    NothingToHandOn,
    NotOnTheList,
    TransferReceived,
    TransferUnknown,
)
from motcua.casework.transfers.models import Transfer, TransferLine, Way
from motcua.casework.transfers.queries import (
    LOOKED_BACK,
    handed_on_at,
    lines_of,
    lying_at_unit,
    transfer,
    transfer_sheet,
    transfers_of,
    transfers_to,
)
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.queries import history, verify
from motcua.foundation.ids import new_id
from motcua.registers.procedures.models import Channel
from tests.casework.dossiers.refusals import refused
from tests.casework.dossiers.world import AT, a_world

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)
CLOSING = datetime(2023, 11, 20, 17, tzinfo=VN)


@pytest.fixture
def world():
    return a_world()


def lying(world, now=LATER):
    return [
        (one.agency_id, [row.id for row in one.dossiers], one.by)
        for one in lying_at_unit(world.ward.one_stop, now)
    ]


def handed_on(world, one, at=LATER):
    return hand_on(Way.PAPERS, world.ward.one_stop, one.decision_agency_id, by=world.ward.clerk(), at=at)


def test_what_came_on_paper_lies_until_it_is_on_a_list_and_goes_the_same_day(world):
    one, other = world.taken_in(), world.taken_in(at=LATER)
    agency = one.decision_agency_id
    assert lying(world) == [(agency, [one.id, other.id], CLOSING)]
    assert not lying_at_unit(world.ward.one_stop, LATER)[0].is_late(LATER)
    assert lying_at_unit(world.ward.one_stop, LATER)[0].is_late(CLOSING + timedelta(minutes=1))
    made = handed_on(world, one)
    assert (made.number, [line.dossier_id for line in lines_of(made)]) == (1, [one.id, other.id])
    assert lying(world) == []
    assert handed_on_at([one.id, other.id]) == {one.id: LATER, other.id: LATER}
    (told,) = history("transfer", made.id)
    assert (told.kind, told.told.dossiers) == ("transfers.PapersHandedOn", 2)
    assert transfer_sheet(made).startswith(b"%PDF")
    assert verify().holds


def test_what_comes_after_three_is_to_be_there_at_the_next_opening(world):
    evening = datetime(2023, 11, 20, 15, 30, tzinfo=VN)
    one = world.taken_in(at=evening)
    assert lying(world, evening)[0][2] == datetime(2023, 11, 21, 7, tzinfo=VN)
    assert lying(world, one.accepted_at + LOOKED_BACK) == []


def test_who_decides_confirms_a_list_but_for_what_was_not_in_it(world):
    one, other = world.taken_in(), world.taken_in(at=LATER)
    made = handed_on(world, one)
    officer = world.ward.civil_status_officer()
    assert [row.id for row in transfers_to([one.decision_agency_id])] == [made.id]
    received = confirm(made.id, missing={other.id}, by=officer, at=CLOSING)
    assert (received.received_at, received.received_by) == (CLOSING, officer.id)
    assert transfers_to(None) == []
    (listed,) = transfers_of(world.ward.one_stop, AT.date())
    assert (listed.dossiers, listed.missing) == (2, 1)
    assert lying(world, CLOSING) == [(one.decision_agency_id, [other.id], CLOSING)]
    assert history("transfer", made.id)[-1].told.missing == 1
    again = handed_on(world, other, at=CLOSING)
    assert (again.number, [line.dossier_id for line in lines_of(again)]) == (2, [other.id])
    assert transfer_sheet(Transfer.objects.get(id=made.id)).startswith(b"%PDF")
    assert verify().holds


def test_what_came_online_has_no_papers_to_hand_on(world):
    one = world.taken_in()
    type(one).objects.filter(id=one.id).update(channel=Channel.ONLINE)
    assert lying(world) == []


def test_what_cannot_be_handed_on_or_confirmed_is_refused_and_nothing_is_written(world):
    one = world.taken_in()
    unit, agency = world.ward.one_stop, one.decision_agency_id
    clerk, officer = world.ward.clerk(), world.ward.civil_status_officer()
    refused(NotAllowed, hand_on, Way.PAPERS, unit, agency, by=officer, at=LATER)
    refused(NothingToHandOn, hand_on, Way.PAPERS, unit, new_id(), by=clerk, at=LATER)
    made = handed_on(world, one)
    refused(NothingToHandOn, hand_on, Way.PAPERS, unit, agency, by=clerk, at=LATER)
    refused(TransferUnknown, confirm, new_id(), by=officer, at=LATER)
    refused(NotAllowed, confirm, made.id, by=clerk, at=LATER)
    refused(NotOnTheList, confirm, made.id, missing={new_id()}, by=officer, at=LATER)
    confirm(made.id, by=officer, at=LATER)
    refused(TransferReceived, confirm, made.id, by=officer, at=LATER)
    assert list(TransferLine.objects.values_list("received", flat=True)) == [True]
    assert verify().holds


def test_a_list_is_seen_from_both_sides_and_from_nowhere_else(world):
    made = handed_on(world, world.taken_in())
    for actor in (world.ward.clerk(), world.ward.civil_status_officer()):
        assert transfer(made.id, actor) == made
    stranger = type(world.ward.clerk())(new_id(), world.ward.clerk().kind, {})
    with pytest.raises(TransferUnknown):
        transfer(made.id, stranger)


def test_the_year_s_book_says_when_papers_really_went(world):
    one = world.taken_in()
    handed_on(world, one, at=AT + timedelta(days=1))
    book = year_book(world.ward.one_stop, 2023)
    rows = year_sheet(book, handed_on=handed_on_at, at=LATER).data["rows"]
    assert [row["passed"] for row in rows] == ["21/11/2023"]
    assert [row["passed"] for row in year_sheet(book, at=LATER).data["rows"]] == ["20/11/2023"]
