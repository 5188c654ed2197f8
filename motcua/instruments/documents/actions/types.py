"""Loại giấy tờ: what a province sets for some days."""

from dataclasses import dataclass
from datetime import datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell
from motcua.instruments.documents import access
from motcua.instruments.documents.errors import PaperTypeOverlaps
from motcua.instruments.documents.events import PaperTypeSet
from motcua.instruments.documents.models import PaperType
from motcua.instruments.documents.queries.vault import type_lines


@dataclass(frozen=True, kw_only=True)
class TypeDraft(LineDraft):
    """A sort of paper as it is to stand from a day on."""

    code: str
    name: str
    names: list[str]
    codes: list[str]
    months: int | None = None
    source: str = ""


@act
def set_paper_type(draft: TypeDraft, *, by: Actor, at: datetime) -> PaperType:
    """Đặt loại giấy tờ from its first day on, or say it otherwise. Raises NotAllowed, PaperTypeOverlaps."""
    must(by, access.KEEP)
    overlaps = PaperTypeOverlaps(type_code=draft.code)
    row, is_changed = write_line(draft, PaperType(code=draft.code), type_lines(draft.code), overlaps)
    if is_changed:
        tell(PaperTypeSet(row.id, row.code), by=by, at=at)
    return row
