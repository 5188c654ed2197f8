"""What the chain of a dossier comes to: the facts from which every figure is counted.

A fact is what happened, never how it stands to a moment: a dossier becomes late by the clock, without an
event, so that lateness is asked for a moment and not kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple
from uuid import UUID


class Outcome(StrEnum):
    """Kết cục: how a dossier came to its end; nothing while it is under way."""

    OPEN = ""
    RESULT = "RESULT"
    WITHOUT_PAPER = "WITHOUT_PAPER"
    REFUSED = "REFUSED"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    WITHDRAWN = "WITHDRAWN"
    STOPPED = "STOPPED"


class Happening(NamedTuple):
    """An event of a chain as the book has it: `data` are the fields that were told."""

    kind: str
    actor_id: UUID
    at: datetime
    data: Mapping[str, Any]  # Any: JSON


@dataclass(slots=True)
class Facts:
    """Dữ kiện của một hồ sơ: what its events come to; moments are those at which it happened."""

    dossier_id: UUID
    happened: int = 0
    procedure_code: str = ""
    version_id: UUID | None = None
    unit_id: UUID | None = None
    agency_id: UUID | None = None
    channel: str = ""
    received_at: datetime | None = None  # handed in: at the counter, by post or online
    accepted_at: datetime | None = None
    accepted_by: UUID | None = None
    answered_at: datetime | None = None  # what came online was first accepted, refused or sent back
    due_at: datetime | None = None
    first_due_at: datetime | None = None
    resolved_at: datetime | None = None
    resolved_by: UUID | None = None
    handed_at: datetime | None = None
    handed_by_way: str = ""
    ended_at: datetime | None = None
    outcome: str = Outcome.OPEN
    supplements: int = 0  # asked for after acceptance
    supplements_before: int = 0
    asked_at: datetime | None = None  # what was asked for last and has not come
    stood_at: datetime | None = None  # since then its clock stands: for what was asked, or for others' time
    supplement_seconds: int = 0  # that those took which came, by the clock on the wall
    apologised_at: datetime | None = None
    papers: int = 0
    scans: int = 0
    result_file: bool = False
    is_replaced: bool = False
    first_asked_at: datetime | None = (
        None  # what was asked for first after acceptance, whether it came or not
    )
    closed_at: datetime | None = (
        None  # its handling ended: a result, handed over, refused, taken back, stopped
    )
    answer_due_at: datetime | None = None  # by when what came online must be answered
    charges: int = 0  # that hold: neither dropped nor given back
    due_amount: int = 0
    paid_amount: int = 0
    paid_at: datetime | None = None  # its last payment that holds
    paid_online: bool = False
    whole_id: UUID | None = None  # known beside its chain: the joint filing of which it is a part
    owes_result: bool = False  # known of its version: a paper comes of it


_Folding = Callable[[Facts, Happening], None]


def fold(
    dossier_id: UUID, chain: Iterable[Happening], beside: Iterable[Sequence[Happening]] = ()
) -> Facts | None:
    """Say what a chain comes to; nothing where it holds no filing. Events of other kinds say nothing here.

    `beside` are the chains of its charges, and of what was promised of an answer.
    """
    facts = Facts(dossier_id)
    for one in chain:
        folding = _FOLDINGS.get(one.kind)
        if folding is not None:
            folding(facts, one)
            facts.happened += 1
    if facts.received_at is None:
        return None
    for other in beside:
        _fold_beside(facts, other)
    facts.closed_at = _closed_at(facts)
    return facts


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def _submitted(facts: Facts, one: Happening) -> None:
    facts.procedure_code, facts.channel = one.data["procedure_code"], one.data["channel"]
    facts.version_id, facts.unit_id = UUID(one.data["version_id"]), UUID(one.data["unit_id"])
    facts.received_at = one.at


def _accepted(facts: Facts, one: Happening) -> None:
    if facts.received_at is None:
        facts.received_at = one.at
    else:
        _answer(facts, one)
    facts.procedure_code, facts.channel = one.data["procedure_code"], one.data["channel"]
    facts.version_id, facts.unit_id = UUID(one.data["version_id"]), UUID(one.data["unit_id"])
    facts.agency_id = UUID(one.data["decision_agency_id"])
    facts.accepted_at, facts.accepted_by = one.at, one.actor_id
    facts.due_at = facts.first_due_at = _moment(one.data["due_at"])


def _entered_late(facts: Facts, one: Happening) -> None:
    facts.received_at = facts.accepted_at = _moment(one.data["received_at"])


def _procedure_corrected(facts: Facts, one: Happening) -> None:
    facts.procedure_code, facts.version_id = one.data["procedure_code"], UUID(one.data["version_id"])
    facts.agency_id = UUID(one.data["decision_agency_id"])
    facts.due_at = facts.first_due_at = _moment(one.data["due_at"])


def _moved(facts: Facts, one: Happening) -> None:
    facts.version_id = UUID(one.data["version_id"])


def _dated(facts: Facts, one: Happening) -> None:
    facts.due_at = _moment(one.data["due_at"])


def _stood(facts: Facts, one: Happening) -> None:
    facts.stood_at = one.at


def _went_on(facts: Facts, one: Happening) -> None:
    facts.stood_at = None
    _dated(facts, one)


def _parts_planned(facts: Facts, one: Happening) -> None:
    facts.due_at = facts.first_due_at = _moment(one.data["due_at"])


def _apologised(facts: Facts, one: Happening) -> None:
    facts.apologised_at = facts.apologised_at or one.at
    facts.due_at = _moment(one.data["due_at"])


def _asked(facts: Facts, one: Happening) -> None:
    facts.asked_at = one.at
    if one.data["before_acceptance"]:
        facts.supplements_before += 1
        _answer(facts, one)
    else:
        facts.supplements += 1
        facts.stood_at = one.at
        facts.first_asked_at = facts.first_asked_at or one.at


def _came(facts: Facts, one: Happening) -> None:
    if facts.asked_at is not None and facts.accepted_at is not None and facts.asked_at >= facts.accepted_at:
        facts.supplement_seconds += int((one.at - facts.asked_at).total_seconds())
    facts.asked_at = facts.stood_at = None
    if facts.accepted_at is not None:
        facts.due_at = _moment(one.data["due_at"])


def _resolved(facts: Facts, one: Happening) -> None:
    facts.resolved_at, facts.resolved_by, facts.outcome = one.at, one.actor_id, Outcome.RESULT
    facts.result_file = bool(one.data["file_sha256"])


def _resolved_without(facts: Facts, one: Happening) -> None:
    facts.resolved_at, facts.resolved_by, facts.outcome = one.at, one.actor_id, Outcome.WITHOUT_PAPER


def _refused(facts: Facts, one: Happening) -> None:
    if one.data["after_acceptance"]:
        _end(facts, one, Outcome.REFUSED)
    else:
        _answer(facts, one)
        _end(facts, one, Outcome.NOT_ACCEPTED)


def _withdrawn(facts: Facts, one: Happening) -> None:
    _end(facts, one, Outcome.WITHDRAWN)


def _stopped(facts: Facts, one: Happening) -> None:
    _end(facts, one, Outcome.STOPPED)


def _handed_over(facts: Facts, one: Happening) -> None:
    facts.handed_at = facts.ended_at = one.at
    facts.handed_by_way = one.data["method"]


def _replaced(facts: Facts, one: Happening) -> None:
    facts.is_replaced = True


def _papers_taken(facts: Facts, one: Happening) -> None:
    facts.papers += one.data["documents"]


def _papers_set_aside(facts: Facts, one: Happening) -> None:
    facts.papers -= one.data["documents"]


def _scanned(facts: Facts, one: Happening) -> None:
    facts.scans += 1


def _answer(facts: Facts, one: Happening) -> None:
    facts.answered_at = facts.answered_at or one.at


def _end(facts: Facts, one: Happening, outcome: Outcome) -> None:
    facts.ended_at, facts.outcome = one.at, outcome


def _closed_at(facts: Facts) -> datetime | None:
    """Say when its handling ended, which is asked of what was taken in alone."""
    if facts.accepted_at is None:
        return None
    return facts.resolved_at or facts.handed_at or facts.ended_at


def _fold_beside(facts: Facts, chain: Sequence[Happening]) -> None:
    if any(one.kind == _MADE for one in chain):
        _charged(facts, chain)
        return
    for one in chain:
        if one.kind in _PROMISED:
            facts.answer_due_at = _moment(one.data["due_at"])


def _charged(facts: Facts, chain: Sequence[Happening]) -> None:
    """Add what one charge comes to: nothing, where it was dropped or given back."""
    amount, paid = 0, None
    for one in chain:
        if one.kind in _SAYING_AMOUNTS:
            amount = one.data["amount"] or 0
        elif one.kind == _PAID:
            paid = one
        elif one.kind == _DUE_AGAIN:
            paid = None
        elif one.kind in _GONE:
            return
    facts.charges += 1
    facts.due_amount += amount
    if paid is not None:
        facts.paid_amount += paid.data["amount"]
        facts.paid_at = max(facts.paid_at or paid.at, paid.at)
        facts.paid_online = facts.paid_online or paid.data.get("method") == ONLINE


ONLINE: Final = "ONLINE"
_MADE: Final = "fees.ChargeMade"
_PAID: Final = "fees.ChargePaid"
_DUE_AGAIN: Final = "fees.ChargeDueAgain"
_SAYING_AMOUNTS: Final = frozenset({_MADE, "fees.ChargeSettled"})
_GONE: Final = frozenset({"fees.ChargeVoided", "fees.ChargeRefunded"})
_PROMISED: Final = frozenset(
    f"deadlines.Promise{word}"
    for word in ("Started", "Restarted", "Resumed", "Followed", "Extended", "Redated")
)
_FOLDINGS: Final[Mapping[str, _Folding]] = {
    "dossiers.DossierSubmitted": _submitted,
    "dossiers.DossierAccepted": _accepted,
    "dossiers.DossierEnteredLate": _entered_late,
    "dossiers.ProcedureCorrected": _procedure_corrected,
    "dossiers.ProcessMoved": _moved,
    "dossiers.PartsPlanned": _parts_planned,
    "dossiers.ClockStood": _stood,
    "dossiers.ClockWentOn": _went_on,
    "dossiers.DossierRedated": _dated,
    "dossiers.DossierHalted": _stood,
    "dossiers.DossierGoesOn": _went_on,
    "dossiers.ApologySaid": _apologised,
    "dossiers.LateApologySaid": _apologised,
    "dossiers.SupplementAsked": _asked,
    "dossiers.SupplementReceived": _came,
    "dossiers.ResultRecorded": _resolved,
    "dossiers.ResolvedWithoutPaper": _resolved_without,
    "dossiers.DossierRefused": _refused,
    "dossiers.DossierWithdrawn": _withdrawn,
    "dossiers.DossierStopped": _stopped,
    "dossiers.DossierHandedOver": _handed_over,
    "dossiers.DossierReplaced": _replaced,
    "documents.DocumentsTaken": _papers_taken,
    "documents.DocumentsSetAside": _papers_set_aside,
    "documents.FileAttached": _scanned,
}
KINDS: Final = frozenset({*_FOLDINGS, *_SAYING_AMOUNTS, _PAID, _DUE_AGAIN, *_GONE, *_PROMISED})
"""The kinds of events that say something of a dossier here."""
