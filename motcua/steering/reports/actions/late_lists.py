"""Danh sách chậm hằng tháng: drawn up from the facts, gone through by a person, signed off, replaced."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import connection

from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import tidy
from motcua.steering.reports import access
from motcua.steering.reports.errors import (
    DraftThere,
    FiguresChanged,
    LineUnknown,
    ListUnknown,
    MonthNotOver,
    NoLongerDraft,
    ReasonNeeded,
    SeenAnother,
)
from motcua.steering.reports.events import (
    LateLineExplained,
    LateLineRestored,
    LateLineStruck,
    LateListDrawn,
    LateListDropped,
    LateListRedrawn,
    LateListReplaced,
    LateListSigned,
)
from motcua.steering.reports.models import LateLine, LateList
from motcua.steering.reports.queries.drawing import Drawn, drawn
from motcua.steering.reports.queries.late_lists import content_of, draft_differences
from motcua.steering.reports.rules import digest_of, end_of

_DRAFT: Final = LateList.State.DRAFT
_DRAWING: Final = 7_340_033
"""Names the lock under which a month's editions are numbered."""


@act
def draw_late_list(month: date, *, reason: str = "", by: Actor, at: datetime) -> LateList:
    """Lập danh sách chậm của một tháng đã hết, as a draft; where one is public already, a reason says why.

    Raises NotAllowed, MonthNotOver, DraftThere, ReasonNeeded.
    """
    month, words = month.replace(day=1), reason.strip()
    _one_at_a_time()
    editions = list(LateList.objects.select_for_update().filter(month=month).order_by("edition"))
    access.must_prepare(by)
    if end_of(month) > at.astimezone(VN).date():
        raise MonthNotOver(month=f"{month:%m/%Y}")
    if any(one.state == _DRAFT for one in editions):
        raise DraftThere(month=f"{month:%m/%Y}")
    if any(one.state == LateList.State.SIGNED for one in editions) and not words:
        raise ReasonNeeded(what="lý do lập bản mới thay bản đã công khai")
    now = drawn(month)
    edition = editions[-1].edition + 1 if editions else 1
    one = LateList(month=month, edition=edition, reason=words)
    _put(one, now, at)
    agencies, posts, dossiers = _counted(now)
    tell(LateListDrawn(one.id, month, edition, agencies, posts, dossiers), by=by, at=at)
    return one


@act
def redraw_late_list(list_id: UUID, *, by: Actor, at: datetime) -> LateList:
    """Lập lại số liệu: read a draft's figures anew; what was said of lines that are still there stays.

    Raises NotAllowed, ListUnknown, NoLongerDraft.
    """
    one = _draft(list_id, by)
    now = drawn(one.month)
    said = {(line.kind, line.key): line for line in one.lines.all()}
    one.lines.all().delete()
    _put(one, now, at, said)
    tell(LateListRedrawn(one.id, *_counted(now)), by=by, at=at)
    return one


@act
def explain_line(line_id: UUID, words: str, *, by: Actor, at: datetime) -> LateLine:
    """Ghi giải trình của một dòng; no words take back what was said.

    Raises NotAllowed, LineUnknown, NoLongerDraft.
    """
    line = _line(line_id, by)
    line.explanation = words.strip()
    _keep(line, LateLineExplained(line.late_list_id, line.id), by, at)
    return line


@act
def strike_line(line_id: UUID, reason: str, *, by: Actor, at: datetime) -> LateLine:
    """Rút một dòng khỏi danh sách: it is not shown then; the reason is, and the line is kept.

    Raises NotAllowed, LineUnknown, NoLongerDraft, ReasonNeeded.
    """
    line, why = _line(line_id, by), reason.strip()
    if not tidy(why):
        raise ReasonNeeded(what="lý do rút dòng này khỏi danh sách")
    line.struck_reason, line.struck_at = why, at
    _keep(line, LateLineStruck(line.late_list_id, line.id), by, at)
    return line


@act
def restore_line(line_id: UUID, *, by: Actor, at: datetime) -> LateLine:
    """Đưa lại một dòng đã rút. Raises NotAllowed, LineUnknown, NoLongerDraft."""
    line = _line(line_id, by)
    line.struck_reason, line.struck_at = "", None
    _keep(line, LateLineRestored(line.late_list_id, line.id), by, at)
    return line


