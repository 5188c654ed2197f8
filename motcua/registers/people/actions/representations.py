"""Who may act for whom, from a day to a day."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell
from motcua.foundation.text import day_figures, tidy
from motcua.registers.people import access
from motcua.registers.people.errors import (
    ActsForSelf,
    DaysReversed,
    EntityUnknown,
    PersonUnknown,
    PrincipalUnclear,
    RepresentationKnown,
    RepresentationUnknown,
    RightDoesNotFit,
)
from motcua.registers.people.events import RepresentationBegun, RepresentationEnded
from motcua.registers.people.models import LegalEntity, Person, Representation

Kind = Representation.Kind
FOR_PERSONS = (Kind.PARENT, Kind.GUARDIAN)


@transaction.atomic
def begin_representation(
    representative_id: UUID,
    *,
    kind: str,
    valid_from: date,
    person_id: UUID | None = None,
    entity_id: UUID | None = None,
    valid_to: date | None = None,
    matter: str = "",
    paper: str = "",
    by: Actor,
    at: datetime,
) -> Representation:
    """Ghi đại diện: someone acts for a person or a legal entity.

    Raises NotAllowed, PrincipalUnclear, ActsForSelf, PersonUnknown, EntityUnknown, RightDoesNotFit,
    DaysReversed, RepresentationKnown.
    """
    must(by, access.EDIT)
    _must_be_there(representative_id, person_id, entity_id)
    row = Representation(
        representative_id=representative_id,
        person_id=person_id,
        entity_id=entity_id,
        kind=kind,
        valid_from=valid_from,
        valid_to=valid_to,
        matter=tidy(matter),
        paper=tidy(paper),
    )
    _must_fit(row)
    row.save(force_insert=True)
    tell(RepresentationBegun(row.id, representative_id, kind), by=by, at=at)
    return row


def _must_fit(row: Representation) -> None:
    """Pass a right that fits its principal, days in order, and what the register does not say yet."""
    unsaid = row.kind == Kind.MANDATE and not row.matter
    if unsaid or (row.kind in FOR_PERSONS and row.person_id is None) or row.kind not in Kind:
        raise RightDoesNotFit
    if row.valid_to is not None and row.valid_to < row.valid_from:
        raise DaysReversed(since=day_figures(row.valid_from), until=day_figures(row.valid_to))
    alike = Representation.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=row.valid_from),
        Q(person_id=row.person_id) if row.person_id else Q(entity_id=row.entity_id),
        representative_id=row.representative_id,
        kind=row.kind,
        matter=row.matter,
        valid_from__lte=row.valid_to or date.max,
    ).first()
    if alike is not None:
        raise RepresentationKnown(since=day_figures(alike.valid_from))


def _must_be_there(representative_id: UUID, person_id: UUID | None, entity_id: UUID | None) -> None:
    """Pass one representative, held against others who write at this moment, and one principal."""
    if (person_id is None) == (entity_id is None):
        raise PrincipalUnclear
    if person_id == representative_id:
        raise ActsForSelf
    wanted = {representative_id, person_id or representative_id}
    held = Person.objects.select_for_update(of=("self",)).filter(id__in=wanted).order_by("id")
    if len(held) != len(wanted):
        raise PersonUnknown
    if entity_id is not None and not LegalEntity.objects.filter(id=entity_id).exists():
        raise EntityUnknown


@transaction.atomic
def end_representation(representation_id: UUID, *, last_day: date, by: Actor, at: datetime) -> None:
    """Chấm dứt đại diện at the end of a day. Raises NotAllowed, RepresentationUnknown, DaysReversed."""
    must(by, access.EDIT)
    rows = Representation.objects.select_for_update(of=("self",))
    representation = rows.filter(id=representation_id).first()
    if representation is None or (representation.valid_to or date.max) < last_day:
        raise RepresentationUnknown
    if last_day < representation.valid_from:
        raise DaysReversed(since=day_figures(representation.valid_from), until=day_figures(last_day))
    representation.valid_to = last_day
    representation.save(update_fields=["valid_to"])
    tell(RepresentationEnded(representation_id), by=by, at=at)
