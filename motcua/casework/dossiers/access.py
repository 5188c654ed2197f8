"""The rights of this room, and whose dossiers one sees."""

from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.errors import CarriersDecideNothing, DossierUnknown
from motcua.casework.dossiers.models import KIND, Dossier
from motcua.foundation.access.models import Actor, ActorKind
from motcua.foundation.access.queries import must
from motcua.instruments.workflow.models import StepKind, Task
from motcua.instruments.workflow.queries import lay_at
from motcua.registers.people.errors import PersonUnknown
from motcua.registers.people.queries import may_act_for, person_of_account

ACCEPT = "dossiers.accept"
HANDLE = "dossiers.handle"
APPROVE = "dossiers.approve"
HAND_OVER = "dossiers.hand_over"
VIEW = "dossiers.view"
SUBMIT = "dossiers.submit"
KEEP_GROUNDS = "dossiers.keep_grounds"
PERSONAL = "dossiers.personal"
MOVE = "dossiers.move"
CARRY = "dossiers.carry"
RIGHTS = {
    ACCEPT: _("Tiếp nhận hồ sơ tại bộ phận một cửa"),
    HAND_OVER: _("Trả kết quả tại bộ phận một cửa"),
    HANDLE: _("Thụ lý hồ sơ"),
    APPROVE: _("Phê duyệt, ký kết quả giải quyết hồ sơ"),
    VIEW: _("Xem hồ sơ của đơn vị"),
    SUBMIT: _("Gửi hồ sơ từ hệ thống khác vào nơi tiếp nhận"),
    KEEP_GROUNDS: _("Đặt danh mục căn cứ tạm dừng, dừng giải quyết hồ sơ"),
    CARRY: _("Làm bưu chính công ích: hướng dẫn, nhận, số hóa, trả; không thẩm định, không quyết định"),
    MOVE: _("Chuyển hồ sơ đang giải quyết sang quy trình mới"),
    PERSONAL: _("Đọc qua API số định danh và nội dung khai của hồ sơ (có ghi nhật ký)"),
}
_BARRED = ("workflow.assign", "fees.void", "fees.refund", "routing.assign")
LIMITS = {CARRY: frozenset({HANDLE, APPROVE, MOVE, KEEP_GROUNDS, PERSONAL, *_BARRED})}
"""Which rights another one bars: whoever carries for the public post never appraises and never decides."""
READING = (ACCEPT, HAND_OVER, HANDLE, APPROVE, VIEW)


def must_serve(by: Actor, unit_id: UUID, right: str = ACCEPT) -> None:
    """Pass who holds the right at the one-stop unit. Raises NotAllowed."""
    must(by, right, unit=unit_id)


def must_own(by: Actor, dossier: Dossier, day: date) -> None:
    """Pass a citizen whose dossier it is, who handed it in, or who acts for whose it is on the day.

    Raises DossierUnknown: that there is a dossier of somebody else's is not said.
    """
    if by.kind is not ActorKind.CITIZEN:
        raise DossierUnknown
    try:
        person = person_of_account(by.id)
    except PersonUnknown as nobody:
        raise DossierUnknown from nobody
    if person.id in {dossier.applicant_person_id, dossier.submitter_id}:
        return
    if not may_act_for(
        person.id, person_id=dossier.applicant_person_id, entity_id=dossier.applicant_entity_id, day=day
    ):
        raise DossierUnknown


def must_take_back(by: Actor, dossier: Dossier, day: date) -> bool:
    """Pass whose dossier it is, and who serves where it was received; say whether it is whose it is.

    Raises DossierUnknown of a citizen, NotAllowed of an officer.
    """
    if by.kind is ActorKind.CITIZEN:
        must_own(by, dossier, day)
        return True
    must_serve(by, dossier.reception_unit_id)
    return False


def only_carries(by: Actor) -> bool:
    """Say whether the actor serves for the public post: takes in, scans and returns, and decides nothing."""
    return by.kind is not ActorKind.HOUSE and by.may(CARRY)


def must_decide(by: Actor) -> None:
    """Pass who is of the administration. Raises CarriersDecideNothing."""
    if only_carries(by):
        raise CarriersDecideNothing


def must_handle(by: Actor, dossier: Dossier) -> None:
    """Pass who handles or approves at the agency that decides. Raises NotAllowed."""
    if not by.may(APPROVE, unit=dossier.decision_agency_id):
        must(by, HANDLE, unit=dossier.decision_agency_id)


def units_read(by: Actor) -> frozenset[UUID] | None:
    """Give the agencies whose dossiers the actor may read; None means all."""
    seen: frozenset[UUID] = frozenset()
    for right in READING:
        units = by.units_for(right)
        if units is None:
            return None
        seen |= units
    return seen


def must_read(by: Actor, dossier: Dossier) -> None:
    """Pass who serves where the dossier is received, decided or returned, or where it is or was worked on.

    Raises DossierUnknown.
    """
    units = units_read(by)
    places = {dossier.reception_unit_id, dossier.decision_agency_id, dossier.return_unit_id}
    if units is not None and not places & units and not lay_at(KIND, dossier.id, units):
        raise DossierUnknown


def works_on(by: Actor, dossier_id: UUID) -> bool:
    """Say whether the actor serves where a dossier is or was worked on: whoever is asked may read."""
    units = units_read(by)
    return units is None or lay_at(KIND, dossier_id, units)


def visible_to(by: Actor) -> Q:
    """Narrow dossiers to those received, decided or returned where the actor serves."""
    units = units_read(by)
    if units is None:
        return Q()
    return Q(reception_unit__in=units) | Q(decision_agency__in=units) | Q(return_unit__in=units)


RIGHT_OF_STEP = {
    StepKind.ACCEPT: ACCEPT,
    StepKind.CHECK: HANDLE,
    StepKind.ASSIGN: HANDLE,
    StepKind.HANDLE: HANDLE,
    StepKind.APPRAISE: HANDLE,
    StepKind.CONSULT: HANDLE,
    StepKind.PUT_FORWARD: HANDLE,
    StepKind.APPROVE: APPROVE,
    StepKind.SIGN: APPROVE,
    StepKind.STAMP: HANDLE,
    StepKind.ISSUE: HANDLE,
    StepKind.HAND_OVER: HAND_OVER,
}
"""Which right a step of each kind needs, at the agency where it lies."""

_LEADERS_TOO = frozenset({StepKind.ASSIGN, StepKind.CONSULT})


def right_of(by: Actor, task: Task) -> str:
    """Give the right by which the actor may do a task: whoever approves may also assign and be asked."""
    kind = StepKind(task.kind)
    if kind in _LEADERS_TOO and by.may(APPROVE, task.agency_id):
        return APPROVE
    return RIGHT_OF_STEP[kind]
