"""What this room does when it is time."""

from motcua.foundation import clock
from motcua.foundation.events.actions import anchor_chains, deliver_due
from motcua.foundation.ids import HOUSE


def deliver() -> None:
    """Chuyển tin: bring waiting events to their reactions until none is due."""
    while deliver_due(real_now=clock.real_now()):
        continue


def anchor() -> None:
    """Neo sổ hằng ngày: sign the heads of all chains."""
    anchor_chains(by=HOUSE, at=clock.now())
