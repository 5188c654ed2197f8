"""Words that the pages of plans say."""

from collections.abc import Mapping
from uuid import UUID

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def called(names: Mapping[UUID, str], account_id: UUID) -> str:
    """Name an account; the house itself where nobody has that id."""
    return names.get(account_id) or _("hệ thống")
