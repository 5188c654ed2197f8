"""Words, slips and questions: pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.registers.procedures.rules.finding import (
    Slot,
    asked_shapes,
    distance,
    halves,
    mend,
    phrases_of,
    question,
    quorum,
    shapes_of,
    without_noise,
    words_of,
)
from motcua.registers.procedures.rules.telex import plain_of

words = st.text(alphabet="abcdeghiklmnoprstuvxy", min_size=3, max_size=9)


@given(words, st.integers(0, 8), st.sampled_from("abcdeghiklmn"))
def test_a_letter_too_many_too_few_or_wrong_is_one_slip_and_shares_a_shape(
    word: str, at: int, letter: str
) -> None:
    at %= len(word)
    for slipped in (
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at + 1 :],
    ):
        assert distance(word, slipped) <= 1
        if len(slipped) >= 3:
            assert shapes_of(word) & shapes_of(slipped)


@given(words, st.integers(0, 7))
def test_two_letters_swapped_are_one_slip(word: str, at: int) -> None:
    at %= len(word) - 1
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert distance(word, swapped) <= 1


@given(words, words)
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("keets", "ket"),
        ("hoon", "hon"),
        ("dduwowngf", "duong"),
        ("giaays", "giay"),
        ("khai", "khai"),
        ("ddaats", "dat"),
    ],
)
def test_the_keys_of_telex_are_taken_out(typed: str, plain: str) -> None:
    assert plain_of(typed) == plain


def test_what_a_slip_may_have_meant_comes_nearest_first_then_commonest() -> None:
    known = {"sinh": 90, "sin": 2, "kinh": 50}
    assert mend("sinnh", known) == ("sinh",)
    assert mend("sihn", known) == ("sinh", "sin")
    assert mend("ki", {"ky": 9, "ka": 9}) == ("ky",)
    assert mend("keets", {"ket": 5, "het": 900}) == ("ket", "het")


def test_two_words_typed_as_one_are_parted() -> None:
    assert halves("dangky", {"dang": 1, "ky": 1}) == ("dang", "ky")
    assert halves("dangky", {"dang": 1}) is None


def test_noise_is_left_out_unless_nothing_else_was_said() -> None:
    assert words_of("thu tuc ket hon") == ["ket", "hon"]
    assert words_of("thu tuc") == ["thu", "tuc"]
    assert without_noise(["toi", "muon", "lam", "giay", "khai", "sinh"]) == ["giay", "khai", "sinh"]
    assert without_noise(["toi", "muon"]) == ["toi", "muon"]
    assert len(words_of("a " * 100)) == 12


def test_a_question_asks_for_one_word_of_each_slot() -> None:
    slots = [Slot("khai"), Slot("sinnh", ("sinh",))]
    assert question(slots, open_end=True) == "('khai') & ('sinnh':* | 'sinh')"
    assert question(slots[:1]) == "('khai')"
    assert phrases_of(slots) == ["khai sinnh", "khai sinh"]


def test_half_of_few_words_are_enough_and_three_fifths_of_many() -> None:
    assert [quorum(n) for n in (1, 2, 3, 4, 5, 10)] == [1, 1, 2, 2, 3, 6]


def test_the_shapes_asked_for_reach_the_word_that_was_meant() -> None:
    assert "sinh" in asked_shapes(["sinnh"])
    assert asked_shapes(["ki"]) & shapes_of("ky")
