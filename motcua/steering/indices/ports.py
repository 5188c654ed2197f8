"""Nguồn số liệu: what rooms plug in so that their rows can be counted as indicators.

An indicator is a line of a pack that names one or two counts. A *source* is whoever can count: it names its
counts, counts them for a scope as of a moment, parts them by agency and by month, and opens each to the rows
behind it. The facts of dossiers are the first source (`adapters/dossier_facts.py`); a room adds its own in
`motcua/wiring.py` (`FIGURE_SOURCES`). Names are unique over all sources: a room's names begin with its word
(`procedures_online_full`, `feedback_in_time`). From then on packs may name them, and `values_of`, `value_of`,
`by_agency`, `by_month`, `rows_behind`, the pages of figures and `motcua indices show` answer for them; one
indicator may share a count of one source by that of another.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Protocol
from uuid import UUID

from django.utils.functional import Promise as LazyText

Words = str | LazyText
Counted = Mapping[str, int]
"""How many, by the name of the count; every name that was asked for stands in it, nought as well."""


@dataclass(frozen=True)
class Scope:
    """Of whose work, over which days (both included, in Vietnamese time); nothing named means all.

    `seen` are the agencies whose work the one who asks may see, by receiving or by deciding: no dimension,
    but a wall, which every source must keep. None means all.
    """

    agency_ids: frozenset[UUID] | None = None
    unit_ids: frozenset[UUID] | None = None
    procedure_code: str = ""
    channel: str = ""
    since: date | None = None
    until: date | None = None
    seen: frozenset[UUID] | None = None
    field: str = ""  # lĩnh vực, by name or code
    officer_id: UUID | None = None  # who received it
    as_now: bool = False  # units that ceased are counted as their heirs: sources are asked with both named

    def narrowed(self) -> frozenset[str]:
        """Name the dimensions by which it narrows: days and what may be seen are none."""
        said = {
            "agency_ids": self.agency_ids is not None,
            "unit_ids": self.unit_ids is not None,
            "procedure_code": bool(self.procedure_code),
            "channel": bool(self.channel),
            "field": bool(self.field),
            "officer_id": self.officer_id is not None,
        }
        return frozenset(name for name, is_said in said.items() if is_said)


@dataclass(frozen=True)
class Named:
    """Số đếm có tên: what is counted, in words that begin small and follow one another in a sentence.

    `of_period` says whether the days of a scope narrow it, by the moment that its words name. Otherwise it
    tells how things stand as of the moment asked, and has no months.
    """

    words: Words
    of_period: bool = True


@dataclass(frozen=True)
class Line:
    """A row behind a figure, as a page shows it.

    `kind` is the subject kind, as events call it ("dossier"); the page of figures knows which page shows
    one of that kind (`faces/command/measures.py`, ROADS). `cells` stand under the source's `columns`.
    """

    kind: str
    id: UUID
    code: str
    words: str = ""
    agency_id: UUID | None = None
    cells: tuple[datetime | date | str | None, ...] = ()
    mark: str = ""  # what a reader is to notice, in a word: "trễ"


@dataclass(frozen=True)
class Page:
    """Some of the rows behind a figure; `next` is where the page after them begins, nothing at the end."""

    lines: Sequence[Line] = field(default_factory=tuple)
    next: str = ""


class Source(Protocol):
    """Nguồn: counts rows of one sort.

    Each answer is a function of the rows as they are kept, the scope and the moment `at`: what lies behind
    `at` is not counted, and how something stands is asked for `at`, never for now.
    """

    @property
    def noun(self) -> Words:
        """What its rows are, in the plural of a sentence: "hồ sơ", "thủ tục", "phản ánh, kiến nghị"."""
        ...

    @property
    def columns(self) -> Sequence[Words]:
        """The heads over the `cells` of its lines."""
        ...

    @property
    def dimensions(self) -> frozenset[str]:
        """The names of `Scope.narrowed` by which it can narrow. Asked by another, it is not asked at all:
        the figure answers that it cannot be parted so.
        """
        ...

    @property
    def counts(self) -> Mapping[str, Named]:
        """Its counts by name, in the order in which a list shows them."""
        ...

    def count(self, names: Collection[str], scope: Scope, at: datetime) -> Counted:
        """Count many names in as few questions as it can; each name asked stands in the answer."""
        ...

    def by_agency(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[UUID, Counted]:
        """Count by the agency whose work it is; agencies without any row may lack."""
        ...

    def by_month(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[date, Counted]:
        """Count by month, each under its first day; asked only for names `of_period`."""
        ...

    def rows(self, name: str, scope: Scope, at: datetime, *, after: str, most: int) -> Page:
        """Give rows that a name counts, the latest first: at most so many, from behind `after` on.

        `after` is a `next` that it gave before, or what somebody wrote into an address: what it cannot read
        begins at the first page.
        """
        ...

    def behind(self) -> int:
        """Say how many events that concern it have not been read yet; nought where it reads its own rows."""
        ...

    def as_of(self, at: datetime) -> AbstractContextManager[None]:
        """Let questions within the block be answered from what was told by a moment.

        `nullcontext()` where its rows themselves say since when they are so.
        """
        ...


class _Sources:
    """All sources in use, by the names that they count."""

    def __init__(self) -> None:
        self._sources: Sequence[Source] = ()
        self._by_name: dict[str, Source] = {}
        self._while: Mapping[str, Callable[[], bool]] = {}

    def join(
        self, sources: Sequence[Source], only_while: Mapping[str, Callable[[], bool]] | None = None
    ) -> None:
        """Take the sources; a second call replaces them. A name that two of them count is a mistake.

        Some names are counted `only_while` something else is there, as a portal: else nobody counts them.
        """
        by_name: dict[str, Source] = {}
        for source in sources:
            for name in source.counts:
                if name in by_name:
                    raise ValueError(f"two sources count {name}")
                by_name[name] = source
        self._sources, self._by_name, self._while = tuple(sources), by_name, only_while or {}

    def of(self, name: str) -> Source | None:
        """Give who counts a name; none where nobody does, or not now."""
        return self._by_name.get(name) if name not in self._while or self._while[name]() else None

    def named(self, name: str) -> Named | None:
        """Give what a name counts, whether anybody does now or not."""
        source = self._by_name.get(name)
        return source.counts[name] if source else None

    def names(self) -> Collection[str]:
        """Give every name that is counted."""
        return self._by_name.keys()

    def asked_for(self, names: Collection[str]) -> Iterator[tuple[Source, list[str]]]:
        """Give each source with those of the names that it counts, in the order of their wiring."""
        for source in self._sources:
            own = [name for name in names if self.of(name) is source]
            if own:
                yield source, own

    def __iter__(self) -> Iterator[Source]:
        """Give all of them."""
        return iter(self._sources)


SOURCES: Final = _Sources()
