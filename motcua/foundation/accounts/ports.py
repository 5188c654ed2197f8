"""What `access`, which stands on this room, plugs in: who may keep accounts."""

from typing import Protocol

from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.ports import Acting


class Gate(Protocol):
    """Says whether someone holds a right."""

    def __call__(self, by: Acting, right: str) -> None:
        """Pass, or raise NotAllowed."""
        ...


def _nobody(by: Acting, right: str) -> None:
    raise NotAllowed(right=right)


class _May:
    """The gate in use; shut until `wiring` joins one."""

    def __init__(self) -> None:
        self.must: Gate = _nobody

    def join(self, gate: Gate) -> None:
        """Take the gate."""
        self.must = gate


MAY = _May()
