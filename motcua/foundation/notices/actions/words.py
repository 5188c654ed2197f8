"""What every verb of this room needs: the channel of a name, and the words of a message."""

from collections.abc import Mapping

from motcua.foundation.notices.adapters.words import MissingFact, fill
from motcua.foundation.notices.errors import ChannelUnknown, FactMissing
from motcua.foundation.notices.ports import NOTICE_BOOK, Channel, Template
from motcua.foundation.notices.queries import template_of
from motcua.foundation.notices.rules import one_line


def channel_of(name: str) -> Channel:
    """Give the channel of a name. Raises ChannelUnknown."""
    channel = NOTICE_BOOK.channels.get(name)
    if channel is None:
        raise ChannelUnknown(channel=name)
    return channel


def words_of(key: str, facts: Mapping[str, object]) -> tuple[str, str]:
    """Give title and text of a message. Raises TemplateUnknown or FactMissing."""
    return filled(key, template_of(key), facts)


def filled(key: str, template: Template, facts: Mapping[str, object]) -> tuple[str, str]:
    """Give title and text of a template in use. Raises FactMissing."""
    try:
        return one_line(fill(template.title, dict(facts))), fill(template.text, dict(facts)).strip()
    except MissingFact as missing:
        raise FactMissing(template=key, fact=missing.fact) from missing
