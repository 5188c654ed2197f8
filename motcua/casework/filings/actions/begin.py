"""Bắt đầu: a draft is begun, begun like what was filed before, or goes on under a newer version."""

import json
from datetime import datetime
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.models import KIND, ReturnWay
from motcua.casework.dossiers.queries import case_numbers, owned
from motcua.casework.dossiers.queries.answers import declared
from motcua.casework.dossiers.queries.kept import form_kept
from motcua.casework.filings import access
from motcua.casework.filings.actions.rows import open_draft, touched
from motcua.casework.filings.errors import NotOnline, TooManyDrafts
from motcua.casework.filings.events import DraftBegun, DraftCarriedOver
from motcua.casework.filings.models import DraftFile, FilingDraft, State
from motcua.casework.filings.queries.doors import Search, door_of, is_online, online_cases
from motcua.casework.filings.queries.drafts import open_like
from motcua.casework.filings.queries.filling import declaration_key, papers_of, written_of
from motcua.casework.filings.queries.questions import questions_of
from motcua.casework.filings.rules import KEPT_FOR, MOST_OPEN, Written, as_before, written_down
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.events.actions import tell
from motcua.foundation.forms.queries import check_data
from motcua.instruments.documents.queries import documents_of
from motcua.registers.people.models import Person
from motcua.registers.people.queries import principals_of
from motcua.registers.procedures.models import ProcedureVersion
from motcua.registers.procedures.queries import governing_version, must_be_here

FROM_BEFORE: Final = "dossier"


@act
def begin_draft(
    procedure_code: str,
    *,
    person_id: UUID | None = None,
    entity_id: UUID | None = None,
    level: int,
    by: Actor,
    at: datetime,
) -> FilingDraft:
    """Bắt đầu soạn for oneself, or for whom one acts for. One begun and never touched is given again.

    Raises DraftUnknown for who is no citizen, LevelTooLow, NotOnline, NotForThem, TooManyDrafts,
    ProcedureUnknown, and FiledElsewhere or NoPortalOpen where nothing is filed here on the day.
    """
    writer = access.writer_of(by)
    access.must_be_proved(level)
    day = at.astimezone(VN).date()
    must_be_here(day)
    version = governing_version(procedure_code, day)
    if not is_online(version):
        raise NotOnline
    whose = (None, entity_id) if entity_id else (person_id or writer.id, None)
    access.must_act_for(writer, whose[0], whose[1], day)
    Person.objects.select_for_update(of=("self",)).get(id=writer.id)
    begun = open_like(writer, version.procedure_id, whose)
    if begun is not None:
        return begun
    return _begun(writer, version, whose, like_id=None, by=by, at=at)


@act
def begin_like(dossier_id: UUID, *, level: int, by: Actor, at: datetime) -> FilingDraft:
    """Nộp lại như trước: a draft with the answers, the place and the way of a dossier of one's own.

    Conditions are answered as they must have been then, and read over with the rest. What is not right any
    more is left open. Raises DossierUnknown, and what `begin_draft` raises.
    """
    writer = access.writer_of(by)
    access.must_be_proved(level)
    day = at.astimezone(VN).date()
    must_be_here(day)
    acts_for = list(principals_of(writer.id, day=day))
    people = [writer.id, *(one.person_id for one in acts_for if one.person_id)]
    before = owned(dossier_id, people, [one.entity_id for one in acts_for if one.entity_id], now=at).dossier
    version = governing_version(before.version.procedure.code, day)
    if not is_online(version):
        raise NotOnline
    whose = (before.applicant_person_id, before.applicant_entity_id)
    access.must_act_for(writer, *whose, day)
    Person.objects.select_for_update(of=("self",)).get(id=writer.id)
    draft = _begun(writer, version, whose, like_id=before.id, by=by, at=at)
    is_case = before.case_number in case_numbers(version.id)
    draft.case_number = before.case_number if is_case else draft.case_number
    data = declared(before)
    key = declaration_key(papers_of(draft))
    whole = bool(key) and not check_data(form_kept(version.id, key), data, day=day)
    draft.answers = written_down(Written(data=data, is_whole=whole)) if data else ""
    draft.return_way = before.return_way
    if _takes(draft, before.reception_unit_id, before.competence_place_id, at):
        draft.unit_id, draft.competence_place_id = before.reception_unit_id, before.competence_place_id
    asked = questions_of(version.procedure.code, day)
    draft.conditions = json.dumps(as_before(asked)) if asked else ""
    changed = ("case_number", "answers", "conditions", "return_way", "unit", "competence_place")
    touched(draft, changed, at=at)
    _bring_files(draft, before.id, at)
    return draft


