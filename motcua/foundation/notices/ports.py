"""What rooms plug in: channels that carry messages, and the templates of what they tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class Message:
    """A message ready to go. `id` is the notice's and never changes, however often it is tried."""

    id: str
    to: str
    title: str
    text: str
    html: str


class NotDelivered(Exception):
    """A channel could not deliver; `for_good` says that trying again is senseless (no such address)."""

    def __init__(self, why: str, *, for_good: bool) -> None:
        super().__init__(why)
        self.why = why
        self.for_good = for_good


class Channel(Protocol):
    """Carries messages to people. Every adapter passes the same contract test."""

    @property
    def name(self) -> str:
        """Its word in the table of notices: "email", "sms", "zalo" …"""

    def takes(self, address: str) -> bool:
        """Say whether this is an address it can deliver to."""

    def mask(self, address: str) -> str:
        """Give the address as lists show it: recognisable by its owner, useless to others."""

    def send(self, message: Message) -> None:
        """Hand the message over. Raises NotDelivered."""


@dataclass(frozen=True)
class Template:
    """What is told: a title and a text in Django's template language, each with the facts it needs."""

    title: str
    text: str


@dataclass(frozen=True)
class Addressed:
    """Whom a noted message goes to, and the facts that its words need."""

    to: str
    facts: Mapping[str, object]


class Writer(Protocol):
    """Addresses messages that were noted by the thousand. `casework/dossiers` is one."""

    @property
    def template(self) -> str:
        """The template whose messages it addresses."""

    def addressed(
        self, subject_id: UUID, said: Mapping[str, str], at: datetime, *, channel: str
    ) -> Addressed | None:
        """Say to whom it goes by a channel and what it tells, by what was noted; none without an address."""


class _Book:
    """The channels, templates and writers in use, joined once by `wiring`."""

    def __init__(self) -> None:
        self.channels: dict[str, Channel] = {}
        self.templates: dict[str, Template] = {}
        self.writers: dict[str, Writer] = {}

    def join(
        self, channels: list[Channel], templates: Mapping[str, Template], writers: Sequence[Writer] = ()
    ) -> None:
        """Take them; a second call replaces them."""
        self.channels = {channel.name: channel for channel in channels}
        self.templates = dict(templates)
        self.writers = {writer.template: writer for writer in writers}


NOTICE_BOOK = _Book()
