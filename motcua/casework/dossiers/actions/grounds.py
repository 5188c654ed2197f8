"""Đặt căn cứ tạm dừng, dừng giải quyết: the list that officers choose from, as a province wants it."""

from dataclasses import dataclass
from datetime import datetime

from motcua.casework.dossiers import access
from motcua.casework.dossiers.errors import GroundOverlaps
from motcua.casework.dossiers.events import HaltGroundSet
from motcua.casework.dossiers.models import HaltGround
from motcua.casework.dossiers.queries.halts import grounds_of_code
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell


@dataclass(frozen=True)
class GroundDraft(LineDraft):
    """A ground as it is to stand in the list from a day on."""

    code: str
    effect: str
    title: str
    source: str = ""
    after_days: int | None = None
    rank: int = 100


@act
def set_halt_ground(draft: GroundDraft, *, by: Actor, at: datetime) -> HaltGround:
    """Đặt một căn cứ from its first day on, or say it otherwise. Raises NotAllowed, GroundOverlaps."""
    must(by, access.KEEP_GROUNDS)
    new = HaltGround(code=draft.code)
    row, is_changed = write_line(draft, new, grounds_of_code(draft.code), GroundOverlaps(code=draft.code))
    if is_changed:
        tell(HaltGroundSet(row.id, row.code), by=by, at=at)
    return row
