"""A dossier's state and a task's outcome as they are shown."""

from typing import Final

from django import template

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
