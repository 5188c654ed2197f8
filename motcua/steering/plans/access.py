"""The rights of this room: who reads documents in and reviews them, who publishes, who looks."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must

REVIEW = "plans.review"
PUBLISH = "plans.publish"
VIEW = "plans.view"
RIGHTS = {
    REVIEW: _("Đưa văn bản kế hoạch vào, rà soát từng nhiệm vụ, chỉ tiêu"),
    PUBLISH: _("Chốt kế hoạch đã rà soát để giao và theo dõi"),
    VIEW: _("Xem kế hoạch và tình hình thực hiện"),
}


def must_review(by: Actor) -> None:
    """Pass who reviews documents. Raises NotAllowed."""
    must(by, REVIEW)


def must_publish(by: Actor) -> None:
    """Pass who publishes what was reviewed. Raises NotAllowed."""
    must(by, PUBLISH)


def sees_all(by: Actor) -> bool:
    """Say whether someone sees every plan whole."""
    return may_review_or_publish(by) or by.units_for(VIEW) is None


def may_review_or_publish(by: Actor) -> bool:
    """Say whether someone works on documents that are not published yet."""
    return by.may(REVIEW) or by.may(PUBLISH)


def units_seen(by: Actor) -> frozenset[UUID]:
    """Give the agencies whose assignments someone sees, where he does not see all."""
    return by.units_for(VIEW) or frozenset()
