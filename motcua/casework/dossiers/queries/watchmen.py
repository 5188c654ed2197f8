"""Ai được cảnh báo: whom a step of the ladder means for each of many dossiers, in a handful of questions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.access import ACCEPT, APPROVE
from motcua.casework.dossiers.models import KIND, Dossier
from motcua.foundation.access.queries import roles_with
from motcua.instruments.deadlines.models import WarningStep
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import all_waiting_of
from motcua.registers.organisations.queries import accounts_bearing, agencies_on

LEAD: Final = "workflow.assign"
Audience = WarningStep.Audience


@dataclass(frozen=True)
class Watch:
    """A dossier with the steps in which it lies now, and who is to be told of it, by audience."""

    dossier: Dossier
    tasks: tuple[Task, ...]
    accounts: Mapping[str, frozenset[UUID]]

    @property
    def step(self) -> str:
        """Name where it lies."""
        return ", ".join(task.title for task in self.tasks)


class _Seats:
    """Who holds a right or bears a role at which agency of a day; each asked for once."""

    def __init__(self, day: date, agencies: Iterable[UUID]) -> None:
        self._day = day
        known = set(agencies)
        rows = agencies_on(day).filter(agency_id__in=known).values_list("agency_id", "parent_id")
        self._parents: dict[UUID, UUID | None] = dict(rows)
        self._places = known | {parent for parent in self._parents.values() if parent}
        self._by_roles: dict[frozenset[str], dict[UUID, set[UUID]]] = {}
        self._roles: dict[str, frozenset[str]] = {}

    def bearing(self, role: str, agency_id: UUID) -> frozenset[UUID]:
        """Give who bears a role at an agency."""
        return frozenset(self._holders(frozenset({role})).get(agency_id, ()))

    def holding(self, right: str, agency_id: UUID) -> frozenset[UUID]:
        """Give who holds a right at an agency; where nobody does, at the one above it."""
        if right not in self._roles:
            self._roles[right] = roles_with(right)
        holders = self._holders(self._roles[right])
        parent = self._parents.get(agency_id)
        nobody: set[UUID] = set()
        return frozenset(holders.get(agency_id) or (holders.get(parent, nobody) if parent else nobody))

    def _holders(self, roles: frozenset[str]) -> dict[UUID, set[UUID]]:
        if roles not in self._by_roles:
            found: dict[UUID, set[UUID]] = {}
            for agency_id, account_id in accounts_bearing(roles, self._day, agency_ids=self._places):
                found.setdefault(agency_id, set()).add(account_id)
            self._by_roles[roles] = found
        return self._by_roles[roles]


def watches_of(dossier_ids: Iterable[UUID], day: date) -> dict[UUID, Watch]:
    """Give for many dossiers whom each audience is; the number of questions does not grow with them."""
    rows = Dossier.objects.filter(id__in=set(dossier_ids)).select_related("version__procedure")
    dossiers = list(rows)
    tasks: dict[UUID, list[Task]] = {}
    for task in all_waiting_of(KIND, [one.id for one in dossiers]) if dossiers else ():
        tasks.setdefault(task.subject_id, []).append(task)
    agencies = {task.agency_id for some in tasks.values() for task in some}
    for one in dossiers:
        agencies |= {one.reception_unit_id, one.decision_agency_id}
    seats = _Seats(day, agencies)
    return {one.id: _watch(one, tuple(tasks.get(one.id, ())), seats) for one in dossiers}


def _watch(one: Dossier, tasks: Sequence[Task], seats: _Seats) -> Watch:
    where = [task.agency_id for task in tasks] or [one.reception_unit_id]
    heads: frozenset[UUID] = frozenset().union(*(seats.holding(LEAD, agency_id) for agency_id in where))
    accounts = {
        Audience.OFFICER.value: _officers(one, tasks, seats),
        Audience.HEAD.value: heads,
        Audience.AGENCY.value: seats.holding(APPROVE, one.decision_agency_id),
        Audience.CENTRE.value: seats.holding(LEAD, one.reception_unit_id),
    }
    return Watch(one, tuple(tasks), accounts)


def _officers(one: Dossier, tasks: Sequence[Task], seats: _Seats) -> frozenset[UUID]:
    """Give who has it in hand, else who could take it; before acceptance whoever takes dossiers in."""
    if not tasks:
        return seats.holding(ACCEPT, one.reception_unit_id)
    found: frozenset[UUID] = frozenset()
    for task in tasks:
        held = frozenset({task.holder_id}) if task.holder_id else seats.bearing(task.role, task.agency_id)
        found |= held
    return found
