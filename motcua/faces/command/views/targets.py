"""Chỉ tiêu: the board of targets against live values, one of them whole, the board as a workbook."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.faces.command.boards import Asked
from motcua.faces.command.measures import Looked
from motcua.faces.command.pages import READING, show
from motcua.faces.command.targets import (
    FILTERS,
    REACHES,
    Row,
    address_of,
    axis_of,
    columns_of,
    figure_words,
    looked_of,
    row_of,
)
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.made_up import made_up_sheets
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import names_of as names_of_people
from motcua.foundation.workbooks import KIND, Sheet, workbook
from motcua.registers.organisations.queries import names_of
from motcua.steering.indices.queries import agencies_seen_by
from motcua.steering.plans.models import Plan, Target
from motcua.steering.plans.queries import desk, live
from motcua.steering.plans.queries.board import Choice, board
from motcua.steering.plans.queries.ladder import near_days
from motcua.steering.plans.queries.live import End, Live, Reach
from motcua.steering.plans.queries.standing import Standing

_HEADS = (
    "Kế hoạch",
    "Số",
    "Chỉ tiêu",
    "Phải đạt",
    "Hôm nay",
    "Tử số",
    "Mẫu số",
    "Khoảng cách",
    "Tình hình",
    "Cuối kỳ, với đà này",
    "Dự báo",
    "Công việc của",
    "Nguồn số",
    "Tính tại",
)


@officer(*READING)
@never_cache
@require_safe
def every(request: HouseRequest) -> HttpResponse:
    """Show the targets of one plan, or of all that still bind, against what they have come to now."""
    now = clock.now()
    plan, found = _asked(request, now)
    measured = [one for one in found if one.target.value is not None or one.target.value_text.strip()]
    named = request.GET.get("loai", "")
    rows = _rows(_chosen(found, named))
    running = list(desk.plans(request.actor).filter(state=Plan.State.ACTIVE)) if plan is None else [plan]
    words = {
        "plan": plan,
        "rows": rows,
        "any": bool(measured),
        "many_plans": plan is None and len({one.target.plan_id for one in found}) > 1,
        "tiles": _tiles(measured, request.actor, plan),
        "choices": _choices(measured, named, plan),
        "waiting": _waiting(request.actor, running),
        "conflicts": _conflicts(plan),
        "now": now,
        "behind": max((one.behind for one in found), default=0),
        "export": _at("command:targets-xlsx", plan),
    }
    return show(request, "command/targets.html", words)


@officer(*READING)
@never_cache
@require_safe
def one(request: HouseRequest, target_id: UUID) -> HttpResponse:
    """Show one target: how it is measured, its months, its agencies, its reports, what was decided when."""
    now, today = clock.now(), clock.today()
    target = desk.target(target_id, request.actor)
    siblings = list(desk.targets_of(target.plan_id))
    pairs = live.pairs_in(siblings, desk.findings_of(target.plan_id))
    found = live.live_one(next(each for each in siblings if each.id == target.id), siblings, now)
    found = _with_doubles(found, siblings, pairs)
    parts = live.by_agencies(found)
    bindings, figures = live.bindings_of(target.id), live.figures_of(target.id)
    agencies = {part.agency_id for part in parts} | {each.agency_id for each in figures if each.agency_id}
    agencies |= {each.agency_id for each in bindings if each.agency_id}
    names = names_of(agencies, today)
    people = names_of_people({each.decided_by for each in bindings} | {each.reported_by for each in figures})
    opens = agencies_seen_by(request.actor) is None and request.actor.may("indices.view")
    may_report = (
        request.actor.may("plans.follow") or request.actor.units_for("plans.carry_out") != frozenset()
    )
    running = target.plan.state == Plan.State.ACTIVE and target.ended_by_id is None
    words = {
        "target": target,
        "plan": target.plan,
        "row": row_of(found, names),
        "live": found,
        "later": desk.later_of(target, request.actor),
        "columns": columns_of(found),
        "axis": figure_words(found, axis_of(found), 0) if found.months and found.is_share else "",
        "address": address_of(found) if opens else "",
        "opens": opens,
        "agencies": _agencies(found, parts, names, opens=opens),
        "figures": [(each, names.get(each.agency_id, "") if each.agency_id else "") for each in figures],
        "bindings": bindings,
        "people": people,
        "now": now,
        "behind": found.behind,
        "may_measure": running and request.actor.may("plans.measure"),
        "may_report": running and may_report and not found.is_bound,
    }
    return show(request, "command/target.html", words)


@officer(*READING)
@never_cache
@require_safe
def workbook_of(request: HouseRequest) -> HttpResponse:
    """Hand the board out as a workbook."""
    now = clock.now()
    _plan, found = _asked(request, now)
    rows = [_line(row) for row in _rows(found) if not row.is_heading]
    sheets = [Sheet(str(_("Chỉ tiêu")), _HEADS, rows, long=("Chỉ tiêu",))]
    name = f"chi-tieu-{now:%Y%m%d}.xlsx"
    content = workbook([*sheets, *made_up_sheets()], title=_("Chỉ tiêu của kế hoạch"))
    return HttpResponse(
        content, content_type=KIND, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _asked(request: HouseRequest, now: datetime) -> tuple[Plan | None, list[Live]]:
    """Measure what an address asks for: a plan's targets, or all that are followed."""
    try:
        plan_id = UUID(request.GET["ke-hoach"]) if request.GET.get("ke-hoach") else None
    except ValueError:
        plan_id = None
    plan = desk.plan(plan_id, request.actor) if plan_id else None
    targets = list(desk.targets_still_of(plan) if plan else desk.targets_followed(request.actor))
    found = live.live_of(targets, now)
    by_plan: dict[UUID, list[Target]] = {}
    for one_target in targets:
        by_plan.setdefault(one_target.plan_id, []).append(one_target)
    pairs: dict[UUID, list[UUID]] = {}
    for key, findings in desk.findings_of_many(by_plan).items():
        pairs.update(live.pairs_in(by_plan[key], findings))
    return plan, live.without_doubles(found, pairs)


