"""What asks about money: amounts by the version, charges, receipts, shifts, and their papers."""

from motcua.instruments.fees.queries.amounts import amounts, exemptions_of
from motcua.instruments.fees.queries.cash import (
    cash_of_shift,
    receipts_of_shift,
    refunds_of_shift,
    voided_in_shift,
)
from motcua.instruments.fees.queries.lists import (
    cases_charged,
    charge_of,
    charges_by_case,
    charges_of,
    payments_of,
    receipt,
    receipts_of,
    receipts_of_unit,
    refunds_of,
    series_like,
    series_of_unit,
    shift,
    shift_of,
    shifts_of_unit,
    total_due,
)
from motcua.instruments.fees.queries.papers import receipt_paper, shift_paper
from motcua.instruments.fees.queries.words import counted_words, piece_word, tariff_words

__all__ = [
    "amounts", "cases_charged", "cash_of_shift", "charge_of", "charges_by_case", "charges_of",
    "counted_words", "exemptions_of", "payments_of", "piece_word", "receipt", "receipt_paper",
    "receipts_of", "receipts_of_shift", "receipts_of_unit", "refunds_of", "refunds_of_shift", "series_like",
    "series_of_unit", "shift", "shift_of", "shift_paper", "shifts_of_unit", "tariff_words", "total_due",
    "voided_in_shift",
]  # fmt: skip
