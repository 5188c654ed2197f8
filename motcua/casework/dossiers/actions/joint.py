"""Hồ sơ liên thông: its parts begin, end and move as the plan says; the whole is done when all of them are.

Whoever acts on a part holds the lock of its whole: two parts that end at once come one after the other.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.casework.dossiers.actions.letters import tell_refused, tell_result_ready
from motcua.casework.dossiers.actions.numbers import give_numbers, give_sheet_number
from motcua.casework.dossiers.actions.result import resolve_without_paper
from motcua.casework.dossiers.actions.rows import applicant_name, locked_dossier
from motcua.casework.dossiers.actions.write import TOKEN_BYTES, TOKEN_PURPOSE
from motcua.casework.dossiers.errors import PartsHaveResults, PartUnsound, UnitCodeMissing
from motcua.casework.dossiers.events import (
    DossierAccepted,
    DossierRedated,
    DossierRefused,
    DossierWithdrawn,
    PartBegun,
    PartEnded,
    PartsPlanned,
)
from motcua.casework.dossiers.models import FORM_REFUSAL, KIND, Dossier, DossierPart, State
from motcua.casework.dossiers.queries.answers import declared
from motcua.casework.dossiers.queries.grounds import Ground, ground_for
from motcua.casework.dossiers.queries.joint import (
    PlannedPart,
    clocks_of,
    filing_of_row,
    latest,
    may_hand_over_in_parts,
    parts_of_whole,
)
from motcua.casework.dossiers.rules.joint import (
    Fate,
    Outcome,
    Standing,
    can_no_more,
    drawn_without,
    may_begin,
    outcome_of,
)
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.keys.queries import blind_index
from motcua.instruments.deadlines.actions import cancel_promise, follow_promise, meet_promise, start_promise
from motcua.instruments.deadlines.models import Unit
from motcua.instruments.fees.actions import cancel_charges
from motcua.instruments.workflow.actions import open_process, pass_waiting, redate_tasks, stop_process
from motcua.instruments.workflow.models import Card, Step, StepKind

_OF_THE_WHOLE = (StepKind.ACCEPT, StepKind.HAND_OVER)


def divide(
    whole: Dossier, planned: Sequence[PlannedPart], *, since: datetime, by: Actor, at: datetime
) -> None:
    """Chia phần: write the parts of a joint dossier down and begin those that come after none.

    It is a part of taking the whole in. Raises PartUnsound, UnitCodeMissing.
    """
    rows = [_row(whole, number, one) for number, one in enumerate(planned, start=1)]
    DossierPart.objects.bulk_create(rows)
    redate_tasks(KIND, whole.id, urgent_at=None, note=_("Chờ kết quả các phần"), by=by, at=at)
    whole.state = State.IN_PROGRESS
    whole.save(update_fields=["state"])
    tell(PartsPlanned(whole.id, len(rows), whole.due_at), by=by, at=at)
    for row, one in zip(rows, planned, strict=True):
        if not row.after:
            _begin(whole, row, one.ground, since=since, by=by, at=at)
    settle(whole, by=by, at=at)


def part_ended(part: Dossier, fate: DossierPart.State, *, by: Actor, at: datetime) -> None:
    """Kết thúc một phần: what comes after it begins, or cannot any more; the last one ends the whole."""
    if part.whole_id is None:
        return
    whole = locked_dossier(part.whole_id)
    rows = parts_of_whole(whole.id)
    row = next(one for one in rows if one.dossier_id == part.id)
    row.state, row.ended_at = fate, at
    row.save(update_fields=["state", "ended_at"])
    tell(PartEnded(whole.id, row.id, row.key, row.state), by=by, at=at)
    if fate == DossierPart.State.DONE and may_hand_over_in_parts(whole):
        tell_result_ready(part, by=by, at=at)
    _go_on(whole, rows, by=by, at=at)


def part_moved(part: Dossier, *, by: Actor, at: datetime) -> None:
    """Hạn của một phần đổi: its clock was stopped, set going, begun anew or put off; the whole follows."""
    if part.whole_id is not None:
        settle(locked_dossier(part.whole_id), puts_off=True, by=by, at=at)


def settle(whole: Dossier, *, puts_off: bool = False, by: Actor, at: datetime) -> None:
    """Tính lại hạn chung: the day of the whole is the latest of its parts' days.

    Parts that begin sooner bring it nearer. It is put off only by what puts a part off by law: a part that
    begins late because another was late does not move the word that the applicant has.
    """
    rows = parts_of_whole(whole.id)
    clocks = clocks_of(whole, rows, at)
    moved = [row for row in rows if row.key in clocks and row.due_at != clocks[row.key].due_at]
    for row in moved:
        row.due_at = clocks[row.key].due_at
    DossierPart.objects.bulk_update(moved, ["due_at"])
    last = latest(list(clocks.values()))
    if last is None or last.due_at is None or whole.due_at is None:
        return
    if last.due_at > whole.due_at and not puts_off:
        return
    follow_promise(KIND, whole.id, last, reason=_("Một phần đang tạm dừng"), by=by, at=at)
    if last.due_at != whole.due_at:
        before, whole.due_at = whole.due_at, last.due_at
        whole.save(update_fields=["due_at"])
        tell(DossierRedated(whole.id, before, whole.due_at, by_parts=True), by=by, at=at)


def withdraw_parts(whole: Dossier, reason: str, *, by: Actor, at: datetime) -> None:
    """Rút các phần of a joint dossier that is withdrawn. Raises PartsHaveResults if one has its result."""
    if not whole.joint:
        return
    rows = parts_of_whole(whole.id)
    done = [row.name for row in rows if row.state == DossierPart.State.DONE]
    if done:
        raise PartsHaveResults(dossier_code=str(whole), parts=", ".join(done))
    for row in rows:
        if not row.is_open:
            continue
        if row.dossier is not None:
            _withdraw(row.dossier, reason, by=by, at=at)
        _drop(whole, row, _("Hồ sơ đã rút"), by=by, at=at)


def _withdraw(part: Dossier, reason: str, *, by: Actor, at: datetime) -> None:
    stop_process(KIND, part.id, by=by, at=at)
    cancel_promise(KIND, part.id, by=by, at=at)
    part.supplements.filter(state="OPEN").update(state="DROPPED", ended_at=at, ended_by=by.id)
    part.state, part.ended_at, part.end_reason = State.WITHDRAWN, at, reason.strip()
    part.save(update_fields=["state", "ended_at", "end_reason"])
    tell(DossierWithdrawn(part.id), by=by, at=at)


def _go_on(whole: Dossier, rows: Sequence[DossierPart], *, by: Actor, at: datetime) -> None:
    """Begin what may begin, drop what can no more, and end the whole when nothing is open."""
    by_key = {row.key: row for row in rows}
    for key, why in can_no_more(_standings(rows)):
        said = _("Phần «{name}» không được giải quyết").format(name=by_key[why].name)
        _drop(whole, by_key[key], said, by=by, at=at)
    begun = [by_key[key] for key in may_begin(_standings(rows))]
    for row in begun:
        ground = ground_for(filing_of_row(whole, row), at.astimezone(VN).date())
        _begin(whole, row, ground, since=at, by=by, at=at)
    outcome = outcome_of(one.fate for one in _standings(rows))
    if outcome is Outcome.GOES_ON:
        settle(whole, by=by, at=at)
    elif outcome is Outcome.RESOLVED:
        _resolve(whole, by=by, at=at)
    else:
        _refuse(whole, rows, by=by, at=at)


def _resolve(whole: Dossier, *, by: Actor, at: datetime) -> None:
    """End the waiting of a whole: what comes next lies open; before the hand-over it has its result."""
    way = pass_waiting(KIND, whole.id, urgent_at=whole.due_at, by=by, at=at)
    if way.opened is not None and way.opened.kind == StepKind.HAND_OVER:
        resolve_without_paper(whole, by=by, at=at)


def _refuse(whole: Dossier, rows: Sequence[DossierPart], *, by: Actor, at: datetime) -> None:
    """End a whole of which no part was granted, with the reasons of those that were refused."""
    refused = [row.name for row in rows if row.state == DossierPart.State.REFUSED]
    stop_process(KIND, whole.id, by=by, at=at)
    word = meet_promise(KIND, whole.id, by=by, at=at)
    cancel_charges(KIND, whole.id, by=by, at=at)
    whole.refused_by = by.id
    whole.refusal_number = give_sheet_number(whole.reception_unit_id, FORM_REFUSAL, at.astimezone(VN).date())
    whole.state, whole.ended_at = State.REFUSED, at
    whole.end_reason = _("Không được giải quyết ở các phần: {parts}.").format(parts=", ".join(refused) or "—")
    whole.save(update_fields=["state", "ended_at", "end_reason", "refused_by", "refusal_number"])
    tell(DossierRefused(whole.id, True, word), by=by, at=at)
    tell_refused(whole, by=by, at=at)


def _row(whole: Dossier, number: int, one: PlannedPart) -> DossierPart:
    return DossierPart(
        whole=whole,
        position=number,
        key=one.of.key,
        name=one.of.name,
        procedure_code=one.ground.version.procedure.code,
        case_number=one.of.case_number,
        agency_id=one.ground.decision.agency_id,
        after=list(one.of.after),
        due_at=one.clock.due_at,
    )


def _drop(whole: Dossier, row: DossierPart, why: str, *, by: Actor, at: datetime) -> None:
    row.state, row.ended_at, row.note = DossierPart.State.DROPPED, at, why
    row.save(update_fields=["state", "ended_at", "note"])
    tell(PartEnded(whole.id, row.id, row.key, row.state), by=by, at=at)


def _begin(
    whole: Dossier, row: DossierPart, ground: Ground, *, since: datetime, by: Actor, at: datetime
) -> None:
    """Bắt đầu một phần: it becomes a dossier with a code, a clock and a way of its own."""
    steps = _own_steps(row, ground)
    if not ground.unit_code:
        raise UnitCodeMissing
    part = _part_dossier(whole, row, ground, since=since, at=at)
    promise = start_promise(
        KIND,
        part.id,
        unit=Unit(ground.limit.unit),
        quantity=ground.limit.quantity,
        cut_off_hour=ground.limit.cut_off_hour,
        where=ground.where,
        source=ground.source,
        is_new=True,
        by=by,
        at=since,
    )
    _number(part, ground, promise.due_at, since, by)
    way = open_process(
        KIND,
        part.id,
        steps=steps,
        agencies=ground.agencies,
        card=Card(str(part), ground.version.title, applicant_name(whole), ground.unit.term.name),
        urgent_at=part.due_at,
        where=ground.where,
        drawing=_own_drawing(ground),
        answers=declared(whole) if ground.drawing else None,
        is_new=True,
        by=by,
        at=at,
    )
    part.save(force_insert=True)
    tell(_told_of_acceptance(part, ground, way.run.process_id), by=by, at=since)
    row.state, row.dossier, row.begun_at, row.due_at = DossierPart.State.RUNNING, part, since, part.due_at
    row.save(update_fields=["state", "dossier", "begun_at", "due_at"])
    tell(PartBegun(whole.id, row.id, row.key, part.id, part.due_at), by=by, at=at)


def _own_drawing(ground: Ground) -> Mapping[str, Any] | None:  # Any: JSON
    if ground.drawing is None:
        return None
    return drawn_without(ground.drawing, [step.key for step in ground.steps if step.kind in _OF_THE_WHOLE])


def _number(part: Dossier, ground: Ground, due_at: datetime | None, since: datetime, by: Actor) -> None:
    """Give a part its code and its day; it is not written."""
    numbers = give_numbers(ground.unit.id, ground.unit_code, since.astimezone(VN).date())
    part.code, part.book_year, part.book_number = numbers.code, numbers.book_year, numbers.book_number
    part.state, part.accepted_at, part.accepted_by = State.ACCEPTED, since, by.id
    part.due_at, part.original_due_at, part.unlimited = due_at, due_at, due_at is None


def _own_steps(row: DossierPart, ground: Ground) -> list[Step]:
    """Give the steps of a part: it is taken in and handed over with the whole. Raises PartUnsound."""
    steps = [step for step in ground.steps if step.kind not in _OF_THE_WHOLE]
    if not steps:
        raise PartUnsound(part=row.name, procedure_code=row.procedure_code)
    return steps


def _part_dossier(
    whole: Dossier, row: DossierPart, ground: Ground, *, since: datetime, at: datetime
) -> Dossier:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    return Dossier(
        token=token,
        token_index=blind_index(token, purpose=TOKEN_PURPOSE),
        version=ground.version,
        whole=whole,
        case_number=row.case_number,
        channel=whole.channel,
        return_way=whole.return_way,
        applicant_person=whole.applicant_person,
        applicant_entity=whole.applicant_entity,
        submitter=whole.submitter,
        identity_paper=whole.identity_paper,
        help_unit_id=whole.help_unit_id,
        reception_unit_id=whole.reception_unit_id,
        decision_agency_id=ground.decision.agency_id,
        return_unit_id=whole.return_unit_id,
        competence_place_id=whole.competence_place_id,
        submitted_at=since,
        entered_at=at,
        entered_late=since < at,
        late_reason=whole.late_reason if since < at else "",
    )


def _told_of_acceptance(part: Dossier, ground: Ground, process_id: UUID) -> DossierAccepted:
    return DossierAccepted(
        part.id,
        part.code or "",
        ground.version.procedure.code,
        ground.version.id,
        part.reception_unit_id,
        part.decision_agency_id,
        part.channel,
        part.book_year or 0,
        part.book_number or 0,
        part.due_at,
        process_id,
    )


def _standings(rows: Sequence[DossierPart]) -> list[Standing]:
    return [Standing(row.key, tuple(row.after), Fate(row.state)) for row in rows]
