"""Landing one batch of national records: who they are, what is new, and writing it down set-based."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell_many
from motcua.registers.procedures.actions.cards import close_cards, hold_register
from motcua.registers.procedures.actions.identities import identify
from motcua.registers.procedures.actions.writing import BATCH, Draft, write_doubts, write_versions
from motcua.registers.procedures.events import NationalRecordLanded
from motcua.registers.procedures.models import (
    Doubt,
    DoubtState,
    Procedure,
    ProcedureVersion,
    Source,
    SourceRecord,
    State,
)
from motcua.registers.procedures.rules.codes import TWIN
from motcua.registers.procedures.rules.content import Finding
from motcua.registers.procedures.rules.national.reading import read_records
from motcua.registers.procedures.rules.national.record import Record, read_line
from motcua.registers.procedures.rules.words import Kind, Landing, Shape

_Known = tuple[Procedure, tuple[Procedure, ...]]
"""A record's procedure, and all that share its code when several do."""


@dataclass(frozen=True)
class Arrived:
    """A line that is a record."""

    line: int
    body: bytes
    record: Record


@dataclass(frozen=True)
class Landed:
    """What became of a record."""

    landing: Landing
    procedure: Procedure
    version: int | None
    findings: tuple[Finding, ...] = ()


@dataclass
class _Shelf:
    """What stands in the register of the batch's procedures before it lands."""

    records: dict[tuple[UUID, str], SourceRecord] = field(default_factory=dict)
    replaced: set[tuple[UUID, str, str]] = field(default_factory=set)
    versions: dict[UUID, list[ProcedureVersion]] = field(default_factory=lambda: defaultdict(list))

    def knows(self, procedure: Procedure, record: Record) -> bool:
        """Say whether a record says nothing new: it is the latest, or came in one run with the latest."""
        latest = self.records.get((procedure.id, record.shape))
        is_latest = latest is not None and latest.digest == record.digest
        return is_latest or (procedure.id, str(record.shape), record.digest) in self.replaced

    def current(self, procedure: Procedure) -> ProcedureVersion | None:
        """Give the version that holds until further notice."""
        return next((one for one in self.versions[procedure.id] if one.valid_to is None), None)

    def first_free_day(self, procedure: Procedure, day: date) -> date:
        """Give `day`, or the first day after what was closed later than that."""
        closed = [one.valid_to for one in self.versions[procedure.id] if one.valid_to is not None]
        return max([day, *(last + timedelta(days=1) for last in closed)])


@transaction.atomic
def land(arrived: Sequence[Arrived], *, by: Actor, at: datetime) -> list[Landed]:
    """Land a batch; outcomes in its order. What comes again of one procedure sees what came before it."""
    hold_register()
    landed: dict[int, Landed] = {}
    waiting = list(arrived)
    while waiting:
        known = identify([one.record for one in waiting])
        first: dict[UUID, tuple[Arrived, _Known]] = {}
        for one, found in zip(waiting, known, strict=True):
            first.setdefault(found[0].id, (one, found))
        landed |= _land_once_each(list(first.values()), by=by, at=at)
        waiting = [one for one in waiting if one.line not in landed]
    return [landed[one.line] for one in arrived]


def _land_once_each(
    arrived: Sequence[tuple[Arrived, _Known]], *, by: Actor, at: datetime
) -> dict[int, Landed]:
    known = [found for _one, found in arrived]
    shelf = _shelf({procedure.id for procedure, _twins in known})
    fresh: list[tuple[Arrived, Procedure]] = []
    landed: dict[int, Landed] = {}
    for one, (procedure, _twins) in arrived:
        if shelf.knows(procedure, one.record):
            current = shelf.current(procedure)
            landed[one.line] = Landed(Landing.SAME, procedure, current.number if current else None)
        else:
            fresh.append((one, procedure))
    twins = {procedure.id: twins for procedure, twins in known if twins}
    landed |= _land_fresh(fresh, shelf, twins, by=by, at=at)
    _tell_of_twins(twins.values(), {procedure.id for _one, procedure in fresh})
    _tell_what_stands(landed, shelf)
    return landed


def _shelf(ids: set[UUID]) -> _Shelf:
    shelf = _Shelf()
    latest = SourceRecord.objects.filter(procedure__in=ids).order_by("procedure", "shape", "-number")
    for record in latest.distinct("procedure", "shape"):
        shelf.records[record.procedure_id, record.shape] = record
    shelf.replaced = _replaced_at_once(shelf.records.values())
    versions = ProcedureVersion.objects.filter(procedure__in=ids, source=Source.NATIONAL)
    for version in versions.exclude(state=State.ANNULLED).select_related("procedure"):
        shelf.versions[version.procedure_id].append(version)
    return shelf


