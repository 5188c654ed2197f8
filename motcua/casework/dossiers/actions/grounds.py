"""Đặt căn cứ tạm dừng, dừng giải quyết: the list that officers choose from, as a province wants it."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.casework.dossiers import access
from motcua.casework.dossiers.errors import GroundOverlaps
from motcua.casework.dossiers.events import HaltGroundSet
from motcua.casework.dossiers.models import HaltGround
from motcua.casework.dossiers.queries.halts import grounds_of_code
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell


@dataclass(frozen=True)
class GroundDraft:
    """A ground as it is to stand in the list from a day on."""

    code: str
    effect: str
    title: str
    valid_from: date
    valid_to: date | None = None
    source: str = ""
    after_days: int | None = None
    rank: int = 100

    def is_said_by(self, row: HaltGround) -> bool:
        """Say whether a row says the same already."""
        said = (row.effect, row.title, row.valid_to, row.source, row.after_days, row.rank)
        return said == (self.effect, self.title, self.valid_to, self.source, self.after_days, self.rank)


@act
def set_halt_ground(draft: GroundDraft, *, by: Actor, at: datetime) -> HaltGround:
    """Đặt một căn cứ from its first day on, or say it otherwise. Raises NotAllowed, GroundOverlaps."""
    must(by, access.KEEP_GROUNDS)
    rows = grounds_of_code(draft.code)
    row = next((one for one in rows if one.valid_from == draft.valid_from), None) or HaltGround(
        code=draft.code, valid_from=draft.valid_from
    )
    last = draft.valid_to or date.max
    if any(
        one.id != row.id and one.valid_from <= last and (one.valid_to or date.max) >= draft.valid_from
        for one in rows
    ):
        raise GroundOverlaps(code=draft.code)
    if not row._state.adding and draft.is_said_by(row):
        return row
    row.effect, row.title, row.valid_to = draft.effect, draft.title, draft.valid_to
    row.source, row.after_days, row.rank = draft.source, draft.after_days, draft.rank
    row.save()
    tell(HaltGroundSet(row.id, row.code), by=by, at=at)
    return row
