"""Danh sách chậm: for those who go through a draft, and as the public sees what was signed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.workbooks import Sheet
from motcua.steering.indices.queries import first_received
from motcua.steering.reports import access
from motcua.steering.reports.errors import LineUnknown, ListUnknown
from motcua.steering.reports.models import LateLine, LateList
from motcua.steering.reports.queries.drawing import Drawn, drawn
from motcua.steering.reports.rules import Row, compared, days_late, digest_of, end_of
from motcua.steering.reports.rules.late import DOSSIER

PUBLIC: Final = (LateList.State.SIGNED, LateList.State.REPLACED)
_SUMS: Final = ("received", "resolved", "resolved_late", "open_late")
_MONTHS_BACK: Final = 12
_NAMED: Final = 3


@dataclass(frozen=True)
class ShownLine:
    """A line as it is shown: its counts without what was struck, how many days late."""

    line: LateLine
    resolved_late: int
    open_late: int
    days: int = 0

    @property
    def late(self) -> int:
        """Count what was late, either way."""
        return self.resolved_late + self.open_late


@dataclass(frozen=True)
class Shown:
    """A list as it is read: its lines by kind, what was struck, and the sums that are left."""

    late_list: LateList
    agencies: tuple[ShownLine, ...]
    posts: tuple[ShownLine, ...]
    dossiers: tuple[ShownLine, ...]
    struck: tuple[LateLine, ...]
    resolved_late: int
    open_late: int

    @property
    def last_day(self) -> date:
        """Give the last day of the month."""
        return end_of(self.late_list.month) - timedelta(days=1)

    @property
    def late(self) -> int:
        """Count what was late, either way."""
        return self.resolved_late + self.open_late

    @property
    def in_time(self) -> int:
        """Count what had its result in time."""
        return self.late_list.resolved - self.late_list.resolved_late


def all_lists(by: Actor) -> QuerySet[LateList]:
    """Give every edition, the latest month first. Raises NotAllowed."""
    access.must_see(by)
    return LateList.objects.order_by("-month", "-edition")


def months_to_list(by: Actor, today: date) -> list[date]:
    """Give the months that are over and have neither a draft nor a public list, the latest first.

    None lies before the first dossier came. Raises NotAllowed.
    """
    access.must_see(by)
    first = first_received()
    if first is None:
        return []
    taken = LateList.objects.exclude(state=LateList.State.DROPPED).values_list("month", flat=True)
    known = set(taken)
    months = islice(_months_before(today), _MONTHS_BACK)
    return [month for month in months if month >= first.replace(day=1) and month not in known]


def late_list(list_id: UUID, by: Actor) -> LateList:
    """Give an edition to who prepares or signs. Raises NotAllowed, ListUnknown."""
    access.must_see(by)
    found = LateList.objects.filter(id=list_id).first()
    if found is None:
        raise ListUnknown
    return found


def line_of(line_id: UUID, by: Actor) -> LateLine:
    """Give a line with its list to who prepares or signs. Raises NotAllowed, LineUnknown."""
    access.must_see(by)
    found = LateLine.objects.select_related("late_list").filter(id=line_id).first()
    if found is None:
        raise LineUnknown
    return found


def public_lists() -> QuerySet[LateList]:
    """Give what anybody may see, the latest month first, the newest edition before those it replaced."""
    return LateList.objects.filter(state__in=PUBLIC).order_by("-month", "-edition")


def public_edition(month: date, edition: int | None = None) -> LateList:
    """Give a month's public list, or an older edition of it. Raises ListUnknown."""
    rows = LateList.objects.filter(month=month)
    asked = rows.filter(state=LateList.State.SIGNED) if edition is None else rows.filter(edition=edition)
    found = asked.filter(state__in=PUBLIC).first()
    if found is None:
        raise ListUnknown
    return found


def shown(one: LateList) -> Shown:
    """Read a list as it is shown: what was struck is left out, and taken off the sums of whose it was."""
    lines = list(one.lines.order_by("position"))
    struck = [line for line in lines if line.struck_at is not None]
    off = Counter(
        (key, line.resolved_at is None)
        for line in struck
        if line.kind == LateLine.Kind.DOSSIER
        for key in (str(line.agency_id), line.post_key)
    )
    whole = Counter(line.resolved_at is None for line in struck if line.kind == LateLine.Kind.DOSSIER)
    standing = [_line(line, off, one) for line in lines if line.struck_at is None]
    by_kind = {kind: [row for row in standing if row.line.kind == kind] for kind in LateLine.Kind}
    return Shown(
        late_list=one,
        agencies=tuple(row for row in by_kind[LateLine.Kind.AGENCY] if row.late),
        posts=tuple(row for row in by_kind[LateLine.Kind.POST] if row.late),
        dossiers=tuple(by_kind[LateLine.Kind.DOSSIER]),
        struck=tuple(struck),
        resolved_late=one.resolved_late - whole[False],
        open_late=one.open_late - whole[True],
    )


