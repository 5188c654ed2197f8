"""Who may act for whom, from a day to a day."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell
from motcua.registers.people import access
from motcua.registers.people.errors import PersonUnknown
from motcua.registers.people.events import RepresentationBegun, RepresentationEnded
from motcua.registers.people.models import Representation


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
    """Ghi đại diện: someone acts for a person or a legal entity. Raises NotAllowed."""
    must(by, access.EDIT)
    representation = Representation.objects.create(
        representative_id=representative_id,
        person_id=person_id,
        entity_id=entity_id,
        kind=kind,
        valid_from=valid_from,
        valid_to=valid_to,
        matter=matter,
        paper=paper,
    )
    tell(RepresentationBegun(representation.id, representative_id, kind), by=by, at=at)
    return representation


@transaction.atomic
def end_representation(representation_id: UUID, *, last_day: date, by: Actor, at: datetime) -> None:
    """Chấm dứt đại diện at the end of a day. Raises NotAllowed, PersonUnknown."""
    must(by, access.EDIT)
    rows = Representation.objects.select_for_update(of=("self",))
    representation = rows.filter(id=representation_id).first()
    if representation is None:
        raise PersonUnknown
    representation.valid_to = last_day
    representation.save(update_fields=["valid_to"])
    tell(RepresentationEnded(representation_id), by=by, at=at)
