"""Phí, lệ phí: what a record's amount and words mean. A nought does not mean free."""

import re
from dataclasses import dataclass
from typing import Final

from motcua.registers.procedures.rules.words import AmountKind, FeeKind

_KINDS: Final = {
    "FEE": FeeKind.FEE,
    "SERVICE_FEE": FeeKind.LEVY,
    "LEVY": FeeKind.LEVY,
    "PRICE_LEVEL": FeeKind.PRICE,
    "PRICE": FeeKind.PRICE,
}
_FREE: Final = re.compile(
    r"(?:0 (?:đồng|đ|vnđ)|(?:miễn|không|không (?:có|thu|mất|phải nộp)) (?:phí|lệ phí|phí, lệ phí))[. ]*",
    re.IGNORECASE,
)
LEAST: Final = 1_000
"""No charge of the State is smaller; a smaller figure is a rate or a slip."""
_MOST: Final = 10**15


@dataclass(frozen=True)
class ReadFee:
    """An amount as far as it is known, and the doubts that reading it raised."""

    kind: FeeKind
    amount_kind: AmountKind
    amount: int | None
    doubts: tuple[str, ...] = ()


def read_fee(kind: object, value: object, text: str) -> ReadFee:
    """Read a fee as given: kind, value in đồng, and words beside it."""
    known = _KINDS.get(kind) if isinstance(kind, str) else None
    doubts = () if known else ("fee_kind_unknown",)
    amount_kind, amount, more = _read_amount(value, " ".join(text.split()))
    return ReadFee(known or FeeKind.OTHER, amount_kind, amount, doubts + more)


def _read_amount(value: object, said: str) -> tuple[AmountKind, int | None, tuple[str, ...]]:
    if said and _FREE.fullmatch(said) and value in (0, None):
        return AmountKind.FREE, 0, ()
    words = AmountKind.BY_TEXT if said else AmountKind.UNSAID
    if value is None:
        return words, None, ("fee_in_words",) if said else ("fee_empty",)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _MOST:
        return words, None, ("fee_amount_odd",)
    if value == 0:
        return words, None, ("fee_zero_see_text",) if said else ("fee_zero_bare",)
    return AmountKind.FIXED, value, ("fee_unlikely",) if value < LEAST else ()
