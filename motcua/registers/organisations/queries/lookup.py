"""Agencies on a day: by id, by code, above and below, their codes and their history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from motcua.foundation.clock import valid_on
from motcua.foundation.ready import DAY_HOLE, TEXTS_HOLE, Ready, ReadyNouns, Steady, texts_of
from motcua.foundation.text import day_figures
from motcua.registers.organisations.errors import AgencyUnknown, KindUnknown
from motcua.registers.organisations.models import (
    Agency,
    AgencyAlias,
    AgencyClass,
    AgencyIdentifier,
    AgencyKind,
    AgencyTerm,
    OneStopScope,
    OneStopUnit,
    OrganisationsStamp,
    Post,
    PostRole,
    Succession,
)
from motcua.registers.organisations.rules.names import name_key
from motcua.registers.places.models import Level

_AGENCIES_KEPT: Final = 16384
_ABOVE = """
with recursive line(agency_id, parent_id, depth) as (
  select agency_id, parent_id, 0 from organisations_agencyterm
    where agency_id = %(agency)s and valid_from <= %(day)s and (valid_to is null or valid_to >= %(day)s)
  union all
  select term.agency_id, term.parent_id, line.depth + 1 from organisations_agencyterm term
    join line on term.agency_id = line.parent_id
    where term.valid_from <= %(day)s and (term.valid_to is null or term.valid_to >= %(day)s)
) cycle agency_id set is_ring using path
select agency_id from line where depth > 0 and not is_ring order by depth
"""
_BELOW = """
with recursive line(agency_id) as (
  select agency_id from organisations_agencyterm
    where agency_id = %(agency)s and valid_from <= %(day)s and (valid_to is null or valid_to >= %(day)s)
  union
  select term.agency_id from organisations_agencyterm term join line on term.parent_id = line.agency_id
    where term.valid_from <= %(day)s and (term.valid_to is null or term.valid_to >= %(day)s)
)
select agency_id from line
"""

_DEPTHS = """
with recursive line(agency_id, depth) as (
  select agency_id, 0 from organisations_agencyterm
    where agency_id = %(agency)s and valid_from <= %(day)s and (valid_to is null or valid_to >= %(day)s)
  union all
  select term.agency_id, line.depth + 1 from organisations_agencyterm term
    join line on term.parent_id = line.agency_id
    where term.valid_from <= %(day)s and (term.valid_to is null or term.valid_to >= %(day)s)
) cycle agency_id set is_ring using path
select agency_id, min(depth) from line where not is_ring group by agency_id
"""


@dataclass(frozen=True)
class AgencyHistory:
    """All that was ever true of an agency's name, place, codes and heirs, oldest first."""

    agency: Agency
    terms: tuple[AgencyTerm, ...]
    identifiers: tuple[AgencyIdentifier, ...]
    aliases: tuple[AgencyAlias, ...]
    came_from: tuple[Succession, ...]
    became: tuple[Succession, ...]


def agencies_on(day: date) -> QuerySet[AgencyTerm]:
    """Give every agency as it is on `day`, in the order of lists, each with its `identifier` ("" if none)."""
    own = AgencyIdentifier.objects.filter(valid_on(day), agency=OuterRef("agency")).values("code")[:1]
    return (
        AgencyTerm.objects.filter(valid_on(day))
        .select_related("agency", "kind", "place")
        .annotate(identifier=Coalesce(Subquery(own), Value("")))
        .order_by("kind__rank", "rank", "place_in_order", "agency_id")
    )


def register_since() -> date | None:
    """Give the first day that the register speaks of; None while it is empty."""
    return AgencyTerm.objects.order_by("valid_from").values_list("valid_from", flat=True).first()


def heirs_by(day: date) -> dict[UUID, UUID]:
    """Give, for each agency that has ceased by a day, the one that stands in its place on it.

    Where several took over, it is the one with the largest share; where that one has ceased too, its own
    heir. What ceased without an heir is left out.
    """
    standing = set(AgencyTerm.objects.filter(valid_on(day)).values_list("agency_id", flat=True))
    rows = Succession.objects.filter(day__lte=day).order_by("old_id", "-share", "new_id")
    became: dict[UUID, UUID] = {}
    for old_id, new_id in rows.values_list("old_id", "new_id"):
        became.setdefault(old_id, new_id)
    heirs = {}
    for old_id in became.keys() - standing:
        seen, heir = {old_id}, became[old_id]
        while heir not in standing and heir in became and heir not in seen:
            seen.add(heir)
            heir = became[heir]
        if heir in standing:
            heirs[old_id] = heir
    return heirs


def head_of_the_house(day: date) -> AgencyTerm | None:
    """Give the head of the administration on `day`, its place at hand; none on an empty house."""
    return _ready_head().noun(day=day)


