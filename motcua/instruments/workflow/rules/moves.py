"""Chuyển sang quy trình khác: where a case that is under way would stand on another way, or why it cannot.

A mapping says for each step which step of the other way takes its place. Where branches wait for each other
the other way must know that standing too; and it may ask nothing that the case never said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.instruments.workflow.rules.markings import Marking
from motcua.instruments.workflow.rules.returns import standings_of
from motcua.instruments.workflow.rules.ways import NodeKind, Subject, Way


class Hindrance(StrEnum):
    """Why a case cannot go over."""

    NO_STEP = "NO_STEP"
    TWICE = "TWICE"
    NO_SUCH_STANDING = "NO_SUCH_STANDING"
    CLOCK = "CLOCK"
    NEVER_SAID = "NEVER_SAID"


class Hindered(Exception):
    """The case cannot go over; says why, and at which step."""

    def __init__(self, why: Hindrance, step: str = "") -> None:
        super().__init__(why, step)
        self.why, self.step = why, step


@dataclass(frozen=True)
class Standing:
    """Where a case stands on its way, and what the steps it went through came to."""

    marking: Marking
    outcomes: Mapping[str, str]


def carried(old: Way, new: Way, here: Standing, mapping: Mapping[str, str]) -> Marking:
    """Give where a case would stand on the new way. Raises Hindered."""
    in_hand: set[str] = set()
    for step in sorted(here.marking.in_hand):
        there = mapping.get(step, "")
        node = new.by_key.get(there)
        if node is None or node.kind is not NodeKind.STEP:
            raise Hindered(Hindrance.NO_STEP, step)
        if there in in_hand:
            raise Hindered(Hindrance.TWICE, step)
        if node.pauses != old.by_key[step].pauses:
            raise Hindered(Hindrance.CLOCK, step)
        in_hand.add(there)
    arrived = frozenset(_arrived(old, new, flow, mapping) for flow in here.marking.arrived)
    standing = Marking(frozenset(in_hand), arrived)
    if standing not in standings_of(new):
        raise Hindered(Hindrance.NO_SUCH_STANDING, next(iter(sorted(here.marking.in_hand)), ""))
    _must_know(new, standing, here.outcomes)
    return standing


def _arrived(old: Way, new: Way, flow: tuple[str, str], mapping: Mapping[str, str]) -> tuple[str, str]:
    """Give the flow of the new way by which a branch has come to where it waits."""
    source, _target = flow
    there = mapping.get(source, "") if old.by_key[source].kind is NodeKind.STEP else source
    for one in new.out_of(there):
        if new.by_key[one.target].kind is NodeKind.JOIN:
            return one.source, one.target
    raise Hindered(Hindrance.NO_SUCH_STANDING, source)


def _must_know(new: Way, standing: Marking, outcomes: Mapping[str, str]) -> None:
    """Pass a case that has said, or will yet say, all that the way ahead of it asks. Raises Hindered."""
    ahead = set(standing.in_hand)
    coming = [*standing.in_hand, *(target for _source, target in standing.arrived)]
    while coming:
        for flow in new.out_of(coming.pop()):
            if flow.target not in ahead:
                ahead.add(flow.target)
                coming.append(flow.target)
    for flow in new.flows:
        when = flow.when
        if when is None or when.subject is not Subject.OUTCOME or flow.source not in ahead:
            continue
        if when.of not in ahead and outcomes.get(when.of) not in new.by_key[when.of].outcomes:
            raise Hindered(Hindrance.NEVER_SAID, when.of)
