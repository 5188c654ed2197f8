"""What changes the file store: keeping, scanning, purging."""

import hashlib
import logging
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Final
from uuid import UUID

from django.db import connection, transaction
from django.db.models.functions import Now

from motcua.foundation.access.models import Actor
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.files.errors import (
    FileEmpty,
    FileInfected,
    FileTooBig,
    FileUnreadable,
    KindNotTaken,
    NameAndContentDiffer,
    StoreFull,
)
from motcua.foundation.files.events import FileCleared, FileFoundInfected, FileKept, FilePurged
from motcua.foundation.files.models import Scan, StoredFile
from motcua.foundation.files.ports import SCANNER_BOOK, ScannerAway
from motcua.foundation.files.queries import size_limit, store, unreferenced, unscanned
from motcua.foundation.files.rules.content import Broken, is_active, kind_of
from motcua.foundation.files.rules.kinds import (
    CHUNK,
    PAPERS,
    called,
    ending_of,
    listed,
    name_fits,
    plain_name,
    promised_by,
    size_in_words,
)
from motcua.foundation.neighbours.actions import note_answered, note_away
from motcua.foundation.neighbours.models import SCANNER

GRACE: Final = timedelta(hours=24)
"""How long a file may lie without anybody pointing at it: a form half filled keeps its uploads."""

_BATCH: Final = 500
_MOST_SCANNED: Final = 200
_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Arrived:
    """A file in the workplace, read to its end."""

    path: Path
    sha256: str
    size: int


def keep_file(
    stream: IO[bytes],
    *,
    name: str,
    by: Actor,
    at: datetime,
    taken: Collection[str] = PAPERS,
    limit: int | None = None,
    made_here: bool = False,
) -> StoredFile:
    """Keep a stream's content and give its record; the same content is kept once.

    `taken` are the media types accepted here. The caller keeps `name`; it is only compared with the
    content. Read in pieces, never whole in memory. What comes from outside goes through the malware
    scanner, if there is one; where it gives no verdict the file is kept, and opened by nobody before it
    has been scanned. What the house made itself (`made_here`) is not held. Raises FileTooBig, FileEmpty,
    KindNotTaken, NameAndContentDiffer, FileUnreadable, FileInfected or StoreFull; then nothing is kept.
    """
    most = size_limit() if limit is None else limit
    try:
        with _workplace_file() as (handle, path):
            arrived = _take_in(stream, handle, path, name=plain_name(name), most=most)
            kind = _must_be_taken(arrived, plain_name(name), taken)
            active = _must_be_readable(arrived, plain_name(name), kind)
            scan = Scan.NONE if made_here else _scanned(arrived.path, plain_name(name), by=by, at=at)
            file = _file_away(arrived, kind, active, scan, by=by, at=at)
            if file.scan == Scan.INFECTED:
                raise FileInfected(name=plain_name(name))
            return file
    except OSError as cause:
        raise StoreFull from cause


@contextmanager
def _workplace_file() -> Iterator[tuple[IO[bytes], Path]]:
    """A file of its own in the store's workplace, gone at the end unless it was put away."""
    number, place = tempfile.mkstemp(prefix="in-", dir=store().workplace())
    try:
        with os.fdopen(number, "wb") as handle:
            yield handle, Path(place)
    finally:
        Path(place).unlink(missing_ok=True)


def _take_in(stream: IO[bytes], handle: IO[bytes], path: Path, *, name: str, most: int) -> _Arrived:
    """Copy the stream piece by piece, reckoning its name; stop at once when it grows too big."""
    digest, size = hashlib.sha256(), 0
    while piece := stream.read(CHUNK):
        size += len(piece)
        if size > most:
            raise FileTooBig(limit=size_in_words(most))
        digest.update(piece)
        handle.write(piece)
    if not size:
        raise FileEmpty(name=name)
    handle.flush()
    return _Arrived(path, digest.hexdigest(), size)


def _must_be_taken(arrived: _Arrived, name: str, taken: Collection[str]) -> str:
    """The kind by content, if it is what the name says and what is taken here."""
    kind = kind_of(arrived.path)
    promised = promised_by(name)
    if promised and not name_fits(name, kind):
        facts = {"extension": ending_of(name), "named": promised.called, "kind": called(kind)}
        raise NameAndContentDiffer(name=name, **facts)
    if kind not in taken:
        raise KindNotTaken(name=name, kind=called(kind), taken=listed(taken))
    return kind


def _must_be_readable(arrived: _Arrived, name: str, kind: str) -> bool:
    """Whether the content can act when opened, if it can be opened at all."""
    try:
        return is_active(arrived.path, kind)
    except Broken as cause:
        raise FileUnreadable(name=name) from cause


def _scanned(path: Path, name: str, *, by: Actor, at: datetime) -> Scan:
    """What a scanner says of an upload: clean, or no verdict. Raises FileInfected."""
    scanner = SCANNER_BOOK.scanner
    if scanner is None:
        return Scan.NONE
    try:
        found = scanner.scan(path).found
    except ScannerAway as away:
        _LOG.warning("a file is held: the scanner gives no verdict (%s)", away)
        _note_away(away, by=by, at=at)
        return Scan.HELD
    note_answered(SCANNER, by=by, at=at)
    if found:
        _LOG.warning("an upload was refused: %s", found)
        raise FileInfected(name=name)
    return Scan.CLEAN


