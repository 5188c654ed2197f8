"""Whether the drawn process of a procedure can be gone through, for `procedures`, which publishes it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from motcua.instruments.workflow.ports import AUTOMATIC
from motcua.instruments.workflow.queries import faults_said
from motcua.instruments.workflow.rules import (
    Draft,
    NodeKind,
    StepKind,
    Way,
    longest_minutes,
    read_way,
    standings_of,
)
from motcua.instruments.workflow.rules.drafts import MINUTES_AN_HOUR

Path = tuple[str | int, ...]
_PARTS: Final = ("steps", "automatic", "gates", "ends")


class DrawnProcesses:
    """Judges drawn processes; see `procedures.ports.ProcessJudge`."""

    def faults(self, process: Mapping[str, Any]) -> list[tuple[Path, str]]:  # Any: JSON
        """List what is wrong with a process, each at its element."""
        way = read_way(process)
        found = [(_place(process, element), said) for element, said in faults_said(way)]
        return found or [*_acts(process, way), *_hand_overs(process, way)]

    def longest_hours(self, process: Mapping[str, Any]) -> Decimal:  # Any: JSON
        """Give the hours of its longest way."""
        return Decimal(longest_minutes(read_way(process))) / MINUTES_AN_HOUR


def _place(process: Draft, element: str) -> Path:
    """Find an element among the rows of a process."""
    for part in _PARTS:
        for place, row in enumerate(process.get(part, ())):
            if row["key"] == element:
                return part, place
    for place, row in enumerate(process.get("flows", ())):
        if element == f"{row['from']} → {row['to']}":
            return "flows", place
    return ()


def _acts(process: Draft, way: Way) -> Iterator[tuple[Path, str]]:
    """Find steps of the house that it cannot do, or would have to do before the dossier is on record."""
    early = _before_anyone(way)
    for place, row in enumerate(process.get("automatic", ())):
        known = AUTOMATIC.get(row["act"])
        if known is None:
            names = ", ".join(one.name for one in AUTOMATIC.all) or "chưa có việc nào"
            yield ("automatic", place, "act"), f"Không có việc tự động “{row['act']}” (có: {names})."
        elif set(way.by_key[row["key"]].outcomes) != set(known.outcomes):
            said = ", ".join(known.outcomes)
            yield (
                ("automatic", place),
                f"Việc tự động “{row['act']}” phải nêu đủ các kết quả của nó: {said}.",
            )
        elif row["key"] in early:
            yield (
                ("automatic", place),
                f"Việc tự động “{row['name']}” phải đứng sau một bước do người thụ lý làm.",
            )


def _before_anyone(way: Way) -> set[str]:
    """Give what is come to by taking in alone."""
    seen: set[str] = set()
    ahead = [way.beginnings[0].key]
    while ahead:
        for flow in way.out_of(ahead.pop()):
            node = way.by_key[flow.target]
            taking_in = node.step is not None and node.step.kind is StepKind.ACCEPT
            if node.key not in seen and (node.kind is not NodeKind.STEP or taking_in):
                seen.add(node.key)
                ahead.append(node.key)
    return seen


def _hand_overs(process: Draft, way: Way) -> Iterator[tuple[Path, str]]:
    """Find results that would be handed over while others still work on the case."""
    last = {node.key for node in way.steps if node.step and node.step.kind is StepKind.HAND_OVER}
    beside = {
        key for one in standings_of(way) for key in one.in_hand & last if len(one.in_hand) > 1 or one.arrived
    }
    for place, row in enumerate(process["steps"]):
        if row["key"] in beside:
            yield (
                ("steps", place),
                f"Bước trả kết quả “{row['name']}” không được làm song song với bước khác.",
            )
