"""What decides in this room: which kind fits which level, how far a validity reaches. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from motcua.foundation.text import fold

ONE_DAY: Final = timedelta(days=1)

KINDS_OF: Final[Mapping[str, frozenset[str]]] = {
    "PROVINCE": frozenset({"PROVINCE", "MUNICIPALITY"}),
    "DISTRICT": frozenset({"CITY", "TOWN", "URBAN_DISTRICT", "RURAL_DISTRICT"}),
    "COMMUNE": frozenset({"WARD", "TOWNSHIP", "COMMUNE", "SPECIAL_ZONE"}),
}
LEVEL_OF_LENGTH: Final[Mapping[int, str]] = {2: "PROVINCE", 3: "DISTRICT", 5: "COMMUNE"}
_RANK: Final[Mapping[str, int]] = {"PROVINCE": 0, "DISTRICT": 1, "COMMUNE": 2}

# How people shorten the kind in front of a name.
_SHORT: Final[Mapping[str, str]] = {
    "t": "tinh",
    "tp": "thanh pho",
    "tx": "thi xa",
    "q": "quan",
    "h": "huyen",
    "p": "phuong",
    "f": "phuong",
    "tt": "thi tran",
    "x": "xa",
    "dk": "dac khu",
}


@dataclass(frozen=True)
class Days:
    """The days of a validity, both ends included; no end means until further notice."""

    since: date
    until: date | None = None

    def within(self, other: "Days") -> bool:
        """Say whether every day of this lies in the other."""
        if self.since < other.since:
            return False
        return other.until is None or (self.until is not None and self.until <= other.until)

    def meets(self, other: "Days") -> bool:
        """Say whether the two share a day."""
        starts_late = other.until is not None and self.since > other.until
        ends_early = self.until is not None and self.until < other.since
        return not (starts_late or ends_early)

    def clipped_to(self, other: "Days") -> "Days":
        """End no later than the other: a place never outlives what it belongs to."""
        ends = [end for end in (self.until, other.until) if end is not None]
        return Days(self.since, min(ends) if ends else None)


def level_of(code: str) -> str | None:
    """Tell the level by the length of the statistics code; None if no level has such codes."""
    return LEVEL_OF_LENGTH.get(len(code)) if code.isdecimal() and code.isascii() else None


def kind_fits(code: str, level: str, kind: str) -> bool:
    """Say whether code, level and kind go together."""
    return level_of(code) == level and kind in KINDS_OF.get(level, ())


def may_belong_to(level: str, parent_level: str | None) -> bool:
    """Say whether a place of `level` may stand below one of `parent_level`."""
    if parent_level is None:
        return level == "PROVINCE"
    return _RANK[parent_level] < _RANK[level]


def search_words(typed: str) -> tuple[list[str], list[str]]:
    """The folded words of a search before its first comma, and those after it; short kinds written out."""
    own, _comma, above = typed.partition(",")
    return _spelled(own), _spelled(above)


def _spelled(typed: str) -> list[str]:
    return [word for short in fold(typed).split() for word in _SHORT.get(short, short).split()]


def address(full_names: Iterable[str], detail: str = "") -> str:
    """An address on one line, from the smallest to the province; kinds in small letters within it.

    "12 Trần Phú, phường Lê Lợi, thành phố Quy Nhơn, tỉnh Bình Định".
    """
    parts = [detail.strip().rstrip(",").strip(), within_a_line(full_names)]
    line = ", ".join(part for part in parts if part)
    return f"{line[0].upper()}{line[1:]}" if line else ""


def within_a_line(full_names: Iterable[str]) -> str:
    """Names of places one after the other, kinds in small letters: "phường Lê Lợi, thành phố Quy Nhơn"."""
    return ", ".join(f"{name[0].lower()}{name[1:]}" for name in full_names if name)


@dataclass(frozen=True)
class Plot:
    """One row of the land while a pack is being judged: a code for some days, below a parent's code."""

    code: str
    level: str
    parent: str | None
    days: Days


class Land:
    """The land as a pack would make it, tried out in memory: nothing is written."""

    def __init__(self, plots: Iterable[Plot]) -> None:
        self._rows: dict[str, list[Plot]] = {}
        for plot in plots:
            self._rows.setdefault(plot.code, []).append(plot)

    def on(self, code: str, day: date) -> Plot | None:
        """The row that bears the code on the day."""
        one_day = Days(day, day)
        return next((plot for plot in self._rows.get(code, ()) if plot.days.meets(one_day)), None)

    def clash(self, plot: Plot) -> Plot | None:
        """Another row of the same code that shares days with the plot."""
        return next((other for other in self._rows.get(plot.code, ()) if other.days.meets(plot.days)), None)

    def open(self, plot: Plot) -> None:
        """Let a row begin; it ends with its parent at the latest."""
        parent = self.on(plot.parent, plot.days.since) if plot.parent else None
        days = plot.days.clipped_to(parent.days) if parent else plot.days
        self._rows.setdefault(plot.code, []).append(replace(plot, days=days))

    def end(self, code: str, day: date) -> None:
        """Let the row that bears the code on the eve of `day` end, and all below it."""
        eve = day - ONE_DAY
        leaving = {code}
        while leaving:
            for plots in self._rows.values():
                plots[:] = [self._ended(plot, leaving, eve) for plot in plots]
            leaving = {
                plot.code
                for plots in self._rows.values()
                for plot in plots
                if plot.parent in leaving and plot.days.meets(Days(day, day))
            }

    @staticmethod
    def _ended(plot: Plot, leaving: set[str], eve: date) -> Plot:
        if plot.code not in leaving or not plot.days.meets(Days(eve, eve)):
            return plot
        return replace(plot, days=plot.days.clipped_to(Days(plot.days.since, eve)))
