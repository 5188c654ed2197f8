"""A tree from rows that name their parents."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row")
Node = TypeVar("Node")


def grown(
    rows: Iterable[Row],
    *,
    key: Callable[[Row], Key],
    parent: Callable[[Row], Key | None],
    node: Callable[[Row, tuple[Node, ...]], Node],
) -> tuple[Node, ...]:
    """Build the nodes from the leaves up, siblings in the rows' order.

    A row whose parent is not among the rows stands at the top, and so does one of a ring: none is lost.
    """
    many = list(rows)
    known = {key(row) for row in many}
    parents = {key(row): parent(row) for row in many}
    tops = {own for own, above in parents.items() if above not in known} | set(rings(parents))
    below: dict[Key, list[Row]] = {}
    for row in many:
        above = parents[key(row)]
        if above is not None and key(row) not in tops:
            below.setdefault(above, []).append(row)

    def build(row: Row) -> Node:
        return node(row, tuple(build(child) for child in below.get(key(row), ())))

    return tuple(build(row) for row in many if key(row) in tops)


def rings(parents: Mapping[Key, Key | None]) -> Iterable[Key]:
    """Give one member of every ring that parents form."""
    done: set[Key] = set()
    for start in parents:
        path: list[Key] = []
        here: Key | None = start
        while here is not None and here in parents and here not in done:
            done.add(here)
            path.append(here)
            here = parents[here]
        if here in path:
            yield here
