"""Keepers at the console: officers who hold the rights that a test gives them."""

import re
from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

import pytest
from django.db.models import UUIDField, Value
from django.test import Client

from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM, Seat
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.accounts.actions import give_second_factor, open_account
from motcua.foundation.accounts.models import Account, AccountKind
from motcua.foundation.clock import VN
from motcua.foundation.ids import new_id

AT = datetime(2023, 11, 20, 8, 0, tzinfo=VN)
PASSWORD = "nước-chảy-đá-mòn-88"


class Chairs:
    """A seat book in which every keeper has a chair of his own."""

    def __init__(self) -> None:
        self.by_account: dict[UUID, Seat] = {}

    def seats_of(self, account_id: UUID, day: date) -> list[Seat]:
        return [self.by_account[account_id]] if account_id in self.by_account else []

    def seat_by_code(self, code: str, day: date) -> Seat | None:
        return next((seat for seat in self.by_account.values() if seat.title == code), None)

    def seat(self, post_id: UUID, day: date) -> Seat | None:
        return next((seat for seat in self.by_account.values() if seat.post_id == post_id), None)

    def stamp_beside(self) -> Value:
        return Value(None, output_field=UUIDField())


def words_of(page: str) -> str:
    """What a page says in its main part, for whoever reads why a test failed."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<main")[2]).split())[:1000]


class Keeper(Client):
    """Someone signed in at the console."""

    account: Account

    def read(self, path: str, status: int = 200) -> str:
        response = self.get(path)
        assert response.status_code == status, words_of(response.content.decode())
        return response.content.decode()

    def send(self, path: str, status: int = 302, **typed: object) -> str:
        """Send a form; give where it led, or the page that came back."""
        response = self.post(path, typed)
        assert response.status_code == status, words_of(response.content.decode())
        return response["Location"] if status == 302 else response.content.decode()


@pytest.fixture
def chairs(monkeypatch: pytest.MonkeyPatch) -> Chairs:
    book = Chairs()
    monkeypatch.setattr(HOUSE_BOOK, "seats", book)
    return book


@pytest.fixture
def keeper(db: None, chairs: Chairs) -> Callable[..., Keeper]:
    """Sign somebody in who holds these rights everywhere."""

    def sit_down(*rights: str, login: str = "lan", name: str = "Nguyễn Thị Lan") -> Keeper:
        account = open_account(
            login, name=name, kind=AccountKind.OFFICER, password=PASSWORD, by=SYSTEM, at=AT
        )
        give_second_factor(account.id, by=SYSTEM, at=AT)
        set_role(f"role-{login}", name="Vai trò", rights=rights, everywhere=True, by=SYSTEM, at=AT)
        chairs.by_account[account.id] = Seat(
            new_id(), new_id(), frozenset({f"role-{login}"}), f"post.{login}"
        )
        client = Keeper()
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.account = account
        return client

    return sit_down
