"""Who is told of assignments: at the agency that leads, at its head, above it, at whoever assigned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from motcua.foundation.access.queries import roles_with
from motcua.registers.organisations.queries import accounts_bearing, agencies_on
from motcua.steering.plans import access
from motcua.steering.plans.models import ReminderStep

Audience = ReminderStep.Audience


@dataclass(frozen=True)
class Listeners:
    """Accounts by agency, for each audience; and those who follow, whatever the agency."""

    by_audience: Mapping[str, Mapping[UUID, frozenset[UUID]]] = field(default_factory=dict)
    followers: frozenset[UUID] = frozenset()

    def at(self, audience: str, lead_id: UUID | None) -> frozenset[UUID]:
        """Give who of that very audience hears."""
        if audience == Audience.ASSIGNER:
            return self.followers
        found = self.by_audience.get(audience, {}).get(lead_id) if lead_id else None
        return found or frozenset()

    def of(self, audience: str, lead_id: UUID | None) -> frozenset[UUID]:
        """Give who is told; where nobody of that audience has an account, those who follow."""
        return self.at(audience, lead_id) or self.followers


def listeners(leads: Iterable[UUID], day: date, *, right: str = access.FOLLOW) -> Listeners:
    """Gather who is told of assignments of some agencies on `day`, set by set.

    `right` is that of those who follow, or decide.
    """
    wanted = set(leads)
    answering, doing = roles_with(access.ANSWER), roles_with(access.CARRY_OUT)
    above = dict(
        agencies_on(day)
        .filter(agency_id__in=wanted, parent_id__isnull=False)
        .values_list("agency_id", "parent_id")
    )
    heads = _by_agency(accounts_bearing(answering, day, agency_ids=wanted | set(above.values())))
    doers = _by_agency(accounts_bearing(doing, day, agency_ids=wanted))
    return Listeners(
        {
            Audience.AGENCY: doers,
            Audience.HEAD: {one: heads[one] for one in wanted if one in heads},
            Audience.SUPERIOR: {one: heads[up] for one, up in above.items() if up in heads},
        },
        frozenset(account for _agency, account in accounts_bearing(roles_with(right), day)),
    )


def _by_agency(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, frozenset[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    for agency_id, account_id in pairs:
        found.setdefault(agency_id, set()).add(account_id)
    return {agency_id: frozenset(accounts) for agency_id, accounts in found.items()}
