"""Ban hành thủ tục hành chính nội bộ: a procedure between the province's own agencies."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell
from motcua.registers.procedures.actions.publish import days_of, lock_procedure, write_item
from motcua.registers.procedures.actions.sound import must_be_sound
from motcua.registers.procedures.errors import NotInternal, ProcedureKnown
from motcua.registers.procedures.events import InternalProcedureDefined
from motcua.registers.procedures.models import Kind, ProcedureVersion
from motcua.registers.procedures.rules.codes import read_code
from motcua.registers.procedures.rules.content import Json


@transaction.atomic
def define_internal(item: Mapping[str, Json], *, by: Actor, at: datetime) -> ProcedureVersion:
    """Lay down an internal procedure under a new code NB.H08.001; later changes go by `amend`.

    Raises NotAllowed, NotInternal, ContentInvalid, ProcedureKnown.
    """
    must(by, "procedures.define_internal")
    code = str(item.get("code", ""))
    if item.get("kind") != Kind.LOCAL_INTERNAL or read_code(code).form != "internal":
        raise NotInternal(procedure_code=code)
    must_be_sound(item)
    procedure = lock_procedure(item)
    if procedure.versions.exists():
        raise ProcedureKnown(procedure_code=code)
    version = write_item(procedure, item, by=by, at=at)
    tell(InternalProcedureDefined(procedure.id, version.id, code, days_of(item)[0]), by=by, at=at)
    return version
