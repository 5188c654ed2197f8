"""Làm rõ một điểm nghi ngờ: a person decides, and says why."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell
from motcua.registers.procedures.errors import DoubtAlreadySettled, DoubtUnknown, MendsNothing, ReasonMissing
from motcua.registers.procedures.events import DoubtSettled
from motcua.registers.procedures.models import Doubt, DoubtState, ProcedureVersion, State


@transaction.atomic
def settle_doubt(
    doubt_id: UUID, *, reason: str, mended_by: UUID | None = None, by: Actor, at: datetime
) -> Doubt:
    """Settle a doubt: by its reason alone, or by a newer version of the same procedure that mends it.

    Raises NotAllowed, DoubtUnknown, DoubtAlreadySettled, ReasonMissing, MendsNothing.
    """
    must(by, "procedures.settle_doubt")
    doubt = (
        Doubt.objects.select_for_update(of=("self",)).select_related("version").filter(id=doubt_id).first()
    )
    if doubt is None:
        raise DoubtUnknown
    if doubt.state != DoubtState.OPEN:
        raise DoubtAlreadySettled
    if not reason.strip():
        raise ReasonMissing
    if mended_by is not None and not _mends(mended_by, doubt.version):
        raise MendsNothing
    doubt.state, doubt.reason, doubt.mended_by_id = DoubtState.SETTLED, reason.strip(), mended_by
    doubt.settled_at, doubt.settled_by = at, by.id
    doubt.save(update_fields=["state", "reason", "mended_by", "settled_at", "settled_by"])
    version = doubt.version
    tell(DoubtSettled(version.procedure_id, version.id, doubt.id, doubt.kind, mended_by), by=by, at=at)
    return doubt


def _mends(version_id: UUID, doubted: ProcedureVersion) -> bool:
    newer = ProcedureVersion.objects.filter(id=version_id, procedure=doubted.procedure_id).exclude(
        id=doubted.id
    )
    return newer.filter(state=State.PUBLISHED, published_at__gte=doubted.published_at).exists()
