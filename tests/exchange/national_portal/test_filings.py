"""What people file at the national portal comes in once, whole or with what lacks named; none is lost."""

from datetime import timedelta

import pytest

from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.routing.models import HeldFiling
from motcua.exchange.national_portal.actions import (
    put_down_filing,
    receive_filing,
    take_filings,
    try_filing_again,
)
from motcua.exchange.national_portal.errors import (
    PayloadOdd,
    PortalFilingNotStuck,
    PortalFilingUnknown,
)
from motcua.exchange.national_portal.models import PortalFiling
from motcua.exchange.national_portal.queries import stuck_filings
from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import real_now
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.instruments.documents.queries import documents_of
from motcua.registers.people.models import Person
from tests.casework.dossiers.world import AT, World, a_procedure, a_world
from tests.exchange.national_portal.portals import FILED, PDF, Running
from tests.registers.procedures.samples import NOBODY_SPECIAL

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)


@pytest.fixture
def world() -> World:
    return a_world()


def unit_code(world: World) -> str:
    """The ward's identification code."""
    codes = type(world.ward.agencies["dong-da"]).objects.get(id=world.ward.committee).identifiers
    found = codes.first()
    assert found is not None
    return str(found.code)


def take(portal: Running, after: timedelta = timedelta(seconds=1)) -> int:
    return take_filings(portal.client(), by=SYSTEM, at=AT, real_now=real_now() + after)


def only() -> PortalFiling:
    return PortalFiling.objects.get()


def test_a_filing_becomes_a_dossier_once_with_its_answers_and_its_file(portal: Running, world: World) -> None:
    papers = [portal.paper("Bản án ly hôn.pdf", PDF), portal.paper("thu.pdf", PDF)]
    portal.file(DonViXuLy=unit_code(world), TaiLieuNop=papers)
    assert take(portal) == 1
    row = only()
    assert (row.state, row.faults, row.payload, row.obstacle) == ("PUT", [], "", "")
    dossier = Dossier.objects.get()
    assert (dossier.state, dossier.channel, dossier.applicant_person_id) == (
        "SUBMITTED",
        "ONLINE",
        world.person.id,
    )
    assert dossier.reception_unit_id == world.ward.one_stop
    assert '"purpose": "Đăng ký kết hôn"' in dossier.answers
    rows = {one.name: one.file_name for one in documents_of(KIND, dossier.id)}
    assert rows == {"Tờ khai": "", "Bản án ly hôn": "Bản án ly hôn.pdf", "thu.pdf": "thu.pdf"}
    take(portal)
    assert Dossier.objects.count() == 1
    assert PortalFiling.objects.count() == 1
    assert verify().findings == []


def test_who_is_not_in_the_register_is_found_by_number_alone_and_written_down(
    portal: Running, world: World
) -> None:
    number = {"LoaiDinhDanh": "1", "SoDinhDanh": "052201004321"}
    portal.file(DonViXuLy=unit_code(world), DinhDanhCHS=number, Email="")
    take(portal)
    applicant = Dossier.objects.get().applicant_person
    assert applicant is not None
    assert applicant.id != world.person.id
    assert (applicant.personal_id, applicant.source) == ("052201004321", "POPULATION")


def test_a_file_that_is_not_what_it_says_is_named_and_holds_up_nothing(portal: Running, world: World) -> None:
    papers = [portal.paper("don.pdf", b"MZ\x90\x00" + b"\x00" * 60), portal.paper("thu.pdf", PDF)]
    portal.file(DonViXuLy=unit_code(world), TaiLieuNop=papers)
    take(portal)
    assert only().state == "PUT"
    assert len(only().faults) == 1
    assert "“don.pdf”" in only().faults[0]


def test_a_form_that_cannot_be_read_is_named_and_left_for_the_counter_to_ask_for(
    portal: Running, world: World
) -> None:
    portal.file(DonViXuLy=unit_code(world), ThongTinKhac={"ToKhai": {"copies": "nhiều"}})
    take(portal)
    assert only().state == "PUT"
    assert only().faults[0].startswith("Tờ khai:")
    assert Dossier.objects.get().answers == ""


