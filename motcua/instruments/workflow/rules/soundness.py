"""Quy trình có đi được không: what is wrong with a way, element by element, before anyone walks on it.

First what can be read off the drawing; if that is sound, every standing that a case can come to is visited,
every choice taken both ways, so that no case can come to a halt, be in two hands at once, or run forever
without a person.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from motcua.instruments.workflow.rules.markings import IN_HAND, Marking
from motcua.instruments.workflow.rules.ways import OPERATORS, Flow, Node, NodeKind, Subject, Way

MOST_NODES: Final = 200
MOST_STANDINGS: Final = 20_000


class FaultKind(StrEnum):
    """What can be wrong with a way."""

    TOO_LARGE = "TOO_LARGE"
    TOO_TANGLED = "TOO_TANGLED"
    KEY_TWICE = "KEY_TWICE"
    NOT_ONE_BEGINNING = "NOT_ONE_BEGINNING"
    NO_END = "NO_END"
    NO_STEP = "NO_STEP"
    FLOW_TO_NOWHERE = "FLOW_TO_NOWHERE"
    FLOW_TWICE = "FLOW_TWICE"
    WRONG_WAYS_OUT = "WRONG_WAYS_OUT"
    WRONG_WAYS_IN = "WRONG_WAYS_IN"
    NO_REST = "NO_REST"
    CONDITION_MISPLACED = "CONDITION_MISPLACED"
    CONDITION_UNKNOWN = "CONDITION_UNKNOWN"
    UNREACHABLE = "UNREACHABLE"
    DEAD_END = "DEAD_END"
    NOBODY_IN_LOOP = "NOBODY_IN_LOOP"
    WAITS_FOREVER = "WAITS_FOREVER"
    TWICE_AT_ONCE = "TWICE_AT_ONCE"


@dataclass(frozen=True)
class Fault:
    """What is wrong, and with which node or flow."""

    kind: FaultKind
    element: str = ""


def faults(way: Way) -> list[Fault]:
    """Give everything that is wrong with a way; nothing if a case can go through it to an end."""
    if len(way.nodes) > MOST_NODES or len(way.flows) > 4 * MOST_NODES:
        return [Fault(FaultKind.TOO_LARGE)]
    found = list(_named(way)) or [*_counted(way), *_conditions(way)]
    found = found or [*_reached(way), *_loops_without_people(way)]
    return found or _walked(way)


def _named(way: Way) -> Iterator[Fault]:
    seen: set[str] = set()
    for node in way.nodes:
        if node.key in seen:
            yield Fault(FaultKind.KEY_TWICE, node.key)
        seen.add(node.key)
    gone: set[tuple[str, str]] = set()
    for flow in way.flows:
        ends = (flow.source, flow.target)
        if not seen.issuperset(ends):
            yield Fault(FaultKind.FLOW_TO_NOWHERE, f"{flow.source} → {flow.target}")
        elif ends in gone:
            yield Fault(FaultKind.FLOW_TWICE, f"{flow.source} → {flow.target}")
        gone.add(ends)
    if len(way.beginnings) != 1:
        yield Fault(FaultKind.NOT_ONE_BEGINNING, ", ".join(node.key for node in way.beginnings))
    if not any(node.kind is NodeKind.END for node in way.nodes):
        yield Fault(FaultKind.NO_END)
    if not way.steps:
        yield Fault(FaultKind.NO_STEP)


_WAYS_OUT: Final = {
    NodeKind.BEGIN: (1, 1), NodeKind.STEP: (1, 1), NodeKind.AUTOMATIC: (1, 1), NodeKind.JOIN: (1, 1),
    NodeKind.CHOICE: (2, MOST_NODES), NodeKind.FORK: (2, MOST_NODES), NodeKind.END: (0, 0),
}  # fmt: skip
_WAYS_IN: Final = {NodeKind.BEGIN: (0, 0), NodeKind.FORK: (1, 1), NodeKind.JOIN: (2, MOST_NODES)}
# what leads into a fork twice would have to wait in BPMN; here it is drawn as a join before it


def _counted(way: Way) -> Iterator[Fault]:
    for node in way.nodes:
        least, most = _WAYS_OUT[node.kind]
        if not least <= len(way.out_of(node.key)) <= most:
            yield Fault(FaultKind.WRONG_WAYS_OUT, node.key)
        least, most = _WAYS_IN.get(node.kind, (1, 4 * MOST_NODES))
        if not least <= len(way.into(node.key)) <= most:
            yield Fault(FaultKind.WRONG_WAYS_IN, node.key)


def _conditions(way: Way) -> Iterator[Fault]:
    for node in way.nodes:
        flows = way.out_of(node.key)
        if node.kind is not NodeKind.CHOICE:
            yield from (Fault(FaultKind.CONDITION_MISPLACED, node.key) for flow in flows if flow.when)
        elif sum(flow.when is None for flow in flows) != 1:
            yield Fault(FaultKind.NO_REST, node.key)
        yield from (Fault(FaultKind.CONDITION_UNKNOWN, node.key) for flow in flows if not _known(way, flow))


def _known(way: Way, flow: Flow) -> bool:
    """Say whether a flow's condition asks for something that can be said."""
    when = flow.when
    if when is None:
        return True
    if when.op not in OPERATORS or not when.values:
        return False
    if when.subject is Subject.ANSWER:
        return "__" not in when.of and all(part.isidentifier() for part in when.of.split("."))
    asked = way.by_key.get(when.of)
    if asked is None or asked.kind not in IN_HAND or not asked.key.isidentifier():
        return False
    return when.op in {"in", "not in"} and set(when.values) <= set(asked.outcomes)


