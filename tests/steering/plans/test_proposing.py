"""What targets likely mean, told by their words; a figure against its promise; where it ends."""

from datetime import date
from decimal import Decimal

import pytest

from motcua.steering.plans.rules.pace import Known, Method, pace_of
from motcua.steering.plans.rules.periods import period_of_key
from motcua.steering.plans.rules.proposing import (
    Candidate,
    Said,
    op_odd,
    proposals_for,
    span_of,
    unit_odd,
)
from motcua.steering.plans.rules.reaching import End, Promised, Reach, end_of, reach_of, track_of

PAID = Candidate(
    "paid", "Tỷ lệ hồ sơ thanh toán trực tuyến", "PERCENT", "UP", ("thanh toán trực tuyến",), ("viện phí",)
)
ONLINE = Candidate("online", "Tỷ lệ hồ sơ nộp trực tuyến", "PERCENT", "UP", ("hồ sơ … nộp trực tuyến",))
LATE = Candidate("late", "Tỷ lệ giải quyết trễ hạn", "PERCENT", "DOWN", ("trễ hạn",))
WAIT = Candidate("wait", "Thời gian chờ", "MINUTE", "DOWN", ("thời gian chờ",), lacking=True)
RECEIVED = Candidate("received", "Hồ sơ tiếp nhận", "COUNT", "NEUTRAL")
ALL = (PAID, ONLINE, LATE, WAIT, RECEIVED)


def codes(text, op=">=", unit="%", **more):
    return [one.code for one in proposals_for(Said(text, op, unit, **more), ALL)]


def test_the_longest_turn_of_phrase_in_the_text_is_likeliest_marks_and_capitals_do_not_matter():
    assert codes("Giao dịch THANH TOÁN trực tuyến trên tổng số giao dịch") == ["paid"]
    assert codes("ty le ho so nop truc tuyen tren tong so ho so") == ["online"]
    assert codes("Hồ sơ phải nộp phí được thanh toán trực tuyến") == ["paid"]


def test_what_speaks_of_something_else_or_of_nothing_known_is_not_proposed():
    assert codes("Bệnh viện cho thanh toán trực tuyến viện phí") == []
    assert codes("Công chức cấp xã có trình độ đại học") == []
    assert codes("Một người tiếp nhận 1.200 hồ sơ tiếp nhận mỗi năm", unit="hồ sơ") == []
    assert proposals_for(Said("Hồ sơ nộp trực tuyến", "", "", is_counted=False), ALL) == []


def test_the_unit_and_the_sign_rule_out():
    assert codes("Thời gian chờ", op="<=", unit="phút/lượt giao dịch") == ["wait"]
    assert codes("Hồ sơ nộp trực tuyến", unit="phút") == []
    assert codes("Hồ sơ trễ hạn", op=">=") == []
    assert codes("Hồ sơ trễ hạn", op="<=") == ["late"]
    assert codes("Hồ sơ nộp trực tuyến", op="<=") == []
    assert unit_odd("phút", ONLINE) == "chỉ tiêu tính bằng phút, chỉ số này là tỷ lệ phần trăm"
    assert unit_odd("%", RECEIVED) == "chỉ tiêu tính bằng phần trăm, chỉ số này là số đếm"
    assert unit_odd("giờ", WAIT) == "chỉ tiêu tính bằng giờ, chỉ số này tính bằng phút"
    assert unit_odd("phút", RECEIVED) == "chỉ tiêu tính bằng phút, chỉ số này không đo thời gian"
    assert unit_odd("", ONLINE) == unit_odd("hồ sơ", RECEIVED) == op_odd("=", "DOWN") == ""


def test_a_row_that_only_says_for_whom_is_meant_with_the_heading_above_it():
    heading = "Hồ sơ nộp trực tuyến"
    (one,) = proposals_for(Said("Bộ phận một cửa cấp xã", "=", "%", heading, "COMMUNE"), ALL)
    assert (one.code, one.level, one.group) == ("online", "COMMUNE", "")
    assert one.reason == "có lời “hồ sơ … nộp trực tuyến”; cùng tính bằng %; nêu cấp xã"
    assert codes("Kết quả được đồng bộ", heading=heading) == []
    assert codes("Một câu rất dài " * 6, heading=heading, level="COMMUNE") == []


def test_the_reason_says_the_words_the_unit_the_sign_and_whom():
    said = Said("Thanh toán trực tuyến", ">=", "%", groups=("các sở",))
    (one,) = proposals_for(said, ALL)
    assert one.reason == (
        "có lời “thanh toán trực tuyến”; cùng tính bằng %; dấu ≥ hợp chiều tốt lên của chỉ số; "
        "giao cho “các sở”"
    )
    assert one.group == "các sở"
    (one,) = proposals_for(Said("Thanh toán trực tuyến", "=", "%", groups=("các sở", "UBND cấp huyện")), ALL)
    assert one.group == ""
    assert one.reason.endswith("giao cho nhiều nhóm cơ quan nên đo toàn tỉnh")


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2023-2025", (date(2023, 1, 1), date(2025, 12, 31))),
        ("quý II/2023", (date(2023, 4, 1), date(2023, 6, 30))),
        ("", (date(2023, 1, 1), date(2023, 12, 31))),
    ],
)
def test_the_days_of_a_target_are_read_off_its_period(period, days):
    assert span_of(period, 2023) == days


