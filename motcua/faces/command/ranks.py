"""Xếp hạng cơ quan among their like: competition ranking on a figure, those with nothing to reckon apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.faces.command.asking import Question
from motcua.faces.command.measures import figure_of
from motcua.faces.command.tables import Cell, Head, Table, count_cell
from motcua.foundation.text import figures, sort_key
from motcua.registers.organisations.models import AgencyTerm
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.queries import Part

GONE: Final = "khong-con"
USUAL: Final = "resolved_late"
_SORTS: Final = ("hang", "ten", "mau")


@dataclass(frozen=True)
class Kind:
    """Agencies of one sort, which are ranked together: what they are called, whose figures there are."""

    key: str
    title: str
    members: Mapping[UUID, str]
    counted: int


@dataclass(frozen=True)
class Place:
    """Where an agency stands among its like; equal figures share a rank and the next one is skipped."""

    agency_id: UUID
    name: str
    part: Part
    rank: int


def kinds_of(terms: Iterable[AgencyTerm], parts: Iterable[UUID], names: Mapping[UUID, str]) -> list[Kind]:
    """Part the agencies of a day by kind and level, in the order of lists; those without a figure go along.

    What had figures and is no more stands in a kind of its own. Kinds without any figure are left out.
    """
    counted = set(parts)
    found: dict[str, tuple[str, dict[UUID, str]]] = {}
    for term in terms:
        key = f"{term.kind.code}.{term.level}".lower()
        level = str(term.get_level_display())
        title = term.kind.name if level in term.kind.name else f"{term.kind.name}, {level}"
        found.setdefault(key, (title, {}))[1][term.agency_id] = term.name
    known = {agency for _title, members in found.values() for agency in members}
    gone = {agency: names.get(agency, "") for agency in counted - known}
    if gone:
        found[GONE] = (_("Cơ quan nay không còn"), gone)
    kinds = [
        Kind(key, title, members, len(counted & members.keys())) for key, (title, members) in found.items()
    ]
    return [kind for kind in kinds if kind.counted]


def kind_asked(kinds: Sequence[Kind], key: str) -> Kind | None:
    """Give the kind of an address, else the first in which there is somebody to rank against."""
    several = next((one for one in kinds if one.counted > 1), kinds[0] if kinds else None)
    return next((one for one in kinds if one.key == key), several)


def ranked(indicator: Indicator, parts: Mapping[UUID, Part], members: Mapping[UUID, str]) -> list[Place]:
    """Rank those of whom there is a figure, the best first; without a direction the largest is first."""
    sign = 1 if indicator.direction == Indicator.Direction.DOWN else -1
    known = {agency: part.value for agency, part in parts.items() if agency in members}
    values = sorted(sign * value for value in known.values() if value is not None)
    first: dict[Decimal, int] = {}
    for place, value in enumerate(values, 1):
        first.setdefault(value, place)
    places = [
        Place(agency, members[agency], parts[agency], first[sign * value])
        for agency, value in known.items()
        if value is not None
    ]
    return sorted(places, key=lambda one: (one.rank, sort_key(one.name)))


def unranked(places: Iterable[Place], members: Mapping[UUID, str]) -> list[tuple[UUID, str]]:
    """Name those of whom there is no figure, because nothing was there to reckon it from."""
    has = {one.agency_id for one in places}
    rest = [(agency, name) for agency, name in members.items() if agency not in has]
    return sorted(rest, key=lambda one: sort_key(one[1]))


@dataclass(frozen=True)
class Chosen:
    """What a page of ranks is narrowed to: the indicator, the kind, how its rows are sorted."""

    code: str
    kind: str
    sort: str

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "Chosen":
        """Read it; an order that there is not is that of ranks."""
        sort = given.get("xep", "")
        return cls(
            given.get("chi-so", "") or USUAL, given.get("nhom", ""), sort if sort in _SORTS else "hang"
        )

    def query(self, **other: str) -> str:
        """Write it as an address does, with some of it otherwise."""
        said = {"chi-so": self.code, "nhom": self.kind, "xep": self.sort} | other
        return urlencode({key: value for key, value in said.items() if value})


def ranks_table(
    indicator: Indicator,
    places: Sequence[Place],
    asked: Question,
    chosen: Chosen,
) -> Table:
    """Lay a ranking out: rank, agency with its bar, figure, the two counts; heads sort."""
    ordered = sorted(places, key=_ORDERS[chosen.sort])
    shown = [one for one in ordered if asked.seen is None or one.agency_id in asked.seen]
    most = max((one.part.value or Decimal(0) for one in places), default=Decimal(0))
    if indicator.unit == Indicator.Unit.PERCENT and indicator.direction != Indicator.Direction.DOWN:
        most = Decimal(100)
    has_below = any(one.part.below is not None for one in places)
    heads = [
        _head(_("Cơ quan"), "ten", asked, chosen, is_number=False),
        _head(_("Hạng"), "hang", asked, chosen),
        Head(
            str(indicator.get_unit_display()) if indicator.unit == Indicator.Unit.PERCENT else _("Số lượng")
        ),
    ]
    if has_below:
        heads += [Head(_("Tử số")), _head(_("Mẫu số"), "mau", asked, chosen)]
    rows = tuple(_row(indicator, one, asked, most, has_below=has_below) for one in shown)
    return Table(_("Xếp hạng"), tuple(heads), rows)


def _row(
    indicator: Indicator, one: Place, asked: Question, most: Decimal, *, has_below: bool
) -> tuple[Cell, ...]:
    value = one.part.value or Decimal(0)
    mine = asked.looked.of(one.agency_id)
    rows = mine.at("command:index-dossiers", indicator.code) if one.part.above else ""
    name = Cell(
        one.name,
        one.name,
        f"{reverse('command:unit', args=[one.agency_id])}?{asked.query}",
        percent=round(float(100 * value / most), 2) if most else 0.0,
        mood="amber" if indicator.direction == Indicator.Direction.DOWN else "blue",
    )
    figure = Cell(
        figure_of(indicator, one.part),
        value if indicator.unit == Indicator.Unit.PERCENT else one.part.above,
        mine.at("command:index", indicator.code) if has_below else rows,
    )
    if not has_below:
        return name, Cell(figures(one.rank), one.rank), figure
    below = one.part.below or 0
    whole = mine.at("command:index-dossiers", indicator.code, dem=indicator.denominator)
    counts = count_cell(one.part.above, rows), count_cell(below, whole)
    return name, Cell(figures(one.rank), one.rank), figure, *counts


def _head(words: str, sort: str, asked: Question, chosen: Chosen, *, is_number: bool = True) -> Head:
    address = f"{reverse('command:ranks')}?{asked.query}&{chosen.query(xep=sort)}"
    way = {"mau": "descending"}.get(sort, "ascending")
    return Head(words, is_number, address, way if chosen.sort == sort else "")


_ORDERS: Final[Mapping[str, Callable[[Place], tuple[int, str]]]] = {
    "hang": lambda one: (one.rank, sort_key(one.name)),
    "ten": lambda one: (0, sort_key(one.name)),
    "mau": lambda one: (-(one.part.below or one.part.above), sort_key(one.name)),
}
