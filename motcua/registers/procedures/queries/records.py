"""The national records as they came, so that what landed can be held against its source."""

import json
from typing import Any

from motcua.registers.procedures.errors import ProcedureUnknown
from motcua.registers.procedures.models import Shape, SourceRecord
from motcua.registers.procedures.queries.versions import procedure_by_code


def record_as_imported(code: str, *, shape: Shape | None = None) -> dict[str, Any]:  # Any: JSON as it came
    """Give the latest national record of a procedure as it came: the full one, else the heading.

    Raises ProcedureUnknown when the procedure, or such a record of it, is not there.
    """
    procedure = procedure_by_code(code)
    records = SourceRecord.objects.filter(procedure=procedure)
    if shape is not None:
        records = records.filter(shape=shape)
    latest = records.order_by("shape", "-number").first()  # FULL comes before HEADING
    if latest is None:
        raise ProcedureUnknown(procedure_code=code, day="…")
    record: dict[str, Any] = json.loads(bytes(latest.body).decode("utf-8-sig"))
    return record


def records_of(code: str) -> list[SourceRecord]:
    """Give all records that ever came for a procedure, latest first. Raises ProcedureUnknown."""
    return list(
        SourceRecord.objects.filter(procedure=procedure_by_code(code)).order_by("-received_at", "-number")
    )
