"""What boards draw: sums as bars of coloured parts, months as columns. Numbers in words stand beside each."""

from collections.abc import Mapping
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
