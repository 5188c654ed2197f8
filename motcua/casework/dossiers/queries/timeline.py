"""Diễn biến: what happened to a dossier, from its own chain of events, and what is still ahead of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.events import (
    ApologySaid,
    ApplicantCorrected,
    ClockStood,
    ClockWentOn,
    DossierAccepted,
    DossierArchived,
    DossierEnteredLate,
    DossierGoesOn,
    DossierHalted,
    DossierHandedOver,
    DossierRedated,
    DossierRefused,
    DossierReplaced,
    DossierStopped,
    DossierSubmitted,
    DossierWithdrawn,
    LateApologySaid,
    NoteWritten,
    OriginalsGivenBack,
    PartBegun,
    PartEnded,
    PartsPlanned,
    ProcedureCorrected,
    ProcessMoved,
    ResolvedWithoutPaper,
    ResultRecorded,
    ScanPut,
    SlipReprinted,
    StepClaimed,
    StepDone,
    StepHandedOn,
    StepReturned,
    SupplementAsked,
    SupplementReceived,
)
from motcua.casework.dossiers.models import KIND
from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import name_beside
from motcua.foundation.events.events import Told, kind_of
from motcua.foundation.events.ports import Record
from motcua.foundation.events.queries import chain_of, record_of
from motcua.instruments.workflow.models import Step, Task
from motcua.instruments.workflow.queries import foremost, outcome_words, steps_after, tasks_of

_QUIET = (SlipReprinted, StepClaimed, NoteWritten)
_UNSAID = [kind_of(kind) for kind in _QUIET]
_SAID = {
    DossierSubmitted: (_("Nộp hồ sơ"), ""),
    DossierAccepted: (_("Tiếp nhận hồ sơ"), ""),
    DossierEnteredLate: (_("Nhập vào hệ thống sau khi nhận trên giấy"), ""),
    StepDone: (_("Xong một bước xử lý"), _("Xong bước «{title}»")),
    StepReturned: (_("Trả lại bước trước"), _("Trả lại từ bước «{title}»")),
    StepHandedOn: (_("Giao lại việc"), _("Giao lại bước «{title}»")),
    ClockStood: (_("Tạm dừng tính thời gian"), _("Tạm dừng tính thời gian: «{title}»")),
    ClockWentOn: (_("Tính tiếp thời gian giải quyết"), ""),
    ScanPut: (_("Đính bản quét"), ""),
    SupplementAsked: (_("Yêu cầu bổ sung hồ sơ"), ""),
    SupplementReceived: (_("Nhận bổ sung hồ sơ"), ""),
    ApologySaid: (_("Xin lỗi và hẹn lại ngày trả"), ""),
    LateApologySaid: (_("Xin lỗi vì quá hạn"), ""),
    DossierHalted: (_("Tạm dừng giải quyết"), ""),
    DossierGoesOn: (_("Giải quyết tiếp"), ""),
    DossierStopped: (_("Dừng giải quyết"), ""),
    DossierRedated: (_("Tính lại hạn vì lịch làm việc thay đổi"), ""),
    ApplicantCorrected: (_("Sửa chủ hồ sơ"), ""),
    ProcedureCorrected: (_("Sửa thủ tục"), ""),
    ProcessMoved: (_("Chuyển sang quy trình mới"), ""),
    DossierReplaced: (_("Thay bằng hồ sơ khác"), ""),
    ResultRecorded: (_("Có kết quả"), ""),
    ResolvedWithoutPaper: (_("Giải quyết xong, không cấp giấy tờ"), ""),
    DossierHandedOver: (_("Trả kết quả"), ""),
    OriginalsGivenBack: (_("Trả lại bản chính"), ""),
    DossierWithdrawn: (_("Rút hồ sơ"), ""),
    DossierRefused: (_("Từ chối hồ sơ"), ""),
    DossierArchived: (_("Lưu trữ hồ sơ"), ""),
    PartsPlanned: (_("Chia hồ sơ thành các phần"), ""),
    PartBegun: (_("Bắt đầu một phần của hồ sơ"), ""),
    PartEnded: (_("Xong một phần của hồ sơ"), ""),
}

_BY_PARTS = _("Tính lại ngày hẹn theo các phần của hồ sơ")


@dataclass(frozen=True)
class Moment:
    """One line of the course of things."""

    at: datetime
    title: str
    by: str = ""
    note: str = ""


@dataclass(frozen=True)
class Course:
    """The course of a dossier: what was (latest first), where it lies, what is to come.

    Where it lies in several hands at once, `now` is the one that concerns who asks, `beside` the others.
    """

    past: tuple[Moment, ...]
    now: Task | None
    now_by: str
    ahead: tuple[Step, ...]
    tasks: tuple[Task, ...]
    beside: tuple[Task, ...] = ()

    @property
    def opinions(self) -> tuple[Task, ...]:
        """Give the steps done that came to one of several things, in order; each has its `outcome_words`."""
        return tuple(task for task in self.tasks if task.state == Task.State.DONE and outcome_words(task))


def course_of(dossier_id: UUID, by: Actor | None = None) -> Course:
    """Give the course of a dossier, as it concerns who asks, in two questions."""
    events = chain_of(KIND, dossier_id).annotate(actor_name=name_beside("actor_id"))
    records = [(record_of(event), event.actor_name or "") for event in events]
    tasks = tasks_of(KIND, dossier_id)
    current = foremost(tasks, by)
    beside = tuple(task for task in tasks if task.is_waiting and task is not current)
    titles = {task.id: task.title for task in tasks}
    reasons = {task.id: said for task in tasks if (said := _said(task))}
    past = [
        Moment(record.at, _words(record.told, titles), name, _note(record, reasons))
        for record, name in reversed(records)
        if not isinstance(record.told, _QUIET)
    ]
    return Course(tuple(past), current, _holder(current), _ahead(current), tuple(tasks), beside)


def _holder(current: Task | None) -> str:
    """Name who has the dossier in hand, if somebody has."""
    name: str | None = getattr(current, "holder_name", None)  # annotated by tasks_of
    return name or ""


def last_moment(dossier_id: UUID) -> Moment | None:
    """Give what happened to a dossier last, in one question; nothing when nothing has."""
    event = chain_of(KIND, dossier_id).exclude(kind__in=_UNSAID).last()
    if event is None:
        return None
    record = record_of(event)
    return Moment(record.at, _words(record.told, {}))


def _ahead(current: Task | None) -> tuple[Step, ...]:
    return steps_after(current) if current is not None else ()


def _words(told: Told, titles: dict[UUID, str]) -> str:
    """Say what happened, to the step it happened in where that is known."""
    if isinstance(told, DossierRedated) and told.by_parts:
        return str(_BY_PARTS)
    task_title = titles.get(getattr(told, "task_id", UUID(int=0)), "")
    plain, of_step = _SAID.get(type(told), (type(told).__name__, ""))
    return str(of_step).format(title=task_title) if of_step and task_title else str(plain)


def _note(record: Record, reasons: dict[UUID, str]) -> str:
    told = record.told
    return reasons.get(told.task_id, "") if isinstance(told, StepReturned | StepDone) else ""


def _said(task: Task) -> str:
    """Say what a step came to, where it could come to several things, and the words given with it."""
    came_to = outcome_words(task) if task.state == Task.State.DONE else ""
    return ". ".join(one for one in (came_to, task.reason) if one)
