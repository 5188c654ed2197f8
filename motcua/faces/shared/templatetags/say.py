"""Values said as people read them: days with their weekday, money, figures, masked numbers.

Vietnamese unless the page is English. Each filter says "" for what is not known, so that a template decides
itself what to say then.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext

from motcua.foundation import text
from motcua.foundation.clock import VN
from motcua.foundation.money import dong, in_words

register = template.Library()

_STEP: Final = 1024
_SIZES: Final = ("B", "kB", "MB", "GB")


def _english() -> bool:
    return (get_language() or "vi").startswith("en")


@register.filter
def day(value: date | None) -> str:
    """Say a date with its weekday: "thứ Tư 22/11/2023". A moment is read on Vietnam's calendar."""
    if not value:
        return ""
    on = value.astimezone(VN).date() if isinstance(value, datetime) else value
    return date_format(on, "l j F Y").replace(" ", text.NBSP) if _english() else text.day_words(on)


@register.filter
def short_day(value: date | None) -> str:
    """Write a date in figures only, where a column already says what it is: "22/11/2023"."""
    if not value:
        return ""
    return text.day_figures(value.astimezone(VN).date() if isinstance(value, datetime) else value)


@register.filter
def hour(value: datetime | None) -> str:
    """Write the hour of a moment: "16:00"."""
    return f"{value.astimezone(VN):%H:%M}" if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Say a moment with its hour and weekday: "16:00, thứ Tư 22/11/2023"."""
    return f"{hour(value)}, {day(value)}" if value else ""


@register.filter
def machine_time(value: date | None) -> str:
    """Write a date or moment as `<time datetime>` wants it."""
    if not value:
        return ""
    return (
        value.astimezone(VN).isoformat(timespec="minutes")
        if isinstance(value, datetime)
        else value.isoformat()
    )


@register.filter
def figures(value: object) -> str:
    """Write a whole number: "1.020.411"."""
    if not isinstance(value, int):
        return ""
    return f"{value:,}" if _english() else text.figures(value)


@register.filter
def decimal(value: object, places: int = 1) -> str:
    """Write a number with its decimals: "1.234,5"."""
    if not isinstance(value, int | float | Decimal):
        return ""
    return f"{value:,.{places}f}" if _english() else text.decimal(float(value), places)


@register.filter
def percent(value: object, places: int = 1) -> str:
    """Write a percentage, given in hundredths: 98.4 → "98,4 %"."""
    if not isinstance(value, int | float | Decimal):
        return ""
    return f"{value:,.{places}f}%" if _english() else text.percent(float(value), places)


@register.filter
def money(value: object) -> str:
    """Write an amount of đồng: "8.000 đ"."""
    if not isinstance(value, int):
        return ""
    return f"VND{text.NBSP}{value:,}" if _english() else dong(value)


@register.filter
def money_words(value: object) -> str:
    """Say an amount of đồng in Vietnamese words, as receipts do."""
    return in_words(value) if isinstance(value, int) else ""


@register.filter
def masked(value: str | None) -> str:
    """Hide the middle of a personal number: "052••••••417"."""
    return text.mask_number(value) if value else ""


@register.filter
def masked_phone(value: str | None) -> str:
    """Hide the middle of a telephone number: "0905 ••• 218"."""
    return text.mask_phone(value) if value else ""


@register.filter
def masked_name(value: str | None) -> str:
    """Shorten a person's name for a public page: "N••• T••• Lan"."""
    return text.mask_name(value) if value else ""


@register.filter
def size(value: object) -> str:
    """Say how large a file is: "1,4 MB"."""
    if not isinstance(value, int):
        return ""
    amount: float = value
    for unit in _SIZES:
        if amount < _STEP or unit == _SIZES[-1]:
            break
        amount /= _STEP
    return f"{figures(value) if unit == 'B' else decimal(amount)}{text.NBSP}{unit}"


@register.filter
def working_days(value: object) -> str:
    """Say a time limit: "3 ngày làm việc"."""
    if not isinstance(value, int):
        return ""
    return ngettext("{n} ngày làm việc", "{n} ngày làm việc", value).format(n=value).replace(" ", text.NBSP)


@register.filter
def capital(value: object) -> str:
    """Begin with a capital and leave the rest as it is: "thứ Tư" → "Thứ Tư"."""
    said = str(value)
    return said[:1].upper() + said[1:]


@register.filter
def at(rows: Mapping[Any, Any], key: object) -> Any:  # Any: whatever stands there
    """Give what stands under a key; nothing where none does."""
    return rows.get(key) if rows else None
