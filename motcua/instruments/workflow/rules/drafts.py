"""Quy trình như được viết ra: a way read from the rows of a process, and written down as such rows.

`steps` alone follow one another. Where `flows` stand beside them they are the whole drawing, between
`begin`, steps, automatic steps, gates and ends.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise
from typing import Any, Final, TypeAlias

from motcua.instruments.workflow.rules.steps import Step, StepKind
from motcua.instruments.workflow.rules.ways import (
    ONE_OUTCOME,
    Condition,
    Flow,
    Node,
    NodeKind,
    Subject,
    Way,
)

Draft: TypeAlias = Mapping[str, Any]  # Any: JSON, its shape judged by the schema of whoever brings it
BEGIN: Final = "begin"
END: Final = "end"
MINUTES_AN_HOUR: Final = 60
_FINEST: Final = Decimal("0.0001")
_ASKED: Final = {Subject.OUTCOME: "outcome_of", Subject.ANSWER: "answer"}


def read_way(draft: Draft) -> Way:
    """Read a way. What is wrong with it is for `faults` to say."""
    nodes = [Node(BEGIN, NodeKind.BEGIN), *(_step(row) for row in draft["steps"])]
    nodes += [
        Node(
            row["key"],
            NodeKind.AUTOMATIC,
            row["name"],
            act=row["act"],
            outcomes=_outcomes(row),
            outcome_names=_outcome_names(row),
        )
        for row in draft.get("automatic", ())
    ]
    nodes += [Node(row["key"], NodeKind(row["kind"]), row.get("name", "")) for row in draft.get("gates", ())]
    ends = draft.get("ends") or [{"key": END}]
    nodes += [Node(row["key"], NodeKind.END, row.get("name", "")) for row in ends]
    return Way(tuple(nodes), tuple(_flows(draft)))


def is_plain(way: Way) -> bool:
    """Say whether a way is nothing but steps that follow one another and can only be done."""
    order = [(one.key, other.key) for one, other in pairwise(way.nodes)]
    return (
        len(way.steps) == len(way.nodes) - 2
        and [(flow.source, flow.target) for flow in way.flows] == order
        and all(node.outcomes == ONE_OUTCOME and not node.pauses for node in way.steps)
    )


def write_way(way: Way) -> dict[str, Any]:  # Any: JSON
    """Write a sound way down, every key one that rows may bear. What is read back is the same way."""
    keys = _plain_keys(way)
    rows: dict[str, list[dict[str, Any]]] = {"steps": [], "automatic": [], "gates": [], "ends": []}
    for node in way.nodes:
        if node.kind is NodeKind.STEP:
            rows["steps"].append(_step_row(node, keys[node.key]))
        elif node.kind is NodeKind.AUTOMATIC:
            row = {"key": keys[node.key], "name": node.title or node.key, "act": node.act}
            rows["automatic"].append(row | _outcome_rows(node))
        elif node.kind is NodeKind.END:
            rows["ends"].append({"key": keys[node.key]} | _named(node))
        elif node.kind is not NodeKind.BEGIN:
            rows["gates"].append({"key": keys[node.key], "kind": node.kind.value} | _named(node))
    flows = [
        {"from": keys[flow.source], "to": keys[flow.target]} | _when_row(flow, keys) for flow in way.flows
    ]
    return {name: some for name, some in rows.items() if some} | {"flows": flows}


def draft_digest(draft: Draft) -> str:
    """Name a way by what is written, so that equal ones are one process."""
    text = json.dumps(draft, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def minutes_of(hours: object) -> int:
    """Give whole minutes of hours as they are written."""
    return int(Decimal(str(hours)) * MINUTES_AN_HOUR)


def hours_of(minutes: int) -> float | int:
    """Give hours that are read back as these minutes."""
    hours = (Decimal(minutes) / MINUTES_AN_HOUR).quantize(_FINEST, ROUND_CEILING)
    return int(hours) if hours == hours.to_integral_value() else float(hours)


def _step(row: Draft) -> Node:
    step = Step(row["key"], row["name"], row["post"], StepKind(row["kind"]), minutes_of(row["hours"]))
    return Node(
        step.key,
        NodeKind.STEP,
        step.title,
        step=step,
        pauses=row.get("pauses", False),
        agency=row.get("agency", ""),
        outcomes=_outcomes(row),
        outcome_names=_outcome_names(row),
    )


def _outcomes(row: Draft) -> tuple[str, ...]:
    given = row.get("outcomes")
    return tuple(one["key"] for one in given) if given else ONE_OUTCOME


def _outcome_names(row: Draft) -> tuple[str, ...]:
    return tuple(one["name"] for one in row.get("outcomes", ()))


def _flows(draft: Draft) -> Iterator[Flow]:
    if "flows" not in draft:
        keys = [
            BEGIN,
            *(row["key"] for row in draft["steps"]),
            (draft.get("ends") or [{"key": END}])[0]["key"],
        ]
        yield from (Flow(one, other) for one, other in pairwise(keys))
        return
    for row in draft["flows"]:
        yield Flow(row["from"], row["to"], _when(row.get("when")))


def _when(said: Draft | None) -> Condition | None:
    if said is None:
        return None
    subject = Subject.OUTCOME if "outcome_of" in said else Subject.ANSWER
    return Condition(subject, said[_ASKED[subject]], said["op"], tuple(said["values"]))


def _step_row(node: Node, key: str) -> dict[str, Any]:
    step = node.step
    assert step is not None, "a node of this kind carries its step"
    row: dict[str, Any] = {
        "key": key,
        "name": step.title,
        "post": step.role,
        "hours": hours_of(step.budget_minutes),
        "kind": step.kind.value,
    }
    row |= {"agency": node.agency} if node.agency else {}
    row |= {"pauses": True} if node.pauses else {}
    return row | _outcome_rows(node)


def _outcome_rows(node: Node) -> dict[str, Any]:
    if node.outcomes == ONE_OUTCOME:
        return {}
    return {"outcomes": [{"key": one, "name": node.outcome_name(one)} for one in node.outcomes]}


def _named(node: Node) -> dict[str, str]:
    return {"name": node.title} if node.title else {}


def _when_row(flow: Flow, keys: Mapping[str, str]) -> dict[str, Any]:
    when = flow.when
    if when is None:
        return {}
    of = keys[when.of] if when.subject is Subject.OUTCOME else when.of
    return {"when": {_ASKED[when.subject]: of, "op": when.op, "values": list(when.values)}}


def _plain_keys(way: Way) -> dict[str, str]:
    """Give each node a key of letters, figures and lines below; the beginning is always called the same."""
    keys = {node.key: BEGIN for node in way.beginnings}
    taken = {BEGIN}
    for node in way.nodes:
        if node.key in keys:
            continue
        plain = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in node.key)
        first = plain if plain[:1].isalpha() else f"n{plain}"
        number = 1
        key = first[:50]
        while key in taken:
            number += 1
            key = f"{first[:50]}_{number}"
        keys[node.key] = key
        taken.add(key)
    return keys
