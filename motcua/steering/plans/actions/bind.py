"""Gắn chỉ tiêu: a person decides by which indicator a target is measured, or that agencies report it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.text import nfc
from motcua.registers.organisations.queries import agencies_on, expand_classes
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.queries import indicators_on
from motcua.steering.plans import access
from motcua.steering.plans.errors import (
    BindingOdd,
    PlanOver,
    StepOverlaps,
    TargetChanged,
    TargetUnknown,
    WordsNeeded,
)
from motcua.steering.plans.events import TargetBound, TargetWordsSet
from motcua.steering.plans.models import Plan, Target, TargetBinding, TargetWords
from motcua.steering.plans.queries.proposals import candidate_of, words_of_code
from motcua.steering.plans.rules.proposing import LEVELS, op_odd, span_of, unit_odd

How = TargetBinding.How


@dataclass(frozen=True)
class Narrowed:
    """Of whose and of which work an indicator is taken; nothing named means all of the province's."""

    level: str = ""
    group: str = ""
    agency_id: UUID | None = None
    procedure: str = ""
    field: str = ""
    channel: str = ""


@dataclass(frozen=True)
class BindingDraft:
    """How a target is to be measured; without an indicator, by reports. `seen` is the decision seen before.

    Without days they are the target's own period.
    """

    target_id: UUID
    indicator: str = ""
    narrowed: Narrowed = Narrowed()
    since: date | None = None
    until: date | None = None
    reason: str = ""
    proposed: bool = False
    seen: UUID | None = None


@act
def bind_target(draft: BindingDraft, *, by: Actor, at: datetime) -> TargetBinding:
    """Gắn một chỉ tiêu. Raises as `bind_targets` does."""
    return bind_targets([draft], by=by, at=at)[0]


@act
def bind_targets(drafts: Sequence[BindingDraft], *, by: Actor, at: datetime) -> list[TargetBinding]:
    """Gắn nhiều chỉ tiêu: end how each was measured before, and measure it as decided now. Set-based.

    Raises NotAllowed, TargetUnknown, PlanOver where plan or target binds no more, TargetChanged, WordsNeeded
    where none is chosen and no reason given, BindingOdd where the indicator does not measure what is
    promised; then nothing is bound.
    """
    access.must_measure(by)
    ids = [draft.target_id for draft in drafts]
    targets = {one.id: one for one in Target.objects.select_for_update().filter(id__in=ids).order_by("id")}
    if set(ids) - set(targets):
        raise TargetUnknown
    _must_be_running(targets.values())
    _must_be_seen(drafts, targets)
    today = at.astimezone(VN).date()
    known = {one.code: one for one in indicators_on(today)}
    plans = {one.id: one for one in Plan.objects.filter(id__in={one.plan_id for one in targets.values()})}
    groups = expand_classes({draft.narrowed.group for draft in drafts if draft.narrowed.group}, today)
    for draft in drafts:
        if draft.narrowed.group and draft.narrowed.group not in groups:
            raise _odd(targets[draft.target_id], f"không có nhóm cơ quan “{draft.narrowed.group}”")
    bindings = [_binding(draft, targets[draft.target_id], plans, known, by=by, at=at) for draft in drafts]
    _must_be_agencies(bindings, targets, today)
    TargetBinding.objects.filter(target_id__in=ids, ended_at=None).update(ended_at=at)
    TargetBinding.objects.bulk_create(bindings)
    told = [TargetBound(one.id, one.target_id, one.indicator, one.proposed) for one in bindings]
    tell_many(told, by=by, at=at)
    return bindings


def _must_be_running(targets: Collection[Target]) -> None:
    plans = Plan.objects.filter(id__in={one.plan_id for one in targets})
    over = plans.exclude(state=Plan.State.ACTIVE).first()
    if over is not None:
        raise PlanOver(number=over.number, state=str(over.get_state_display()))
    if ended := {one.plan_id for one in targets if one.ended_by_id is not None}:
        raise PlanOver(number=plans.get(id=min(ended)).number, state="không còn chỉ tiêu này")


