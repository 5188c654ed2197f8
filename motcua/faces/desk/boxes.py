"""Hộp thông báo: a message as the desk shows it, and the page on which its matter lies."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.foundation.notices.models import Notice


@dataclass(frozen=True)
class Matter:
    """What a message is about: the page that shows one, and what the way there is called."""

    page: str
    label: str


MATTERS: Final[dict[str, Matter]] = {
    "dossier": Matter("desk:dossier", gettext_noop("Mở hồ sơ")),
    "assignment": Matter("command:assignment", gettext_noop("Mở nhiệm vụ")),
    "data_request": Matter("desk:data_request", gettext_noop("Mở yêu cầu")),
    "feedback": Matter("desk:feedback_one", gettext_noop("Mở phản ánh")),
    "plan": Matter("command:plan", gettext_noop("Mở kế hoạch")),
}
"""The pages of what messages are about, by the kind of their subject."""

MOST_SAID: Final = 99


@dataclass(frozen=True)
class Letter:
    """A message in somebody's box."""

    notice: Notice
    address: str
    way: str

    @property
    def is_unread(self) -> bool:
        """Say whether its owner has not read it yet."""
        return self.notice.read_at is None


def letters_of(notices: Iterable[Notice]) -> list[Letter]:
    """Put messages as the desk shows them."""
    return [Letter(one, address_of(one), _way(one)) for one in notices]


def address_of(notice: Notice) -> str:
    """Give where the matter of a message lies; nothing where no page shows such."""
    matter = MATTERS.get(notice.subject_kind)
    return reverse(matter.page, args=[notice.subject_id]) if matter else ""


def _way(notice: Notice) -> str:
    matter = MATTERS.get(notice.subject_kind)
    return _(matter.label) if matter else ""


def said_count(ids: Iterable[UUID]) -> str | None:
    """Say how many lie unread, as far as a rail shows it."""
    count = len(list(ids))
    return f"{MOST_SAID}+" if count > MOST_SAID else (str(count) if count else None)
