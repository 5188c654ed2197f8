"""Two rows of the same thing that are both valid on one day."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from motcua.foundation.packs.rules.items import Item, Problem

_NEVER: Final = "9999-12-31"


def overlapping(items: Sequence[Item], key: Callable[[Item], str], *, what: str = "Mục") -> list[Problem]:
    """Every pair of items of the same key whose `valid_from`–`valid_to` (both inclusive) overlap.

    Also tells of an item that ends before it begins. Days are ISO text, which sorts as time does.
    """
    problems: list[Problem] = []
    by_key: dict[str, list[tuple[str, str, int]]] = {}
    for index, item in enumerate(items):
        start, end = str(item["valid_from"]), str(item.get("valid_to") or _NEVER)
        if end < start:
            sentence = f"{what} “{key(item)}” hết hiệu lực ({end}) trước khi có hiệu lực ({start})."
            problems.append(Problem((index, "valid_to"), sentence))
        else:
            by_key.setdefault(key(item), []).append((start, end, index))
    for name, spans in by_key.items():
        problems.extend(_clashes(f"{what} “{name}”", sorted(spans)))
    return problems


def _clashes(named: str, spans: list[tuple[str, str, int]]) -> list[Problem]:
    """Problems between neighbours of one key's spans, sorted by their first day."""
    problems: list[Problem] = []
    longest = spans[0]
    for _before, (start, end, index) in pairwise(spans):
        if start <= longest[1]:
            until = "nay" if longest[1] == _NEVER else longest[1]
            sentence = f"{named} có hai bản cùng hiệu lực từ {start}: bản trước từ {longest[0]} đến {until}."
            problems.append(Problem((index, "valid_from"), sentence))
        if end > longest[1]:
            longest = (start, end, index)
    return problems
