"""Số báo cáo của chỉ tiêu: what a target has come to in a period, said with evidence; corrected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import nfc
from motcua.steering.plans import access
from motcua.steering.plans.actions.proofs import Proof, kept_proofs, put_beside
from motcua.steering.plans.errors import (
    EvidenceOdd,
    FigureOdd,
    FigureReported,
    FigureUnknown,
    PlanOver,
    TargetMeasured,
    TargetUnknown,
    WordsNeeded,
)
from motcua.steering.plans.events import TargetFigureReported
from motcua.steering.plans.models import Plan, Target, TargetBinding, TargetFigure
from motcua.steering.plans.queries.periods import period_words
from motcua.steering.plans.rules.periods import Period, period_of_key

_MOST = Decimal(10) ** 13


@dataclass(frozen=True)
class FigureDraft:
    """What a target has come to in a period: a number, or words where none is promised; who says it.

    `corrects` is the figure that it stands in for, with the reason.
    """

    period: str
    value: Decimal | None = None
    words: str = ""
    met: bool | None = None
    agency_id: UUID | None = None
    corrects: UUID | None = None
    reason: str = ""


@act
def report_figure(
    target_id: UUID, draft: FigureDraft, *, proofs: Sequence[Proof], by: Actor, at: datetime
) -> TargetFigure:
    """Báo cáo số của chỉ tiêu, or correct one: the old figure stays, marked as corrected.

    Raises NotAllowed, TargetUnknown, PlanOver, TargetMeasured, FigureOdd for a period that is none or has not
    begun and for a number that cannot be, WordsNeeded, EvidenceOdd without any evidence, FigureReported,
    FigureUnknown, DayOdd, and what keeping a file refuses; then nothing is kept.
    """
    target = _taking_figures(target_id, draft, by)
    period = _begun(draft.period, at.astimezone(VN).date())
    _must_say(target, draft)
    if not proofs:
        raise EvidenceOdd(why="cần ít nhất một tệp, một đường dẫn hoặc số, ký hiệu văn bản")
    before = _before(target, draft, period)
    rows = kept_proofs(proofs, by=by, at=at)
    if before is not None:
        TargetFigure.objects.filter(id=before.id).update(stands=False)
    figure = TargetFigure.objects.create(
        target=target,
        agency_id=draft.agency_id,
        period=period.key,
        ends_on=period.end,
        value=draft.value,
        words=nfc(draft.words).strip(),
        met=draft.met,
        reported_at=at,
        reported_by=by.id,
        corrects=before,
        reason=nfc(draft.reason).strip(),
    )
    put_beside(rows, figure=figure)
    told = TargetFigureReported(
        figure.id, target.id, draft.agency_id, period.key, before.id if before else None, len(rows)
    )
    tell(told, by=by, at=at)
    return figure


def _taking_figures(target_id: UUID, draft: FigureDraft, by: Actor) -> Target:
    """Lock a target that agencies report. Raises TargetUnknown, NotAllowed, PlanOver, TargetMeasured."""
    target = (
        Target.objects.select_for_update(of=("self",)).select_related("plan").filter(id=target_id).first()
    )
    if target is None:
        raise TargetUnknown
    access.must_report_figure(by, draft.agency_id)
    if target.plan.state != Plan.State.ACTIVE:
        raise PlanOver(number=target.plan.number, state=str(target.plan.get_state_display()))
    if target.ended_by_id is not None:
        raise PlanOver(number=target.plan.number, state="không còn chỉ tiêu này")
    if TargetBinding.objects.filter(target=target, ended_at=None, how=TargetBinding.How.INDICATOR).exists():
        raise TargetMeasured
    return target


def _begun(key: str, today: date) -> Period:
    period = period_of_key(key)
    if period is None:
        raise FigureOdd(why=f"không có kỳ “{key}”")
    if period.start > today:
        raise FigureOdd(why=f"{period_words(key)} chưa bắt đầu")
    return period


def _must_say(target: Target, draft: FigureDraft) -> None:
    if draft.value is None and not draft.words.strip():
        raise WordsNeeded(what="giá trị đạt được, hoặc kết quả bằng lời")
    if target.value is not None and draft.value is None:
        raise FigureOdd(why="chỉ tiêu hứa một con số nên phải báo cáo bằng số")
    if draft.value is None:
        return
    if abs(draft.value) >= _MOST:
        raise FigureOdd(why="con số quá lớn")
    if draft.value < 0:
        raise FigureOdd(why="giá trị không thể âm")
    if target.unit == "%" and draft.value > 100:
        raise FigureOdd(why="tỷ lệ không thể quá 100 %")


def _before(target: Target, draft: FigureDraft, period: Period) -> TargetFigure | None:
    """Give the figure of the agency and period that is corrected. Raises FigureReported, FigureUnknown."""
    whose = Q(agency__isnull=True) if draft.agency_id is None else Q(agency_id=draft.agency_id)
    standing = TargetFigure.objects.select_for_update(of=("self",)).filter(
        whose, target=target, period=period.key, stands=True
    )
    now = standing.first()
    if draft.corrects is None:
        if now is not None:
            raise FigureReported(period=period_words(period.key))
        return None
    if now is None or now.id != draft.corrects:
        raise FigureUnknown
    if not draft.reason.strip():
        raise WordsNeeded(what="lý do đính chính")
    return now
