"""Where each node of a way is drawn: in columns from the beginning to the ends, flows bent at right angles.

A node stands one column after the last that leads to it, flows that lead back left out; within a column
nodes stand near what leads to them. All in the points of BPMN's drawing. A page is narrow and long: for it
the same drawing is laid out upright, from the top to the bottom.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from motcua.instruments.workflow.rules import NodeKind, Way
from motcua.instruments.workflow.rules.budgets import leading_back

MARGIN, UNDER, AFTER = 30, 30, 16
_SMALL, _GATEWAY = (36, 36), (50, 50)
_BIG: Final = frozenset({NodeKind.STEP, NodeKind.AUTOMATIC})
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
class Grid:
    """How far columns and rows stand apart, and how large a step is, along the way and across it."""

    column: int
    row: int
    step: tuple[int, int]

    def box(self, kind: NodeKind, column: int, row: int) -> Box:
        """Give the place of a node."""
        width, height = self.step if kind in _BIG else _GATEWAY if kind in _GATEWAYS else _SMALL
        centre = MARGIN + self.column * column + self.step[0] // 2
        middle = MARGIN + self.row * row + self.step[1] // 2
        return Box(centre - width // 2, middle - height // 2, width, height)


LYING: Final = Grid(190, 120, (120, 80))
UPRIGHT: Final = Grid(112, 150, (80, 120))


@dataclass(frozen=True)
class Drawing:
    """Every node's box, and every flow's bends."""

    boxes: dict[str, Box]
    bends: dict[tuple[str, str], list[tuple[int, int]]]

    def turned(self) -> "Drawing":
        """Give the same with what lies along standing across."""
        boxes = {key: Box(box.y, box.x, box.height, box.width) for key, box in self.boxes.items()}
        return Drawing(boxes, {ends: [(y, x) for x, y in points] for ends, points in self.bends.items()})


def drawn_upright(way: Way) -> Drawing:
    """Lay a sound way out from the top to the bottom."""
    return drawn(way, UPRIGHT).turned()


def drawn(way: Way, grid: Grid = LYING) -> Drawing:
    """Lay a sound way out."""
    back = leading_back(way)
    columns = _columns(way, back)
    lines = _lines(way, columns, back)
    rows = _rows(way, columns, lines)
    boxes = {node.key: grid.box(node.kind, columns[node.key], rows[node.key]) for node in way.nodes}
    bottom = max(MARGIN + grid.row * row + grid.row for row in rows.values())
    bends: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for flow in way.flows:
        ends = (flow.source, flow.target)
        lane = bottom + UNDER * len([one for one in bends if one in back])
        if ends in back:
            bends[ends] = _round(boxes[flow.source], boxes[flow.target], lane)
        else:
            between = [grid.box(NodeKind.STEP, column, rows[key]) for column, key in lines[ends]]
            bends[ends] = _bent([boxes[flow.source], *between, boxes[flow.target]])
    return Drawing(boxes, bends)


def _lines(
    way: Way, columns: dict[str, int], back: set[tuple[str, str]]
) -> dict[tuple[str, str], list[tuple[int, str]]]:
    """Give each flow that leads on the columns it passes between its ends, with a key for its place there."""
    return {
        (flow.source, flow.target): [
            (column, f"{flow.source} → {flow.target} {column}")
            for column in range(columns[flow.source] + 1, columns[flow.target])
        ]
        for flow in way.flows
        if (flow.source, flow.target) not in back
    }


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


def _rows(
    way: Way, columns: dict[str, int], lines: dict[tuple[str, str], list[tuple[int, str]]]
) -> dict[str, int]:
    """Give each node, and each flow where it passes one, the free row nearest to where it comes from."""
    rows: dict[str, int] = {}
    taken: dict[int, set[int]] = {}
    places = [(columns[node.key], 0, node.key) for node in way.nodes]
    places += [(column, 1, key) for line in lines.values() for column, key in line]
    before = _before(way, lines)
    for column, _rank, key in sorted(places, key=lambda place: place[:2]):
        led = [rows[one] + turn for one, turn in before.get(key, ()) if one in rows]
        wanted = min(led, default=0)
        used = taken.setdefault(column, set())
        rows[key] = next(row for row in range(wanted, wanted + len(used) + 1) if row not in used)
        used.add(rows[key])
    return rows


def _before(
    way: Way, lines: dict[tuple[str, str], list[tuple[int, str]]]
) -> dict[str, list[tuple[str, int]]]:
    """Give what leads to each node or place of a flow, and the how-manieth way out it is."""
    before: dict[str, list[tuple[str, int]]] = {}
    for (source, target), line in lines.items():
        turn = [flow.target for flow in way.out_of(source)].index(target)
        here = source
        for _column, key in [*line, (0, target)]:
            before.setdefault(key, []).append((here, turn))
            here, turn = key, 0
    return before


def _bent(boxes: list[Box]) -> list[tuple[int, int]]:
    """Lead from box to box, turning soon after the one that is left."""
    points = [(boxes[0].right, boxes[0].middle)]
    for one, other in pairwise(boxes):
        last = points[-1][1]
        if last != other.middle:
            turn = one.right + AFTER
            points += [(turn, last), (turn, other.middle)]
    return [*points, (boxes[-1].x, boxes[-1].middle)]


def _round(one: Box, other: Box, lane: int) -> list[tuple[int, int]]:
    """Lead back below everything."""
    down, up = one.x + one.width // 2, other.x + other.width // 2
    return [(down, one.y + one.height), (down, lane), (up, lane), (up, other.y + other.height)]