def _replaced_at_once(latest: Iterable[SourceRecord]) -> set[tuple[UUID, str, str]]:
    """Give the records that others took the place of in the very run in which they came."""
    repeated = {(one.procedure_id, one.shape): one for one in latest if one.number > 1}
    if not repeated:
        return set()
    before = SourceRecord.objects.filter(procedure__in={procedure_id for procedure_id, _shape in repeated})
    found = before.values_list("procedure_id", "shape", "digest", "number", "received_at")
    return {
        (procedure_id, shape, digest)
        for procedure_id, shape, digest, number, received_at in found
        if (one := repeated.get((procedure_id, shape))) is not None
        and received_at == one.received_at
        and number < one.number
    }


def _land_fresh(
    fresh: Sequence[tuple[Arrived, Procedure]],
    shelf: _Shelf,
    twins: dict[UUID, tuple[Procedure, ...]],
    *,
    by: Actor,
    at: datetime,
) -> dict[int, Landed]:
    if not fresh:
        return {}
    day = at.astimezone(VN).date()
    numbers = _numbers([procedure for _one, procedure in fresh])
    drafts = [_draft(one, procedure, shelf, twins, numbers, day) for one, procedure in fresh]
    drafts = [
        _repeated(draft, one, shelf, at) for draft, (one, _procedure) in zip(drafts, fresh, strict=True)
    ]
    _keep(fresh, shelf, at)
    _set_kinds(drafts)
    before = [shelf.current(procedure) for _one, procedure in fresh]
    _close([version for version in before if version is not None], day)
    versions = write_versions(drafts, by_id=by.id, at=at)
    _carry_over(zip(before, versions, strict=True))
    tell_many(map(_told, fresh, drafts, versions), by=by, at=at)
    return {
        one.line: Landed(
            Landing.NEW if draft.number == 1 else Landing.NEW_VERSION,
            procedure,
            draft.number,
            tuple(draft.findings),
        )
        for (one, procedure), draft in zip(fresh, drafts, strict=True)
    }


def _told(one: tuple[Arrived, Procedure], draft: Draft, version: ProcedureVersion) -> NationalRecordLanded:
    arrived, procedure = one
    doubts = len(draft.findings)
    shape = str(arrived.record.shape)
    return NationalRecordLanded(procedure.id, version.id, procedure.code, shape, draft.digest, doubts)


def _numbers(procedures: Sequence[Procedure]) -> dict[UUID, int]:
    """Give how many national versions each procedure has had, those annulled too."""
    had = ProcedureVersion.objects.filter(procedure__in=procedures, source=Source.NATIONAL)
    return dict(had.values("procedure").annotate(had=Count("id")).values_list("procedure", "had"))


def _draft(
    one: Arrived,
    procedure: Procedure,
    shelf: _Shelf,
    twins: dict[UUID, tuple[Procedure, ...]],
    numbers: dict[UUID, int],
    day: date,
) -> Draft:
    shapes = {shape: _stored(shelf.records.get((procedure.id, shape))) for shape in Shape}
    shapes[one.record.shape] = one.record
    heading, full = shapes[Shape.HEADING], shapes[Shape.FULL]
    reading = read_records(heading, full)
    changed = _changed_codes(procedure, (heading, full))
    content = reading.content
    if changed:
        content = replace(content, other_codes=tuple({"code": code, "note": ""} for code in changed))
    digest = "+".join(record.digest[:31] for record in (heading, full) if record is not None)
    return Draft(
        procedure=procedure,
        source=Source.NATIONAL,
        number=numbers.get(procedure.id, 0) + 1,
        content=content,
        digest=digest,
        valid_from=shelf.first_free_day(procedure, day),
        findings=(*reading.findings, *_doubled(procedure, twins), *_changed(procedure, changed)),
    )


def _repeated(draft: Draft, one: Arrived, shelf: _Shelf, at: datetime) -> Draft:
    """Say that another record of the same shape came for the procedure in this very run."""
    before = shelf.records.get((draft.procedure.id, one.record.shape))
    if before is None or before.received_at != at:
        return draft
    return replace(
        draft, findings=(*draft.findings, Finding("record_repeated", (), {"count": before.number}))
    )


def _changed_codes(procedure: Procedure, records: Iterable[Record | None]) -> tuple[str, ...]:
    """Give the codes that the source now gives a procedure which it once brought under another."""
    kept = procedure.code.split(TWIN, maxsplit=1)[0]
    given = (record.code.text for record in records if record is not None)
    return tuple(dict.fromkeys(code for code in given if code and code not in {kept, procedure.code}))


