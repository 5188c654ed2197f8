"""The rights of this room: who reads documents in and reviews them, who publishes, who looks."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must

REVIEW = "plans.review"
PUBLISH = "plans.publish"
VIEW = "plans.view"
CARRY_OUT = "plans.carry_out"
ANSWER = "plans.answer"
FOLLOW = "plans.follow"
DECIDE = "plans.decide"
KEEP_LADDER = "plans.keep_ladder"
MEASURE = "plans.measure"
SIGN = "plans.sign_report"
RIGHTS = {
    REVIEW: _("Đưa văn bản kế hoạch vào, rà soát từng nhiệm vụ, chỉ tiêu"),
    PUBLISH: _("Chốt kế hoạch đã rà soát để giao và theo dõi"),
    VIEW: _("Xem kế hoạch và tình hình thực hiện"),
    CARRY_OUT: _("Thực hiện nhiệm vụ giao cho cơ quan: tiếp nhận, báo cáo, xin gia hạn, nộp sản phẩm"),
    ANSWER: _("Chịu trách nhiệm về nhiệm vụ giao cho cơ quan, nhận nhắc việc ở cấp lãnh đạo"),
    FOLLOW: _("Theo dõi nhiệm vụ đã giao: duyệt, trả lại sản phẩm, ghi sự kiện được chờ"),
    DECIDE: _("Quyết định gia hạn, tạm dừng nhiệm vụ đã giao"),
    SIGN: _("Ký báo cáo tình hình thực hiện kế hoạch"),
    KEEP_LADDER: _("Đặt bậc nhắc việc và quy tắc kỳ"),
    MEASURE: _("Quyết định chỉ tiêu của kế hoạch được đo bằng chỉ số nào"),
}


def must_review(by: Actor) -> None:
    """Pass who reviews documents. Raises NotAllowed."""
    must(by, REVIEW)


def must_publish(by: Actor) -> None:
    """Pass who publishes what was reviewed. Raises NotAllowed."""
    must(by, PUBLISH)


def sees_all(by: Actor) -> bool:
    """Say whether someone sees every plan whole."""
    if may_review_or_publish(by) or by.may(FOLLOW) or by.may(DECIDE):
        return True
    return None in (by.units_for(VIEW), by.units_for(CARRY_OUT))


def may_review_or_publish(by: Actor) -> bool:
    """Say whether someone works on documents that are not published yet."""
    return by.may(REVIEW) or by.may(PUBLISH)


def units_seen(by: Actor) -> frozenset[UUID]:
    """Give the agencies whose assignments someone sees, where he does not see all."""
    return (by.units_for(VIEW) or frozenset()) | (by.units_for(CARRY_OUT) or frozenset())


def may_carry_out(by: Actor, lead_id: UUID | None) -> bool:
    """Say whether someone acts for the agency that leads; who follows may note on its behalf."""
    return by.may(FOLLOW) or (lead_id is not None and by.may(CARRY_OUT, lead_id))


def must_carry_out(by: Actor, lead_id: UUID | None) -> None:
    """Pass who acts for the agency that leads. Raises NotAllowed."""
    if not may_carry_out(by, lead_id):
        must(by, CARRY_OUT, lead_id)
        must(by, FOLLOW)


def acts_for(by: Actor, lead_id: UUID | None) -> bool:
    """Say whether someone acts as the leading agency itself, not on its behalf."""
    return lead_id is not None and any(seat.agency_id == lead_id for seat in by.seats)


def must_follow(by: Actor) -> None:
    """Pass who follows what was given. Raises NotAllowed."""
    must(by, FOLLOW)


def must_decide(by: Actor) -> None:
    """Pass who decides on more time and on rest. Raises NotAllowed."""
    must(by, DECIDE)


def must_sign(by: Actor) -> None:
    """Pass who signs reports. Raises NotAllowed."""
    must(by, SIGN)


def must_keep_ladder(by: Actor) -> None:
    """Pass who keeps the ladder of reminders. Raises NotAllowed."""
    must(by, KEEP_LADDER)


def must_measure(by: Actor) -> None:
    """Pass who decides by what targets are measured. Raises NotAllowed."""
    must(by, MEASURE)


def may_report_figure(by: Actor, agency_id: UUID | None) -> bool:
    """Say whether someone reports what a target has come to: of his agency, or of all where he follows."""
    return by.may(FOLLOW) or (agency_id is not None and by.may(CARRY_OUT, agency_id))


def must_report_figure(by: Actor, agency_id: UUID | None) -> None:
    """Pass who reports it. Raises NotAllowed."""
    if not may_report_figure(by, agency_id):
        must(by, FOLLOW if agency_id is None else CARRY_OUT, agency_id)
