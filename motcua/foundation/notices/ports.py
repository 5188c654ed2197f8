"""What rooms plug in: channels that carry messages, and the templates of what they tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


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


class _Book:
    """The channels and templates in use, joined once by `wiring`."""

    def __init__(self) -> None:
        self.channels: dict[str, Channel] = {}
        self.templates: dict[str, Template] = {}

    def join(self, channels: list[Channel], templates: Mapping[str, Template]) -> None:
        """Take both; a second call replaces them."""
        self.channels = {channel.name: channel for channel in channels}
        self.templates = dict(templates)


NOTICE_BOOK = _Book()
