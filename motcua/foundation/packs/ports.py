"""What a room brings so that its things can come in by pack, and the register that wiring fills.

Days stay text ("2023-11-20") and every scalar is what YAML 1.2 says: true/false, whole numbers,
text. Nothing is guessed: a code that looks like a number must be quoted (the checker says so).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal, Protocol

from motcua.foundation.access.models import Actor

Item = dict[str, Any]  # Any: a JSON object whose shape the kind's own schema has checked
Verb = Literal["add", "same", "new_version", "conflict"]

DAY: Final[Mapping[str, object]] = {"type": "string", "format": "date"}
"""Schema fragment of a day, for `valid_from`, `valid_to` and their like."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the items of a kind, said in one Vietnamese sentence.

    `path` leads to the spot: the index of the item first, then keys and indexes below it,
    e.g. `(3, "fees", 0, "amount")`. The checker turns it into file and line.
    """

    path: tuple[str | int, ...]
    sentence: str


@dataclass(frozen=True)
class Change:
    """What loading would do with one item; `summary` is one Vietnamese sentence or empty."""

    key: str
    verb: Verb
    summary: str = ""


@dataclass(frozen=True)
class LoadReport:
    """How many items loading added, found the same, and changed (as new versions)."""

    added: int = 0
    same: int = 0
    changed: int = 0

    def __add__(self, other: "LoadReport") -> "LoadReport":
        """Both reports counted together."""
        return LoadReport(self.added + other.added, self.same + other.same, self.changed + other.changed)


@dataclass(frozen=True)
class Context:
    """What a kind may look at while it checks: the whole pack that its items came in."""

    pack: str = ""
    items_by_kind: Mapping[str, Sequence[Item]] = field(default_factory=dict)

    def items(self, kind: str) -> Sequence[Item]:
        """All items of another kind in the same pack (already sound by that kind's schema)."""
        return self.items_by_kind.get(kind, ())


class PackKind(Protocol):
    """A kind of item that packs may hold. One object per kind, made by its room's `packs.py`."""

    @property
    def name(self) -> str:
        """The word after `kind:` in a pack's file, e.g. "procedure"."""

    @property
    def order(self) -> int:
        """When it loads among the kinds: what others point at comes first."""

    @property
    def schema(self) -> Mapping[str, object]:
        """JSON Schema 2020-12 of ONE item; objects in it say `additionalProperties: false`."""

    def key(self, item: Item) -> str:
        """The item's stable name, for messages and differences."""

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """What the schema cannot say: overlaps, missing parents, doubled codes. Writes nothing.

        Called only with items that the schema found sound. May look into the database for
        what the pack points at but does not bring.
        """

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """What `load` would do with each item, in the items' order. Writes nothing."""

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Bring the items in, inside the caller's transaction; a second time changes nothing."""


_KINDS: dict[str, PackKind] = {}


def register(kind: PackKind) -> None:
    """Plug a kind in (wiring does, once per process); its name must be its own."""
    known = _KINDS.get(kind.name)
    if known is not None and type(known) is not type(kind):
        raise ValueError(f"two pack kinds are named {kind.name!r}")
    _KINDS[kind.name] = kind


def registered_kinds() -> list[PackKind]:
    """Every kind plugged in, in the order of loading."""
    return sorted(_KINDS.values(), key=lambda kind: (kind.order, kind.name))