@cache
def _ready_head() -> ReadyNouns[AgencyTerm]:
    heads = AgencyTerm.objects.filter(
        valid_on(DAY_HOLE), level=Level.PROVINCE, parent__isnull=True, place__isnull=False
    )
    return ReadyNouns(heads.select_related("place").order_by("rank", "id")[:1], {"day": DAY_HOLE})


def agency_on(agency_id: UUID, day: date) -> AgencyTerm:
    """Give an agency as it is on `day`. Raises AgencyUnknown."""
    found = agencies_on(day).filter(agency_id=agency_id).first()
    if found is None:
        raise AgencyUnknown(agency=agency_id, day=day_figures(day))
    return found


def agency_by_code(code: str, day: date) -> AgencyTerm:
    """Give the agency of this code as it is on `day`. Raises AgencyUnknown."""
    found = agencies_on(day).filter(agency__code=code).first()
    if found is None:
        raise AgencyUnknown(agency=code, day=day_figures(day))
    return found


def agency_by_identifier(identifier: str, day: date) -> AgencyTerm:
    """Give the agency that bears this identification code on `day`. Raises AgencyUnknown."""
    holders = AgencyIdentifier.objects.filter(valid_on(day), code=identifier).values("agency_id")
    found = agencies_on(day).filter(agency_id__in=holders).first()
    if found is None:
        raise AgencyUnknown(agency=identifier, day=day_figures(day))
    return found


def ids_by_code(codes: Iterable[str]) -> dict[str, UUID]:
    """Give the ids behind many codes, whatever the day, in one query; unknown codes are left out."""
    wanted = frozenset(codes)
    state = stamp()
    return dict(_kept_ids(state, wanted) if state else _ready_ids().ask(codes=list(wanted)))


@lru_cache(_AGENCIES_KEPT)
def _kept_ids(_state: UUID, codes: frozenset[str]) -> list[tuple[Any, ...]]:  # Any: each column's own type
    return _ready_ids().ask(codes=list(codes))


@cache
def _ready_ids() -> Ready:
    rows = Agency.objects.filter(code__in=texts_of(TEXTS_HOLE))
    return Ready(rows.values_list("code", "id"), {"codes": TEXTS_HOLE})


def names_of(ids: Iterable[UUID], day: date) -> dict[UUID, str]:
    """Name agencies as they are called on `day`, in one query; one that is no more keeps its last name."""
    rows = AgencyTerm.objects.filter(agency_id__in=set(ids), valid_from__lte=day).order_by("valid_from")
    return dict(rows.values_list("agency_id", "name"))


def line_above(agency_id: UUID, day: date) -> list[UUID]:
    """Give what an agency stands below on `day`, nearest first, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, {"agency": agency_id, "day": day})
        return [row[0] for row in cursor.fetchall()]


def everything_below(agency_id: UUID, day: date) -> frozenset[UUID]:
    """Give the agency and all that stands below it on `day`, in one query; nothing if it is not there."""
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, {"agency": agency_id, "day": day})
        return frozenset(row[0] for row in cursor.fetchall())


def depths_below(agency_id: UUID, day: date) -> dict[UUID, int]:
    """Say how far below an agency each one stands on `day`, itself at nought, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_DEPTHS, {"agency": agency_id, "day": day})
        return dict(cursor.fetchall())


def children_of(agency_id: UUID, day: date) -> QuerySet[AgencyTerm]:
    """Give what stands directly below an agency on `day`."""
    return agencies_on(day).filter(parent_id=agency_id)


def identifier_for(agency_id: UUID, day: date) -> str:
    """Give the identification code an agency acts under on `day`: its own, else that of the nearest above.

    Empty if none up to the top has one.
    """
    line = [agency_id, *line_above(agency_id, day)]
    codes = dict(
        AgencyIdentifier.objects.filter(valid_on(day), agency_id__in=line).values_list("agency_id", "code")
    )
    return next((codes[unit] for unit in line if unit in codes), "")


def search_agencies(text: str, day: date) -> QuerySet[AgencyTerm]:
    """Find agencies of `day` whose name, short form, alias or code has these words, marks or not."""
    key = name_key(text)
    aliases = AgencyAlias.objects.filter(valid_on(day), key__contains=key).values("agency_id")
    coded = AgencyIdentifier.objects.filter(valid_on(day), code__iexact=text.strip()).values("agency_id")
    named = Q(name_key__contains=key) | Q(short_key__contains=key) | Q(agency__code=text.strip())
    return agencies_on(day).filter(named | Q(agency_id__in=aliases) | Q(agency_id__in=coded))


