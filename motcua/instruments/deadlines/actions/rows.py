"""The rows of promises, as the verbs of this room find and lock them."""

from uuid import UUID

from motcua.instruments.deadlines.errors import NothingPromised
from motcua.instruments.deadlines.models import OPEN, Promise, Purpose


def promise_held(subject_kind: str, subject_id: UUID, purpose: Purpose) -> Promise | None:
    """Give what is promised for a case and not yet ended, under lock; None where nothing is."""
    rows = Promise.objects.select_for_update(of=("self",))
    return rows.filter(
        subject_kind=subject_kind, subject_id=subject_id, purpose=purpose, state__in=OPEN
    ).first()


def locked_promise(subject_kind: str, subject_id: UUID, purpose: Purpose) -> Promise:
    """Give what is promised for a case and not yet ended, under lock. Raises NothingPromised."""
    found = promise_held(subject_kind, subject_id, purpose)
    if found is None:
        raise NothingPromised
    return found
