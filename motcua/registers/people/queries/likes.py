"""Rows that may be one human being, and what was merged or put right."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from motcua.registers.people.models import Correction, Merge, Person
from motcua.registers.people.rules.likeness import Sign, Traits, likeness

PAIRS = """
select a.id, b.id from people_person a
join people_person b on a.id < b.id and b.merged_into_id is null and (
  (a.name_key = b.name_key and (a.birth_year is null or b.birth_year is null or a.birth_year = b.birth_year))
  or a.previous_number_index = b.previous_number_index
  or a.passport_index = b.passport_index
  or (a.phone_index = b.phone_index and a.birth_year = b.birth_year)
)
where a.merged_into_id is null
  and (a.personal_id_index is null or b.personal_id_index is null)
  and (a.id, b.id) > (%s, %s)
  and not exists (select 1 from people_apartmark m where m.one_id = a.id and m.other_id = b.id)
order by a.id, b.id limit %s
"""
NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Like:
    """Two rows that may be one human being, and why."""

    one: Person
    other: Person
    signs: frozenset[Sign]

    @property
    def cursor(self) -> tuple[UUID, UUID]:
        """Give the place to go on from."""
        return self.one.id, self.other.id


def duplicates(*, after: tuple[UUID, UUID] = (NOBODY, NOBODY), limit: int = 20) -> Sequence[Like]:
    """Give pairs to look at, in the order of their ids; `after` is the cursor. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, [*after, limit])
        pairs: list[tuple[UUID, UUID]] = cursor.fetchall()
    ids = {one for pair in pairs for one in pair}
    rows = {row.id: row for row in Person.objects.filter(id__in=ids).select_related("place")}
    found = [Like(rows[a], rows[b], likeness(_traits(rows[a]), _traits(rows[b]))) for a, b in pairs]
    return [like for like in found if like.signs]


def merges_of(person_id: UUID) -> QuerySet[Merge]:
    """Give the merges that someone is part of and that hold, latest first."""
    rows = Merge.objects.filter(undone_at=None).select_related("kept", "merged").order_by("-merged_at")
    return rows.filter(kept_id=person_id) | rows.filter(merged_id=person_id)


def corrections_of(person_id: UUID) -> QuerySet[Correction]:
    """Give what was put right about someone, latest first."""
    return Correction.objects.filter(person_id=person_id).order_by("-corrected_at", "-id")


def _traits(person: Person) -> Traits:
    return Traits(
        person.name_key,
        person.birth,
        bytes(person.personal_id_index or b""),
        bytes(person.previous_number_index or b""),
        bytes(person.passport_index or b""),
        bytes(person.phone_index or b""),
    )
