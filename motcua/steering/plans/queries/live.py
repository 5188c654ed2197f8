"""Chỉ tiêu sống: what targets come to at a moment, against what they promise, and where that ends.

The figure of a target is its plan's own: it is the same for everybody who sees the plan. The rows behind it
open on the pages of figures, to whom those open.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from motcua.foundation.clock import VN
from motcua.foundation.text import day_figures
from motcua.registers.organisations.queries import agencies_on, expand_classes
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.queries import Part, Scope, Value, by_agency, indicators_on, months_of, values_of
from motcua.steering.plans.models import Target, TargetBinding, TargetFigure
from motcua.steering.plans.queries.proposals import headings_of
from motcua.steering.plans.rules.pace import Known, Method, Pace, first_of, pace_of
from motcua.steering.plans.rules.reaching import End, Promised, Reach, Track, end_of, reach_of, track_of

__all__ = [
    "End",
    "Live",
    "Method",
    "OfAgency",
    "Pace",
    "Reach",
    "agencies_meant",
    "beside",
    "bindings_of",
    "by_agencies",
    "figures_of",
    "live_of",
    "live_one",
    "pairs_in",
    "undecided",
    "waiting_of",
    "without_doubles",
]
_MONTHS_BACK = 24
_SHOWN = 12
How = TargetBinding.How
_NO_PACE = Pace(None, Method.NO_MONTHS)


@dataclass(frozen=True)
class Live:
    """A target at a moment: how it is measured, what it has come to, its months, where it ends."""

    target: Target
    heading: str
    at: datetime
    binding: TargetBinding | None = None
    indicator: Indicator | None = None
    scope: Scope | None = None
    part: Part | None = None
    value: Decimal | None = None
    why: str = ""
    words: str = ""
    behind: int = 0
    months: Mapping[date, Part] = field(default_factory=dict)
    pace: Pace = _NO_PACE
    figure: TargetFigure | None = None
    told: tuple[TargetFigure, ...] = ()  # of the whole province, period after period; the last is `figure`
    reporting: int = 0  # agencies that reported a figure of their own
    also: tuple[Target, ...] = ()  # the same thing, promised otherwise elsewhere in the document

    @property
    def is_bound(self) -> bool:
        """Say whether an indicator measures it."""
        return self.binding is not None and self.binding.how == How.INDICATOR

    @cached_property
    def promised(self) -> Promised:
        """Give what it promises."""
        return self.promise_of(self.target)

    def promise_of(self, one: Target) -> Promised:
        """Give what a target promises of the same thing."""
        return Promised(one.op, one.value, self.indicator.direction if self.indicator else "UP")

    @cached_property
    def reach(self) -> Reach:
        """Class it today; what is promised in words as the report judges it."""
        if self.target.value is None and self.figure is not None and self.figure.met is not None:
            return Reach.MET if self.figure.met else Reach.MISSED
        return reach_of(self.promised, self.value)

    @cached_property
    def end(self) -> End:
        """Class where it ends."""
        return end_of(self.promised, self.value, self.pace.end)

    @property
    def lacks(self) -> Decimal | None:
        """Give by how much it misses the promise; below nought by how much it does better."""
        if self.value is None or self.promised.value is None:
            return None
        return self.promised.lacks(self.value)

    @cached_property
    def is_share(self) -> bool:
        """Say whether it counts in hundredths."""
        return "%" in self.target.unit or (
            self.indicator is not None and self.indicator.unit == Indicator.Unit.PERCENT
        )

    @cached_property
    def track(self) -> Track:
        """Lay the figure and the promise on one line."""
        return track_of(self.promised, self.value, is_share=self.is_share)


@dataclass(frozen=True)
class OfAgency:
    """What a target has come to in one agency's own work."""

    agency_id: UUID
    part: Part | None
    value: Decimal | None
    reach: Reach


def live_of(targets: Sequence[Target], at: datetime) -> list[Live]:
    """Measure many targets at a moment, in the order given, one after another of a plan.

    How each is measured, whom the classes of agencies mean, the latest reports: one question each; the
    figures and months: one question to a source for each scope in use, however many targets share it.
    """
    today = at.astimezone(VN).date()
    headings = _headings(targets)
    rows = TargetBinding.objects.filter(target__in=[one.id for one in targets], ended_at=None)
    bindings = {one.target_id: one for one in rows}
    known = {one.code: one for one in indicators_on(today)} if bindings else {}
    members = _members(bindings.values(), today)
    bare = [
        Live(one, headings[one.id], at, binding, known.get(binding.indicator) if binding else None)
        for one in targets
        for binding in [bindings.get(one.id)]
    ]
    measured = _measured([one for one in bare if one.is_bound], members, today)
    reported = _reported([one for one in bare if not one.is_bound])
    return [measured.get(one.target.id) or reported[one.target.id] for one in bare]


