"""What this room does when it is time."""

from motcua.casework.dossiers.actions import forget_tallies
from motcua.foundation import clock


def forget_lookups() -> None:
    """Forget who asked for codes, a day after."""
    forget_tallies(real_now=clock.real_now())
