"""Hồ sơ sắp trễ of a province: what is late unless somebody acts, at which step, with whom, and the act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries import Endangered, Pressing, Saving, end_of_tomorrow
from motcua.faces.command.tables import Cell, Head, Table
from motcua.faces.shared.promises import amount_of
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.text import day_figures, moment_words
from motcua.instruments.deadlines.queries import workplace
from motcua.registers.calendars.errors import NoOfficeHours

APPROVE: Final = "dossiers.approve"
LATE, TOMORROW = "qua-han", ""
_ACTS: Final = {
    Saving.APOLOGISE: (gettext_noop("Xin lỗi, hẹn lại"), "desk:apology"),
    Saving.SIGN: (gettext_noop("Ký, duyệt"), "desk:dossier"),
    Saving.ASSIGN: (gettext_noop("Giao cho người xử lý"), "desk:dossier"),
    Saving.FINISH: (gettext_noop("Đôn đốc xong bước"), "desk:dossier"),
}


@dataclass(frozen=True)
class Span:
    """When what is listed is due: until the next working day's closing, on a day, or before now.

    `said` is what was wrong with a day that was asked for.
    """

    key: str
    words: str
    since: datetime | None
    until: datetime
    said: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str], now: datetime) -> "Span":
        """Read it; for a day that cannot be read, or is over, the next working day's closing stands."""
        named = given.get("khi", "")
        if named == LATE:
            return cls(named, _("Đã quá hạn"), None, now - timedelta(microseconds=1))
        written = given.get("ngay", "").strip()
        day, said = _day(written), ""
        if written and day is None:
            said = _("Không đọc được ngày “{written}”; viết như 2023-11-21.").format(written=written[:30])
        elif day is not None and day < now.date():
            said = _("Ngày {day} đã qua.").format(day=day_figures(day))
        elif day is not None:
            since = max(now, datetime.combine(day, time(), VN))
            words = _("Đến hạn ngày {day}").format(day=day_figures(day))
            return cls(day.isoformat(), words, since, datetime.combine(day, time.max, VN))
        try:
            until = end_of_tomorrow(now, workplace().working)
        except NoOfficeHours as none:  # nobody has said when work is done: nothing was promised either
            return cls(TOMORROW, str(none), now, now, said)
        words = _("Đến hạn từ bây giờ đến {until}").format(until=moment_words(until))
        return cls(TOMORROW, words, now, until, said)

    @property
    def query(self) -> str:
        """Write it as an address does."""
        return "" if not self.key else f"khi={LATE}" if self.key == LATE else f"ngay={self.key}"

    def pressing(self, agency_ids: frozenset[UUID] | None, step: str) -> Pressing:
        """Give the dossiers that are meant."""
        return Pressing(agency_ids, self.until, self.since, step)


@dataclass(frozen=True)
class Line:
    """A dossier in danger as the page says it: whose it is, where it lies, what is left, the act."""

    one: Endangered
    agency: str
    steps: str
    holders: str
    left: str
    needed: str
    act: str
    address: str

    @property
    def dossier(self) -> Dossier:
        """Give the dossier."""
        return self.one.dossier


def lines_of(
    found: Iterable[Endangered], people: Mapping[UUID, str], agencies: Mapping[UUID, str], by: Actor
) -> list[Line]:
    """Say each; the act is a way in for whoever decides there, words for others."""
    return [_line(one, people, agencies, by) for one in found]


def _line(one: Endangered, people: Mapping[UUID, str], agencies: Mapping[UUID, str], by: Actor) -> Line:
    label, page = _ACTS[one.saving]
    holders = [people.get(task.holder_id, "") if task.holder_id else _("chưa ai nhận") for task in one.tasks]
    decides = one.dossier.decision_agency_id
    may = by.may(APPROVE, decides)
    return Line(
        one,
        agencies.get(decides, ""),
        ", ".join(dict.fromkeys(task.title for task in one.tasks)),
        ", ".join(dict.fromkeys(holders)),
        _("còn {left}").format(left=amount_of(one.minutes_left)) if one.minutes_left > 0 else _("đã quá hẹn"),
        amount_of(one.minutes_needed),
        _(label),
        reverse(page, args=[one.dossier.id]) if may else "",
    )


def lines_table(lines: Iterable[Line]) -> Table:
    """Lay them out for a workbook, as the page shows them."""
    words = (
        _("Hồ sơ"),
        _("Thủ tục"),
        _("Cơ quan giải quyết"),
        _("Hẹn trả"),
        _("Đang ở bước"),
        _("Người giữ"),
        _("Còn"),
        _("Các bước cần"),
        _("Việc cứu hồ sơ"),
    )
    rows = tuple(
        tuple(
            Cell(said)
            for said in (
                str(line.dossier),
                line.dossier.version.title,
                line.agency,
                moment_words(line.dossier.due_at.astimezone(VN)) if line.dossier.due_at else "",
                line.steps,
                line.holders,
                line.left,
                line.needed,
                line.act,
            )
        )
        for line in lines
    )
    return Table(_("Hồ sơ"), tuple(Head(one, is_number=False) for one in words), rows)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
