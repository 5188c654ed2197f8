"""What is asked while a reading is reviewed: its lines, some at a time, and how far the review has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from motcua.foundation.text import fold
from motcua.steering.plans.models import DraftLine
from motcua.steering.plans.rules.likeness import BETWEEN_CELLS

__all__ = [
    "BETWEEN_CELLS",
    "STRETCH",
    "Stretch",
    "Tally",
    "Unready",
    "doubtful_first",
    "joined_by",
    "lines_found",
    "lines_of",
    "stretch_of",
    "tally_of",
    "unready_of",
    "waiting_next",
]

STRETCH: Final = 40
"""Lines of a stretch: a document has a thousand, and nobody reads a list of a thousand."""

_DOUBTFUL = Q(state=DraftLine.State.OPEN, doubts__len__gt=0)


@dataclass(frozen=True)
class Tally:
    """How far a review has come: lines in all, still open, open with doubts, confirmed, dropped."""

    lines: int
    open: int
    doubtful: int
    confirmed: int
    dropped: int

    @property
    def looked_at(self) -> int:
        """Give how many were looked at, taken in or not."""
        return self.lines - self.open


@dataclass(frozen=True)
class Stretch:
    """Đoạn đang rà: the lines around one, in the order of review, out of how many, and the ways on.

    `before` and `after` stand beside the chosen line, `earlier` and `later` are the first lines of the
    stretches beside this one.
    """

    lines: Sequence[DraftLine]
    chosen: DraftLine | None
    first: int
    total: int
    before: UUID | None
    after: UUID | None
    earlier: UUID | None
    later: UUID | None

    @property
    def place(self) -> int:
        """Give the chosen line's place in the order of review, counted from 1; 0 where none is."""
        keys = [one.id for one in self.lines]
        return self.first + keys.index(self.chosen.id) if self.chosen and self.chosen.id in keys else 0

    @property
    def last(self) -> int:
        """Give the place of its last line, counted from 1."""
        return self.first + len(self.lines) - 1


def lines_of(reading_id: UUID) -> QuerySet[DraftLine]:
    """Give a reading's lines in the order of the document."""
    return DraftLine.objects.filter(reading_id=reading_id).order_by("position", "id")


def doubtful_first(lines: QuerySet[DraftLine]) -> QuerySet[DraftLine]:
    """Order lines for review: open ones with doubts, other open ones, then those looked at."""
    rank = Case(
        When(_DOUBTFUL, then=Value(0)),
        When(state=DraftLine.State.OPEN, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return lines.annotate(rank=rank).order_by("rank", "position", "id")


def stretch_of(reading_id: UUID, asked: str, *, tried: DraftLine | None = None) -> Stretch:
    """Give the stretch around the line asked for, else around the one to be looked at next.

    `tried` stands in for its own row: an act on it was refused, and what was seen is shown on.
    """
    order = [str(key) for key in doubtful_first(lines_of(reading_id)).values_list("id", flat=True)]
    wanted = str(tried.id) if tried else asked
    place = order.index(wanted) if wanted in order else 0
    start = place - place % STRETCH
    rows = {str(row.id): row for row in DraftLine.objects.filter(id__in=order[start : start + STRETCH])}
    lines = [rows[key] for key in order[start : start + STRETCH] if key in rows]

    def beside(there: int) -> UUID | None:
        return UUID(order[there]) if 0 <= there < len(order) else None

    return Stretch(
        lines=lines,
        chosen=tried or (rows.get(order[place]) if order else None),
        first=start + 1,
        total=len(order),
        before=beside(place - 1),
        after=beside(place + 1),
        earlier=beside(start - STRETCH),
        later=beside(start + STRETCH),
    )


def lines_found(reading_id: UUID, said: str) -> Sequence[DraftLine]:
    """Give the first lines whose number, words or agencies hold what is said, whatever its marks."""
    wanted = fold(said)
    heard = lines_of(reading_id).values_list("id", "no", "text", "leads", "due_text", "value_text")
    keys = [
        key
        for key, no, text, leads, due, value in heard.iterator()
        if wanted in fold(" ".join((no, text, *leads, due, value)))
    ]
    return list(lines_of(reading_id).filter(id__in=keys[:STRETCH])) if wanted else []


def joined_by(line: DraftLine) -> DraftLine | None:
    """Give the line that merging would join to one: the next of its kind in the document; None at the end."""
    below = lines_of(line.reading_id).filter(kind=line.kind, position__gt=line.position)
    return below.exclude(state=DraftLine.State.DROPPED).only("id", "no", "text").first()


def waiting_next(line: DraftLine, said: str = "") -> tuple[DraftLine | None, bool]:
    """Give the line that waits next, of those that hold what is said while any does; and whether it does."""
    if said:
        found = [one for one in lines_found(line.reading_id, said) if one.state == DraftLine.State.OPEN]
        if nearest := next((one for one in found if one.id != line.id), None):
            return nearest, True
    waiting = doubtful_first(lines_of(line.reading_id)).filter(state=DraftLine.State.OPEN)
    return waiting.exclude(id=line.id).first(), False


def tally_of(lines: QuerySet[DraftLine]) -> Tally:
    """Count lines by how far their review has come."""
    states = DraftLine.State
    counted = lines.order_by().aggregate(
        lines=Count("id"),
        open=Count("id", filter=Q(state=states.OPEN)),
        doubtful=Count("id", filter=_DOUBTFUL),
        confirmed=Count("id", filter=Q(state=states.CONFIRMED)),
        dropped=Count("id", filter=Q(state=states.DROPPED)),
    )
    return Tally(**counted)


@dataclass(frozen=True)
class Unready:
    """What is confirmed and cannot be followed: nobody known to lead it; no day to remind of."""

    unknown: tuple[DraftLine, ...]
    undated: tuple[DraftLine, ...]


def unready_of(reading_id: UUID) -> Unready:
    """Give the confirmed assignments that nobody would hear of, for whoever publishes; none is refused."""
    given = lines_of(reading_id).filter(
        kind=DraftLine.Kind.ASSIGNMENT, group=False, state=DraftLine.State.CONFIRMED
    )
    found = list(
        given.filter(Q(lead_codes=[]) | Q(milestones=[])).only(
            "id", "no", "text", "leads", "due_text", "lead_codes", "milestones"
        )
    )
    return Unready(
        tuple(one for one in found if not one.lead_codes), tuple(one for one in found if not one.milestones)
    )
