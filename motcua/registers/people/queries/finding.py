"""Finding people and legal entities: by exact number through the blind index, by name without marks."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from uuid import UUID

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Q, QuerySet

from motcua.foundation.clock import valid_on
from motcua.foundation.keys.queries import blind_index
from motcua.foundation.ready import IDS_HOLE, ReadyNouns, bytes_hole, id_hole, ids_of, kept_for_the_moment
from motcua.foundation.text import fold
from motcua.registers.people.errors import EntityUnknown, PersonUnknown
from motcua.registers.people.models import NUMBER_KEPT, LegalEntity, Person, Representation
from motcua.registers.people.rules.numbers import (
    figures_of,
    is_passport,
    tidy_passport,
    tidy_phone,
    tidy_tax_code,
)

LIKE_ENOUGH = 0.6
LONGEST_CHAIN = 8
NUMBER_LENGTHS = {9, 12}


def person(person_id: UUID) -> Person:
    """Give someone; who was merged is who he was merged into. Raises PersonUnknown."""
    wanted = person_id
    for _ in range(LONGEST_CHAIN):
        found = _ready_people("id").noun(id=wanted)
        if found is None:
            break
        if found.merged_into_id is None:
            return found
        wanted = found.merged_into_id
    raise PersonUnknown


def person_of_account(account_id: UUID) -> Person:
    """Give who signs in with an account; who was merged is who he was merged into. Raises PersonUnknown."""
    found = _ready_people("account_id").noun(account_id=account_id)
    if found is None:
        raise PersonUnknown
    return person(found.merged_into_id) if found.merged_into_id else found


def people_by_ids(ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Give many people in one query, by id, merged rows as they stand."""
    wanted, kept = set(ids), kept_for_the_moment("people")
    asked = [one for one in wanted if one not in kept]
    if len(asked) == 1:
        found = _ready_people("id").nouns(id=asked[0])
    else:
        found = _ready_people("ids").nouns(ids=asked) if asked else []
    return {one: kept[one] for one in wanted if one in kept} | {row.id: row for row in found}


def person_by_number(number: str) -> Person | None:
    """Find someone by the personal number, or by the nine figures of the old card."""
    index = blind_index(figures_of(number), purpose=NUMBER_KEPT)
    for number_kept in ("personal_id_index", "previous_number_index"):
        found = _ready_people(number_kept).noun(**{number_kept: index})
        if found is not None:
            kept_for_the_moment("people")[found.id] = found
            return found
    return None


@cache
def _ready_people(named: str) -> ReadyNouns[Person]:
    rows = Person.objects.select_related("place")
    if named in {"id", "account_id"}:
        return ReadyNouns(rows.filter(**{named: id_hole()}).order_by("id"), {named: id_hole()})
    if named == "ids":
        return ReadyNouns(rows.filter(id__in=ids_of(IDS_HOLE)), {"ids": IDS_HOLE})
    return ReadyNouns(
        rows.filter(merged_into=None, **{named: bytes_hole()}).order_by("id"), {named: bytes_hole()}
    )


def find_people(text: str, *, birth_year: int | None = None, limit: int = 20) -> Sequence[Person]:
    """Find by exact number or telephone, else by name without marks; best first, at most `limit`."""
    bare = figures_of(text)
    rows = Person.objects.filter(merged_into=None).select_related("place")
    if birth_year:
        rows = rows.filter(birth_year=birth_year)
    if bare.lstrip("+").isdigit():
        numbers = [blind_index(known, purpose=NUMBER_KEPT) for known in {bare, tidy_phone(bare)}]
        exact = (
            Q(personal_id_index__in=numbers)
            | Q(previous_number_index__in=numbers)
            | Q(phone_index__in=numbers)
            | Q(passport_index__in=numbers)
        )
        return list(rows.filter(exact).order_by("name_key", "id")[:limit])
    if is_passport(tidy_passport(text)):
        index = blind_index(tidy_passport(text), purpose=NUMBER_KEPT)
        return list(rows.filter(passport_index=index).order_by("name_key", "id")[:limit])
    key = fold(text)
    if not key:
        return []
    like = rows.filter(name_key__trigram_word_similar=key).annotate(
        like=TrigramWordSimilarity(key, "name_key")
    )
    return list(like.filter(like__gte=LIKE_ENOUGH).order_by("-like", "name_key", "id")[:limit])


def called(text: str, prefix: str = "") -> Q:
    """Narrow to whose name has these words side by side, marks or not, the last of them perhaps cut short."""
    key = fold(text)
    return Q(**{f"{prefix}name_key__startswith": key}) | Q(**{f"{prefix}name_key__contains": f" {key}"})


def people_called(text: str, *, limit: int) -> list[UUID]:
    """Give who is called so, at most `limit`, as ids in no order; rows merged into others too."""
    return list(Person.objects.filter(called(text)).values_list("id", flat=True)[:limit])


def entities_called(text: str, *, limit: int) -> list[UUID]:
    """Give the legal entities that are called so, at most `limit`, as ids in no order."""
    return list(LegalEntity.objects.filter(called(text)).values_list("id", flat=True)[:limit])


def entity(entity_id: UUID) -> LegalEntity:
    """Give a legal entity. Raises EntityUnknown."""
    found = LegalEntity.objects.select_related("place").filter(id=entity_id).first()
    if found is None:
        raise EntityUnknown
    return found


def entity_by_tax_code(code: str) -> LegalEntity | None:
    """Find a legal entity by its tax code, however it is written."""
    return LegalEntity.objects.filter(tax_code=tidy_tax_code(code)).first()


def find_entities(text: str, *, limit: int = 20) -> Sequence[LegalEntity]:
    """Find by exact tax code, else by name without marks; best first, at most `limit`."""
    code = tidy_tax_code(text)
    if code.replace("-", "").isdigit():
        return list(LegalEntity.objects.filter(tax_code=code))
    key = fold(text)
    if not key:
        return []
    like = LegalEntity.objects.filter(name_key__trigram_word_similar=key)
    like = like.annotate(like=TrigramWordSimilarity(key, "name_key")).filter(like__gte=LIKE_ENOUGH)
    return list(like.order_by("-like", "name_key", "id")[:limit])


def representatives_of(
    *, person_id: UUID | None = None, entity_id: UUID | None = None, day: date
) -> QuerySet[Representation]:
    """Give who may act for someone on a day."""
    rows = Representation.objects.filter(valid_on(day)).select_related("representative")
    return rows.filter(person_id=person_id) if person_id else rows.filter(entity_id=entity_id)


def principals_of(representative_id: UUID, *, day: date) -> QuerySet[Representation]:
    """Give for whom someone may act on a day, persons and legal entities."""
    rows = Representation.objects.filter(valid_on(day), representative_id=representative_id)
    return rows.select_related("person", "entity").order_by("valid_from", "pk")


def may_act_for(
    representative_id: UUID, *, person_id: UUID | None = None, entity_id: UUID | None = None, day: date
) -> bool:
    """Say whether the register knows that one acts for the other on a day."""
    rows = representatives_of(person_id=person_id, entity_id=entity_id, day=day)
    return rows.filter(representative_id=representative_id).exists()