def history(agency_id: UUID) -> AgencyHistory:
    """Give all that was ever true of an agency. Raises AgencyUnknown."""
    agency = Agency.objects.filter(id=agency_id).first()
    if agency is None:
        raise AgencyUnknown(agency=agency_id, day="—")
    return AgencyHistory(
        agency=agency,
        terms=tuple(agency.terms.select_related("kind", "parent", "place").order_by("valid_from")),
        identifiers=tuple(agency.identifiers.order_by("valid_from")),
        aliases=tuple(agency.aliases.order_by("valid_from", "text")),
        came_from=tuple(agency.as_new.select_related("old").order_by("day", "-share")),
        became=tuple(agency.as_old.select_related("new").order_by("day", "-share")),
    )


def kinds() -> list[AgencyKind]:
    """Give all kinds of agencies in the order of lists."""
    return list(AgencyKind.objects.order_by("rank", "code"))


def kinds_by_code() -> dict[str, AgencyKind]:
    """Give all kinds by code."""
    return {kind.code: kind for kind in AgencyKind.objects.all()}


def kind(code: str) -> AgencyKind:
    """Give a kind. Raises KindUnknown."""
    found = AgencyKind.objects.filter(code=code).first()
    if found is None:
        raise KindUnknown(kind=code)
    return found


def classes() -> list[AgencyClass]:
    """Give all groups of agencies."""
    return list(AgencyClass.objects.order_by("name"))


def terms_by_code(codes: Iterable[str]) -> dict[str, list[AgencyTerm]]:
    """Give all that agencies were ever described as, oldest first, by agency code, in one query."""
    found: dict[str, list[AgencyTerm]] = {}
    rows = AgencyTerm.objects.filter(agency__code__in=set(codes))
    for term in rows.select_related("agency", "kind", "parent", "place").order_by("valid_from"):
        found.setdefault(term.agency.code, []).append(term)
    return found


def stamp() -> UUID | None:
    """Give the token that every change of this room renews; None before the first."""
    row = _ready_stamp().now()
    return row[0] if row else None


@cache
def _ready_stamp() -> Steady:
    return Steady(OrganisationsStamp.objects.values_list("token"))


def stamp_beside() -> Subquery:
    """Give the token as something that another question may ask beside its own."""
    return Subquery(OrganisationsStamp.objects.values("token")[:1])


@lru_cache(_AGENCIES_KEPT)
def code_of(agency_id: UUID) -> str:
    """Give the code of an agency, which it keeps for good. Raises AgencyUnknown."""
    code = Agency.objects.filter(id=agency_id).values_list("code", flat=True).first()
    if code is None:
        raise AgencyUnknown(agency=agency_id, day="")
    return code


def turning_days() -> list[date]:
    """Give the days on which anything in the order of agencies, doors and posts began or had ceased."""
    rows = (
        model.objects.values_list("valid_from", "valid_to")
        for model in (AgencyTerm, AgencyIdentifier, AgencyAlias, OneStopScope, Post, PostRole)
    )
    spans = [span for each in rows for span in each.distinct()]
    ends = {until + timedelta(days=1) for _since, until in spans if until}
    return sorted({since for since, _until in spans} | ends)


@dataclass(frozen=True)
class Belongings:
    """What else an agency ever had: codes, keys of its aliases, whom it receives for, how it is reached."""

    identifiers: frozenset[str] = frozenset()
    alias_keys: frozenset[str] = frozenset()
    serves: frozenset[str] = frozenset()
    reached: tuple[str, str, str] | None = None  # address, telephone, e-mail of a one-stop unit


def belongings_by_code(codes: Iterable[str]) -> dict[str, Belongings]:
    """Give what agencies ever had beside their descriptions, by agency code, in four queries."""
    wanted = set(codes)
    identifiers = _gathered(AgencyIdentifier.objects.filter(agency__code__in=wanted), "agency__code", "code")
    aliases = _gathered(AgencyAlias.objects.filter(agency__code__in=wanted), "agency__code", "key")
    serves = _gathered(
        OneStopScope.objects.filter(unit__agency__code__in=wanted), "unit__agency__code", "agency__code"
    )
    units = OneStopUnit.objects.filter(agency__code__in=wanted).select_related("agency")
    reached = {unit.agency.code: (unit.address, unit.phone, unit.email) for unit in units}
    return {
        code: Belongings(
            frozenset(identifiers.get(code, ())),
            frozenset(aliases.get(code, ())),
            frozenset(serves.get(code, ())),
            reached.get(code),
        )
        for code in wanted
    }


def _gathered(
    rows: QuerySet[Any], key: str, value: str
) -> dict[str, set[str]]:  # Any: rows of several models
    found: dict[str, set[str]] = {}
    for owner, what in rows.values_list(key, value):
        found.setdefault(owner, set()).add(what)
    return found
