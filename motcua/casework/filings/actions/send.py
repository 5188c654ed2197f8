"""Nộp: a draft becomes a dossier, once, with its papers; the counter has it and the answer is promised."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from motcua.casework.dossiers.actions import submit
from motcua.casework.dossiers.models import KIND, Dossier, Filing, Paper, ReturnWay
from motcua.casework.filings import access
from motcua.casework.filings.actions.rows import locked_draft, over
from motcua.casework.filings.errors import (
    ChangedElsewhere,
    ConditionsOpen,
    CoSignersOpen,
    DraftOver,
    FormOpen,
    NotOnline,
    PapersOpen,
    PlaceOpen,
    VersionMoved,
)
from motcua.casework.filings.events import DraftSent
from motcua.casework.filings.models import DRAFT, FilingDraft, Part, State
from motcua.casework.filings.queries.doors import is_online
from motcua.casework.filings.queries.filling import (
    PaperLine,
    declaration_key,
    exemptions_in,
    lacking_papers,
    papers_of,
    standing_of,
    written_of,
)
from motcua.casework.filings.rules import parts_open
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.instruments.documents.actions import attach_file, give_consent, reuse
from motcua.instruments.documents.models import REUSE
from motcua.instruments.documents.queries import documents_of
from motcua.registers.people.queries import person
from motcua.registers.procedures.models import Channel
from motcua.registers.procedures.queries import governing_version, must_be_here


@act
def send_draft(draft_id: UUID, *, edition: int, level: int, by: Actor, at: datetime) -> Dossier:
    """Nộp hồ sơ trực tuyến: check all that stands there, put it down, attach the files, forget the draft.

    Sent twice, it gives the same dossier. Raises DraftUnknown, DraftOver, LevelTooLow, ChangedElsewhere,
    NotForThem, VersionMoved, NotOnline, ConditionsOpen, PlaceOpen, FormOpen, PapersOpen, CoSignersOpen,
    FiledElsewhere, NoPortalOpen, and what `submit` and `reuse` raise.
    """
    draft = locked_draft(draft_id, by)
    if draft.state == State.SENT and draft.dossier is not None:
        return draft.dossier
    if draft.state != State.OPEN:
        raise DraftOver(state=draft.get_state_display())
    access.must_be_proved(level)
    if draft.edition != edition:
        raise ChangedElsewhere
    day = at.astimezone(VN).date()
    must_be_here(day)
    writer = person(draft.person_id)
    access.must_act_for(writer, draft.applicant_person_id, draft.applicant_entity_id, day)
    lines = papers_of(draft, day)
    _must_be_whole(draft, lines, day)
    dossier = submit(_filing(draft, lines), is_complete=False, by=by, at=at)
    _put_files(draft, dossier, lines, by=by, at=at)
    draft.dossier = dossier
    over(draft, State.SENT, at=at)
    tell(DraftSent(draft.id, dossier.id), by=by, at=at)
    return dossier


def _must_be_whole(draft: FilingDraft, lines: Sequence[PaperLine], day: date) -> None:
    """Pass what lacks nothing, the first thing that lacks refused. Raises what it is."""
    version = governing_version(draft.version.procedure.code, day)
    if version.id != draft.version_id:
        raise VersionMoved
    if not is_online(version):
        raise NotOnline
    waiting = [one for one in draft.co_signers.all() if one.signed_edition != draft.edition]
    refusals = {
        Part.CONDITIONS: ConditionsOpen(),
        Part.PLACE: PlaceOpen(),
        Part.FORM: FormOpen(),
        Part.PAPERS: PapersOpen(papers="; ".join(lacking_papers(lines))),
        Part.CO_SIGNERS: CoSignersOpen(count=len(waiting)),
    }
    for part in parts_open(standing_of(draft, lines, day)):
        raise refusals[part]


def _filing(draft: FilingDraft, lines: Sequence[PaperLine]) -> Filing:
    """Give what is put down. A paper of several files is handed in once, its further files beside it."""
    assert draft.unit_id is not None
    written = written_of(draft)
    return Filing(
        procedure_code=draft.version.procedure.code,
        unit_id=draft.unit_id,
        person_id=draft.applicant_person_id,
        entity_id=draft.applicant_entity_id,
        submitter_id=draft.person_id,
        channel=Channel.ONLINE,
        case_number=draft.case_number,
        return_way=ReturnWay(draft.return_way),
        answers=written.data if declaration_key(lines) else None,
        sources=written.sources,
        papers=tuple(_papers(lines)),
        competence_place_id=draft.competence_place_id,
        exemptions=exemptions_in(draft),
    )


def _papers(lines: Sequence[PaperLine]) -> list[Paper]:
    found = []
    for line in lines:
        for number, _file in enumerate(line.files, start=1):
            first = number == 1
            name = "" if first else more_of(line, number)
            found.append(Paper(line.document.id if first else None, copies=1, name=name))
    return found


def more_of(line: PaperLine, number: int) -> str:
    """Name a further file of a paper."""
    return f"{line.document.name} (tệp {number})"


def _put_files(
    draft: FilingDraft, dossier: Dossier, lines: Sequence[PaperLine], *, by: Actor, at: datetime
) -> None:
    """Put each file to the paper that was put down for it; those of a vault are used again, with consent."""
    if not any(line.files for line in lines):
        return
    rows = documents_of(KIND, dossier.id)
    by_required = {row.required_id: row for row in rows if row.required_id}
    by_name = {row.name: row for row in rows if row.required_id is None}
    for line in lines:
        for number, one in enumerate(line.files, start=1):
            row = by_required[line.document.id] if number == 1 else by_name[more_of(line, number)]
            vault_id = one.row.vault_document_id
            if vault_id is None:
                attach_file(dossier.id, row.id, one.row.file, name=one.name, by=by, at=at)
                continue
            consent = give_consent(REUSE, DRAFT, draft.id, by=by, at=at)
            reuse(vault_id, KIND, dossier.id, row.id, consent_id=consent.id, by=by, at=at)
