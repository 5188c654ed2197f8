"""People are told of dossiers that are near or late: this room as a warner of `deadlines`."""

from collections.abc import Sequence
from datetime import datetime

from motcua.casework.dossiers.actions import warn_of_late, warn_of_near
from motcua.casework.dossiers.models import KIND
from motcua.foundation.access.models import Actor
from motcua.instruments.deadlines.ports import Near


class DossierWarnings:
    """Puts warnings into the boxes of post-holders, and into their mail."""

    def promises_near(self, many: Sequence[Near], *, by: Actor, at: datetime) -> None:
        """Tell whom each step names."""
        if ours := [one for one in many if one.subject_kind == KIND]:
            warn_of_near(ours, by=by, at=at)

    def promises_missed(self, many: Sequence[Near], *, by: Actor, at: datetime) -> None:
        """Tell the heads where it lies, and where it was handed in."""
        if ours := [one for one in many if one.subject_kind == KIND]:
            warn_of_late(ours, by=by, at=at)
