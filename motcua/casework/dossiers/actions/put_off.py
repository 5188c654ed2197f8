"""Xin lỗi và hẹn lại: what was promised is put off once, in time, by who answers for it."""

from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.joint import part_moved
from motcua.casework.dossiers.actions.letters import tell_apology, tell_late_apology
from motcua.casework.dossiers.actions.numbers import give_sheet_number
from motcua.casework.dossiers.actions.rows import locked_dossier, moved_on, must_stand_alone
from motcua.casework.dossiers.errors import ReasonMissing
from motcua.casework.dossiers.events import ApologySaid, LateApologySaid
from motcua.casework.dossiers.models import FORM_APOLOGY, KIND, Apology, Dossier, State
from motcua.casework.dossiers.queries.halts import apology_of, is_late
from motcua.casework.dossiers.states import RUNNING
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import moment_words
from motcua.instruments.deadlines.actions import extend_promise
from motcua.instruments.deadlines.errors import (
    ApologisedBefore,
    ExpectedTooEarly,
    NotExtendable,
    NotLateYet,
)
from motcua.instruments.workflow.actions import redate_tasks


@act
def apologise(dossier_id: UUID, *, until: datetime, reason: str, by: Actor, at: datetime) -> Apology:
    """Xin lỗi và hẹn lại (mẫu 04) to `until`: by who approves where it is decided, once, a working day before
    the moment at the latest (Decree 61/2018, article 19(9)). The moment promised first stays beside it.

    Raises NotAllowed, StateMoved, and what `extend_promise` raises: ExtendedBefore, ExtensionTooLate,
    ExtensionTooShort, ExtensionUnreasoned, NotExtendable; ApologisedBefore where it was late once;
    DoneInParts for a whole.
    """
    dossier = locked_dossier(dossier_id)
    must(by, access.APPROVE, unit=dossier.decision_agency_id)
    if dossier.state not in RUNNING:
        raise moved_on(dossier)
    must_stand_alone(dossier)
    _must_not_have_apologised_late(dossier)
    due_before = dossier.due_at
    if due_before is None:
        raise NotExtendable
    promise = extend_promise(KIND, dossier.id, until=until, reason=reason, by=by, at=at)
    redate_tasks(KIND, dossier.id, urgent_at=promise.due_at, anew=False, by=by, at=at)
    day, due_after = at.astimezone(VN).date(), promise.due_at or until
    apology = Apology.objects.create(
        dossier=dossier,
        sheet_number=give_sheet_number(dossier.reception_unit_id, FORM_APOLOGY, day),
        reason=reason.strip(),
        due_before=due_before,
        due_after=due_after,
        said_at=at,
        said_by=by.id,
    )
    dossier.due_at = due_after
    dossier.save(update_fields=["due_at"])
    told = ApologySaid(dossier.id, apology.id, due_before, due_after)
    tell(told, by=by, at=at)
    tell_apology(dossier, apology, by=by, at=at)
    part_moved(dossier, by=by, at=at)
    return apology


@act
def apologise_late(
    dossier_id: UUID, *, expected_at: datetime | None, reason: str, by: Actor, at: datetime
) -> Apology:
    """Xin lỗi vì quá hạn (mẫu 04): every late dossier is owed an apology; it is said once and moves nothing.

    It says when the result is expected, unless it is there already. Raises NotAllowed, StateMoved,
    NotLateYet, ApologisedBefore, ReasonMissing, ExpectedTooEarly; DoneInParts for a whole.
    """
    dossier = locked_dossier(dossier_id)
    must(by, access.APPROVE, unit=dossier.decision_agency_id)
    must_stand_alone(dossier)
    if dossier.state not in RUNNING | {State.RESOLVED}:
        raise moved_on(dossier)
    if dossier.due_at is None or not is_late(dossier, at):
        raise NotLateYet
    if before := apology_of(dossier.id):
        raise ApologisedBefore(at=moment_words(before.said_at.astimezone(VN)))
    if not reason.strip():
        raise ReasonMissing
    if dossier.resolved_at is None and (expected_at is None or expected_at <= at):
        raise ExpectedTooEarly
    apology = Apology.objects.create(
        dossier=dossier,
        sheet_number=give_sheet_number(dossier.reception_unit_id, FORM_APOLOGY, at.astimezone(VN).date()),
        reason=reason.strip(),
        due_before=dossier.due_at,
        expected_at=expected_at if dossier.resolved_at is None else None,
        said_at=at,
        said_by=by.id,
    )
    tell(LateApologySaid(dossier.id, apology.id, dossier.due_at, apology.expected_at), by=by, at=at)
    tell_late_apology(dossier, apology, by=by, at=at)
    return apology


def _must_not_have_apologised_late(dossier: Dossier) -> None:
    """Pass unless the dossier was late and apologised for before its day was dated anew."""
    before = apology_of(dossier.id)
    if before is not None and before.is_late:
        raise ApologisedBefore(at=moment_words(before.said_at.astimezone(VN)))
