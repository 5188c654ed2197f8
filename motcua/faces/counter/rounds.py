"""Lượt nộp thay: one messenger who brings the dossiers of many; remembered by the clerk's own login."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries import register_of
from motcua.faces.shared.doors import HouseRequest
from motcua.registers.people.models import Person
from motcua.registers.people.queries import person as person_by_id

_MEMORY: Final = "counter_round"
MOST_SHOWN: Final = 200


@dataclass(frozen=True)
class Round:
    """Who stands at the counter with the dossiers of others, and since when."""

    messenger: Person
    since: datetime


def round_of(request: HouseRequest) -> Round | None:
    """Give the round under way at this clerk's counter, if there is one."""
    kept = request.session.get(_MEMORY)
    if not kept:
        return None
    return Round(person_by_id(UUID(kept["messenger"])), datetime.fromisoformat(kept["since"]))


def begin_round(request: HouseRequest, messenger: Person, at: datetime) -> None:
    """Remember who brings the next dossiers; whoever brought before is done."""
    request.session[_MEMORY] = {"messenger": str(messenger.id), "since": at.isoformat()}


def end_round(request: HouseRequest) -> None:
    """Forget the messenger: who comes next stands for himself."""
    request.session.pop(_MEMORY, None)


def taken_in_round(one: Round, unit_id: UUID) -> list[Dossier]:
    """Give what a unit took in from a messenger on the round's day since it began, the first first."""
    rows = register_of([unit_id], one.since.date()).filter(
        submitter=one.messenger.id, accepted_at__gte=one.since
    )
    return list(reversed(rows[:MOST_SHOWN]))
