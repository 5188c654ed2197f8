"""Đặt bộ chỉ số có điểm, thành phần và tham số của nó: from a day on, with their legal source."""

from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell
from motcua.foundation.text import day_figures
from motcua.steering.indices.access import must_keep
from motcua.steering.indices.errors import (
    ComponentUnknown,
    ParameterOdd,
    ParameterSetLater,
    WeightedIndexOdd,
    WeightedIndexOverlaps,
)
from motcua.steering.indices.events import IndexComponentSet, WeightedIndexSet
from motcua.steering.indices.models import IndexComponent, WeightedIndex
from motcua.steering.indices.ports import SOURCES
from motcua.steering.indices.queries.weighted import (
    component_lines,
    index_code_of,
    index_lines,
    weighted_index_on,
)

_MOST: Decimal = Decimal(100)
Lines = list[dict[str, Any]]  # Any: JSON of a pack


@dataclass(frozen=True, kw_only=True)
class WeightedIndexDraft(LineDraft):
    """A scored index as it is to stand."""

    code: str
    title: str
    title_en: str = ""
    source: str = ""
    lacking_rule: str
    lacking_mark: str = ""
    groups: Lines = field(default_factory=list)
    levels: Lines = field(default_factory=list)
    peers: Lines = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class ComponentDraft(LineDraft):
    """A component as it is to stand."""

    code: str
    title: str
    title_en: str = ""
    group: str
    formula: str = ""
    most: Decimal | None = None
    most_mark: str = ""
    threshold: Decimal = _MOST
    threshold_mark: str = ""
    source: str = ""
    numerator: list[str] = field(default_factory=list)
    denominator: list[str] = field(default_factory=list)
    is_rest: bool = False
    factor: str = ""
    reach: str = IndexComponent.Reach.EVERY
    lacking: str = ""
    remedy: str = ""
    remedy_while: str = ""


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """What of a component may be decided otherwise: its points, its threshold, and on what ground."""

    most: Decimal | None
    most_mark: str = ""
    threshold: Decimal
    threshold_mark: str = ""
    source: str


@act
def set_weighted_index(draft: WeightedIndexDraft, *, by: Actor, at: datetime) -> WeightedIndex:
    """Đặt một bộ chỉ số from its first day on, or say it otherwise.

    Raises NotAllowed, WeightedIndexOdd, WeightedIndexOverlaps.
    """
    must_keep(by)
    _must_have_levels(draft)
    overlaps = WeightedIndexOverlaps(code=draft.code)
    row, is_changed = write_line(draft, WeightedIndex(code=draft.code), index_lines(draft.code), overlaps)
    if is_changed:
        tell(WeightedIndexSet(row.id, row.code), by=by, at=at)
    return row


@act
def set_component(draft: ComponentDraft, *, by: Actor, at: datetime) -> IndexComponent:
    """Đặt một thành phần from its first day on, or say it otherwise.

    Raises NotAllowed, WeightedIndexUnknown, WeightedIndexOdd, WeightedIndexOverlaps.
    """
    must_keep(by)
    _must_fit(draft)
    return _write(draft, by, at)


@act
def change_parameters(code: str, since: date, said: Parameters, *, by: Actor, at: datetime) -> IndexComponent:
    """Đặt lại điểm tối đa, ngưỡng của một thành phần from a day on; what held before stands until then.

    Raises NotAllowed, ComponentUnknown, ParameterOdd, ParameterSetLater, WeightedIndexOdd.
    """
    must_keep(by)
    if not said.source.strip():
        raise ParameterOdd(why=_("phải ghi căn cứ của thay đổi"))
    lines = component_lines(code)
    stands = next((one for one in lines if _holds(one, since)), None)
    if stands is None:
        raise ComponentUnknown(code=code, day=day_figures(since))
    later = next((one for one in lines if one.valid_from > since), None)
    if later is not None:
        raise ParameterSetLater(day=day_figures(later.valid_from))
    draft = replace(_draft_of(stands), valid_from=since, **vars(said))
    _must_fit(draft)
    if stands.valid_from < since:
        _write(replace(_draft_of(stands), valid_to=since - timedelta(days=1)), by, at)
    return _write(draft, by, at)


