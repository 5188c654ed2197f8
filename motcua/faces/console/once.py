"""A form is acted on once, however often it is sent: its number is taken before the act, for all workers."""

from dataclasses import dataclass
from typing import Final

from django.core.cache import cache

from motcua.faces.shared.doors import HouseRequest
from motcua.foundation.ids import new_id

FIELD: Final = "once"
_KEPT_SECONDS: Final = 24 * 3600
_RUNNING: Final = "-"
_LONGEST: Final = 40


@dataclass(frozen=True)
class Turn:
    """One sending of one form: whether it is the first, and where the first one led."""

    key: str
    is_first: bool
    led_to: str = ""

    def done(self, location: str) -> None:
        """Remember where the act led, for who sends the form again."""
        if self.key:
            cache.set(self.key, location, _KEPT_SECONDS)

    def failed(self) -> None:
        """Let the form be sent again: nothing was written."""
        if self.key:
            cache.delete(self.key)


def new_number() -> str:
    """A number for a form that is about to be shown."""
    return new_id().hex


def take_turn(request: HouseRequest) -> Turn:
    """Take the form's number; a form without one is always a first."""
    number = request.POST.get(FIELD, "")
    if not number or not number.isalnum() or len(number) > _LONGEST:
        return Turn("", is_first=True)
    key = f"once:{request.actor.id}:{number}"
    if cache.add(key, _RUNNING, _KEPT_SECONDS):
        return Turn(key, is_first=True)
    led_to = cache.get(key) or _RUNNING
    return Turn(key, is_first=False, led_to="" if led_to == _RUNNING else led_to)
