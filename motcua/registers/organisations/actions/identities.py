"""Mã định danh, tên gọi khác, kế thừa: by what else an agency is known, and who became whom."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Q, Sum

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.text import day_figures, tidy
from motcua.registers.organisations.access import must_keep, must_keep_everywhere
from motcua.registers.organisations.actions.drafts import IdentifierDraft
from motcua.registers.organisations.actions.register import Register
from motcua.registers.organisations.errors import (
    AgencyUnknown,
    AliasEmpty,
    AliasKnown,
    DaysReversed,
    IdentifierMalformed,
    IdentifierTaken,
    SuccessionImpossible,
    SuccessionKnown,
)
from motcua.registers.organisations.events import AliasAdded, AliasEnded, IdentifierGiven, SuccessionRecorded
from motcua.registers.organisations.models import Agency, AgencyAlias, AgencyIdentifier, Succession
from motcua.registers.organisations.queries.lookup import names_of
from motcua.registers.organisations.rules.identifiers import is_identifier
from motcua.registers.organisations.rules.names import name_key
from motcua.registers.organisations.rules.spans import ONE_DAY

Given = tuple[UUID, IdentifierDraft, date]
Named = tuple[UUID, str, date]


@transaction.atomic
def give_identifier(
    agency_id: UUID, draft: IdentifierDraft, *, since: date, by: Actor, at: datetime
) -> AgencyIdentifier:
    """Cấp mã định danh from a day on; the code borne before ends the day before.

    Raises NotAllowed, AgencyUnknown, IdentifierMalformed, IdentifierTaken.
    """
    Register.hold()
    must_keep_everywhere(by)
    _must_exist(agency_id)
    Register.end(AgencyIdentifier.objects.filter(agency_id=agency_id), since - ONE_DAY)
    return give_identifiers([(agency_id, draft, since)], by=by, at=at)[0]


def give_identifiers(many: Sequence[Given], *, by: Actor, at: datetime) -> list[AgencyIdentifier]:
    """Write codes for agencies that bear none on those days, inside an action of this room."""
    for _agency, draft, _since in many:
        if not is_identifier(draft.code):
            raise IdentifierMalformed(identifier=draft.code)
    _must_be_free(many)
    rows = AgencyIdentifier.objects.bulk_create(
        AgencyIdentifier(agency_id=agency_id, code=draft.code, mark=draft.mark, valid_from=since)
        for agency_id, draft, since in many
    )
    tell_many((IdentifierGiven(r.agency_id, r.code, r.mark, r.valid_from) for r in rows), by=by, at=at)
    return rows


def _must_be_free(many: Sequence[Given]) -> None:
    wanted: dict[str, UUID] = {}
    for agency_id, draft, since in many:
        if wanted.setdefault(draft.code, agency_id) != agency_id:
            raise IdentifierTaken(identifier=draft.code, holder=_name(wanted[draft.code], since))
    for row in AgencyIdentifier.objects.filter(code__in=wanted):
        if wanted[row.code] != row.agency_id:
            raise IdentifierTaken(identifier=row.code, holder=_name(row.agency_id, date.max))


@transaction.atomic
def add_alias(agency_id: UUID, text: str, *, since: date, by: Actor, at: datetime) -> AgencyAlias:
    """Thêm tên gọi khác from a day on. Raises NotAllowed, AgencyUnknown, AliasEmpty, AliasKnown."""
    Register.hold()
    must_keep(by, agency_id, at.astimezone(VN).date())
    _must_exist(agency_id)
    return write_aliases([(agency_id, text, since)], by=by, at=at)[0]


def write_aliases(many: Sequence[Named], *, by: Actor, at: datetime) -> list[AgencyAlias]:
    """Write aliases that agencies do not go by yet, inside an action of this room."""
    rows = [
        AgencyAlias(agency_id=agency_id, text=tidy(text), key=name_key(text), valid_from=since)
        for agency_id, text, since in many
    ]
    _must_be_new(rows)
    AgencyAlias.objects.bulk_create(rows)
    tell_many((AliasAdded(row.agency_id, row.id) for row in rows), by=by, at=at)
    return rows


def _must_be_new(rows: Iterable[AgencyAlias]) -> None:
    many = list(rows)
    if not all(row.key for row in many):
        raise AliasEmpty
    agencies = {row.agency_id for row in many}
    standing = AgencyAlias.objects.filter(agency_id__in=agencies).values_list("agency_id", "key", "valid_to")
    until = {(agency_id, key): valid_to or date.max for agency_id, key, valid_to in standing}
    for row in many:
        if until.get((row.agency_id, row.key), date.min) >= row.valid_from:
            raise AliasKnown(agency=_name(row.agency_id, row.valid_from), alias=row.text)
        until[row.agency_id, row.key] = date.max


@transaction.atomic
def end_alias(alias_id: UUID, *, last_day: date, by: Actor, at: datetime) -> None:
    """Thôi dùng tên gọi khác after a day. Raises NotAllowed, AgencyUnknown, DaysReversed."""
    Register.hold()
    alias = AgencyAlias.objects.filter(id=alias_id).first()
    if alias is None:
        raise AgencyUnknown(agency=alias_id, day=day_figures(last_day))
    must_keep(by, alias.agency_id, at.astimezone(VN).date())
    if last_day < alias.valid_from:
        raise DaysReversed(since=day_figures(alias.valid_from), until=day_figures(last_day))
    Register.end(AgencyAlias.objects.filter(id=alias_id), last_day)
    tell(AliasEnded(alias.agency_id, alias_id, last_day), by=by, at=at)


@transaction.atomic
def record_succession(
    old_id: UUID,
    new_id: UUID,
    *,
    day: date,
    by: Actor,
    at: datetime,
    share: Decimal = Decimal(1),
    decision: str = "",
) -> Succession:
    """Ghi kế thừa: who takes over an agency's work from a day on, wholly or for a share.

    Raises NotAllowed, AgencyUnknown, SuccessionImpossible, SuccessionKnown.
    """
    Register.hold()
    must_keep_everywhere(by)
    _must_exist(old_id)
    _must_exist(new_id)
    if old_id == new_id or not 0 < share <= 1:
        raise SuccessionImpossible
    given = Succession.objects.filter(old_id=old_id, day=day)
    whole = given.aggregate(whole=Sum("share"))["whole"] or Decimal(0)
    if whole + share > 1 or given.filter(new_id=new_id).exists():
        names = names_of([old_id, new_id], day)
        raise SuccessionKnown(old=names.get(old_id, old_id), new=names.get(new_id, new_id))
    row = Succession.objects.create(
        old_id=old_id, new_id=new_id, share=share, day=day, decision=tidy(decision)
    )
    tell(SuccessionRecorded(old_id, new_id, f"{share.normalize():f}", day), by=by, at=at)
    return row


def _must_exist(agency_id: UUID) -> None:
    if not Agency.objects.filter(Q(id=agency_id)).exists():
        raise AgencyUnknown(agency=agency_id, day="—")


def _name(agency_id: UUID, day: date) -> str:
    return names_of([agency_id], day).get(agency_id, str(agency_id))
