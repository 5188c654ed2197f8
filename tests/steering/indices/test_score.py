"""Points, totals, levels and ranks: exact, never beyond their bounds, in proportion."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.steering.indices.rules.score import (
    Lacking,
    Level,
    Mark,
    State,
    Total,
    cents,
    gain_of_one,
    level_of,
    points_of,
    ranks_of,
    rate_of,
    total_of,
)

LEVELS = [
    Level("Xuất sắc", Decimal(90)),
    Level("Tốt", Decimal(80)),
    Level("Khá", Decimal(70)),
    Level("Trung bình", Decimal(50)),
    Level("Yếu", Decimal(0)),
]
counts = st.integers(0, 10_000)
percents = st.decimals("0.01", "100", places=2)


def scored(points, most, code="x", group="g"):
    return Mark(code, group, State.SCORED, Fraction(1), Decimal(str(points)), Decimal(str(most)))


def missing(state, most=6):
    return Mark("y", "g", state, most=Decimal(most))


@pytest.mark.parametrize(
    ("above", "below", "most", "threshold", "points"),
    [
        (8, 10, 4, 80, "4.00"),  # the threshold gives all
        (9, 10, 4, 80, "4.00"),
        (4, 10, 4, 80, "2.00"),
        (1, 3, 20, 100, "6.67"),
        (2, 3, 20, 100, "13.33"),
        (0, 7, 20, 100, "0.00"),
        (7, 7, 20, 100, "20.00"),
        (1, 800, 4, 100, "0.01"),  # 0.005 is rounded up
        (1, 801, 4, 100, "0.00"),
        (45, 100, 6, 50, "5.40"),
    ],
)
def test_points_are_linear_up_to_the_threshold(above, below, most, threshold, points):
    rate = rate_of(above, below)
    assert points_of(rate, Decimal(most), Decimal(threshold)) == Decimal(points)


def rounded(exact):
    """Round a fraction half up, by a way of its own."""
    return Decimal(int(exact * 100 + Fraction(1, 2))).scaleb(-2)


@given(counts, counts, percents, percents, st.none() | st.fractions(0, 1), st.booleans())
def test_points_and_totals_are_what_fractions_come_to_rounded_once(
    above, below, most, threshold, factor, is_rest
):
    rate = rate_of(above, below, is_rest=is_rest, factor=factor)
    if not below:
        assert rate is None
        return
    share = min(Fraction(above, below), Fraction(1))
    exact = (1 - share if is_rest else share) * (1 if factor is None else factor)
    assert rate == exact
    points = rounded(min(Fraction(1), exact * 100 / Fraction(threshold)) * Fraction(most))
    assert points_of(rate, most, threshold) == points
    total = Total(points, most + threshold)
    assert total.of_hundred == rounded(Fraction(points) / Fraction(most + threshold) * 100)
    assert cents(exact) == rounded(exact)
    assert cents(-exact) == -rounded(exact)


def test_a_share_of_nothing_is_no_rate_and_more_than_all_is_all():
    assert rate_of(0, 0) is None
    assert rate_of(3, 0) is None
    assert rate_of(5, 4) == 1
    assert rate_of(-1, 4) == 0


def test_what_counts_the_bad_leaves_the_rest_and_another_rate_multiplies():
    assert rate_of(1, 4, is_rest=True) == Fraction(3, 4)
    assert rate_of(5, 4, is_rest=True) == 0
    assert rate_of(1, 2, factor=Fraction(1, 2)) == Fraction(1, 4)


@given(counts, counts, percents, percents)
def test_points_lie_between_nought_and_the_most(above, below, most, threshold):
    rate = rate_of(above, below)
    if rate is not None:
        assert 0 <= points_of(rate, most, threshold) <= most


@given(counts, counts, counts, percents, percents)
def test_more_never_scores_less(above, more, below, most, threshold):
    lower, higher = rate_of(above, below), rate_of(above + more, below)
    if lower is not None:
        assert points_of(lower, most, threshold) <= points_of(higher, most, threshold)


@given(st.integers(0, 500), st.integers(1, 500), percents, percents, st.booleans())
def test_the_costs_of_all_that_are_not_good_make_up_what_is_lost_below_a_whole_threshold(
    above, below, most, threshold, is_rest
):
    above = min(above, below)
    gain = gain_of_one(above, below, most, Decimal(100), is_rest=is_rest)
    bad = above if is_rest else below - above
    lost = Fraction(most) * Fraction(bad, below)
    assert gain * bad == lost
    assert gain_of_one(above, below, most, threshold, is_rest=is_rest) >= 0


def test_beyond_the_threshold_one_more_brings_nothing():
    assert gain_of_one(8, 10, Decimal(4), Decimal(80)) == 0
    assert gain_of_one(7, 10, Decimal(4), Decimal(80)) == Fraction(1, 2)
    assert gain_of_one(0, 0, Decimal(4), Decimal(80)) == 0


def test_what_has_no_source_or_is_not_reckoned_here_never_counts_as_nought():
    marks = [scored(15, 20), missing(State.NO_SOURCE), missing(State.NOT_HERE), missing(State.STEERING)]
    for rule in Lacking:
        assert total_of(marks, rule) == Total(Decimal(15), Decimal(20))
        assert total_of(marks, rule).of_hundred == Decimal("75.00")


def test_who_has_nothing_of_a_component_is_rescaled_or_given_all_or_nothing_as_was_decided():
    marks = [scored(15, 20), missing(State.NOTHING, 10)]
    assert total_of(marks, Lacking.RESCALE) == Total(Decimal(15), Decimal(20))
    assert total_of(marks, Lacking.FULL) == Total(Decimal(25), Decimal(30))
    assert total_of(marks, Lacking.NONE) == Total(Decimal(15), Decimal(30))
    assert [total_of(marks, rule).of_hundred for rule in Lacking] == [
        Decimal("75.00"), Decimal("83.33"), Decimal("50.00"),
    ]  # fmt: skip


def test_where_nothing_was_scored_there_is_no_total_and_no_level():
    for rule in Lacking:
        total = total_of([missing(State.NOTHING), missing(State.NO_SOURCE)], rule)
        assert total.of_hundred is None
        assert level_of(total.of_hundred, LEVELS) is None
    assert total_of([], Lacking.FULL).of_hundred is None


def test_a_level_begins_at_its_points():
    reached = {
        points: level_of(Decimal(points), LEVELS).name for points in ("100", "90", "89.99", "80", "79.99")
    }
    assert list(reached.values()) == ["Xuất sắc", "Xuất sắc", "Tốt", "Tốt", "Khá"]
    assert level_of(Decimal("69.99"), LEVELS).name == "Trung bình"
    assert level_of(Decimal("49.99"), LEVELS).name == "Yếu"
    assert level_of(Decimal(0), LEVELS).name == "Yếu"


def test_equal_totals_share_a_rank_and_the_next_is_skipped():
    totals = {"a": Decimal(90), "b": Decimal("80.10"), "c": Decimal(90), "d": None, "e": Decimal(1)}
    assert ranks_of(totals) == {"a": 1, "c": 1, "b": 3, "e": 4}


@given(st.dictionaries(st.integers(), st.none() | st.decimals("0", "100", places=2)))
def test_a_rank_is_one_more_than_those_who_stand_higher(totals):
    ranks = ranks_of(totals)
    assert ranks.keys() == {key for key, total in totals.items() if total is not None}
    for key, rank in ranks.items():
        assert rank == 1 + sum(other is not None and other > totals[key] for other in totals.values())


def test_half_a_hundredth_is_rounded_up():
    assert cents(Fraction(1, 200)) == Decimal("0.01")
    assert cents(Fraction(10149, 1000)) == Decimal("10.15")
