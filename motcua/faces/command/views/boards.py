"""Tình hình thực hiện: the board, its lines, an agency's own page, and all of it as a workbook."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.faces.command.boards import (
    ENDED_LATE,
    WAITS,
    Asked,
    LineRow,
    SumRow,
    chosen_words,
    class_words,
    percent_of,
    row_of,
    side_by_side,
)
from motcua.faces.command.charts import months_of, parts_of
from motcua.faces.command.pages import READING, UNPROCESSABLE, show
from motcua.faces.command.standings import shown
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.made_up import made_up_sheets
from motcua.foundation import clock
from motcua.foundation.text import day_figures
from motcua.registers.organisations.queries import agency_on, names_of
from motcua.steering.plans.models import Assignment, Plan
from motcua.steering.plans.queries import desk
from motcua.steering.plans.queries.board import (
    Board,
    Choice,
    Ending,
    board,
    by_month,
    lines,
    plans_and_endings,
    red_list,
    sections_of,
    worst_first,
)
from motcua.steering.plans.queries.export import board_workbook
from motcua.steering.plans.queries.ladder import near_days
from motcua.steering.plans.queries.periods import period_words
from motcua.steering.plans.queries.standing import Standing, Sums

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RED: Final = 15
_ROWS: Final = 50


@dataclass(frozen=True)
class Ended:
    """What was done under plans that ended in a year, as it stood when each ended; all of it opens."""

    year: int
    row: SumRow
    rows: tuple[SumRow, ...]
    address: str


@dataclass(frozen=True)
class Looked:
    """What a board counts: of which plans, those of them that are over, the sums; what ended beside them."""

    plans: list[Plan]
    endings: Mapping[UUID, Ending]
    counted: Board
    ended: Ended | None


def _looked(request: HouseRequest, asked: Asked, today: date, near: int) -> Looked:
    """Count what an address asks for; of all that binds also what ended this year, apart from it."""
    plans, endings = plans_and_endings(request.actor)
    choice = asked.choice
    late = {key: one for key, one in endings.items() if one.on.year == today.year}
    if choice.plan_id is not None or choice.ended_in is not None or not late:
        return Looked(plans, endings, board(request.actor, today, near, choice), None)
    both = board(request.actor, today, near, replace(choice, ended_in=today.year, beside=True))
    binding = {one.id for one in plans} - set(endings)
    ended = _ended(plans, late, both.of(late), replace(asked.choice, ended_in=today.year))
    return Looked(plans, endings, both.of(binding), ended)


def _ended(
    plans: Sequence[Plan], endings: Mapping[UUID, Ending], counted: Board, choice: Choice
) -> Ended | None:
    """Gather what ended this year, the latest first; None if nothing of it was counted."""
    sums, asked = counted.by_plan(), Asked(choice)
    own = sorted((one for one in plans if one.id in sums), key=lambda one: endings[one.id].on, reverse=True)
    if not own or choice.ended_in is None:
        return None
    rows = [_ended_row(one, endings[one.id], sums[one.id], choice.lead_id) for one in own]
    address = asked.at("command:lines" if choice.lead_id else "command:board")
    return Ended(choice.ended_in, row_of("", counted.whole, asked), tuple(side_by_side(rows)), address)


def _ended_row(one: Plan, ending: Ending, sums: Sums, lead_id: UUID | None) -> SumRow:
    asked = Asked(Choice(plan_id=one.id, lead_id=lead_id))
    under = _("{plan}, {what} {later} ngày {day}").format(
        plan=one, what=ending.how, later=ending.later, day=day_figures(ending.on)
    )
    address = asked.at("command:lines" if lead_id else "command:board")
    return row_of(one.title, sums, asked, under=under, address=address)


@officer(*READING)
@never_cache
@require_safe
def whole(request: HouseRequest) -> HttpResponse:
    """Show where all plans stand, or one; every figure opens its lines."""
    today = clock.today()
    near = near_days(today)
    asked = Asked.read(request.GET)
    looked = _looked(request, asked, today, near)
    counted, plans = looked.counted, looked.plans
    red = red_list(request.actor, today, near, asked.choice, _RED)
    leads = {lead for lead in counted.by_agency() if lead} | {one.lead_id for one in red if one.lead_id}
    names = names_of(leads, today)
    one_plan = next((plan for plan in plans if plan.id == asked.choice.plan_id), None)
    ending = looked.endings.get(one_plan.id) if one_plan else None
    words = {
        "asked": asked,
        "plan": one_plan,
        "ending": ending,
        "later_opens": ending is not None and any(one.id == ending.later_id for one in plans),
        "ended_in": asked.choice.ended_in,
        "is_over": ending is not None or asked.choice.ended_in is not None,
        "ended": looked.ended,
        "figures": _figures(counted, asked),
        "parts": parts_of(counted.whole, asked),
        "months": months_of(by_month(request.actor, today, near, asked.choice), today, asked),
        "by_plan": () if one_plan else side_by_side(_by_plan(counted, plans)),
        "by_section": side_by_side(_by_section(counted, one_plan)) if one_plan else (),
        "by_agency": side_by_side(_by_agency(counted, names, asked)),
        "red": _rows(red, names, today, near),
        "red_address": asked.of("qua-han").at("command:lines"),
        "today": today,
        "export": f"{reverse('command:board-xlsx')}?{asked.query()}",
    }
    return show(request, "command/board.html", words, status=UNPROCESSABLE if asked.said else 200)


def _figures(counted: Board, asked: Asked) -> Mapping[str, object]:
    sums = counted.whole
    row = row_of("", sums, asked)
    return {
        "counts": row.counts,
        "on_time": percent_of(sums.rate_on_time),
        "done": percent_of(sums.rate_done),
        "due": sums.due_by_now,
        "kept": sums.kept_by_now,
        "done_late": sums.of(Standing.DONE_LATE),
        "waits": asked.of(WAITS).at("command:lines"),
        "ended": sums.of(Standing.CANCELLED),
        "ended_address": asked.of("khong-thuc-hien").at("command:lines"),
        "ended_late": sums.ended_late,
        "ended_late_address": asked.of(ENDED_LATE).at("command:lines"),
    }


def _by_plan(counted: Board, plans: Sequence[Plan]) -> list[SumRow]:
    known = {plan.id: plan for plan in plans}
    return [
        row_of(
            known[plan_id].title,
            sums,
            Asked(Choice(plan_id=plan_id)),
            under=str(known[plan_id]),
            address=Asked(Choice(plan_id=plan_id)).at("command:board"),
        )
        for plan_id, sums in worst_first(counted.by_plan())
        if plan_id in known
    ]


def _by_section(counted: Board, plan: Plan) -> list[SumRow]:
    sums = counted.by_section()
    return [
        row_of(
            section or _("Không ghi mục"),
            sums[plan.id, section],
            Asked(Choice(plan_id=plan.id, section=section)),
        )
        for section in sections_of(plan.id)
        if (plan.id, section) in sums
    ]


def _by_agency(counted: Board, names: Mapping[UUID, str], asked: Asked) -> list[SumRow]:
    return [
        row_of(
            names.get(lead, ""),
            sums,
            Asked(Choice(asked.choice.plan_id, lead_id=lead, ended_in=asked.choice.ended_in)),
            address=reverse("command:agency", args=[lead]),
        )
        for lead, sums in worst_first(counted.by_agency())
        if lead is not None
    ]


def _rows(found: Iterable[Assignment], names: Mapping[UUID, str], today: date, near: int) -> list[LineRow]:
    return [
        LineRow(
            one,
            (names.get(one.lead_id) if one.lead_id else "") or one.lead_text,
            shown(one, today, near),
            period_words(one.period),
        )
        for one in found
    ]


@officer(*READING)
@never_cache
@require_safe
def listed(request: HouseRequest) -> HttpResponse:
    """List the lines that a figure stands for, the soonest due first."""
    today = clock.today()
    near = near_days(today)
    asked = Asked.read(request.GET)
    page = Paginator(lines(request.actor, today, near, asked.choice), _ROWS).get_page(
        request.GET.get("trang")
    )
    found = list(page.object_list)
    leads = {one.lead_id for one in found if one.lead_id} | {asked.choice.lead_id}
    names = names_of({lead for lead in leads if lead}, today)
    plans = list(desk.plans(request.actor)) if asked.choice.plan_id else []
    words = {
        "asked": asked,
        "narrowed": chosen_words(asked, plans, names),
        "classes": [
            (label, asked.of(key).at("command:lines"), key == asked.named) for key, label in class_words()
        ],
        "rows": _rows(found, names, today, near),
        "page": page,
        "export": f"{reverse('command:board-xlsx')}?{asked.query()}",
    }
    return show(request, "command/lines.html", words, status=UNPROCESSABLE if asked.said else 200)


@officer(*READING)
@never_cache
@require_safe
def agency(request: HouseRequest, agency_id: UUID) -> HttpResponse:
    """Show an agency's own sums and what it has to do, what presses first."""
    today = clock.today()
    near = near_days(today)
    term = agency_on(agency_id, today)
    asked = Asked(Choice(lead_id=agency_id))
    looked = _looked(request, asked, today, near)
    counted = looked.counted
    open_ones = (Standing.LATE, Standing.NEAR, Standing.RUNNING, Standing.UNLIMITED)
    found = list(lines(request.actor, today, near, Choice(lead_id=agency_id, standings=open_ones))[:_ROWS])
    known = {plan.id: plan for plan in looked.plans}
    words = {
        "term": term,
        "figures": _figures(counted, asked),
        "parts": parts_of(counted.whole, asked),
        "months": months_of(by_month(request.actor, today, near, asked.choice), today, asked),
        "by_plan": [
            row_of(
                known[plan_id].title,
                sums,
                Asked(Choice(plan_id=plan_id, lead_id=agency_id)),
                under=str(known[plan_id]),
            )
            for plan_id, sums in worst_first(counted.by_plan())
            if plan_id in known
        ],
        "rows": _rows(found, {agency_id: term.name}, today, near),
        "ended": looked.ended,
        "all": asked.at("command:lines"),
        "export": f"{reverse('command:board-xlsx')}?{asked.query()}",
        "today": today,
    }
    return show(request, "command/agency.html", words)


@officer(*READING)
@never_cache
@require_safe
def workbook(request: HouseRequest) -> HttpResponse:
    """Hand out the board, narrowed likewise, as a workbook."""
    today = clock.today()
    asked = Asked.read(request.GET)
    if asked.said:
        return whole(request)  # which says it
    content = board_workbook(request.actor, today, near_days(today), asked.choice, made_up_sheets())
    name = f"tinh-hinh-nhiem-vu-{today:%Y%m%d}.xlsx"
    return HttpResponse(
        content, content_type=_XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
