"""Dossier codes: put together, recognised, tidied."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.casework.dossiers.rules.codes import CodeScheme, dossier_code, is_code, tidy_code

DAY = date(2023, 11, 20)
units = st.from_regex(r"H08(\.[0-9]{2}){0,2}", fullmatch=True)


def test_scheme_b_by_default():
    assert dossier_code("H08.31.01", DAY, 1, CodeScheme()) == "H08.31.01-20231120-0001"


def test_the_scheme_is_data():
    assert dossier_code("H08.12", DAY, 7, CodeScheme(6, 4)) == "H08.12-231120-0007"
    assert dossier_code("G09.20", date(2026, 6, 9), 92637, CodeScheme(8, 7)) == "G09.20-20260609-0092637"


@pytest.mark.parametrize("serial", [0, -1, 10000])
def test_a_serial_without_room_is_an_error(serial):
    with pytest.raises(ValueError, match=str(serial)):
        dossier_code("H08", DAY, serial, CodeScheme())


@pytest.mark.parametrize("digits", [(7, 4), (8, 3), (8, 8)])
def test_a_scheme_has_the_figures_of_the_law(digits):
    with pytest.raises(ValueError, match=str(digits[0])):
        CodeScheme(*digits)


@pytest.mark.parametrize(
    "code",
    [
        "000.00.14.H20-200703-0002",
        "H08.12-230515-0007",
        "G09.20-20260609-0092637",
        "H08.31.01-20231120-0001",
    ],
)
def test_codes_of_every_scheme_are_recognised(code):
    assert is_code(code)


@pytest.mark.parametrize("text", ["", "H08", "H08.31.01-20231120", "X-20231120-0001", "H08-2023-0001"])
def test_other_texts_are_not(text):
    assert not is_code(text)


@given(units, st.dates(date(2019, 1, 1), date(2099, 1, 1)), st.integers(1, 9999))
def test_every_code_made_is_recognised_and_is_its_own_tidy_form(unit, day, serial):
    code = dossier_code(unit, day, serial, CodeScheme())
    assert is_code(code)
    assert tidy_code(f" {code.lower()} ") == code
    assert tidy_code(code.replace("-", "–")) == code


@given(
    st.lists(
        st.tuples(units, st.dates(date(2019, 1, 1), date(2030, 1, 1)), st.integers(1, 9999)), unique=True
    )
)
def test_different_facts_make_different_codes(many):
    assert len({dossier_code(*facts, CodeScheme()) for facts in many}) == len(many)
