"""Whose record is this? By the source's own id first, then by code; a code taken by another gets a twin."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q

from motcua.registers.procedures.models import Procedure
from motcua.registers.procedures.rules.codes import twin_code
from motcua.registers.procedures.rules.national.record import Record

BATCH = 1000


class _Register:
    """The procedures that a batch of records may speak of, those it makes included."""

    def __init__(self, records: Sequence[Record]) -> None:
        named = {record.source_id for record in records} - {""}
        codes = {_code_of(record) for record in records}
        bases = {record.code.base for record in records}
        self.by_source: dict[str, Procedure] = {}
        self.by_code: dict[str, Procedure] = {}
        self.family: dict[str, list[Procedure]] = defaultdict(list)
        self.made: list[Procedure] = []
        self.adopted: list[Procedure] = []
        rows = Procedure.objects.filter(Q(base_code__in=bases | codes) | Q(source_id__in=named))
        for procedure in rows.select_for_update(of=("self",)).order_by("code"):
            self._enter(procedure)

    def _enter(self, procedure: Procedure) -> None:
        self.by_code[procedure.code] = procedure
        self.family[procedure.code.split("~", maxsplit=1)[0]].append(procedure)
        if procedure.source_id:
            self.by_source[procedure.source_id] = procedure

    def find(self, record: Record) -> Procedure:
        """Give the record's procedure: known by id, known by code, or new."""
        code = _code_of(record)
        known = self.by_source.get(record.source_id) if record.source_id else self.by_code.get(code)
        if known is not None:
            return known
        namesake = self.by_code.get(code)
        if namesake is not None and namesake.source_id is None:
            return self._adopt(namesake, record.source_id)
        return self._make(record, twin_code(code, len(self.family[code]) + 1))

    def _adopt(self, procedure: Procedure, source_id: str) -> Procedure:
        procedure.source_id = source_id
        self.by_source[source_id] = procedure
        self.adopted.append(procedure)
        return procedure

    def _make(self, record: Record, code: str) -> Procedure:
        procedure = Procedure(
            code=code, base_code=record.code.base or code, source_id=record.source_id or None
        )
        self._enter(procedure)
        self.made.append(procedure)
        return procedure


def identify(records: Sequence[Record]) -> list[tuple[Procedure, tuple[Procedure, ...]]]:
    """Give each record its procedure, made when new, and all that share its code when several do."""
    register = _Register(records)
    found = [register.find(record) for record in records]
    Procedure.objects.bulk_create(register.made, batch_size=BATCH)
    Procedure.objects.bulk_update(register.adopted, ["source_id"], batch_size=BATCH)
    shared: dict[UUID, tuple[Procedure, ...]] = {
        procedure.id: tuple(family)
        for family in register.family.values()
        if len(family) > 1
        for procedure in family
    }
    return [(procedure, shared.get(procedure.id, ())) for procedure in found]


def _code_of(record: Record) -> str:
    return record.code.text or f"khong-ma.{''.join(record.source_id.split())}"
