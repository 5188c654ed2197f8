"""Bản vẽ quy trình: a process as a picture, as a file that modellers read, and read back from one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from motcua.instruments.workflow.adapters.bpmn.layout import Box, drawn_upright
from motcua.instruments.workflow.adapters.bpmn.reading import from_bpmn
from motcua.instruments.workflow.adapters.bpmn.writing import to_bpmn
from motcua.instruments.workflow.errors import DrawingUnsound
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries.faults import faults_said
from motcua.instruments.workflow.queries.ways import steps_of, way_of
from motcua.instruments.workflow.rules import (
    Condition,
    Draft,
    Flow,
    Node,
    NodeKind,
    Subject,
    Way,
    in_order,
    longest_minutes,
    read_way,
    write_way,
)
from motcua.instruments.workflow.rules.drafts import hours_of

_SIGNS: Final = 17
_SIGN_WIDE: Final = 7
_LINES: Final = 4
_STRAIGHT: Final = 2
_EDGE: Final = 30


@dataclass(frozen=True)
class Shape:
    """A node as it is drawn: its place, its words in lines, whether a case lies in it or came through."""

    key: str
    kind: str
    box: Box
    lines: tuple[tuple[int, str], ...]
    title: str
    state: str = ""

    @property
    def diamond(self) -> str:
        """Give the corners of a gate."""
        x, y, half = self.box.x, self.box.y, self.box.width // 2
        return f"{x + half},{y} {x + 2 * half},{y + half} {x + half},{y + 2 * half} {x},{y + half}"

    @property
    def middle_x(self) -> int:
        """Give the middle of its width."""
        return self.box.x + self.box.width // 2


@dataclass(frozen=True)
class Line:
    """A flow as it is drawn, with the words of its condition."""

    points: str
    words: str
    x: int
    y: int


@dataclass(frozen=True)
class Picture:
    """A whole drawing, and the same to read."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]
    rows: "tuple[Row, ...]"


@dataclass(frozen=True)
class Row:
    """A step to read: who does it in how many hours, what it comes to, what comes next and when."""

    title: str
    role: str
    hours: float
    pauses: bool
    outcomes: tuple[str, ...]
    onward: tuple[str, ...]
    state: str = ""


def picture_of(draft: Draft, *, lit: Collection[str] = (), past: Collection[str] = ()) -> Picture:
    """Draw a process that was found sound; steps in `lit` are where a case lies, in `past` where it was."""
    return _picture(read_way(draft), lit, past)


def picture_of_case(tasks: Sequence[Task]) -> Picture | None:
    """Draw the process that a case goes through, where it lies and where it was; none before it began."""
    if not tasks:
        return None
    run = tasks[-1].run
    own = [task for task in tasks if task.run_id == run.id]
    way = way_of(run.process) or in_order(steps_of(run))
    lit = {task.step for task in own if task.is_waiting}
    past = {task.step for task in own if task.state == Task.State.DONE} - lit
    return _picture(way, lit, past)


def _picture(way: Way, lit: Collection[str], past: Collection[str]) -> Picture:
    drawing = drawn_upright(way)
    states = dict.fromkeys(past, "past") | dict.fromkeys(lit, "lit")
    shapes = tuple(_shape(node, drawing.boxes[node.key], states.get(node.key, "")) for node in way.nodes)
    lines = tuple(_line(way, flow, drawing.bends[flow.source, flow.target]) for flow in way.flows)
    points = [point for bends in drawing.bends.values() for point in bends]
    ends = [box.x + box.width for box in drawing.boxes.values()] + [x for x, _y in points]
    right = max(ends + [line.x + _SIGN_WIDE * len(line.words) for line in lines if line.words])
    bottom = max([box.y + box.height for box in drawing.boxes.values()] + [y for _x, y in points])
    rows = tuple(_row(way, node, states.get(node.key, "")) for node in way.steps)
    return Picture(right + _EDGE, bottom + _EDGE, shapes, lines, rows)


def bpmn_of(draft: Draft, *, name: str) -> bytes:
    """Write a process that was found sound as BPMN 2.0."""
    return to_bpmn(read_way(draft), name=name)


