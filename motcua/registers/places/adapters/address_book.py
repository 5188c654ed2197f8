"""Sổ địa chỉ cho biểu mẫu: the places of a day, as forms offer them to choose from.

What is offered is kept in the memory of the process until the register changes: each form shows hundreds of
places, and each address in it shows them again.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final
from uuid import UUID

from motcua.foundation.forms.models import Choice, ChoiceGroup
from motcua.registers.places.models import Level, Place
from motcua.registers.places.queries import (
    Branch,
    ancestors,
    place_names,
    places_by_codes,
    places_of_day,
    places_on,
    province_of_this_house,
    stamp,
    tree,
)

_KEPT: Final = 512
"""So many lists and names of places: those of some days, provinces and communes."""


class PlacesAddressBook:
    """Answers the port `AddressBook` of `foundation/forms` from the register of places."""

    def home(self, day: date) -> str:
        """Give the code of the province whose land this house keeps; empty while it keeps none."""
        state = stamp()
        return _home(state, day) if state else ""

    def provinces(self, day: date) -> Sequence[Choice]:
        """Give all provinces, in Vietnamese order."""
        state = stamp()
        return _provinces(state, day) if state else ()

    def communes(self, province: str, day: date) -> Sequence[ChoiceGroup]:
        """Give a province's communes, grouped by district on days when there are districts."""
        state = stamp()
        return _communes(state, province, day) if state else ()

    def district_of(self, commune: str, day: date) -> str:
        """Give the code of the district a commune belongs to; empty when there are none."""
        found = places_by_codes([commune], day).get(commune)
        above = ancestors(found) if found else []
        return next((row.code for row in above if row.level == Level.DISTRICT), "")

    def wrong_part(self, province: str, district: str, commune: str, day: date) -> str:
        """Say which part of an address names no place of the day, or none of what stands beside it."""
        known = places_of_day(day)
        if province and (province not in known or known[province].level != Level.PROVINCE):
            return "province"
        if not commune:
            return ""
        found = known.get(commune)
        if found is None or found.level != Level.COMMUNE or province not in found.above:
            return "commune"
        districts = [code for code in found.above if known[code].level == Level.DISTRICT]
        return "" if district in {"", *districts} else "commune"

    def in_words(self, province: str, commune: str, day: date) -> str:
        """Name the place: "phường Lê Lợi, thành phố Quy Nhơn, tỉnh Bình Định"; empty if unknown."""
        state = stamp()
        return _in_words(state, province, commune, day) if state else ""


@lru_cache(_KEPT)
def _home(_state: UUID, day: date) -> str:
    found = province_of_this_house(day)
    return found.code if found else ""


@lru_cache(_KEPT)
def _provinces(_state: UUID, day: date) -> Sequence[Choice]:
    return tuple(_choice(row) for row in places_on(day, level=Level.PROVINCE))


@lru_cache(_KEPT)
def _communes(_state: UUID, province: str, day: date) -> Sequence[ChoiceGroup]:
    found = places_by_codes([province], day).get(province)
    if found is None:
        return ()
    branches = tree(day, found.id)
    groups = [_group(branch) for branch in branches if branch.place.level == Level.DISTRICT]
    free = tuple(_choice(branch.place) for branch in branches if branch.place.level == Level.COMMUNE)
    return (*groups, *([ChoiceGroup("", free)] if free else []))


@lru_cache(_KEPT)
def _in_words(_state: UUID, province: str, commune: str, day: date) -> str:
    found = places_by_codes([code for code in (commune, province) if code], day)
    nearest = found.get(commune) or found.get(province)
    return place_names(nearest) if nearest else ""


def _choice(row: Place) -> Choice:
    return Choice(row.code, row.full_name)


def _group(district: Branch) -> ChoiceGroup:
    return ChoiceGroup(district.place.full_name, tuple(_choice(child.place) for child in district.children))
