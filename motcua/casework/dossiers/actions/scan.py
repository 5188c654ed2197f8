"""Đính bản quét: a paper of the dossier gets its file."""

from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.rows import locked_dossier, moved_on
from motcua.casework.dossiers.events import ScanPut
from motcua.casework.dossiers.states import ENDED
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell
from motcua.foundation.files.models import StoredFile
from motcua.instruments.documents.actions import attach_file
from motcua.instruments.documents.models import SubmittedDocument


@act
def put_scan(
    dossier_id: UUID, document_id: UUID, file: StoredFile, *, name: str, by: Actor, at: datetime
) -> SubmittedDocument:
    """Đính bản quét to a paper, at the counter or where the dossier is handled, until the dossier has ended.

    Raises NotAllowed, StateMoved, DocumentUnknown.
    """
    dossier = locked_dossier(dossier_id)
    if not by.may(access.ACCEPT, dossier.reception_unit_id):
        must(by, access.HANDLE, unit=dossier.decision_agency_id)
    if dossier.state in ENDED:
        raise moved_on(dossier)
    paper = attach_file(dossier.id, document_id, file, name=name, by=by, at=at)
    tell(ScanPut(dossier.id, paper.id, file.sha256), by=by, at=at)
    return paper
