"""Bộ chỉ số có điểm as pages show it: whose card, over which days, and what each component says there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from motcua.faces.command.measures import Looked
from motcua.foundation.access.models import Actor
from motcua.registers.places.models import Sureness
from motcua.steering.indices.errors import PeriodOdd
from motcua.steering.indices.models import IndexComponent
from motcua.steering.indices.ports import Scope
from motcua.steering.indices.queries import (
    Card,
    Doing,
    GroupTotal,
    Measured,
    Ruled,
    Supposed,
    Units,
    agencies_seen_by,
    last_day,
    must_be_a_period,
    must_see,
    ruled_on,
    units_on,
)

_DIGITS: Final = 7
UNPROVED: Final = frozenset({Sureness.KNOWN.value, Sureness.UNSURE.value})


@dataclass(frozen=True)
class Asked:
    """Which index, whose card, over which days, as of when; `said` where the period could not be."""

    code: str
    looked: Looked
    scope: Scope
    now: datetime
    ruled: Ruled
    units: Units
    said: str

    @property
    def is_province(self) -> bool:
        """Say whether the whole province is asked for."""
        return self.looked.agency_id is None

    @property
    def scope_of_all(self) -> Scope:
        """Give the period for all units: ranks are among all, whoever asks."""
        return Scope(since=self.looked.since, until=self.looked.until)

    @property
    def name(self) -> str:
        """Name whose card it is."""
        unit = self.units.by_id.get(self.looked.agency_id) if self.looked.agency_id else None
        return unit.name if unit else _("Toàn tỉnh")

    def at(self, page: str, *args: object, **more: object) -> str:
        """Write the address of a page of this index for the same period and unit."""
        return self.looked.at(f"command:{page}", self.code, *args, **more)

    def of(self, agency_id: UUID | None, page: str, *args: object) -> str:
        """Write the address of a page for another unit."""
        return self.looked.of(agency_id).at(f"command:{page}", self.code, *args)


def asked_of(code: str, given: Mapping[str, str], by: Actor, now: datetime, today: date) -> Asked:
    """Read what is asked; whoever sees one unit alone is shown that unit.

    Raises WeightedIndexUnknown, AgencyNotSeen.
    """
    said = ""
    try:
        looked = Looked.read(given, today)
        must_be_a_period(looked.scope(None), now)
    except PeriodOdd as odd:
        looked, said = Looked.this_year(given, today), str(odd)
    day = last_day(looked.scope(None), now)
    ruled = ruled_on(code, day)
    units = units_on(ruled, today if looked.as_now else day, as_now=looked.as_now)
    looked = _seen(looked, units, by)
    scope = Scope(
        agency_ids=units.of(looked.agency_id) if looked.agency_id else None,
        since=looked.since,
        until=looked.until,
        seen=agencies_seen_by(by),
    )
    return Asked(code, looked, scope, now, ruled, units, said)


def _seen(looked: Looked, units: Units, by: Actor) -> Looked:
    seen = agencies_seen_by(by)
    if looked.agency_id is not None:
        must_see(by, units, looked.agency_id)
        return looked
    if seen is None:
        return looked
    owners = sorted({owner for one in seen if (owner := units.owner_of(one)) is not None}, key=str)
    return looked.of(owners[0] if owners else next(iter(sorted(seen, key=str)), UUID(int=0)))


@dataclass(frozen=True)
class Group:
    """A group of components on a card: its points out of so many, as a bar, and its rows."""

    total: GroupTotal
    percent: float | None
    rows: Sequence["Row"]


@dataclass(frozen=True)
class Row:
    """A component on a card, with the way to its own page."""

    measured: Measured
    percent: float | None
    address: str
    unproved: Sequence[str]


def groups_of(card: Card, asked: Asked) -> list[Group]:
    """Lay a card out by its groups."""
    return [
        Group(
            group,
            None if group.total.of_hundred is None else float(group.total.of_hundred),
            [row_of(one, asked) for one in card.measured if one.component.group == group.code],
        )
        for group in card.groups
    ]


def row_of(one: Measured, asked: Asked) -> Row:
    """Lay a component out."""
    return Row(
        one,
        None if one.percent is None else float(one.percent),
        asked.at("score-component", one.component.number),
        unproved_of(one.component),
    )


def unproved_of(component: IndexComponent) -> list[str]:
    """Name the parameters of a component that were not checked against a source."""
    said = []
    if component.most is not None and component.most_mark in UNPROVED:
        said.append(_("điểm tối đa"))
    if component.most is not None and component.threshold_mark in UNPROVED:
        said.append(_("ngưỡng"))
    return said


def supposed_of(given: QueryDict, ruled: Ruled) -> tuple[Supposed, str]:
    """Read what is supposed; what cannot be read is said."""
    shares: dict[str, Decimal] = {}
    for one in ruled.components:
        written = given.get(f"tl-{one.number}", "").strip().replace(",", ".")
        if not written:
            continue
        try:
            shares[one.code] = Decimal(written)
        except InvalidOperation:
            return Supposed(), _("“{written}” không phải là một tỷ lệ").format(written=written)
        if not shares[one.code].is_finite():
            return Supposed(), _("“{written}” không phải là một tỷ lệ").format(written=written)
    chosen: set[UUID] = set()
    for written in given.getlist("ho-so"):
        try:
            chosen.add(UUID(written))
        except ValueError:
            return Supposed(), _("mã hồ sơ không đọc được")
    doings = frozenset(doing for doing in Doing if doing.value in given.getlist("viec"))
    if chosen and not doings:
        doings = frozenset({Doing.SETTLE, Doing.RESULT})
    return Supposed(shares, frozenset(chosen), doings), ""


def number_of(written: str) -> int:
    """Read how many rows to skip; what cannot be read skips none."""
    return int(written) if written.isascii() and written.isdigit() and len(written) <= _DIGITS else 0
