"""Whether the one-stop units are open just now, by the province's common hours."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from motcua.foundation.clock import VN
from motcua.registers.calendars.errors import BeyondCalendar, NoOfficeHours
from motcua.registers.calendars.queries import Span, calendar_for


@dataclass(frozen=True)
class Opening:
    """Giờ làm việc: open until when, or closed until when; and today's hours."""

    is_open: bool
    turns_at: datetime
    spans: tuple[Span, ...]


def opening_at(at: datetime, place_id: UUID | None) -> Opening | None:
    """Say whether offices are open at a moment; nothing while no office hours are known for the day."""
    try:
        calendar = calendar_for(place_id)
        spans = tuple(calendar.spans(at.date()))
        opens = calendar.next_opening(at)
    except (NoOfficeHours, BeyondCalendar):
        return None
    if not calendar.is_open(at):
        return Opening(is_open=False, turns_at=opens, spans=spans)
    closes = next(span.closes for span in spans if span.opens <= at.time() < span.closes)
    return Opening(is_open=True, turns_at=datetime.combine(at.date(), closes, tzinfo=VN), spans=spans)
