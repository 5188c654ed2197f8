"""The test kinds are plugged in for each test and unplugged after it."""

from collections.abc import Iterator

import pytest

from motcua.foundation.packs import ports
from tests.foundation.packs.things import Late, Things


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(ports, "_KINDS", {})
    ports.register(Things())
    ports.register(Late())
    yield
    Late.seen.clear()
