"""Whose door is open: own until a day, elsewhere from it on, by data alone."""

from dataclasses import replace
from datetime import date

import pytest

from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.packs.ports import LoadReport
from motcua.registers.procedures.actions import PortalDraft, set_filing_portal
from motcua.registers.procedures.errors import (
    FiledElsewhere,
    NoPortalOpen,
    PortalOverlaps,
    PortalWithoutAddress,
)
from motcua.registers.procedures.models import FilingPortal
from motcua.registers.procedures.packs import FilingPortalKind
from motcua.registers.procedures.queries import door_on, must_be_here
from tests.registers.from_packs import items
from tests.registers.procedures.samples import AT, NOBODY_SPECIAL

pytestmark = pytest.mark.django_db

LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
OWN = PortalDraft(code="province", name="Cổng của tỉnh", valid_from=date(2021, 1, 1), valid_to=LAST)
NATIONAL = PortalDraft(code="national", name="Cổng QG", address="https://quocgia.vn", valid_from=FIRST)


def as_the_law_says() -> LoadReport:
    return FilingPortalKind().load(items("vietnam", "filing_portal"), by=SYSTEM, at=AT)


def test_on_the_demo_day_filings_are_made_here_and_until_when_is_known() -> None:
    assert as_the_law_says() == LoadReport(added=3)
    assert as_the_law_says() == LoadReport(same=3)
    door = door_on(date(2023, 11, 20))
    assert (door.is_here, door.elsewhere, door.closes_on) == (True, None, FIRST)
    must_be_here(date(2023, 11, 20))
    assert verify().findings == []


def test_the_last_day_is_still_ours_and_the_next_is_the_national_portal_s() -> None:
    as_the_law_says()
    assert door_on(LAST).is_here
    after = door_on(FIRST)
    assert not after.is_here
    assert after.elsewhere is not None
    assert after.elsewhere.address == "https://dichvucong.gov.vn"
    assert after.elsewhere.source == "Nghị định 118/2025/NĐ-CP"
    with pytest.raises(FiledElsewhere, match=r"Cổng Dịch vụ công quốc gia \(https://dichvucong.gov.vn\)"):
        must_be_here(FIRST)


def test_where_nothing_is_said_no_door_is_open() -> None:
    assert door_on(LAST) == door_on(FIRST)
    assert not door_on(LAST).is_here
    with pytest.raises(NoPortalOpen, match="30/06/2025"):
        must_be_here(LAST)


def test_whose_door_is_open_is_one_question(django_assert_num_queries) -> None:
    as_the_law_says()
    with django_assert_num_queries(1):
        assert door_on(FIRST).elsewhere


@pytest.mark.parametrize("address", ["", "http://quocgia.vn", "javascript:alert(1)"])
def test_a_portal_elsewhere_is_refused_without_a_safe_address(address: str) -> None:
    with pytest.raises(PortalWithoutAddress):
        set_filing_portal(replace(NATIONAL, address=address), by=SYSTEM, at=AT)
    assert not FilingPortal.objects.exists()
    assert not Event.objects.filter(kind="procedures.FilingPortalSet").exists()


def test_two_lines_of_one_portal_never_stand_on_one_day() -> None:
    set_filing_portal(OWN, by=SYSTEM, at=AT)
    with pytest.raises(PortalOverlaps):
        set_filing_portal(replace(OWN, valid_from=LAST, valid_to=None), by=SYSTEM, at=AT)
    assert FilingPortal.objects.count() == 1
    assert Event.objects.filter(kind="procedures.FilingPortalSet").count() == 1


def test_who_keeps_no_portals_sets_none() -> None:
    with pytest.raises(NotAllowed):
        set_filing_portal(OWN, by=NOBODY_SPECIAL, at=AT)
    assert not FilingPortal.objects.exists()


def test_a_line_is_said_otherwise_from_its_own_first_day_and_told_once() -> None:
    set_filing_portal(OWN, by=SYSTEM, at=AT)
    set_filing_portal(OWN, by=SYSTEM, at=AT)
    set_filing_portal(replace(OWN, valid_to=None), by=SYSTEM, at=AT)
    assert door_on(FIRST).is_here
    assert door_on(FIRST).closes_on is None
    assert Event.objects.filter(kind="procedures.FilingPortalSet").count() == 2
