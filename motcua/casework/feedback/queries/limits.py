"""The limits of a day, and the moments they come to."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from motcua.casework.feedback.models import Code, Feedback, FeedbackLimit, Limit
from motcua.casework.feedback.rules import LIMITS
from motcua.foundation.clock import VN, valid_on
from motcua.instruments.deadlines.models import Unit, Workplace
from motcua.instruments.deadlines.queries import due_moment, workplace
from motcua.registers.organisations.queries import agency_on


def limits_on(day: date) -> Mapping[Code, Limit]:
    """Give every limit of a day: the province's, else the law's."""
    rows = FeedbackLimit.objects.filter(valid_on(day))
    own = {Code(row.code): Limit(row.quantity, row.unit, row.source) for row in rows}
    return {**LIMITS, **own}


def limit_lines(code: str) -> Sequence[FeedbackLimit]:
    """Give the lines of a code, the earliest first."""
    return list(FeedbackLimit.objects.filter(code=code).order_by("valid_from"))


def end_of(limit: Limit, since: datetime, where: Workplace) -> datetime:
    """Give the moment at which a limit ends that is counted from a moment."""
    return due_moment(since, where, unit=Unit(limit.unit), quantity=limit.quantity) or since


def where_of(agency_id: UUID | None, day: date) -> Workplace:
    """Give whose working time counts: the agency's, or the province's as long as there is none."""
    if agency_id is None:
        return workplace()
    return workplace(agency_on(agency_id, day).place_id, unit_id=agency_id)


def moment_to(code: Code, feedback: Feedback) -> datetime:
    """Give by when something is to be done with feedback, from its sending or its last transfer."""
    day = feedback.counted_from.astimezone(VN).date()
    return end_of(limits_on(day)[code], feedback.counted_from, where_of(feedback.agency_id, day))
