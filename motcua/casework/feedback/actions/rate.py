"""Đánh giá: given once a dossier, and changed for some days."""

from datetime import datetime

from motcua.casework.dossiers.queries.held import hold_dossiers
from motcua.casework.feedback.errors import (
    NotHandedOver,
    OfficersRateNothing,
    RatingClosed,
    StepsOdd,
    TooLong,
)
from motcua.casework.feedback.events import RatingChanged, RatingGiven
from motcua.casework.feedback.models import EarlierRating, Rating, Way
from motcua.casework.feedback.queries import changeable_until, dossier_of_slip, may_be_rated, rating_of
from motcua.casework.feedback.rules import MOST_OF_A_COMMENT, cleaned
from motcua.foundation.access.models import Actor, ActorKind
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import day_words

_STEPS = range(1, 6)


@act
def rate_dossier(
    token: str, steps: int, comment: str = "", *, way: Way = Way.SLIP, by: Actor, at: datetime
) -> Rating:
    """Đánh giá việc giải quyết of the dossier whose slip bears the token; the same again changes nothing.

    Raises OfficersRateNothing, SlipUnknown, NotHandedOver, StepsOdd, TooLong, RatingClosed.
    """
    if by.kind is ActorKind.OFFICER:
        raise OfficersRateNothing
    dossier = dossier_of_slip(token, at)
    said = cleaned(comment)
    if steps not in _STEPS:
        raise StepsOdd
    if len(said) > MOST_OF_A_COMMENT:
        raise TooLong(signs=len(said), most=MOST_OF_A_COMMENT)
    hold_dossiers([dossier.id])
    if not may_be_rated(dossier):
        raise NotHandedOver
    rating = rating_of(dossier.id)
    if rating is not None:
        return _changed(rating, steps, said, by=by, at=at)
    rating = Rating.objects.create(
        dossier=dossier,
        agency_id=dossier.decision_agency_id,
        unit_id=dossier.reception_unit_id,
        steps=steps,
        comment=said,
        way=way,
        given_at=at,
    )
    tell(RatingGiven(rating.id, rating.agency_id, rating.unit_id, steps), by=by, at=at)
    return rating


def _changed(rating: Rating, steps: int, comment: str, *, by: Actor, at: datetime) -> Rating:
    """Let the holder of the slip think otherwise; what stood before is kept."""
    if (rating.steps, rating.comment) == (steps, comment):
        return rating
    until = changeable_until(rating)
    if at.astimezone(VN).date() > until:
        raise RatingClosed(until=day_words(until))
    before = rating.steps
    rating.changes += 1
    EarlierRating.objects.create(
        rating=rating, number=rating.changes, steps=before, comment=rating.comment, until=at
    )
    rating.steps, rating.comment, rating.changed_at = steps, comment, at
    rating.save(update_fields=["steps", "comment", "changed_at", "changes"])
    tell(RatingChanged(rating.id, before, steps), by=by, at=at)
    return rating
