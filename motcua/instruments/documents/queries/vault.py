"""What asks about vaults: whose papers, which of them may stand for what is wanted, where they were used."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.foundation.clock import valid_on
from motcua.foundation.text import fold
from motcua.foundation.walks import beyond
from motcua.instruments.documents.errors import VaultDocumentUnknown
from motcua.instruments.documents.models import PaperType, Reuse, Trust, VaultDocument
from motcua.instruments.documents.rules.sorts import Sort, bare_name, in_order, sort_of, stands_for
from motcua.registers.procedures.models import RequiredDocument

_LATEST: Final = ("-confirmed_at", "-pk")
_TRUSTS: Final = [str(one) for one in Trust]
MOST_OFFERS: Final = 5


@dataclass(frozen=True)
class Offer:
    """Giấy tờ trong kho có thể dùng thay: a paper of the owner's vault for one required document.

    `document` has what a page shows: name, number, issuer, `issued_on`, `valid_to`, `get_trust_display()`,
    file and `file_name`. `by_sort` says whether both are of one known sort of paper, else only their names
    are the same: then it is right to ask the owner to look twice.
    """

    document: VaultDocument
    required_id: UUID
    by_sort: bool


def vault_of(
    people: Collection[UUID],
    entities: Collection[UUID],
    *,
    after: tuple[datetime, UUID] | None = None,
    most: int,
) -> list[VaultDocument]:
    """Kho giấy tờ of these owners, the latest confirmed first, at most so many from behind `after` on."""
    rows = _theirs(people, entities)
    if after is not None:
        rows = beyond(rows, _LATEST, *after)
    return list(rows.order_by(*_LATEST)[:most])


def vault_document(document_id: UUID, people: Collection[UUID], entities: Collection[UUID]) -> VaultDocument:
    """Give one paper of these owners. Raises VaultDocumentUnknown, too where it is another's."""
    found = _theirs(people, entities).filter(pk=document_id).first()
    if found is None:
        raise VaultDocumentUnknown
    return found


def offers(
    required: Iterable[RequiredDocument],
    people: Collection[UUID],
    entities: Collection[UUID],
    *,
    day: date,
) -> Mapping[UUID, Sequence[Offer]]:
    """Đề nghị dùng lại: by required document, what the owners' vaults have for it that is good on the day.

    `required` are rows of one procedure version (its forms are left out: they are filled anew). The surest
    and latest come first, at most MOST_OFFERS each; a required document without an offer is not in the
    answer. Whose vaults are looked into, the caller says: the applicant's alone, person or legal entity.
    Two questions whatever their number. What is taken of it is put to the case with `actions.reuse`.
    """
    wanted = {one.id: _wanted(one) for one in required if not one.form_key}
    if not wanted:
        return {}
    usable = [one for one in _theirs(people, entities).order_by(*_LATEST)[:_MOST_READ] if one.is_usable(day)]
    if not usable:
        return {}
    sorts = sorts_on(day)
    found: dict[UUID, Sequence[Offer]] = {}
    for required_id, (bare, code) in wanted.items():
        sort = sort_of(bare, code, sorts)
        asked = (sort.code if sort else "", bare)
        fitting = [one for one in usable if stands_for(asked, (one.type_code, one.name_key))]
        fitting.sort(key=lambda one: in_order(_TRUSTS, one.trust))
        if fitting:
            found[required_id] = [Offer(one, required_id, bool(sort)) for one in fitting[:MOST_OFFERS]]
    return found


def fits(document: VaultDocument, required: RequiredDocument | None, day: date) -> bool:
    """Say whether a paper of a vault may stand for a required document; of one's own accord any may."""
    if required is None:
        return True
    bare, code = _wanted(required)
    sort = sort_of(bare, code, sorts_on(day))
    return stands_for((sort.code if sort else "", bare), (document.type_code, document.name_key))


def reuses_of(documents: Iterable[VaultDocument]) -> Mapping[UUID, Sequence[Reuse]]:
    """Say where papers were used again, by paper, the latest first, in one question."""
    found: dict[UUID, list[Reuse]] = {}
    rows = Reuse.objects.filter(document__in=[one.pk for one in documents])
    for row in rows.order_by("-reused_at", "-id"):
        found.setdefault(row.document_id, []).append(row)
    return found


def reused_in(subject_kind: str, subject_id: UUID) -> Mapping[UUID, Reuse]:
    """Say which papers of a case came out of a vault, by the paper's id, each with where it was confirmed."""
    rows = Reuse.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
    return {one.submitted_id: one for one in rows.select_related("document__issuer", "consent__text")}


def reused_subjects(subject_kind: str, at: datetime) -> "QuerySet[Reuse, UUID]":
    """Give the cases of a kind in which a paper of a vault was used again by a moment."""
    rows = Reuse.objects.filter(subject_kind=subject_kind, reused_at__lte=at)
    return rows.values_list("subject_id", flat=True)


def type_lines(code: str) -> Sequence[PaperType]:
    """Give all lines of one sort of paper, the first before the later."""
    return list(PaperType.objects.filter(code=code).order_by("valid_from"))


def sorts_on(day: date) -> list[Sort]:
    """Give the sorts of paper of a day, as names are compared with them."""
    return [as_sort(one) for one in PaperType.objects.filter(valid_on(day)).order_by("code")]


def as_sort(one: PaperType) -> Sort:
    """Give a sort of paper as names are compared with it."""
    names = tuple(bare_name(fold(name)) for name in [one.name, *one.names])
    return Sort(one.code, names, frozenset(one.codes), one.months)


_MOST_READ: Final = 500
"""So many of the latest papers of an owner are looked through: more nobody has, and no page waits for it."""


def _theirs(people: Collection[UUID], entities: Collection[UUID]) -> "QuerySet[VaultDocument]":
    owned = Q(person__in=people) | Q(entity__in=entities)
    rows = VaultDocument.objects.filter(owned, removal__isnull=True)
    return rows.select_related("result", "file", "person", "entity")


def _wanted(required: RequiredDocument) -> tuple[str, str]:
    return bare_name(fold(required.name)), required.paper_code
