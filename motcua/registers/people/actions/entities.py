"""Registering legal entities, and putting right what is said of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell
from motcua.foundation.text import fold, tidy
from motcua.registers.people import access
from motcua.registers.people.errors import (
    EntityUnknown,
    NameMissing,
    OwnerDoesNotFit,
    PersonUnknown,
    PhoneMalformed,
    TaxCodeMalformed,
    TaxCodeTaken,
)
from motcua.registers.people.events import LegalEntityCorrected, LegalEntityRegistered
from motcua.registers.people.models import LegalEntity, Person, Source
from motcua.registers.people.rules.numbers import is_phone, is_tax_code, tidy_phone, tidy_tax_code


@dataclass(frozen=True)
class EntityDraft:
    """What is said of a legal entity before it stands in the register."""

    name: str
    kind: str
    tax_code: str = ""
    owner_id: UUID | None = None
    phone: str = ""
    email: str = ""
    place_id: UUID | None = None
    address_line: str = ""
    source: str = Source.DECLARED
    source_key: str = ""


CORRECTABLE = ("name", "kind", "tax_code", "owner_id", "phone", "email", "place_id", "address_line")


@transaction.atomic
def register_legal_entity(draft: EntityDraft, *, by: Actor, at: datetime) -> LegalEntity:
    """Ghi vào sổ: a new legal entity.

    Raises NotAllowed, NameMissing, TaxCodeMalformed, PhoneMalformed, OwnerDoesNotFit, PersonUnknown
    (the owner), TaxCodeTaken (with `entity_id`).
    """
    must(by, access.EDIT)
    entity = LegalEntity(source=draft.source, source_key=draft.source_key or None)
    write_entity(entity, draft)
    _save(entity)
    tell(LegalEntityRegistered(entity.id, entity.source), by=by, at=at)
    return entity


@transaction.atomic
def correct_legal_entity(entity_id: UUID, draft: EntityDraft, *, by: Actor, at: datetime) -> LegalEntity:
    """Đính chính a legal entity: it says what the draft says; where it came from stays.

    Raises NotAllowed, EntityUnknown, and what registering raises.
    """
    must(by, access.EDIT)
    entity = LegalEntity.objects.select_for_update(of=("self",)).filter(id=entity_id).first()
    if entity is None:
        raise EntityUnknown
    before = [getattr(entity, name) for name in CORRECTABLE]
    write_entity(entity, draft)
    changed = tuple(
        name for name, old in zip(CORRECTABLE, before, strict=True) if getattr(entity, name) != old
    )
    if changed:
        _save(entity)
        tell(LegalEntityCorrected(entity.id, changed), by=by, at=at)
    return entity


def write_entity(entity: LegalEntity, draft: EntityDraft) -> None:
    """Write every field its one way, or refuse it with the sentence that helps."""
    name = tidy(draft.name)
    if not name:
        raise NameMissing(what="name")
    tax_code = tidy_tax_code(draft.tax_code) if draft.tax_code else None
    if tax_code is not None and not is_tax_code(tax_code):
        raise TaxCodeMalformed(what="tax_code")
    phone = tidy_phone(draft.phone) if draft.phone else ""
    if phone and not is_phone(phone):
        raise PhoneMalformed(what="phone")
    if draft.owner_id is not None and draft.kind != LegalEntity.Kind.HOUSEHOLD:
        raise OwnerDoesNotFit
    if draft.owner_id is not None and not Person.objects.filter(id=draft.owner_id).exists():
        raise PersonUnknown
    entity.name, entity.name_key, entity.kind = name, fold(name), draft.kind
    entity.tax_code, entity.owner_id, entity.phone = tax_code, draft.owner_id, phone
    entity.email, entity.place_id = draft.email.strip(), draft.place_id
    entity.address_line = tidy(draft.address_line)


def _save(entity: LegalEntity) -> None:
    try:
        with transaction.atomic():
            entity.save()
    except IntegrityError as clash:
        alike = LegalEntity.objects.filter(tax_code=entity.tax_code).exclude(id=entity.id)
        taken = alike.first() if entity.tax_code else None
        if taken:
            raise TaxCodeTaken(entity_id=taken.id) from clash
        raise
