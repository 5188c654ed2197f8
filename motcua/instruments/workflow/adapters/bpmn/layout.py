"""Where each node of a way is drawn: in columns from the beginning to the ends, flows bent at right angles.

A node stands one column after the last that leads to it, flows that lead back left out; within a column
nodes stand near what leads to them. All in the points of BPMN's drawing.
"""

from dataclasses import dataclass
from typing import Final

from motcua.instruments.workflow.rules import NodeKind, Way
from motcua.instruments.workflow.rules.budgets import leading_back

COLUMN, ROW, MARGIN, UNDER = 170, 120, 60, 40
_SIZES: Final = {NodeKind.STEP: (120, 80), NodeKind.AUTOMATIC: (120, 80)}
_GATEWAYS: Final = frozenset({NodeKind.CHOICE, NodeKind.FORK, NodeKind.JOIN})


@dataclass(frozen=True)
class Box:
    """Where a node is drawn."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """Give the height of its middle."""
        return self.y + self.height // 2

    @property
    def right(self) -> int:
        """Give its right side."""
        return self.x + self.width


@dataclass(frozen=True)
class Drawing:
    """Every node's box, and every flow's bends."""

    boxes: dict[str, Box]
    bends: dict[tuple[str, str], list[tuple[int, int]]]


def drawn(way: Way) -> Drawing:
    """Lay a sound way out."""
    back = leading_back(way)
    columns = _columns(way, back)
    rows = _rows(way, columns, back)
    boxes = {node.key: _box(node.kind, columns[node.key], rows[node.key]) for node in way.nodes}
    bottom = max(box.y + box.height for box in boxes.values())
    bends: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for flow in way.flows:
        ends = (flow.source, flow.target)
        lane = bottom + UNDER * (1 + len([one for one in bends if one in back]))
        one, other = boxes[flow.source], boxes[flow.target]
        bends[ends] = _round(one, other, lane) if ends in back else _bent(one, other)
    return Drawing(boxes, bends)


def _columns(way: Way, back: set[tuple[str, str]]) -> dict[str, int]:
    """Give each node's column: one more than the last of what leads to it."""
    waiting = {
        node.key: sum((flow.source, flow.target) not in back for flow in way.into(node.key))
        for node in way.nodes
    }
    columns = {node.key: 0 for node in way.nodes}
    ahead = [key for key, count in waiting.items() if count == 0]
    while ahead:
        key = ahead.pop()
        for flow in way.out_of(key):
            if (key, flow.target) in back:
                continue
            columns[flow.target] = max(columns[flow.target], columns[key] + 1)
            waiting[flow.target] -= 1
            if waiting[flow.target] == 0:
                ahead.append(flow.target)
    return columns


def _rows(way: Way, columns: dict[str, int], back: set[tuple[str, str]]) -> dict[str, int]:
    """Give each node the free row of its column that is nearest to where it is led to from."""
    rows: dict[str, int] = {}
    taken: dict[int, set[int]] = {}
    for node in sorted(way.nodes, key=lambda one: columns[one.key]):
        led = [
            rows[flow.source] + way.out_of(flow.source).index(flow)
            for flow in way.into(node.key)
            if flow.source in rows and (flow.source, flow.target) not in back
        ]
        wanted = min(led, default=0)
        used = taken.setdefault(columns[node.key], set())
        rows[node.key] = next(row for row in range(wanted, wanted + len(used) + 1) if row not in used)
        used.add(rows[node.key])
    return rows


def _box(kind: NodeKind, column: int, row: int) -> Box:
    width, height = _SIZES.get(kind, (50, 50) if kind in _GATEWAYS else (36, 36))
    centre, middle = MARGIN + COLUMN * column + 60, MARGIN + ROW * row + 40
    return Box(centre - width // 2, middle - height // 2, width, height)


def _bent(one: Box, other: Box) -> list[tuple[int, int]]:
    if one.middle == other.middle:
        return [(one.right, one.middle), (other.x, other.middle)]
    turn = other.x - 20
    return [(one.right, one.middle), (turn, one.middle), (turn, other.middle), (other.x, other.middle)]


def _round(one: Box, other: Box, lane: int) -> list[tuple[int, int]]:
    """Lead back below everything."""
    down, up = one.x + one.width // 2, other.x + other.width // 2
    return [(down, one.y + one.height), (down, lane), (up, lane), (up, other.y + other.height)]
