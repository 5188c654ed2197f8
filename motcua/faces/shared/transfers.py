"""Bàn giao as both faces show it: names beside lists, and what was typed on a list to confirm."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from motcua.casework.transfers.actions import confirm
from motcua.casework.transfers.models import Transfer
from motcua.casework.transfers.queries import Counted, counts, lines_of
from motcua.faces.shared.doors import HouseRequest
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.registers.organisations.queries import names_of


def with_takers(lists: Iterable[Transfer], day: date) -> list[tuple[Transfer, str]]:
    """Put the receiver's name beside each list."""
    found = list(lists)
    names = names_of((one.taker_id for one in found), day)
    return [(one, names.get(one.taker_id, "")) for one in found]


def with_givers(lists: Iterable[Transfer], day: date) -> list[tuple[Transfer, str]]:
    """Put the giver's name beside each list."""
    found = list(lists)
    names = names_of((one.giver_id for one in found), day)
    return [(one, names.get(one.giver_id, "")) for one in found]


def counted_this_month(by: Actor, day: date) -> list[tuple[Counted, str]]:
    """Give how much was handed on since the first of the month, each with its unit's name."""
    found = counts(by, day.replace(day=1), day)
    names = names_of((one.unit_id for one in found), day)
    return sorted(((one, names.get(one.unit_id, "")) for one in found), key=lambda pair: pair[1])


def words_of(found: Transfer, page: str) -> Mapping[str, object]:
    """Give what the page of a list shows; `page` is where a dossier of it is opened."""
    names = names_of([found.giver_id, found.taker_id], clock.today())
    return {
        "transfer": found,
        "giver": names.get(found.giver_id, ""),
        "taker": names.get(found.taker_id, ""),
        "lines": lines_of(found),
        "page": page,
    }


def confirm_as_typed(request: HouseRequest, found: Transfer) -> Transfer:
    """Confirm a list but for the lines that were ticked as missing. Raises what `confirm` raises."""
    missing = {one for one in map(_id, request.POST.getlist("missing")) if one is not None}
    return confirm(found.id, missing=missing, by=request.actor, at=clock.now())


def _id(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
