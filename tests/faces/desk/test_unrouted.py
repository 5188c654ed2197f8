"""What nobody could route: seen, passed on and turned back by who names places, and by nobody else."""

from datetime import datetime

import pytest

from motcua.casework.dossiers.errors import CompetentElsewhere
from motcua.casework.routing.actions import hold_filing
from motcua.casework.routing.models import HeldFiling
from motcua.casework.routing.queries import standings_of
from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.registers.procedures.models import Channel
from tests.faces.ward_pages import ROLES
from tests.registers.organisations.town import AT

LIST = "/ban-lam-viec/chua-ro-noi/"


@pytest.fixture
def router(ward):
    rights = (*ROLES["one_stop_clerk"], "routing.assign")
    set_role("one_stop_clerk", name="one_stop_clerk", rights=rights, by=SYSTEM, at=AT)
    return ward.clerk


@pytest.fixture
def row(ward, router):
    why = CompetentElsewhere(procedure_code="1.004873", by_what="theo nơi cư trú", place="phường Nhơn Phú")
    filing = ward.world.filing(channel=Channel.ONLINE)
    return hold_filing(filing, (), why=why, by=SYSTEM, at=AT)


def test_an_empty_list_says_what_will_stand_there(router):
    assert "Không có hồ sơ nào chờ" in router.read(LIST)


def test_it_is_found_where_it_belongs_and_passed_on(ward, router, row):
    page = router.read(LIST)
    assert row.number in page
    assert "thuộc thẩm quyền của cơ quan khác" in page
    found = router.read(f"{LIST}{row.id}/?tim=đống đa")
    assert "Chuyển đến đây" in found
    assert "Không nơi nào khớp" in router.read(f"{LIST}{row.id}/?tim=khong co noi nay")
    router.send(f"{LIST}{row.id}/chuyen/", noi=str(ward.world.ward.one_stop))
    row.refresh_from_db()
    assert (row.state, row.dossier.submission_id) == ("ROUTED", row.number)
    assert f"Đã chuyển hồ sơ {row.number}" in router.read(LIST)
    assert "Nay là hồ sơ" in router.read(f"{LIST}{row.id}/")


def test_it_says_by_when_an_answer_is_due_and_how_long_that_is(router, row):
    HeldFiling.objects.update(held_at=datetime(2023, 11, 17, 16, tzinfo=VN))
    stand = standings_of(list(HeldFiling.objects.all()), datetime(2023, 11, 20, 8, tzinfo=VN))
    assert stand[row.id].due_at == datetime(2023, 11, 20, 16, tzinfo=VN)
    assert (stand[row.id].minutes, stand[row.id].timeliness) == (6 * 60, "NEAR")
    for page in (LIST, f"{LIST}{row.id}/"):
        assert 'datetime="2023-11-20T16:00' in router.read(page)


def test_without_a_unit_or_a_reason_the_page_says_so_and_nothing_is_done(router, row):
    assert "Hãy tìm rồi chọn nơi nhận." in router.send(f"{LIST}{row.id}/chuyen/", 422)
    assert "Cần ghi lý do." in router.send(f"{LIST}{row.id}/tra-lai/", 422, **{"ly-do": " "})
    assert HeldFiling.objects.get().state == "WAITING"


def test_others_have_no_way_in(ward, router, row):
    ward.officer.read(LIST, 403)
    assert row.number not in ward.officer.read(f"{LIST}{row.id}/", 403)
    ward.officer.send(f"{LIST}{row.id}/chuyen/", 403, noi=str(ward.world.ward.one_stop))
    ward.officer.send(f"{LIST}{row.id}/tra-lai/", 403, **{"ly-do": "x"})
    assert HeldFiling.objects.get().state == "WAITING"
