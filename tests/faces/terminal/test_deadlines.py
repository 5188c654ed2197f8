"""`motcua deadline explain`: a due moment with every day of it, for people and for programs."""

from argparse import Namespace
from datetime import date, datetime, time

import pytest

from motcua.faces.terminal.deadlines import MomentOdd, PauseTooEarly, StretchOdd
from motcua.faces.terminal.grammar import VERBS, Said, build
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.instruments.deadlines.errors import LimitOdd, PausesOdd
from motcua.registers.calendars.actions import declare_day_off, declare_work_day, set_office_hours
from motcua.registers.places.errors import PlaceUnknown

pytestmark = pytest.mark.django_db
AT = datetime(2024, 12, 1, 8, tzinfo=VN)
TET = [date(2025, 1, day) for day in range(27, 32)]


@pytest.fixture(autouse=True)
def _calendar():
    week = [["07:00-11:30", "13:30-17:00"]] * 5 + [[], []]
    set_office_hours(week, valid_from=date(2021, 1, 1), by=SYSTEM, at=AT)
    for day in TET:
        declare_day_off(day, "Tết Nguyên đán", by=SYSTEM, at=AT)


def say(*words: str) -> Said:
    asked: Namespace = build(VERBS).parse_args(["deadline", "explain", *words])
    return asked.verb.run(asked)


def test_five_working_days_over_tet_as_a_program_reads_them():
    data = say("--from", "2025-01-24T15:30", "--limit", "5", "--unit", "WORKING_DAY").data
    assert list(data) == ["due_at", "rule", "source", "days"]
    assert data["due_at"] == "2025-02-07T15:30:00+07:00"
    assert [day["date"] for day in data["days"] if day["counted"]] == [
        f"2025-02-0{number}" for number in (3, 4, 5, 6, 7)
    ]
    assert data["days"][0] == {
        "date": "2025-01-24",
        "counted": False,
        "open": [["07:00", "11:30"], ["13:30", "17:00"]],
        "minutes": 0,
        "why": "Ngày nhận hồ sơ, không tính.",
    }
    assert data["days"][3] == {
        "date": "2025-01-27",
        "counted": False,
        "open": [],
        "minutes": 0,
        "why": "Không tính: Tết Nguyên đán.",
    }
    assert data["days"][-1]["why"] == "Ngày làm việc thứ 5."
    assert data["rule"].startswith("5 ngày làm việc:")


def test_the_same_as_a_person_reads_it():
    lines = say("--from", "2025-01-24T15:30", "--limit", "5", "--unit", "WORKING_DAY").lines
    assert "thứ Hai 27/01/2025: Không tính: Tết Nguyên đán." in lines[5]
    assert "07/02/2025" in lines[-2]
    assert lines[-1].startswith("Căn cứ: giờ làm việc và ngày nghỉ đã khai báo")


def test_a_saturday_worked_in_place_of_another_day_is_called_so_with_its_text():
    worked = {"name": "làm bù ngày 07/02", "replaces": date(2025, 2, 7), "source": "Công văn 9/UBND-NC"}
    declare_day_off(date(2025, 2, 7), "nghỉ hoán đổi", by=SYSTEM, at=AT)
    declare_work_day(date(2025, 2, 8), **worked, by=SYSTEM, at=AT)
    data = say("--from", "2025-02-05T10:00", "--limit", "2", "--unit", "WORKING_DAY").data
    assert data["due_at"] == "2025-02-08T10:00:00+07:00"
    assert [day["why"] for day in data["days"][1:]] == [
        "Ngày làm việc thứ 1.",
        "Không tính: nghỉ hoán đổi.",
        "Ngày làm việc thứ 2 (làm bù ngày 07/02, theo Công văn 9/UBND-NC).",
    ]
    assert data["source"] == "giờ làm việc và ngày nghỉ đã khai báo; Công văn 9/UBND-NC; " + (
        "lịch nghỉ năm 2025 chưa công bố"
    )


