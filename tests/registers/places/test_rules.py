"""The pure rules of the land."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.registers.places.rules import Days, Land, Plot, address, level_of, search_words

days = st.dates(date(2021, 1, 1), date(2021, 3, 1))
spans = st.builds(lambda since, more: Days(since, since + timedelta(days=more)), days, st.integers(0, 40))
spans |= st.builds(Days, days)


def each_day(span: Days) -> set[date]:
    last = min(span.until or date(2021, 6, 1), date(2021, 6, 1))
    return {span.since + timedelta(days=n) for n in range((last - span.since).days + 1)}


@given(spans, spans)
def test_days_meet_and_lie_within_as_their_sets_do(one: Days, two: Days) -> None:
    assert one.meets(two) == bool(each_day(one) & each_day(two))
    if not (one.until is None and two.until is not None):
        assert one.within(two) == (each_day(one) <= each_day(two))
    assert one.clipped_to(two).until is None or one.clipped_to(two).until in {one.until, two.until}


@given(days)
def test_ending_a_place_in_memory_ends_all_below_and_nothing_else(day: date) -> None:
    since = date(2020, 1, 1)
    codes = {"52": None, "54": None, "540": "52", "541": "54", "21550": "540", "21553": "541"}
    land = Land(Plot(code, str(level_of(code)), parent, Days(since)) for code, parent in codes.items())
    land.end("52", day)
    assert [code for code in codes if land.on(code, day)] == ["54", "541", "21553"]
    assert all(land.on(code, day - timedelta(days=1)) for code in codes)


def test_addresses_and_searches_are_spelled_out() -> None:
    assert address(["Phường Lê Lợi", "Tỉnh Bình Định"], " tổ 3, ") == "Tổ 3, phường Lê Lợi, tỉnh Bình Định"
    assert address([]) == ""
    assert search_words("P.Nhơn Phú, TP Quy Nhơn") == (
        ["phuong", "nhon", "phu"],
        ["thanh", "pho", "quy", "nhon"],
    )
    assert [level_of(code) for code in ("52", "540", "21553", "5", "ab", "٥٢")] == [
        "PROVINCE",
        "DISTRICT",
        "COMMUNE",
        None,
        None,
        None,
    ]
