"""Đặt bậc cảnh báo: who is told that a promise is near, and how near, as a province wants it."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell
from motcua.instruments.deadlines import access
from motcua.instruments.deadlines.errors import StepOverlaps
from motcua.instruments.deadlines.events import WarningStepSet
from motcua.instruments.deadlines.models import WarningStep
from motcua.instruments.deadlines.queries.near import steps_of_code


@dataclass(frozen=True)
class StepDraft:
    """A step of the ladder as it is to stand from a day on."""

    code: str
    audience: str
    minutes: int
    share: int
    valid_from: date
    valid_to: date | None = None

    def is_said_by(self, row: WarningStep) -> bool:
        """Say whether a row says the same already."""
        said = (row.audience, row.minutes, row.share, row.valid_to)
        return said == (self.audience, self.minutes, self.share, self.valid_to)


@act
def set_warning_step(draft: StepDraft, *, by: Actor, at: datetime) -> WarningStep:
    """Đặt một bậc cảnh báo from its first day on, or say it otherwise. Raises NotAllowed, StepOverlaps."""
    must(by, access.KEEP_LADDER)
    rows = steps_of_code(draft.code)
    row = next((one for one in rows if one.valid_from == draft.valid_from), None) or WarningStep(
        code=draft.code, valid_from=draft.valid_from
    )
    last = draft.valid_to or date.max
    if any(
        one.id != row.id and one.valid_from <= last and (one.valid_to or date.max) >= draft.valid_from
        for one in rows
    ):
        raise StepOverlaps(code=draft.code)
    if not row._state.adding and draft.is_said_by(row):
        return row
    row.audience, row.minutes, row.share = draft.audience, draft.minutes, draft.share
    row.valid_to = draft.valid_to
    row.save()
    tell(WarningStepSet(row.id, row.code), by=by, at=at)
    return row
