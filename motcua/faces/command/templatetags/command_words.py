"""Words that the pages of plans say."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final
from uuid import UUID

from django import template
from django.utils.translation import gettext as _

from motcua.faces.command.charts import Part, parts_of
from motcua.faces.shared.templatetags.say import decimal
from motcua.foundation.text import figures
from motcua.steering.plans.models import DraftLine, Target
from motcua.steering.plans.queries.periods import period_words
from motcua.steering.plans.queries.standing import Sums

register = template.Library()
_PLACES: Final = 2
_MOST_PLACES: Final = 7
_SAYING: Final = 1


@register.filter
def called(names: Mapping[UUID, str], account_id: UUID) -> str:
    """Name an account; the house itself where nobody has that id."""
    return names.get(account_id) or _("hệ thống")


@register.filter
def promised(one: DraftLine | Target) -> str:
    """Say what a target promises with what it counts in, where its cell leaves that to another column."""
    if not one.unit or one.unit.lower() in one.value_text.lower() or not one.value_text[-1:].isdigit():
        return one.value_text
    return f"{one.value_text}{'' if one.unit == '%' else ' '}{one.unit}"


@register.filter
def points(value: object) -> str:
    """Write points: two decimals, more where they are so few that two would say nothing."""
    if not isinstance(value, Decimal):
        return ""
    places = _PLACES
    while places < _MOST_PLACES and 0 < abs(value) < Decimal(10) ** (_SAYING - places):
        places += 1
    return decimal(value, places)


@register.filter
def parts(sums: Sums) -> tuple[Part, ...]:
    """Part sums for a bar."""
    return parts_of(sums)


@register.filter
def period(key: str) -> str:
    """Say a period: "quý II/2023"."""
    return period_words(key)


@register.filter
def number(value: Decimal) -> str:
    """Write a number as Vietnamese pages do, without noughts at its end."""
    whole = value == value.to_integral()
    return figures(int(value)) if whole else decimal(float(value), 2).rstrip("0")
