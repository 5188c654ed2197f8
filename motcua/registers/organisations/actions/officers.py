"""Cán bộ, công chức: entered, put right, given an account."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.text import fold, sort_key, tidy
from motcua.registers.organisations.access import EDIT
from motcua.registers.organisations.actions.drafts import OfficerDraft
from motcua.registers.organisations.actions.register import Register
from motcua.registers.organisations.errors import (
    AccountLinked,
    LoginTaken,
    NameEmpty,
    OfficerCodeTaken,
    OfficerUnknown,
)
from motcua.registers.organisations.events import (
    AccountAttached,
    AccountDetached,
    OfficerCorrected,
    OfficerEntered,
)
from motcua.registers.organisations.models import Officer

FIELDS = ("full_name", "email", "phone", "login")


def enter_officer(draft: OfficerDraft, *, by: Actor, at: datetime) -> Officer:
    """Ghi một cán bộ; as `enter_officers`."""
    return enter_officers([draft], by=by, at=at)[0]


@transaction.atomic
def enter_officers(drafts: Sequence[OfficerDraft], *, by: Actor, at: datetime) -> list[Officer]:
    """Ghi cán bộ vào sổ. Raises NotAllowed, NameEmpty, OfficerCodeTaken, LoginTaken."""
    Register.hold()
    must(by, EDIT)
    codes = [draft.code for draft in drafts]
    taken = Officer.objects.filter(code__in=codes).values_list("code", flat=True).first()
    doubled = next((code for code, count in Counter(codes).items() if count > 1), None)
    if taken or doubled:
        raise OfficerCodeTaken(officer_code=taken or doubled)
    _must_be_free([draft.login for draft in drafts if draft.login], ())
    rows = [_filled(Officer(code=draft.code), draft) for draft in drafts]
    Officer.objects.bulk_create(rows)
    tell_many((OfficerEntered(row.id, row.code) for row in rows), by=by, at=at)
    return rows


def correct_officer(officer_id: UUID, draft: OfficerDraft, *, by: Actor, at: datetime) -> Officer:
    """Đính chính một cán bộ; as `correct_officers`. The code stays."""
    return correct_officers([(officer_id, draft)], by=by, at=at)[0]


@transaction.atomic
def correct_officers(many: Sequence[tuple[UUID, OfficerDraft]], *, by: Actor, at: datetime) -> list[Officer]:
    """Đính chính names, ways to reach and logins to be given; what is the same is left alone.

    Raises NotAllowed, OfficerUnknown, NameEmpty, LoginTaken.
    """
    Register.hold()
    must(by, EDIT)
    ids = [officer_id for officer_id, _draft in many]
    known = {row.id: row for row in Officer.objects.select_for_update(of=("self",)).filter(id__in=ids)}
    _must_be_free([draft.login for _id, draft in many if draft.login], ids)
    told: list[OfficerCorrected] = []
    for officer_id, draft in many:
        row = known.get(officer_id)
        if row is None:
            raise OfficerUnknown(officer=officer_id)
        before = [getattr(row, name) for name in FIELDS]
        _filled(row, draft)
        changed = tuple(name for name, old in zip(FIELDS, before, strict=True) if getattr(row, name) != old)
        if changed:
            told.append(OfficerCorrected(row.id, changed))
    fields = [*FIELDS, "name_key", "place_in_order"]
    Officer.objects.bulk_update([known[one.officer_id] for one in told], fields) if told else None
    tell_many(told, by=by, at=at)
    return [known[officer_id] for officer_id in ids]


def attach_account(officer_id: UUID, account_id: UUID, *, by: Actor, at: datetime) -> Officer:
    """Gắn tài khoản: let an officer sign in with an account; as `attach_accounts`."""
    return attach_accounts([(officer_id, account_id)], by=by, at=at)[0]


@transaction.atomic
def attach_accounts(many: Sequence[tuple[UUID, UUID]], *, by: Actor, at: datetime) -> list[Officer]:
    """Gắn tài khoản: let officers sign in, each with an account of his own.

    Raises NotAllowed, OfficerUnknown, AccountLinked.
    """
    Register.hold()
    must(by, EDIT)
    known = Officer.objects.select_for_update(of=("self",)).in_bulk([officer_id for officer_id, _ in many])
    linked = set(
        Officer.objects.filter(account_id__in=[account_id for _, account_id in many]).values_list(
            "account_id", flat=True
        )
    )
    for officer_id, account_id in many:
        if officer_id not in known:
            raise OfficerUnknown(officer=officer_id)
        if known[officer_id].account_id is not None or account_id in linked:
            raise AccountLinked(officer=known[officer_id].full_name)
        known[officer_id].account_id = account_id
        linked.add(account_id)
    rows = [known[officer_id] for officer_id, _ in many]
    Officer.objects.bulk_update(rows, ["account_id"])
    tell_many((AccountAttached(*pair) for pair in many), by=by, at=at)
    return rows


@transaction.atomic
def detach_account(officer_id: UUID, *, by: Actor, at: datetime) -> None:
    """Gỡ tài khoản; an officer without one stays as is. Raises NotAllowed, OfficerUnknown."""
    officer = _locked(officer_id)
    must(by, EDIT)
    if officer.account_id is None:
        return
    account_id, officer.account_id = officer.account_id, None
    officer.save(update_fields=["account_id"])
    tell(AccountDetached(officer_id, account_id), by=by, at=at)


def _locked(officer_id: UUID) -> Officer:
    Register.hold()
    found = Officer.objects.select_for_update(of=("self",)).filter(id=officer_id).first()
    if found is None:
        raise OfficerUnknown(officer=officer_id)
    return found


def _filled(row: Officer, draft: OfficerDraft) -> Officer:
    name = tidy(draft.full_name)
    if not sort_key(name):
        raise NameEmpty
    row.full_name, row.name_key, row.place_in_order = name, fold(name), sort_key(_given_name_first(name))
    row.email, row.phone, row.login = draft.email.strip(), draft.phone.strip(), draft.login.strip().lower()
    return row


def _given_name_first(name: str) -> str:
    """Turn "Nguyễn Văn An" into "An Nguyễn Văn": lists of people go by the given name."""
    *before, given = name.split(" ")
    return " ".join([given, *before])


def _must_be_free(logins: Sequence[str], own: Sequence[UUID]) -> None:
    wanted = [login.strip().lower() for login in logins]
    taken = (
        Officer.objects.filter(login__in=wanted).exclude(id__in=own).values_list("login", flat=True).first()
    )
    doubled = next((login for login, count in Counter(wanted).items() if count > 1), None)
    if taken or doubled:
        raise LoginTaken(login=taken or doubled)
