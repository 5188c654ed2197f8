"""Money in figures, in words, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.money import dong, in_words, read_dong

amounts = st.one_of(st.integers(0, 10**6), st.integers(0, 10**13), st.integers(0, 10**20))

ONES = {"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7}
ONES |= {"tám": 8, "chín": 9, "không": 0}


def heard(said: str) -> int:
    """The number that a listener understands: an independent reader of the words."""
    words = said.lower().removesuffix(" đồng").split()
    if words[0] == "âm":
        return -heard(" ".join(words[1:]))
    if "tỷ" in words:
        last = len(words) - 1 - words[::-1].index("tỷ")
        low = words[last + 1 :]
        return heard(" ".join(words[:last])) * 10**9 + (heard(" ".join(low)) if low else 0)
    total = group = digit = 0
    for word in words:
        if word in ONES:
            digit = ONES[word]
        elif word == "lẻ":
            pass
        elif word == "mười":
            group, digit = group + 10, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "trăm":
            group, digit = digit * 100, 0
        else:
            total, group, digit = total + (group + digit) * {"nghìn": 1000, "triệu": 10**6}[word], 0, 0
    return total + group + digit


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (20, "Hai mươi đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (25, "Hai mươi lăm đồng"),
        (105, "Một trăm lẻ năm đồng"),
        (110, "Một trăm mười đồng"),
        (8_000, "Tám nghìn đồng"),
        (15_000, "Mười lăm nghìn đồng"),
        (1_005, "Một nghìn không trăm lẻ năm đồng"),
        (1_000_005, "Một triệu không trăm lẻ năm đồng"),
        (1_234_567, "Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng"),
        (10**9, "Một tỷ đồng"),
        (1_000_000_005, "Một tỷ không trăm lẻ năm đồng"),
        (1_005_000_000, "Một tỷ không trăm lẻ năm triệu đồng"),
        (1_234_000_000_000, "Một nghìn hai trăm ba mươi tư tỷ đồng"),
        (-50_000, "Âm năm mươi nghìn đồng"),
    ],
)
def test_an_amount_is_said_in_correct_vietnamese(amount: int, said: str) -> None:
    assert in_words(amount) == said


def test_the_northern_gap_word_and_a_bare_number_are_to_be_had() -> None:
    assert in_words(105, gap="linh", unit="") == "Một trăm linh năm"


@given(amounts)
def test_a_listener_understands_the_amount_that_was_said(amount: int) -> None:
    assert heard(in_words(amount)) == amount


@given(amounts, amounts)
def test_different_amounts_sound_different(one: int, two: int) -> None:
    assert (in_words(one) == in_words(two)) == (one == two)


def test_figures_are_grouped_and_bound_to_their_unit() -> None:
    assert dong(1234567) == "1.234.567\u00a0đ"
    assert dong(0) == "0\u00a0đ"
    assert dong(-8000) == "-8.000\u00a0đ"


@given(st.integers(0, 10**15))
def test_what_is_shown_can_be_typed_back(amount: int) -> None:
    assert read_dong(dong(amount)) == read_dong(str(amount)) == amount


@pytest.mark.parametrize("typed", ["", "1.23", "1.234,567", "-5", "một", "12.34.567", "1e3"])
def test_what_is_not_an_amount_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        read_dong(typed)
