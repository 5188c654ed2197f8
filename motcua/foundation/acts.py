"""Một việc: what a verb does is one transaction, and what it leaves to its end is done there, together."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

Asked = ParamSpec("Asked")
Given = TypeVar("Given")
Left = TypeVar("Left")
Finish = Callable[[list[Left]], None]


@dataclass
class _Act:
    """What an act has left to its end, by who finishes it; `broken` when a part of it failed."""

    left: dict[Finish[Any], list[Any]] = field(default_factory=dict)  # Any: each list is its finisher's
    broken: bool = False


_ALONE: ContextVar[bool] = ContextVar("alone", default=False)
_ACT: ContextVar[_Act | None] = ContextVar("act", default=None)


def act(verb: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """Make a verb one act: a transaction of its own, at whose end is finished what was left to it.

    An act done within another is a part of it and has no savepoint of its own. If a part fails, the whole
    has failed: an act that goes on nevertheless is refused at its end. Whoever does many acts and lets some
    fail does them one beside the other, in a plain transaction.
    """

    @wraps(verb)
    def done(*args: Asked.args, **kwargs: Asked.kwargs) -> Given:
        whole = _ACT.get()
        if whole is None:
            with transaction.atomic(savepoint=not _ALONE.get()):
                return _whole(verb, *args, **kwargs)
        try:
            return verb(*args, **kwargs)
        except BaseException:
            whole.broken = True
            raise

    return done


def leave(things: Sequence[Left], finish: Finish[Left]) -> None:
    """Leave things to the end of the act that is being done; outside of one they are finished at once."""
    whole = _ACT.get()
    if whole is None:
        finish(list(things))
    else:
        whole.left.setdefault(finish, []).extend(things)


def is_acting() -> bool:
    """Say whether an act is being done."""
    return _ACT.get() is not None


def take_left(finish: Finish[Left]) -> list[Left]:
    """Take what was left to a finisher so far, to finish it now."""
    whole = _ACT.get()
    return whole.left.pop(finish, []) if whole else []


@contextmanager
def alone() -> Iterator[None]:
    """Let the acts done within need no savepoint: the transaction around them fails as a whole with any."""
    before = _ALONE.set(True)
    try:
        yield
    finally:
        _ALONE.reset(before)


def _whole(verb: Callable[Asked, Given], *args: Asked.args, **kwargs: Asked.kwargs) -> Given:
    whole = _Act()
    token = _ACT.set(whole)
    try:
        given = verb(*args, **kwargs)
        if whole.broken:
            raise transaction.TransactionManagementError("a part of this act failed, and the act went on")
        while whole.left:
            finish = next(iter(whole.left))
            finish(whole.left.pop(finish))
    finally:
        _ACT.reset(token)
    return given
