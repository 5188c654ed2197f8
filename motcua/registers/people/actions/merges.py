"""Merging two rows that are one human being, undoing it, and saying that two are two. A person decides."""

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell
from motcua.foundation.keys.queries import blind_index
from motcua.registers.people import access
from motcua.registers.people.errors import (
    MergedBefore,
    MergeNotLast,
    MergeUnknown,
    PersonUnknown,
    ReasonMissing,
    SamePerson,
    TwoNumbers,
)
from motcua.registers.people.events import PeopleMerged, PeopleSetApart, PeopleUnmerged, PersonCorrected
from motcua.registers.people.models import NUMBER_KEPT, ApartMark, Merge, Person
from motcua.registers.people.rules.likeness import filled, taken_back

MOVED = ("gender", "previous_number", "passport", "phone", "email", "address_line", "ethnic_code")
INDEXED = ("previous_number", "passport", "phone")


@transaction.atomic
def merge_people(kept_id: UUID, merged_id: UUID, *, reason: str, by: Actor, at: datetime) -> Merge:
    """Gộp trùng: what the kept row lacks comes over; the merged row stays and names the kept one.

    Raises NotAllowed, PersonUnknown, SamePerson, ReasonMissing, MergedBefore, TwoNumbers.
    """
    must(by, access.MERGE)
    if kept_id == merged_id:
        raise SamePerson
    if not reason.strip():
        raise ReasonMissing(what="lý do")
    kept, merged = _both(kept_id, merged_id)
    if kept.merged_into_id or merged.merged_into_id:
        raise MergedBefore
    if kept.personal_id and merged.personal_id:
        raise TwoNumbers
    moved = filled(_words(kept), _words(merged))
    _set(kept, moved)
    number = merged.personal_id
    if number and not kept.personal_id:
        moved["personal_id"] = number
        merged.personal_id, merged.personal_id_index = "", None
    merged.merged_into = kept
    merged.save()
    if "personal_id" in moved:
        _set(kept, {"personal_id": number})
    kept.save()
    merge = Merge.objects.create(
        kept=kept, merged=merged, reason=reason.strip(), moved=json.dumps(moved), merged_at=at
    )
    tell(PeopleMerged(merged.id, kept.id), by=by, at=at)
    if moved:
        tell(PersonCorrected(kept.id, tuple(sorted(moved))), by=by, at=at)
    return merge


@transaction.atomic
def unmerge_people(merge_id: UUID, *, reason: str, by: Actor, at: datetime) -> None:
    """Bỏ gộp: the two stand apart again; what the merge brought over goes back unless somebody changed it.

    Raises NotAllowed, ReasonMissing, MergeUnknown, MergeNotLast.
    """
    must(by, access.MERGE)
    if not reason.strip():
        raise ReasonMissing(what="lý do")
    merge = Merge.objects.select_for_update(of=("self",)).filter(id=merge_id, undone_at=None).first()
    if merge is None:
        raise MergeUnknown
    kept, merged = _both(merge.kept_id, merge.merged_id)
    if kept.merged_into_id:
        raise MergeNotLast
    moved: dict[str, str] = json.loads(merge.moved or "{}")
    back = taken_back({**_words(kept), "personal_id": kept.personal_id}, moved)
    _set(kept, dict.fromkeys(back, ""))
    kept.save()
    merged.merged_into = None
    if "personal_id" in back:
        _set(merged, {"personal_id": moved["personal_id"]})
    merged.save()
    merge.undone_at = at
    merge.save(update_fields=["undone_at"])
    tell(PeopleUnmerged(merged.id, kept.id), by=by, at=at)
    if back:
        tell(PersonCorrected(kept.id, tuple(sorted(back))), by=by, at=at)


@transaction.atomic
def set_apart(one_id: UUID, other_id: UUID, *, by: Actor, at: datetime) -> None:
    """Không trùng: two like rows are two people; shown no more. Raises NotAllowed, SamePerson."""
    must(by, access.MERGE)
    if one_id == other_id:
        raise SamePerson
    first, second = sorted((one_id, other_id))
    _both(first, second)
    _, made = ApartMark.objects.get_or_create(one_id=first, other_id=second)
    if made:
        tell(PeopleSetApart(first, second), by=by, at=at)


def _both(one_id: UUID, other_id: UUID) -> tuple[Person, Person]:
    """Lock two rows, always in the same order, so that two who merge them at once do not wait forever."""
    rows = Person.objects.select_for_update(of=("self",)).filter(id__in=[one_id, other_id]).order_by("id")
    found = {row.id: row for row in rows}
    if one_id not in found or other_id not in found:
        raise PersonUnknown
    return found[one_id], found[other_id]


def _words(person: Person) -> dict[str, str]:
    return {name: str(getattr(person, name) or "") for name in MOVED}


def _set(person: Person, words: dict[str, str]) -> None:
    for name, value in words.items():
        setattr(person, name, value)
        if name in INDEXED or name == "personal_id":
            setattr(person, f"{name}_index", blind_index(value, purpose=NUMBER_KEPT) if value else None)