def test_a_key_names_a_period_or_none():
    assert (period_of_key("2023-Q2").start, period_of_key("2023").end) == (
        date(2023, 4, 1),
        date(2023, 12, 31),
    )
    assert [period_of_key(key) for key in ("2023-Q5", "hôm qua", "", "9999", "2023-T13")] == [None] * 5


def test_a_figure_is_held_against_its_promise_whichever_way_that_points():
    least, most = Promised(">=", Decimal(40)), Promised("<=", Decimal(30), "DOWN")
    assert [reach_of(least, Decimal(one)) for one in (40, 36, 35)] == [Reach.MET, Reach.NEAR, Reach.MISSED]
    assert [reach_of(most, Decimal(one)) for one in (30, 33, 34)] == [Reach.MET, Reach.NEAR, Reach.MISSED]
    assert reach_of(Promised(">", Decimal(40)), Decimal(40)) is Reach.NEAR
    assert reach_of(Promised("=", Decimal(5), "DOWN"), Decimal(4)) is Reach.MET
    assert reach_of(Promised("=", Decimal(100)), Decimal("97.2")) is Reach.NEAR
    assert reach_of(least, None) is reach_of(Promised("", None), Decimal(1)) is Reach.UNKNOWN
    assert (least.lacks(Decimal(35)), most.lacks(Decimal(35))) == (5, 5)


def test_an_end_holds_comes_is_close_or_fails():
    least = Promised(">=", Decimal(50))
    ends = [(Decimal(51), Decimal(52)), (Decimal(40), Decimal(52)), (Decimal(40), Decimal(49)), (40, 48)]
    assert [end_of(least, today, Decimal(end)) for today, end in ends] == [
        End.HOLDS,
        End.COMES,
        End.CLOSE,
        End.FAILS,
    ]
    assert end_of(least, Decimal(40), None) is End.UNKNOWN


def test_figure_and_promise_lie_on_one_line():
    assert track_of(Promised(">=", Decimal(35)), Decimal("31.7"), is_share=True).goal == 35
    line = track_of(Promised("<=", Decimal(15)), Decimal(30), is_share=False)
    assert (line.percent, line.goal) == (90.91, 45.45)
    assert track_of(Promised(">=", Decimal(100)), None, is_share=True).goal == 99.4


def year(number, above, below=100):
    return {date(number, month, 1): (above, below) for month in range(1, 13)}


def known(months, today=date(2023, 6, 30), **more):
    above = sum(one for month, (one, _) in months.items() if month.year == 2023)
    below = sum(one for month, (_, one) in months.items() if month.year == 2023)
    return Known(months, above, below, date(2023, 1, 1), date(2023, 12, 31), today, **more)


def half(above):
    return {month: counts for month, counts in year(2023, above).items() if month.month <= 6}


def test_with_a_year_behind_the_end_follows_the_season_moved_as_far_as_this_year_differs():
    months = year(2022, 20) | {date(2022, 12, 1): (80, 100)} | half(30)
    found = pace_of(known(months, today=date(2023, 7, 1)))
    assert found.method is Method.SEASONAL
    assert found.months == 12
    # 600 rows at 30; 30/31 of July and four months at 20 + 10; December at 80 + 10: 419.03 of 1196.77
    assert found.end == Decimal("35.01")


def test_without_a_year_the_end_lies_on_the_line_through_the_months():
    months = {date(2023, month, 1): (10 * month, 100) for month in range(1, 7)}
    found = pace_of(known(months))
    assert (found.method, found.months) == (Method.LINEAR, 5)
    assert Decimal(55) < found.end <= Decimal(65)
    flat = pace_of(known(dict.fromkeys(months, (50, 100))))
    assert flat.end == Decimal("50.00")


def test_a_share_does_not_leave_the_hundred_and_a_count_adds_up():
    steep = {date(2023, month, 1): (min(100, 30 * month), 100) for month in range(1, 5)}
    assert pace_of(known(steep, today=date(2023, 5, 1))).end <= Decimal(100)
    counts = {date(2023, month, 1): (10, None) for month in range(1, 7)}
    asked = Known(counts, 60, None, date(2023, 1, 1), date(2023, 12, 31), date(2023, 6, 30))
    assert pace_of(asked).end == 120


def test_too_little_is_said_and_so_is_a_period_that_is_over_or_ahead():
    few = pace_of(known({date(2023, 5, 1): (9, 10), date(2023, 6, 1): (9, 10)}))
    assert (few.end, few.method, few.months) == (None, Method.TOO_LITTLE, 1)
    thin = pace_of(known({date(2023, month, 1): (1, 2) for month in range(1, 7)}))
    assert (thin.method, thin.rows) == (Method.TOO_LITTLE, 10)
    assert pace_of(known(half(30), today=date(2023, 12, 31))).method is Method.OVER
    assert pace_of(known(half(30), today=date(2023, 12, 31))).end == Decimal("30.00")
    assert pace_of(known({}, today=date(2022, 12, 31))).method is Method.AHEAD
