"""Whose house this is: the province at the head of the administration, asked once a request."""

from typing import Final

from django.http import HttpRequest

from motcua.foundation.clock import today
from motcua.registers.organisations.queries import agencies_on
from motcua.registers.places.models import Level, Place

_MEMO: Final = "_province"


def province_of(request: HttpRequest) -> Place | None:
    """Give the province whose agencies stand today; None on an empty house."""
    if not hasattr(request, _MEMO):
        heads = agencies_on(today()).filter(level=Level.PROVINCE, parent__isnull=True, place__isnull=False)
        head = heads.select_related("place").order_by("rank", "id").first()
        setattr(request, _MEMO, head.place if head else None)
    found: Place | None = getattr(request, _MEMO)
    return found
