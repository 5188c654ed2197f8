"""Nguồn: ratings and feedback, counted from their own rows; of a rating only how it fell is ever shown."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.casework.feedback.queries.figures import (
    DOSSIERS,
    FEEDBACK,
    RATINGS,
    Narrowing,
    Voices,
    count_voices,
    page_of_complained,
    page_of_feedback,
    page_of_ratings,
    voices_by_agency,
    voices_by_month,
)
from motcua.steering.indices.ports import Counted, Line, Named, Page, Scope, Words


class _Figures:
    """What the two sources of this room have in common."""

    voices: Voices
    counts: Mapping[str, Named]
    dimensions: Final = frozenset({"agency_ids", "unit_ids", "procedure_code"})

    def count(self, names: Collection[str], scope: Scope, at: datetime) -> Counted:
        """Count in one question."""
        return count_voices(self.voices, names, _narrowed(scope), at)

    def by_agency(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[UUID, Counted]:
        """Count by the agency that decided, or answers."""
        return voices_by_agency(self.voices, names, _narrowed(scope), at)

    def by_month(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[date, Counted]:
        """Count by month."""
        return voices_by_month(self.voices, names, _narrowed(scope), at)

    def behind(self) -> int:
        """Its own rows are what they are now."""
        return 0

    def as_of(self, at: datetime) -> AbstractContextManager[None]:
        """Rows say themselves since when they are so."""
        del at
        return nullcontext()


class RatingFigures(_Figures):
    """Counts ratings; behind a figure lie steps and days, never a dossier."""

    noun: Words = _("đánh giá")
    columns: Sequence[Words] = (_("Mức"), _("Tháng"))
    voices = RATINGS
    counts: Mapping[str, Named] = {name: Named(one.words) for name, one in RATINGS.counts.items()}

    def rows(self, name: str, scope: Scope, at: datetime, *, after: str, most: int) -> Page:
        """Give how each fell."""
        rows, more = page_of_ratings(name, _narrowed(scope), at, after=after, most=most)
        lines = [
            Line("rating", one.id, "", "", one.agency_id, (f"{one.steps}/5", f"{one.month:%m/%Y}"))
            for one in rows
        ]
        return Page(lines, more)


class FeedbackFigures(_Figures):
    """Counts feedback."""

    noun: Words = _("phản ánh, kiến nghị")
    columns: Sequence[Words] = (_("Gửi"), _("Hạn"), _("Xong"))
    voices = FEEDBACK
    counts: Mapping[str, Named] = {name: Named(one.words) for name, one in FEEDBACK.counts.items()}

    def rows(self, name: str, scope: Scope, at: datetime, *, after: str, most: int) -> Page:
        """Give the feedback itself, by its code; what it says is for who answers it."""
        rows, more = page_of_feedback(name, _narrowed(scope), at, after=after, most=most)
        lines = [
            Line(
                "feedback",
                one.id,
                one.code,
                f"{one.get_kind_display()}, {one.get_state_display()}",
                one.agency_id,
                (one.filed_at, one.due_at, one.ended_at),
                "trễ" if one.late_since or (one.due_at and one.due_at < at) else "",
            )
            for one in rows
        ]
        return Page(lines, more)


class ComplaintFigures(_Figures):
    """Counts dossiers that somebody complained of; one that was only rated badly is not named."""

    noun: Words = _("hồ sơ bị phản ánh, bị chê")
    columns: Sequence[Words] = (_("Tiếp nhận"),)
    voices = DOSSIERS
    counts: Mapping[str, Named] = {name: Named(one.words) for name, one in DOSSIERS.counts.items()}

    def rows(self, name: str, scope: Scope, at: datetime, *, after: str, most: int) -> Page:
        """Give them, those with feedback by their code."""
        del name
        rows, more = page_of_complained(_narrowed(scope), at, after=after, most=most)
        lines = [
            Line("dossier", one.id, one.code, "", one.agency_id, (one.accepted_at,))
            if one.code
            else Line(
                "rating", NOT_TOLD, "", str(_("đánh giá chưa hài lòng, không nêu hồ sơ")), one.agency_id
            )
            for one in rows
        ]
        return Page(lines, more)


NOT_TOLD: Final = UUID(int=0)
"""Stands for what is not named."""


def _narrowed(scope: Scope) -> Narrowing:
    return Narrowing(
        scope.agency_ids, scope.unit_ids, scope.procedure_code, scope.since, scope.until, scope.seen
    )
