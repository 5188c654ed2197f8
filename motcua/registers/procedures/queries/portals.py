"""Whose door is open: where filings are made online on a day."""

from dataclasses import dataclass
from datetime import date, timedelta

from motcua.foundation.clock import valid_on
from motcua.foundation.text import day_figures
from motcua.registers.procedures.errors import FiledElsewhere, NoPortalOpen
from motcua.registers.procedures.models import FilingPortal, WhosePortal


@dataclass(frozen=True)
class Door:
    """Cửa nộp trực tuyến của một ngày: the province's portal while it takes filings, and the national one."""

    own: FilingPortal | None = None
    national: FilingPortal | None = None

    @property
    def is_here(self) -> bool:
        """Say whether filings are made on this portal's own pages."""
        return self.own is not None

    @property
    def elsewhere(self) -> FilingPortal | None:
        """Give the portal that people are handed over to; none while they file here."""
        return None if self.is_here else self.national

    @property
    def closes_on(self) -> date | None:
        """Give the first day on which filings are no longer made here, where that is known."""
        if self.own is None or self.own.valid_to is None:
            return None
        return self.own.valid_to + timedelta(days=1)


def door_on(day: date) -> Door:
    """Say where filings are made online on a day; one statement.

    A page that files asks `door_on(today())`: where `is_here`, it shows the way in; else it explains, and
    leads to `elsewhere` (its name and address), or says that nothing is filed online as yet. An act of
    filing on this portal's own pages asks `must_be_here(day)` first. What another portal sends, and what
    the counter takes in, does not ask: their door is another. No line for a day means not open.
    """
    rows = {row.code: row for row in FilingPortal.objects.filter(valid_on(day))}
    return Door(rows.get(WhosePortal.PROVINCE), rows.get(WhosePortal.NATIONAL))


def must_be_here(day: date) -> None:
    """Pass a filing made on this portal's own pages. Raises FiledElsewhere, NoPortalOpen."""
    door = door_on(day)
    if door.is_here:
        return
    if door.national is None:
        raise NoPortalOpen(day=day_figures(day))
    raise FiledElsewhere(portal=door.national.name, address=door.national.address)


def portal_lines(code: str) -> list[FilingPortal]:
    """Give the lines of a portal, the earliest first."""
    return list(FilingPortal.objects.filter(code=code).order_by("valid_from"))
