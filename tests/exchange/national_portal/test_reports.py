"""Every change is told at the national portal, in its turn and once, however the portal behaves."""

from datetime import datetime, timedelta

import pytest

from motcua.casework.dossiers.actions import accept_dossier, refuse, submit, take_in, withdraw
from motcua.exchange.national_portal.actions import (
    note_changes,
    reconcile,
    resend_report,
    send_due_reports,
    take_filings,
)
from motcua.exchange.national_portal.errors import PortalReportNotDead, PortalReportUnknown
from motcua.exchange.national_portal.models import PortalReport
from motcua.exchange.national_portal.queries import dead_reports, exchange_for
from motcua.exchange.national_portal.rules import MOST_ATTEMPTS, Status, status_of, wait_after
from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import real_now
from motcua.foundation.ids import new_id
from motcua.instruments.fees.queries import charges_of
from motcua.registers.procedures.models import Channel
from tests.casework.dossiers.world import AT, World, a_world
from tests.exchange.national_portal.portals import Running
from tests.exchange.national_portal.test_filings import unit_code
from tests.registers.procedures.samples import NOBODY_SPECIAL

pytestmark = pytest.mark.django_db
NOON = AT + timedelta(hours=2)


@pytest.fixture
def world() -> World:
    made = a_world()
    note_changes(by=SYSTEM, at=AT)
    return made


def send(portal: Running, until: datetime | None = None) -> int:
    note_changes(by=SYSTEM, at=NOON)
    due = until or PortalReport.objects.order_by("-next_at").values_list("next_at", flat=True).first()
    return send_due_reports(portal.client(), by=SYSTEM, at=NOON, real_now=due or NOON)


def states() -> list[tuple[int, str]]:
    return list(PortalReport.objects.order_by("position").values_list("status", "state"))


def test_an_online_dossier_is_told_of_by_the_name_it_was_handed_in_under(
    portal: Running, world: World
) -> None:
    dossier = submit(world.filing(channel=Channel.ONLINE), by=world.ward.clerk(), at=AT)
    assert send(portal) == 1
    told = portal.told()[dossier.submission_id]
    assert told["TrangThaiHoSo"] == "1"
    assert (told["KenhThucHien"], told["NoiNopHoSo"], told["MaTTHC"]) == ("2", "2", "1.004873")
    assert told["NgayNopHoSo"] == "20231120080000"
    assert "NgayTiepNhan" not in told
    taken = accept_dossier(dossier.id, by=world.ward.clerk(), at=NOON)
    assert send(portal) == 1
    told = portal.told()[dossier.submission_id]
    assert (told["TrangThaiHoSo"], told["MaHoSoLienThong"]) == ("2", taken.code)
    assert (told["NgayTiepNhan"], told["NgayHenTra"]) == ("20231120100000", "20231123100000")
    assert told["DinhDanhCHS"] == {"LoaiDinhDanh": "1", "SoDinhDanh": "052196001417"}
    assert portal.heard() == ["False 1", "True 2"]
    assert [one["DuocSoHoa"] for one in told["TaiLieuNop"]] == ["0"]
    assert told["DanhSachHoSoBoSung"] == told["DanhSachGiayToKetQua"] == []
    assert [one["Gia"] for one in told["DanhSachLePhi"]] == [
        str(one.amount) for one in charges_of("dossier", dossier.id)
    ]
    (step,) = portal.progress()
    assert step["MaHoSo"] == dossier.submission_id
    assert (step["NoiDungXuLy"], step["ThoiDiemXuLy"]) == ("Tiếp nhận hồ sơ", "20231120100000")
    assert states() == [(1, "SENT"), (2, "SENT")]
    assert exchange_for(SYSTEM).share == 1.0


def test_what_came_from_the_portal_is_told_of_under_the_portal_s_own_number(
    portal: Running, world: World
) -> None:
    said = portal.file(DonViXuLy=unit_code(world))
    take_filings(portal.client(), by=SYSTEM, at=AT, real_now=real_now() + timedelta(seconds=1))
    send(portal)
    assert portal.told()[said["MaHoSo"]]["NoiNopHoSo"] == "1"
    assert portal.client().new_filings() == []


def test_changes_are_told_in_their_order_and_an_earlier_one_holds_up_the_later(
    portal: Running, world: World
) -> None:
    dossier = take_in(world.filing(), by=world.ward.clerk(), at=AT)
    portal.be("down")
    assert send(portal) == 1
    withdraw(dossier.id, reason="Không cần", by=world.ward.clerk(), at=NOON)
    assert states() == [(2, "QUEUED")]
    portal.be()
    send(portal)
    assert portal.heard() == ["True 2", "True 7"]
    assert states() == [(2, "SENT"), (7, "SENT")]


