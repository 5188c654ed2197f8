"""What happens to notices. Whom they went to stands on the notice alone, encrypted."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class NoticeQueued(Told):
    """A message was written and waits to leave."""

    SUBJECT: ClassVar[str] = "notice"
    notice_id: UUID
    template: str
    channel: str
    about_kind: str
    about_id: UUID


@dataclass(frozen=True)
class NoticeNoted(Told):
    """What is to be told was noted, one of many; it is addressed and written when it leaves."""

    SUBJECT: ClassVar[str] = "notice"
    notice_id: UUID
    template: str
    channel: str
    about_kind: str
    about_id: UUID


@dataclass(frozen=True)
class NoticeSent(Told):
    """The channel took the message."""

    SUBJECT: ClassVar[str] = "notice"
    notice_id: UUID
    attempts: int


@dataclass(frozen=True)
class NoticeFailed(Told):
    """The message could not be delivered and is not tried any more."""

    SUBJECT: ClassVar[str] = "notice"
    notice_id: UUID
    attempts: int


@dataclass(frozen=True)
class NoticeRequeued(Told):
    """A person had a failed message tried again."""

    SUBJECT: ClassVar[str] = "notice"
    notice_id: UUID


@dataclass(frozen=True)
class NoticeTemplateChanged(Told):
    """The province changed what a notice says."""

    SUBJECT: ClassVar[str] = "notice_template"
    template_id: UUID
    key: str


@dataclass(frozen=True)
class NoticePut(Told):
    """A message was put into the box of an account, to be read on its desk."""

    SUBJECT: ClassVar[str] = "notice"
    notice_id: UUID
    template: str
    account_id: UUID
    about_kind: str
    about_id: UUID


@dataclass(frozen=True)
class NoticeRead(Told):
    """Whoever it was put there for has read it."""

    SUBJECT: ClassVar[str] = "notice"
    notice_id: UUID
