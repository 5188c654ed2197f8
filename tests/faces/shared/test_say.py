"""Values are said as Vietnamese pages say them, and as English ones do."""

from collections.abc import Generator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from motcua.faces.shared.templatetags import say

WEDNESDAY = date(2023, 11, 22)
FOUR_O_CLOCK = datetime(2023, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def english() -> Generator[None]:
    with translation.override("en"):
        yield


def test_a_day_carries_its_weekday_and_never_breaks() -> None:
    assert say.day(WEDNESDAY) == "thứ\u00a0Tư\u00a022/11/2023"


def test_a_moment_is_read_on_vietnams_clock() -> None:
    assert say.moment(FOUR_O_CLOCK) == "16:00, thứ\u00a0Tư\u00a022/11/2023"
    assert say.hour(FOUR_O_CLOCK) == "16:00"
    assert say.short_day(datetime(2023, 11, 22, 18, 0, tzinfo=UTC)) == "23/11/2023"


def test_a_machine_reads_days_and_moments_too() -> None:
    assert say.machine_time(WEDNESDAY) == "2023-11-22"
    assert say.machine_time(FOUR_O_CLOCK) == "2023-11-22T16:00+07:00"


def test_numbers_have_vietnamese_points_and_commas() -> None:
    assert say.figures(1020411) == "1.020.411"
    assert say.decimal(1234.56) == "1.234,6"
    assert say.decimal(Decimal("0.25"), 2) == "0,25"
    assert say.percent(98.4) == "98,4\u00a0%"
    assert say.money(8000) == "8.000\u00a0đ"
    assert say.size(1_468_006) == "1,4\u00a0MB"
    assert say.size(900) == "900\u00a0B"


def test_a_time_limit_stays_together() -> None:
    assert say.working_days(1) == "1\u00a0ngày\u00a0làm\u00a0việc"
    assert say.working_days(3) == "3\u00a0ngày\u00a0làm\u00a0việc"


def test_personal_numbers_show_their_ends_only() -> None:
    assert say.masked("052196001417") == "052••••••417"
    assert say.masked_phone("0905123218") == "0905 ••• 218"
    assert say.masked_name("Nguyễn Thị Lan") == "N••• T••• Lan"


def test_what_is_not_known_is_said_by_nobody() -> None:
    nothing = [
        say.day(None),
        say.moment(None),
        say.figures(None),
        say.money(""),
        say.percent(None),
        say.masked(None),
    ]
    assert nothing == [""] * 6


def test_nought_is_known() -> None:
    assert say.figures(0) == "0"
    assert say.money(0) == "0\u00a0đ"


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert say.capital("thứ Tư ở Quy Nhơn") == "Thứ Tư ở Quy Nhơn"


@pytest.mark.usefixtures("english")
def test_english_pages_say_it_in_english() -> None:
    assert say.day(WEDNESDAY) == "Wednesday\u00a022\u00a0November\u00a02023"
    assert say.figures(1020411) == "1,020,411"
    assert say.percent(98.4) == "98.4%"
    assert say.money(8000) == "VND\u00a08,000"
