"""Giấy tờ không còn được yêu cầu: what no procedure may ask for from a day on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell
from motcua.registers.procedures.errors import AbolishedOverlaps, AbolishedUnnamed
from motcua.registers.procedures.events import AbolishedPaperSet
from motcua.registers.procedures.models import AbolishedPaper
from motcua.registers.procedures.queries import abolished_lines

_KEEP: Final = "procedures.keep_abolished"


@dataclass(frozen=True, kw_only=True)
class AbolishedDraft(LineDraft):
    """A paper as nobody is to ask for it any more."""

    code: str
    name: str
    phrases: list[str]
    source: str


@act
def set_abolished_paper(draft: AbolishedDraft, *, by: Actor, at: datetime) -> AbolishedPaper:
    """Đặt giấy tờ không còn được yêu cầu from its first day on, or say it otherwise.

    Versions that begin on or after that day are refused when they ask for it; those that stood before keep
    what they say. Raises NotAllowed, AbolishedUnnamed, AbolishedOverlaps.
    """
    must(by, _KEEP)
    if not any(phrase.strip() for phrase in draft.phrases):
        raise AbolishedUnnamed(name=draft.name)
    rows, overlaps = abolished_lines(draft.code), AbolishedOverlaps(name=draft.name)
    row, is_changed = write_line(draft, AbolishedPaper(code=draft.code), rows, overlaps)
    if is_changed:
        tell(AbolishedPaperSet(row.id, row.code, row.valid_from), by=by, at=at)
    return row
