"""What keeps the mirrors: opening one, hearing what the other system says, giving what came of it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.actions.numbers import give_sheet_number
from motcua.casework.mirrors.access import must_hand_over, must_write
from motcua.casework.mirrors.errors import (
    HandledByUs,
    MirrorApplicantMissing,
    MirrorMoved,
    MirrorUnknown,
    NumberTaken,
    ReceiverUnnamed,
    RefusalWithoutReason,
    TitleMissing,
    WordTooOld,
)
from motcua.casework.mirrors.events import MirrorHandedOver, MirrorHeard, MirrorOpened, MirrorSlipReprinted
from motcua.casework.mirrors.models import SERIES, Mirror, State
from motcua.casework.mirrors.queries import outside_agencies
from motcua.casework.mirrors.rules import LENGTH, mirror_code
from motcua.casework.mirrors.states import DONE, may_move
from motcua.casework.mirrors.states import State as Table
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import moment_words, tidy
from motcua.registers.procedures.queries import procedure_by_code

_WITH_REASON: Final = frozenset({Table.REFUSED, Table.AWAITING})


@dataclass(frozen=True)
class NewMirror:
    """What is written down when something for a central agency comes over the counter."""

    unit_id: UUID
    agency_id: UUID
    title: str
    system: str
    person_id: UUID | None = None
    entity_id: UUID | None = None
    procedure_code: str = ""
    central_number: str = ""
    due_at: datetime | None = None
    papers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Word:
    """What the other system says, and when it said so."""

    state: State
    heard_at: datetime
    central_number: str = ""
    due_at: datetime | None = None
    words: str = ""
    result_number: str = ""


@act
def open_mirror(new: NewMirror, *, by: Actor, at: datetime) -> Mirror:
    """Ghi hồ sơ gương of what was taken in here and goes to a central agency.

    Raises NotAllowed, MirrorApplicantMissing, TitleMissing, HandledByUs, NumberTaken, ProcedureUnknown.
    """
    must_write(by, new.unit_id)
    if (new.person_id is None) == (new.entity_id is None):
        raise MirrorApplicantMissing
    title, system, number = tidy(new.title), tidy(new.system), tidy(new.central_number)
    if not title or not system:
        raise TitleMissing
    day = at.astimezone(VN).date()
    if new.agency_id not in {term.agency_id for term in outside_agencies(new.unit_id, day)}:
        raise HandledByUs
    _must_be_free(new.agency_id, number)
    made = Mirror.objects.create(
        code=mirror_code(secrets.token_bytes(LENGTH)),
        unit_id=new.unit_id,
        year=day.year,
        number=give_sheet_number(new.unit_id, SERIES, day),
        agency_id=new.agency_id,
        system=system[:160],
        central_number=number,
        procedure=procedure_by_code(new.procedure_code) if new.procedure_code else None,
        title=title[:500],
        papers="\n".join(paper for one in new.papers if (paper := tidy(one))),
        applicant_person_id=new.person_id,
        applicant_entity_id=new.entity_id,
        received_at=at,
        received_by=by.id,
        due_at=new.due_at,
    )
    tell(MirrorOpened(made.id, made.unit_id, made.agency_id, made.number), by=by, at=at)
    return made


@act
def hear(mirror_id: UUID, word: Word, *, by: Actor, at: datetime) -> Mirror:
    """Ghi tin of the other system, in the order in which it said so. What it leaves out stays as it was.

    Raises MirrorUnknown, NotAllowed, MirrorMoved, WordTooOld, RefusalWithoutReason, NumberTaken.
    """
    found = _locked(mirror_id, by, must_write)
    to, words, number = Table(word.state), tidy(word.words), tidy(word.central_number)
    if to is Table.HANDED_OVER or not may_move(Table(found.state), to):
        raise MirrorMoved(number=found, state=found.get_state_display(), to=word.state.label)
    last = found.heard_at or found.received_at
    if not last <= word.heard_at <= at:
        said = (moment_words(moment.astimezone(VN)) for moment in (word.heard_at, last))
        raise WordTooOld(**dict(zip(("heard_at", "last"), said, strict=True)))
    if to in _WITH_REASON and not words:
        raise RefusalWithoutReason
    if number and number != found.central_number:
        _must_be_free(found.agency_id, number)
        found.central_number = number
    found.state, found.heard_at, found.words = word.state, word.heard_at, words
    found.due_at = word.due_at or found.due_at
    found.result_number = tidy(word.result_number)[:60] or found.result_number
    if to in DONE:
        found.resolved_at = found.resolved_at or word.heard_at
    found.save()
    tell(MirrorHeard(found.id, found.state, word.heard_at, found.central_number, found.due_at), by=by, at=at)
    return found


@act
def hand_over_mirror(mirror_id: UUID, receiver: str, *, by: Actor, at: datetime) -> Mirror:
    """Trả kết quả that came from the central agency, at the counter where it was asked for.

    Raises MirrorUnknown, NotAllowed, MirrorMoved, ReceiverUnnamed.
    """
    found = _locked(mirror_id, by, must_hand_over)
    if not may_move(Table(found.state), Table.HANDED_OVER):
        raise MirrorMoved(number=found, state=found.get_state_display(), to=State.HANDED_OVER.label)
    name = tidy(receiver)
    if not name:
        raise ReceiverUnnamed
    found.state, found.receiver_name = State.HANDED_OVER, name
    found.handed_at, found.handed_by = max(at, found.received_at), by.id
    found.save(update_fields=["state", "receiver_name", "handed_at", "handed_by"])
    tell(MirrorHandedOver(found.id), by=by, at=at)
    return found


@act
def reprint_mirror_slip(mirror_id: UUID, *, by: Actor, at: datetime) -> Mirror:
    """In lại giấy tiếp nhận of a mirror, counted. Raises MirrorUnknown, NotAllowed."""
    found = _locked(mirror_id, by, must_write)
    found.reprints += 1
    found.save(update_fields=["reprints"])
    tell(MirrorSlipReprinted(found.id, found.reprints), by=by, at=at)
    return found


def _locked(mirror_id: UUID, by: Actor, must_serve: Callable[[Actor, UUID], None]) -> Mirror:
    found = Mirror.objects.select_for_update(of=("self",)).filter(id=mirror_id).first()
    if found is None:
        raise MirrorUnknown
    must_serve(by, found.unit_id)
    return found


def _must_be_free(agency_id: UUID, number: str) -> None:
    other = Mirror.objects.filter(agency=agency_id, central_number=number).first() if number else None
    if other is not None:
        raise NumberTaken(central_number=number, other=other)
