"""What boards draw: sums as bars of coloured parts, months as columns. Numbers in words stand beside each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.faces.command.boards import Asked
from motcua.steering.plans.queries.standing import DONE, Standing, Sums

PARTS: Final[tuple[tuple[str, str, str, tuple[Standing, ...]], ...]] = (
    ("hoan-thanh", gettext_noop("hoàn thành"), "green", tuple(sorted(DONE))),
    ("trong-han", gettext_noop("trong hạn"), "blue", (Standing.RUNNING,)),
    ("sap-den-han", gettext_noop("sắp đến hạn"), "amber", (Standing.NEAR,)),
    ("qua-han", gettext_noop("quá hạn"), "red", (Standing.LATE,)),
    ("khong-han", gettext_noop("không thời hạn"), "grey", (Standing.UNLIMITED,)),
    ("tam-dung", gettext_noop("tạm dừng"), "grey", (Standing.SUSPENDED,)),
)
_HUNDRED: Final = 100.0


@dataclass(frozen=True)
class Part:
    """A part of a bar: whose colour, how many, where it begins and how far it reaches out of a hundred."""

    tone: str
    words: str
    count: int
    start: float
    width: float
    address: str = ""


def parts_of(sums: Sums, asked: Asked | None = None) -> tuple[Part, ...]:
    """Part sums into what is done, runs, is near, late; with the ways down where a choice is given."""
    whole = sums.all
    found: list[Part] = []
    start = 0.0
    for key, words, tone, standings in PARTS:
        count = sums.of(*standings)
        if count:
            width = _HUNDRED * count / whole
            address = asked.of(key).at("command:lines") if asked else ""
            found.append(Part(tone, _(words), count, round(start, 2), round(width, 2), address))
            start += width
    return tuple(found)


@dataclass(frozen=True)
class Month:
    """A column: what is due in a month, its parts from the foot up, its height against the highest."""

    number: int
    words: str
    count: int
    parts: tuple[Part, ...]
    address: str
    is_now: bool
    height: float
    top: float


def months_of(counted: Mapping[date, Sums], today: date, asked: Asked) -> tuple[Month, ...]:
    """Lay the months of this year side by side; none where nothing is due in it."""
    year = {month.month: sums for month, sums in counted.items() if month.year == today.year and sums.all}
    most = max((sums.all for sums in year.values()), default=0)
    if not most:
        return ()
    return tuple(_month(number, year.get(number, Sums({})), most, today, asked) for number in range(1, 13))


def _month(number: int, sums: Sums, most: int, today: date, asked: Asked) -> Month:
    height = round(_HUNDRED * sums.all / most, 2)
    parts = parts_of(sums)
    said = "; ".join(f"{part.count} {part.words}" for part in parts) or _("không có nhiệm vụ nào đến hạn")
    return Month(
        number,
        _("Tháng {number}: {said}").format(number=number, said=said),
        sums.all,
        parts,
        asked.in_month(date(today.year, number, 1)).at("command:lines") if sums.all else "",
        number == today.month,
        height,
        round(_HUNDRED - height, 2),
    )


@dataclass(frozen=True)
class Spot:
    """A month of a chart: its name, its figures in words, the way down, what is drawn of it.

    `heights` are those of its columns, out of a hundred; `line` and `area` are paths within a box of a
    hundred by a hundred, which join those of the months beside it.
    """

    name: str
    words: str
    figure: str
    address: str = ""
    heights: tuple[float, ...] = ()
    line: str = ""
    area: str = ""
    dot: str = ""
    is_now: bool = False

    @property
    def columns(self) -> list[tuple[float, float, float]]:
        """Give where each column begins, how far down from the top, and how high it is."""
        return [(18 + 34 * place, _HUNDRED - height, height) for place, height in enumerate(self.heights)]


def line_of(values: Sequence[float | None], low: float, high: float) -> list[tuple[str, str, str]]:
    """Draw values as one line in boxes that stand side by side: line, area and dot of each.

    Where a value lacks the line is broken.
    """
    reach = (high - low) or 1.0
    tops = [None if one is None else round(_HUNDRED * (high - one) / reach, 2) for one in values]
    drawn = []
    for place, top in enumerate(tops):
        if top is None:
            drawn.append(("", "", ""))
            continue
        before = tops[place - 1] if place else None
        after = tops[place + 1] if place + 1 < len(tops) else None
        points = [(0.0, (before + top) / 2)] if before is not None else []
        points += [(50.0, top)]
        points += [(100.0, (top + after) / 2)] if after is not None else []
        path = " ".join(f"{x:g},{y:.2f}" for x, y in points)
        area = f"{points[0][0]:g},100 {path} {points[-1][0]:g},100"
        drawn.append((path, area, f"M50 {top:g}h.01"))
    return drawn


def spark_of(values: Sequence[float | None], width: float = 120.0, height: float = 30.0) -> str:
    """Draw values as a small line, the lowest at its foot; nothing where there are not two."""
    known = [one for one in values if one is not None]
    if len(known) < 2:  # noqa: PLR2004  # a line needs two points
        return ""
    low, high = min(known), max(known)
    reach = (high - low) or 1.0
    step = (width - 8) / (len(values) - 1)
    shares = [None if one is None else (one - low) / reach if high > low else 0.5 for one in values]
    points = [
        f"{4 + step * place:.1f},{height - 4 - (height - 8) * share:.1f}"
        for place, share in enumerate(shares)
        if share is not None
    ]
    return " ".join(points)
