"""Việc cứu hồ sơ: of all that could be done for a dossier that is near, the one act that saves it."""

from dataclasses import dataclass
from enum import StrEnum


class Saving(StrEnum):
    """The one act."""

    APOLOGISE = "APOLOGISE"
    ASSIGN = "ASSIGN"
    SIGN = "SIGN"
    FINISH = "FINISH"


@dataclass(frozen=True)
class Danger:
    """How a dossier stands: what is left and what is needed in open minutes, and where it lies."""

    minutes_left: int
    minutes_needed: int
    may_apologise: bool
    is_free: bool
    is_signing: bool


def saving_of(danger: Danger) -> Saving:
    """Give the act: what cannot be ready in time is put off while it may; else who has it moves it on."""
    if danger.minutes_needed > danger.minutes_left and danger.may_apologise:
        return Saving.APOLOGISE
    if danger.is_signing:
        return Saving.SIGN
    return Saving.ASSIGN if danger.is_free else Saving.FINISH