def test_pauses_are_made_up_for_in_days_of_their_own():
    data = say(
        *("--from", "2025-02-03T10:00", "--limit", "2", "--unit", "WORKING_DAY"),
        *("--pause", "2025-02-03T13:30/2025-02-03T15:30", "--pause", "2025-02-04T07:00/2025-02-04T17:00"),
    ).data
    assert data["due_at"] == "2025-02-06T14:00:00+07:00"
    assert [(day["date"], day["minutes"], day["why"]) for day in data["days"] if "Bù" in day["why"]] == [
        ("2025-02-05", 300, "Bù 5 giờ đã tạm dừng."),
        ("2025-02-06", 300, "Bù 5 giờ đã tạm dừng."),
    ]


def test_a_moment_with_another_zone_is_understood_and_what_has_no_limit_has_no_moment():
    data = say("--from", "2025-02-03T03:00+00:00", "--limit", "8", "--unit", "HOUR").data
    assert data["due_at"] == "2025-02-04T10:00:00+07:00"
    assert say("--from", "2025-02-03T10:00", "--unit", "NONE").data["due_at"] is None
    late = ("--from", "2025-02-03T14:10", "--unit", "SAME_DAY")
    assert say(*late).data["due_at"] == "2025-02-03T17:00:00+07:00"
    assert say(*late, "--cut-off", "14").data["due_at"] == "2025-02-04T17:00:00+07:00"


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("--from", "mai", "--limit", "1", "--unit", "DAY"), MomentOdd),
        (("--from", "2025-02-03T10:00", "--limit", "0", "--unit", "DAY"), LimitOdd),
        (("--from", "2025-02-03T10:00", "--limit", "1000000000", "--unit", "DAY"), LimitOdd),
        (("--from", "2025-02-03T10:00", "--unit", "SAME_DAY", "--cut-off", "25"), LimitOdd),
        (("--from", "2025-02-03T10:00", "--limit", "1", "--unit", "DAY", "--place", "x"), PlaceUnknown),
        (("--from", "2025-02-03T10:00", "--limit", "1", "--unit", "DAY", "--pause", "nay"), StretchOdd),
        (
            (
                *("--from", "2025-02-03T10:00", "--limit", "1", "--unit", "DAY"),
                *("--pause", "2025-02-04T10:00/2025-02-03T10:00"),
            ),
            PausesOdd,
        ),
        (("--from", "0001-01-01T00:00+14:00", "--limit", "1", "--unit", "DAY"), MomentOdd),
        (("--from", "9999-12-31T23:59-12:00", "--limit", "1", "--unit", "DAY"), MomentOdd),
        (
            (
                *("--from", "2025-02-03T10:00", "--limit", "1", "--unit", "DAY"),
                *("--pause", "2025-02-03T09:00/2025-02-03T11:00"),
            ),
            PauseTooEarly,
        ),
    ],
)
def test_what_cannot_be_reckoned_is_refused_in_a_sentence(words, refusal):
    with pytest.raises(refusal):
        say(*words)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("--limit", "-1", "--unit", "WORKING_DAY"),
            "Thời hạn «-1 ngày làm việc» không tính được: số lượng phải là số từ 1 đến 9999.",
        ),
        (
            ("--limit", "5", "--unit", "SAME_DAY"),
            "Thời hạn «5 trong ngày» không tính được: đơn vị này không đi với số lượng.",
        ),
        (
            ("--unit", "SAME_DAY", "--cut-off", "25"),
            "Thời hạn «trong ngày» không tính được: giờ chốt phải là số từ 0 đến 23.",
        ),
        (
            ("--limit", "5000", "--unit", "WORKING_DAY"),
            "Mười năm từ ngày 03/02/2025, lịch làm việc không có đủ giờ mở cửa cho thời hạn này; "
            "chưa tính được hạn.",
        ),
    ],
)
def test_a_refused_limit_says_what_is_odd_about_it(words, sentence):
    with pytest.raises(Refused) as refused:
        say("--from", "2025-02-03T10:00", *words)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("unit", ["HOUR", "WORKING_DAY", "DAY", "MONTH"])
def test_the_due_moment_can_be_read_off_the_days_alone(unit):
    data = say("--from", "2025-01-24T15:30", "--limit", "3", "--unit", unit).data
    last, due = data["days"][-1], datetime.fromisoformat(data["due_at"])
    assert last["date"] == due.date().isoformat()
    assert any(time.fromisoformat(opens) <= due.time() <= time.fromisoformat(c) for opens, c in last["open"])
