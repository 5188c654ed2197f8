"""Trả lại bước trước trên đường có rẽ nhánh: which steps lie behind one, and where a case stands once back.

Going back is a move that no drawing shows. It may end only in a standing that a case can come to by going
forward, so that whoever goes back can come to the end again.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from motcua.instruments.workflow.rules.budgets import leading_back
from motcua.instruments.workflow.rules.markings import Marking
from motcua.instruments.workflow.rules.soundness import standings
from motcua.instruments.workflow.rules.ways import Node, NodeKind, Way

_WAYS_KEPT: Final = 256


@lru_cache(_WAYS_KEPT)
def standings_of(way: Way) -> frozenset[Marking]:
    """Give every standing that a case can come to on a sound way."""
    return standings(way)


def behind(way: Way, key: str) -> tuple[Node, ...]:
    """Give the steps that lead to a node, nearest first; flows that lead back are not gone."""
    back = leading_back(way)
    return _steps(way, key, lambda one: (f.source for f in way.into(one) if (f.source, f.target) not in back))


def ahead_of(way: Way, key: str) -> tuple[Node, ...]:
    """Give the steps that a node leads to, nearest first; flows that lead back are not gone."""
    back = leading_back(way)
    return _steps(
        way, key, lambda one: (f.target for f in way.out_of(one) if (f.source, f.target) not in back)
    )


def gone_back(way: Way, here: Marking, key: str, to: str, done: Iterable[str]) -> Marking | None:
    """Give where a case stands once `key`, in hand, was sent back to `to`; nothing if that cannot be.

    What else is in hand stays where it can; what cannot stay beside the step gone back to is dropped. What
    had arrived at a join stays, and what had come through one before, being `done`, has arrived again.
    """
    rest, known = here.in_hand - {key}, frozenset(done)
    if to not in known:
        return None

    def has_come(flow: tuple[str, str]) -> bool:
        return flow in here.arrived or way.by_key[flow[0]].kind is not NodeKind.STEP or flow[0] in known

    found = [
        one
        for one in standings_of(way)
        if to in one.in_hand
        and one.in_hand - {to} <= rest
        and _only_steps(way, one)
        and all(has_come(flow) for flow in one.arrived)
    ]
    return max(found, key=lambda one: (len(one.in_hand), len(one.arrived), sorted(one.arrived)), default=None)


def _only_steps(way: Way, standing: Marking) -> bool:
    return all(way.by_key[one].kind is NodeKind.STEP for one in standing.in_hand)


def _steps(way: Way, key: str, onward: Callable[[str], Iterable[str]]) -> tuple[Node, ...]:
    found: list[Node] = []
    seen, ahead = {key}, [key]
    while ahead:
        coming: list[str] = []
        for one in ahead:
            for other in onward(one):
                if other not in seen:
                    seen.add(other)
                    coming.append(other)
        found += [way.by_key[one] for one in coming if way.by_key[one].kind is NodeKind.STEP]
        ahead = coming
    return tuple(found)
