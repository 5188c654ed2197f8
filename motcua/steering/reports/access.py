"""Who may do what in this room."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must

PREPARE: Final = "reports.prepare"
SIGN: Final = "reports.sign"
RIGHTS = {
    PREPARE: _("Lập và rà soát danh sách chậm hằng tháng: giải trình, rút từng dòng"),
    SIGN: _("Ký công khai danh sách chậm hằng tháng"),
}


def must_prepare(by: Actor) -> None:
    """Pass who draws lists up and goes through them. Raises NotAllowed."""
    must(by, PREPARE)


def must_sign(by: Actor) -> None:
    """Pass who answers for a list before the public. Raises NotAllowed."""
    must(by, SIGN)


def must_see(by: Actor) -> None:
    """Pass who prepares or signs: they alone see a draft. Raises NotAllowed."""
    if not by.may(SIGN):
        must_prepare(by)
