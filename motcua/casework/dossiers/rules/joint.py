"""Liên thông: which parts may begin, which can no longer, and what becomes of the whole; pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final


class Fate(StrEnum):
    """Where a part stands for the whole."""

    PLANNED = "PLANNED"
    RUNNING = "RUNNING"
    DONE = "DONE"
    REFUSED = "REFUSED"
    DROPPED = "DROPPED"


OPEN: Final = frozenset({Fate.PLANNED, Fate.RUNNING})
FAILED: Final = frozenset({Fate.REFUSED, Fate.DROPPED})


class Outcome(StrEnum):
    """What became of the whole: it goes on, it has results, or nothing of it was granted."""

    GOES_ON = "GOES_ON"
    RESOLVED = "RESOLVED"
    REFUSED = "REFUSED"


@dataclass(frozen=True)
class Standing:
    """One part: which others it comes after, and where it stands."""

    key: str
    after: tuple[str, ...]
    fate: Fate


def may_begin(parts: Sequence[Standing]) -> tuple[str, ...]:
    """Name the planned parts for which everything they come after is done."""
    done = {one.key for one in parts if one.fate is Fate.DONE}
    return tuple(one.key for one in parts if one.fate is Fate.PLANNED and done.issuperset(one.after))


def can_no_more(parts: Sequence[Standing]) -> tuple[tuple[str, str], ...]:
    """Name the planned parts that come after one that failed, each with that one; in the parts' order."""
    failed = {one.key: one.key for one in parts if one.fate in FAILED}
    found: list[tuple[str, str]] = []
    for one in parts:
        why = next((failed[key] for key in one.after if key in failed), None)
        if one.fate is Fate.PLANNED and why is not None:
            failed[one.key] = why
            found.append((one.key, why))
    return tuple(found)


def outcome_of(fates: Iterable[Fate]) -> Outcome:
    """Say what became of the whole: nothing as long as a part is open; results if one was granted."""
    known = set(fates)
    if known & OPEN:
        return Outcome.GOES_ON
    return Outcome.RESOLVED if Fate.DONE in known else Outcome.REFUSED


def drawn_without(drawing: Mapping[str, Any], left_out: Collection[str]) -> dict[str, Any]:  # Any: JSON
    """Draw a process without some of its steps: what led to one leads to where that one led."""
    flows = [dict(one) for one in drawing.get("flows", ())]
    for key in left_out:
        onward = next((one["to"] for one in flows if one["from"] == key), None)
        flows = [
            one | {"to": onward} if one["to"] == key and onward is not None else one
            for one in flows
            if one["from"] != key
        ]
    steps = [one for one in drawing.get("steps", ()) if one["key"] not in left_out]
    return dict(drawing) | {"steps": steps} | ({"flows": flows} if "flows" in drawing else {})
