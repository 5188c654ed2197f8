"""Hồ sơ chưa rõ nơi giải quyết: what nobody can route waits, is passed on by a person, or is turned back.

Nothing that came online is lost because the register does not say whose it is (Decree 61/2018, art. 17).
"""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers.actions import put_down
from motcua.casework.dossiers.actions.take_in import submission_id
from motcua.casework.dossiers.errors import (
    ApplicantMissing,
    CompetencePlaceMissing,
    CompetentElsewhere,
    NotReceivedHere,
    PartAgencyMissing,
    ReasonMissing,
)
from motcua.casework.dossiers.models import KIND, Dossier, Filing
from motcua.casework.routing import access
from motcua.casework.routing.errors import HeldSettled, HeldUnknown
from motcua.casework.routing.events import FilingHeld, FilingRouted, FilingTurnedBack
from motcua.casework.routing.models import HELD, HeldFile, HeldFiling
from motcua.casework.routing.queries import TURNED_BACK, address_for, facts_for, filing_of
from motcua.casework.routing.rules import written
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.events.actions import tell
from motcua.foundation.files.models import StoredFile
from motcua.foundation.notices.actions import send_notice
from motcua.foundation.notices.queries import takes
from motcua.foundation.text import nfc
from motcua.instruments.documents.actions import attach_file
from motcua.instruments.documents.queries import documents_of
from motcua.registers.procedures.models import Procedure

SUBMIT = "dossiers.submit"
UNROUTABLE = (CompetencePlaceMissing, CompetentElsewhere, NotReceivedHere, PartAgencyMissing)
"""The refusals that say: this may well be right, but not here, or nobody knows where."""


@act
def hold_filing(
    filing: Filing, files: Sequence[tuple[int, StoredFile, str]], *, why: Refused, by: Actor, at: datetime
) -> HeldFiling:
    """Giữ lại what nobody can route, its files by the place of their paper, and the refusal that says so.

    Raises NotAllowed if `by` may not send to the unit, ApplicantMissing.
    """
    must(by, SUBMIT, unit=filing.unit_id)
    if (filing.person_id is None) == (filing.entity_id is None):
        raise ApplicantMissing
    held = HeldFiling.objects.create(
        number=submission_id(at),
        procedure=Procedure.objects.get(code=filing.procedure_code),
        unit_id=filing.unit_id,
        applicant_person_id=filing.person_id,
        applicant_entity_id=filing.entity_id,
        filing=written(asdict(filing)),
        obstacle=why.code,
        why=str(why),
        held_at=at,
    )
    HeldFile.objects.bulk_create(
        HeldFile(held=held, place=place, file=file, name=name[-255:]) for place, file, name in files
    )
    tell(FilingHeld(held.id, held.number, held.procedure_id, held.unit_id, why.code), by=by, at=at)
    return held


@act
def route_filing(
    held_id: UUID, *, unit_id: UUID, place_id: UUID | None = None, by: Actor, at: datetime
) -> Dossier:
    """Chuyển đúng nơi: put it down at the unit that receives for who is competent, under its own number.

    `place_id` is the commune of residence, parcel or business; without it what was sent stands. Raises
    NotAllowed, HeldUnknown, HeldSettled, and what `submit` raises where this place is not right either.
    """
    held = _locked(held_id, by)
    kept = filing_of(held)
    sent = replace(kept, unit_id=unit_id, competence_place_id=place_id or kept.competence_place_id)
    dossier = put_down(sent, held.number, since=held.held_at, is_complete=False, by=by, at=at)
    _put_files(dossier.id, held, kept, by=by, at=at)
    held.state, held.dossier = HeldFiling.State.ROUTED, dossier
    _settle(held, by, at)
    tell(FilingRouted(held.id, dossier.id, unit_id), by=by, at=at)
    return dossier


@act
def turn_back_filing(held_id: UUID, *, reason: str, by: Actor, at: datetime) -> HeldFiling:
    """Trả lại: nobody in the province is competent; the applicant is told why.

    Raises NotAllowed, HeldUnknown, HeldSettled, ReasonMissing.
    """
    held = _locked(held_id, by)
    words = nfc(reason).strip()
    if not words:
        raise ReasonMissing
    held.state, held.reason = HeldFiling.State.TURNED_BACK, words
    _settle(held, by, at)
    tell(FilingTurnedBack(held.id), by=by, at=at)
    _tell_applicant(held, by=by, at=at)
    return held


def _locked(held_id: UUID, by: Actor) -> HeldFiling:
    held = HeldFiling.objects.select_for_update(of=("self",)).filter(id=held_id).first()
    if held is None:
        raise HeldUnknown
    must(by, access.ASSIGN, unit=held.unit_id)
    if held.state != HeldFiling.State.WAITING:
        raise HeldSettled(number=held.number, state=held.get_state_display())
    return held


def _settle(held: HeldFiling, by: Actor, at: datetime) -> None:
    held.settled_at, held.settled_by = at, by.id
    held.save(update_fields=["state", "dossier", "reason", "settled_at", "settled_by"])


def _put_files(dossier_id: UUID, held: HeldFiling, kept: Filing, *, by: Actor, at: datetime) -> None:
    """Put each file beside the paper that it came with."""
    files = list(held.files.select_related("file").order_by("place"))
    rows = documents_of(KIND, dossier_id) if files else []
    for one in files:
        paper = kept.papers[one.place]
        fitting = [
            row
            for row in rows
            if row.required_id == paper.required_id and (paper.required_id or row.name == paper.name)
        ]
        if fitting:
            attach_file(dossier_id, fitting[-1].id, one.file, name=one.name, by=by, at=at)


def _tell_applicant(held: HeldFiling, *, by: Actor, at: datetime) -> None:
    """Write why it comes back, if there is an e-mail to write to."""
    address = address_for(held)
    if takes(address):
        send_notice(
            TURNED_BACK,
            address,
            facts_for(held, at.astimezone(VN).date()),
            subject_kind=HELD,
            subject_id=held.id,
            dedupe_key=f"{TURNED_BACK}:{held.id}",
            is_new=True,
            by=by,
            at=at,
        )
