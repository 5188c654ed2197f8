"""What is asked of notices. Lists show the masked address; the words are opened one notice at a time."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from motcua.foundation.notices.errors import NoticeUnknown, TemplateUnknown
from motcua.foundation.notices.models import HOUSE_BOX, Notice, NoticeState, NoticeTemplate
from motcua.foundation.notices.ports import NOTICE_BOOK, Template

_CLOSED = ("to", "title", "text")


def notices(state: NoticeState | None = None) -> QuerySet[Notice]:
    """All notices, newest first, with their encrypted columns left unread."""
    found = Notice.objects.defer(*_CLOSED).order_by("-id")
    return found.filter(state=state) if state else found


def notices_about(subject_kind: str, subject_id: UUID) -> QuerySet[Notice]:
    """What was told about one subject, newest first, encrypted columns left unread."""
    return notices().filter(subject_kind=subject_kind, subject_id=subject_id)


def told_about(
    subject_kind: str, subject_ids: Collection[UUID], templates: Collection[str], *, most: int
) -> list[Notice]:
    """Give what was told about some subjects by some templates, the latest first, with the words."""
    rows = Notice.objects.filter(
        subject_kind=subject_kind, subject_id__in=subject_ids, template__in=templates
    )
    return list(rows.order_by("-queued_at", "-id")[:most]) if subject_ids else []


def notice(notice_id: UUID) -> Notice:
    """One notice with its words. Raises NoticeUnknown. Whoever shows it records the look."""
    found = Notice.objects.filter(id=notice_id).first()
    if found is None:
        raise NoticeUnknown
    return found


def box_of(account_id: UUID) -> QuerySet[Notice]:
    """Give what was put into an account's box, newest first, with its words."""
    return Notice.objects.filter(channel=HOUSE_BOX, account_id=account_id).order_by("-id")


def unread_of(account_id: UUID) -> QuerySet[Notice]:
    """Give what lies unread in an account's box, encrypted columns left unread."""
    return box_of(account_id).filter(read_at__isnull=True).defer(*_CLOSED)


def template_of(key: str) -> Template:
    """The words in use: the province's own, else the house's. Raises TemplateUnknown."""
    own = NoticeTemplate.objects.filter(key=key).first()
    if own:
        return Template(own.title, own.text)
    if key not in NOTICE_BOOK.templates:
        raise TemplateUnknown(template=key)
    return NOTICE_BOOK.templates[key]


def takes(address: str, channel: str = "email") -> bool:
    """Say whether a channel that is plugged in could deliver to an address."""
    carrier = NOTICE_BOOK.channels.get(channel)
    return carrier is not None and carrier.takes(address)


def masked(address: str, channel: str) -> str:
    """Give an address as lists show it; nothing where the channel is not there or does not reach it."""
    carrier = NOTICE_BOOK.channels.get(channel)
    return carrier.mask(address) if carrier and address and carrier.takes(address) else ""


def templates() -> dict[str, Template]:
    """Every template by key, in the words in use."""
    own = {row.key: Template(row.title, row.text) for row in NoticeTemplate.objects.all()}
    return {key: own.get(key, template) for key, template in sorted(NOTICE_BOOK.templates.items())}