def _changed(procedure: Procedure, codes: Sequence[str]) -> tuple[Finding, ...]:
    if not codes:
        return ()
    return (Finding("code_changed", ("code",), {"given": codes[-1], "kept": procedure.code, "count": 1}),)


def _stored(record: SourceRecord | None) -> Record | None:
    return None if record is None else read_line(bytes(record.body))


def _doubled(procedure: Procedure, twins: dict[UUID, tuple[Procedure, ...]]) -> tuple[Finding, ...]:
    if procedure.id not in twins:
        return ()
    given = min((twin.code for twin in twins[procedure.id]), key=len)
    return (Finding("code_doubled", ("code",), {"given": given, "kept": procedure.code, "count": 1}),)


def _keep(fresh: Sequence[tuple[Arrived, Procedure]], shelf: _Shelf, at: datetime) -> None:
    """Keep the records byte for byte."""
    rows = []
    for one, procedure in fresh:
        before = shelf.records.get((procedure.id, one.record.shape))
        rows.append(
            SourceRecord(
                procedure=procedure,
                shape=one.record.shape,
                number=before.number + 1 if before else 1,
                digest=one.record.digest,
                body=one.body,
                received_at=at,
            )
        )
    SourceRecord.objects.bulk_create(rows, batch_size=BATCH)


def _set_kinds(drafts: Sequence[Draft]) -> None:
    """Give a procedure the kind that its heading states, unless the province laid it down."""
    changed = []
    own = set(
        ProcedureVersion.objects.filter(
            procedure__in=[draft.procedure for draft in drafts], source=Source.PROVINCE
        ).values_list("procedure_id", flat=True)
    )
    for draft in drafts:
        kind = draft.content.kind
        if kind is not Kind.UNSAID and draft.procedure.kind != kind and draft.procedure.id not in own:
            draft.procedure.kind = kind
            changed.append(draft.procedure)
    Procedure.objects.bulk_update(changed, ["kind"], batch_size=BATCH)


def _close(versions: Sequence[ProcedureVersion], day: date) -> None:
    """End versions on the eve; one that began today never held for a whole day and is annulled."""
    for version in versions:
        if version.valid_from >= day:
            version.state, version.valid_to = State.ANNULLED, version.valid_from
        else:
            version.valid_to = day - timedelta(days=1)
    ProcedureVersion.objects.bulk_update(versions, ["state", "valid_to"], batch_size=BATCH)
    close_cards(versions)


def _carry_over(pairs: Iterable[tuple[ProcedureVersion | None, ProcedureVersion]]) -> None:
    """Keep settled what a person settled, where the new version raises the very same doubt."""
    successor = {before.id: after.id for before, after in pairs if before is not None}
    settled = Doubt.objects.filter(version__in=successor, state=DoubtState.SETTLED)
    wanted = {(successor[one.version_id], one.kind): one for one in settled}
    if not wanted:
        return
    renewed = []
    for doubt in Doubt.objects.filter(version__in=[version for version, _kind in wanted]):
        old = wanted.get((doubt.version_id, doubt.kind))
        if old is not None and (old.places, old.facts) == (doubt.places, doubt.facts):
            doubt.state, doubt.reason, doubt.mended_by_id = old.state, old.reason, old.mended_by_id
            doubt.settled_at, doubt.settled_by = old.settled_at, old.settled_by
            renewed.append(doubt)
    Doubt.objects.bulk_update(renewed, ["state", "reason", "mended_by", "settled_at", "settled_by"])


def _tell_of_twins(families: Iterable[tuple[Procedure, ...]], fresh: set[UUID]) -> None:
    """Say the doubled code also at the procedures that were there before."""
    twins = {twin.id: family for family in families for twin in family if twin.id not in fresh}
    if twins:
        standing = ProcedureVersion.objects.filter(
            procedure__in=twins, source=Source.NATIONAL, state=State.PUBLISHED, valid_to=None
        ).select_related("procedure")
        write_doubts((one, _doubled(one.procedure, twins)) for one in standing)


def _tell_what_stands(landed: dict[int, Landed], shelf: _Shelf) -> None:
    """Give the records that were the same the doubts of the version that stands for them."""
    same = {line: shelf.current(one.procedure) for line, one in landed.items() if one.landing is Landing.SAME}
    found: dict[UUID, list[Finding]] = defaultdict(list)
    ids = [version.id for version in same.values() if version is not None]
    for doubt in Doubt.objects.filter(version__in=ids).order_by("kind"):
        found[doubt.version_id].append(Finding(doubt.kind, tuple(doubt.places), doubt.facts))
    for line, version in same.items():
        if version is not None:
            one = landed[line]
            landed[line] = Landed(one.landing, one.procedure, one.version, tuple(found[version.id]))