def live_one(target: Target, siblings: Sequence[Target], at: datetime) -> Live:
    """Measure one target, with the heading that its plan gives it."""
    (found,) = live_of([target], at)
    return replace(found, heading=headings_of(siblings).get(target.id, ""))


def by_agencies(live: Live) -> list[OfAgency]:
    """Part a measured target by the agencies whose work it takes, those with nothing counted last."""
    if live.indicator is None or live.scope is None or live.part is None:
        return []
    found = by_agency(live.indicator, live.scope, live.at)
    members = live.scope.agency_ids if live.scope.agency_ids is not None else frozenset(found)
    rows = [_of_agency(live, agency_id, found.get(agency_id)) for agency_id in members | frozenset(found)]
    sign = -1 if live.promised.is_most else 1
    return sorted(rows, key=lambda row: (row.value is None, sign * (row.value or Decimal(0)), row.agency_id))


def _of_agency(live: Live, agency_id: UUID, part: Part | None) -> OfAgency:
    value = part.value if part else None
    return OfAgency(agency_id, part, value, reach_of(live.promised, value))


def _headings(targets: Sequence[Target]) -> dict[UUID, str]:
    by_plan: dict[UUID, list[Target]] = {}
    for one in targets:
        by_plan.setdefault(one.plan_id, []).append(one)
    return {key: words for many in by_plan.values() for key, words in headings_of(many).items()}


Members = Mapping[tuple[str, str], frozenset[UUID]]


def _members(bindings: Iterable[TargetBinding], today: date) -> Members:
    """Say which agencies each level and class in use means, on the first day of a period or the last so far.

    An agency that ceased in between counts for as long as it worked.
    """
    used = [one for one in bindings if (one.level or one.group) and one.since and one.until]
    days = {day for one in used for day in (one.since, min(one.until or today, today)) if day}
    found: dict[tuple[str, str], set[UUID]] = {}
    groups, levels = {one.group for one in used if one.group}, {one.level for one in used if one.level}
    for day in sorted(days):
        for group, terms in expand_classes(groups, day).items() if groups else ():
            found.setdefault(("", group), set()).update(term.agency_id for term in terms)
        if levels:
            rows = agencies_on(day).filter(level__in=levels).values_list("level", "agency_id")
            for level, agency_id in rows:
                found.setdefault((level, ""), set()).add(agency_id)
    return {key: frozenset(ids) for key, ids in found.items()}


def agencies_meant(level: str, group: str, since: date | None, until: date | None) -> frozenset[UUID]:
    """Say which agencies a level or a class means over some days; none where it means nobody."""
    if since is None or until is None:
        return frozenset()
    asked = TargetBinding(level=level, group="" if level else group, since=since, until=until)
    return _members([asked], until).get((asked.level, asked.group), frozenset())


def _scope(one: TargetBinding, members: Members) -> Scope:
    """Give whose and which work a target takes, over its days."""
    agencies: frozenset[UUID] | None = None
    if one.agency_id:
        agencies = frozenset({one.agency_id})
    elif one.level or one.group:
        agencies = members.get((one.level, one.group), frozenset())
    return Scope(
        agency_ids=agencies,
        procedure_code=one.procedure,
        channel=one.channel,
        field=one.field,
        since=one.since,
        until=one.until,
    )


def _measured(bound: Sequence[Live], members: Members, today: date) -> dict[UUID, Live]:
    """Measure those that are bound, scope by scope."""
    found: dict[UUID, Live] = {}
    by_scope: dict[Scope, list[Live]] = {}
    for one in bound:
        binding, indicator = one.binding, one.indicator
        if binding is None or indicator is None:
            code = binding.indicator if binding else ""
            found[one.target.id] = replace(one, why=f"chỉ số “{code}” không còn trong danh mục")
            continue
        scope = _scope(binding, members)
        why = _cannot(scope, today)
        if why:
            found[one.target.id] = replace(one, scope=scope, why=why)
        else:
            by_scope.setdefault(scope, []).append(one)
    for scope, many in by_scope.items():
        found.update(_of_scope(scope, many, today))
    return found


def _cannot(scope: Scope, today: date) -> str:
    if scope.since and scope.since > today:
        return f"kỳ tính bắt đầu ngày {day_figures(scope.since)}, chưa đến"
    if scope.agency_ids is not None and not scope.agency_ids:
        return "không có cơ quan nào thuộc nhóm này"
    return ""


def _of_scope(scope: Scope, many: Sequence[Live], today: date) -> dict[UUID, Live]:
    indicators = list({one.indicator.code: one.indicator for one in many if one.indicator}.values())
    at = many[0].at
    values = {one.indicator.code: one for one in values_of(indicators, scope, at)}
    until = min(scope.until or today, today)
    back = replace(scope, since=first_of(until, _MONTHS_BACK), until=until)
    months = months_of(indicators, back, at)
    return {
        one.target.id: _with_value(one, scope, values[one.indicator.code], months.get(one.indicator.code, {}))
        for one in many
        if one.indicator
    }


