"""The whole administration of a day, read in a handful of statements, for who asks about very much of it."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from motcua.foundation.text import day_figures
from motcua.registers.organisations.errors import AgencyUnknown
from motcua.registers.organisations.models import AgencyTerm, Post
from motcua.registers.organisations.queries.lookup import agencies_on
from motcua.registers.organisations.queries.one_stop import OneStop, one_stop_units
from motcua.registers.organisations.queries.posts import posts_on


class WholeDay:
    """Bộ máy của một ngày: what the other questions of this room say of any agency of a day, from memory.

    It stays as it was read, whatever the register says afterwards.
    """

    def __init__(self, day: date) -> None:
        """Read it: four statements."""
        self.day = day
        self.terms = {term.agency_id: term for term in agencies_on(day)}
        self.units = {unit.id: unit for unit in one_stop_units(day)}
        self._place = {agency_id: place for place, agency_id in enumerate(self.terms)}
        self._below: dict[UUID | None, list[UUID]] = {}
        for agency_id, term in self.terms.items():
            self._below.setdefault(term.parent_id, []).append(agency_id)
        self._posts: dict[UUID, list[Post]] = {}
        for post in posts_on(day):
            self._posts.setdefault(post.agency_id, []).append(post)

    def one_stop(self, agency_id: UUID) -> OneStop:
        """Give one one-stop unit. Raises AgencyUnknown."""
        unit = self.units.get(agency_id)
        if unit is None:
            raise AgencyUnknown(agency=agency_id, day=day_figures(self.day))
        return unit

    def agencies(self, ids: Iterable[UUID]) -> list[AgencyTerm]:
        """Give those of some agencies that there are, in the order of lists."""
        known = sorted({one for one in ids if one in self.terms}, key=self._place.__getitem__)
        return [self.terms[one] for one in known]

    def identifier_for(self, agency_id: UUID) -> str:
        """Give the identification code an agency acts under: its own, else that of the nearest above."""
        return next((code for one in self._line(agency_id) if (code := _identifier(one))), "")

    def depths_below(self, agency_id: UUID) -> dict[UUID, int]:
        """Say how far below an agency each one stands, itself at nought; nothing if it is not there."""
        depths = {agency_id: 0} if agency_id in self.terms else {}
        line = list(depths)
        for one in line:  # it grows while it is gone along
            below = [child for child in self._below.get(one, ()) if child not in depths]
            depths |= dict.fromkeys(below, depths[one] + 1)
            line += below
        return depths

    def posts(self, agency_ids: Iterable[UUID]) -> Iterator[Post]:
        """Give the posts of some agencies with their `role_codes`, in the order of lists."""
        for agency_id in sorted(set(agency_ids)):
            yield from self._posts.get(agency_id, ())

    def _line(self, agency_id: UUID) -> Iterator[AgencyTerm]:
        """Give an agency and what it stands below, nearest first."""
        seen: set[UUID] = set()
        at: UUID | None = agency_id
        while at is not None and at not in seen and at in self.terms:
            seen.add(at)
            yield self.terms[at]
            at = self.terms[at].parent_id


def _identifier(term: AgencyTerm) -> str:
    identifier: str = term.identifier  # type: ignore[attr-defined]  # annotated by agencies_on
    return identifier