def draft_from_bpmn(content: bytes) -> Draft:
    """Read a process from BPMN 2.0. Raises DrawingTooLarge, DrawingUnreadable, ElementNotSupported,
    DrawingUnsound.
    """
    way = from_bpmn(content)
    found = faults_said(way)
    if found:
        raise DrawingUnsound(said=" ".join(sentence for _element, sentence in found))
    return write_way(way)


def longest_hours(draft: Draft) -> float:
    """Give the hours of the longest way of a sound process."""
    return hours_of(longest_minutes(read_way(draft)))


def _shape(node: Node, box: Box, state: str) -> Shape:
    title = node.title or node.key
    wrapped = _wrapped(title) if node.kind in {NodeKind.STEP, NodeKind.AUTOMATIC} else []
    first = box.middle + 5 - 8 * (len(wrapped) - 1)
    lines = tuple((first + 16 * place, words) for place, words in enumerate(wrapped))
    return Shape(node.key, node.kind.value.lower(), box, lines, title, state)


def _wrapped(title: str) -> list[str]:
    """Break words into lines that a box holds; what does not fit ends in dots."""
    lines: list[str] = []
    for word in title.split():
        if lines and len(lines[-1]) + len(word) < _SIGNS:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1]}…"]
    return lines


def _line(way: Way, flow: Flow, bends: Sequence[tuple[int, int]]) -> Line:
    """Draw a flow; its words stand beside it where it first leads down to what it leads to."""
    is_choice = way.by_key[flow.source].kind is NodeKind.CHOICE
    words = _short(_under(way, flow)) if is_choice else ""
    x, y = bends[0] if len(bends) == _STRAIGHT else bends[min(2, len(bends) - 1)]
    points = " ".join(f"{left},{top}" for left, top in bends)
    return Line(points, words, x + 6, y + 13)


def _short(words: str) -> str:
    return words if len(words) <= _SIGNS + 1 else f"{words[:_SIGNS]}…"


def _under(way: Way, flow: Flow) -> str:
    """Say under what a choice leads this way; of the rest, which outcomes are left where that is known."""
    if flow.when is not None:
        return _condition(way, flow.when)
    others = [one.when for one in way.out_of(flow.source) if one.when is not None]
    asked = {when.of for when in others if when.subject is Subject.OUTCOME and when.op == "in"}
    if len(asked) == 1 and len({(when.subject, when.op) for when in others}) == 1:
        node = way.by_key[asked.pop()]
        said = {str(value) for when in others for value in when.values}
        left = [node.outcome_name(one) for one in node.outcomes if one not in said]
        return ", ".join(left) or "còn lại"
    return "còn lại"


def _condition(way: Way, when: Condition) -> str:
    """Say a condition in words."""
    if when.subject is Subject.OUTCOME:
        names = ", ".join(way.by_key[when.of].outcome_name(str(value)) for value in when.values)
        return names if when.op == "in" else f"không phải {names}"
    said = ", ".join(str(value) for value in when.values)
    sign = {"in": "là", "not in": "không là"}.get(when.op, when.op)
    return f"{when.of} {sign} {said}"


def _row(way: Way, node: Node, state: str) -> Row:
    step = node.step
    assert step is not None, "a node of this kind carries its step"
    names = tuple(node.outcome_name(one) for one in node.outcomes) if len(node.outcomes) > 1 else ()
    onward = tuple(_onward(way, flow, "") for flow in way.out_of(node.key))
    said = tuple(words for many in onward for words in many)
    return Row(step.title, step.role, hours_of(step.budget_minutes), node.pauses, names, said, state)


def _onward(way: Way, flow: Flow, under: str) -> list[str]:
    """Say where a flow leads, through choices and forks, each under its condition."""
    node = way.by_key[flow.target]
    if node.kind is NodeKind.CHOICE:
        return [
            words
            for one in way.out_of(node.key)
            for words in _onward(way, one, ", ".join(filter(None, (under, _under(way, one)))))
        ]
    if node.kind is NodeKind.FORK:
        titles = "; ".join(words for one in way.out_of(node.key) for words in _onward(way, one, ""))
        return [f"{under + ': ' if under else ''}song song: {titles}"]
    title = "kết thúc" if node.kind is NodeKind.END else node.title or node.key
    if node.kind is NodeKind.JOIN:
        title = "chờ đủ các nhánh rồi " + "; ".join(
            words for one in way.out_of(node.key) for words in _onward(way, one, "")
        )
    return [f"{under}: {title}" if under else title]
