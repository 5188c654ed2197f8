"""What a room brings so that its things can come in by pack, and the register that wiring fills.

Days stay text ("2023-11-20") and every scalar is what YAML 1.2 says: true/false, whole numbers,
text. Nothing is guessed: a code that looks like a number must be quoted (the checker says so).
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Final, Generic, Literal, Protocol, TypeVar

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import Valid
from motcua.foundation.dated import LineDraft
from motcua.foundation.packs.rules.items import Item, Problem
from motcua.foundation.packs.rules.overlaps import overlapping

__all__ = [
    "DAY",
    "Change",
    "Context",
    "Item",
    "LineKind",
    "LoadReport",
    "PackKind",
    "Problem",
    "Verb",
    "line_schema",
    "register",
    "registered_kinds",
]

Verb = Literal["add", "same", "new_version", "conflict"]
Draft = TypeVar("Draft", bound=LineDraft)

DAY: Final[Mapping[str, object]] = {"type": "string", "format": "date"}
"""Schema fragment of a day, for `valid_from`, `valid_to` and their like."""
CODE: Final[Mapping[str, object]] = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 40}


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


def line_schema(
    properties: Mapping[str, object], optional: Mapping[str, object] | None = None, *, under: str = "code"
) -> Mapping[str, object]:
    """Build the schema of a line of a dated list: what it says, what it may say, its code and its days."""
    said = {under: CODE, **properties}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [*said, "valid_from"],
        "properties": {**said, **(optional or {}), "valid_from": DAY, "valid_to": DAY},
    }


class LineKind(ABC, Generic[Draft]):
    """A kind whose items are lines of a dated list: each under a code, from a day to a day."""

    name: ClassVar[str]
    order: ClassVar[int]
    schema: ClassVar[Mapping[str, object]]
    what: ClassVar[str]
    """What a line is called in a sentence."""
    under: ClassVar[str] = "code"
    """Under which of its words a line stands in the list."""

    @abstractmethod
    def draft(self, item: Item, since: date, until: date | None) -> Draft:
        """Read an item."""

    @abstractmethod
    def lines(self, code: str) -> Sequence[Valid]:
        """Give the lines that stand under a code, on whatever days."""

    @abstractmethod
    def put(self, draft: Draft, *, by: Actor, at: datetime) -> object:
        """Set a line; refuses one that stands on days of another."""

    def key(self, item: Item) -> str:
        """Its code and the day from which it stands."""
        return f"{item[self.under]} từ {item['valid_from']}"

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Find two items of one code that stand on the same day."""
        del context
        return overlapping(items, lambda item: str(item[self.under]), what=self.what)

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say which lines are new and which are said otherwise."""
        return [self._change(item, self._read(item)) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Set every line, earliest first; refuses what `put` refuses."""
        report = LoadReport()
        for item in sorted(items, key=lambda one: str(one["valid_from"])):
            draft = self._read(item)
            verb = self._change(item, draft).verb
            if verb != "same":
                self.put(draft, by=by, at=at)
            report += LoadReport(added=verb == "add", same=verb == "same", changed=verb == "new_version")
        return report

    def _read(self, item: Item) -> Draft:
        until = item.get("valid_to")
        return self.draft(
            item, date.fromisoformat(item["valid_from"]), date.fromisoformat(until) if until else None
        )

    def _change(self, item: Item, draft: Draft) -> Change:
        code = item[self.under]
        row = next((one for one in self.lines(code) if one.valid_from == draft.valid_from), None)
        if row is None:
            return Change(self.key(item), "add")
        if draft.is_said_by(row):
            return Change(self.key(item), "same")
        return Change(self.key(item), "new_version", f"{self.what} {code} được đặt lại.")


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
