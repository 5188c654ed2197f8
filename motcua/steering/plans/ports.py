"""What the reader takes in and gives out, and who may tell it which agency a name means. No Django here."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in the file: its first line, its last, the page if the format knows pages."""

    line: int = 0
    page: int | None = None
    to: int = 0

    def until(self, other: "Spot") -> "Spot":
        """Reach on to where another thing ends."""
        return Spot(self.line, self.page, max(other.to or other.line, self.to or self.line))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. `gap` says that space stands before it, `fresh` that a page begins with it."""

    text: str
    spot: Spot
    gap: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; None is a cell merged with the one above it."""

    cells: tuple[str | None, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its format gives it, page by page if the format has pages."""

    rows: tuple[Row, ...]
    spot: Spot


@dataclass(frozen=True)
class Source:
    """A file opened: lines and tables in reading order, whatever its format was."""

    format: str
    blocks: tuple[Line | Table, ...]
    pages: int | None = None
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Milestone:
    """Mốc thời gian: one moment or stretch by which, or during which, something is due."""

    kind: str
    start: date | None = None
    end: date | None = None
    label: str = ""


@dataclass
class Names:
    """Agencies as printed, and the codes of the register that they mean, if known."""

    printed: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


@dataclass
class AssignmentLine:
    """A line of the draft: what is to be done, by whom, by when, and what the reader doubts."""

    no: str
    section: str
    text: str
    products: list[str]
    lead: Names
    support: Names
    due_text: str
    milestones: list[Milestone]
    source: Spot
    doubts: list[str]
    group: bool = False


@dataclass
class TargetLine:
    """A number or standing to be reached, as an annex or a sentence promises it."""

    no: str
    text: str
    op: str
    value: float | None
    unit: str
    value_text: str
    watcher: Names
    doers: Names
    parent: str
    source: Spot
    level: str = ""
    period: str = ""
    section: str = ""
    doubts: list[str] = field(default_factory=list)
    stated_in: str = "table"


@dataclass
class ProgressLine:
    """What a report says of one task: how far it has come, and why."""

    no: str
    text: str
    due_text: str
    milestones: list[Milestone]
    state: str
    explanation: str
    source: Spot
    section: str = ""
    lead: Names = field(default_factory=Names)
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Finding:
    """Something about the document that a person should look at.

    `pairs` are the targets that contradict each other, by their places among those read: as the text states
    it, as a table does.
    """

    kind: str
    message: str
    source: Spot | None = None
    pairs: tuple[tuple[int, int], ...] = ()


@dataclass
class Head:
    """The document itself: what Decree 30 puts around the text."""

    kind: str = ""
    number: str = ""
    symbol: str = ""
    date: dt.date | None = None
    date_text: str = ""
    place: str = ""
    issuer: str = ""
    signer: str = ""
    signer_title: str = ""
    title: str = ""
    year: int | None = None
    legal_bases: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)


@dataclass
class Draft:
    """Bản đọc nháp: everything read from one file, before a person has confirmed any of it."""

    document: Head
    assignments: list[AssignmentLine]
    targets: list[TargetLine]
    progress: list[ProgressLine]
    findings: list[Finding]


@dataclass(frozen=True)
class Meant:
    """Which agencies a printed name means: codes; several if it names a class or is ambiguous."""

    codes: tuple[str, ...] = ()
    is_class: bool = False
    ambiguous: bool = False


class Progress(Protocol):
    """Hears how far the opening of a file has come."""

    def __call__(self, page: int, pages: int) -> None:
        """Hear that a page of so many was opened."""


class Resolver(Protocol):
    """Knows the register of agencies as of a day."""

    def resolve(self, names: Sequence[str], day: date) -> Mapping[str, Meant]:
        """Say for each printed name whom it means; unknown ones are left out."""


class NoRegister:
    """The resolver where no register is at hand: it knows nobody, and the draft says so."""

    def resolve(self, names: Sequence[str], day: date) -> Mapping[str, Meant]:
        """Know nobody."""
        del names, day
        return {}
