"""Whose house this is: the province at the head of the administration, asked once a request."""

from typing import Final

from django.http import HttpRequest

from motcua.foundation.clock import today
from motcua.registers.organisations.queries import head_of_the_house
from motcua.registers.places.models import Place

_MEMO: Final = "_province"


def province_of(request: HttpRequest) -> Place | None:
    """Give the province whose agencies stand today; None on an empty house."""
    if not hasattr(request, _MEMO):
        head = head_of_the_house(today())
        setattr(request, _MEMO, head.place if head else None)
    found: Place | None = getattr(request, _MEMO)
    return found