def _line(line: LateLine, off: "Counter[tuple[str, bool]]", one: LateList) -> ShownLine:
    if line.kind != LateLine.Kind.DOSSIER:
        done, still = line.resolved_late - off[line.key, False], line.open_late - off[line.key, True]
        return ShownLine(line, done, still)
    until = (line.resolved_at or one.as_of).astimezone(VN).date()
    due = line.due_at.astimezone(VN).date() if line.due_at else until
    return ShownLine(
        line, int(line.resolved_at is not None), int(line.resolved_at is None), days_late(due, until)
    )


def rows_of(one: LateList) -> list[Row]:
    """Give a list's lines as the facts made them."""
    return [
        Row(
            **{name: getattr(line, name) for name in Row.__dataclass_fields__ if name != "agency_id"},
            agency_id=str(line.agency_id),
        )
        for line in one.lines.order_by("position")
    ]


def draft_differences(one: LateList, now: Drawn) -> str:
    """Say what the facts say otherwise than a draft; nothing where they say the same."""
    came, went, changed = (_dossiers_first(rows) for rows in compared(rows_of(one), now.rows))
    said = [
        _named(_("thêm {names}"), came),
        _named(_("không còn {names}"), went),
        _named(_("số của {names} đã khác"), changed),
    ]
    if not any(said) and [getattr(one, name) for name in _SUMS] != [getattr(now, name) for name in _SUMS]:
        said.append(_("số tiếp nhận hoặc số có kết quả trong tháng đã khác"))
    return "; ".join(part for part in said if part)


def _dossiers_first(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.kind != DOSSIER)


def _named(sentence: str, rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    names = ", ".join(row.called for row in rows[:_NAMED])
    more = len(rows) - _NAMED
    if more > 0:
        names = _("{names} và {more} dòng nữa").format(names=names, more=more)
    return sentence.format(names=names)


def listed_rows(month: date) -> Drawn:
    """Read what the facts say of a month now."""
    return drawn(month)


def content_of(one: LateList) -> dict[str, Any]:  # Any: JSON
    """Give all that a signature covers: the figures, each line with what was said of it, and the moments."""
    return {
        "month": one.month.isoformat(),
        "edition": one.edition,
        "reason": one.reason,
        "as_of": _moment(one.as_of),
        "drawn_at": _moment(one.drawn_at),
        "signed_at": _moment(one.signed_at),
        "signer": one.signer,
        "sums": {name: getattr(one, name) for name in _SUMS},
        "lines": [_said(line) for line in one.lines.order_by("position")],
    }


def _said(line: LateLine) -> dict[str, Any]:  # Any: JSON
    moments = ("accepted_at", "due_at", "resolved_at", "struck_at")
    plain = [name for name in Row.__dataclass_fields__ if name not in {*moments, "agency_id"}]
    return {
        **{name: getattr(line, name) for name in plain},
        **{name: _moment(getattr(line, name)) for name in moments},
        "agency_id": str(line.agency_id),
        "explanation": line.explanation,
        "struck_reason": line.struck_reason,
    }


def _moment(at: datetime | None) -> str:
    return at.astimezone(UTC).isoformat() if at else ""


def is_as_signed(one: LateList) -> bool:
    """Say whether a public list is still what was signed."""
    return bool(one.digest) and digest_of(content_of(one)) == one.digest


def lists_sheets(found: Shown) -> list[Sheet]:
    """Give a list as sheets of a workbook: agencies, posts, dossiers."""
    agencies = [
        (row.line.agency_name, row.line.resolved, row.resolved_late, row.open_late, row.line.explanation)
        for row in found.agencies
    ]
    posts = [
        (row.line.post_title, row.line.agency_name, row.resolved_late, row.open_late, row.line.explanation)
        for row in found.posts
    ]
    late = _("Có kết quả sau hạn"), _("Quá hạn chưa có kết quả")
    why = _("Giải trình")
    agency, post = _("Cơ quan"), _("Chức danh")
    wide = (agency, post, why, _("Thủ tục"))
    return [
        Sheet(_("Cơ quan"), (agency, _("Có kết quả trong tháng"), *late, why), agencies, wide),
        Sheet(_("Chức danh"), (post, agency, *late, why), posts, wide),
        Sheet(_("Hồ sơ"), _dossier_heads(), [_dossier(row) for row in found.dossiers], wide),
    ]


def _dossier_heads() -> tuple[str, ...]:
    heads = (_("Mã hồ sơ"), _("Thủ tục"), _("Cơ quan"), _("Chức danh"), _("Tiếp nhận"), _("Hẹn trả"))
    return (*heads, _("Có kết quả"), _("Chậm (ngày)"), _("Đã xin lỗi"), _("Giải trình"))


def _dossier(row: ShownLine) -> tuple[str | int | date | None, ...]:
    line = row.line
    days = (line.accepted_at, line.due_at, line.resolved_at)
    return (
        line.code,
        line.procedure_name or line.procedure_code,
        line.agency_name,
        line.post_title,
        *(at.astimezone(VN).date() if at else None for at in days),
        row.days,
        _("có") if line.is_apologised else _("chưa"),
        line.explanation,
    )


def _months_before(today: date) -> "Sequence[date]":
    months, month = [], today.replace(day=1)
    for _number in range(_MONTHS_BACK):
        month = (month - timedelta(days=1)).replace(day=1)
        months.append(month)
    return months