def _with_doubles(found: Live, siblings: Sequence[Target], pairs: Mapping[UUID, Sequence[UUID]]) -> Live:
    """Lay beside a target what else the document promises of the same thing, whichever was opened."""
    both = {one.id: one for one in siblings}
    beside = [*pairs.get(found.target.id, ())]
    beside += [key for key, others in pairs.items() if found.target.id in others]
    return live.beside(found, [both[key] for key in beside if key in both])


def _rows(found: Sequence[Live]) -> list[Row]:
    agencies = {one.binding.agency_id for one in found if one.binding and one.binding.agency_id}
    names = names_of(agencies, clock.today()) if agencies else {}
    return [row_of(one, names) for one in found]


def _chosen(found: Sequence[Live], named: str) -> list[Live]:
    if named not in FILTERS:
        return list(found)
    reach, end = FILTERS[named]
    return [
        one
        for one in found
        if (one.target.value is not None or one.target.value_text.strip())
        and (reach is None or one.reach is reach)
        and (end is None or one.end is end)
    ]


def _choices(found: Sequence[Live], named: str, plan: Plan | None) -> list[tuple[str, int, str, bool]]:
    said = {
        "dat": _("Đạt"),
        "sap-dat": _("Sắp đạt"),
        "chua-dat": _("Chưa đạt"),
        "khong-kip": _("Không kịp"),
        "chua-co-so": _("Chưa có số"),
    }
    rows = [(_("Tất cả"), len(found), _at("command:targets", plan), named not in FILTERS)]
    for key, words in said.items():
        count = len(_chosen(found, key))
        if count:
            rows.append((words, count, _at("command:targets", plan, loai=key), key == named))
    return rows


def _tiles(found: Sequence[Live], by: Actor, plan: Plan | None) -> Mapping[str, object]:
    """Give the figures at the head: tasks in time, targets met, those that fail, those measured."""
    today = clock.today()
    sums = board(by, today, near_days(today), Choice(plan_id=plan.id if plan else None)).whole
    asked = Asked(Choice(plan_id=plan.id if plan else None))
    known = [one for one in found if one.reach is not Reach.UNKNOWN]
    fails = sum(1 for one in found if one.end is End.FAILS)
    return {
        "kept": sums.kept_by_now,
        "due": sums.due_by_now,
        "late": sums.of(Standing.LATE),
        "late_address": asked.of("qua-han").at("command:lines"),
        "tasks_address": asked.at("command:board"),
        "met": sum(1 for one in known if one.reach is Reach.MET),
        "known": len(known),
        "fails": fails,
        "fails_address": _at("command:targets", plan, loai="khong-kip"),
        "near": sum(1 for one in known if one.reach is Reach.NEAR),
        "bound": sum(1 for one in found if one.is_bound),
        "all": len(found),
        "reported": sum(1 for one in found if not one.is_bound and one.figure is not None),
    }


def _waiting(by: Actor, plans: Sequence[Plan]) -> list[tuple[Plan, int]]:
    """Say of which plans targets wait to be bound, to who binds them."""
    if not by.may("plans.measure"):
        return []
    running = [one for one in plans if one.state == Plan.State.ACTIVE]
    counts = live.undecided([one.id for one in running])
    return [(one, counts[one.id]) for one in running if counts.get(one.id)]


def _conflicts(plan: Plan | None) -> list[str]:
    """Give the sentences of the reader on what a plan promises twice; of one plan alone."""
    if plan is None:
        return []
    return [str(one["message"]) for one in desk.findings_of(plan.id) if one.get("kind") == "contradiction"]


def _agencies(
    found: Live, parts: Sequence[live.OfAgency], names: Mapping[UUID, str], *, opens: bool
) -> list[Mapping[str, object]]:
    looked: Looked = looked_of(found)
    code = found.indicator.code if found.indicator else ""
    return [
        {
            "name": names.get(part.agency_id, ""),
            "figure": figure_words(found, part.value) if part.value is not None else "–",
            "part": part.part,
            "percent": float(part.value) if part.value is not None and found.is_share else None,
            "tone": REACHES[part.reach][0],
            "state": _(REACHES[part.reach][1]),
            "address": looked.of(part.agency_id).at("command:index-dossiers", code) if opens else "",
        }
        for part in parts
    ]


def _line(row: Row) -> tuple[str | int | Decimal | None, ...]:
    live_row = row.one
    part = live_row.part
    return (
        live_row.target.plan.number,
        live_row.target.no,
        " – ".join(filter(None, (live_row.heading if not live_row.target.no else "", live_row.target.text))),
        "; ".join(each.words for each in row.promises),
        live_row.value,
        part.above if part else None,
        part.below if part else None,
        row.gap,
        row.state,
        live_row.pace.end,
        row.end_state,
        row.whom,
        row.source or live_row.why,
        f"{live_row.at:%d/%m/%Y %H:%M}",
    )


def _at(page: str, plan: Plan | None, **more: str) -> str:
    said = {"ke-hoach": str(plan.id)} if plan else {}
    query = "&".join(f"{key}={value}" for key, value in {**said, **more}.items())
    return f"{reverse(page)}?{query}" if query else reverse(page)