@act
def carry_over(draft_id: UUID, *, by: Actor, at: datetime) -> FilingDraft:
    """Tiếp tục theo quy định mới: the draft goes on under the version of today, with all that still fits.

    Answers stay as they were typed and are judged anew; files stay with papers of the same name.
    Raises DraftUnknown, DraftOver, NotOnline, ProcedureUnknown.
    """
    draft = open_draft(draft_id, by)
    before = draft.version
    version = governing_version(before.procedure.code, at.astimezone(VN).date())
    if version.id == before.id:
        return draft
    if not is_online(version):
        raise NotOnline
    held = papers_of(draft)
    draft.version = version
    numbers = case_numbers(version.id)
    draft.case_number = draft.case_number if draft.case_number in numbers else _first_case(version)
    written = written_of(draft)
    draft.answers = written_down(Written(written.raw, written.data, written.sources)) if draft.answers else ""
    if draft.unit_id and not _takes(draft, draft.unit_id, draft.competence_place_id, at):
        draft.unit_id, draft.competence_place_id = None, None
    names = {line.document.name: line.document.id for line in papers_of(draft)}
    for line in held:
        rows = DraftFile.objects.filter(id__in=[one.row.id for one in line.files])
        if line.document.name in names:
            rows.update(required=names[line.document.name])
        else:
            rows.delete()
    changed = ("version", "case_number", "answers", "unit", "competence_place")
    touched(draft, changed, at=at)
    tell(DraftCarriedOver(draft.id, before.id, version.id), by=by, at=at)
    return draft


def _begun(
    writer: Person,
    version: ProcedureVersion,
    whose: tuple[UUID | None, UUID | None],
    *,
    like_id: UUID | None,
    by: Actor,
    at: datetime,
) -> FilingDraft:
    """Write a new draft down and tell of it. Raises TooManyDrafts."""
    if FilingDraft.objects.filter(person=writer, state=State.OPEN).count() >= MOST_OPEN:
        raise TooManyDrafts(most=MOST_OPEN)
    draft = FilingDraft.objects.create(
        person=writer,
        applicant_person_id=whose[0],
        applicant_entity_id=whose[1],
        version=version,
        case_number=_first_case(version),
        return_way=ReturnWay.COUNTER,
        begun_at=at,
        saved_at=at,
        expires_at=at + KEPT_FOR,
    )
    tell(DraftBegun(draft.id, version.procedure.code, version.id, like_id), by=by, at=at)
    return draft


def _first_case(version: ProcedureVersion) -> int | None:
    """Give the first case that is taken in online, else the first of all; none where there are no cases."""
    every = sorted(number for number in case_numbers(version.id) if number is not None)
    return next(iter([*online_cases(version.id), *every]), None)


def _bring_files(draft: FilingDraft, dossier_id: UUID, at: datetime) -> None:
    """Put the files of a dossier to the papers that are called so now."""
    names = {one.document.name: one.document for one in papers_of(draft) if not one.is_form}
    DraftFile.objects.bulk_create(
        DraftFile(
            draft=draft,
            required=names[row.name],
            file=row.file,
            name=row.file_name,
            source=FROM_BEFORE,
            put_at=at,
        )
        for row in documents_of(KIND, dossier_id)
        if row.file is not None and row.name in names
    )


def _takes(draft: FilingDraft, unit_id: UUID, place_id: UUID | None, at: datetime) -> bool:
    """Say whether a unit takes the draft in as it is."""
    search = Search(draft.version, draft.case_number, at.astimezone(VN).date())
    try:
        door_of(search, unit_id, place_id)
    except Refused:
        return False
    return True
