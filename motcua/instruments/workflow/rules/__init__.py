"""Quy tắc của quy trình: what a sound way is, where a case stands on it, and what it may take at most.

`steps` are the steps one after the other as cases go through them today; `ways` are ways with branches,
parallel parts and loops, `markings` moves a case along one, `soundness` says what is wrong with one.
"""

from motcua.instruments.workflow.rules.budgets import longest_minutes
from motcua.instruments.workflow.rules.markings import Facts, Marking, Moved, begin, finish
from motcua.instruments.workflow.rules.soundness import Fault, FaultKind, faults
from motcua.instruments.workflow.rules.steps import (
    Step,
    StepKind,
    StepsUnsound,
    digest,
    earlier,
    following,
    from_json,
    position,
    sound,
    step_of,
    to_json,
)
from motcua.instruments.workflow.rules.ways import Condition, Flow, Node, NodeKind, Subject, Way, in_order

__all__ = [
    "Condition",
    "Facts",
    "Fault",
    "FaultKind",
    "Flow",
    "Marking",
    "Moved",
    "Node",
    "NodeKind",
    "Step",
    "StepKind",
    "StepsUnsound",
    "Subject",
    "Way",
    "begin",
    "digest",
    "earlier",
    "faults",
    "finish",
    "following",
    "from_json",
    "in_order",
    "longest_minutes",
    "position",
    "sound",
    "step_of",
    "to_json",
]
