"""Đường đi của một việc: what lies before and after a step, and what it can come to."""

from collections.abc import Iterable
from typing import Final

from motcua.instruments.workflow.models import Process, Run, Step, Task
from motcua.instruments.workflow.rules import (
    Draft,
    Marking,
    Node,
    NodeKind,
    Way,
    ahead_of,
    behind,
    earlier,
    from_json,
    gone_back,
    is_plain,
    position,
    read_way,
    straight_through,
)

_DRAWN: Final = ("steps", "automatic", "gates", "ends", "flows")
"""The parts of a written process that say how its steps lie."""
_MOST_WAYS: Final = 512
_WAYS: dict[str, Way] = {}


def steps_of(run: Run) -> tuple[Step, ...]:
    """Give the steps of a run's process."""
    return from_json(run.process.steps)


def way_of(process: Process) -> Way | None:
    """Give the drawing of a process; none where steps simply follow one another. Kept by its content."""
    if process.way is None:
        return None
    if process.digest not in _WAYS:
        if len(_WAYS) >= _MOST_WAYS:
            _WAYS.clear()
        _WAYS[process.digest] = read_way(process.way)
    return _WAYS[process.digest]


def drawing_of(draft: Draft) -> Draft | None:
    """Give what a written process draws beyond steps that follow one another; none if that is all."""
    drawn = {name: draft[name] for name in _DRAWN if name in draft}
    return None if is_plain(read_way(drawn)) else drawn


def straight_steps(drawing: Draft) -> tuple[str, ...] | None:
    """Give the keys of the steps that most cases pass, one after the other; none where it is not so."""
    return straight_through(read_way(drawing))


def steps_before(one: Task) -> tuple[Step, ...]:
    """Give the steps that a task may be returned to, nearest first; of a way that branches in one query."""
    way = way_of(one.run.process)
    if way is None:
        return earlier(from_json(one.run.process.steps), one.step)
    tasks = list(Task.objects.filter(run=one.run_id).only("step", "state"))
    done = {task.step for task in tasks if task.state == Task.State.DONE}
    in_hand = frozenset(task.step for task in tasks if task.is_waiting)
    here = Marking(in_hand, frozenset((flow[0], flow[1]) for flow in one.run.arrived))
    nodes = (node for node in behind(way, one.step) if gone_back(way, here, one.step, node.key, done))
    return _steps(nodes)


def is_first(one: Task) -> bool:
    """Say whether no step stands before a task's own."""
    way = way_of(one.run.process)
    return not (behind(way, one.step) if way else earlier(from_json(one.run.process.steps), one.step))


def steps_after(one: Task) -> tuple[Step, ...]:
    """Give the steps that are still to come after a task's own, or may come, nearest first."""
    way = way_of(one.run.process)
    if way is not None:
        return _steps(ahead_of(way, one.step))
    steps = from_json(one.run.process.steps)
    return steps[position(steps, one.step) + 1 :]


def is_certain(one: Task) -> bool:
    """Say whether the step that comes next is the nearest ahead, whatever becomes of a task's own."""
    way = way_of(one.run.process)
    if way is None:
        return True
    (flow,) = way.out_of(one.step)
    return way.by_key[flow.target].kind is NodeKind.STEP


def outcomes_of(one: Task) -> tuple[tuple[str, str], ...]:
    """Give what a task's step can come to, each with its words; empty where it can only be done."""
    way = way_of(one.run.process)
    node = way.by_key[one.step] if way else None
    if node is None or len(node.outcomes) == 1:
        return ()
    return tuple((outcome, node.outcome_name(outcome)) for outcome in node.outcomes)


def outcome_words(one: Task) -> str:
    """Give the words of what a task came to; empty where it could only be done."""
    return dict(outcomes_of(one)).get(one.outcome, "")


def asks_answers(one: Task) -> bool:
    """Say whether the way of a task's case branches on what was declared."""
    way = way_of(one.run.process)
    return way is not None and bool(way.paths)


def stands_still(one: Task) -> bool:
    """Say whether the clock of the case stands while a task is in hand."""
    way = way_of(one.run.process)
    return way is not None and way.by_key[one.step].pauses


def _steps(nodes: Iterable[Node]) -> tuple[Step, ...]:
    return tuple(node.step for node in nodes if node.step is not None)
