"""What the public page says: counted from the facts, as of its moment, all of it read at once."""

from datetime import date, datetime

import pytest

from motcua.casework.dossiers.actions import accept_dossier, receive_supplement, request_supplement, submit
from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.registers.procedures.models import Channel
from motcua.steering.indices.actions import IndicatorDraft, keep_up, set_indicator
from motcua.steering.reports.actions import read_quality
from motcua.steering.reports.jobs import read_public_figures
from motcua.steering.reports.models import QualityFigure
from motcua.steering.reports.queries import procedure_figure, quality, usual_time
from motcua.steering.reports.queries.quality import first_month
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.world import CODE, a_world

pytestmark = pytest.mark.django_db
NOW = datetime(2023, 11, 20, 9, tzinfo=VN)


def at(month, day, hour=8):
    return datetime(2023, month, day, hour, tzinfo=VN)


def read():
    keep_up(by=SYSTEM, at=NOW)
    return read_quality(by=SYSTEM, at=NOW)


@pytest.fixture
def world():
    """Six resolved, after 0, 1, 1, 2, 2 and 8 days; one filed online; one that had to be supplemented."""
    world = a_world()
    officer = world.ward.civil_status_officer()
    for days in (0, 1, 1, 2, 2):
        signed(world, world.taken_in(at=at(10, 2)), at=at(10, 2 + days, 15))
    late = world.taken_in(at=at(9, 4))
    signed(world, late, at=at(9, 12))
    online = submit(world.filing(channel=Channel.ONLINE), by=SYSTEM, at=at(11, 1))
    accept_dossier(online.id, by=world.ward.clerk(), at=at(11, 1, 9))
    asked = world.taken_in(at=at(11, 6))
    request_supplement(asked.id, ["Bản án"], reason="Thiếu", by=officer, at=at(11, 6, 9))
    receive_supplement(asked.id, [], by=world.ward.clerk(), at=at(11, 7))
    return world


def test_before_the_first_reading_there_is_nothing():
    assert quality(10) is None
    assert usual_time(CODE) is None


def test_the_whole_its_months_agencies_and_procedures_are_read_at_one_moment(world):
    assert read() == 1 + 12 + 1 + 1
    found = quality(10)
    whole = found.whole
    assert (whole.received, whole.online, whole.supplemented) == (8, 1, 1)
    assert (whole.resolved, whole.in_time, whole.satisfied) == (6, 5, None)
    assert (found.read_at, found.since) == (NOW, date(2022, 12, 1))
    by_month = {row.key: (row.received, row.resolved, row.in_time) for row in found.months}
    assert len(by_month) == 12
    assert by_month["2023-09"] == (1, 1, 0)
    assert by_month["2023-10"] == (5, 5, 5)
    assert by_month["2023-11"] == (2, 0, 0)
    assert by_month["2022-12"] == (0, 0, 0)
    (agency,) = found.agencies
    assert (agency.name, agency.resolved, agency.in_time) == ("Ủy ban nhân dân phường Đống Đa", 6, 5)


def test_what_is_usual_is_a_number_of_days_that_half_were_done_within(world):
    read()
    found = usual_time(CODE)
    assert (found.usual_days, found.most_days, found.resolved) == (1, 8, 6)
    assert quality(10).procedures == (found,)


def test_of_fewer_than_five_nothing_is_usual():
    world = a_world()
    for _number in range(4):
        signed(world, world.taken_in(at=at(10, 2)), at=at(10, 3))
    read()
    assert usual_time(CODE) is None
    assert QualityFigure.objects.get(part="PROCEDURE").resolved == 4


def test_what_lacks_often_is_a_paper_of_the_list_and_nobody_s_own_words(world):
    assert procedure_figure(CODE) is None
    officer = world.ward.civil_status_officer()
    for day in (7, 8):
        for _number in range(2):
            one = world.taken_in(at=at(11, day))
            own = "Bản án của ông Nguyễn Văn A"
            request_supplement(one.id, ["Bản án ly hôn", own], reason="x", by=officer, at=at(11, day, 9))
    read()
    found = procedure_figure(CODE)
    assert found.lacking == [{"words": "Bản án ly hôn", "count": 4}]


def test_figures_are_read_anew_in_place_of_the_old(world):
    read()
    signed(world, world.taken_in(at=at(11, 13)), at=at(11, 14))
    read()
    assert quality(10).whole.resolved == 7
    assert QualityFigure.objects.filter(part="WHOLE").count() == 1


def test_satisfaction_without_a_source_is_no_figure(world):
    lacking = IndicatorDraft(
        code="satisfaction",
        title="Hài lòng",
        unit="PERCENT",
        direction="UP",
        lacking="chưa có đánh giá",
        valid_from=date(2021, 1, 1),
    )
    set_indicator(lacking, by=SYSTEM, at=NOW)
    read()
    assert quality(10).whole.satisfied is None


def test_nobody_without_the_right_reads_them_anew(world):
    with pytest.raises(NotAllowed):
        read_quality(by=world.ward.clerk(), at=NOW)
    assert not QualityFigure.objects.exists()


def test_the_house_reads_them_at_its_hours_and_an_empty_province_has_noughts():
    read_public_figures()
    assert quality(10).whole.resolved == 0


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2023, 11, 20), date(2022, 12, 1)),
        (date(2023, 12, 31), date(2023, 1, 1)),
        (date(2024, 1, 1), date(2023, 2, 1)),
    ],
)
def test_the_year_is_twelve_months_of_which_this_is_the_last(today, first):
    assert first_month(today) == first
