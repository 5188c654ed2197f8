"""Phiếu kiểm soát quá trình giải quyết hồ sơ: who gave a dossier to whom and when, read from its events."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from motcua.casework.dossiers.errors import NotAPaperOfIt
from motcua.casework.dossiers.events import (
    DossierAccepted,
    DossierHandedOver,
    StepClaimed,
    StepDone,
    StepReturned,
)
from motcua.casework.dossiers.models import KIND, Dossier, Halt, Supplement
from motcua.casework.dossiers.queries.halts import halts_of
from motcua.casework.dossiers.queries.slip import Slip, due_words
from motcua.foundation.accounts.queries import name_beside
from motcua.foundation.clock import VN
from motcua.foundation.events.ports import Record
from motcua.foundation.events.queries import chain_of, record_of
from motcua.foundation.papers.queries import form_on, render_paper
from motcua.instruments.deadlines.models import Timeliness
from motcua.instruments.deadlines.queries import standing_by_clock
from motcua.instruments.workflow.models import StepKind, Task
from motcua.instruments.workflow.queries import tasks_of
from motcua.registers.organisations.queries import agency_on, names_of, one_stop

HANDLING: Final = "handling"
_GIVING = (DossierAccepted, StepDone, StepReturned)
_TAKING = (StepClaimed, StepDone, StepReturned)
_SAID: Final = {
    Timeliness.EARLY: "Trước hạn",
    Timeliness.ON_TIME: "Đúng hạn",
    Timeliness.LATE: "Quá hạn",
    Timeliness.OVERDUE: "Đang xử lý, quá hạn",
}
_TWO_FIGURES = 10

Row = dict[str, str]
Told = tuple[Record, str]
"""What was told, and by whom."""


def handling_sheet(dossier: Dossier, *, link: str, at: datetime) -> Slip:
    """Set the handling sheet as it stands `at`: a line for every hand the dossier went through.

    Raises NotAPaperOfIt of a dossier that was never taken in.
    """
    if dossier.accepted_at is None or dossier.code is None:
        raise NotAPaperOfIt
    day = at.astimezone(VN).date()
    form, unit = form_on(HANDLING, day), one_stop(dossier.reception_unit_id, day)
    number = dossier.book_number or 0
    data: dict[str, Any] = {  # Any: what the template's schema asks for
        "superior": agency_on(unit.term.parent_id, day).name if unit.term.parent_id else "",
        "unit": unit.term.name,
        "number": f"{f'0{number}' if number < _TWO_FIGURES else number}/KSHS",
        "place": unit.term.place.name if unit.term.place else "",
        "date": day.isoformat(),
        "title": form.title,
        "form": {"number": form.number, "set": form.set},
        "dossier_code": dossier.code,
        "request": dossier.version.title,
        "decider": agency_on(dossier.decision_agency_id, day).name,
        "accepted_at": _local(dossier.accepted_at),
        **due_words(dossier),
        "rows": _rows(dossier, at),
        "pauses": _pauses(halts_of(dossier.id), list(dossier.supplements.order_by("number"))),
    }
    return Slip(data, render_paper(form.template, data, at=at, codes={"qr": link}))


def _rows(dossier: Dossier, at: datetime) -> list[Row]:
    """Give a line for each task, in order, its hours and hands as they were told."""
    events = chain_of(KIND, dossier.id).annotate(actor_name=name_beside("actor_id"))
    told: list[Told] = [(record_of(event), event.actor_name or "") for event in events]
    tasks = tasks_of(KIND, dossier.id)
    agencies = names_of((task.agency_id for task in tasks), at.astimezone(VN).date())
    brought_by = str(dossier.submitter or dossier.applicant_person or dossier.applicant_entity or "")
    return [_row(task, agencies.get(task.agency_id, ""), told, at, brought_by=brought_by) for task in tasks]


def _row(task: Task, agency: str, told: Sequence[Told], at: datetime, *, brought_by: str) -> Row:
    giver = next(
        (name for one, name in told if isinstance(one.told, _GIVING) and one.at == task.opened_at), ""
    )
    taken = next(((one.at, name) for one, name in told if _takes(one, task)), None)
    row = {
        "agency": agency,
        "step": task.title,
        "given_at": _local(task.opened_at),
        "giver": giver,
        "outcome": _outcome(task, at),
        "note": _note(task),
    }
    return row | ({"taken_at": _local(taken[0]), "taker": taken[1]} if taken else {})


def _takes(one: Record, task: Task) -> bool:
    """Say whether a task came into hands by what was told: claimed, done at once, or the result given."""
    if isinstance(one.told, DossierAccepted):
        return task.kind == StepKind.ACCEPT
    if isinstance(one.told, DossierHandedOver):
        return task.kind == StepKind.HAND_OVER
    return isinstance(one.told, _TAKING) and one.told.task_id == task.id


def _outcome(task: Task, at: datetime) -> str:
    if task.state == Task.State.CANCELLED:
        return "Đã dừng"
    word = standing_by_clock(task.step_due_at, task.done_at, now=at).timeliness
    if task.done_at is not None:
        return _SAID.get(word, "Xong")
    return "Tạm dừng" if task.waits_for else _SAID.get(word, "Đang xử lý")


def _note(task: Task) -> str:
    if task.state == Task.State.RETURNED:
        return f"Trả lại bước trước: {task.reason}" if task.reason else "Trả lại bước trước"
    return task.waits_for or ("Làm lại sau khi bị trả lại" if task.sent_back else "")


def _pauses(halts: Sequence[Halt], supplements: Sequence[Supplement]) -> list[Row]:
    """Give what does not count: waiting on a ground, waiting for a supplement after acceptance."""
    stretches = [(one.began_at, one.ended_at, one.ground.title) for one in halts]
    stretches += [
        (one.asked_at, one.ended_at, "chờ người nộp bổ sung hồ sơ; nhận đủ thì tính lại từ đầu")
        for one in supplements
        if not one.before_acceptance
    ]
    return [
        {"since": _local(since), "until": _local(until) if until else "", "why": why}
        for since, until, why in sorted(stretches, key=lambda one: one[0])
    ]


def _local(moment: datetime) -> str:
    return moment.astimezone(VN).isoformat()
