"""Trees laid flat, so that a page can write them in one pass: what opens, what closes, how deep."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Twig = TypeVar("Twig")


@dataclass(frozen=True)
class Laid(Generic[Twig]):
    """One branch on its line."""

    branch: Twig
    depth: int
    below: int
    """How many stand below it, all levels."""
    closes: range
    """How many nested lists end behind it."""

    @property
    def has_below(self) -> bool:
        """Whether it opens a nested list."""
        return self.below > 0


def laid_flat(branches: Iterable[Twig], children: Callable[[Twig], Iterable[Twig]]) -> list[Laid[Twig]]:
    """Every branch in the order of reading."""
    rows = list(_walk(list(branches), children, 0))
    following = [depth for _branch, depth, _below in rows[1:]] + [0] * bool(rows)
    return [
        Laid(branch, depth, below, range(max(0, depth - after)))
        for (branch, depth, below), after in zip(rows, following, strict=True)
    ]


def _walk(
    branches: Iterable[Twig], children: Callable[[Twig], Iterable[Twig]], depth: int
) -> Iterator[tuple[Twig, int, int]]:
    for branch in branches:
        below = list(_walk(children(branch), children, depth + 1))
        yield branch, depth, len(below)
        yield from below
