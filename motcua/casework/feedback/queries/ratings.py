"""Ratings for their givers, one by one; for the house, only as many together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, Q

from motcua.casework.dossiers.errors import DossierUnknown
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.models import State as DossierState
from motcua.casework.dossiers.queries import by_token
from motcua.casework.feedback.errors import SlipUnknown
from motcua.casework.feedback.models import Code, Rating
from motcua.casework.feedback.queries.limits import limits_on
from motcua.casework.feedback.rules import FEWEST_RATINGS
from motcua.foundation.clock import VN

RATEABLE = (DossierState.HANDED_OVER, DossierState.REFUSED)


def dossier_of_slip(token: str, now: datetime) -> Dossier:
    """Give the dossier whose slip bears a token. Raises SlipUnknown."""
    try:
        return by_token(token, now=now).dossier
    except DossierUnknown as unknown:
        raise SlipUnknown from unknown


def unrated(most: int) -> list[Dossier]:
    """Give what was handed over and has no rating yet, the latest first."""
    rows = Dossier.objects.filter(state=DossierState.HANDED_OVER, rating__isnull=True)
    return list(rows.order_by("-submitted_at", "-id")[:most])


def may_be_rated(dossier: Dossier) -> bool:
    """Say whether a dossier came to its result, a refusal among them, and it was handed over."""
    if dossier.state == DossierState.ARCHIVED:
        return dossier.resolved_at is not None or dossier.refused_by is not None
    return dossier.state in RATEABLE


def rating_of(dossier_id: UUID) -> Rating | None:
    """Give the rating of a dossier, for who holds its slip."""
    return Rating.objects.filter(dossier=dossier_id).first()


def changeable_until(rating: Rating) -> date:
    """Give the last day on which a rating may be changed."""
    day = rating.given_at.astimezone(VN).date()
    return day + timedelta(days=limits_on(day)[Code.CHANGE_RATING].quantity)


@dataclass(frozen=True)
class Ratings:
    """Tổng hợp đánh giá: how many gave each step, and what was said, in no order that tells by whom.

    With few of them there are only their number and nothing else.
    """

    count: int
    by_steps: Sequence[int] = ()
    comments: Sequence[str] = ()

    @property
    def is_told(self) -> bool:
        """Say whether there are enough of them."""
        return self.count >= FEWEST_RATINGS

    @property
    def well(self) -> int:
        """Count those that were satisfied."""
        return sum(self.by_steps[3:])


def ratings_of(agency_ids: Collection[UUID] | None, since: date, until: date) -> Ratings:
    """Sum up what was given to some agencies, or to all, from one day to another."""
    rows = Rating.objects.filter(
        given_at__gte=datetime.combine(since, time(), VN),
        given_at__lt=datetime.combine(until + timedelta(days=1), time(), VN),
    )
    if agency_ids is not None:
        rows = rows.filter(Q(agency__in=agency_ids) | Q(unit__in=agency_ids))
    counts = dict(rows.values_list("steps").annotate(n=Count("pk")))
    count = sum(counts.values())
    if count < FEWEST_RATINGS:
        return Ratings(count)
    said = sorted({text for text in rows.values_list("comment", flat=True) if text})
    return Ratings(count, [counts.get(steps, 0) for steps in range(1, 6)], said)
