"""Calendars at the console: a year as a grid, days declared and withdrawn, hours set, years announced."""

from datetime import date

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.registers.calendars import queries
from motcua.registers.calendars.actions import declare_day_off, set_office_hours
from motcua.registers.calendars.models import DayRule
from tests.faces.console.conftest import AT
from tests.registers.places.land import small_land

KEEP = "calendars.keep"
DAY = ["07:00-11:30", "13:30-17:00"]
OFF = {"day": "2023-11-24", "kind": "OFF", "name": "Nghỉ tránh bão", "source": "Công điện 01"}


@pytest.fixture
def hours(db):
    set_office_hours([DAY] * 5 + [[], []], valid_from=date(2021, 1, 1), by=SYSTEM, at=AT)


def test_a_year_shows_why_a_day_is_off(keeper, hours):
    declare_day_off(date(2023, 9, 4), "Quốc khánh", by=SYSTEM, at=AT)
    page = keeper().read("/quan-tri/lich/?nam=2023")
    assert 'title="thứ Hai: Quốc khánh"' in page
    assert "lịch nghỉ năm 2023 chưa công bố" in page
    assert "Thứ Hai – Thứ Sáu" in page
    assert "Thu hồi" not in page


def test_without_office_hours_the_page_says_what_is_missing(keeper):
    assert "Chưa khai báo giờ làm việc" in keeper(KEEP).read("/quan-tri/lich/")


def test_a_day_is_declared_for_one_place_once(keeper, hours):
    land = small_land()
    lan = keeper(KEEP)
    where = lan.send("/quan-tri/lich/khai-bao/", once="d1", place="Phường Đống Đa", **OFF)
    assert where == "/quan-tri/lich/?nam=2023&noi=21556"
    assert lan.send("/quan-tri/lich/khai-bao/", once="d1", place="Phường Đống Đa", **OFF) == where
    assert DayRule.objects.get().place_id == land["21556"].id
    assert "Nghỉ tránh bão" in lan.read(where)
    assert 'title="thứ Sáu: Nghỉ tránh bão"' not in lan.read("/quan-tri/lich/?nam=2023")
    assert "đã khai báo là" in lan.send("/quan-tri/lich/khai-bao/", 409, once="d2", place="21556", **OFF)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"kind": "HALF", "spans": ""}, "Cần ghi giờ mở cửa"),
        ({"kind": "HALF", "spans": "7 giờ"}, "Giờ làm việc không đọc được"),
        ({"kind": "WORK", "replaces": "2023-11-24"}, "không thể làm bù cho chính nó"),
        ({"place": "Nơi không có"}, "Không tìm thấy «Nơi không có»"),
        ({"day": ""}, "Ngày"),
    ],
)
def test_a_declaration_that_does_not_hold_together_is_refused(keeper, hours, typed, sentence):
    page = keeper(KEEP).send("/quan-tri/lich/khai-bao/", 422, **(OFF | typed))
    assert sentence in page
    assert 'value="Nghỉ tránh bão"' in page
    assert not DayRule.objects.exists()


def test_a_declaration_is_withdrawn_with_a_reason(keeper, hours):
    rule = declare_day_off(date(2023, 11, 24), "Nhầm", by=SYSTEM, at=AT)
    lan = keeper(KEEP)
    path = f"/quan-tri/lich/{rule.id}/thu-hoi/"
    assert lan.send(path, 422, reason="")
    lan.send(path, reason="Ghi nhầm ngày", once="w1")
    rule.refresh_from_db()
    assert rule.withdrawn_why == "Ghi nhầm ngày"
    assert queries.calendar_for().is_working_day(date(2023, 11, 24))
    assert "đã được thu hồi trước đó" in lan.send(path, 409, reason="Lần nữa", once="w2")


def test_hours_are_set_from_a_day_and_the_old_ones_end(keeper, hours):
    typed = {f"day_{number}": "07:30-11:30, 13:00-17:00" for number in range(5)}
    keeper(KEEP).send("/quan-tri/lich/gio/", since="2024-01-01", source="QĐ 1", **typed)
    new, old = queries.office_hours()
    assert (new.valid_from, old.valid_to) == (date(2024, 1, 1), date(2023, 12, 31))
    assert new.week[4] == ["07:30-11:30", "13:00-17:00"]
    assert new.week[5] == []


def test_a_year_is_announced(keeper, hours):
    keeper(KEEP).send("/quan-tri/lich/nam/2024/", announced="yes", source="Thông báo 5015")
    assert queries.years().get().announced


def test_keepers_are_told_which_years_are_not_announced(keeper, hours):
    assert "Năm chưa công bố lịch nghỉ" in keeper(KEEP).read("/quan-tri/")
    assert "Năm chưa công bố lịch nghỉ" not in keeper(login="minh").read("/quan-tri/")
