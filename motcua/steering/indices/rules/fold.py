"""What the chain of a dossier comes to: the facts from which every figure is counted.

A fact is what happened, never how it stands to a moment: a dossier becomes late by the clock, without an
event, so that lateness is asked for a moment and not kept.
"""

from collections.abc import Callable, Iterable, Mapping
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


_Folding = Callable[[Facts, Happening], None]


def fold(dossier_id: UUID, chain: Iterable[Happening]) -> Facts | None:
    """Say what a chain comes to; nothing where it holds no filing. Events of other kinds say nothing here."""
    facts = Facts(dossier_id)
    for one in chain:
        folding = _FOLDINGS.get(one.kind)
        if folding is not None:
            folding(facts, one)
            facts.happened += 1
    return facts if facts.received_at else None


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
KINDS: Final = frozenset(_FOLDINGS)
"""The kinds of events that say something of a dossier here."""
