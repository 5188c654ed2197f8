"""Đường đi của một quy trình: steps and automatic steps, choices, parts side by side, and ends.

A way is nodes and flows between them. It has one beginning; what a person or the house does has one flow
out of it, so that every choice is drawn as a choice. Conditions ask what a step came to or what was
declared, and nothing else.
"""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Final, TypeAlias

from motcua.instruments.workflow.rules.steps import Step

Value: TypeAlias = str | int | float | bool
ONE_OUTCOME: Final[tuple[str, ...]] = ("done",)
"""The outcomes of what can only be done."""


class NodeKind(StrEnum):
    """What stands at a point of a way."""

    BEGIN = "BEGIN"
    STEP = "STEP"
    AUTOMATIC = "AUTOMATIC"
    CHOICE = "CHOICE"
    FORK = "FORK"
    JOIN = "JOIN"
    END = "END"


class Subject(StrEnum):
    """What a condition asks: what a step came to, or what was declared."""

    OUTCOME = "OUTCOME"
    ANSWER = "ANSWER"


_ORDERED: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
OPERATORS: Final = ("in", "not in", *_ORDERED)


@dataclass(frozen=True)
class Condition:
    """Điều kiện rẽ nhánh: whether what `of` names stands in this relation to these values.

    `of` is the key of a step, or the path of an answer with dots. What was never said meets no condition.
    """

    subject: Subject
    of: str
    op: str
    values: tuple[Value, ...]

    def holds(self, said: Value | None) -> bool:
        """Say whether what was said meets it."""
        if said is None:
            return False
        if self.op == "in":
            return said in self.values
        if self.op == "not in":
            return said not in self.values
        limit = self.values[0]
        if isinstance(said, str) or isinstance(limit, str):
            return False
        return _ORDERED[self.op](said, limit)


@dataclass(frozen=True)
class Node:
    """One point of a way.

    A STEP carries its step, the outcomes it may have with their names, whose agency does it where that is
    not the one that decides, and whether the clock stands still in it; an AUTOMATIC one the name of the act
    that the house does; an END what the case ends in.
    """

    key: str
    kind: NodeKind
    title: str = ""
    step: Step | None = None
    outcomes: tuple[str, ...] = ONE_OUTCOME
    pauses: bool = False
    act: str = ""
    outcome_names: tuple[str, ...] = ()
    agency: str = ""

    @property
    def minutes(self) -> int:
        """Say how many working minutes it may take; none where the clock stands still."""
        return self.step.budget_minutes if self.step and not self.pauses else 0

    def outcome_name(self, outcome: str) -> str:
        """Give the words of an outcome; its key where it has none."""
        names = dict(zip(self.outcomes, self.outcome_names, strict=False))
        return names.get(outcome, outcome)


@dataclass(frozen=True)
class Flow:
    """The way from one node to the next; out of a choice under a condition, or else the rest."""

    source: str
    target: str
    when: Condition | None = None


@dataclass(frozen=True)
class Way:
    """Quy trình as it is drawn: all nodes, all flows, in the order they were written."""

    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    by_key: Mapping[str, Node] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Find nodes by their keys."""
        object.__setattr__(self, "by_key", {node.key: node for node in self.nodes})

    @cached_property
    def _out(self) -> Mapping[str, tuple[Flow, ...]]:
        return _grouped(self.flows, lambda flow: flow.source)

    @cached_property
    def _into(self) -> Mapping[str, tuple[Flow, ...]]:
        return _grouped(self.flows, lambda flow: flow.target)

    def out_of(self, key: str) -> tuple[Flow, ...]:
        """Give the flows out of a node."""
        return self._out.get(key, ())

    def into(self, key: str) -> tuple[Flow, ...]:
        """Give the flows into a node."""
        return self._into.get(key, ())

    @property
    def beginnings(self) -> tuple[Node, ...]:
        """Give where it begins: one node, if it is sound."""
        return tuple(node for node in self.nodes if node.kind is NodeKind.BEGIN)

    @cached_property
    def steps(self) -> tuple[Node, ...]:
        """Give what people do, in the order it was written."""
        return tuple(node for node in self.nodes if node.kind is NodeKind.STEP)

    @property
    def paths(self) -> frozenset[str]:
        """Give the answers that its conditions ask for, by path."""
        asked = (flow.when for flow in self.flows if flow.when is not None)
        return frozenset(when.of for when in asked if when.subject is Subject.ANSWER)


def _grouped(flows: Iterable[Flow], key: Callable[[Flow], str]) -> dict[str, tuple[Flow, ...]]:
    found: dict[str, list[Flow]] = {}
    for flow in flows:
        found.setdefault(key(flow), []).append(flow)
    return {name: tuple(some) for name, some in found.items()}


def in_order(steps: Sequence[Step]) -> Way:
    """Make the way of steps that follow one another."""
    nodes = [Node("begin", NodeKind.BEGIN)]
    nodes += [Node(step.key, NodeKind.STEP, step.title, step=step) for step in steps]
    nodes.append(Node("end", NodeKind.END))
    keys = [node.key for node in nodes]
    flows = (Flow(one, other) for one, other in pairwise(keys))
    return Way(tuple(nodes), tuple(flows))
