"""Registering people, putting words about them right, opening what is closed."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.audit.actions import record_look
from motcua.foundation.events.actions import tell
from motcua.foundation.keys.queries import blind_index
from motcua.foundation.text import fold, nfc
from motcua.registers.people import access
from motcua.registers.people.errors import (
    AccountAttached,
    BirthMalformed,
    FieldUnknown,
    NameMissing,
    NumberMalformed,
    NumberTaken,
    PassportMalformed,
    PersonUnknown,
    PhoneMalformed,
    ReasonMissing,
)
from motcua.registers.people.events import PersonCorrected, PersonRegistered
from motcua.registers.people.models import NUMBER_KEPT, Correction, IdentityLevel, Person, Source
from motcua.registers.people.rules.births import Birth, NotABirth, read_birth
from motcua.registers.people.rules.numbers import (
    figures_of,
    is_passport,
    is_personal_number,
    is_phone,
    is_previous_number,
    tidy_passport,
    tidy_phone,
)

CLOSED: Final = ("personal_id", "previous_number", "passport", "phone", "email", "address_line")
INDEXED: Final = ("personal_id", "previous_number", "passport", "phone")


@dataclass(frozen=True)
class PersonDraft:
    """What is said of someone before it stands in the register. `birth` reads 12/05/1950, 05/1950 or 1950."""

    full_name: str
    birth: str = ""
    gender: str = ""
    nationality: str = "VN"
    ethnic_code: str = ""
    personal_id: str = ""
    previous_number: str = ""
    passport: str = ""
    phone: str = ""
    email: str = ""
    place_id: UUID | None = None
    address_line: str = ""
    identity_level: int = IdentityLevel.NONE
    source: str = Source.DECLARED
    source_key: str = ""


@transaction.atomic
def register_person(draft: PersonDraft, *, by: Actor, at: datetime) -> Person:
    """Ghi vào sổ: a new person.

    Raises NotAllowed, NameMissing, the Malformed family, and NumberTaken (with `person_id`) if the
    personal number is somebody's already; two who try at once end with one row.
    """
    must(by, access.EDIT)
    person = Person()
    write_person(person, tidied({field.name: getattr(draft, field.name) for field in fields(draft)}))
    _save(person)
    tell(PersonRegistered(person.id, person.source), by=by, at=at)
    return person


@transaction.atomic
def correct_person(
    person_id: UUID, changes: Mapping[str, object], *, reason: str, by: Actor, at: datetime
) -> Person:
    """Đính chính: put words right, and keep what stood there before. `changes` names fields of PersonDraft.

    Raises NotAllowed, PersonUnknown, ReasonMissing, FieldUnknown, the Malformed family, NumberTaken.
    """
    person = _locked(person_id)
    must(by, access.EDIT)
    if not reason.strip():
        raise ReasonMissing(what=_("lý do"))
    known = {field.name for field in fields(PersonDraft)} - {"source", "source_key", "identity_level"}
    for name in changes:
        if name not in known:
            raise FieldUnknown(field=name)
    before = {name: _said(person, name) for name in changes}
    write_person(person, tidied(dict(changes)))
    changed = sorted(name for name in changes if _said(person, name) != before[name])
    if not changed:
        return person
    _save(person)
    Correction.objects.bulk_create(
        Correction(
            person=person, field=name, before=before[name], reason=reason, corrected_at=at, corrected_by=by.id
        )
        for name in changed
    )
    tell(PersonCorrected(person.id, tuple(changed)), by=by, at=at)
    return person


@transaction.atomic
def attach_account(person_id: UUID, account_id: UUID, *, level: int, by: Actor, at: datetime) -> Person:
    """Gắn tài khoản định danh. Raises NotAllowed, PersonUnknown, AccountAttached."""
    person = _locked(person_id)
    must(by, access.EDIT)
    others = Person.objects.filter(account_id=account_id).exclude(id=person_id)
    if others.exists() or person.account_id not in {None, account_id}:
        raise AccountAttached
    person.account_id, person.identity_level = account_id, level
    person.save(update_fields=["account_id", "identity_level"])
    tell(PersonCorrected(person.id, ("account_id",)), by=by, at=at)
    return person


@transaction.atomic
def reveal(person_id: UUID, field: str, *, purpose: str, by: Actor, at: datetime, ip: str = "") -> str:
    """Xem đầy đủ: open one closed field, and put on record who looked and why.

    Raises NotAllowed, PersonUnknown, FieldUnknown; the log of looks refuses an empty purpose.
    """
    must(by, access.REVEAL)
    if field not in CLOSED:
        raise FieldUnknown(field=field)
    person = Person.objects.filter(id=person_id).first()
    if person is None:
        raise PersonUnknown
    record_look("person", person_id, purpose=purpose, field=field, by=by, at=at, ip=ip)
    return str(getattr(person, field))


def _locked(person_id: UUID) -> Person:
    person = Person.objects.select_for_update(of=("self",)).filter(id=person_id).first()
    if person is None:
        raise PersonUnknown
    return person


def tidied(said: dict[str, object]) -> dict[str, object]:
    """Write every field its one way, or refuse it with the sentence that helps."""
    tidy = {name: nfc(value).strip() if isinstance(value, str) else value for name, value in said.items()}
    if "full_name" in tidy:
        tidy["full_name"] = " ".join(str(tidy["full_name"]).split())
        if not tidy["full_name"]:
            raise NameMissing(what=_("họ và tên"))
    for name, check in (("personal_id", is_personal_number), ("previous_number", is_previous_number)):
        if tidy.get(name):
            tidy[name] = figures_of(str(tidy[name]))
            if not check(str(tidy[name])):
                raise NumberMalformed(what=name)
    if tidy.get("passport"):
        tidy["passport"] = tidy_passport(str(tidy["passport"]))
        if not is_passport(str(tidy["passport"]), str(tidy.get("nationality") or "VN")):
            raise PassportMalformed(what="passport")
    if tidy.get("phone"):
        tidy["phone"] = tidy_phone(str(tidy["phone"]))
        if not is_phone(str(tidy["phone"])):
            raise PhoneMalformed(what="phone")
    return tidy


def write_person(person: Person, tidy: dict[str, object]) -> None:
    """Write tidied fields into a row, with the indexes beside them; it is not saved."""
    for name, value in tidy.items():
        if name == "birth":
            _write_birth(person, str(value or ""))
        elif name == "source_key":
            person.source_key = str(value) or None
        else:
            setattr(person, name, value)
        if name in INDEXED:
            setattr(person, f"{name}_index", blind_index(str(value), purpose=NUMBER_KEPT) if value else None)
    person.name_key = fold(person.full_name)


def _write_birth(person: Person, text: str) -> None:
    birth: Birth | None = None
    if text:
        try:
            birth = read_birth(text)
        except NotABirth as wrong:
            raise BirthMalformed(what="birth") from wrong
    person.birth_year = birth.year if birth else None
    person.birth_month = birth.month if birth else None
    person.birth_day = birth.day if birth else None


def _said(person: Person, name: str) -> str:
    if name == "birth":
        return str(person.birth or "")
    value = getattr(person, name)
    return "" if value is None else str(value)


def _save(person: Person) -> None:
    """Write the row; the database says if the number is another's, even one who came at this moment."""
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as clash:
        taken = (
            person.personal_id_index
            and Person.objects.filter(personal_id_index=person.personal_id_index)
            .exclude(id=person.id)
            .first()
        )
        if taken:
            raise NumberTaken(person_id=taken.id) from clash
        raise