def _must_be_seen(drafts: Sequence[BindingDraft], targets: Mapping[UUID, Target]) -> None:
    rows = TargetBinding.objects.filter(target_id__in=targets, ended_at=None)
    now = dict(rows.values_list("target_id", "id"))
    for draft in drafts:
        if now.get(draft.target_id) != draft.seen:
            raise TargetChanged(no=_called(targets[draft.target_id]))


def _binding(
    draft: BindingDraft,
    target: Target,
    plans: Mapping[UUID, Plan],
    known: Mapping[str, Indicator],
    *,
    by: Actor,
    at: datetime,
) -> TargetBinding:
    made = TargetBinding(target=target, reason=nfc(draft.reason).strip(), decided_at=at, decided_by=by.id)
    if not draft.indicator:
        if not made.reason:
            raise WordsNeeded(what="lý do không đo bằng chỉ số")
        made.how = How.REPORTS
        return made
    _must_fit(target, draft, known.get(draft.indicator))
    since, until = span_of(target.period, plans[target.plan_id].year)
    made.how, made.indicator, made.proposed = How.INDICATOR, draft.indicator, draft.proposed
    made.since, made.until = draft.since or since, draft.until or until
    if made.until < made.since:
        raise _odd(target, "ngày cuối của kỳ tính trước ngày đầu")
    chosen = draft.narrowed
    made.level, made.group, made.agency_id = chosen.level, chosen.group, chosen.agency_id
    made.procedure, made.field, made.channel = chosen.procedure, chosen.field, chosen.channel
    return made


def _must_fit(target: Target, draft: BindingDraft, indicator: Indicator | None) -> None:
    """Pass an indicator that measures what a target promises. Raises BindingOdd."""
    if indicator is None:
        raise _odd(target, f"không có chỉ số “{draft.indicator}” trong danh mục")
    if target.value is None:
        raise _odd(target, "chỉ tiêu không hứa một con số nào; hãy để cơ quan báo cáo")
    chosen = draft.narrowed
    if sum(1 for one in (chosen.level, chosen.group, chosen.agency_id) if one) > 1:
        raise _odd(target, "chỉ chọn một: cấp, nhóm cơ quan hoặc một cơ quan")
    if chosen.level and chosen.level not in LEVELS:
        raise _odd(target, "không có cấp này")
    why = unit_odd(target.unit, candidate_of(indicator)) or op_odd(target.op, indicator.direction)
    if why:
        raise _odd(target, why)


def _must_be_agencies(bindings: Sequence[TargetBinding], targets: Mapping[UUID, Target], today: date) -> None:
    asked = {one.agency_id: one for one in bindings if one.agency_id}
    if not asked:
        return
    known = set(agencies_on(today).filter(agency_id__in=asked).values_list("agency_id", flat=True))
    for agency_id, one in asked.items():
        if agency_id not in known:
            raise _odd(targets[one.target_id], "không có cơ quan này trong danh bạ hôm nay")


def _odd(target: Target, why: str) -> BindingOdd:
    return BindingOdd(no=_called(target), why=why)


def _called(target: Target) -> str:
    return target.no or f"“{target.text[:40]}”"


@dataclass(frozen=True, kw_only=True)
class TargetWordsDraft(LineDraft):
    """The turns of phrase of an indicator, as they are to stand."""

    indicator: str
    phrases: list[str]
    never: list[str]


@act
def set_target_words(draft: TargetWordsDraft, *, by: Actor, at: datetime) -> TargetWords:
    """Đặt lời của chỉ số from its first day on, or say them otherwise. Raises NotAllowed, StepOverlaps."""
    access.must_measure(by)
    new = TargetWords(indicator=draft.indicator)
    rows = words_of_code(draft.indicator)
    row, is_changed = write_line(draft, new, rows, StepOverlaps(what="Lời của chỉ số", code=draft.indicator))
    if is_changed:
        tell(TargetWordsSet(row.id, row.indicator), by=by, at=at)
    return row
