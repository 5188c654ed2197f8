"""Registering legal entities."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell
from motcua.foundation.text import fold, nfc
from motcua.registers.people import access
from motcua.registers.people.errors import NameMissing, PhoneMalformed, TaxCodeMalformed, TaxCodeTaken
from motcua.registers.people.events import LegalEntityRegistered
from motcua.registers.people.models import LegalEntity, Source
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


@transaction.atomic
def register_legal_entity(draft: EntityDraft, *, by: Actor, at: datetime) -> LegalEntity:
    """Ghi vào sổ: a new legal entity.

    Raises NotAllowed, NameMissing, TaxCodeMalformed, PhoneMalformed, TaxCodeTaken (with `entity_id`).
    """
    must(by, access.EDIT)
    name = " ".join(nfc(draft.name).split())
    if not name:
        raise NameMissing(what="name")
    tax_code = tidy_tax_code(draft.tax_code) if draft.tax_code else None
    if tax_code is not None and not is_tax_code(tax_code):
        raise TaxCodeMalformed(what="tax_code")
    phone = tidy_phone(draft.phone) if draft.phone else ""
    if phone and not is_phone(phone):
        raise PhoneMalformed(what="phone")
    entity = LegalEntity(
        name=name,
        name_key=fold(name),
        kind=draft.kind,
        tax_code=tax_code,
        owner_id=draft.owner_id,
        phone=phone,
        email=draft.email.strip(),
        place_id=draft.place_id,
        address_line=nfc(draft.address_line).strip(),
        source=draft.source,
        source_key=draft.source_key or None,
    )
    _save(entity)
    tell(LegalEntityRegistered(entity.id, entity.source), by=by, at=at)
    return entity


def _save(entity: LegalEntity) -> None:
    try:
        with transaction.atomic():
            entity.save()
    except IntegrityError as clash:
        taken = entity.tax_code and LegalEntity.objects.filter(tax_code=entity.tax_code).first()
        if taken:
            raise TaxCodeTaken(entity_id=taken.id) from clash
        raise
