"""What this room does when it is time."""

from motcua.casework.dossiers.actions import fill_vaults, forget_tallies, go_on_moving
from motcua.casework.dossiers.models import Moving
from motcua.casework.dossiers.queries import running_moving
from motcua.casework.dossiers.queries.vaults import is_told_of
from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM


def forget_lookups() -> None:
    """Forget who asked for codes, a day after."""
    forget_tallies(real_now=clock.real_now())


def go_on_with_moving() -> None:
    """Go on with the moving that runs, if one does, until it has gone through; runs by the minute."""
    moving = running_moving()
    while moving is not None and moving.state == Moving.State.RUNNING:
        moving = go_on_moving(moving.id, by=SYSTEM, at=clock.now())


def fill_the_vaults() -> None:
    """Đưa giấy tờ vào kho: read the book on until nothing is left."""
    while fill_vaults(by=SYSTEM, at=clock.now()):
        pass


def fill_the_vaults_at_once() -> None:
    """Đưa giấy tờ vào kho ngay: the same at every pulse of the worker, where the book has grown."""
    if is_told_of():
        fill_the_vaults()
