"""Who looks: anything with an id. This room stands below `access` and knows no more of him."""

from typing import Protocol
from uuid import UUID


class Looking(Protocol):
    """Whoever looks."""

    @property
    def id(self) -> UUID:
        """Give the id that goes on record."""
