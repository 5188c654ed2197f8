"""Between what people write and what the data holds: one answer at a time, both ways."""

import calendar
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from motcua.foundation.forms.models import Field, Kind, Raw
from motcua.foundation.forms.rules.shapes import PLAIN_NUMBERS
from motcua.foundation.money import read_dong
from motcua.foundation.text import figures, nfc, tidy

DAY_PARTS: Final = ("day", "month", "year")
ADDRESS_PARTS: Final = ("province", "commune", "street")
TICKED: Final = "yes"

_GROUPED: Final = re.compile(r"-?[1-9]\d{0,2}([. \u00a0]\d{3})+(,\d+)?")
_PLAIN: Final = re.compile(r"-?\d+([.,]\d+)?")
_MOST_FIGURES: Final = 15
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 9999
_MONTHS: Final = 12


class NotReadable(Exception):
    """What was written is no such answer; `keyword` says in which way."""

    def __init__(self, keyword: str, spot: str = "") -> None:
        super().__init__(keyword)
        self.keyword = keyword
        self.spot = spot


def read_value(field: Field, name: str, raw: Raw) -> object:
    """The answer of a field that stands in one place; None when nothing is written. Raises NotReadable."""
    match field.kind:
        case Kind.DATE | Kind.PARTIAL_DATE:
            return _read_day([first(raw, f"{name}.{part}") for part in DAY_PARTS], field.kind)
        case Kind.CHECKBOXES:
            return _read_many(field, raw.get(name, []))
        case Kind.TICK:
            return True if first(raw, name) else None
        case Kind.YES_NO:
            return {"true": True, "false": False}.get(first(raw, name))
        case Kind.TEXTAREA:
            return _read_long(first(raw, name))
    text = tidy(first(raw, name))
    return _read_text(field, text) if text else None


def write_value(field: Field, name: str, value: Any) -> Raw:  # Any: a JSON answer of the field's kind
    """What a browser would send for an answer: the inverse of `read_value`."""
    match field.kind:
        case Kind.DATE | Kind.PARTIAL_DATE:
            parts = [part.lstrip("0") for part in reversed(str(value).split("-"))]
            texts = ["", "", *parts][-len(DAY_PARTS) :]
            return {f"{name}.{part}": [text] for part, text in zip(DAY_PARTS, texts, strict=True)}
        case Kind.CHECKBOXES:
            return {name: [str(one) for one in value]}
        case Kind.TICK:
            return {name: [TICKED]} if value else {}
    return {name: [_written(field.kind, value)]}


def first(raw: Raw, name: str) -> str:
    """The first text sent under a name, or nothing."""
    sent = raw.get(name)
    return nfc(sent[0]) if sent else ""


def write_number(value: float) -> str:
    """A number as people write it into a box: 1234.5 → "1234,5"."""
    return format(Decimal(repr(value)), "f").removesuffix(".0").replace(".", ",")


def _written(kind: Kind, value: Any) -> str:  # Any: a JSON answer of the kind
    """An answer that stands in one box, as text."""
    if kind is Kind.YES_NO:
        return "true" if value else "false"
    if kind is Kind.MONEY:
        return figures(value)
    return write_number(value) if kind is Kind.NUMBER else str(value)


def _read_text(field: Field, text: str) -> object:
    """A short text, a number, an amount, or one of the choices."""
    match field.kind:
        case Kind.NUMBER:
            return _read_number(text, whole=field.schema.get("type") == "integer")
        case Kind.MONEY:
            try:
                return read_dong(text)
            except ValueError as cause:
                raise NotReadable("money") from cause
        case Kind.RADIO | Kind.SELECT if field.choices:
            return _one_of(field, text)
    if field.name in PLAIN_NUMBERS:
        return re.sub(r"[\s.\-()]", "", text)
    return text


def _read_long(text: str) -> str | None:
    """A long text: lines kept, blanks at the ends of lines and of the whole not."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n".join(lines).strip() or None


def _read_number(text: str, *, whole: bool) -> int | float:
    """A number as Vietnamese write it: dots between thousands, a comma before the fraction."""
    plain = text.replace("\u00a0", " ").replace("\u2212", "-")
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(".", "").replace(" ", "")
    elif not _PLAIN.fullmatch(plain):
        raise NotReadable("whole" if whole else "number")
    try:
        number = Decimal(plain.replace(",", "."))
    except InvalidOperation as cause:
        raise NotReadable("number") from cause
    if len(number.as_tuple().digits) > _MOST_FIGURES:
        raise NotReadable("too_long")
    if number == number.to_integral_value() and (whole or "," not in plain):
        return int(number)
    if whole:
        raise NotReadable("whole")
    return float(number)


def _read_many(field: Field, sent: Sequence[str]) -> list[object] | None:
    """The ticked choices, in the order of the form."""
    known = {choice.key for choice in field.choices}
    if field.choices and set(sent) - known:
        raise NotReadable("enum")
    wanted = set(sent)
    chosen: list[object] = [choice.value for choice in field.choices if choice.key in wanted]
    return (chosen if field.choices else list(dict.fromkeys(sent))) or None


def _one_of(field: Field, text: str) -> object:
    """The chosen value. Raises NotReadable for what was not offered."""
    for choice in field.choices:
        if choice.key == text:
            return choice.value
    raise NotReadable("enum")


def _read_day(parts: Sequence[str], kind: Kind) -> str | None:
    """A day from its three boxes; a partial one may lack its day, or day and month."""
    day, month, year = (part.strip() for part in parts)
    if not (day or month or year):
        return None
    for spot, text in (("day", day), ("month", month), ("year", year)):
        if text and not (text.isascii() and text.isdecimal()):
            raise NotReadable("day_figures", spot)
    missing = _missing(day, month, year, kind)
    if missing:
        raise NotReadable(f"day_without_{'_'.join(missing)}", missing[0])
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        raise NotReadable("day_year", "year")
    if not _is_real(int(day or 1), int(month or 1), int(year)):
        raise NotReadable("day_unreal", "day")
    known = [
        f"{int(year):04d}",
        *([f"{int(month):02d}"] if month else []),
        *([f"{int(day):02d}"] if day else []),
    ]
    return "-".join(known)


def _missing(day: str, month: str, year: str, kind: Kind) -> list[str]:
    """The boxes that must not be empty and are."""
    must = {"day": day, "month": month, "year": year}
    if kind is Kind.PARTIAL_DATE:
        must = {"month": month or ("" if day else "-"), "year": year}
    return [spot for spot, text in must.items() if not text]


def _is_real(day: int, month: int, year: int) -> bool:
    """Whether the calendar has such a day."""
    return 1 <= month <= _MONTHS and 1 <= day <= calendar.monthrange(year, month)[1]
