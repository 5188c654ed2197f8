"""Who may take a task in hand: whoever bears its role where it lies. Leaders may hand on."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.foundation.access.models import Actor, Seat
from motcua.foundation.access.queries import must
from motcua.instruments.workflow.errors import NotYourTask
from motcua.instruments.workflow.models import Task

ASSIGN = "workflow.assign"
KEEP_REASONS = "workflow.keep_reasons"
RIGHTS = {
    ASSIGN: _("Giao lại việc giữa các cán bộ trong đơn vị"),
    KEEP_REASONS: _("Đặt danh mục lý do trả lại"),
}


def seat_for(by: Actor, agency_id: UUID, role: str) -> Seat | None:
    """Give the seat from which the actor may do what this role does there; none if he has no such seat."""
    return next((seat for seat in by.seats if seat.agency_id == agency_id and role in seat.roles), None)


def must_sit_at(by: Actor, task: Task) -> Seat:
    """Give the seat from which the actor does the task. Raises NotYourTask."""
    seat = seat_for(by, task.agency_id, task.role)
    if seat is None:
        raise NotYourTask(title=task.title)
    return seat


def may_hand_on(by: Actor, task: Task) -> bool:
    """Say whether the actor holds the task himself or may assign at its agency."""
    return task.holder_id == by.id or by.may(ASSIGN, task.agency_id)


def must_hand_on(by: Actor, task: Task) -> None:
    """Pass the holder himself and whoever may assign at the task's agency. Raises NotAllowed."""
    if not may_hand_on(by, task):
        must(by, ASSIGN, unit=task.agency_id)