@transaction.atomic
def _file_away(
    arrived: _Arrived, kind: str, active: bool, scan: Scan, *, by: Actor, at: datetime
) -> StoredFile:
    """Put the bytes and the record where they belong, safe from a purge of the same content meanwhile."""
    _lock(arrived.sha256, shared=True)
    store().put(arrived.path, arrived.sha256)
    file, is_new = StoredFile.objects.get_or_create(
        sha256=arrived.sha256,
        defaults={"size": arrived.size, "kind": kind, "is_active": active, "kept_at": at, "scan": scan},
    )
    if is_new:
        tell(FileKept(file.id, file.sha256, file.size, file.kind), by=by, at=at)
    else:
        StoredFile.objects.filter(id=file.id).update(last_kept_at=Now())
        if scan == Scan.CLEAN and file.scan != Scan.CLEAN:
            _write_verdict(file, "", by=by, at=at)
    return file


def _note_away(away: ScannerAway, *, by: Actor, at: datetime) -> None:
    """Note that the scanner is away; that a file is too long for it says nothing of that."""
    if not away.too_long:
        note_away(SCANNER, str(away), by=by, at=at)


def scan_waiting(*, by: Actor, at: datetime, most: int = _MOST_SCANNED) -> int:
    """Quét tệp đang chờ: those held first, then those from before there was a scanner; count the verdicts.

    It ends at once where the scanner is away; a file too long for it stays held and holds up no other.
    """
    scanner, judged = SCANNER_BOOK.scanner, 0
    for file in unscanned()[:most] if scanner else ():
        try:
            found = _scanned_again(file)
        except ScannerAway as away:
            _note_away(away, by=by, at=at)
            if away.too_long:
                continue
            break
        except OSError:  # its bytes are gone or cannot be read: for `files verify` to say
            continue
        _write_verdict(file, found, by=by, at=at)
        note_answered(SCANNER, by=by, at=at)
        judged += 1
    return judged


def _scanned_again(file: StoredFile) -> str:
    """What the scanner finds in a file of the store. Raises ScannerAway and OSError."""
    scanner = SCANNER_BOOK.scanner
    if scanner is None:
        raise ScannerAway("none")
    with _workplace_file() as (handle, path), store().open(file.sha256) as content:
        shutil.copyfileobj(content, handle, CHUNK)
        handle.flush()
        return scanner.scan(path).found


@transaction.atomic
def _write_verdict(file: StoredFile, found: str, *, by: Actor, at: datetime) -> None:
    """Write down what a scanner said, unless another was quicker."""
    before, file.scan = file.scan, Scan.INFECTED if found else Scan.CLEAN
    if not StoredFile.objects.filter(id=file.id, scan=before).update(scan=file.scan):
        return
    if found:
        tell(FileFoundInfected(file.id, file.sha256, found[:100]), by=by, at=at)
    else:
        tell(FileCleared(file.id, file.sha256), by=by, at=at)


def purge_unreferenced(*, by: Actor, at: datetime, real_now: datetime) -> int:
    """Take away the files nobody has pointed at for a day, and bytes that no record knows; count them.

    A file that somebody begins to point at meanwhile stays: the database refuses its deletion.
    """
    forgotten = unreferenced().filter(last_kept_at__lt=real_now - GRACE)
    purged = 0
    while batch := list(forgotten[:_BATCH]):
        _forget(batch, by=by, at=at)
        purged += len(batch)
    for lying in store().lying():
        if lying.put_at < real_now - GRACE:
            _sweep(lying.sha256)
    return purged


@transaction.atomic
def let_go(file_id: UUID, *, kept_at: datetime, last_kept_at: datetime, by: Actor, at: datetime) -> bool:
    """Take a file away at once that was kept for nothing; False where others have to do with it.

    It goes only if it was new when it was kept at `kept_at`, nobody kept the same content since
    `last_kept_at`, and no row points at it.
    """
    found = StoredFile.objects.select_for_update().filter(
        id=file_id, kept_at=kept_at, last_kept_at=last_kept_at
    )
    file = found.first()
    if file is None or not unreferenced().filter(id=file_id).exists():
        return False
    _lock(file.sha256, shared=False)
    _forget([file], by=by, at=at)
    transaction.on_commit(lambda: _sweep(file.sha256))
    return True


@transaction.atomic
def _forget(files: list[StoredFile], *, by: Actor, at: datetime) -> None:
    """Delete records; their bytes follow once no record knows them."""
    told = [FilePurged(file.id, file.sha256) for file in files]
    StoredFile.objects.filter(id__in=[file.id for file in files]).delete()
    tell_many(told, by=by, at=at)


@transaction.atomic
def _sweep(sha256: str) -> None:
    """Delete bytes that no record knows, while nobody may be putting the same ones away."""
    if StoredFile.objects.filter(sha256=sha256).exists():
        return
    _lock(sha256, shared=False)
    if not StoredFile.objects.filter(sha256=sha256).exists():
        store().delete(sha256)


def _lock(sha256: str, *, shared: bool) -> None:
    """Hold a content's name until the end of the transaction: many may keep it, one may purge it."""
    function = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}(%s)", [int(sha256[:15], 16)])  # two fixed names
