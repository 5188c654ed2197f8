"""Đính chính: what was written wrong of a place, where the law changed nothing."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell
from motcua.foundation.text import fold, sort_key, tidy
from motcua.registers.places.access import KEEP
from motcua.registers.places.actions.record import lock_places
from motcua.registers.places.errors import ChangeUnknown, NothingToCorrect, PlaceIdUnknown
from motcua.registers.places.events import PlaceChangeCorrected, PlaceCorrected
from motcua.registers.places.models import Place, PlaceChange


@transaction.atomic
def correct_place(
    place_id: UUID,
    *,
    name: str | None = None,
    post_code: str | None = None,
    terrain: str | None = None,
    mark: str | None = None,
    by: Actor,
    at: datetime,
) -> Place:
    """Đính chính tên, mã bưu chính, vùng hay độ chắc of a row; what is None stays.

    Raises NotAllowed, PlaceIdUnknown, NothingToCorrect.
    """
    lock_places()
    must(by, KEEP)
    row = Place.objects.select_for_update(of=("self",)).filter(id=place_id).first()
    if row is None:
        raise PlaceIdUnknown
    wanted = {"name": tidy(name) if name else None, "post_code": post_code, "terrain": terrain, "mark": mark}
    changed = {
        field: value for field, value in wanted.items() if value is not None and value != getattr(row, field)
    }
    if not changed:
        raise NothingToCorrect(place=row.full_name)
    for field, value in changed.items():
        setattr(row, field, value)
    row.words, row.place_in_order = fold(row.full_name), sort_key(row.name)
    row.save(update_fields=[*changed, "words", "place_in_order"])
    tell(PlaceCorrected(row.id, tuple(sorted(changed))), by=by, at=at)
    return row


@transaction.atomic
def correct_change(
    change_id: UUID, *, title: str, decision: str, mark: str, by: Actor, at: datetime
) -> PlaceChange:
    """Đính chính tên, văn bản, độ chắc of a change; whom it touched and when stays.

    Raises NotAllowed, ChangeUnknown, NothingToCorrect.
    """
    lock_places()
    must(by, KEEP)
    change = PlaceChange.objects.select_for_update(of=("self",)).filter(id=change_id).first()
    if change is None:
        raise ChangeUnknown
    wanted = {"title": tidy(title), "decision": tidy(decision), "mark": mark}
    changed = tuple(field for field, value in wanted.items() if value != getattr(change, field))
    if not changed:
        raise NothingToCorrect(place=change.title)
    for field in changed:
        setattr(change, field, wanted[field])
    change.save(update_fields=changed)
    tell(PlaceChangeCorrected(change.id, changed), by=by, at=at)
    return change
