"""Khai báo và thu hồi ngày: holidays, swapped days, half days, days closed in one place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.text import day_figures, tidy
from motcua.registers.calendars.access import KEEP
from motcua.registers.calendars.actions.hours import lock_calendars, must_be_one_scope, readable
from motcua.registers.calendars.errors import (
    DayDeclaredBefore,
    DayRuleUnknown,
    DayWithdrawnBefore,
    HoursMissing,
    ReplacedDayWrong,
)
from motcua.registers.calendars.events import DayDeclared, DayWithdrawn
from motcua.registers.calendars.models import DayKind, DayRule
from motcua.registers.places.models import Sureness


@dataclass(frozen=True)
class DayDraft:
    """A day to be declared, of everywhere unless a place or a unit is named."""

    day: date
    kind: str
    name: str
    spans: tuple[str, ...] = ()
    replaces: date | None = None
    place_id: UUID | None = None
    unit_id: UUID | None = None
    legal_text_id: UUID | None = None
    source: str = ""
    mark: str = Sureness.SEEN


def declare_day_off(
    day: date,
    name: str,
    *,
    place_id: UUID | None = None,
    unit_id: UUID | None = None,
    legal_text_id: UUID | None = None,
    source: str = "",
    mark: str = Sureness.SEEN,
    by: Actor,
    at: datetime,
) -> DayRule:
    """Khai báo ngày nghỉ; raises what `declare_days` raises."""
    draft = DayDraft(
        day,
        DayKind.OFF,
        name,
        place_id=place_id,
        unit_id=unit_id,
        legal_text_id=legal_text_id,
        source=source,
        mark=mark,
    )
    return declare_days([draft], by=by, at=at)[0]


def declare_work_day(
    day: date,
    name: str,
    *,
    replaces: date | None = None,
    spans: Sequence[str] = (),
    place_id: UUID | None = None,
    unit_id: UUID | None = None,
    legal_text_id: UUID | None = None,
    source: str = "",
    mark: str = Sureness.SEEN,
    by: Actor,
    at: datetime,
) -> DayRule:
    """Khai báo ngày làm bù: open like the day it replaces, or for `spans`; raises as `declare_days`."""
    draft = DayDraft(
        day,
        DayKind.WORK,
        name,
        tuple(spans),
        replaces,
        place_id,
        unit_id,
        legal_text_id,
        source,
        mark,
    )
    return declare_days([draft], by=by, at=at)[0]


def declare_half_day(
    day: date,
    name: str,
    spans: Sequence[str],
    *,
    place_id: UUID | None = None,
    unit_id: UUID | None = None,
    source: str = "",
    by: Actor,
    at: datetime,
) -> DayRule:
    """Khai báo ngày làm một phần: open for `spans` only; raises what `declare_days` raises."""
    draft = DayDraft(day, DayKind.HALF, name, tuple(spans), place_id=place_id, unit_id=unit_id, source=source)
    return declare_days([draft], by=by, at=at)[0]


@transaction.atomic
def declare_days(drafts: Sequence[DayDraft], *, by: Actor, at: datetime) -> list[DayRule]:
    """Khai báo nhiều ngày at once: a year's holidays, a storm over several communes and days.

    Raises NotAllowed, ScopeUnclear, HoursUnreadable, HoursMissing, ReplacedDayWrong, DayDeclaredBefore;
    then none is declared.
    """
    lock_calendars()
    must(by, KEEP)
    rows = [_row(draft) for draft in drafts]
    _must_be_free(rows)
    DayRule.objects.bulk_create(rows)
    tell_many((DayDeclared(r.id, r.day, r.kind, r.place_id, r.unit_id) for r in rows), by=by, at=at)
    return rows


@transaction.atomic
def withdraw_day(rule_id: UUID, *, why: str, by: Actor, at: datetime) -> DayRule:
    """Thu hồi khai báo: the day is again what it was without it.

    Raises NotAllowed, DayRuleUnknown, DayWithdrawnBefore.
    """
    lock_calendars()
    must(by, KEEP)
    rule = DayRule.objects.select_for_update(of=("self",)).filter(id=rule_id).first()
    if rule is None:
        raise DayRuleUnknown
    if rule.withdrawn_at is not None:
        raise DayWithdrawnBefore(day=day_figures(rule.day))
    rule.withdrawn_at, rule.withdrawn_why = at, tidy(why)
    rule.save(update_fields=["withdrawn_at", "withdrawn_why"])
    tell(DayWithdrawn(rule.id, rule.day, rule.place_id, rule.unit_id), by=by, at=at)
    return rule


def _row(draft: DayDraft) -> DayRule:
    must_be_one_scope(draft.place_id, draft.unit_id)
    spans = readable(draft.spans)
    if draft.kind == DayKind.HALF and not spans:
        raise HoursMissing(what=day_figures(draft.day))
    if draft.replaces == draft.day:
        raise ReplacedDayWrong(day=day_figures(draft.day))
    off = draft.kind == DayKind.OFF
    return DayRule(
        day=draft.day,
        kind=draft.kind,
        name=tidy(draft.name),
        spans=[] if off else spans,
        replaces=None if off else draft.replaces,
        place_id=draft.place_id,
        unit_id=draft.unit_id,
        legal_text_id=draft.legal_text_id,
        source=tidy(draft.source),
        mark=draft.mark,
    )


def _must_be_free(rows: Sequence[DayRule]) -> None:
    """Raise DayDeclaredBefore if a scope has said something of one of the days, or says it twice now."""
    stood = DayRule.objects.filter(Q(day__in={row.day for row in rows}), withdrawn_at__isnull=True)
    taken = {(rule.day, rule.place_id, rule.unit_id): rule.name for rule in stood}
    for row in rows:
        scope = (row.day, row.place_id, row.unit_id)
        if scope in taken:
            raise DayDeclaredBefore(day=day_figures(row.day), name=taken[scope])
        taken[scope] = row.name
