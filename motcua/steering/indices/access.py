"""Who may do what in this room."""

from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must

VIEW: Final = "indices.view"
KEEP: Final = "indices.keep"
REBUILD: Final = "indices.rebuild"
RIGHTS = {
    VIEW: _("Xem chỉ số và mở đến từng hồ sơ"),
    KEEP: _("Đặt chỉ số: tử số, mẫu số, căn cứ"),
    REBUILD: _("Cập nhật, dựng lại dữ kiện của chỉ số từ sổ sự kiện"),
}


def agencies_seen(by: Actor) -> frozenset[UUID] | None:
    """Give the agencies whose figures someone sees; None means all, as for who says what is measured."""
    return None if by.may(KEEP) else by.units_for(VIEW)


def must_keep(by: Actor) -> None:
    """Pass who says what is measured, and how. Raises NotAllowed."""
    must(by, KEEP)


def must_rebuild(by: Actor) -> None:
    """Pass who keeps the facts in step with the book. Raises NotAllowed."""
    must(by, REBUILD)
