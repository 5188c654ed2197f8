"""Quy tắc của quy trình: what a sound way is, where a case stands on it, and what it may take at most.

`steps` are steps one after the other, which most cases go through; `ways` are ways with branches, parallel
parts and loops, `drafts` how one is written down, `markings` moves a case along one, `returns` back on one,
`soundness` says what is wrong with one.
"""

from motcua.instruments.workflow.rules.budgets import longest_minutes
from motcua.instruments.workflow.rules.drafts import Draft, draft_digest, is_plain, read_way, write_way
from motcua.instruments.workflow.rules.markings import Facts, Marking, Moved, begin, finish
from motcua.instruments.workflow.rules.returns import ahead_of, behind, gone_back, standings_of
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
from motcua.instruments.workflow.rules.straight import straight_through
from motcua.instruments.workflow.rules.ways import (
    ONE_OUTCOME,
    Condition,
    Flow,
    Node,
    NodeKind,
    Subject,
    Way,
    in_order,
)

__all__ = [
    "ONE_OUTCOME",
    "Condition",
    "Draft",
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
    "ahead_of",
    "begin",
    "behind",
    "digest",
    "draft_digest",
    "earlier",
    "faults",
    "finish",
    "following",
    "from_json",
    "gone_back",
    "in_order",
    "is_plain",
    "longest_minutes",
    "position",
    "read_way",
    "sound",
    "standings_of",
    "step_of",
    "straight_through",
    "to_json",
    "write_way",
]
