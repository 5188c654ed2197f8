"""The family of refusals: a code, a Vietnamese sentence that says how to go on, an HTTP status."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:  # it would bring the whole of Django's models to whoever only needs a sentence
    from django_stubs_ext import StrOrPromise


class Refused(Exception):
    """Từ chối: the house says no, in a sentence a person can act on.

    A room derives its own; `facts` fill the sentence's placeholders and are plain values.
    """

    code: ClassVar[str] = "refused"
    message: ClassVar[StrOrPromise] = _("Không thực hiện được việc này.")
    status: ClassVar[int] = 409

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code)
        self.facts = facts

    def __str__(self) -> str:
        """Give the sentence, filled."""
        return str(self.message).format(**self.facts)


class NotAllowed(Refused):
    """The actor does not hold the right for this act at this unit."""

    code = "access.not_allowed"
    message = _("Anh, chị không có quyền làm việc này. Cần quyền: {right}.")
    status = 403


class NotFound(Refused):
    """What was asked for is not here, or is not for the one who asks."""

    code = "not_found"
    message = _("Không tìm thấy {what}.")
    status = 404


class Invalid(Refused):
    """What was sent cannot be understood or does not hold together."""

    code = "invalid"
    message = _("Dữ liệu gửi lên chưa đúng: {what}.")
    status = 422
