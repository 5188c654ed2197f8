"""Checks of numbers that forms may ask for by name: a sentence that says how to mend it, or nothing."""

from datetime import date

from django.utils.translation import gettext as _

from motcua.registers.people.errors import NumberMalformed, PhoneMalformed, TaxCodeMalformed
from motcua.registers.people.rules.births import Birth, NotABirth
from motcua.registers.people.rules.numbers import (
    Doubt,
    doubts_about,
    figures_of,
    is_personal_number,
    is_phone,
    is_tax_code,
    tidy_phone,
    tidy_tax_code,
)


def personal_number(answer: object, day: date) -> str:
    """Judge a personal number: its twelve figures, and that nobody is born after today."""
    number = figures_of(str(answer))
    if not is_personal_number(number):
        return str(NumberMalformed())
    if Doubt.BORN_AFTER_TODAY in doubts_about(number, on=day):
        return _("Số định danh này là của người sinh sau ngày hôm nay. Xin kiểm tra lại từng số.")
    return ""


def tax_code(answer: object, day: date) -> str:
    """Judge a tax code by its check figure."""
    del day
    return "" if is_tax_code(tidy_tax_code(str(answer))) else str(TaxCodeMalformed())


def phone(answer: object, day: date) -> str:
    """Judge a telephone number."""
    del day
    return "" if is_phone(tidy_phone(str(answer))) else str(PhoneMalformed())


def past_day(answer: object, day: date) -> str:
    """Judge a birth or another day that must lie behind us; partial days have a year alone."""
    try:
        year, month, last = (int(part) if part else None for part in (*str(answer).split("-"), "", "")[:3])
        known = Birth(year or 0, month, last)
    except (ValueError, NotABirth):
        return ""  # whether it is a day at all, the field itself says
    return "" if known.earliest <= day else _("Ngày này chưa tới. Xin kiểm tra lại.")


CHECKS = {"personal_id": personal_number, "tax_code": tax_code, "phone": phone, "past_day": past_day}
