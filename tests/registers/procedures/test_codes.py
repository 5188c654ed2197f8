"""Codes as they really come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.registers.procedures.rules.codes import (
    case_code,
    case_number,
    is_basic,
    read_code,
    twin_code,
    typed_code,
)

basic = st.from_regex(r"[1-9][0-9]?\.[0-9]{6}", fullmatch=True)
units = st.from_regex(r"[A-Y][0-9]{2}", fullmatch=True)
blanks = st.text(alphabet=" \t\u00a0\n", max_size=3)


@given(basic)
def test_a_plain_code_is_read_as_it_stands(code: str) -> None:
    read = read_code(code)
    assert (read.text, read.base, read.form, read.sound) == (code, code, "basic", True)
    assert is_basic(code)


@given(basic, blanks, blanks)
def test_blanks_around_a_code_are_dropped_and_said(code: str, before: str, after: str) -> None:
    read = read_code(before + code + after)
    assert read.text == code
    assert read.spaced == bool(before + after)
    assert read.sound == (not read.spaced)


@given(basic, units, st.booleans(), st.integers(1, 99))
def test_local_publications_and_services_keep_their_base(
    code: str, unit: str, zeros: bool, service: int
) -> None:
    local = f"{code}{'.000.00.00' if zeros else ''}.{unit}"
    assert (read_code(local).form, read_code(local).base) == ("local", code)
    offered = read_code(f"{local}.{service:02d}")
    assert (offered.form, offered.base) == ("service", code)


@given(basic, st.integers(1, 99))
def test_the_number_of_a_case_comes_back(code: str, number: int) -> None:
    assert case_number(case_code(code, number), code) == number
    assert read_code(case_code(code, number)).form == "case"


@given(basic, st.text(alphabet="0123456789", min_size=1, max_size=4))
def test_figures_too_many_make_a_code_malformed_but_keep_it(code: str, more: str) -> None:
    read = read_code(code + more)
    assert (read.form, read.text, read.sound) == ("", code + more, False)


@pytest.mark.parametrize(
    ("given_code", "deleted"), [("1.014955-Xoa", True), ("1.014955 (xóa)", True), ("2.009182739", False)]
)
def test_a_mark_of_deletion_is_noticed(given_code: str, deleted: bool) -> None:
    read = read_code(given_code)
    assert (read.form, read.marked_deleted) == ("", deleted)


@given(st.text(max_size=30))
def test_whatever_is_given_reading_never_fails_and_never_leaves_a_blank(given_code: str) -> None:
    assert read_code(given_code).text == "".join(given_code.split())


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("1.0048", "1.0048"),
        (" 1,004873 ", "1.004873"),
        ("1.014325~2", "1.014325~2"),
        ("1.004873.000.00.00.h08", "1.004873.000.00.00.H08"),
        ("kết hôn", ""),
        ("15/2021", ""),
        ("2023", ""),
    ],
)
def test_a_code_is_recognised_while_it_is_typed(typed: str, begins: str) -> None:
    assert typed_code(typed) == begins


def test_a_second_procedure_under_one_code_is_its_twin() -> None:
    assert [twin_code("1.014325", n) for n in (1, 2, 3)] == ["1.014325", "1.014325~2", "1.014325~3"]


def test_internal_procedures_have_codes_of_their_own() -> None:
    assert read_code("NB.H08.001").form == "internal"