@act
def change_lacking_rule(
    code: str, since: date, rule: str, source: str, *, by: Actor, at: datetime
) -> WeightedIndex:
    """Đặt lại cách tính cho đơn vị không có thành phần, from a day on.

    Raises NotAllowed, WeightedIndexUnknown, ParameterOdd, ParameterSetLater.
    """
    must_keep(by)
    if not source.strip() or rule not in WeightedIndex.LackingRule.values:
        raise ParameterOdd(why=_("phải chọn cách tính và ghi căn cứ"))
    stands = weighted_index_on(code, since)
    later = next((one for one in index_lines(code) if one.valid_from > since), None)
    if later is not None:
        raise ParameterSetLater(day=day_figures(later.valid_from))
    old = WeightedIndexDraft(**{one.name: getattr(stands, one.name) for one in fields(WeightedIndexDraft)})
    if stands.valid_from < since:
        set_weighted_index(replace(old, valid_to=since - timedelta(days=1)), by=by, at=at)
    draft = replace(old, valid_from=since, lacking_rule=rule, lacking_mark="", source=source.strip())
    return set_weighted_index(draft, by=by, at=at)


def _write(draft: ComponentDraft, by: Actor, at: datetime) -> IndexComponent:
    overlaps = WeightedIndexOverlaps(code=draft.code)
    new = IndexComponent(code=draft.code)
    row, is_changed = write_line(draft, new, component_lines(draft.code), overlaps)
    if is_changed:
        tell(IndexComponentSet(row.id, row.code), by=by, at=at)
    return row


def _draft_of(row: IndexComponent) -> ComponentDraft:
    return ComponentDraft(**{one.name: getattr(row, one.name) for one in fields(ComponentDraft)})


def _holds(row: IndexComponent, day: date) -> bool:
    return row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)


def _must_have_levels(draft: WeightedIndexDraft) -> None:
    since = [Decimal(str(one["since"])) for one in draft.levels]
    if len(set(since)) != len(since) or Decimal(0) not in since:
        raise WeightedIndexOdd(code=draft.code, why=_("các mức phải khác nhau và có một mức từ 0 điểm"))
    groups = [one["code"] for one in draft.groups]
    if len(set(groups)) != len(groups) or not groups:
        raise WeightedIndexOdd(code=draft.code, why=_("phải có ít nhất một nhóm, mỗi nhóm một mã"))


def _must_fit(draft: ComponentDraft) -> None:
    why = _why_not(draft) or _why_not_counted(draft)
    if why:
        raise WeightedIndexOdd(code=draft.code, why=why)


def _why_not(draft: ComponentDraft) -> str:
    """Say why a component cannot stand so, or nothing where it can."""
    index = weighted_index_on(index_code_of(draft.code), draft.valid_from)
    if draft.group not in [one["code"] for one in index.groups]:
        return _("nhóm “{group}” không có trong bộ chỉ số").format(group=draft.group)
    if draft.most is not None and not 0 < draft.most <= _MOST:
        return _("điểm tối đa phải lớn hơn 0 và không quá 100")
    if not 0 < draft.threshold <= _MOST:
        return _("ngưỡng phải lớn hơn 0 và không quá 100 %")
    if draft.factor == draft.code:
        return _("một thành phần không nhân với chính nó")
    return ""


def _why_not_counted(draft: ComponentDraft) -> str:
    """Say why its counts do not make a share."""
    named = [*draft.numerator, *draft.denominator]
    if bool(draft.numerator) != bool(draft.denominator):
        return _("tỷ lệ phải có cả tử số và mẫu số")
    unknown = next((one for one in named if SOURCES.named(one) is None), None)
    if not draft.lacking and (not named or unknown):
        missing = _("không có số đếm tên “{name}”").format(name=unknown) if unknown else _("thiếu tử số")
        return _("{missing}, mà không ghi nguồn còn thiếu").format(missing=missing)
    if not draft.is_rest and set(draft.numerator) == set(draft.denominator) and named:
        return _("tử số và mẫu số là một, kết quả luôn là 100 %")
    return ""
