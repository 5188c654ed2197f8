"""What a limit and an amount mean, and what must not be guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.registers.procedures.rules.fees import LEAST, read_fee
from motcua.registers.procedures.rules.limits import hours_of, most_hours_of, read_limit
from motcua.registers.procedures.rules.words import AmountKind, FeeKind, Unit

anything = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.lists(st.integers())
)


@given(st.integers(1, 9999), st.sampled_from(["HOUR", "WORKING_DAY", "DAY", "MONTH"]))
def test_a_counted_limit_is_what_it_says(quantity: int, unit: str) -> None:
    read = read_limit(quantity, unit)
    assert (read.quantity, read.unit, read.doubts) == (quantity, unit, ())


def test_one_other_is_the_same_day_until_fifteen_hours() -> None:
    read = read_limit(1, "OTHER")
    assert (read.unit, read.cut_off_hour, read.quantity) == (Unit.SAME_DAY, 15, None)
    assert read.doubts == ("limit_unit_other",)


@given(st.integers(2, 999))
def test_other_quantities_of_other_are_kept_and_never_reckoned_with(quantity: int) -> None:
    read = read_limit(quantity, "OTHER")
    assert (read.quantity, read.unit, read.doubts) == (quantity, Unit.OTHER, ("limit_unit_other",))
    assert hours_of(read.quantity, read.unit) is None


@pytest.mark.parametrize(
    ("quantity", "unit", "expected", "doubts"),
    [
        (7.5, "WORKING_DAY", (Decimal("7.5"), Unit.WORKING_DAY), ("limit_fraction",)),
        (0, "OTHER", (None, Unit.OTHER), ("limit_unit_other", "limit_zero")),
        (0, "DAY", (None, Unit.OTHER), ("limit_zero",)),
        (5, "WEEK", (Decimal(5), Unit.OTHER), ("limit_unit_unknown",)),
        ("1", "OTHER", (None, Unit.SAME_DAY), ("limit_in_words", "limit_unit_other")),
        ("Không quá 03 ngày làm việc.", "OTHER", (Decimal(3), Unit.WORKING_DAY), ("limit_in_words",)),
        ("Không quá 15 ngày", "OTHER", (Decimal(15), Unit.DAY), ("limit_in_words",)),
        (
            "Không quá 07 ngày làm việc; miền núi thêm 10 ngày",
            "OTHER",
            (None, Unit.OTHER),
            ("limit_in_words",),
        ),
        ("Theo mô tả", "OTHER", (None, Unit.OTHER), ("limit_in_words",)),
        ("", "OTHER", (None, Unit.OTHER), ("limit_missing",)),
        (None, None, (None, Unit.OTHER), ("limit_missing",)),
        (True, "DAY", (None, Unit.OTHER), ("limit_odd",)),
        (-3, "DAY", (None, Unit.OTHER), ("limit_odd",)),
        (10**9, "DAY", (None, Unit.OTHER), ("limit_odd",)),
        ([5], "DAY", (None, Unit.OTHER), ("limit_odd",)),
        (float("nan"), "DAY", (None, Unit.OTHER), ("limit_odd",)),
    ],
)
def test_odd_limits_are_read_with_their_doubts(
    quantity: object, unit: object, expected: tuple[object, Unit], doubts: tuple[str, ...]
) -> None:
    read = read_limit(quantity, unit)
    assert ((read.quantity, read.unit), read.doubts) == (expected, doubts)


@given(anything, anything)
def test_a_limit_that_can_be_reckoned_with_has_a_quantity(quantity: object, unit: object) -> None:
    read = read_limit(quantity, unit)
    assert (read.unit in {Unit.OTHER, Unit.SAME_DAY}) or (read.quantity is not None and read.quantity > 0)


def test_working_days_fix_the_hours_and_calendar_days_only_bound_them() -> None:
    assert hours_of(Decimal(3), "WORKING_DAY") == Decimal(24)
    assert hours_of(None, "SAME_DAY") == Decimal(8)
    assert hours_of(Decimal(10), "DAY") is None
    assert most_hours_of(Decimal(10), "DAY") == Decimal(80)


@given(st.integers(LEAST, 10**12), st.text(max_size=30))
def test_a_sum_is_a_sum(value: int, text: str) -> None:
    read = read_fee("FEE", value, text)
    assert (read.kind, read.amount_kind, read.amount, read.doubts) == (
        FeeKind.FEE,
        AmountKind.FIXED,
        value,
        (),
    )


@pytest.mark.parametrize(
    ("value", "text", "amount_kind", "doubts"),
    [
        (0, "Do Hội đồng nhân dân tỉnh quy định", AmountKind.BY_TEXT, ("fee_zero_see_text",)),
        (0, "  ", AmountKind.UNSAID, ("fee_zero_bare",)),
        (None, "Theo quy định", AmountKind.BY_TEXT, ("fee_in_words",)),
        (None, "", AmountKind.UNSAID, ("fee_empty",)),
        (0, "Miễn phí", AmountKind.FREE, ()),
        (None, "Không thu phí.", AmountKind.FREE, ()),
        (0, "0 đồng", AmountKind.FREE, ()),
        (90, "Theo tỷ lệ", AmountKind.FIXED, ("fee_unlikely",)),
        (-5, "", AmountKind.UNSAID, ("fee_amount_odd",)),
        ("8000", "mỗi bản", AmountKind.BY_TEXT, ("fee_amount_odd",)),
    ],
)
def test_a_nought_is_never_taken_for_free_unless_the_words_say_so(
    value: object, text: str, amount_kind: AmountKind, doubts: tuple[str, ...]
) -> None:
    read = read_fee("SERVICE_FEE", value, text)
    assert (read.kind, read.amount_kind, read.doubts) == (FeeKind.LEVY, amount_kind, doubts)


def test_a_price_is_no_fee_and_an_unknown_kind_is_said() -> None:
    assert read_fee("PRICE_LEVEL", 20_000, "").kind is FeeKind.PRICE
    assert read_fee("TIP", 20_000, "").doubts == ("fee_kind_unknown",)


@given(anything, anything, st.text(max_size=30))
def test_amounts_always_fit_their_kind(kind: object, value: object, text: str) -> None:
    read = read_fee(kind, value, text)
    fits = {
        AmountKind.FIXED: read.amount is not None and read.amount > 0,
        AmountKind.FREE: read.amount == 0,
        AmountKind.BY_TEXT: read.amount is None and bool(text.strip()),
        AmountKind.UNSAID: read.amount is None,
    }
    assert fits[read.amount_kind]
