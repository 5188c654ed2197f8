"""Fields and agencies as links to their procedures: drawn once for each list of them, however long."""

from collections.abc import Sequence
from functools import lru_cache
from heapq import nlargest
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from motcua.faces.shared.templatetags.say import figures
from motcua.registers.procedures.queries import Group

_KEPT: Final = 32


def links_of(groups: Sequence[Group], asked_as: str) -> SafeString:
    """Give the items of a list: each group's name leads to its procedures, and how many they are."""
    return _drawn(tuple(groups), asked_as, reverse("citizen:search"), get_language() or "vi")


@lru_cache(_KEPT)
def _drawn(groups: tuple[Group, ...], asked_as: str, address: str, _language: str) -> SafeString:
    return format_html_join(
        "\n",
        '<li><a href="{}?{}">{}</a> <span class="mc-quiet">{}</span></li>',
        ((address, urlencode({asked_as: group.name}), group.name, figures(group.count)) for group in groups),
    )


def largest(groups: Sequence[Group], most: int) -> list[Group]:
    """Give the groups with most procedures, few enough for one look, in the order in which they came."""
    kept = {group.name for group in nlargest(most, groups, key=lambda group: group.count)}
    return [group for group in groups if group.name in kept]
