"""Which column holds what: the heads held against what the cells below them contain."""

from collections.abc import Sequence
from typing import Final

from motcua.steering.plans.ports import Row
from motcua.steering.plans.rules.columns import ASSIGNING, VALUES, Column, Role
from motcua.steering.plans.rules.dues import due_share
from motcua.steering.plans.rules.names import names_score
from motcua.steering.plans.rules.rows import is_section_number, number_of

_SAMPLE: Final = 40
_AGENCIES: Final = frozenset({Role.LEAD, Role.SUPPORT, Role.WATCHER, Role.DOERS})
_GOOD: Final = 0.6
_TIMES: Final = 0.8
Laid = tuple[float, tuple[Role | None, ...]]
_LEAST: Final = 3


def fitted(
    columns: Sequence[Column], cells: Sequence[Sequence[str]], direct: Sequence[Role | None] | None
) -> list[Role | None]:
    """Give the role of each data column.

    As the heads stand over them, unless the cells say that the heads stand beside their columns. A column
    of times whose head says nothing that is known says when, if no other does.
    """
    width = len(cells[0]) if cells else len(columns)
    samples = [[row[place] for row in cells if row[place].strip(" -")][:_SAMPLE] for place in range(width)]
    return _timed(_laid(columns, samples, direct), samples)


def _laid(
    columns: Sequence[Column], samples: Sequence[list[str]], direct: Sequence[Role | None] | None
) -> list[Role | None]:
    roles = [column.role for column in columns if column.role is not Role.GROUP]
    if direct is not None and _is_good(direct, samples):
        return [None if role is Role.GROUP else role for role in direct]
    aligned = _aligned(roles, samples)
    if direct is not None and _score(direct, samples) >= _score(aligned, samples):
        return [None if role is Role.GROUP else role for role in direct]
    return aligned


def _timed(roles: list[Role | None], samples: Sequence[list[str]]) -> list[Role | None]:
    """Tell the column of times by its cells where its head was cut, in a table that assigns."""
    if Role.DUE in roles or not ASSIGNING & set(roles):
        return roles
    unknown = [place for place, role in enumerate(roles) if role in {None, Role.OTHER}]
    times = [
        place
        for place in unknown
        if len(samples[place]) >= _LEAST and _fit(Role.DUE, samples[place]) >= _TIMES
    ]
    return [Role.DUE if place in times[-1:] else role for place, role in enumerate(roles)]


def _is_good(roles: Sequence[Role | None], samples: Sequence[list[str]]) -> bool:
    telling = [
        _fit(role, sample)
        for role, sample in zip(roles, samples, strict=False)
        if role in {*_AGENCIES, Role.DUE, Role.NO} and len(sample) >= 2
    ]
    spare = [s for role, s in zip(roles, samples, strict=False) if role in {None, Role.GROUP} and len(s) > 1]
    return not spare and all(fit >= _GOOD for fit in telling)


def _score(roles: Sequence[Role | None], samples: Sequence[list[str]]) -> float:
    return sum(
        _fit(role, sample) if role is not None else (-0.3 if len(sample) > 1 else 0.0)
        for role, sample in zip(roles, samples, strict=False)
    )


def _aligned(roles: Sequence[Role], samples: Sequence[list[str]]) -> list[Role | None]:
    """Lay the heads over the columns in their order, each where its cells fit best; columns may stay over."""
    width = len(samples)
    before: list[Laid] = [(-0.2 * place, (None,) * place) for place in range(width + 1)]
    for role in roles:
        line: list[Laid] = []
        for place in range(width + 1):
            options = [(before[place][0] - 0.4, before[place][1])]  # the head has no column
            if place:
                fit = _fit(role, samples[place - 1])
                options.append((before[place - 1][0] + fit, (*before[place - 1][1], role)))
                options.append((line[place - 1][0] - 0.2, (*line[place - 1][1], None)))
            line.append(max(options, key=lambda option: option[0]))
        before = line
    return list(before[width][1]) or [None] * width


def _fit(role: Role, sample: list[str]) -> float:  # noqa: PLR0911  # one answer for each kind of column
    """Say how well cells fit a role, from 0 to 1."""
    if not sample:
        return 0.3
    if role is Role.NO:
        return _mean([1.0 if number_of(text) else 0.0 for text in sample])
    if role in _AGENCIES:
        return _mean([max(0.0, names_score(text)) for text in sample])
    if role is Role.DUE:
        return _mean([min(1.0, due_share(text) * 1.5) for text in sample])
    if role in {Role.TASK, Role.TARGET, Role.EXPLAIN}:
        return _mean([min(1.0, len(text) / 60) for text in sample if not number_of(text)] or [0.0])
    if role in VALUES:
        return _mean([1.0 if any(map(str.isdigit, text)) or len(text) < 40 else 0.2 for text in sample])
    if role is Role.PRODUCT:
        return 0.75 if _mean([max(0.0, names_score(text)) for text in sample]) < 0.5 else 0.2
    return 0.4


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def guessed(rows: Sequence[Row]) -> list[Column | None] | None:
    """Guess the columns of a table without a head by what its cells hold; None if it assigns nothing."""
    width = max((len(row.cells) for row in rows), default=0)
    if width < _LEAST or len(rows) < _LEAST:
        return None
    samples = [
        [
            row.cells[place] or ""
            for row in rows
            if place < len(row.cells) and (row.cells[place] or "").strip(" -")
        ][:_SAMPLE]
        for place in range(width)
    ]
    roles = [_likeliest(sample) for sample in samples]
    if Role.LEAD not in roles or Role.DUE not in roles:
        return None
    agencies = [place for place, role in enumerate(roles) if role is Role.LEAD]
    for place in agencies[1:]:
        roles[place] = Role.SUPPORT
    texts = [place for place, role in enumerate(roles) if role is Role.TASK]
    if not texts:
        return None
    longest = texts[0]
    for place in texts:
        if place != longest:
            roles[place] = Role.PRODUCT
    return [Column(role, "") if role else None for role in roles]


def _likeliest(sample: list[str]) -> Role | None:
    if not sample:
        return None
    for role in (Role.NO, Role.DUE, Role.LEAD):
        if _fit(role, sample) >= _GOOD and not (role is Role.NO and all(map(is_section_number, sample))):
            return role
    return Role.TASK
