"""What is drawn by the hundred: the choices of a list, which a template would write one by one, slowly."""

from functools import lru_cache
from typing import Final

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from motcua.foundation.forms.models import Bound, FieldError
from motcua.foundation.forms.rules.drawing import OptionGroup
from motcua.foundation.forms.rules.sentences import whose_of

_KEPT: Final = 4096
"""So many texts: countries, peoples, the places of some provinces."""

register = template.Library()


@register.filter
def as_options(group: OptionGroup) -> SafeString:
    """Write the choices of one heading as `<option>`, each text escaped."""
    written = [
        f'<option value="{_safe(one.value)}"{" selected" if one.chosen else ""}>{_safe(one.label)}</option>'
        for one in group.options
    ]
    return mark_safe("".join(written))  # nosec B308 B703 - every text is escaped above


@register.filter
def mended(bound: Bound) -> list[tuple[FieldError, str]]:
    """Give what must be mended, each with the group, person or row in which it lies."""
    return [(error, whose_of(bound.spec.fields, error.path)) for error in bound.errors]


@lru_cache(_KEPT)
def _safe(text: str) -> str:
    return str(escape(text))
