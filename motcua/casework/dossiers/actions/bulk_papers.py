"""What the papers of a dossier in the making go through: taken, and given their scans."""

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.bulk_book import Book, Case, Deed, watched_dossier
from motcua.casework.dossiers.actions.papers import judged_papers
from motcua.casework.dossiers.errors import StepElsewhere
from motcua.casework.dossiers.events import ScanPut
from motcua.casework.dossiers.models import KIND
from motcua.casework.dossiers.states import ENDED
from motcua.foundation.access.queries import must
from motcua.foundation.clock import VN


def take_papers(book: Book, case: Case, deed: Deed) -> None:
    """Take what is brought with a filing."""
    filing, day = case.life.filing, deed.at.astimezone(VN).date()
    handed = judged_papers(case.ground.version, filing.case_number, filing.papers, filing.answers, day)
    book.papers.take(KIND, case.dossier.id, handed, at=deed.at)


def put_past_scan(book: Book, case: Case, deed: Deed) -> None:
    """As `put_scan`, of the paper whose place on the list the deed names."""
    dossier, by, scan = case.dossier, deed.by, deed.scan
    if not by.may(access.ACCEPT, dossier.reception_unit_id):
        must(by, access.HANDLE, unit=dossier.decision_agency_id)
    if dossier.state in ENDED or not dossier.state or scan is None:
        raise StepElsewhere
    paper = book.papers.attach(dossier.id, scan.place, scan.file, name=scan.name)
    book.journal.note(ScanPut(dossier.id, paper.id, scan.file.sha256), case, watched_dossier)
