"""Words that the pages of plans say."""

from collections.abc import Mapping
from uuid import UUID

from django import template
from django.utils.translation import gettext as _

from motcua.faces.command.charts import Part, parts_of
from motcua.steering.plans.queries.standing import Sums

register = template.Library()


@register.filter
def called(names: Mapping[UUID, str], account_id: UUID) -> str:
    """Name an account; the house itself where nobody has that id."""
    return names.get(account_id) or _("hệ thống")


@register.filter
def parts(sums: Sums) -> tuple[Part, ...]:
    """Part sums for a bar."""
    return parts_of(sums)
