"""The register's lock, and what every change of an agency's description goes through."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.foundation.clock import Valid
from motcua.foundation.ids import new_id
from motcua.foundation.text import day_figures, sort_key, tidy
from motcua.registers.organisations.actions.drafts import Description
from motcua.registers.organisations.errors import (
    AgencyUnknown,
    DaysReversed,
    KindUnknown,
    NameEmpty,
    OwnAncestor,
    ParentDoesNotCover,
    ParentMissing,
)
from motcua.registers.organisations.models import Agency, AgencyKind, AgencyTerm, OrganisationsStamp
from motcua.registers.organisations.queries.lookup import kinds_by_code, terms_by_code
from motcua.registers.organisations.rules.names import name_key
from motcua.registers.organisations.rules.spans import Span, cover
from motcua.registers.organisations.rules.trees import rings
from motcua.registers.places.errors import PlaceUnknown
from motcua.registers.places.models import Place
from motcua.registers.places.queries import places_by_codes

Dated = TypeVar("Dated", bound=Valid)


class Register:
    """The whole register: its lock, and how its rows end."""

    @staticmethod
    def hold() -> None:
        """Hold the room's lock until the transaction ends, and renew its stamp."""
        OrganisationsStamp.objects.select_for_update().get_or_create(pk=1, defaults={"token": new_id()})
        OrganisationsStamp.objects.update(token=new_id())

    @staticmethod
    def end(rows: QuerySet[Dated], last_day: date) -> None:
        """End rows after a day; those that would only have begun later never were."""
        rows.filter(valid_from__gt=last_day).delete()
        rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=last_day)).update(valid_to=last_day)


@dataclass(frozen=True)
class Described:
    """An agency described for some days: what a row of the register is to say."""

    code: str
    description: Description
    days: Span


@dataclass
class Surroundings:
    """What rows to be written lean on: agencies, kinds and places, gathered in a few queries."""

    kinds: Mapping[str, AgencyKind]
    places: Mapping[tuple[str, date], Place]
    ids: dict[str, UUID]
    names: dict[str, str]
    spans: dict[str, list[Span]]
    above: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def around(cls, rows: Sequence[Described], fresh: Mapping[str, UUID]) -> Self:
        """Gather what rows lean on; `fresh` are agencies that these rows themselves bring."""
        codes = {row.code for row in rows} | {
            row.description.parent for row in rows if row.description.parent
        }
        known = terms_by_code(codes)
        ids = dict(Agency.objects.filter(code__in=codes).values_list("code", "id"))
        names = {code: terms[-1].name for code, terms in known.items()}
        spans = {
            code: [Span(term.valid_from, term.valid_to) for term in terms] for code, terms in known.items()
        }
        for row in rows:
            if row.code in fresh:
                spans.setdefault(row.code, []).append(row.days)
                names[row.code] = row.description.name
        return cls(
            kinds=kinds_by_code(),
            places=_places(rows),
            ids=ids | dict(fresh),
            names=names,
            spans=spans,
            above=_above(rows, fresh),
        )

    def term(self, row: Described) -> AgencyTerm:
        """Make the row, each name turned into what it names. Raises what is wrong with it."""
        what = row.description
        name, short = tidy(what.name), tidy(what.short_name)
        if not sort_key(name):
            raise NameEmpty
        if row.days.last < row.days.since:
            raise DaysReversed(since=day_figures(row.days.since), until=day_figures(row.days.last))
        return AgencyTerm(
            agency_id=self.ids[row.code],
            name=name,
            short_name=short,
            kind=self._kind(row),
            level=what.level,
            parent_id=self._parent(row),
            place=self._place(row),
            rank=what.rank,
            name_key=name_key(name),
            short_key=name_key(short),
            place_in_order=sort_key(name),
            valid_from=row.days.since,
            valid_to=row.days.until,
        )

    def _kind(self, row: Described) -> AgencyKind:
        kind = self.kinds.get(row.description.kind)
        if kind is None:
            raise KindUnknown(kind=row.description.kind)
        if row.description.parent is None and kind.alone_at != row.description.level:
            alone = sorted({known.name for known in self.kinds.values() if known.alone_at})
            raise ParentMissing(agency=row.description.name, alone=", ".join(alone) or "không loại nào")
        return kind

    def _parent(self, row: Described) -> UUID | None:
        parent = row.description.parent
        if parent is None:
            return None
        if parent not in self.ids:
            raise AgencyUnknown(agency=parent, day=day_figures(row.days.since))
        facts = {"agency": row.description.name, "parent": self.names.get(parent, parent)}
        if not cover(self.spans.get(parent, ()), row.days):
            raise ParentDoesNotCover(**facts, since=day_figures(row.days.since))
        if row.code in rings({**self.above, row.code: parent}):
            raise OwnAncestor(**facts)
        return self.ids[parent]

    def _place(self, row: Described) -> Place | None:
        code = row.description.place
        if code is None:
            return None
        place = self.places.get((code, row.days.since))
        if place is None:
            raise PlaceUnknown(place_code=code, day=day_figures(row.days.since))
        return place


def _above(rows: Sequence[Described], fresh: Mapping[str, UUID]) -> dict[str, str | None]:
    """Say who stands below whom where a ring could form: among rows brought together, or on the day."""
    if fresh:
        return {row.code: row.description.parent for row in rows}
    since = rows[0].days.since
    pairs = AgencyTerm.objects.filter(valid_to__isnull=True) | AgencyTerm.objects.filter(valid_to__gte=since)
    return dict(pairs.filter(valid_from__lte=since).values_list("agency__code", "parent__code"))


def _places(rows: Iterable[Described]) -> dict[tuple[str, date], Place]:
    """Find the places by code and first day, as few queries as there are days."""
    by_day: dict[date, set[str]] = {}
    for row in rows:
        if row.description.place:
            by_day.setdefault(row.days.since, set()).add(row.description.place)
    return {
        (code, day): place
        for day, codes in by_day.items()
        for code, place in places_by_codes(codes, day).items()
    }
