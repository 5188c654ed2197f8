"""Words on the flows out of a choice, where a modeller says nothing else: what the step before came to.

Many modellers let one draw a choice and name its ways ("đủ", "thiếu") but write no condition. Such a choice
behind one step is read as the question what that step came to.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from motcua.foundation.text import fold
from motcua.instruments.workflow.adapters.bpmn.names import model
from motcua.instruments.workflow.rules import Condition, Flow, Node, NodeKind, Subject, Way
from motcua.instruments.workflow.rules.ways import ONE_OUTCOME

_LONGEST_KEY, _LONGEST_NAME = 40, 100
_MOST: Final = 12
Drawn = Sequence[tuple[etree._Element, Flow]]


def by_their_labels(way: Way, drawn: Drawn, defaults: set[str]) -> Way:
    """Give a way whose choices without any condition ask what the step before them came to."""
    for gate in [node for node in way.nodes if node.kind is NodeKind.CHOICE]:
        out = [pair for pair in drawn if pair[1].source == gate.key]
        into = [flow for flow in way.flows if flow.target == gate.key]
        step = way.by_key.get(into[0].source) if len(into) == 1 else None
        labels = [" ".join(element.get("name", "").split())[:_LONGEST_NAME] for element, _flow in out]
        if step is not None and _asks(step, out, labels):
            way = _asked(way, step, out, labels, defaults)
    return way


def _asks(step: Node, out: Drawn, labels: Sequence[str]) -> bool:
    """Say whether the flows are all named, each otherwise, and none has a condition."""
    bare = all(element.find(model("conditionExpression")) is None for element, _flow in out)
    named = all(labels) and len({fold(label) for label in labels}) == len(labels)
    plain = step.kind is NodeKind.STEP and step.outcomes == ONE_OUTCOME
    return bare and named and plain and 1 < len(labels) <= _MOST


def _asked(way: Way, step: Node, out: Drawn, labels: Sequence[str], defaults: set[str]) -> Way:
    keys = _keys(labels)
    usual = next((flow for element, flow in out if element.get("id") in defaults), out[-1][1])
    when: Mapping[Flow, Condition] = {
        flow: Condition(Subject.OUTCOME, step.key, "in", (key,))
        for key, (_element, flow) in zip(keys, out, strict=True)
        if flow is not usual
    }
    asked = replace(step, outcomes=tuple(keys), outcome_names=tuple(labels))
    nodes = tuple(asked if node is step else node for node in way.nodes)
    flows = tuple(replace(flow, when=when[flow]) if flow in when else flow for flow in way.flows)
    return Way(nodes, flows)


def _keys(labels: Sequence[str]) -> list[str]:
    """Make a key of each label: "Cần bổ sung" → can_bo_sung."""
    keys: list[str] = []
    for number, label in enumerate(labels, start=1):
        key = re.sub(r"[^a-z0-9]+", "_", fold(label)).strip("_")[:_LONGEST_KEY]
        keys.append(key if key[:1].isalpha() and key not in keys else f"outcome_{number}")
    return keys