def _with_value(one: Live, scope: Scope, value: Value, months: Mapping[date, Part]) -> Live:
    if value.part is None:
        return replace(one, scope=scope, why=value.words)
    found = replace(
        one,
        scope=scope,
        part=value.part,
        value=value.value,
        words=value.words,
        behind=value.behind,
        why="" if value.value is not None else "chưa có gì để tính trong kỳ",
    )
    if not months or scope.since is None or scope.until is None:
        return found
    today = one.at.astimezone(VN).date()
    known = Known(
        {month: (part.above, part.below) for month, part in months.items()},
        value.part.above,
        value.part.below,
        scope.since,
        scope.until,
        today,
        value.part.times,
    )
    last = first_of(min(scope.until, today))
    shown = [first_of(last, back) for back in range(_SHOWN - 1, -1, -1)]
    empty = Part(0, 0 if value.part.below is not None else None, value.part.times)
    return replace(found, months={month: months.get(month, empty) for month in shown}, pace=pace_of(known))


def _reported(others: Sequence[Live]) -> dict[UUID, Live]:
    """Give those without an indicator what was reported of them, of the whole province, the last as it is."""
    ids = [one.target.id for one in others]
    stand = TargetFigure.objects.filter(target__in=ids, stands=True) if ids else TargetFigure.objects.none()
    told: dict[UUID, list[TargetFigure]] = {}
    for figure in stand.filter(agency__isnull=True).order_by("ends_on", "id"):
        told.setdefault(figure.target_id, []).append(figure)
    counted = stand.filter(agency__isnull=False).values_list("target_id")
    agencies = dict(counted.annotate(count=Count("agency", distinct=True))) if ids else {}
    return {one.target.id: _with_figure(one, told.get(one.target.id, ()), agencies) for one in others}


def _with_figure(one: Live, told: Sequence[TargetFigure], agencies: Mapping[UUID, int]) -> Live:
    reporting = agencies.get(one.target.id, 0)
    if told:
        last = told[-1]
        return replace(one, figure=last, told=tuple(told[-_SHOWN:]), value=last.value, reporting=reporting)
    if one.binding is None and not reporting:
        return replace(one, why="chưa gắn chỉ số, chưa có số báo cáo")
    why = f"mới có số của {reporting} cơ quan" if reporting else "chưa có số báo cáo"
    return replace(one, why=why, reporting=reporting)


def figures_of(target_id: UUID) -> list[TargetFigure]:
    """Give all figures of a target with their evidence, corrected ones too, the latest period first."""
    rows = TargetFigure.objects.filter(target_id=target_id).prefetch_related("evidence")
    return list(rows.order_by("-ends_on", "agency_id", "-id"))


def bindings_of(target_id: UUID) -> list[TargetBinding]:
    """Give how a target was measured, the latest decision first."""
    return list(TargetBinding.objects.filter(target_id=target_id).order_by("-id"))


def waiting_of(plan_id: UUID) -> list[UUID]:
    """Give the targets of a plan that promise a number and wait for a decision how they are measured."""
    return list(_waiting([plan_id]).values_list("id", flat=True))


def undecided(plan_ids: Collection[UUID]) -> dict[UUID, int]:
    """Count the targets of plans that promise a number and wait for a decision how they are measured."""
    return dict(_waiting(plan_ids).order_by().values_list("plan_id").annotate(count=Count("id")))


def _waiting(plan_ids: Collection[UUID]) -> QuerySet[Target]:
    now = TargetBinding.objects.filter(target=OuterRef("pk"), ended_at=None)
    return Target.objects.filter(~Exists(now), plan__in=list(plan_ids), value__isnull=False, ended_by=None)


def without_doubles(found: Sequence[Live], pairs: Mapping[UUID, Sequence[UUID]]) -> list[Live]:
    """Lay what a document promises twice together: the row of the annex, beside it what the text says."""
    known = {one.target.id: one for one in found}
    beside = {other for many in pairs.values() for other in many if other in known}
    return [
        replace(one, also=tuple(known[key].target for key in pairs.get(one.target.id, ()) if key in known))
        for one in found
        if one.target.id not in beside or one.is_bound
    ]


def beside(one: Live, others: Sequence[Target]) -> Live:
    """Lay what else the document promises of the same thing beside a target."""
    return replace(one, also=tuple(others))


def pairs_in(targets: Iterable[Target], findings: Iterable[Mapping[str, object]]) -> dict[UUID, list[UUID]]:
    """Give for each target those that promise the same thing otherwise, as the reader found them."""
    at = {one.position: one.id for one in targets}
    found: dict[UUID, list[UUID]] = {}
    for finding in findings:
        pairs = finding.get("pairs")
        for pair in pairs if isinstance(pairs, list) else ():
            stated, tabled = (at.get(place) for place in pair)
            if stated and tabled:
                found.setdefault(tabled, []).append(stated)
    return found
