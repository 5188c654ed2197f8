"""Reckoning anew at the console: tried first, begun once for a reason, seen through to the end."""

import re
from datetime import date, datetime

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.ids import new_id
from motcua.instruments.deadlines.actions import begin_redating, go_on_redating, start_promise
from motcua.instruments.deadlines.models import Promise, Redating, Unit
from motcua.instruments.deadlines.queries import workplace
from motcua.registers.calendars.actions import declare_day_off, set_office_hours
from tests.faces.console.conftest import AT

REDATE = "deadlines.redate"
DAY = ["07:00-11:30", "13:30-17:00"]
MONDAY = datetime(2023, 11, 20, 8, tzinfo=VN)
TRIED = "/quan-tri/lich/tinh-lai-han/thu/?tu=2023-11-24&den=2023-11-24"


@pytest.fixture
def hours(db):
    set_office_hours([DAY] * 5 + [[], []], valid_from=date(2021, 1, 1), by=SYSTEM, at=AT)


def promised():
    facts = {"unit": Unit.WORKING_DAY, "quantity": 5, "where": workplace(), "by": SYSTEM, "at": MONDAY}
    return start_promise("dossier", new_id(), **facts)


def test_what_would_move_is_shown_and_nothing_moves(keeper, hours):
    promise = promised()
    declare_day_off(date(2023, 11, 24), "Nghỉ tránh bão", by=SYSTEM, at=AT)
    page = keeper(REDATE).read(TRIED)
    assert "27/11/2023" in page
    assert "28/11/2023" in page
    promise.refresh_from_db()
    assert promise.due_at == datetime(2023, 11, 27, 8, tzinfo=VN)
    assert Redating.objects.count() == 0


def test_it_is_done_once_for_a_reason_and_listed(keeper, hours):
    promise = promised()
    declare_day_off(date(2023, 11, 24), "Nghỉ tránh bão", by=SYSTEM, at=AT)
    lan = keeper(REDATE)
    assert "Vì sao" in lan.send(TRIED, 422, once="r1", reason="")
    where = lan.send(TRIED, once="r2", reason="Công điện 01")
    assert lan.send(TRIED, once="r2", reason="Công điện 01") == where
    assert Redating.objects.count() == 1
    promise.refresh_from_db()
    assert promise.due_at == datetime(2023, 11, 28, 8, tzinfo=VN)
    assert Promise.objects.get().original_due_at == datetime(2023, 11, 27, 8, tzinfo=VN)
    assert "Công điện 01" in lan.read(where)
    assert "đã xong" in lan.read("/quan-tri/lich/tinh-lai-han/")


def test_where_no_day_would_move_it_is_not_begun(keeper, hours):
    promised()
    said = keeper(REDATE).send(TRIED, 409, once="r4", reason="Công điện 01")
    assert "không có gì để tính lại" in said
    assert Redating.objects.count() == 0


def test_an_empty_province_and_days_that_make_no_sense_get_a_sentence(keeper):
    lan = keeper(REDATE)
    assert "Chưa có đợt tính lại hạn nào" in lan.read("/quan-tri/lich/tinh-lai-han/")
    assert "không hạn nào thay đổi" in lan.read(TRIED)
    assert "dài nhất 62 ngày" in lan.send(
        "/quan-tri/lich/tinh-lai-han/thu/?tu=2023-11-24&den=2023-01-01", 422, once="r3", reason="Sai ngày"
    )
    assert Redating.objects.count() == 0


def test_how_far_it_has_come_is_read_anew_while_it_runs(keeper, hours, monkeypatch):
    monkeypatch.setattr("motcua.instruments.deadlines.queries.anew.PART", 1)
    for _ in range(4):
        promised()
    day = date(2023, 11, 24)
    declare_day_off(day, "Nghỉ tránh bão", by=SYSTEM, at=AT)
    begun = begin_redating(day, day, reason="Công điện 01", by=SYSTEM, at=AT)
    go_on_redating(begun.id, by=SYSTEM, at=AT)
    lan, where = keeper(REDATE), f"/quan-tri/lich/tinh-lai-han/{begun.id}/"
    page = lan.read(where)
    assert "Đã qua 20 % số phần" in page
    assert "data-live" in page
    assert re.search(r"Hồ sơ [0-9a-f]{6}<", page)  # none of these has a code
    while go_on_redating(begun.id, by=SYSTEM, at=AT).state == Redating.State.RUNNING:
        pass
    page = lan.read(where)
    assert "data-live" not in page
    assert "số phần" not in page


def test_only_who_may_redate_sees_it(keeper):
    assert keeper().get("/quan-tri/lich/tinh-lai-han/").status_code == 403
    assert "Tính lại hạn" not in keeper("calendars.keep", login="hoa").read("/quan-tri/lich/")