def test_what_the_portal_has_not_at_hand_is_waited_for_and_then_put_down(
    portal: Running, world: World
) -> None:
    portal.file(DonViXuLy=unit_code(world), TaiLieuNop=[portal.paper("thu.pdf", PDF)])
    client = portal.client()
    receive_filing(client.new_filings()[0], by=SYSTEM, at=AT)
    portal.be("down")
    assert take(portal) == 1
    assert (only().state, only().attempts) == ("WAITING", 1)
    portal.be()
    assert take(portal) == 0
    assert take(portal, timedelta(minutes=2)) == 1
    assert only().state == "PUT"


def test_what_nobody_can_route_is_held_for_a_person(portal: Running, world: World) -> None:
    portal.file(DonViXuLy=unit_code(world), MaTTHC="1.000099")
    a_procedure(code="1.000099", competent={"kind": "DEPARTMENT", "name": "Sở Tư pháp"}, levels=["PROVINCE"])
    take(portal)
    assert only().state == "HELD"
    assert HeldFiling.objects.get() == only().held
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"MaTTHC": "9.999999"}, "Không có thủ tục nào mang mã 9.999999"),
        ({"DonViXuLy": "H99.1"}, "H99.1"),
        ({"DinhDanhCHS": {"SoDinhDanh": "123"}}, "định danh"),
    ],
)
def test_any_other_refusal_leaves_it_whole_for_a_keeper_who_tries_again(
    portal: Running, world: World, more: dict[str, object], said: str
) -> None:
    portal.file(**{"DonViXuLy": unit_code(world), **more})
    take(portal)
    row = only()
    assert row.state == "STUCK"
    assert said in row.obstacle
    assert FILED["MaHoSo"] in row.payload
    assert list(stuck_filings(SYSTEM)) == [row]
    assert not Dossier.objects.exists()
    assert Person.objects.count() == 1
    assert try_filing_again(row.id, by=SYSTEM, at=LATER, real_now=LATER).state == "WAITING"
    assert verify().findings == []


def test_one_that_cannot_be_read_holds_up_no_other(portal: Running, world: World) -> None:
    portal.file(MaHoSo="A", DinhDanhCHS=None)
    portal.file(DonViXuLy=unit_code(world))
    assert take(portal) == 1
    assert only().number == FILED["MaHoSo"]


def test_refusals_keep_nothing(portal: Running, world: World) -> None:
    with pytest.raises(NotAllowed):
        receive_filing(FILED, by=NOBODY_SPECIAL, at=AT)
    with pytest.raises(PayloadOdd, match="thiếu hoặc sai mục ChuHoSo"):
        receive_filing({**FILED, "ChuHoSo": " "}, by=SYSTEM, at=AT)
    assert not PortalFiling.objects.exists()
    row = receive_filing({**FILED, "DonViXuLy": unit_code(world)}, by=SYSTEM, at=AT)
    with pytest.raises(NotAllowed):
        put_down_filing(row.id, [], by=NOBODY_SPECIAL, at=AT)
    with pytest.raises(NotAllowed):
        try_filing_again(row.id, by=NOBODY_SPECIAL, at=AT, real_now=AT)
    with pytest.raises(PortalFilingUnknown):
        put_down_filing(new_id(), [], by=SYSTEM, at=AT)
    with pytest.raises(PortalFilingUnknown):
        try_filing_again(new_id(), by=SYSTEM, at=AT, real_now=AT)
    put_down_filing(row.id, [], by=SYSTEM, at=AT)
    with pytest.raises(PortalFilingNotStuck):
        try_filing_again(row.id, by=SYSTEM, at=AT, real_now=AT)
    assert put_down_filing(row.id, [], by=SYSTEM, at=AT).state == "PUT"
    kinds = Event.objects.filter(subject_kind="portal_filing").order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["national_portal.PortalFilingCame", "national_portal.PortalFilingPut"]
