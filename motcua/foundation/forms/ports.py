"""What rooms above plug in: places to choose an address from, shared lists of codes, checks by name."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from motcua.foundation.forms.models import Choice, ChoiceGroup
from motcua.foundation.forms.rules.code_lists import countries, ethnic_groups

CodeList = Callable[[date], Sequence[Choice]]
"""The codes of a shared list on a day, in the order people read them."""

Check = Callable[[object, date], str]
"""Judges one answer on a day; gives a sentence that says how to mend it, or nothing."""


class AddressBook(Protocol):
    """Knows the places of a day by their statistics codes. `registers/places` is one."""

    def home(self, day: date) -> str:
        """Give the code of the province that is chosen at first; empty for none."""

    def provinces(self, day: date) -> Sequence[Choice]:
        """Give all provinces, in Vietnamese order."""

    def communes(self, province: str, day: date) -> Sequence[ChoiceGroup]:
        """Give a province's communes, grouped by district on days when there are districts."""

    def district_of(self, commune: str, day: date) -> str:
        """Give the code of the district a commune belongs to; empty when there are none."""

    def wrong_part(self, province: str, district: str, commune: str, day: date) -> str:
        """Say which part of an address, "province" or "commune", names no place of the day; empty if none."""

    def in_words(self, province: str, commune: str, day: date) -> str:
        """Name the place: "phường Lê Lợi, thành phố Quy Nhơn, tỉnh Bình Định"; empty if unknown."""


class _NoPlaces:
    """Before `wiring` joins a book, no place is known."""

    def home(self, day: date) -> str:
        """Give none."""
        return ""

    def provinces(self, day: date) -> Sequence[Choice]:
        """Give none."""
        return ()

    def communes(self, province: str, day: date) -> Sequence[ChoiceGroup]:
        """Give none."""
        return ()

    def district_of(self, commune: str, day: date) -> str:
        """Give none."""
        return ""

    def wrong_part(self, province: str, district: str, commune: str, day: date) -> str:
        """Say that it is the province, if one is named: no place is known."""
        return "province" if province else "commune" if commune else ""

    def in_words(self, province: str, commune: str, day: date) -> str:
        """Give none."""
        return ""


class _Book:
    """The address book, lists and checks in use, joined once by `wiring`."""

    def __init__(self) -> None:
        self.addresses: AddressBook = _NoPlaces()
        self.lists: dict[str, CodeList] = {}
        self.checks: dict[str, Check] = {}
        self.join(_NoPlaces(), {}, {})

    def join(
        self, addresses: AddressBook, lists: Mapping[str, CodeList], checks: Mapping[str, Check]
    ) -> None:
        """Take all three; the room's own lists are always there. A second call replaces them."""
        self.addresses = addresses
        self.lists = {"countries": countries, "ethnic_groups": ethnic_groups, **lists}
        self.checks = dict(checks)


FORM_BOOK = _Book()
