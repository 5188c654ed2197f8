"""The agencies to which feedback may be sent: those where somebody answers it."""

from datetime import date

from motcua.casework.feedback import access
from motcua.foundation.access.queries import roles_with
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import agencies_on, posts_with_role


def receivers(day: date) -> list[AgencyTerm]:
    """Give them as they are called on a day, from the province down, in the order of a dictionary."""
    houses = {
        agency_id
        for role in sorted(roles_with(access.HANDLE))
        for agency_id in posts_with_role(role, day).values_list("agency_id", flat=True)
    }
    rows = agencies_on(day).filter(agency_id__in=houses)
    levels = {"PROVINCE": 0, "DISTRICT": 1, "COMMUNE": 2}
    return sorted(rows, key=lambda one: (levels.get(one.level, 3), one.rank, one.place_in_order))
