"""Rà soát: what people do with draft lines, each act on the version that they saw."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.text import moment_words, nfc
from motcua.steering.plans import access
from motcua.steering.plans.actions.rows import day_of, locked_line, locked_reading
from motcua.steering.plans.errors import (
    DueUnreadable,
    HeadChanged,
    LineChanged,
    LineHasNothingBelow,
    LineUnknown,
    PartNotFound,
    TextNeeded,
)
from motcua.steering.plans.events import DocumentHeadCorrected, DraftLineChanged
from motcua.steering.plans.models import DraftLine, PlanReading
from motcua.steering.plans.queries.reading import milestone_json, named_in, understood
from motcua.steering.plans.queries.register import Register, codes_of

_COPIED: Final = (
    "reading_id",
    "kind",
    "group",
    "section",
    "products",
    "leads",
    "lead_codes",
    "supports",
    "support_codes",
    "due_text",
    "milestones",
    "op",
    "value",
    "unit",
    "value_text",
    "level",
    "period",
    "doubts",
    "source_line",
    "source_to",
    "source_page",
)


@dataclass(frozen=True)
class Edit:
    """What a person makes of a line: whole cells, as he would print them; agencies by name."""

    no: str
    text: str
    section: str = ""
    products: str = ""
    lead: str = ""
    support: str = ""
    due_text: str = ""
    op: str = ""
    value: Decimal | None = None
    unit: str = ""
    value_text: str = ""
    period: str = ""
    group: bool = False


@dataclass(frozen=True)
class HeadEdit:
    """What a person makes of what stands around the text."""

    kind: str
    number: str
    title: str
    issuer: str
    signer: str = ""
    signed_on: date | None = None
    year: int | None = None


@act
def edit_line(line_id: UUID, version: int, edit: Edit, *, by: Actor, at: datetime) -> DraftLine:
    """Sửa dòng: write a line as a person understands it; agencies and the deadline are understood anew.

    What a person wrote counts as looked at. Raises NotAllowed, LineChanged, TextNeeded, or DueUnreadable for
    a changed deadline that is not understood.
    """
    reading, line = locked_line(line_id, version)
    access.must_review(by)
    if not nfc(edit.text).strip():
        raise TextNeeded
    if line.kind == DraftLine.Kind.ASSIGNMENT:
        _rewrite_due(line, edit.due_text, reading.year)
        line.products = [one.strip() for one in nfc(edit.products).split("\n") if one.strip()]
        line.group = edit.group
    else:
        line.op, line.value, line.unit = edit.op, edit.value, edit.unit.strip()
        line.value_text, line.period = nfc(edit.value_text).strip(), edit.period.strip()
    line.no, line.text, line.section = edit.no.strip(), nfc(edit.text).strip(), nfc(edit.section).strip()
    _rename(line, edit, day_of(reading, at))
    line.state, line.doubts = DraftLine.State.CONFIRMED, []
    return _touched(line, "edited", by=by, at=at)


def _rewrite_due(line: DraftLine, due_text: str, year: int | None) -> None:
    words = nfc(due_text).strip()
    if words == line.due_text:
        return
    milestones, _ = understood(words, year)
    if words and not milestones:
        raise DueUnreadable(due_text=words)
    line.due_text, line.milestones = words, [milestone_json(one) for one in milestones]


def _rename(line: DraftLine, edit: Edit, day: date) -> None:
    """Take names as typed; ask the register anew whom those mean that changed."""
    leads, supports = named_in(nfc(edit.lead)), named_in(nfc(edit.support))
    resolver = Register()
    if leads != line.leads:
        line.leads, line.lead_codes = leads, codes_of(resolver, leads, day)
    if supports != line.supports:
        line.supports, line.support_codes = supports, codes_of(resolver, supports, day)


@act
def confirm_line(line_id: UUID, version: int, *, by: Actor, at: datetime) -> DraftLine:
    """Xác nhận dòng: say that it stands as the document means it. Raises NotAllowed, LineChanged."""
    _, line = locked_line(line_id, version)
    access.must_review(by)
    line.state = DraftLine.State.CONFIRMED
    return _touched(line, "confirmed", by=by, at=at)


@act
def confirm_lines(reading_id: UUID, seen: Mapping[UUID, int], *, by: Actor, at: datetime) -> int:
    """Xác nhận nhiều dòng: say of lines that are open and without doubts that they stand; count them.

    Each at the version that was seen; all or none. Raises NotAllowed, ReadingUnknown, ReadingClosed,
    LineUnknown, LineChanged.
    """
    locked_reading(reading_id)
    access.must_review(by)
    rows = DraftLine.objects.select_for_update().filter(reading_id=reading_id, id__in=list(seen))
    lines = {one.id: one for one in rows.order_by("position", "id")}
    if set(seen) - set(lines):
        raise LineUnknown
    for one in lines.values():
        if one.version != seen[one.id] or one.doubts or one.state != DraftLine.State.OPEN:
            moment = moment_words(one.touched_at.astimezone(VN)) if one.touched_at else ""
            raise LineChanged(no=one.no or "này", moment=moment)
        one.state, one.touched_by, one.touched_at = DraftLine.State.CONFIRMED, by.id, at
        one.version += 1
    DraftLine.objects.bulk_update(lines.values(), ["state", "touched_by", "touched_at", "version"])
    tell_many(
        [DraftLineChanged(reading_id, one.id, "confirmed", one.version) for one in lines.values()],
        by=by,
        at=at,
    )
    return len(lines)


@act
def drop_line(line_id: UUID, version: int, *, by: Actor, at: datetime) -> DraftLine:
    """Bỏ dòng: it is no assignment and no target; it can be taken back. Raises NotAllowed, LineChanged."""
    _, line = locked_line(line_id, version)
    access.must_review(by)
    line.state = DraftLine.State.DROPPED
    return _touched(line, "dropped", by=by, at=at)


@act
def reopen_line(line_id: UUID, version: int, *, by: Actor, at: datetime) -> DraftLine:
    """Rà lại dòng: look at it again. Raises NotAllowed, LineChanged."""
    _, line = locked_line(line_id, version)
    access.must_review(by)
    line.state = DraftLine.State.OPEN
    return _touched(line, "reopened", by=by, at=at)


@act
def split_line(line_id: UUID, version: int, *, after: str, by: Actor, at: datetime) -> DraftLine:
    """Tách dòng: part it behind the words `after`; the rest becomes a line of its own, given to the same.

    Gives the new line. Raises NotAllowed, LineChanged, PartNotFound.
    """
    _, line = locked_line(line_id, version)
    access.must_review(by)
    words = nfc(after).strip()
    place = line.text.find(words) + len(words) if words and words in line.text else 0
    first, rest = line.text[:place].strip(" ;,."), line.text[place:].strip(" ;,.-–")
    if not first or not rest:
        raise PartNotFound
    following = _next_of(line, any_kind=True)
    room = (following.position if following else line.position + 2000) - line.position
    if room < 2:
        _spread(line.reading_id)
        line.refresh_from_db(fields=["position"])
        room = 1000
    fresh = DraftLine(**{name: getattr(line, name) for name in _COPIED})
    fresh.position, fresh.text, fresh.no = line.position + room // 2, rest, ""
    fresh.state, fresh.version, fresh.touched_by, fresh.touched_at = DraftLine.State.OPEN, 1, by.id, at
    fresh.save(force_insert=True)
    line.text, line.state = first, DraftLine.State.OPEN
    _touched(line, "split", by=by, at=at)
    return fresh


@act
def merge_line(line_id: UUID, version: int, *, by: Actor, at: datetime) -> DraftLine:
    """Gộp dòng: join the next line of its kind to it; that one stays, dropped, so that nothing is lost.

    Raises NotAllowed, LineChanged, LineHasNothingBelow.
    """
    _, line = locked_line(line_id, version)
    access.must_review(by)
    other = _next_of(line)
    if other is None:
        raise LineHasNothingBelow(no=line.no or "này")
    line.text = f"{line.text} {other.text}".strip()
    line.products = list(dict.fromkeys([*line.products, *other.products]))
    line.leads, line.lead_codes = _joined(line.leads, other.leads), _joined(line.lead_codes, other.lead_codes)
    line.supports = _joined(line.supports, other.supports)
    line.support_codes = _joined(line.support_codes, other.support_codes)
    if other.due_text and other.due_text not in line.due_text:
        line.due_text = f"{line.due_text}; {other.due_text}".strip("; ")
        line.milestones = [*line.milestones, *other.milestones]
    line.source_to = max(line.source_to, other.source_to)
    line.doubts = _joined(line.doubts, other.doubts)
    line.group = line.group and other.group
    line.state, other.state = DraftLine.State.OPEN, DraftLine.State.DROPPED
    _touched(other, "merged", by=by, at=at)
    return _touched(line, "joined", by=by, at=at)


@act
def correct_head(reading_id: UUID, version: int, edit: HeadEdit, *, by: Actor, at: datetime) -> PlanReading:
    """Sửa thông tin văn bản: number, date, title, issuer. Raises NotAllowed, ReadingClosed, HeadChanged."""
    reading = locked_reading(reading_id)
    access.must_review(by)
    if reading.version != version:
        raise HeadChanged
    for name in ("kind", "number", "title", "issuer", "signer"):
        setattr(reading, name, " ".join(nfc(getattr(edit, name)).split()))
    reading.signed_on, reading.year = edit.signed_on, edit.year
    reading.version += 1
    reading.save(
        update_fields=["kind", "number", "title", "issuer", "signer", "signed_on", "year", "version"]
    )
    tell(DocumentHeadCorrected(reading.id, reading.version), by=by, at=at)
    return reading


def _next_of(line: DraftLine, *, any_kind: bool = False) -> DraftLine | None:
    """Give the line after this one; of the same kind and not dropped, unless any will do."""
    found = DraftLine.objects.filter(reading_id=line.reading_id, position__gt=line.position)
    if not any_kind:
        found = found.filter(kind=line.kind).exclude(state=DraftLine.State.DROPPED).select_for_update()
    return found.order_by("position").first()


def _spread(reading_id: UUID) -> None:
    """Make room between lines again."""
    lines = list(DraftLine.objects.filter(reading_id=reading_id).order_by("position", "id"))
    for place, line in enumerate(lines, 1):
        line.position = place * 1000
    DraftLine.objects.bulk_update(lines, ["position"])


def _joined(first: list[str], second: list[str]) -> list[str]:
    return list(dict.fromkeys([*first, *second]))


def _touched(line: DraftLine, what: str, *, by: Actor, at: datetime) -> DraftLine:
    line.version += 1
    line.touched_by, line.touched_at = by.id, at
    line.save()
    tell(DraftLineChanged(line.reading_id, line.id, what, line.version), by=by, at=at)
    return line
