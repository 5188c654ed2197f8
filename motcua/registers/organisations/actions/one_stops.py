"""Bộ phận một cửa: set up, put right, and for whom it receives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN, valid_on
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.text import day_figures
from motcua.registers.organisations.access import must_keep, must_keep_everywhere
from motcua.registers.organisations.actions.drafts import OneStopDraft
from motcua.registers.organisations.actions.register import Register
from motcua.registers.organisations.errors import AgencyUnknown, DaysReversed, NotAOneStop, ScopeKnown
from motcua.registers.organisations.events import OneStopCorrected, OneStopOpened, ScopeEnded, ScopeOpened
from motcua.registers.organisations.models import AgencyTerm, OneStopScope, OneStopUnit
from motcua.registers.organisations.queries.lookup import agency_on, ids_by_code, names_of


@dataclass(frozen=True)
class DraftedUnit:
    """A one-stop unit to be set up for an agency that a row describes."""

    term: AgencyTerm
    draft: OneStopDraft


@transaction.atomic
def open_one_stop(
    agency_id: UUID, draft: OneStopDraft, *, since: date, by: Actor, at: datetime
) -> OneStopUnit:
    """Lập bộ phận một cửa at an agency whose kind receives. Raises NotAllowed, AgencyUnknown, NotAOneStop."""
    Register.hold()
    must_keep_everywhere(by)
    term = agency_on(agency_id, since)
    term.valid_from = since
    return write_one_stops([DraftedUnit(term, draft)], by=by, at=at)[0]


def write_one_stops(many: Sequence[DraftedUnit], *, by: Actor, at: datetime) -> list[OneStopUnit]:
    """Write one-stop units and for whom they receive from their first day, inside an action of this room."""
    for one in many:
        if not one.term.kind.receives:
            raise NotAOneStop(agency=one.term.name)
    ids = ids_by_code(code for one in many for code in one.draft.serves)
    units = OneStopUnit.objects.bulk_create(
        OneStopUnit(
            agency_id=one.term.agency_id,
            address=one.draft.address,
            phone=one.draft.phone,
            email=one.draft.email,
        )
        for one in many
    )
    tell_many((OneStopOpened(unit.agency_id) for unit in units), by=by, at=at)
    scopes = [
        OneStopScope(
            unit_id=one.term.agency_id, agency_id=_served(ids, code, one), valid_from=one.term.valid_from
        )
        for one in many
        for code in one.draft.serves
    ]
    OneStopScope.objects.bulk_create(scopes)
    tell_many((ScopeOpened(row.unit_id, row.agency_id, row.valid_from) for row in scopes), by=by, at=at)
    return units


def _served(ids: dict[str, UUID], code: str, one: DraftedUnit) -> UUID:
    if code not in ids:
        raise AgencyUnknown(agency=code, day=day_figures(one.term.valid_from))
    return ids[code]


@transaction.atomic
def correct_one_stop(
    agency_id: UUID, *, address: str, phone: str, email: str, by: Actor, at: datetime
) -> OneStopUnit:
    """Đính chính where a one-stop unit sits and how it is reached. Raises NotAllowed, NotAOneStop."""
    Register.hold()
    must_keep(by, agency_id, at.astimezone(VN).date())
    unit = _unit(agency_id)
    new = {"address": address, "phone": phone, "email": email}
    changed = tuple(name for name, value in new.items() if getattr(unit, name) != value)
    if changed:
        unit.address, unit.phone, unit.email = address, phone, email
        unit.save(update_fields=changed)
        tell(OneStopCorrected(agency_id, changed), by=by, at=at)
    return unit


@transaction.atomic
def open_scope(unit_id: UUID, agency_id: UUID, *, since: date, by: Actor, at: datetime) -> OneStopScope:
    """Giao tiếp nhận: a one-stop unit receives for an agency from a day on.

    Raises NotAllowed, NotAOneStop, AgencyUnknown, ScopeKnown.
    """
    Register.hold()
    must_keep_everywhere(by)
    _unit(unit_id)
    served = agency_on(agency_id, since)
    standing = OneStopScope.objects.filter(unit_id=unit_id, agency_id=agency_id)
    if standing.filter(valid_on(since)).exists() or standing.filter(valid_from__gte=since).exists():
        raise ScopeKnown(unit=names_of([unit_id], since).get(unit_id, unit_id), agency=served.name)
    row = OneStopScope.objects.create(unit_id=unit_id, agency_id=agency_id, valid_from=since)
    tell(ScopeOpened(unit_id, agency_id, since), by=by, at=at)
    return row


@transaction.atomic
def end_scope(unit_id: UUID, agency_id: UUID, *, last_day: date, by: Actor, at: datetime) -> None:
    """Thôi tiếp nhận for an agency after a day. Raises NotAllowed, NotAOneStop, DaysReversed."""
    Register.hold()
    must_keep_everywhere(by)
    _unit(unit_id)
    rows = OneStopScope.objects.filter(unit_id=unit_id, agency_id=agency_id)
    row = rows.order_by("-valid_from").first()
    if row is None or last_day < row.valid_from:
        since = day_figures(row.valid_from) if row else "—"
        raise DaysReversed(since=since, until=day_figures(last_day))
    Register.end(rows, last_day)
    tell(ScopeEnded(unit_id, agency_id, last_day), by=by, at=at)


def _unit(agency_id: UUID) -> OneStopUnit:
    unit = OneStopUnit.objects.filter(agency_id=agency_id).first()
    if unit is None:
        raise NotAOneStop(agency=agency_id)
    return unit
