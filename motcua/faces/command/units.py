"""Một đơn vị as its head sees it: where work is stuck, what is due, what lacks, how it ranks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from urllib.parse import quote
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.casework.dossiers.queries import Lacking, Pressing, due_by_day
from motcua.faces.command.asking import Question
from motcua.faces.command.charts import Spot
from motcua.faces.command.endangered import LATE
from motcua.faces.command.measures import figure_of
from motcua.faces.command.ranks import ranked
from motcua.faces.command.tables import Cell, Head, Table, count_cell
from motcua.foundation.clock import VN
from motcua.foundation.text import day_words, figures, sort_key
from motcua.instruments.deadlines.queries import workplace
from motcua.instruments.workflow.queries import CaseLoad
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.queries import agencies_of

_DAYS: Final = 10


@dataclass(frozen=True)
class Stuck:
    """What lies at one step with one post, or with one person: how much, and what of it is late."""

    name: str
    under: str
    waiting: int
    late: int
    set_aside: int
    address: str
    late_share: float = 0.0
    rest_share: float = 0.0


def by_step(
    loads: Iterable[CaseLoad], posts: Mapping[str, str], agencies: Mapping[UUID, str], agency_id: UUID
) -> list[Stuck]:
    """Sum up by step and post, what is most late first; the way down lists what is late there."""

    def heading(one: CaseLoad) -> tuple[str, str]:
        post = posts.get(one.role, one.role)
        where = agencies.get(one.agency_id, "") if one.agency_id != agency_id else ""
        return one.title, " · ".join(part for part in (post, where) if part)

    page = reverse("command:endangered")
    address = f"{page}?khi={LATE}&co-quan={agency_id}&buoc="
    return _summed(loads, heading, lambda name: address + quote(name))


def by_holder(loads: Iterable[CaseLoad], people: Mapping[UUID, str]) -> list[Stuck]:
    """Sum up by who has it in hand; what nobody has taken stands among them."""

    def heading(one: CaseLoad) -> tuple[str, str]:
        return (people.get(one.holder_id, "–"), "") if one.holder_id else (_("Chưa ai nhận"), "")

    return _summed(loads, heading, lambda _name: "")


def _summed(
    loads: Iterable[CaseLoad], heading: Callable[[CaseLoad], tuple[str, str]], way: Callable[[str], str]
) -> list[Stuck]:
    sums: dict[tuple[str, str], list[int]] = {}
    for one in loads:
        counts = sums.setdefault(heading(one), [0, 0, 0])
        for place, count in enumerate((one.waiting, one.late, one.set_aside)):
            counts[place] += count
    most = max((waiting for waiting, _late, _aside in sums.values()), default=0) or 1
    rows = [
        Stuck(
            name, under, waiting, late, aside, way(name) if late else "",
            round(100 * late / most, 2), round(100 * (waiting - late) / most, 2),
        )
        for (name, under), (waiting, late, aside) in sums.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row.late, -row.waiting, sort_key(row.name)))


def stuck_table(name: str, head: str, rows: Sequence[Stuck]) -> Table:
    """Lay them out: waiting, late, set aside."""
    heads = (
        Head(head, is_number=False),
        Head(_("Đang chờ làm")),
        Head(_("Trong đó quá hạn")),
        Head(_("Chờ bổ sung, chờ nơi khác")),
    )
    return Table(
        name,
        heads,
        tuple(
            (
                Cell(
                    row.name,
                    f"{row.name} ({row.under})" if row.under else row.name,
                    under=row.under,
                    bar=(row.late_share, row.rest_share),
                ),
                count_cell(row.waiting),
                count_cell(row.late, row.address, tone="red"),
                count_cell(row.set_aside),
            )
            for row in rows
        ),
    )


def due_load(asked: Question, agency_id: UUID) -> tuple[Spot, ...]:
    """Draw what is due on each of the next working days, today first; nothing where nothing is due."""
    working = workplace(unit_id=agency_id).working
    days = [working.nth_working_day(asked.today, ahead) for ahead in range(1, _DAYS)]
    days = ([asked.today] if working.is_working_day(asked.today) else []) + days
    until = datetime.combine(days[-1] + timedelta(days=1), time(), VN) - timedelta(microseconds=1)
    counted = due_by_day(Pressing(frozenset({agency_id}), until, asked.at))
    for day in sorted(counted.keys() - set(days)):  # due on a day off: to be done by the working day before
        before = max((one for one in days if one < day), default=days[0])
        counted[before] = counted.get(before, 0) + counted[day]
    most = max((counted.get(day, 0) for day in days), default=0)
    return tuple(_due_spot(day, counted.get(day, 0), most, asked, agency_id) for day in days) if most else ()


def _due_spot(day: date, count: int, most: int, asked: Question, agency_id: UUID) -> Spot:
    words = _("{day}: {count} hồ sơ đến hạn").format(day=day_words(day), count=figures(count))
    address = f"{reverse('command:endangered')}?co-quan={agency_id}&ngay={day.isoformat()}" if count else ""
    height = round(100 * count / most, 2)
    name = f"{day.day}/{day.month}"
    return Spot(name, words, figures(count), address, (height,), is_now=day == asked.today)


def due_table(spots: Sequence[Spot]) -> Table:
    """Lay the same out as rows."""
    heads = (Head(_("Ngày làm việc"), is_number=False), Head(_("Hồ sơ đến hạn")))
    rows = tuple(
        (Cell(one.name), Cell(one.figure, int(one.figure.replace(".", "")), one.address)) for one in spots
    )
    return Table(_("Đến hạn mấy ngày tới"), heads, rows, folds=False)


@dataclass(frozen=True)
class Standing:
    """Where a unit stands among its like on one indicator."""

    title: str
    figure: str
    rank: int | None
    among: int
    alike: int  # how many others share the rank
    address: str


def standings(
    asked: Question, shown: Sequence[Indicator], agency_id: UUID, peers: Mapping[UUID, str], kind: str
) -> list[Standing]:
    """Rank a unit on some indicators among all its like, whoever asks: only its own figures are shown."""
    if len(peers) < 2 or not shown:  # noqa: PLR2004  # alone nobody ranks
        return []
    parts = agencies_of(shown, asked.everyone, asked.at)
    found = []
    for one in shown:
        places = ranked(one, parts[one.code], peers)
        own = next((place for place in places if place.agency_id == agency_id), None)
        address = f"{reverse('command:ranks')}?{asked.query}&chi-so={one.code}&nhom={kind}"
        figure = figure_of(one, own.part) if own else _("không có hồ sơ để tính")
        alike = sum(place.rank == own.rank for place in places) - 1 if own else 0
        found.append(Standing(one.title, figure, own.rank if own else None, len(places), alike, address))
    return found


def standings_table(rows: Sequence[Standing]) -> Table:
    """Lay them out."""
    heads = (
        Head(_("Chỉ số"), is_number=False),
        Head(_("Giá trị")),
        Head(_("Hạng")),
        Head(_("Số cơ quan xếp hạng")),
    )
    return Table(
        _("Xếp hạng"),
        heads,
        tuple(
            (
                Cell(row.title, row.title, row.address),
                Cell(row.figure),
                Cell("–") if row.rank is None else Cell(figures(row.rank), row.rank),
                count_cell(row.among),
            )
            for row in rows
        ),
    )


def lacking_table(found: Sequence[Lacking]) -> Table:
    """Lay out what was asked for most."""
    rows = tuple((Cell(one.words, one.words), count_cell(one.count)) for one in found)
    return Table(_("Lý do bổ sung hay gặp"), (Head(_("Nội dung"), is_number=False), Head(_("Hồ sơ"))), rows)
