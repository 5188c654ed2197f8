"""Nơi nộp hồ sơ trực tuyến: whose portal takes filings from a day on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell
from motcua.registers.procedures.errors import PortalOverlaps, PortalWithoutAddress
from motcua.registers.procedures.events import FilingPortalSet
from motcua.registers.procedures.models import FilingPortal, WhosePortal
from motcua.registers.procedures.queries import portal_lines

KEEP: Final = "procedures.keep_portals"


@dataclass(frozen=True, kw_only=True)
class PortalDraft(LineDraft):
    """A portal as it is to take filings."""

    code: str
    name: str
    address: str = ""
    source: str = ""


@act
def set_filing_portal(draft: PortalDraft, *, by: Actor, at: datetime) -> FilingPortal:
    """Đặt cổng nhận hồ sơ trực tuyến from its first day on, or say it otherwise.

    Raises NotAllowed, PortalOverlaps, PortalWithoutAddress where people could not be led to it safely.
    """
    must(by, KEEP)
    if draft.code != WhosePortal.PROVINCE and urlsplit(draft.address).scheme != "https":
        raise PortalWithoutAddress(name=draft.name)
    row, is_changed = write_line(
        draft, FilingPortal(code=draft.code), portal_lines(draft.code), PortalOverlaps(name=draft.name)
    )
    if is_changed:
        tell(FilingPortalSet(row.id, row.code, row.valid_from), by=by, at=at)
    return row
