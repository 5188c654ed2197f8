"""Who may do what in this room."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must

KEEP: Final = "identity.keep"
RIGHTS = {KEEP: _("Đặt dịch vụ định danh điện tử mà người dân đăng nhập qua đó")}


def must_keep(by: Actor) -> None:
    """Pass who says where people prove who they are. Raises NotAllowed."""
    must(by, KEEP)
