"""Sự kiện trong đời: the moments of a life, and of a business, by which citizens look for what to do."""

from dataclasses import dataclass
from datetime import date

from motcua.registers.procedures.models import LifeEvent
from motcua.registers.procedures.queries import life_events


@dataclass(frozen=True)
class LifeEventLine:
    """A life event that has procedures."""

    key: str
    label: str
    count: int


def life_event_lines(day: date) -> list[LifeEventLine]:
    """Give the life events that have procedures on `day`."""
    return [LifeEventLine(one.name, str(LifeEvent(one.name).label), one.count) for one in life_events(day)]


def life_event_words(key: str | None) -> str:
    """Name a life event by its key; "" when there is none of that key."""
    return str(LifeEvent(key).label) if key in LifeEvent.values else ""
