"""The portal runs once for all."""

from collections.abc import Iterator

import pytest

from tests.exchange.national_portal.portals import Running, simulator


@pytest.fixture(scope="session")
def running() -> Iterator[Running]:
    with simulator() as found:
        yield found


@pytest.fixture
def portal(running: Running) -> Running:
    running.begin()
    return running
