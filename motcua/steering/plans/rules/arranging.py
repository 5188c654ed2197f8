"""Heads that stand over others, where a table that lost its cells names all of them one after the other."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from motcua.steering.plans.rules.columns import STATES, Column, Role, role_of
from motcua.steering.plans.rules.words import plain


def arranged(columns: Sequence[Column]) -> list[Column]:
    """Put the heads below a head ("Tiến độ: hoàn thành, đang làm") where that head stands; drop that one.

    Flattened tables name them after all others.
    """
    columns = _above_their_own(columns)
    roles = [column.role for column in columns]
    below = {
        Role.STATE: STATES - {Role.STATE},
        Role.GROUP: frozenset({Role.LEAD, Role.SUPPORT, Role.WATCHER, Role.DOERS}),
    }
    for head, children in below.items():
        if head not in roles:
            continue
        place = roles.index(head)
        tail = len(columns)
        while tail > place + 1 and columns[tail - 1].role in children:
            tail -= 1
        if tail < len(columns):
            columns = [*columns[:place], *columns[tail:], *columns[place + 1 : tail]]
            roles = [column.role for column in columns]
    return [column for column in columns if column.role is not Role.GROUP]


_OVER: Final = (  # heads that stand over others, which name what the head itself could: told from the right
    (Role.DUE, frozenset({Role.BEGIN, Role.DUE, Role.DONE}), Role.BEGIN),
    (Role.LEAD, frozenset({Role.LEAD, Role.SUPPORT, Role.WATCHER, Role.DOERS}), Role.LEAD),
)


def _above_their_own(columns: Sequence[Column]) -> list[Column]:
    """Put "Chủ trì, Phối hợp" in the place of "Phân công" above them, and times in that of "Thời gian"."""
    made = list(columns)
    for role, children, sign in _OVER:
        place = next((place for place, one in enumerate(made) if one.role is role), len(made))
        tail = len(made)
        while tail > place + 1 and made[tail - 1].role in children:
            tail -= 1
        below = made[tail:]
        if len(below) > 1 and sign in {one.role for one in below}:
            made = [*made[:place], *below, *made[place + 1 : tail]]
            continue
        beside = {one.role for one in _beside(made[place + 1 :], children)}
        if len(beside) > 1 and sign in beside:
            made.pop(place)
    return made


def _beside(columns: Sequence[Column], children: AbstractSet[Role]) -> Iterator[Column]:
    """Give the heads that follow at once and may stand below the one before them."""
    for column in columns:
        if column.role not in children:
            return
        yield column


_BELOW: Final = {
    Role.LEAD: frozenset({Role.LEAD, Role.SUPPORT, Role.WATCHER, Role.DOERS}),
    Role.GROUP: frozenset({Role.LEAD, Role.SUPPORT, Role.WATCHER, Role.DOERS}),
    Role.DUE: frozenset({Role.BEGIN, Role.DUE, Role.DONE}),
}


def may_stand_over(title: str) -> Role | None:
    """Say what a title is for that may stand over others: "Phân công thực hiện", "Thời gian"."""
    role = role_of(title)
    return role if role in _BELOW and "chu tri" not in plain(title) else None


def adrift(columns: Sequence[Column], over: Role) -> int:
    """Count the last columns that stand below a head which was named before all others.

    Where these stand among the others is not said: only the rows show it.
    """
    tail = len(columns)
    while tail > 1 and columns[tail - 1].role in _BELOW[over]:
        tail -= 1
    return len(columns) - tail if len(columns) - tail > 1 else 0


def placements(columns: Sequence[Column], count: int) -> list[list[Column]]:
    """Give every order in which the last columns stand together somewhere behind the first two."""
    rest, loose = list(columns[: len(columns) - count]), list(columns[len(columns) - count :])
    return [[*rest[:place], *loose, *rest[place:]] for place in range(2, len(rest) + 1)]
