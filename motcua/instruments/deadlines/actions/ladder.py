"""Đặt bậc cảnh báo: who is told that a promise is near, and how near, as a province wants it."""

from dataclasses import dataclass
from datetime import datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell
from motcua.instruments.deadlines import access
from motcua.instruments.deadlines.errors import StepOverlaps
from motcua.instruments.deadlines.events import WarningStepSet
from motcua.instruments.deadlines.models import WarningStep
from motcua.instruments.deadlines.queries.near import steps_of_code


@dataclass(frozen=True)
class StepDraft(LineDraft):
    """A step of the ladder as it is to stand from a day on."""

    code: str
    audience: str
    minutes: int
    share: int


@act
def set_warning_step(draft: StepDraft, *, by: Actor, at: datetime) -> WarningStep:
    """Đặt một bậc cảnh báo from its first day on, or say it otherwise. Raises NotAllowed, StepOverlaps."""
    must(by, access.KEEP_LADDER)
    new = WarningStep(code=draft.code)
    row, is_changed = write_line(draft, new, steps_of_code(draft.code), StepOverlaps(code=draft.code))
    if is_changed:
        tell(WarningStepSet(row.id, row.code), by=by, at=at)
    return row
