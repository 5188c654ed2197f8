"""Chuyển hồ sơ đang giải quyết sang quy trình mới: a batch at a time, each whole or not at all.

Papers, fees and the promised day stay those of the version under which a dossier was taken in; its way is the
new one's. A moving begins again where it was cut off.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.casework.dossiers.access import MOVE
from motcua.casework.dossiers.errors import (
    MappingOdd,
    MovingRuns,
    MovingUnknown,
    ProcessMissing,
    ReasonMissing,
)
from motcua.casework.dossiers.events import MovingBegun, MovingDone, ProcessMoved
from motcua.casework.dossiers.models import MovedDossier, Moving
from motcua.casework.dossiers.queries.moving import BATCH, Judge, in_their_order, running_moving
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell, tell_many
from motcua.instruments.workflow.actions import RunMove, move_runs
from motcua.registers.procedures.queries import governing_version, process_for


@transaction.atomic
def begin_moving(
    code: str, case_number: int | None, mapping: Mapping[str, str], *, reason: str, by: Actor, at: datetime
) -> Moving:
    """Bắt đầu chuyển quy trình of a procedure's dossiers to the version that holds now.

    `go_on_moving` does the work. Raises NotAllowed, ReasonMissing, ProcedureUnknown, ProcessMissing,
    MappingOdd, MovingRuns.
    """
    must(by, MOVE)
    if not reason.strip():
        raise ReasonMissing
    version = governing_version(code, at.astimezone(VN).date())
    steps = {step.key for step in process_for(version, case_number=case_number)}
    if not steps:
        raise ProcessMissing(procedure_code=code)
    odd = next((step for step in mapping.values() if step not in steps), None)
    if odd is not None:
        raise MappingOdd(step=odd)
    if running := running_moving():
        raise MovingRuns(reason=running.reason)
    begun = Moving.objects.create(
        version=version,
        case_number=case_number,
        mapping=dict(mapping),
        reason=reason.strip(),
        began_by=by.id,
        began_at=at,
    )
    tell(MovingBegun(begun.id, version.id, case_number), by=by, at=at)
    return begun


@transaction.atomic
def go_on_moving(moving_id: UUID, *, by: Actor, at: datetime) -> Moving:
    """Chuyển tiếp một đợt: the next few hundred dossiers go over, or are left with the reason why.

    One that is done stays as it is. Raises MovingUnknown.
    """
    rows = Moving.objects.select_for_update(of=("self",)).select_related("version__procedure")
    found = rows.filter(id=moving_id).first()
    if found is None:
        raise MovingUnknown
    if found.state == Moving.State.DONE:
        return found
    under_way = in_their_order(found.version, found.case_number, found.reached)
    batch = list(under_way.select_for_update(of=("self",))[:BATCH])
    judge = Judge(found.version, found.case_number, found.mapping, at.astimezone(VN).date())
    judged = list(judge.judge(batch, lock=True))
    going = [one for one in judged if not one.why_not and one.ground is not None]
    moves = [
        RunMove(one.standing, one.to, one.ground.agencies, one.ground.where) for one in going if one.ground
    ]
    move_runs(moves, found.mapping, by=by, at=at)
    MovedDossier.objects.bulk_create(
        MovedDossier(moving=found, dossier=one.dossier, why_not=one.why_not[:300]) for one in judged
    )
    told = (ProcessMoved(one.dossier.id, found.id, found.version_id) for one in going)
    tell_many(told, by=by, at=at)
    found.examined += len(judged)
    found.moved += len(going)
    found.reached = batch[-1].id if batch else found.reached
    if len(batch) < BATCH and not in_their_order(found.version, found.case_number, found.reached).exists():
        found.state, found.ended_at = Moving.State.DONE, at
    found.save()
    if found.ended_at is not None:
        tell(MovingDone(found.id, found.examined, found.moved), by=by, at=at)
    return found
