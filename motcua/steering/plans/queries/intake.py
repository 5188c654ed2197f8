"""What is asked of long documents on their way: how far each has come, and which could not be read."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.foundation.access.models import Actor
from motcua.steering.plans import access
from motcua.steering.plans.errors import IntakeUnknown
from motcua.steering.plans.models import DocumentIntake

State = DocumentIntake.State
QUIET: Final = timedelta(seconds=90)
"""How long a turn may give no sign of life before it is taken for cut off."""

_TOLD_FOR: Final = timedelta(days=7)


def intake_under_way(sha256: str) -> DocumentIntake | None:
    """Give the turn in which this very content is being read, if one is."""
    return DocumentIntake.objects.filter(sha256=sha256, state__in=(State.WAITING, State.RUNNING)).first()


def intakes_shown(by: Actor, at: datetime) -> QuerySet[DocumentIntake]:
    """Give what is being read, and for a week what could not be, latest first; only to who reviews."""
    if not access.may_review_or_publish(by):
        return DocumentIntake.objects.none()
    told = Q(state__in=(State.WAITING, State.RUNNING)) | Q(state=State.FAILED, ended_at__gte=at - _TOLD_FOR)
    return DocumentIntake.objects.filter(told).order_by("-id")


def intake_of(intake_id: UUID, by: Actor) -> DocumentIntake:
    """Give one turn. Raises NotAllowed, IntakeUnknown."""
    access.must_review(by)
    found = DocumentIntake.objects.filter(id=intake_id).first()
    if found is None:
        raise IntakeUnknown
    return found


def before_it(intake: DocumentIntake) -> int:
    """Count the documents that are read before this one."""
    return DocumentIntake.objects.filter(state__in=(State.WAITING, State.RUNNING), id__lt=intake.id).count()


def is_cut_off(intake: DocumentIntake, real_now: datetime) -> bool:
    """Say whether nobody has read on for so long that the turn will be taken up again."""
    return intake.state == State.RUNNING and real_now - intake.stirred_at > QUIET