@act
def sign_late_list(list_id: UUID, version: int, *, by: Actor, at: datetime) -> LateList:
    """Ký công khai: what the one who signs has read is frozen under its digest, and anybody sees it.

    Raises NotAllowed, ListUnknown, NoLongerDraft, SeenAnother where it changed since he read it,
    FiguresChanged where the facts say otherwise by now.
    """
    one = _held(list_id)
    access.must_sign(by)
    _must_be_draft(one)
    if one.version != version:
        raise SeenAnother
    differences = draft_differences(one, drawn(one.month))
    if differences:
        raise FiguresChanged(differences=differences)
    _replace_public(one, by, at)
    one.signer, one.signed_at, one.signed_by = _called(by), at, by.id
    one.digest, one.state = digest_of(content_of(one)), LateList.State.SIGNED
    one.save()
    tell(LateListSigned(one.id, one.digest), by=by, at=at)
    return one


@act
def drop_late_list(list_id: UUID, *, by: Actor, at: datetime) -> LateList:
    """Bỏ một bản nháp. Raises NotAllowed, ListUnknown, NoLongerDraft."""
    one = _draft(list_id, by)
    one.state = LateList.State.DROPPED
    one.save(update_fields=["state"])
    tell(LateListDropped(one.id), by=by, at=at)
    return one


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_DRAWING])


def _held(list_id: UUID) -> LateList:
    found = LateList.objects.select_for_update().filter(id=list_id).first()
    if found is None:
        raise ListUnknown
    return found


def _draft(list_id: UUID, by: Actor) -> LateList:
    one = _held(list_id)
    access.must_prepare(by)
    _must_be_draft(one)
    return one


def _line(line_id: UUID, by: Actor) -> LateLine:
    held = LateList.objects.select_for_update(of=("self",)).filter(lines__id=line_id).first()
    access.must_prepare(by)
    line = LateLine.objects.filter(id=line_id).first()
    if held is None or line is None:
        raise LineUnknown
    _must_be_draft(held)
    line.late_list = held
    return line


def _must_be_draft(one: LateList) -> None:
    if one.state != _DRAFT:
        state = str(one.get_state_display())
        raise NoLongerDraft(month=f"{one.month:%m/%Y}", edition=one.edition, state=state)


def _keep(
    line: LateLine, told: LateLineExplained | LateLineStruck | LateLineRestored, by: Actor, at: datetime
) -> None:
    line.save(update_fields=["explanation", "struck_reason", "struck_at"])
    line.late_list.version += 1
    line.late_list.save(update_fields=["version"])
    tell(told, by=by, at=at)


def _put(
    one: LateList, now: Drawn, at: datetime, said: dict[tuple[str, str], LateLine] | None = None
) -> None:
    one.as_of, one.drawn_at = now.as_of, at
    one.received, one.resolved = now.received, now.resolved
    one.resolved_late, one.open_late = now.resolved_late, now.open_late
    one.version += 1
    one.save()
    rows = []
    for position, row in enumerate(now.rows):
        before = (said or {}).get((row.kind, row.key))
        line = LateLine(late_list=one, position=position, **(vars(row) | {"agency_id": UUID(row.agency_id)}))
        if before is not None:
            line.explanation = before.explanation
            line.struck_reason, line.struck_at = before.struck_reason, before.struck_at
        rows.append(line)
    LateLine.objects.bulk_create(rows)


def _counted(now: Drawn) -> tuple[int, int, int]:
    kinds = [row.kind for row in now.rows]
    return tuple(kinds.count(kind) for kind in LateLine.Kind)  # type: ignore[return-value]  # three kinds


def _replace_public(one: LateList, by: Actor, at: datetime) -> None:
    rows = LateList.objects.select_for_update().filter(month=one.month, state=LateList.State.SIGNED)
    for before in rows:
        before.state, before.replaced_at = LateList.State.REPLACED, at
        before.save(update_fields=["state", "replaced_at"])
        tell(LateListReplaced(before.id, one.id), by=by, at=at)


def _called(by: Actor) -> str:
    """Name who signs, by name and post."""
    name = names_of([by.id]).get(by.id, "") or "Hệ thống"
    title = next((seat.title for seat in by.seats if seat.title), "")
    return f"{name}, {title}" if title else name
