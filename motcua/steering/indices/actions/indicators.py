"""Đặt chỉ số: what a figure is made of, from a day on."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell
from motcua.steering.indices.access import must_keep
from motcua.steering.indices.errors import IndicatorOdd, IndicatorOverlaps
from motcua.steering.indices.events import IndicatorSet
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.ports import SOURCES
from motcua.steering.indices.queries.indicators import indicators_of_code


@dataclass(frozen=True, kw_only=True)
class IndicatorDraft(LineDraft):
    """An indicator as it is to stand."""

    code: str
    title: str
    title_en: str = ""
    unit: str
    direction: str
    source: str = ""
    numerator: str = ""
    denominator: str = ""
    lacking: str = ""


@act
def set_indicator(draft: IndicatorDraft, *, by: Actor, at: datetime) -> Indicator:
    """Đặt một chỉ số from its first day on, or say it otherwise.

    Raises NotAllowed, IndicatorOdd where it counts what has no name or shares nothing, IndicatorOverlaps.
    """
    must_keep(by)
    _must_fit(draft)
    new = Indicator(code=draft.code)
    row, is_changed = write_line(
        draft, new, indicators_of_code(draft.code), IndicatorOverlaps(code=draft.code)
    )
    if is_changed:
        tell(IndicatorSet(row.id, row.code), by=by, at=at)
    return row


def _must_fit(draft: IndicatorDraft) -> None:
    named = [name for name in (draft.numerator, draft.denominator) if name]
    unknown = next((name for name in named if SOURCES.named(name) is None), None)
    if unknown is not None:
        raise IndicatorOdd(code=draft.code, why=_("không có số đếm tên “{name}”").format(name=unknown))
    if draft.lacking and named:
        raise IndicatorOdd(code=draft.code, why=_("đã ghi là thiếu nguồn thì không có tử số, mẫu số"))
    if not draft.lacking and not draft.numerator:
        raise IndicatorOdd(code=draft.code, why=_("thiếu tử số"))
    if draft.lacking:
        return
    if (draft.unit != Indicator.Unit.COUNT) != bool(draft.denominator):
        raise IndicatorOdd(code=draft.code, why=_("tỷ lệ, bình quân phải có mẫu số, số đếm thì không"))
    if draft.numerator == draft.denominator:
        raise IndicatorOdd(code=draft.code, why=_("tử số và mẫu số là một, kết quả luôn là 100 %"))
