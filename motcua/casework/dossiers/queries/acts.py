"""Việc có thể làm: which acts an actor can do on a dossier now, and why not the others."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from motcua.casework.dossiers.access import ACCEPT, HAND_OVER, RIGHT_OF_STEP
from motcua.casework.dossiers.models import Dossier, State
from motcua.casework.dossiers.states import State as Table
from motcua.casework.dossiers.states import may_move
from motcua.foundation.access.models import Actor
from motcua.instruments.workflow.models import StepKind, Task
from motcua.instruments.workflow.queries import may_do, steps_before

_RECORDING = (StepKind.SIGN, StepKind.ISSUE)


class Act(StrEnum):
    """What can be done with a dossier."""

    CLAIM = "CLAIM"
    FINISH = "FINISH"
    RECORD_RESULT = "RECORD_RESULT"
    HAND_OVER = "HAND_OVER"
    RETURN = "RETURN"
    WITHDRAW = "WITHDRAW"


@dataclass(frozen=True)
class PossibleAct:
    """An act, and why it cannot be done now: empty when it can."""

    act: Act
    blocked: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether it can be done now."""
        return not self.blocked


def acts_on(dossier: Dossier, task: Task | None, by: Actor, *, holder: str = "") -> tuple[PossibleAct, ...]:
    """Give the acts that concern the actor, in the order they are done in. No question to the database."""
    acts: list[PossibleAct] = []
    if task is not None and _concerns(by, task):
        acts += _acts_of_step(dossier, task, by, holder)
    if by.may(ACCEPT, unit=dossier.reception_unit_id):
        acts.append(PossibleAct(Act.WITHDRAW, _why_not_withdraw(dossier)))
    return tuple(acts)


def is_untouched(dossier: Dossier, task: Task | None) -> bool:
    """Say whether nobody has acted on a dossier since it was taken in: its first task lies free."""
    return (
        dossier.state == State.ACCEPTED
        and task is not None
        and task.state == Task.State.OPEN
        and not task.sent_back
    )


def _acts_of_step(dossier: Dossier, task: Task, by: Actor, holder: str) -> list[PossibleAct]:
    away = _why_not_mine(task, by, holder)
    acts: list[PossibleAct] = []
    if task.state == Task.State.OPEN:
        acts.append(PossibleAct(Act.CLAIM, away))
    if task.kind == StepKind.HAND_OVER:
        return [*acts, PossibleAct(Act.HAND_OVER, away or _why_not_hand_over(dossier, by))]
    if task.kind in _RECORDING:
        known = _("Kết quả đã được ghi nhận.") if dossier.resolved_at else ""
        acts.append(PossibleAct(Act.RECORD_RESULT, away or known))
    lacking = task.kind == StepKind.ISSUE and not dossier.resolved_at
    acts.append(
        PossibleAct(Act.FINISH, away or (_("Cần ghi nhận kết quả kèm tệp trước.") if lacking else ""))
    )
    acts.append(PossibleAct(Act.RETURN, away or _why_not_return(dossier, task)))
    return acts


def _concerns(by: Actor, task: Task) -> bool:
    return by.may(RIGHT_OF_STEP[StepKind(task.kind)], unit=task.agency_id)


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
    return "" if steps_before(task) else _("Đây là bước đầu tiên.")


def _why_not_withdraw(dossier: Dossier) -> str:
    if may_move(Table(dossier.state), Table.WITHDRAWN):
        return ""
    if dossier.resolved_at:
        return _("Đã có kết quả nên không rút được hồ sơ.")
    return _("Hồ sơ đã kết thúc.")
