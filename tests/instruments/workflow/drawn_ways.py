"""Ways made up at random: blocks within blocks, with choices, parts side by side and loops back."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from motcua.instruments.workflow.rules import (
    Condition,
    Flow,
    Node,
    NodeKind,
    Step,
    StepKind,
    Subject,
    Way,
)

ANSWERS = {"area": 250, "kind": "moi", "owner.is_entity": True}
TESTS = (
    Condition(Subject.ANSWER, "area", ">=", (200,)),
    Condition(Subject.ANSWER, "area", "<", (200,)),
    Condition(Subject.ANSWER, "kind", "in", ("moi", "gia hạn")),
    Condition(Subject.ANSWER, "kind", "not in", ("moi",)),
    Condition(Subject.ANSWER, "owner.is_entity", "in", (True,)),
)


@dataclass
class Drawer:
    """Draws a way piece by piece; the piece being drawn hangs on `last`."""

    forks_in_loops: bool = True
    loops: int = 0
    nodes: list[Node] = field(default_factory=lambda: [Node("begin", NodeKind.BEGIN)])
    flows: list[Flow] = field(default_factory=list)

    def put(self, kind: NodeKind, last: str, when: Condition | None = None, outcomes=("done",)) -> str:
        key = f"{kind.lower()}_{len(self.nodes)}"
        step = Step(key, f"Bước «{key}»", "chuyen-vien", StepKind.HANDLE, 10 * len(self.nodes))
        self.nodes.append(
            Node(key, kind, step.title, step=step if kind is NodeKind.STEP else None, outcomes=outcomes)
        )
        self.flows.append(Flow(last, key, when))
        return key

    def way(self, last: str) -> Way:
        self.put(NodeKind.END, last)
        return Way(tuple(self.nodes), tuple(self.flows))


@st.composite
def ways(draw: st.DrawFn, *, forks_in_loops: bool = True) -> Way:
    """Draw a sound way."""
    drawer = Drawer(forks_in_loops)
    last = drawer.put(NodeKind.STEP, "begin")
    for _ in range(draw(st.integers(1, 3))):
        last = _block(draw, drawer, last, None, 2)
    return drawer.way(last)


def _block(draw: st.DrawFn, drawer: Drawer, last: str, when: Condition | None, depth: int) -> str:
    kinds = ["step", "choice", "loop", "fork"] if depth else ["step"]
    if drawer.loops and not drawer.forks_in_loops:
        kinds = kinds[:3]
    kind = draw(st.sampled_from(kinds))
    if kind == "step":
        return drawer.put(NodeKind.STEP, last, when)
    if kind == "loop":
        first = drawer.put(NodeKind.STEP, last, when)
        drawer.loops += 1
        again = drawer.put(NodeKind.STEP, _block(draw, drawer, first, None, depth - 1), None, ("yes", "no"))
        drawer.loops -= 1
        asked = drawer.put(NodeKind.CHOICE, again)
        drawer.flows.append(Flow(asked, first, Condition(Subject.OUTCOME, again, "in", ("no",))))
        return drawer.put(NodeKind.STEP, asked)
    if kind == "choice":
        return _choice(draw, drawer, last, when, depth)
    fork = drawer.put(NodeKind.FORK, last, when)
    ends = [_block(draw, drawer, fork, None, depth - 1) for _ in range(draw(st.integers(2, 3)))]
    join = drawer.put(NodeKind.JOIN, ends[0])
    drawer.flows += [Flow(end, join) for end in ends[1:]]
    return join


def _choice(draw: st.DrawFn, drawer: Drawer, last: str, when: Condition | None, depth: int) -> str:
    asked = drawer.put(NodeKind.STEP, last, when, ("a", "b"))
    choice = drawer.put(NodeKind.CHOICE, asked)
    by_outcome = Condition(Subject.OUTCOME, asked, draw(st.sampled_from(["in", "not in"])), ("a",))
    test = draw(st.sampled_from([by_outcome, *TESTS]))
    one = _block(draw, drawer, choice, test, depth - 1)
    other = _block(draw, drawer, choice, None, depth - 1)
    merged = drawer.put(NodeKind.STEP, one)
    drawer.flows.append(Flow(other, merged))
    return merged
