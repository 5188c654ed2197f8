"""A caller of the API, with or without a token."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client


class Caller:
    """Asks the API and reads its JSON."""

    def __init__(self, token: str = "") -> None:
        self.client = Client(raise_request_exception=True)
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def ask(self, path: str, /, *, headers: dict[str, str] | None = None, **asked: object) -> HttpResponse:
        return self.client.get(f"/api/v1{path}", asked, headers=self.headers | (headers or {}))

    def read(self, path: str, /, **asked: object) -> Any:  # Any: JSON
        response = self.ask(path, **asked)
        assert response.status_code == 200, response.content.decode()
        return response.json()

    def problem(self, path: str, status: int, /, **asked: object) -> dict[str, Any]:
        response = self.ask(path, **asked)
        assert response.status_code == status, response.content.decode()
        assert response["Content-Type"] == "application/problem+json"
        return response.json()


@pytest.fixture
def caller() -> Caller:
    return Caller()
