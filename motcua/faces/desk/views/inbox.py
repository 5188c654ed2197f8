"""Việc của tôi: what lies in the officer's reach, the most urgent first; finding a dossier by its code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.errors import DossierUnknown
from motcua.casework.dossiers.queries import dossier_by_code
from motcua.faces.desk.pages import READING, show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.promises import Left, left_of
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of
from motcua.instruments.deadlines.models import Workplace
from motcua.instruments.deadlines.queries import standing, workplace
from motcua.instruments.workflow.models import Card, Task
from motcua.instruments.workflow.queries import card_of, has_limit, page_after, tasks_for, unit_tasks

ROWS = 50


@dataclass(frozen=True)
class Line:
    """One task in a list: its card, what is left of its dossier's time, who holds it."""

    task: Task
    card: Card
    left: Left
    holder: str


@officer(*READING)
@never_cache
@require_safe
def mine(request: HouseRequest) -> HttpResponse:
    """Show what the officer can do now."""
    tasks = tasks_for(request.actor)
    after = _cursor(request.GET.get("sau", ""))
    if after:
        tasks = page_after(tasks, *after)
    found = list(tasks[: ROWS + 1])
    words = {"lines": _lines(found[:ROWS]), "next": _next(found), "first": not after}
    return show(request, "desk/inbox.html", words)


@officer("workflow.assign")
@never_cache
@require_safe
def unit(request: HouseRequest) -> HttpResponse:
    """Show a leader what waits in his unit, whoever holds it."""
    units = request.actor.units_for("workflow.assign") or frozenset()
    found = list(unit_tasks(units)[:ROWS])
    return show(request, "desk/unit.html", {"lines": _lines(found)})


@officer(*READING)
@never_cache
@require_safe
def find(request: HouseRequest) -> HttpResponse:
    """Open a dossier by its code."""
    code = request.GET.get("ma", "").strip()[:80]
    try:
        return redirect("desk:dossier", dossier_by_code(code, request.actor).id)
    except DossierUnknown:
        messages.warning(
            request, _("Không có hồ sơ mang mã «{code}» ở nơi anh, chị làm việc.").format(code=code)
        )
        return redirect("desk:home")


def _lines(tasks: Sequence[Task]) -> list[Line]:
    where, now = workplace(), clock.now()
    names = names_of(task.holder_id for task in tasks if task.holder_id)
    return [_line(task, where, now, names) for task in tasks]


def _line(task: Task, where: Workplace, now: datetime, names: dict[UUID, str]) -> Line:
    due_at = task.urgent_at if has_limit(task) else None
    holder = names.get(task.holder_id, "") if task.holder_id else ""
    return Line(task, card_of(task), left_of(standing(due_at, None, where, now=now)), holder)


def _next(found: Sequence[Task]) -> str:
    if len(found) <= ROWS:
        return ""
    last = found[ROWS - 1]
    return f"{last.urgent_at.isoformat()}~{last.id}"


def _cursor(typed: str) -> tuple[datetime, UUID] | None:
    moment, _tilde, task_id = typed.partition("~")
    try:
        return datetime.fromisoformat(moment.replace(" ", "+")), UUID(task_id)
    except ValueError:
        return None
