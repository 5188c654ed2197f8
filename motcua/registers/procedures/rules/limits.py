"""Thời hạn: reading a limit as a record gives it, and what its steps may add up to."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from motcua.registers.procedures.rules.words import COUNTED, HOURS_A_DAY, SAME_DAY_CUT_OFF, Unit

_SIMPLE: Final = re.compile(
    r"(?:trong (?:thời hạn )?)?(?:không quá |tối đa )?(?P<qty>\d{1,3})(?: \([^()]{1,20}\))? ?"
    r"(?P<unit>giờ làm việc|ngày làm việc|ngày|tháng)[. ]*",
    re.IGNORECASE,
)
_WORDS: Final = {
    "giờ làm việc": Unit.HOUR,
    "ngày làm việc": Unit.WORKING_DAY,
    "ngày": Unit.DAY,
    "tháng": Unit.MONTH,
}
_GIVEN: Final = {str(unit): unit for unit in (*COUNTED, Unit.OTHER)}
"""The units that the national database writes; the others are our own."""
_MOST: Final = Decimal(100_000)


@dataclass(frozen=True)
class ReadLimit:
    """A limit as far as it can be reckoned with, its words, and the doubts that reading it raised."""

    quantity: Decimal | None
    unit: Unit
    cut_off_hour: int | None = None
    text: str = ""
    doubts: tuple[str, ...] = ()


def read_limit(quantity: object, unit: object) -> ReadLimit:
    """Read quantity and unit as given.

    "1 OTHER" is the national database's way to say the same day; other quantities without a unit keep
    their figure but are not reckoned with. Words are read only where the whole sentence is one plain limit.
    """
    number = _number(quantity)
    if isinstance(quantity, str):
        return _from_words(quantity, number, unit)
    if number is None:
        return ReadLimit(None, Unit.OTHER, doubts=("limit_missing" if quantity is None else "limit_odd",))
    return _from_number(number, unit)


def _from_number(number: Decimal, unit: object) -> ReadLimit:
    doubts: list[str] = []
    known = _GIVEN.get(unit) if isinstance(unit, str) else None
    if known is None:
        doubts.append("limit_unit_unknown")
    elif known is Unit.OTHER:
        doubts.append("limit_unit_other")
    if number <= 0:
        return ReadLimit(None, Unit.OTHER, doubts=(*doubts, "limit_zero"))
    if known is Unit.OTHER and number == 1:
        return ReadLimit(None, Unit.SAME_DAY, SAME_DAY_CUT_OFF, doubts=tuple(doubts))
    if number != number.to_integral_value():
        doubts.append("limit_fraction")
    return ReadLimit(number, known if known in COUNTED else Unit.OTHER, doubts=tuple(doubts))


def _from_words(words: str, number: Decimal | None, unit: object) -> ReadLimit:
    said = " ".join(words.split())
    if number is not None:
        read = _from_number(number, unit)
        return ReadLimit(read.quantity, read.unit, read.cut_off_hour, "", ("limit_in_words", *read.doubts))
    plain = _SIMPLE.fullmatch(said)
    if plain and int(plain["qty"]) > 0:
        found = _WORDS[plain["unit"].lower()]
        return ReadLimit(Decimal(plain["qty"]), found, text=words, doubts=("limit_in_words",))
    return ReadLimit(None, Unit.OTHER, text=words, doubts=("limit_in_words" if said else "limit_missing",))


def _number(value: object) -> Decimal | None:
    """Give a finite number between 0 and a sane most, from an int, a float or figures in a text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    text = str(value).strip().replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,4})?", text):
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern above leaves none
        return None
    return number if number < _MOST else None


def hours_of(quantity: Decimal | None, unit: str) -> Decimal | None:
    """Give the working hours that a limit leaves; nothing where it is not counted in working time."""
    if unit == Unit.WORKING_DAY and quantity is not None:
        return quantity * HOURS_A_DAY
    if unit == Unit.HOUR:
        return quantity
    if unit == Unit.SAME_DAY:
        return Decimal(HOURS_A_DAY)
    return None


def most_hours_of(quantity: Decimal | None, unit: str) -> Decimal | None:
    """Give the most hours that steps may add up to, where calendar days bound but do not fix them."""
    if unit == Unit.DAY and quantity is not None:
        return quantity * HOURS_A_DAY
    return None
