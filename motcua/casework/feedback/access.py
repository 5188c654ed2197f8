"""Who may do what with feedback, and whose feedback one sees."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import KIND as DOSSIER
from motcua.casework.feedback.errors import HandledByConcerned
from motcua.casework.feedback.models import Feedback, Kind
from motcua.foundation.access.models import Actor, ActorKind
from motcua.foundation.access.queries import must
from motcua.instruments.workflow.queries import tasks_of

HANDLE = "feedback.handle"
PUBLISH = "feedback.publish"
SORT = "feedback.sort"
VIEW = "feedback.view"
KEEP_LIMITS = "feedback.keep_limits"
RIGHTS = {
    HANDLE: _("Tiếp nhận, xử lý phản ánh, kiến nghị gửi đến đơn vị"),
    PUBLISH: _("Duyệt và công khai trả lời phản ánh, kiến nghị"),
    SORT: _("Chuyển phản ánh, kiến nghị chưa rõ cơ quan đến nơi có thẩm quyền"),
    VIEW: _("Xem phản ánh, kiến nghị và tổng hợp đánh giá của đơn vị"),
    KEEP_LIMITS: _("Đặt thời hạn xử lý phản ánh, kiến nghị"),
}
READING = (HANDLE, PUBLISH, VIEW)


def must_handle(by: Actor, feedback: Feedback) -> None:
    """Pass who handles at its agency; while it has none, who says whose it is.

    Raises NotAllowed, HandledByConcerned.
    """
    if feedback.agency_id is None:
        must(by, SORT)
    else:
        must(by, HANDLE, unit=feedback.agency_id)
    must_be_unconcerned(by, feedback)


def must_publish(by: Actor, feedback: Feedback) -> None:
    """Pass who answers for its agency. Raises NotAllowed, HandledByConcerned."""
    must(by, PUBLISH, unit=feedback.agency_id)
    must_be_unconcerned(by, feedback)


def must_be_unconcerned(by: Actor, feedback: Feedback) -> None:
    """Keep what is said of a conduct from who worked on the dossier. Raises HandledByConcerned."""
    if feedback.kind == Kind.CONDUCT and feedback.dossier is not None and by.kind is not ActorKind.HOUSE:
        hands = {one.holder_id for one in tasks_of(DOSSIER, feedback.dossier.id)}
        if by.id in hands | {feedback.dossier.accepted_by}:
            raise HandledByConcerned


def is_concerned(by: Actor, feedback: Feedback) -> bool:
    """Say whether it speaks of what the actor did."""
    try:
        must_be_unconcerned(by, feedback)
    except HandledByConcerned:
        return True
    return False


def units_read(by: Actor) -> frozenset[UUID] | None:
    """Give the agencies whose feedback the actor may read; None means all."""
    seen: frozenset[UUID] = frozenset()
    for right in READING:
        units = by.units_for(right)
        if units is None:
            return None
        seen |= units
    return seen


def visible_to(by: Actor) -> Q:
    """Narrow feedback to what lies where the actor serves; who sorts also sees what lies nowhere."""
    units = units_read(by)
    if units is None:
        return Q()
    return Q(agency__in=units) | Q(agency__isnull=True) if by.may(SORT) else Q(agency__in=units)
