"""Hồ sơ đang ở đâu trên đường đi: where a case stands on a way, and where it comes next.

A marking is what is in hand (steps and automatic steps) and what has arrived at a join that still waits for
others. Moving on is a function of the way, the marking and what is known of the case; it forgets nothing
and asks no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from motcua.instruments.workflow.rules.ways import Condition, Flow, Node, NodeKind, Subject, Value, Way

IN_HAND: Final = frozenset({NodeKind.STEP, NodeKind.AUTOMATIC})


@dataclass(frozen=True)
class Facts:
    """What is known of a case: what each step came to the last time, and what was declared, by path."""

    outcomes: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Value] = field(default_factory=dict)

    def said(self, condition: Condition) -> Value | None:
        """Give what a condition asks for."""
        known: Mapping[str, Value] = self.outcomes if condition.subject is Subject.OUTCOME else self.answers
        return known.get(condition.of)


@dataclass(frozen=True)
class Marking:
    """Where a case stands: what is in hand, and which flows have arrived at joins. Each at most once."""

    in_hand: frozenset[str] = frozenset()
    arrived: frozenset[tuple[str, str]] = frozenset()

    @property
    def is_over(self) -> bool:
        """Say whether nothing is left to do and nothing waits."""
        return not self.in_hand and not self.arrived


@dataclass(frozen=True)
class Moved:
    """Where a case stands after a move, what was opened by it in order, and the ends that it reached."""

    marking: Marking
    opened: tuple[Node, ...] = ()
    ends: tuple[Node, ...] = ()


class NotThere(Exception):
    """The node named is not in hand."""


class NoWayOn(Exception):
    """At a choice no condition holds and nothing is said for the rest."""


class TwiceAtOnce(Exception):
    """A node would be in hand twice at the same time."""


@dataclass
class _Walk:
    """One move while it is made."""

    way: Way
    facts: Facts
    in_hand: set[str]
    arrived: set[tuple[str, str]]
    opened: list[Node] = field(default_factory=list)
    ends: list[Node] = field(default_factory=list)

    def follow(self, first: tuple[Flow, ...]) -> Moved:
        ahead = list(reversed(first))
        while ahead:
            ahead.extend(reversed(self._arrive(ahead.pop())))
        here = Marking(frozenset(self.in_hand), frozenset(self.arrived))
        return Moved(here, tuple(self.opened), tuple(self.ends))

    def _arrive(self, flow: Flow) -> tuple[Flow, ...]:
        node = self.way.by_key[flow.target]
        if node.kind in IN_HAND:
            if node.key in self.in_hand:
                raise TwiceAtOnce(node.key)
            self.in_hand.add(node.key)
            self.opened.append(node)
            return ()
        if node.kind is NodeKind.END:
            self.ends.append(node)
            return ()
        if node.kind is NodeKind.CHOICE:
            return (chosen(self.way, node, self.facts),)
        if node.kind is NodeKind.JOIN:
            return self._join(node, flow)
        return self.way.out_of(node.key)

    def _join(self, node: Node, flow: Flow) -> tuple[Flow, ...]:
        mark = (flow.source, flow.target)
        if mark in self.arrived:
            raise TwiceAtOnce(node.key)
        self.arrived.add(mark)
        wanted = {(one.source, one.target) for one in self.way.into(node.key)}
        if not wanted <= self.arrived:
            return ()
        self.arrived -= wanted
        return self.way.out_of(node.key)


def chosen(way: Way, node: Node, facts: Facts) -> Flow:
    """Give the flow taken out of a choice: the first whose condition holds, else the rest. Raises NoWayOn."""
    rest: Flow | None = None
    for flow in way.out_of(node.key):
        if flow.when is None:
            rest = rest or flow
        elif flow.when.holds(facts.said(flow.when)):
            return flow
    if rest is None:
        raise NoWayOn(node.key)
    return rest


def begin(way: Way, facts: Facts) -> Moved:
    """Put a case at the beginning of a way. Raises NoWayOn, TwiceAtOnce."""
    return _Walk(way, facts, set(), set()).follow(way.out_of(way.beginnings[0].key))


def finish(way: Way, marking: Marking, key: str, facts: Facts, *, outcome: str = "done") -> Moved:
    """Finish what is in hand and go on from it; the outcome counts from this move on.

    Raises NotThere, NoWayOn, TwiceAtOnce.
    """
    if key not in marking.in_hand:
        raise NotThere(key)
    known = replace(facts, outcomes={**facts.outcomes, key: outcome})
    walk = _Walk(way, known, set(marking.in_hand - {key}), set(marking.arrived))
    return walk.follow(way.out_of(key))
