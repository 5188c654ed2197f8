"""Boards while time goes on: units that ceased, midnight, the ends of a month and of a year."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from motcua.casework.dossiers.actions import take_in
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN, real_now
from motcua.registers.organisations.actions import record_succession
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import names_of
from motcua.steering.indices.actions import keep_up, set_indicator
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.test_any_order import undone
from tests.casework.dossiers.world import AT, a_world
from tests.faces.command.test_indices import DRAFT
from tests.faces.command.test_plans import words

pytestmark = pytest.mark.django_db
RANKS, GLANCE, INDEX = "/chi-dao/xep-hang/", "/chi-dao/toan-canh/", "/chi-dao/chi-so/"
FIGURE = re.compile(r'class="mc-figure__value">(?:<a[^>]*>)?(\d+)')
KEPT = replace(DRAFT, code="resolved_in_time", title="Đúng hạn")
RECEIVED = replace(
    DRAFT, code="received", title="Tiếp nhận", unit="COUNT", numerator="received", denominator=""
)
OVERDUE = replace(RECEIVED, code="open_overdue", title="Quá hạn", numerator="open_overdue", direction="DOWN")


@pytest.fixture
def world(db):
    """A ward, its indicators; nobody has asked for anything."""
    world = a_world()
    for draft in (KEPT, RECEIVED, OVERDUE):
        set_indicator(draft, by=SYSTEM, at=AT)
    return world


@pytest.fixture
def clock_at(settings):
    """Let it be another moment."""

    def put(moment):
        settings.MOTCUA_CLOCK_SHIFT = moment - real_now()

    put(AT)
    return put


def taken(world, at):
    dossier = take_in(world.filing(), by=world.ward.clerk(), at=at)
    keep_up(by=SYSTEM, at=at)
    return dossier


def tiles(page):
    """Read the figures of the boards: what the words of a page say."""
    return words(page).replace("\u00a0", " ")


def test_what_a_unit_did_that_ceased_in_the_middle_of_the_period_is_its_own_or_its_heir_s(
    keeper, world, clock_at
):
    dossier = world.taken_in(at=AT - timedelta(days=20))
    signed(world, dossier, at=AT - timedelta(days=19))
    keep_up(by=SYSTEM, at=AT)
    old, heir = dossier.decision_agency_id, world.ward.one_stop
    name = names_of({heir}, AT.date())[heir]
    officer = keeper("indices.view")
    with undone():  # what lies under it would have to move with it
        record_succession(old, heir, day=date(2023, 11, 10), by=SYSTEM, at=AT)
        AgencyTerm.objects.filter(agency_id=old).update(valid_to=date(2023, 11, 9))
        then_and_now(officer, heir, name, dossier.id)


def then_and_now(officer, heir, name, dossier_id):
    asked = f"{RANKS}?ky=2023&chi-so=resolved_in_time"
    then, now = tiles(officer.read(asked)), tiles(officer.read(f"{asked}&don-vi=nay"))
    assert "Cơ quan nay không còn" in then
    assert "theo đơn vị hiện nay" not in then
    assert "Cơ quan nay không còn" not in now
    assert f"{name} 1 100,00 %" in now
    assert "theo đơn vị hiện nay" in now
    whose = f"?tu=2023-01-01&den=2023-11-20&co-quan={heir}"
    page = f"{INDEX}resolved_in_time/"
    assert "100,00 %" not in tiles(officer.read(f"{page}{whose}"))
    shown = officer.read(f"{page}{whose}&don-vi=nay")
    assert "100,00 %" in tiles(shown)
    assert "don-vi=nay" in shown  # the way down to its rows is asked the same way
    rows = f"{page}ho-so/{whose}"
    assert str(dossier_id) not in officer.read(rows)
    assert str(dossier_id) in officer.read(f"{rows}&don-vi=nay")


def test_at_midnight_today_begins_anew_and_yesterday_s_stand_in_the_month(keeper, world, clock_at):
    officer = keeper("indices.view")
    taken(world, datetime(2023, 11, 20, 23, 59, 59, tzinfo=VN))
    clock_at(datetime(2023, 11, 20, 23, 59, 59, 500000, tzinfo=VN))
    assert "Tiếp nhận hôm nay 1 hồ sơ" in tiles(officer.read(GLANCE))
    clock_at(datetime(2023, 11, 21, 0, 0, 1, tzinfo=VN))
    page = tiles(officer.read(f"{GLANCE}?ky=2023-11"))
    assert "Tiếp nhận hôm nay 0 hồ sơ" in page
    assert "Tiếp nhận 1" in page


def test_the_last_minute_of_a_month_and_the_first_of_the_next_are_counted_apart(keeper, world, clock_at):
    officer = keeper("indices.view")
    taken(world, datetime(2023, 11, 30, 23, 59, 59, tzinfo=VN))
    taken(world, datetime(2023, 12, 1, 0, 0, 0, tzinfo=VN))
    taken(world, datetime(2023, 12, 1, 8, 0, 0, tzinfo=VN))
    clock_at(datetime(2023, 12, 1, 9, tzinfo=VN))
    counted = {
        period: officer.read(f"{INDEX}received/?{period}")
        for period in (
            "tu=2023-11-01&den=2023-11-30",
            "tu=2023-12-01&den=2023-12-01",
            "tu=2023-11-01&den=2023-12-01",
        )
    }
    assert [figure_in(page) for page in counted.values()] == [1, 2, 3]


def test_at_the_end_of_a_year_the_board_begins_a_year_and_holds_it_against_the_last(keeper, world, clock_at):
    officer = keeper("indices.view")
    taken(world, datetime(2023, 1, 1, 0, 0, 0, tzinfo=VN))
    taken(world, datetime(2023, 12, 31, 23, 59, 59, tzinfo=VN))
    clock_at(datetime(2023, 12, 31, 23, 59, 59, 900000, tzinfo=VN))
    page = tiles(officer.read(GLANCE))
    assert "Năm 2023" in page
    assert "Tiếp nhận 2" in page
    clock_at(datetime(2024, 1, 1, 0, 0, 1, tzinfo=VN))
    page = tiles(officer.read(GLANCE))
    assert "Năm 2024" in page
    assert "Tiếp nhận 0" in page
    assert "thấp hơn 1, cùng kỳ năm trước 1" in page  # the first of January a year before


def test_a_dossier_becomes_late_on_the_board_by_the_clock_alone(keeper, world, clock_at):
    officer = keeper("indices.view")
    dossier = taken(world, AT)
    for moment, late in (
        (dossier.due_at - timedelta(minutes=1), 0),
        (dossier.due_at + timedelta(seconds=1), 1),
    ):
        clock_at(moment)
        page = officer.read(f"{INDEX}open_overdue/?tu={moment:%Y-%m-%d}&den={moment:%Y-%m-%d}")
        assert figure_in(page) == late


def test_a_period_that_has_not_begun_is_refused_in_a_sentence_and_this_year_is_shown(keeper, world, clock_at):
    officer = keeper("indices.view")
    for page in (GLANCE, RANKS):
        said = tiles(officer.read(f"{page}?ky=2024", status=422))
        assert "Kỳ tính chưa đúng: kỳ bắt đầu sau thời điểm tính. Đang tính từ đầu năm đến nay." in said
    said = tiles(officer.read(f"{INDEX}?tu=2024-01-01&den=2024-02-01", status=422))
    assert "kỳ bắt đầu sau thời điểm tính" in said


def figure_in(page):
    """Read the figure of an indicator's own page."""
    return int(re.search(FIGURE, page)[1])
