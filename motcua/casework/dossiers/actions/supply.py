"""Bổ sung trực tuyến: whoever's dossier it is sends what was asked for, all of it in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.answer import promise_answer
from motcua.casework.dossiers.actions.joint import part_moved
from motcua.casework.dossiers.actions.letters import tell_supplement_received
from motcua.casework.dossiers.actions.papers import judge_form
from motcua.casework.dossiers.actions.rows import locked_dossier, moved_on
from motcua.casework.dossiers.actions.supplement import go_on_anew
from motcua.casework.dossiers.actions.take_in import filing_of
from motcua.casework.dossiers.actions.write import answers_json
from motcua.casework.dossiers.errors import DocumentsMissing
from motcua.casework.dossiers.events import SupplementReceived
from motcua.casework.dossiers.models import KIND, Dossier, State, Supplement
from motcua.casework.dossiers.queries.grounds import ground_for
from motcua.casework.dossiers.queries.kept import papers_asked
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.queries import name_for
from motcua.foundation.text import fold
from motcua.instruments.documents.actions import Handed, give_consent, reuse, take_documents
from motcua.instruments.documents.models import REUSE
from motcua.instruments.documents.queries import documents_of


@dataclass(frozen=True)
class Supplied:
    """A file or a paper of the vault for one of the things asked for, by its place among them from nought."""

    item: int
    file: StoredFile | None
    name: str
    vault_id: UUID | None = None


@act
def supply(
    dossier_id: UUID,
    supplied: Sequence[Supplied],
    *,
    answers: Mapping[str, Any] | None = None,  # Any: JSON, judged by the form
    declared: Sequence[int] = (),
    by: Actor,
    at: datetime,
) -> Dossier:
    """Bổ sung trực tuyến by whose dossier it is: files for each thing asked for, or the declaration anew.

    `declared` are the things that `answers`, which take the place of the declaration, put right. What was
    accepted is in progress again, its whole limit counted anew from now; what was not waits for the
    counter once more, which answers within its hours. Sending a paper of the vault is agreeing to its use.
    Raises DossierUnknown (somebody else's), StateMoved, DocumentsMissing, InvalidAnswers, and what
    `ground_for`, `give_consent` and `reuse` raise.
    """
    dossier = locked_dossier(dossier_id)
    day = at.astimezone(VN).date()
    access.must_own(by, dossier, day)
    if dossier.state != State.AWAITING_SUPPLEMENT:
        raise moved_on(dossier)
    supplement = dossier.supplements.select_for_update(of=("self",)).get(state=Supplement.State.OPEN)
    _must_be_whole(supplement, supplied, declared if answers is not None else ())
    judge_form(dossier.version, papers_asked(dossier.version_id, dossier.case_number), answers, day)
    documents = _take(dossier, supplement, supplied, by=by, at=at)
    dossier.answers = answers_json(answers, {}) if answers is not None else dossier.answers
    due_before, was_accepted = dossier.due_at, dossier.code is not None
    if was_accepted:
        go_on_anew(dossier, by=by, at=at)
    else:
        _wait_again(dossier, by=by, at=at)
    supplement.state, supplement.ended_by = Supplement.State.ANSWERED, by.id
    supplement.ended_at, supplement.due_after = max(at, supplement.asked_at), dossier.due_at
    supplement.save(update_fields=["state", "ended_at", "ended_by", "due_after"])
    tell(SupplementReceived(dossier.id, supplement.id, documents, due_before, dossier.due_at), by=by, at=at)
    if was_accepted:
        tell_supplement_received(dossier, supplement, by=by, at=at)
        part_moved(dossier, by=by, at=at)
    return dossier


def _must_be_whole(supplement: Supplement, supplied: Sequence[Supplied], declared: Sequence[int]) -> None:
    """Pass if there is something for each thing asked for. Raises DocumentsMissing."""
    answered = {one.item for one in supplied} | set(declared)
    lacking = [item for place, item in enumerate(supplement.items) if place not in answered]
    if lacking:
        raise DocumentsMissing(documents="; ".join(lacking))


def _take(
    dossier: Dossier, supplement: Supplement, supplied: Sequence[Supplied], *, by: Actor, at: datetime
) -> int:
    """Take the files, each for the required document that is called as the thing asked for, if one is."""
    required = {fold(one.name): one for one in papers_asked(dossier.version_id, dossier.case_number)}
    handed = []
    for one in supplied:
        item = supplement.items[one.item]
        document = required.get(fold(item))
        handed.append(
            Handed(
                item,
                document.id if document else None,
                copies=1,
                file=one.file,
                file_name=name_for(one.file, one.name)[-255:] if one.file else "",
            )
        )
    if not handed:
        return 0
    last = max((paper.position for paper in documents_of(KIND, dossier.id)), default=0)
    rows = take_documents(KIND, dossier.id, handed, after=last, by=by, at=at)
    for row, one in zip(rows, supplied, strict=True):
        if one.vault_id is not None:
            consent = give_consent(REUSE, KIND, dossier.id, by=by, at=at)
            reuse(one.vault_id, KIND, dossier.id, row.id, consent_id=consent.id, by=by, at=at)
    return len(rows)


def _wait_again(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """Put what was never accepted before the counter once more, with its hours to answer."""
    dossier.state = State.SUBMITTED
    dossier.save(update_fields=["state", "answers"])
    promise_answer(dossier, ground_for(filing_of(dossier), at.astimezone(VN).date()), by=by, at=at)
