"""What rooms above plug in: who sits where, and which rights there are."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from django.db.models import Expression, Subquery, UUIDField, Value
from django_stubs_ext import StrOrPromise

from motcua.foundation.access.models import Seat


class SeatBook(Protocol):
    """Knows who holds which post on a day. `registers/organisations` is one."""

    def seats_of(self, account_id: UUID, day: date) -> Sequence[Seat]:
        """Give the posts the account's officer holds that day, covering ones included."""
        ...

    def seats_of_many(self, account_ids: Iterable[UUID], day: date) -> Mapping[UUID, Sequence[Seat]]:
        """Give the posts of many accounts at once."""
        ...

    def seat_by_code(self, code: str, day: date) -> Seat | None:
        """Find a post by its code."""
        ...

    def seat(self, post_id: UUID, day: date) -> Seat | None:
        """Find a post by its id."""
        ...

    def stamp_beside(self) -> Expression | Subquery:
        """Give a token, to be asked beside another question, that changes whenever a seat may have."""
        ...


class _NoSeats:
    """Before `wiring` joins a book, nobody holds anything."""

    def seats_of(self, account_id: UUID, day: date) -> Sequence[Seat]:
        """Give none."""
        return ()

    def seats_of_many(self, account_ids: Iterable[UUID], day: date) -> Mapping[UUID, Sequence[Seat]]:
        """Give none."""
        return dict.fromkeys(account_ids, ())

    def seat_by_code(self, code: str, day: date) -> Seat | None:
        """Find none."""
        return None

    def seat(self, post_id: UUID, day: date) -> Seat | None:
        """Find none."""
        return None

    def stamp_beside(self) -> Expression | Subquery:
        """Give none."""
        return Value(None, output_field=UUIDField())


class _House:
    """The book in use and every right that a room declares."""

    def __init__(self) -> None:
        self.seats: SeatBook = _NoSeats()
        self.rights: dict[str, StrOrPromise] = {}
        self.limits: Mapping[str, frozenset[str]] = {}

    def join(
        self,
        seats: SeatBook,
        rights: Iterable[Mapping[str, StrOrPromise]],
        limits: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        """Take all, in place of what was. `limits`: whoever holds a right never holds those it bars."""
        self.seats = seats
        self.rights = {right: title for room in rights for right, title in room.items()}
        self.limits = limits or {}


HOUSE_BOOK = _House()
