"""Tra cứu of a mirror: what anybody may know who has its code, and what the bearer of its slip may know.

No names to the first. An unknown code costs the same questions to the database as a known one. Days and
states are the other system's own words; nothing is reckoned here.
"""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from typing import Final
from uuid import UUID

from motcua.casework.mirrors.errors import MirrorCodeUnknown, MirrorLinkUnknown
from motcua.casework.mirrors.models import Mirror, State
from motcua.casework.mirrors.rules import tidy_mirror_code
from motcua.foundation.clock import VN
from motcua.foundation.keys.queries import blind_index
from motcua.registers.organisations.queries import names_of

_PURPOSE: Final = "mirrors.slip"
_SIGNED_BYTES: Final = 15
_NOBODY: Final = UUID(int=0)


@dataclass(frozen=True)
class MirrorView:
    """What a code shows: where the other system says that it stands, and its days; to the bearer more."""

    code: str
    title: str
    state: State
    agency: str
    system: str
    central_number: str
    unit: str
    received_at: datetime | None
    due_at: datetime | None
    heard_at: datetime | None
    resolved_at: datetime | None
    handed_at: datetime | None
    words: str = ""
    papers: tuple[str, ...] = ()


def mirror_by_code(code: str, *, now: datetime) -> MirrorView:
    """Tra cứu theo mã. Raises MirrorCodeUnknown."""
    wanted = tidy_mirror_code(code)[:20]
    row = Mirror.objects.filter(code=wanted).first()
    view = _view(row, now)
    if row is None:
        raise MirrorCodeUnknown(code=wanted)
    return view


def mirror_by_token(token: str, *, now: datetime) -> MirrorView:
    """Tra cứu theo mã QR của giấy tiếp nhận. Raises MirrorLinkUnknown."""
    code, _dot, _seal = token.partition(".")
    row = (
        Mirror.objects.filter(code=code[:20]).first()
        if compare_digest(_token(code).encode(), token.encode())
        else None
    )
    view = _view(row, now, to_bearer=True)
    if row is None:
        raise MirrorLinkUnknown
    return view


def token_of(found: Mirror) -> str:
    """Give what stands in the QR of a mirror's slip: its code, and what only this house can add to it."""
    return _token(found.code)


def _token(code: str) -> str:
    seal = blind_index(code, purpose=_PURPOSE)[:_SIGNED_BYTES]
    return f"{code}.{urlsafe_b64encode(seal).decode()}"


def _view(row: Mirror | None, now: datetime, *, to_bearer: bool = False) -> MirrorView:
    """Gather a view; for no mirror the same questions are asked, of nobody."""
    agency_id, unit_id = (row.agency_id, row.unit_id) if row else (_NOBODY, _NOBODY)
    names = names_of([agency_id, unit_id], now.astimezone(VN).date())
    return MirrorView(
        code=row.code if row else "",
        title=row.title if row else "",
        state=State(row.state) if row else State.RECEIVED,
        agency=names.get(agency_id, ""),
        system=row.system if row else "",
        central_number=row.central_number if row else "",
        unit=names.get(unit_id, ""),
        received_at=row.received_at if row else None,
        due_at=row.due_at if row else None,
        heard_at=row.heard_at if row else None,
        resolved_at=row.resolved_at if row else None,
        handed_at=row.handed_at if row else None,
        words=row.words if row and to_bearer else "",
        papers=tuple(row.papers_taken) if row and to_bearer else (),
    )
