"""Whose dossier it is, as an intake system says it: known by number in the register, or entered there."""

from datetime import date, datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from pydantic import ConfigDict, Field, StringConstraints, model_validator

from motcua.faces.api.bodies import Sent
from motcua.faces.api.questions import Words
from motcua.foundation.access.models import Actor
from motcua.foundation.errors import Invalid
from motcua.foundation.text import fold
from motcua.registers.people.actions import (
    EntityDraft,
    PersonDraft,
    register_legal_entity,
    register_person,
)
from motcua.registers.people.errors import EntityUnknown, NumberTaken, PersonUnknown, TaxCodeTaken
from motcua.registers.people.models import LegalEntity, Person
from motcua.registers.people.queries import entity, entity_by_tax_code, person, person_by_number
from motcua.registers.places.queries import places_of_day

PlaceCode = Annotated[str, StringConstraints(min_length=1, max_length=10, pattern=r"^[0-9]+$")]


class PersonIn(Sent):
    """Cá nhân: by id, by number, or as the papers say."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"personal_id": "052196001417", "full_name": "Nguyễn Thị Bình An", "birth": "14/03/1996"}
            ]
        }
    )

    id: UUID | None = Field(None, description="id trong sổ, khi đã biết; khi đó không cần mục nào khác.")
    personal_id: Words = Field("", description="Số định danh cá nhân, 12 chữ số.")
    previous_number: Words = Field("", description="Số chứng minh nhân dân cũ, 9 chữ số.")
    passport: Words = ""
    full_name: Words = ""
    birth: Words = Field("", description="14/03/1996, 03/1996 hoặc 1996.")
    gender: Literal["", "MALE", "FEMALE"] = ""
    phone: Words = ""
    place: PlaceCode | None = Field(None, description="Mã xã, phường nơi cư trú.")
    address_line: Words = ""

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if not (self.id or self.personal_id or self.full_name):
            raise ValueError(say("cần id, số định danh hoặc họ tên."))
        return self


class EntityIn(Sent):
    """Tổ chức, doanh nghiệp: by id, by tax code, or as its papers say."""

    id: UUID | None = None
    tax_code: Words = Field("", description="Mã số thuế, mã số doanh nghiệp.")
    name: Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00]*$")] = ""
    kind: Literal[
        "ENTERPRISE", "DEPENDENT_UNIT", "COOPERATIVE", "HOUSEHOLD", "PUBLIC_UNIT", "ASSOCIATION", "OTHER"
    ] = "OTHER"
    phone: Words = ""
    address_line: Words = ""

    @model_validator(mode="after")
    def _is_something(self) -> Self:
        if not (self.id or self.tax_code or self.name):
            raise ValueError(say("cần id, mã số thuế hoặc tên."))
        return self


class ApplicantIn(Sent):
    """Chủ hồ sơ: a person or a legal entity, one of the two."""

    person: PersonIn | None = None
    entity: EntityIn | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.person is None) == (self.entity is None):
            raise ValueError(say("cần đúng một trong hai: person hoặc entity."))
        return self


class ApplicantDiffers(Invalid):
    """The number is in the register under another name: one of the two is wrong; nobody guesses which."""

    code = "api.applicant_differs"
    message = _(
        "Số {what} đã có trong sổ nhưng mang tên khác tên gửi lên. Hãy đối chiếu giấy tờ; nếu sổ ghi nhầm, "
        "đề nghị cơ quan giữ sổ đính chính trước."
    )


class WhoUnknown(Invalid):
    """Somebody is named by an id that nobody has."""

    code = "api.who_unknown"
    message = _("Không có người hoặc tổ chức mang id này trong sổ.")


class PlaceNotThere(Invalid):
    """A place is named by a code that none bears."""

    code = "api.place_unknown"
    message = _("Không có đơn vị hành chính mang mã «{place}» vào ngày này.")


def applicant_of(said: ApplicantIn, *, by: Actor, at: datetime) -> tuple[UUID | None, UUID | None]:
    """Give the person or the entity meant, entered in the register if new.

    Raises WhoUnknown, ApplicantDiffers, NotAllowed and what registering raises.
    """
    if said.person is not None:
        return person_of(said.person, by=by, at=at), None
    assert said.entity is not None
    return None, _entity_of(said.entity, by=by, at=at)


def person_of(said: PersonIn, *, by: Actor, at: datetime) -> UUID:
    """Give the person meant, entered in the register if new; what the register says is not overwritten."""
    if said.id is not None:
        return _person_by_id(said.id)
    number = said.personal_id or said.previous_number
    known = person_by_number(number) if number else None
    if known is not None:
        return _same(known, said.full_name)
    draft = PersonDraft(
        full_name=said.full_name,
        birth=said.birth,
        gender=said.gender,
        personal_id=said.personal_id,
        previous_number=said.previous_number,
        passport=said.passport,
        phone=said.phone,
        place_id=place_id(said.place, at.date()),
        address_line=said.address_line,
    )
    try:
        return register_person(draft, by=by, at=at).id
    except NumberTaken as taken:  # by somebody who came at this moment
        return _same(person(UUID(str(taken.facts["person_id"]))), said.full_name)


def place_id(code: str | None, day: date) -> UUID | None:
    """Give the place of a code. Raises PlaceNotThere."""
    if code is None:
        return None
    found = places_of_day(day).get(code)
    if found is None:
        raise PlaceNotThere(place=code)
    return found.id


def _person_by_id(person_id: UUID) -> UUID:
    try:
        return person(person_id).id
    except PersonUnknown as unknown:
        raise WhoUnknown from unknown


def _same(known: Person, name: str) -> UUID:
    if name and fold(name) != known.name_key:
        raise ApplicantDiffers(what=_("định danh"))
    return known.id


def _entity_of(said: EntityIn, *, by: Actor, at: datetime) -> UUID:
    if said.id is not None:
        try:
            return entity(said.id).id
        except EntityUnknown as unknown:
            raise WhoUnknown from unknown
    known = entity_by_tax_code(said.tax_code) if said.tax_code else None
    if known is not None:
        return _same_entity(known, said.name)
    draft = EntityDraft(said.name, said.kind, said.tax_code, None, said.phone, address_line=said.address_line)
    try:
        return register_legal_entity(draft, by=by, at=at).id
    except TaxCodeTaken as taken:
        return _same_entity(entity(UUID(str(taken.facts["entity_id"]))), said.name)


def _same_entity(known: LegalEntity, name: str) -> UUID:
    if name and fold(name) != known.name_key:
        raise ApplicantDiffers(what=_("thuế"))
    return known.id
