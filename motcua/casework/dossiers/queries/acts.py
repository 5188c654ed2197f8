"""Việc có thể làm: which acts an actor can do on a dossier now, and why not the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

from motcua.casework.dossiers.access import ACCEPT, APPROVE, HAND_OVER, HANDLE, only_carries, right_of
from motcua.casework.dossiers.models import Dossier, State, Supplement
from motcua.casework.dossiers.states import ENDED, RUNNING, may_move
from motcua.casework.dossiers.states import State as Table
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.text import moment_words
from motcua.instruments.workflow.models import StepKind, Task
from motcua.instruments.workflow.queries import is_first, may_do, may_hand_on, outcomes_of, steps_after

RESULT_STEPS: Final = (StepKind.SIGN, StepKind.ISSUE)
"""Steps in which a result may be recorded: by whoever signs, or by whoever enters and stamps it."""


class Act(StrEnum):
    """What can be done with a dossier."""

    CLAIM = "CLAIM"
    FINISH = "FINISH"
    RECORD_RESULT = "RECORD_RESULT"
    HAND_OVER = "HAND_OVER"
    RETURN = "RETURN"
    SUPPLEMENT = "SUPPLEMENT"
    RECEIVE_SUPPLEMENT = "RECEIVE_SUPPLEMENT"
    REFUSE = "REFUSE"
    APOLOGISE = "APOLOGISE"
    APOLOGISE_LATE = "APOLOGISE_LATE"
    HALT = "HALT"
    GO_ON = "GO_ON"
    STOP = "STOP"
    HAND_ON = "HAND_ON"
    WITHDRAW = "WITHDRAW"
    ARCHIVE = "ARCHIVE"


_OF_PARTS: Final = (Act.SUPPLEMENT, Act.REFUSE, Act.HALT, Act.APOLOGISE, Act.APOLOGISE_LATE, Act.STOP)


@dataclass(frozen=True)
class PossibleAct:
    """An act, and why it cannot be done now: empty when it can; and what it can come to, if not one thing.

    Outcomes are keys, each with its words.
    """

    act: Act
    blocked: str = ""
    outcomes: tuple[tuple[str, str], ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether it can be done now."""
        return not self.blocked


def acts_on(
    dossier: Dossier,
    task: Task | None,
    by: Actor,
    *,
    holder: str = "",
    supplements: Sequence[Supplement] = (),
    stands_in: bool = False,
    put_off: bool = False,
    is_late: bool = False,
) -> tuple[PossibleAct, ...]:
    """Give the acts that concern the actor, in the order they are done in. No question to the database.

    `holder` names who has the task, `supplements` are those asked for so far, `stands_in` says that the
    actor covers the absent holder, `put_off` that an apology was said before, `is_late` that its moment has
    passed.
    """
    acts: list[PossibleAct] = []
    if task is not None and _concerns(by, task):
        acts += _acts_of_step(dossier, task, by, "" if stands_in else _why_not_mine(task, by, holder))
    serves = by.may(ACCEPT, unit=dossier.reception_unit_id)
    if dossier.state == State.AWAITING_SUPPLEMENT and serves:
        acts.append(PossibleAct(Act.RECEIVE_SUPPLEMENT))
    if dossier.resolved_at is None and dossier.state not in ENDED:
        acts += _acts_without_result(dossier, task, by, _why_not_ask(dossier, task, by, holder, supplements))
        acts += _acts_on_its_time(dossier, task, by)
    acts += _apologies(dossier, by, put_off=put_off, is_late=is_late)
    if task is not None and task.is_waiting and may_hand_on(by, task):
        acts.append(PossibleAct(Act.HAND_ON))
    if serves:
        acts.append(PossibleAct(Act.WITHDRAW, _why_not_end(dossier, Table.WITHDRAWN)))
    handled = serves or by.may(HANDLE, unit=dossier.decision_agency_id)
    if handled and may_move(Table(dossier.state), Table.ARCHIVED):
        acts.append(PossibleAct(Act.ARCHIVE))
    return tuple(map(_in_parts, acts)) if dossier.joint else tuple(acts)


def _in_parts(one: PossibleAct) -> PossibleAct:
    """Block on a whole what is done in its parts."""
    if one.act not in _OF_PARTS or one.blocked:
        return one
    return PossibleAct(one.act, _("Hồ sơ liên thông: việc này làm ở từng phần."))


def _acts_without_result(
    dossier: Dossier, task: Task | None, by: Actor, why_not_ask: str
) -> list[PossibleAct]:
    """Give what ends or halts a dossier that has no result yet: asking for more, refusing."""
    serves = by.may(ACCEPT, unit=dossier.reception_unit_id)
    asks = _concerns(by, task) if task is not None else serves and dossier.code is None
    refuses = (
        by.may(APPROVE, unit=dossier.decision_agency_id) if dossier.code else serves and not only_carries(by)
    )
    acts = [PossibleAct(Act.SUPPLEMENT, why_not_ask)] if asks else []
    return [*acts, PossibleAct(Act.REFUSE, _why_not_end(dossier, Table.REFUSED))] if refuses else acts


