"""Công bố, sửa đổi, bãi bỏ: the province's own versions."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import day_figures
from motcua.registers.procedures.actions.cards import close_cards, hold_register
from motcua.registers.procedures.actions.sound import must_be_sound, must_be_sound_processes
from motcua.registers.procedures.actions.teach_synonyms import add_synonyms_of
from motcua.registers.procedures.actions.writing import Draft, content_of, write_versions
from motcua.registers.procedures.errors import (
    DecisionMissing,
    LastDayTooEarly,
    NothingToAmend,
    NotLater,
    ProcessBackdated,
    VersionsOverlap,
)
from motcua.registers.procedures.events import ProcedureAmended, ProcedurePublished, ProcedureRepealed
from motcua.registers.procedures.models import Procedure, ProcedureVersion, Source, State
from motcua.registers.procedures.rules.codes import read_code
from motcua.registers.procedures.rules.content import Content, Json
from motcua.registers.procedures.rules.items import content_digest, findings_of, read_item
from motcua.registers.procedures.rules.national.record import digest_of

Item = Mapping[str, Json]
_KEPT = ("cases", "mark", "parts", "partial")
"""What a process keeps when it is drawn anew: for which cases it is, its parts, and how sure that is."""


@transaction.atomic
def publish_version(item: Item, *, by: Actor, at: datetime) -> ProcedureVersion:
    """Công bố: make a version known from its day on, beside others whose days it does not touch.

    Raises NotAllowed, ContentInvalid, and VersionsOverlap when another version of the province holds on
    one of its days (an open one is replaced by `amend`).
    """
    must(by, "procedures.publish")
    must_be_sound(item)
    procedure = lock_procedure(item)
    valid_from, valid_to = days_of(item)
    if _versions(procedure).filter(_touches(valid_from, valid_to)).exists():
        raise VersionsOverlap(procedure_code=procedure.code, valid_from=day_figures(valid_from))
    version = write_item(procedure, item, by=by, at=at)
    tell(ProcedurePublished(procedure.id, version.id, procedure.code, valid_from), by=by, at=at)
    return version


@transaction.atomic
def amend(item: Item, *, by: Actor, at: datetime) -> ProcedureVersion:
    """Sửa đổi, bổ sung: a new version from its day on; the one that holds ends the day before.

    Raises NotAllowed, ContentInvalid, NothingToAmend, NotLater, ProcessBackdated when its process is another
    one and its day is past, and VersionsOverlap when a version was already published for a later day.
    """
    must(by, "procedures.publish")
    must_be_sound(item)
    procedure = lock_procedure(item)
    valid_from, valid_to = days_of(item)
    before = _versions(procedure).filter(valid_from__lte=valid_from).order_by("-valid_from").first()
    if before is None or (before.valid_to is not None and before.valid_to < valid_from):
        raise NothingToAmend(procedure_code=procedure.code)
    if before.valid_from == valid_from:
        raise NotLater(procedure_code=procedure.code, valid_from=day_figures(valid_from))
    _must_not_lie_back(before, item, at)
    if _versions(procedure).exclude(id=before.id).filter(_touches(valid_from, valid_to)).exists():
        raise VersionsOverlap(procedure_code=procedure.code, valid_from=day_figures(valid_from))
    _close(before, valid_from - timedelta(days=1), item.get("decision", {}).get("number", ""))
    version = write_item(procedure, item, by=by, at=at)
    tell(ProcedureAmended(procedure.id, version.id, before.id, procedure.code, valid_from), by=by, at=at)
    return version


@transaction.atomic
def amend_process(
    code: str, place: int, process: Item, *, valid_from: date, decision: str, by: Actor, at: datetime
) -> ProcedureVersion:
    """Thay quy trình nội bộ: a new version that differs in one of its processes alone, by its place from 0.

    Raises NotAllowed, DecisionMissing, NothingToAmend, ProcessBackdated, NotLater, VersionsOverlap,
    ContentInvalid.
    """
    must(by, "procedures.publish")
    if not decision.strip():
        raise DecisionMissing(procedure_code=code)
    hold_register()
    procedure = Procedure.objects.select_for_update(of=("self",)).filter(code=code).first()
    holding = _versions(procedure).filter(_touches(valid_from, valid_from)) if procedure else None
    before = holding.first() if holding is not None else None
    if procedure is None or before is None or not 0 <= place < len(before.processes):
        raise NothingToAmend(procedure_code=code)
    processes = [*before.processes]
    processes[place] = {**process, **{key: processes[place][key] for key in _KEPT if key in processes[place]}}
    item = {"code": code, "valid_from": valid_from.isoformat(), "processes": processes}
    _must_not_lie_back(before, item, at, is_in_use=True)
    if before.valid_from == valid_from:
        raise NotLater(procedure_code=code, valid_from=day_figures(valid_from))
    if _versions(procedure).filter(valid_from__gt=valid_from).exists():
        raise VersionsOverlap(procedure_code=code, valid_from=day_figures(valid_from))
    content = replace(content_of(before), processes=tuple(processes), decision_number=decision.strip())
    must_be_sound_processes(_judged_by(content, processes))
    days = (valid_from, before.valid_to)
    _close(before, valid_from - timedelta(days=1), decision.strip())
    version = _write_after(before, content, days, by=by, at=at)
    tell(ProcedureAmended(procedure.id, version.id, before.id, code, valid_from), by=by, at=at)
    return version


@transaction.atomic
def repeal(
    code: str, *, last_day: date, decision: str, reason: str, by: Actor, at: datetime
) -> ProcedureVersion:
    """Bãi bỏ: the version that holds on `last_day` ends with it, by a decision and for a reason.

    Raises NotAllowed, DecisionMissing, NothingToAmend, LastDayTooEarly, and VersionsOverlap when a later
    version was published.
    """
    must(by, "procedures.repeal")
    hold_register()
    procedure = Procedure.objects.select_for_update(of=("self",)).filter(code=code).first()
    if not decision.strip() or not reason.strip():
        raise DecisionMissing(procedure_code=code)
    version = _versions(procedure).order_by("-valid_from").first() if procedure else None
    if procedure is None or version is None or version.repealed:
        raise NothingToAmend(procedure_code=code)
    if last_day < version.valid_from or (version.valid_to is not None and last_day > version.valid_to):
        upto = day_figures(version.valid_to) if version.valid_to else "…"
        raise LastDayTooEarly(procedure_code=code, valid_from=day_figures(version.valid_from), valid_to=upto)
    version.repealed, version.closed_reason = True, reason.strip()
    _close(version, last_day, decision.strip())
    tell(ProcedureRepealed(procedure.id, version.id, code, last_day), by=by, at=at)
    return version


def _judged_by(content: Content, processes: list[Json]) -> Item:
    """Give processes with what they are judged by: limits, cases and forms, as an item would bring them."""
    limits = [
        {"unit": one.unit, "quantity": one.quantity}
        | ({"cases": [one.case_number]} if one.case_number else {})
        for one in content.limits
    ]
    return {
        "processes": processes,
        "limits": [{key: value for key, value in one.items() if value is not None} for one in limits],
        "forms": [{"form": one.form} for one in content.forms],
    }


def _write_after(
    before: ProcedureVersion, content: Content, days: tuple[date, date | None], *, by: Actor, at: datetime
) -> ProcedureVersion:
    count = ProcedureVersion.objects.filter(procedure=before.procedure, source=Source.PROVINCE).count()
    draft = Draft(
        procedure=before.procedure,
        source=Source.PROVINCE,
        number=count + 1,
        content=content,
        digest=digest_of({"amends": before.content_digest, "processes": content.processes}),
        valid_from=days[0],
        valid_to=days[1],
    )
    return write_versions([draft], by_id=by.id, at=at)[0]


def _must_not_lie_back(
    before: ProcedureVersion, item: Item, at: datetime, *, is_in_use: bool = False
) -> None:
    """Pass a process as it was, and one that holds from today on. Raises ProcessBackdated.

    What a pack first brought today is still being put in: nobody was taken in under it before. What is
    redrawn alone `is_in_use` whenever it came.
    """
    today = at.astimezone(VN).date()
    valid_from, _valid_to = days_of(item)
    is_in_use = is_in_use or before.published_at.astimezone(VN).date() < today
    if valid_from < today and is_in_use and before.processes != item.get("processes", []):
        raise ProcessBackdated(
            procedure_code=item["code"], valid_from=day_figures(valid_from), today=day_figures(today)
        )


def lock_procedure(item: Item) -> Procedure:
    """Take the procedure of an item under lock, making it when its code is new."""
    hold_register()
    code = read_code(item["code"])
    procedure, _made = Procedure.objects.select_for_update(of=("self",)).get_or_create(
        code=code.text, defaults={"base_code": code.base, "kind": item["kind"]}
    )
    if procedure.kind != item["kind"]:
        procedure.kind = item["kind"]
        procedure.save(update_fields=["kind"])
    return procedure


def write_item(procedure: Procedure, item: Item, *, by: Actor, at: datetime) -> ProcedureVersion:
    """Write an item as the procedure's next version, with its citizens' words."""
    add_synonyms_of(item)
    valid_from, valid_to = days_of(item)
    number = ProcedureVersion.objects.filter(procedure=procedure, source=Source.PROVINCE).count() + 1
    draft = Draft(
        procedure=procedure,
        source=Source.PROVINCE,
        number=number,
        content=read_item(item),
        digest=content_digest(item),
        valid_from=valid_from,
        valid_to=valid_to,
        findings=findings_of(item),
    )
    return write_versions([draft], by_id=by.id, at=at)[0]


def days_of(item: Item) -> tuple[date, date | None]:
    """Give the first and last day of an item."""
    last = item.get("valid_to")
    return date.fromisoformat(item["valid_from"]), date.fromisoformat(last) if last else None


def _versions(procedure: Procedure) -> QuerySet[ProcedureVersion]:
    return ProcedureVersion.objects.filter(procedure=procedure, source=Source.PROVINCE, state=State.PUBLISHED)


def _touches(valid_from: date, valid_to: date | None) -> Q:
    starts = Q() if valid_to is None else Q(valid_from__lte=valid_to)
    return starts & (Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from))


def _close(version: ProcedureVersion, last_day: date, decision: str) -> None:
    version.valid_to, version.closed_decision = last_day, decision
    version.save(update_fields=["valid_to", "closed_decision", "closed_reason", "repealed"])
    close_cards([version])
