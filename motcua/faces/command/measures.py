"""Chỉ số as pages show them: the period and agency in the address, figures in words, months as columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.foundation.clock import VN
from motcua.foundation.text import day_figures, figures, moment_words
from motcua.steering.indices.errors import PeriodOdd
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.queries import Line, Part, Scope
from motcua.steering.plans.queries.live import agencies_meant

_DAYS: Final = ("tu", "den")
_NARROWED: Final = ("cap", "nhom", "thu-tuc", "linh-vuc", "kenh")
AS_NOW: Final = ("don-vi", "nay")
"""What an address says where the work of units that are no more is counted for their heirs."""


@dataclass(frozen=True)
class Looked:
    """What an address narrows figures to: days, whose work, which work.

    `level` and `group` stand for the agencies of a level or a class, over the days. Units are as they were
    then, or, `as_now`, as they are today.
    """

    since: date | None = None
    until: date | None = None
    agency_id: UUID | None = None
    level: str = ""
    group: str = ""
    procedure: str = ""
    field: str = ""
    channel: str = ""
    as_now: bool = False

    @classmethod
    def read(cls, given: Mapping[str, str], today: date) -> "Looked":
        """Read it; without days it is this year so far. Raises PeriodOdd for a day that cannot be read."""
        since, until = _day(given.get("tu", "")), _day(given.get("den", ""))
        if since is None and until is None:
            since, until = date(today.year, 1, 1), today
        level, group, procedure, field, channel = (given.get(name, "") for name in _NARROWED)
        as_now = given.get(AS_NOW[0]) == AS_NOW[1]
        agency_id = _id(given.get("co-quan", ""))
        return cls(since, until, agency_id, level, group, procedure, field, channel, as_now)

    @classmethod
    def this_year(cls, given: Mapping[str, str], today: date) -> "Looked":
        """Read the same, of this year so far, whatever days it says."""
        return cls.read({name: said for name, said in given.items() if name not in _DAYS}, today)

    def scope(self, seen: frozenset[UUID] | None) -> Scope:
        """Give the scope, within what the one who asks sees."""
        chosen = None if self.agency_id is None else frozenset({self.agency_id})
        if chosen is None and (self.level or self.group):
            chosen = agencies_meant(self.level, self.group, self.since, self.until)
        return Scope(
            agency_ids=chosen,
            procedure_code=self.procedure,
            field=self.field,
            channel=self.channel,
            since=self.since,
            until=self.until,
            seen=seen,
            as_now=self.as_now,
        )

    def at(self, page: str, *args: object, **more: object) -> str:
        """Write the address of a page that is narrowed so."""
        narrowed = (self.level, self.group, self.procedure, self.field, self.channel)
        said: dict[str, object] = {"tu": self.since, "den": self.until, "co-quan": self.agency_id}
        said |= dict(zip(_NARROWED, narrowed, strict=True))
        said |= {AS_NOW[0]: AS_NOW[1] if self.as_now else ""} | more
        query = urlencode({key: str(value) for key, value in said.items() if value})
        return f"{reverse(page, args=args)}?{query}" if query else reverse(page, args=args)

    def of(self, agency_id: UUID | None) -> "Looked":
        """Give the same, of one agency, or of all."""
        return replace(self, agency_id=agency_id, level="", group="")

    def in_month(self, month: date) -> "Looked":
        """Give the same, of one month of it."""
        last = date(month.year + month.month // 12, month.month % 12 + 1, 1).toordinal() - 1
        until = date.fromordinal(last)
        first, last_day = max(month, self.since or month), min(until, self.until or until)
        return replace(self, since=first, until=last_day)


@dataclass(frozen=True)
class Column:
    """A month in a chart: its name, its figure in words, and how high it stands out of a hundred."""

    name: str
    words: str
    figure: str
    height: float
    top: float
    address: str


def columns_of(indicator: Indicator, months: Mapping[date, Part], looked: Looked) -> tuple[Column, ...]:
    """Lay months side by side: a share against a hundred, a count against the highest."""
    values = {month: part.value or Decimal(0) for month, part in months.items()}
    is_share = indicator.unit == Indicator.Unit.PERCENT
    most = Decimal(100) if is_share else max(values.values(), default=Decimal(0))
    return tuple(_column(indicator, month, months[month], most, looked) for month in months)


def _column(indicator: Indicator, month: date, part: Part, most: Decimal, looked: Looked) -> Column:
    figure, value = figure_of(indicator, part), part.value
    height = round(float(100 * value / most), 2) if value and most else 0.0
    words = _("Tháng {month}: {figure}").format(month=f"{month.month}/{month.year}", figure=figure)
    return Column(
        str(month.month),
        words,
        "–" if value is None else f"{value:.0f}",
        height,
        round(100 - height, 2),
        looked.in_month(month).at("command:index-dossiers", indicator.code),
    )


@dataclass(frozen=True)
class Row:
    """An agency among its like: its figure, its counts, the way to its page and to its dossiers."""

    name: str
    figure: str
    part: Part
    percent: float | None
    address: str
    dossiers: str


def rows_of(
    indicator: Indicator, parts: Mapping[UUID, Part], names: Mapping[UUID, str], looked: Looked
) -> Sequence[Row]:
    """Rank agencies, what is worse first; equal ones by name. Without a direction, the largest first."""
    sign = 1 if indicator.direction == Indicator.Direction.UP else -1

    def rank(agency_id: UUID) -> tuple[bool, Decimal, int, str]:
        part = parts[agency_id]
        value = part.value
        return (
            value is None,
            sign * (value or Decimal(0)),
            -(part.below or part.above),
            names.get(agency_id, ""),
        )

    return [
        Row(
            names.get(agency_id, ""),
            figure_of(indicator, parts[agency_id]),
            parts[agency_id],
            _percent(indicator, parts[agency_id]),
            looked.of(agency_id).at("command:index", indicator.code),
            looked.of(agency_id).at("command:index-dossiers", indicator.code),
        )
        for agency_id in sorted(parts, key=rank)
    ]


def figure_of(indicator: Indicator, part: Part | None) -> str:
    """Say a figure: a count, a share, that nothing was there to share, or that it has no source."""
    if part is None:
        return _("chưa có nguồn") if indicator.lacking else _("chưa có số liệu")
    value = part.value
    if value is None:
        return _("không có gì để tính")
    if indicator.unit == Indicator.Unit.COUNT:
        return figures(int(value))
    said = f"{value:f}".replace(".", ",")
    return _("{value} phút").format(value=said) if indicator.unit == Indicator.Unit.MINUTE else f"{said} %"


@dataclass(frozen=True)
class Shown:
    """A row behind a figure as its page shows it: with the way to its own page, where there is one."""

    line: Line
    address: str
    agency: str
    cells: Sequence[tuple[str, str]]


ROADS: Final[Mapping[str, Callable[[Line], str]]] = {
    "dossier": lambda line: reverse("command:index-dossier", args=[line.id]),
    "feedback": lambda line: reverse("desk:feedback_one", args=[line.id]),
    "assignment": lambda line: reverse("command:assignment", args=[line.id]),
}
"""By which page one of a kind is shown."""


def shown_of(line: Line, heads: Sequence[object], agencies: Mapping[UUID, str]) -> Shown:
    """Lay a row out under the heads of its source."""
    road = ROADS.get(line.kind)
    return Shown(
        line,
        road(line) if road else "",
        agencies.get(line.agency_id, "") if line.agency_id else "",
        [(str(head), _said(cell)) for head, cell in zip(heads, line.cells, strict=False)],
    )


def _said(cell: datetime | date | str | None) -> str:
    if isinstance(cell, datetime):
        return moment_words(cell.astimezone(VN))
    if isinstance(cell, date):
        return day_figures(cell)
    return cell or "–"


def _percent(indicator: Indicator, part: Part) -> float | None:
    value = part.value
    return float(value) if value is not None and indicator.unit == Indicator.Unit.PERCENT else None


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise PeriodOdd(why=_("không đọc được ngày “{written}”").format(written=written[:30])) from None


def _id(written: str) -> UUID | None:
    try:
        return UUID(written) if written else None
    except ValueError:
        return None
