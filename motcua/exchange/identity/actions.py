"""What changes in this room: where people prove who they are, and what follows when one did."""

from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.exchange.identity.access import must_keep
from motcua.exchange.identity.errors import (
    BearerUntold,
    NumberUntold,
    ServiceOdd,
    ServiceOverlaps,
)
from motcua.exchange.identity.events import IdentityProved, IdentityServiceSet
from motcua.exchange.identity.models import IdentityService
from motcua.exchange.identity.queries import services_of_code
from motcua.exchange.identity.rules import WORDS, Lack, Proof, Unreadable, read_proof
from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.actions import open_account
from motcua.foundation.accounts.errors import AccountClosed
from motcua.foundation.accounts.models import Account, AccountKind
from motcua.foundation.accounts.queries import account
from motcua.foundation.acts import act
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell
from motcua.foundation.ids import new_id
from motcua.foundation.text import fold
from motcua.registers.people.actions import (
    EntityDraft,
    PersonDraft,
    attach_account,
    begin_representation,
    register_legal_entity,
    register_person,
)
from motcua.registers.people.errors import BirthMalformed, NumberMalformed, PhoneMalformed
from motcua.registers.people.models import LegalEntity, Person, Representation, Source
from motcua.registers.people.queries import entity_by_tax_code, may_act_for, person_by_number

_LOGIN: Final = "cd-"


@dataclass(frozen=True, kw_only=True)
class ServiceDraft(LineDraft):
    """An identity service as it is to stand."""

    code: str
    name: str
    issuer: str
    client_id: str
    client_secret: str = ""
    scope: str = "openid"
    asks_level: str = ""
    claims: dict[str, str] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    organisation: str = ""


@dataclass(frozen=True)
class CameIn:
    """Who came in: by which account, as which person, how surely, and for which organisation."""

    account: Account
    person_id: UUID
    level: int
    entity_id: UUID | None = None


@act
def set_service(draft: ServiceDraft, *, by: Actor, at: datetime) -> IdentityService:
    """Đặt dịch vụ định danh from its first day on, or say it otherwise.

    Raises NotAllowed, ServiceOdd where it is not safe to ask or tells words we do not know, ServiceOverlaps.
    """
    must_keep(by)
    _must_fit(draft)
    row, is_changed = write_line(
        draft,
        IdentityService(code=draft.code),
        services_of_code(draft.code),
        ServiceOverlaps(code=draft.code),
    )
    if is_changed:
        tell(IdentityServiceSet(row.id, row.code), by=by, at=at)
    return row


@act
def come_in(
    service: IdentityService,
    claims: dict[str, object],
    *,
    by: Actor,
    at: datetime,
) -> CameIn:
    """Vào bằng tài khoản định danh: find whose number it is, or register him, and give his account.

    What the register says already stays; where the service says otherwise, the event names the fields.
    Raises NotAllowed, NumberUntold, BearerUntold, AccountClosed.
    """
    must_keep(by)
    proof = _proof(service, claims)
    person, differs = _person(proof, by=by, at=at)
    holder = _account(person, by=by, at=at)
    if not holder.is_active:
        raise AccountClosed(login=holder.login)
    if person.account_id != holder.id or person.identity_level != proof.level:
        attach_account(person.id, holder.id, level=proof.level, by=by, at=at)
    entity = _organisation(proof, person, by=by, at=at) if proof.tax_code else None
    tell(IdentityProved(holder.id, service.code, proof.level, differs), by=by, at=at)
    return CameIn(holder, person.id, proof.level, entity.id if entity else None)


def _must_fit(draft: ServiceDraft) -> None:
    there = urlsplit(draft.issuer)
    if there.scheme != "https" and not (there.scheme == "http" and _is_here(there.hostname)):
        raise ServiceOdd(code=draft.code, why=_("địa chỉ phải bắt đầu bằng https://"))
    if not draft.client_id.strip():
        raise ServiceOdd(code=draft.code, why=_("thiếu mã của cổng này ở đó"))
    if "openid" not in draft.scope.split():
        raise ServiceOdd(code=draft.code, why=_("phạm vi hỏi phải có “openid”"))
    unknown = next((word for word in draft.claims if word not in WORDS), None)
    if unknown is not None:
        raise ServiceOdd(code=draft.code, why=_("không có mục tên “{name}”").format(name=unknown))
    if any(level not in {1, 2} for level in draft.levels.values()):
        raise ServiceOdd(code=draft.code, why=_("mức độ chỉ là 1 hoặc 2"))


def _is_here(host: str | None) -> bool:
    try:
        return host == "localhost" or ip_address(host or "").is_loopback
    except ValueError:
        return False


def _proof(service: IdentityService, claims: dict[str, object]) -> Proof:
    try:
        return read_proof(claims, service.claims, service.levels, service.organisation)
    except Unreadable as why:
        raise (BearerUntold if why.lack is Lack.NO_BEARER else NumberUntold) from why


def _person(proof: Proof, *, by: Actor, at: datetime) -> tuple[Person, tuple[str, ...]]:
    """Find whose number it is and what is told of him otherwise, or register him."""
    known = person_by_number(proof.number)
    if known is not None:
        return known, _differs(known, proof)
    draft = PersonDraft(
        full_name=proof.name,
        birth=proof.birth,
        gender=proof.gender,
        personal_id=proof.number,
        phone=proof.phone,
        email=proof.email,
        identity_level=proof.level,
        source=Source.POPULATION,
    )
    try:
        return register_person(draft, by=by, at=at), ()
    except NumberMalformed as wrong:
        raise NumberUntold from wrong
    except (BirthMalformed, PhoneMalformed):
        sure = PersonDraft(
            full_name=proof.name,
            personal_id=proof.number,
            identity_level=proof.level,
            source=Source.POPULATION,
        )
        return register_person(sure, by=by, at=at), ()


def _differs(known: Person, proof: Proof) -> tuple[str, ...]:
    said = {
        "full_name": bool(proof.name) and fold(proof.name) != known.name_key,
        "gender": bool(proof.gender and known.gender) and proof.gender != known.gender,
    }
    return tuple(name for name, other in said.items() if other)


def _account(person: Person, *, by: Actor, at: datetime) -> Account:
    if person.account_id is not None:
        return account(person.account_id)
    login = f"{_LOGIN}{new_id().hex[-12:]}"
    return open_account(login, name=person.full_name, kind=AccountKind.CITIZEN, password=None, by=by, at=at)


def _organisation(proof: Proof, person: Person, *, by: Actor, at: datetime) -> LegalEntity:
    """Give the organisation someone came for, registered where need be, with him as who acts for it."""
    found = entity_by_tax_code(proof.tax_code)
    if found is None:
        draft = EntityDraft(
            name=proof.organisation or proof.tax_code,
            kind=LegalEntity.Kind.OTHER,
            tax_code=proof.tax_code,
            source=Source.POPULATION,
        )
        found = register_legal_entity(draft, by=by, at=at)
    if not may_act_for(person.id, entity_id=found.id, day=at.date()):
        begin_representation(
            person.id,
            kind=Representation.Kind.LEGAL,
            valid_from=at.date(),
            entity_id=found.id,
            by=by,
            at=at,
        )
    return found
