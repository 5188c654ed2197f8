"""Malware: refused at the door, held while nobody can say, never opened once found."""

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.files.actions import keep_file, scan_waiting
from motcua.foundation.files.errors import FileHeld, FileInfected, FileQuarantined
from motcua.foundation.files.models import Scan, StoredFile
from motcua.foundation.files.ports import SCANNER_BOOK, ScannerAway, Verdict
from motcua.foundation.files.queries import bytes_of, scanning, store
from tests.foundation.files.contents import pdf, png

pytestmark = pytest.mark.django_db
AT = datetime(2023, 11, 20, 8, tzinfo=VN)


class Told:
    """A scanner that says what it is told to say."""

    def __init__(self) -> None:
        self.says: Verdict | ScannerAway = Verdict()
        self.asked = 0

    def scan(self, path: Path) -> Verdict:
        self.asked += 1
        assert path.stat().st_size
        if isinstance(self.says, ScannerAway):
            raise self.says
        return self.says

    def version(self) -> str:
        if isinstance(self.says, ScannerAway):
            raise self.says
        return "ClamAV 1"


AWAY = ScannerAway("timed out")
FOUND = Verdict(found="Win.Test.EICAR_HDB-1")


@pytest.fixture(autouse=True)
def scanner(tmp_path: Path, settings: object) -> Iterator[Told]:
    settings.MOTCUA_FILES = str(tmp_path / "files")  # type: ignore[attr-defined]
    told, before = Told(), SCANNER_BOOK.scanner
    SCANNER_BOOK.join(told)
    yield told
    SCANNER_BOOK.join(before)


def keep(content: bytes, name: str = "a.png", **more: bool) -> StoredFile:
    return keep_file(io.BytesIO(content), name=name, by=SYSTEM, at=AT, **more)


def kinds() -> list[str]:
    book = Event.objects.filter(kind__startswith="files.")  # the scanner's health is told beside it
    return list(book.order_by("id").values_list("kind", flat=True))


def test_a_clean_upload_opens_at_once() -> None:
    file = keep(png())
    assert (file.scan, bytes_of(file)) == (Scan.CLEAN, png())
    assert kinds() == ["files.FileKept"]


def test_malware_is_refused_and_nothing_is_kept(scanner: Told) -> None:
    scanner.says = FOUND
    with pytest.raises(FileInfected, match="có mã độc nên không được nhận") as refused:
        keep(png())
    assert refused.value.status == 422
    assert not StoredFile.objects.exists()
    assert not Event.objects.exists()
    assert not list(store().lying())


def test_while_the_scanner_is_away_an_upload_is_kept_but_opened_by_nobody(scanner: Told) -> None:
    scanner.says = AWAY
    file = keep(png())
    assert file.scan == Scan.HELD
    with pytest.raises(FileHeld, match="tệp không bị mất"):
        bytes_of(file)
    assert scan_waiting(by=SYSTEM, at=AT) == 0
    scanner.says = Verdict()
    assert scan_waiting(by=SYSTEM, at=AT) == 1
    assert bytes_of(StoredFile.objects.get()) == png()
    assert kinds() == ["files.FileKept", "files.FileCleared"]
    assert verify().findings == []


def test_malware_found_in_a_held_file_shuts_it_for_good_and_names_it_in_the_book(scanner: Told) -> None:
    scanner.says = AWAY
    keep(png())
    scanner.says = FOUND
    assert scan_waiting(by=SYSTEM, at=AT) == 1
    file = StoredFile.objects.get()
    with pytest.raises(FileQuarantined):
        bytes_of(file)
    assert Event.objects.get(kind="files.FileFoundInfected").data["malware"] == "Win.Test.EICAR_HDB-1"
    assert scan_waiting(by=SYSTEM, at=AT) == 0
    assert verify().findings == []


def test_what_was_found_infected_is_not_taken_again_while_the_scanner_is_away(scanner: Told) -> None:
    StoredFile.objects.filter(id=keep(png()).id).update(scan=Scan.INFECTED)
    scanner.says = AWAY
    with pytest.raises(FileInfected):
        keep(png())


def test_what_was_clean_stays_clean_while_the_scanner_is_away(scanner: Told) -> None:
    keep(png())
    scanner.says = AWAY
    assert keep(png()).scan == Scan.CLEAN


def test_a_held_file_that_comes_again_and_is_clean_opens(scanner: Told) -> None:
    scanner.says = AWAY
    keep(png())
    scanner.says = Verdict()
    assert bytes_of(keep(png())) == png()


def test_what_was_kept_before_there_was_a_scanner_is_looked_through_little_by_little(scanner: Told) -> None:
    SCANNER_BOOK.join(None)
    old = keep(png())
    assert (old.scan, bytes_of(old)) == (Scan.NONE, png())
    assert scan_waiting(by=SYSTEM, at=AT) == 0
    SCANNER_BOOK.join(scanner)
    assert scan_waiting(by=SYSTEM, at=AT) == 1
    assert StoredFile.objects.get().scan == Scan.CLEAN


def test_what_the_house_makes_is_not_held(scanner: Told) -> None:
    scanner.says = AWAY
    assert bytes_of(keep(pdf(), "ket-qua.pdf", made_here=True)) == pdf()
    assert scanner.asked == 0


def test_a_file_too_long_for_the_scanner_holds_up_no_other(
    scanner: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanner.says = AWAY
    first, second = keep(png()), keep(png(200))
    long = first if first.id < second.id else second
    size = long.size

    def scan(path: Path) -> Verdict:
        if path.stat().st_size == size:
            raise ScannerAway("limit", too_long=True)
        return Verdict()

    monkeypatch.setattr(scanner, "scan", scan)
    assert first.size != second.size
    assert scan_waiting(by=SYSTEM, at=AT) == 1
    assert set(StoredFile.objects.filter(scan=Scan.HELD)) == {long}


def test_its_keepers_see_how_it_does(scanner: Told) -> None:
    scanner.says = AWAY
    keep(png())
    assert (scanning().is_set, scanning().version, scanning().held) == (True, "", 1)
    scanner.says = Verdict()
    assert scanning().version == "ClamAV 1"
    SCANNER_BOOK.join(None)
    assert not scanning().is_set
