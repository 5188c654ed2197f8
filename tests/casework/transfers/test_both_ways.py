"""Results come back on lists, and the public post takes in, carries and returns; it never decides."""

from datetime import date, timedelta
from types import MappingProxyType

import pytest

from motcua.casework.dossiers.actions import refuse, take_in, turn_away, turn_back
from motcua.casework.dossiers.errors import CarriersDecideNothing
from motcua.casework.dossiers.models import Dossier, ReturnWay, State
from motcua.casework.dossiers.queries import Act, acts_on
from motcua.casework.transfers.actions import confirm, hand_on
from motcua.casework.transfers.errors import NotACarrier, NothingToHandOn, OwnList
from motcua.casework.transfers.models import Transfer, Way
from motcua.casework.transfers.queries import (
    Counted,
    carrier_of,
    carriers,
    counts,
    lines_of,
    lying_at_agencies,
    lying_at_unit,
    lying_for_post,
    transfer_sheet,
    transfers_by,
    transfers_to,
    transfers_to_unit,
)
from motcua.foundation.access.actions import set_role
from motcua.foundation.access.errors import RightsApart
from motcua.foundation.access.models import SYSTEM, Actor, ActorKind, Seat
from motcua.foundation.access.queries import actor_for
from motcua.foundation.accounts.actions import open_account
from motcua.foundation.accounts.models import AccountKind
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.queries import history, verify
from motcua.foundation.ids import new_id
from motcua.registers.organisations.actions import (
    AgencyDraft,
    OfficerDraft,
    PostDraft,
    appoint,
    attach_account,
    enter_officer,
    found_agency,
    open_posts,
    set_kind,
)
from motcua.registers.organisations.queries import posts_on
from tests.casework.dossiers.refusals import refused
from tests.casework.dossiers.world import AT, a_world
from tests.registers.organisations.town import described

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)
DAY = AT.date()
SINCE = date(2021, 1, 1)
CARRY = "dossiers.carry"


@pytest.fixture
def world():
    return a_world()


@pytest.fixture
def post(world):
    """The post office: a house outside the administration, with one post that carries."""
    set_role("postal_service", name="Giao nhận", rights=[CARRY], by=SYSTEM, at=AT)
    set_kind(
        "ENTERPRISE", name="Doanh nghiệp", rank=80, receives=False, alone_at="PROVINCE", by=SYSTEM, at=AT
    )
    draft = AgencyDraft("buu-dien", described("Bưu điện tỉnh", "ENTERPRISE", level="PROVINCE"), SINCE)
    office = found_agency(draft, by=SYSTEM, at=AT)
    open_posts(
        [PostDraft("buu-dien.giao-nhan", "Giao nhận", "buu-dien", ("postal_service",), SINCE)],
        by=SYSTEM,
        at=AT,
    )
    return office.id


def postman(post):
    """Somebody of the post office, with no counter of his own."""
    seat = Seat(new_id(), post, frozenset({"postal_service"}), "Giao nhận")
    return Actor(new_id(), ActorKind.OFFICER, MappingProxyType({CARRY: frozenset({post})}), (seat,))


def postal_clerk(world, post):
    """Somebody of the post office who takes in for the ward."""
    unit = world.ward.one_stop
    seats = (
        Seat(world.ward.posts["dong-da.tiep-nhan"].id, unit, frozenset({"one_stop_clerk"}), "Bưu chính"),
        Seat(new_id(), post, frozenset({"postal_service"}), "Giao nhận"),
    )
    at_unit = frozenset({unit})
    rights = {"dossiers.accept": at_unit, "dossiers.hand_over": at_unit, CARRY: frozenset({post})}
    return Actor(new_id(), ActorKind.OFFICER, MappingProxyType(rights), seats)


def resolved(world, one, **more):
    rows = Dossier.objects.filter(id=one.id)
    rows.update(state=State.RESOLVED, resolved_at=LATER, **more)


def test_results_go_back_to_the_counter_on_a_list_of_their_own(world):
    one, other = world.taken_in(), world.taken_in()
    resolved(world, one)
    resolved(world, other, return_way=ReturnWay.ELECTRONIC)
    officer, clerk = world.ward.civil_status_officer(), world.ward.clerk()
    agency, unit = one.decision_agency_id, world.ward.one_stop
    (lying,) = lying_at_agencies([agency], Way.RESULTS, LATER)
    assert (lying.unit_id, lying.agency_id, [row.id for row in lying.dossiers]) == (unit, agency, [one.id])
    refused(NotAllowed, hand_on, Way.RESULTS, unit, agency, by=clerk, at=LATER)
    made = hand_on(Way.RESULTS, unit, agency, by=officer, at=LATER)
    assert (str(made), [line.dossier_id for line in lines_of(made)]) == ("01/BG-KQ", [one.id])
    assert [row.id for row in transfers_by([agency], DAY)] == [made.id]
    assert [row.id for row in transfers_to_unit(unit)] == [made.id]
    assert transfers_to([agency]) == []
    assert lying_at_agencies(None, Way.RESULTS, LATER) == []
    assert transfer_sheet(made).startswith(b"%PDF")
    refused(NotAllowed, confirm, made.id, by=officer, at=LATER)
    confirm(made.id, by=clerk, at=LATER)
    assert transfers_to_unit(unit) == []
    assert [told.told.way for told in history("transfer", made.id)[:1]] == ["RESULTS"]


