"""Đưa giấy tờ vào kho theo sổ sự kiện: what dossiers confirmed is read on; nobody who acts waits for it."""

from datetime import datetime
from typing import Final

from motcua.casework.dossiers.models import KIND, VAULTS, VaultMark
from motcua.casework.dossiers.queries.vaults import SETTLING, mark_in, settled
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.queries import read_on
from motcua.instruments.documents.actions import file_in_vaults

MOST: Final = 5_000
"""So many events are read at once, in a transaction of their own."""


@act
def fill_vaults(*, by: Actor, at: datetime, most: int = MOST) -> bool:
    """Đưa vào kho what was confirmed since the last time; say whether more waits. Raises NotAllowed."""
    VaultMark.objects.bulk_create([VaultMark(name=VAULTS)], ignore_conflicts=True)
    row = VaultMark.objects.select_for_update().get(name=VAULTS)
    stretch = read_on(mark_in(row), SETTLING, most)
    file_in_vaults(KIND, settled(stretch.subjects), by=by, at=at)
    if stretch.mark != mark_in(row):
        row.last, row.read_at = stretch.mark.last, at
        row.owed = [[one.first, one.final, one.horizon, one.seen] for one in stretch.mark.owed]
        row.save()
    return stretch.more
