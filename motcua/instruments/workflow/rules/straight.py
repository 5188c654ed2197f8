"""Đường thẳng: the way on which every step comes to what it mostly comes to, its first outcome."""

from motcua.instruments.workflow.rules.ways import Flow, NodeKind, Subject, Way


def straight_through(way: Way) -> tuple[str, ...] | None:
    """Give the steps that a case passes where nothing was declared and every outcome is the first.

    None if it does not come to an end one step after the other: it forks, acts by itself or goes round.
    """
    passed: list[str] = []
    here = way.beginnings[0].key
    while way.by_key[here].kind is not NodeKind.END:
        node = way.by_key[here]
        if node.kind in (NodeKind.FORK, NodeKind.AUTOMATIC) or here in passed:
            return None
        if node.kind is NodeKind.STEP:
            passed.append(here)
        taken = next((flow for flow in way.out_of(here) if _is_taken(way, flow)), None)
        taken = taken or next((flow for flow in way.out_of(here) if flow.when is None), None)
        if taken is None:
            return None
        here = taken.target
    return tuple(passed)


def _is_taken(way: Way, flow: Flow) -> bool:
    """Say whether a flow's own condition holds by first outcomes; what was declared is not known."""
    when = flow.when
    if when is None or when.subject is not Subject.OUTCOME:
        return False
    return when.holds(way.by_key[when.of].outcomes[0])