def test_the_same_dossier_goes_out_on_one_list_and_comes_back_on_another(world):
    one = world.taken_in()
    agency, unit = one.decision_agency_id, world.ward.one_stop
    clerk, officer = world.ward.clerk(), world.ward.civil_status_officer()
    confirm(hand_on(Way.PAPERS, unit, agency, by=clerk, at=LATER).id, by=officer, at=LATER)
    resolved(world, one)
    hand_on(Way.RESULTS, unit, agency, by=officer, at=LATER)
    assert counts(clerk, DAY, DAY) == [
        Counted(unit, Way.PAPERS, 1, 1, 0, 0),
        Counted(unit, Way.RESULTS, 1, 1, 0, 1),
    ]
    assert counts(clerk, DAY - timedelta(days=9), DAY - timedelta(days=1)) == []
    assert counts(postman(new_id()), DAY, DAY) == []


def test_results_for_delivery_are_given_to_the_post_and_to_nobody_else(world, post):
    one = world.taken_in(return_way=ReturnWay.POST)
    resolved(world, one)
    unit, clerk = world.ward.one_stop, world.ward.clerk()
    assert carriers(DAY) == {post}
    (lying,) = lying_for_post(unit, LATER)
    assert (lying.agency_id, lying.name, [row.id for row in lying.dossiers]) == (
        post,
        "Bưu điện tỉnh",
        [one.id],
    )
    refused(NotACarrier, hand_on, Way.TO_POST, unit, one.decision_agency_id, by=clerk, at=LATER)
    made = hand_on(Way.TO_POST, unit, post, by=clerk, at=LATER)
    assert [row.id for row in transfers_to([post])] == [made.id]
    refused(NotAllowed, confirm, made.id, by=world.ward.civil_status_officer(), at=LATER)
    confirm(made.id, missing={one.id}, by=postman(post), at=LATER)
    assert [row.id for row in lying_for_post(unit, LATER)[0].dossiers] == [one.id]


def test_what_the_post_took_in_lies_there_until_it_brings_the_papers(world, post):
    by = postal_clerk(world, post)
    unit, clerk = world.ward.one_stop, world.ward.clerk()
    assert carrier_of(by, unit) == post
    assert carrier_of(clerk, unit) is None
    one = take_in(world.filing(help_unit_id=carrier_of(by, unit)), by=by, at=AT)
    assert (one.help_unit_id, one.reception_unit_id) == (post, unit)
    assert lying_at_unit(unit, LATER) == []
    (lying,) = lying_at_agencies([post], Way.FROM_POST, LATER)
    assert [row.id for row in lying.dossiers] == [one.id]
    made = hand_on(Way.FROM_POST, unit, post, by=by, at=LATER)
    assert "không tự xác nhận" in refused(OwnList, confirm, made.id, by=by, at=LATER)
    confirm(made.id, by=clerk, at=LATER)
    assert [row.id for row in lying_at_unit(unit, LATER)[0].dossiers] == [one.id]
    refused(NothingToHandOn, hand_on, Way.FROM_POST, unit, post, by=by, at=LATER)
    assert Transfer.objects.count() == 1
    assert verify().holds


def test_the_post_guides_and_takes_in_but_refuses_nothing(world, post):
    by = postal_clerk(world, post)
    asked = turn_back(world.filing(papers=()), ["Tờ khai"], reason="Chưa nộp", by=by, at=AT)
    assert asked.before_acceptance
    sentence = refused(CarriersDecideNothing, refuse, asked.dossier_id, reason="Không đủ", by=by, at=AT)
    assert "việc của công chức" in sentence
    refused(CarriersDecideNothing, turn_away, world.filing(), reason="Không đủ", by=by, at=AT)
    waiting = Dossier.objects.get(id=asked.dossier_id)
    assert Act.REFUSE not in {one.act for one in acts_on(waiting, None, by)}
    assert Act.REFUSE in {one.act for one in acts_on(waiting, None, world.ward.clerk())}


def test_the_right_of_the_post_takes_every_deciding_right_away(world, post):
    for role, rights in (
        ("specialist", ["dossiers.handle", "dossiers.view"]),
        ("boss", ["dossiers.approve"]),
    ):
        set_role(role, name=role, rights=rights, by=SYSTEM, at=AT)
    drafts = [PostDraft("dong-da.lam", "Làm cả hai", "dong-da", ("specialist", "boss"), SINCE)]
    (both,) = open_posts(drafts, by=SYSTEM, at=AT)
    account = open_account(
        "hai-vai", name="Hai Vai", kind=AccountKind.OFFICER, password=None, by=SYSTEM, at=AT
    )
    officer = enter_officer(OfficerDraft("CB-9", "Hai Vai"), by=SYSTEM, at=AT)
    attach_account(officer.id, account.id, by=SYSTEM, at=AT)
    appoint(officer.id, both.id, since=SINCE, by=SYSTEM, at=AT)
    assert set(actor_for(account, DAY).rights) == {"dossiers.handle", "dossiers.view", "dossiers.approve"}
    carrying = posts_on(DAY).get(code="buu-dien.giao-nhan")
    appoint(officer.id, carrying.id, since=SINCE, by=SYSTEM, at=AT)
    assert set(actor_for(account, DAY).rights) == {"dossiers.view", CARRY}
    mixed = ["dossiers.handle", CARRY]
    words = refused(RightsApart, set_role, "lan", name="Lẫn", rights=mixed, by=SYSTEM, at=AT)
    assert words.startswith("Quyền «Thụ lý hồ sơ» không đi cùng quyền «Làm bưu chính công ích")
