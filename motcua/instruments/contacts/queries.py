"""What is asked of contact points."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from motcua.foundation.notices.ports import NOTICE_BOOK, Template
from motcua.instruments.contacts.models import ContactPoint, ContactState

CODE: Final = "contacts.code"
CHANNELS: Final = ("email", "sms", "zalo")
"""What somebody may choose from, where the province has it, in the order in which it is offered."""
TEMPLATES: Final[dict[str, Template]] = {
    CODE: Template(
        "{{ code }} là mã xác nhận nơi nhận tin về hồ sơ. Mã dùng một lần, trong 10 phút.",
        "{{ code }} là mã xác nhận nơi nhận tin về hồ sơ của anh, chị.\n\n"
        "Mã dùng một lần, trong 10 phút. Không ai của cơ quan nhà nước hỏi mã này; xin đừng đưa cho ai.\n\n"
        "Nếu anh, chị không yêu cầu mã, xin bỏ qua thư này: địa chỉ này không nhận tin gì thêm.",
    ),
}


@dataclass(frozen=True)
class Way:
    """By which channel and to which address somebody is told."""

    channel: str
    address: str


def channels_offered() -> list[str]:
    """Give the channels of this province from which one may choose."""
    return [one for one in CHANNELS if one in NOTICE_BOOK.channels]


def contacts_of(person_id: UUID) -> Sequence[ContactPoint]:
    """Give what somebody uses and what waits for its code, by channel."""
    rows = ContactPoint.objects.filter(person=person_id).exclude(state=ContactState.ENDED)
    return list(rows.select_related("consent").order_by("channel", "-asked_at"))


def ways_of(people: Collection[UUID]) -> Mapping[UUID, Sequence[Way]]:
    """Give how people are told who ever said how, in one question.

    Who never said it is not among them; who said it and uses nothing is, with no way. What rests on a
    consent that was taken back, or on a channel that the province has no more, is no way.
    """
    if not people:
        return {}
    found: dict[UUID, list[Way]] = {}
    rows = ContactPoint.objects.filter(person__in=people).select_related("consent")
    for one in rows.order_by("person", "channel"):
        ways = found.setdefault(one.person_id, [])
        agreed = one.consent is not None and one.consent.withdrawn_at is None
        if one.state == ContactState.IN_USE and agreed and one.channel in NOTICE_BOOK.channels:
            ways.append(Way(one.channel, str(one.address)))
    return found
