"""Làm nhiều hồ sơ một lần: each dossier by itself, so that one that moved on holds up none of the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.casework.dossiers.actions.steps import claim_step, finish_step, hand_step_on
from motcua.foundation.access.models import Actor
from motcua.foundation.errors import Refused

Pair = tuple[UUID, UUID]
"""A dossier and the task in which it lay when the list was drawn."""


@dataclass(frozen=True)
class Done:
    """What became of many: the dossiers done, and of each other one the sentence why not."""

    done: tuple[UUID, ...]
    refused: tuple[tuple[UUID, str], ...]


@transaction.atomic
def claim_steps(pairs: Sequence[Pair], *, by: Actor, at: datetime) -> Done:
    """Nhận nhiều việc; what `claim_step` refuses is told, dossier by dossier."""
    return _each(pairs, lambda pair: claim_step(*pair, by=by, at=at))


@transaction.atomic
def finish_steps(pairs: Sequence[Pair], *, by: Actor, at: datetime) -> Done:
    """Hoàn thành nhiều bước; what `finish_step` refuses is told, dossier by dossier."""
    return _each(pairs, lambda pair: finish_step(*pair, by=by, at=at))


@transaction.atomic
def hand_steps_on(pairs: Sequence[Pair], receiver_id: UUID, *, by: Actor, at: datetime) -> Done:
    """Giao lại nhiều việc; what `hand_step_on` refuses is told, dossier by dossier."""
    return _each(pairs, lambda pair: hand_step_on(*pair, receiver_id, by=by, at=at))


def _each(pairs: Sequence[Pair], act: Callable[[Pair], object]) -> Done:
    """Do each in a savepoint of its own, all in one order, so that two officers never wait crosswise."""
    done: list[UUID] = []
    refused: list[tuple[UUID, str]] = []
    for pair in sorted(set(pairs)):
        try:
            with transaction.atomic():
                act(pair)
        except Refused as why:
            refused.append((pair[0], str(why)))
        else:
            done.append(pair[0])
    return Done(tuple(done), tuple(refused))
