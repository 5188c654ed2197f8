"""Money as pure rules: sums by scale, exemptions, what words say of a price, the next series, a drawer."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.instruments.fees.rules import (
    ALL,
    NOTES,
    Booklet,
    Cash,
    Choice,
    Exemption,
    Per,
    Scale,
    Standing,
    Tariff,
    best,
    choose,
    counted_cash,
    reckon,
    reduced,
    scale_said,
)

CERTIFIED = Scale(Per.PAGE, ((1, 2000), (3, 1000)), cap=200_000)
RECORD = Scale(Per.COPY, ((1, 200_000), (2, 0), (3, 5_000)), usual=1)
sums = st.integers(0, 10**9)
shares = st.integers(0, ALL)
counts = st.integers(0, 5000)
tiers = st.lists(st.tuples(st.integers(2, 500), st.integers(0, 10**6)), max_size=4).map(
    lambda more: ((1, 1000), *sorted(dict(more).items()))
)


@pytest.mark.parametrize(
    ("pages", "total"), [(0, 0), (1, 2000), (2, 4000), (3, 5000), (5, 7000), (198, 200_000), (999, 200_000)]
)
def test_certified_copies_cost_less_from_the_third_page_and_never_more_than_the_cap(pages, total):
    assert CERTIFIED.sum_for(pages) == total


@pytest.mark.parametrize(("copies", "total"), [(1, 200_000), (2, 200_000), (3, 205_000), (5, 215_000)])
def test_a_criminal_record_costs_its_request_and_more_from_the_third_copy(copies, total):
    assert RECORD.sum_for(copies) == total


@given(tiers, counts)
def test_a_scale_adds_up_piece_by_piece(tiers, count):
    scale = Scale(Per.PIECE, tiers)
    price_of = dict(tiers)
    price, by_hand = 0, 0
    for piece in range(1, count + 1):
        price = price_of.get(piece, price)
        by_hand += price
    assert scale.sum_for(count) == by_hand


@given(sums, shares)
def test_an_exemption_never_takes_more_than_its_share_and_never_gives_money(base, share):
    amount = reduced(base, share)
    assert 0 <= amount <= base
    assert amount * ALL <= base * (ALL - share) < (amount + 1) * ALL


@given(st.one_of(st.none(), sums), shares)
def test_what_is_not_known_is_never_due_nor_nought_unless_the_law_waives_it_whole(base, share):
    found = reckon(Tariff(flat=base), share=share)
    if share == ALL:
        assert (found.standing, found.amount) == (Standing.WAIVED, 0)
    elif base is None:
        assert (found.standing, found.amount) == (Standing.OPEN, None)
    else:
        assert found.amount == reduced(base, share)
        assert found.standing is (Standing.DUE if found.amount else Standing.WAIVED)


def test_free_is_free_whatever_is_claimed():
    assert reckon(Tariff(is_free=True), share=50).standing is Standing.FREE


def test_copies_of_a_paper_multiply_its_pages():
    assert reckon(Tariff(flat=2000, scale=CERTIFIED), count=3, times=4).amount == 20_000


@pytest.mark.parametrize(("count", "times", "share"), [(-1, 1, 0), (1, 0, 0), (1, 1, 101), (10**6, 1, 0)])
def test_counts_that_cannot_be_are_errors(count, times, share):
    with pytest.raises(ValueError, match=r"\d"):
        reckon(Tariff(flat=2000, scale=CERTIFIED), count=count, times=times, share=share)


def test_the_greatest_exemption_counts_and_only_for_the_fees_it_names():
    student = Exemption("student", "Sinh viên", 50)
    poor = Exemption("poor", "Hộ nghèo", 100, fees=("Lệ phí",))
    assert best([student, poor], ["student", "poor"], "Lệ phí") == poor
    assert best([student, poor], ["student", "poor"], "Phí khác") == student
    assert best([student, poor], [], "Lệ phí") is None


@pytest.mark.parametrize(
    ("text", "per", "usual"),
    [
        ("mỗi bản sao, nếu có yêu cầu", Per.COPY, 0),
        ("8.000 đồng/bản sao", Per.COPY, None),
        ("mỗi trang", Per.PAGE, None),
        ("mỗi phút", Per.PIECE, None),
        ("5.000 đồng/ 01 bản, theo yêu cầu của người dân", Per.COPY, 0),
    ],
)
def test_words_that_price_a_piece_make_it_counted(text, per, usual):
    scale = scale_said(text, 8000)
    assert (scale.per, scale.usual, scale.tiers) == (per, usual, ((1, 8000),))


@pytest.mark.parametrize(
    "text", ["", "mỗi lần", "mỗi giấy phép, theo nghị quyết", "75.000 đồng/giấy phép", "đồng/hồ sơ"]
)
def test_words_that_price_the_case_leave_it_one_sum(text):
    assert scale_said(text, 75000) is None


def a_booklet(number, *, last=0, final=10, day=date(2023, 1, 1)):
    return Booklet(UUID(int=number), 1, final, last, day)


def test_a_series_that_was_begun_is_used_to_its_end():
    first, second = a_booklet(1, last=3), a_booklet(2, day=date(2023, 7, 1))
    assert choose([second, first]) == Choice(use=first.id)


def test_a_new_series_is_begun_only_when_someone_asks():
    full, second = a_booklet(1, last=10), a_booklet(2, day=date(2023, 7, 1))
    assert choose([second, full]) == Choice(used_up=full.id, following=second.id)
    assert choose([second, full], second.id) == Choice(use=second.id)
    assert choose([full]) == Choice(used_up=full.id)


def test_the_very_first_series_needs_no_asking_and_none_is_none():
    first, second = a_booklet(1), a_booklet(2, day=date(2023, 7, 1))
    assert choose([second, first]) == Choice(use=first.id)
    assert choose([]) == Choice()


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 20)), max_size=5), st.integers(0, 6))
def test_no_number_is_ever_taken_beyond_a_series(shapes, wanted):
    line = [
        Booklet(UUID(int=n), 1, final, min(last, final), date(2023, 1, n))
        for n, (final, last) in enumerate(shapes, start=1)
    ]
    found = choose(line, UUID(int=wanted))
    used = next((one for one in line if one.id == found.use), None)
    assert used is None or used.last < used.final
    assert (found.use is None) or (found.used_up is None)


@given(st.dictionaries(st.sampled_from(NOTES), st.integers(0, 1000)))
def test_a_drawer_adds_up(notes):
    assert counted_cash(notes) == sum(note * count for note, count in notes.items())


@pytest.mark.parametrize("notes", [{3000: 1}, {500: -1}, {500_000: 10**6}])
def test_notes_that_do_not_exist_are_errors(notes):
    with pytest.raises(ValueError, match=r"\d"):
        counted_cash(notes)


def test_a_drawer_should_hold_what_came_in_less_what_went_out():
    assert Cash(opening=100, taken=50, given_back=20, refunded=5).expected == 125
