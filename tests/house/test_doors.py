"""Deny by default: every address of the house wears a rule of who may come in."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from motcua.faces.shared.doors import Who, door_of
from motcua.foundation.access.ports import HOUSE_BOOK


def addresses(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, prefix + str(entry.pattern))
        else:
            yield prefix + str(entry.pattern), entry


def test_every_address_has_a_rule():
    bare = [address for address, pattern in addresses(get_resolver()) if door_of(pattern.callback) is None]
    assert bare == []


def test_every_right_that_a_door_asks_for_is_declared():
    asked = {
        right
        for _, pattern in addresses(get_resolver())
        if (door := door_of(pattern.callback)) and door.who is Who.OFFICER
        for right in door.rights
    }
    assert sorted(asked - set(HOUSE_BOOK.rights)) == []