def _acts_on_its_time(dossier: Dossier, task: Task | None, by: Actor) -> list[PossibleAct]:
    """Give what halts or ends the time of a dossier that was promised and has no result."""
    if dossier.code is None:
        return []
    approves = by.may(APPROVE, unit=dossier.decision_agency_id)
    handles = approves or by.may(HANDLE, unit=dossier.decision_agency_id)
    acts: list[PossibleAct] = []
    halted = dossier.state == State.PAUSED and task is not None and bool(task.waits_for)
    if halted and (handles or by.may(ACCEPT, unit=dossier.reception_unit_id)):
        acts.append(PossibleAct(Act.GO_ON))
    if handles and may_move(Table(dossier.state), Table.PAUSED):
        acts.append(PossibleAct(Act.HALT))
    if approves and may_move(Table(dossier.state), Table.STOPPED):
        acts.append(PossibleAct(Act.STOP))
    return acts


def _apologies(dossier: Dossier, by: Actor, *, put_off: bool, is_late: bool) -> list[PossibleAct]:
    """Give the apology that may still be said: with another day before the moment, without one after it."""
    running = dossier.state in RUNNING and dossier.resolved_at is None
    owed = running or (is_late and dossier.state == State.RESOLVED)
    if not owed or dossier.due_at is None or not by.may(APPROVE, unit=dossier.decision_agency_id):
        return []
    if is_late:
        return [] if put_off else [PossibleAct(Act.APOLOGISE_LATE)]
    known = _("Hồ sơ đã được hẹn lại một lần; mỗi hồ sơ chỉ được hẹn lại một lần.") if put_off else ""
    return [PossibleAct(Act.APOLOGISE, known)]


def is_untouched(dossier: Dossier, task: Task | None) -> bool:
    """Say whether nobody has acted on a dossier since it was taken in: its first task lies free."""
    return (
        dossier.state == State.ACCEPTED
        and task is not None
        and task.state == Task.State.OPEN
        and not task.sent_back
    )


def needs_result(task: Task) -> bool:
    """Say whether a step ends with the result on record: it issues it, or is the last that could."""
    if task.kind == StepKind.ISSUE:
        return True
    return task.kind == StepKind.SIGN and not any(step.kind in RESULT_STEPS for step in steps_after(task))


def _acts_of_step(dossier: Dossier, task: Task, by: Actor, away: str) -> list[PossibleAct]:
    acts: list[PossibleAct] = []
    if task.state == Task.State.OPEN or (task.holder_id != by.id and not away):
        acts.append(PossibleAct(Act.CLAIM, away))
    if task.kind == StepKind.HAND_OVER:
        return [*acts, PossibleAct(Act.HAND_OVER, away or _why_not_hand_over(dossier, by))]
    away = away or _why_not_yet(task)
    if task.kind in RESULT_STEPS:
        known = _("Kết quả đã được ghi nhận.") if dossier.resolved_at else ""
        acts.append(PossibleAct(Act.RECORD_RESULT, away or known))
    lacking = not dossier.resolved_at and needs_result(task)
    unready = _("Cần ghi nhận kết quả kèm tệp trước.") if lacking else ""
    acts.append(PossibleAct(Act.FINISH, away or unready, outcomes_of(task)))
    acts.append(PossibleAct(Act.RETURN, away or _why_not_return(dossier, task)))
    return acts


def _concerns(by: Actor, task: Task) -> bool:
    return by.may(right_of(by, task), unit=task.agency_id)


def _why_not_mine(task: Task, by: Actor, holder: str) -> str:
    if may_do(by, task):
        return ""
    if task.holder_id is not None and task.holder_id != by.id:
        return _("Bước này đang do {holder} xử lý.").format(holder=holder or _("người khác"))
    return _("Bước này thuộc chức danh khác.")


def _why_not_hand_over(dossier: Dossier, by: Actor) -> str:
    if dossier.state != State.RESOLVED:
        return _("Chưa có kết quả để trả.")
    return "" if by.may(HAND_OVER, unit=dossier.return_unit_id) else _("Kết quả được trả tại nơi khác.")


def _why_not_return(dossier: Dossier, task: Task) -> str:
    if dossier.resolved_at:
        return _("Đã có kết quả nên không trả lại bước trước.")
    return _("Đây là bước đầu tiên.") if is_first(task) else ""


def _why_not_yet(task: Task) -> str:
    return (
        _("{waits_for}: hết chờ mới xử lý tiếp được.").format(waits_for=task.waits_for)
        if task.waits_for
        else ""
    )


def _why_not_ask(
    dossier: Dossier, task: Task | None, by: Actor, holder: str, supplements: Sequence[Supplement]
) -> str:
    if dossier.state == State.AWAITING_SUPPLEMENT:
        return _("Đang chờ người nộp bổ sung.")
    asked = [one for one in supplements if one.state != Supplement.State.DROPPED]
    if asked and not by.may(APPROVE, unit=dossier.decision_agency_id):
        at = moment_words(asked[-1].asked_at.astimezone(VN))
        return _("Đã yêu cầu bổ sung lúc {at}; mỗi hồ sơ chỉ yêu cầu một lần.").format(at=at)
    return _why_not_mine(task, by, holder) if task is not None else ""


def _why_not_end(dossier: Dossier, to: Table) -> str:
    if may_move(Table(dossier.state), to):
        return ""
    if dossier.resolved_at:
        return _("Đã có kết quả nên không rút được hồ sơ.")
    return _("Hồ sơ đã kết thúc.")
