"""Rows of this room, locked for an act; the day as of which a reading's names are understood."""

from datetime import date, datetime
from uuid import UUID

from motcua.foundation.clock import VN
from motcua.foundation.text import moment_words
from motcua.steering.plans.errors import (
    AssignmentChanged,
    AssignmentStands,
    AssignmentUnknown,
    GivenToMany,
    LineChanged,
    LineUnknown,
    ReadingClosed,
    ReadingUnknown,
)
from motcua.steering.plans.models import Assignment, DraftLine, PlanReading


def locked_reading(reading_id: UUID) -> PlanReading:
    """Lock a reading that is still under review. Raises ReadingUnknown, ReadingClosed."""
    found = PlanReading.objects.select_for_update().defer("source").filter(id=reading_id).first()
    if found is None:
        raise ReadingUnknown
    if found.state != PlanReading.State.OPEN:
        raise ReadingClosed(state=str(found.get_state_display()))
    return found


def locked_line(line_id: UUID, version: int) -> tuple[PlanReading, DraftLine]:
    """Lock a line and its reading, if nobody changed the line since this version.

    Raises LineUnknown, ReadingClosed, LineChanged.
    """
    known = DraftLine.objects.filter(id=line_id).values_list("reading_id", flat=True).first()
    if known is None:
        raise LineUnknown
    reading = locked_reading(known)
    line = DraftLine.objects.select_for_update().filter(id=line_id).first()
    if line is None:
        raise LineUnknown
    if line.version != version:
        moment = moment_words(line.touched_at.astimezone(VN)) if line.touched_at else ""
        raise LineChanged(no=line.no or "này", moment=moment)
    return reading, line


def day_of(reading: PlanReading, at: datetime) -> date:
    """Choose the day as of which agencies are meant: the document's, else its year's first, else today."""
    if reading.signed_on and (reading.year is None or reading.signed_on.year == reading.year):
        return reading.signed_on
    return date(reading.year, 1, 1) if reading.year else at.astimezone(VN).date()


def locked_assignment(assignment_id: UUID, version: int, *states: Assignment.State) -> Assignment:
    """Lock an assignment that stands in one of some states, if nobody changed it since this version.

    Raises AssignmentUnknown, AssignmentChanged, AssignmentStands, or GivenToMany for the line of a class.
    """
    one = Assignment.objects.select_for_update(of=("self",)).filter(id=assignment_id).first()
    if one is None:
        raise AssignmentUnknown
    if one.version != version:
        raise AssignmentChanged
    if one.parent_id is None and (members := one.children.filter(period="").count()):
        raise GivenToMany(count=members)
    if one.state not in states:
        raise AssignmentStands(state=str(one.get_state_display()))
    return one


def save_changed(one: Assignment, *columns: str) -> None:
    """Write some columns of a locked assignment, as its next version."""
    one.version += 1
    one.save(update_fields=[*columns, "version"])
