"""An item of a pack as it was read, and what may be wrong with it."""

from dataclasses import dataclass
from typing import Any

Item = dict[str, Any]  # Any: a JSON object whose shape the kind's own schema has checked


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the items of a kind, said in one Vietnamese sentence.

    `path` leads to the spot: the index of the item first, then keys and indexes below it,
    e.g. `(3, "fees", 0, "amount")`. The checker turns it into file and line.
    """

    path: tuple[str | int, ...]
    sentence: str
