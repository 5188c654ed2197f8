"""Các bước nối tiếp: which step follows, which may be gone back to, and what a sound list of steps is.

Steps that follow one another are what most cases go through; what branches stands in `ways`.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache


class StepKind(StrEnum):
    """What is done at a step."""

    ACCEPT = "ACCEPT"
    CHECK = "CHECK"
    ASSIGN = "ASSIGN"
    HANDLE = "HANDLE"
    APPRAISE = "APPRAISE"
    CONSULT = "CONSULT"
    PUT_FORWARD = "PUT_FORWARD"
    APPROVE = "APPROVE"
    SIGN = "SIGN"
    STAMP = "STAMP"
    ISSUE = "ISSUE"
    HAND_OVER = "HAND_OVER"


@dataclass(frozen=True)
class Step:
    """Bước: what is done, by whoever bears which role, in how many working minutes."""

    key: str
    title: str
    role: str
    kind: StepKind
    budget_minutes: int


class StepsUnsound(Exception):
    """The steps cannot be gone through: there are none, or two bear one key."""


def sound(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Give the steps back if they can be gone through. Raises StepsUnsound."""
    keys = [step.key for step in steps]
    if not keys or len(set(keys)) != len(keys):
        raise StepsUnsound(", ".join(keys))
    return tuple(steps)


def step_of(steps: Sequence[Step], key: str) -> Step:
    """Give the step of this key. Raises KeyError."""
    return steps[position(steps, key)]


def position(steps: Sequence[Step], key: str) -> int:
    """Say where a step stands. Raises KeyError."""
    for number, step in enumerate(steps):
        if step.key == key:
            return number
    raise KeyError(key)


def following(steps: Sequence[Step], key: str) -> Step | None:
    """Give what comes after a step; nothing after the last."""
    number = position(steps, key) + 1
    return steps[number] if number < len(steps) else None


def earlier(steps: Sequence[Step], key: str) -> tuple[Step, ...]:
    """Give the steps that may be gone back to from one, nearest first: those before it."""
    return tuple(reversed(steps[: position(steps, key)]))


def to_json(steps: Iterable[Step]) -> list[dict[str, object]]:
    """Write steps down."""
    return [asdict(step) for step in steps]


def from_json(rows: Iterable[dict[str, object]]) -> tuple[Step, ...]:
    """Read steps back."""
    return tuple(
        Step(
            key=str(row["key"]),
            title=str(row["title"]),
            role=str(row["role"]),
            kind=StepKind(str(row["kind"])),
            budget_minutes=int(str(row["budget_minutes"])),
        )
        for row in rows
    )


def digest(steps: Iterable[Step]) -> str:
    """Name a list of steps by its content, so that equal ones are one process."""
    return _digest(tuple(steps))


@lru_cache(4096)
def _digest(steps: tuple[Step, ...]) -> str:
    text = json.dumps(to_json(steps), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
