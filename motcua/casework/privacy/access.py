"""The rights of this room; whoever asks sees his own requests by being himself."""

from django.utils.translation import gettext_lazy as _

from motcua.casework.privacy.errors import AskedByNobody
from motcua.foundation.access.models import Actor, ActorKind
from motcua.registers.people.errors import PersonUnknown
from motcua.registers.people.models import Person
from motcua.registers.people.queries import person_of_account

ANSWER = "privacy.answer"
KEEP_LIMITS = "privacy.keep_limits"
RIGHTS = {
    ANSWER: _("Trả lời yêu cầu của người dân về dữ liệu cá nhân của họ"),
    KEEP_LIMITS: _("Đặt thời hạn trả lời yêu cầu về dữ liệu cá nhân"),
}


def himself(by: Actor) -> Person:
    """Give who is signed in. Raises AskedByNobody."""
    if by.kind is not ActorKind.CITIZEN:
        raise AskedByNobody
    try:
        return person_of_account(by.id)
    except PersonUnknown as nobody:
        raise AskedByNobody from nobody