def test_an_answer_that_was_lost_makes_no_second_dossier_there(portal: Running, world: World) -> None:
    take_in(world.filing(), by=world.ward.clerk(), at=AT)
    portal.be("loses-answers")
    send(portal)
    assert states() == [(2, "QUEUED")]
    portal.be()
    send(portal)
    assert states() == [(2, "SENT")]
    assert len(portal.told()) == 1
    assert portal.heard() == ["False 2", "True 2"]


def test_a_plain_no_is_given_up_at_once_and_a_keeper_has_it_sent_again(portal: Running, world: World) -> None:
    take_in(world.filing(), by=world.ward.clerk(), at=AT)
    portal.be("refuses")
    send(portal)
    (dead,) = dead_reports(SYSTEM)
    assert dead.obstacle == "106: Dữ liệu không hợp lệ"
    with pytest.raises(NotAllowed):
        resend_report(dead.id, by=NOBODY_SPECIAL, at=NOON, real_now=NOON)
    assert states() == [(2, "DEAD")]
    portal.be()
    resend_report(dead.id, by=SYSTEM, at=NOON, real_now=NOON)
    send(portal, NOON)
    assert states() == [(2, "SENT")]
    with pytest.raises(PortalReportNotDead):
        resend_report(dead.id, by=SYSTEM, at=NOON, real_now=NOON)
    with pytest.raises(PortalReportUnknown):
        resend_report(new_id(), by=SYSTEM, at=NOON, real_now=NOON)
    assert states() == [(2, "SENT")]


def test_a_portal_that_stays_away_is_tried_ever_more_rarely_and_given_up_at_last(
    portal: Running, world: World
) -> None:
    take_in(world.filing(), by=world.ward.clerk(), at=AT)
    portal.be("down")
    for _ in range(MOST_ATTEMPTS):
        assert send(portal) == 1
    assert states() == [(2, "DEAD")]
    assert [wait_after(tries).total_seconds() / 60 for tries in (1, 2, 3, 9, 30)] == [1, 2, 4, 256, 360]


def test_what_the_portal_has_forgotten_is_found_at_night_and_told_anew(portal: Running, world: World) -> None:
    take_in(world.filing(), by=world.ward.clerk(), at=AT)
    portal.be("forgets-dossiers")
    send(portal)
    assert states() == [(2, "SENT")]
    portal.be()
    with pytest.raises(NotAllowed):
        reconcile(portal.client(), AT.date(), by=NOBODY_SPECIAL, at=NOON, real_now=NOON)
    assert states() == [(2, "SENT")]
    assert reconcile(portal.client(), AT.date(), by=SYSTEM, at=NOON, real_now=NOON) == 1
    send(portal, NOON)
    assert reconcile(portal.client(), AT.date(), by=SYSTEM, at=NOON, real_now=NOON) == 0
    assert len(portal.told()) == 1


def test_what_happened_before_a_portal_was_set_is_not_told(portal: Running) -> None:
    world = a_world()
    take_in(world.filing(), by=world.ward.clerk(), at=AT)
    assert note_changes(by=SYSTEM, at=AT) == 0
    assert note_changes(by=SYSTEM, at=AT) == 0
    assert not PortalReport.objects.exists()


def test_only_who_keeps_the_exchange_reads_the_book_for_it(world: World) -> None:
    take_in(world.filing(), by=world.ward.clerk(), at=AT)
    with pytest.raises(NotAllowed):
        note_changes(by=NOBODY_SPECIAL, at=AT)
    assert not PortalReport.objects.exists()


def test_a_refusal_before_acceptance_is_no_acceptance_and_after_it_a_stop(world: World) -> None:
    dossier = take_in(world.filing(), by=world.ward.clerk(), at=AT)
    refuse(dossier.id, reason="Không đủ điều kiện", by=world.ward.leader(), at=NOON)
    note_changes(by=SYSTEM, at=NOON)
    assert [status for status, _state in states()] == [2, 8]
    refused = "dossiers.DossierRefused"
    assert status_of(refused, {}, was_accepted=False) == Status.NOT_ACCEPTED
    assert status_of("dossiers.SupplementReceived", {}, was_accepted=False) == Status.NEW
    assert status_of("dossiers.SlipReprinted", {}, was_accepted=True) is None


def test_a_halt_for_money_owed_is_told_as_that_and_any_other_as_work() -> None:
    kind = "dossiers.DossierHalted"
    assert status_of(kind, {"ground": "financial_duty"}, was_accepted=True) == Status.DUTY
    assert status_of(kind, {"ground": "field_inspection"}, was_accepted=True) == Status.IN_PROGRESS
    assert status_of("dossiers.DossierGoesOn", {}, was_accepted=True) == Status.IN_PROGRESS
