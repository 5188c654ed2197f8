"""What this room does when it is time."""

from motcua.foundation import clock
from motcua.foundation.once.actions import forget_answers


def forget_kept_answers() -> None:
    """Hourly: forget what was answered a day ago."""
    forget_answers(real_now=clock.real_now())
