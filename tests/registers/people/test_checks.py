"""Checks that forms ask for by name: a sentence for what cannot be, nothing for what can."""

from datetime import date

import pytest

from motcua.registers.people.queries.checks import CHECKS

DAY = date(2023, 11, 20)


@pytest.mark.parametrize(
    ("name", "answer", "begins"),
    [
        ("personal_id", "052 196 001 417", ""),
        ("personal_id", "05219600141", "Số định danh phải có đúng 12 chữ số"),
        ("personal_id", "052324000001", "Số định danh này là của người sinh sau"),
        ("tax_code", "0100109106", ""),
        ("tax_code", "0100109107", "Mã số thuế chưa đúng"),
        ("phone", "+84 905 123 218", ""),
        ("phone", "12", "Số điện thoại chưa đúng"),
        ("past_day", "2023-11-20", ""),
        ("past_day", "2023-11-21", "Ngày này chưa tới"),
        ("past_day", "1950", ""),
        ("past_day", "1950-13", ""),
    ],
)
def test_a_check_says_how_to_mend_what_cannot_be(name, answer, begins):
    said = CHECKS[name](answer, DAY)
    assert said.startswith(begins)
    assert bool(said) == bool(begins)
