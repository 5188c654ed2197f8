"""A dossier's state and a task's outcome as they are shown."""

from collections.abc import Mapping
from typing import Final

from django import template

from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import outcome_words

register = template.Library()

_TONES: Final = {
    "DRAFT": "grey",
    "SUBMITTED": "blue",
    "ACCEPTED": "blue",
    "IN_PROGRESS": "blue",
    "AWAITING_SUPPLEMENT": "amber",
    "PAUSED": "amber",
    "RESOLVED": "green",
    "HANDED_OVER": "green",
    "REFUSED": "red",
    "WITHDRAWN": "grey",
    "STOPPED": "red",
    "ARCHIVED": "grey",
}


@register.filter
def state_tone(state: str) -> str:
    """Give the tone in which a dossier's state is shown."""
    return _TONES.get(state, "grey")


_PART_TONES = {"PLANNED": "grey", "RUNNING": "blue", "DONE": "green", "REFUSED": "red", "DROPPED": "grey"}


@register.filter
def part_tone(state: str) -> str:
    """Give the tone in which a part of a joint dossier is shown."""
    return _PART_TONES.get(state, "grey")


@register.filter
def came_to(task: Task) -> str:
    """Say what a step came to, where it could come to several things."""
    return outcome_words(task)


@register.filter
def of_code(names: Mapping[str, str] | str, code: str) -> str:
    """Give the name of a code, where names are known; the code itself else."""
    return names.get(code, code) if isinstance(names, Mapping) else code