def _reached(way: Way) -> Iterator[Fault]:
    onward = _spread((node.key for node in way.beginnings), lambda key: (f.target for f in way.out_of(key)))
    ends = (node.key for node in way.nodes if node.kind is NodeKind.END)
    homeward = _spread(ends, lambda key: (flow.source for flow in way.into(key)))
    for node in way.nodes:
        if node.key not in onward:
            yield Fault(FaultKind.UNREACHABLE, node.key)
        elif node.key not in homeward:
            yield Fault(FaultKind.DEAD_END, node.key)


def _spread(first: Iterable[str], onward: Callable[[str], Iterable[str]]) -> set[str]:
    seen = set(first)
    ahead = list(seen)
    while ahead:
        new = set(onward(ahead.pop())) - seen
        seen |= new
        ahead += new
    return seen


def _loops_without_people(way: Way) -> Iterator[Fault]:
    """Find what leads back to itself with no person on the way, so that it could turn forever."""

    def without_people(key: str) -> Iterator[str]:
        ahead = (flow.target for flow in way.out_of(key))
        return (one for one in ahead if way.by_key[one].kind is not NodeKind.STEP)

    for node in way.nodes:
        if node.kind is not NodeKind.STEP and node.key in _spread(without_people(node.key), without_people):
            yield Fault(FaultKind.NOBODY_IN_LOOP, node.key)


def standings(way: Way) -> frozenset[Marking]:
    """Give every standing that a case can come to on a sound way, every choice taken every way."""
    found = _Standings(way)
    found.visit()
    return frozenset(found.before)


def _walked(way: Way) -> list[Fault]:
    """Visit every standing that a case can come to, and see that from each of them an end can be reached."""
    standings = _Standings(way)
    standings.visit()
    if standings.faults:
        return sorted(set(standings.faults), key=lambda fault: (fault.kind, fault.element))
    return [Fault(FaultKind.WAITS_FOREVER, key) for key in standings.stuck()]


class _Standings:
    """All markings of a way, and which come from which, every choice taken every way."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self.before: dict[Marking, set[Marking]] = {}
        self.faults: list[Fault] = []

    def visit(self) -> None:
        """Spread from the beginning; stop at the first fault, or when there are too many."""
        ahead = [self._note(one, None) for one in self._moves(Marking(), self.way.beginnings[0].key)]
        while ahead and not self.faults:
            here = ahead.pop()
            for key in sorted(here.in_hand):
                left = Marking(here.in_hand - {key}, here.arrived)
                for there in self._moves(left, key):
                    if there not in self.before:
                        ahead.append(there)
                    self._note(there, here)
            if len(self.before) > MOST_STANDINGS:
                self.faults.append(Fault(FaultKind.TOO_TANGLED))

    def stuck(self) -> list[str]:
        """Give where a case waits forever: in standings from which nothing leads to the end."""
        home = {here for here in self.before if here.is_over}
        ahead = list(home)
        while ahead:
            new = self.before[ahead.pop()] - home
            home |= new
            ahead += new
        lost = [here for here in self.before if here not in home]
        joins = {target for here in lost for _, target in here.arrived}
        return sorted(joins or {key for here in lost for key in here.in_hand})

    def _note(self, there: Marking, here: Marking | None) -> Marking:
        known = self.before.setdefault(there, set())
        if here is not None:
            known.add(here)
        return there

    def _moves(self, left: Marking, key: str) -> Iterator[Marking]:
        """Give every standing that finishing a node can lead to."""
        ahead: list[tuple[Marking, tuple[Flow, ...]]] = [(left, self.way.out_of(key))]
        while ahead and not self.faults:
            here, flows = ahead.pop()
            if not flows:
                yield here
                continue
            node = self.way.by_key[flows[-1].target]
            ahead += self._arrived(here, flows[:-1], flows[-1], node)

    def _arrived(
        self, here: Marking, rest: tuple[Flow, ...], flow: Flow, node: Node
    ) -> list[tuple[Marking, tuple[Flow, ...]]]:
        onward = self.way.out_of(node.key)
        if node.kind is NodeKind.END:
            return [(here, rest)]
        if node.kind is NodeKind.CHOICE:
            return [(here, (*rest, one)) for one in onward]
        if node.kind in IN_HAND:
            if node.key in here.in_hand:
                self.faults.append(Fault(FaultKind.TWICE_AT_ONCE, node.key))
            return [(Marking(here.in_hand | {node.key}, here.arrived), rest)]
        if node.kind is not NodeKind.JOIN:
            return [(here, (*rest, *onward))]
        mark = (flow.source, flow.target)
        if mark in here.arrived:
            self.faults.append(Fault(FaultKind.TWICE_AT_ONCE, node.key))
        arrived = here.arrived | {mark}
        wanted = {(one.source, one.target) for one in self.way.into(node.key)}
        if wanted <= arrived:
            return [(Marking(here.in_hand, arrived - wanted), (*rest, *onward))]
        return [(Marking(here.in_hand, arrived), rest)]
