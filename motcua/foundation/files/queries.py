"""What is asked of the file store: opening, serving, checking."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Final, Literal
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, ForeignObjectRel, OuterRef, QuerySet
from django.utils.http import content_disposition_header
from django.utils.module_loading import import_string

from motcua.foundation.files.adapters.folder import FolderStore
from motcua.foundation.files.errors import FileHeld, FileLost, FileQuarantined, FileTooBig, FileUnknown
from motcua.foundation.files.models import Scan, StoredFile
from motcua.foundation.files.ports import SCANNER_BOOK, ScannerAway, Store
from motcua.foundation.files.rules.kinds import CHUNK, MEGABYTE, called, safe_name, size_in_words

_S3: Final = "motcua.foundation.files.adapters.s3.S3Store"
_ENVELOPE: Final = MEGABYTE
_SHOWN_INLINE: Final = frozenset({"application/pdf", "image/jpeg", "image/png", "image/webp", "text/plain"})


@dataclass(frozen=True)
class Damage:
    """One file whose bytes are not what its record says."""

    file_id: UUID
    sha256: str
    what: Literal["missing", "changed"]
    sentence: str


def store() -> Store:
    """The store that settings name: `MOTCUA_FILES` is a folder or `s3://bucket/prefix`."""
    return _store(str(settings.MOTCUA_FILES), str(settings.MOTCUA_S3_ENDPOINT))


@cache
def _store(place: str, endpoint: str) -> Store:
    if place.startswith("s3://"):
        bucket, _slash, prefix = place.removeprefix("s3://").partition("/")
        make: Callable[[str, str, str], Store] = import_string(
            _S3
        )  # its library is slow to load, few need it
        return make(bucket, prefix, endpoint)
    return FolderStore(Path(place))


def size_limit() -> int:
    """The most bytes one file may have: `MOTCUA_FILE_LIMIT_MB`."""
    limit: int = settings.MOTCUA_FILE_LIMIT_MB * MEGABYTE
    return limit


def must_fit(content_length: int, *, files: int = 5) -> None:
    """Raise FileTooBig for a request that says it is longer than several files of the largest size.

    Asked before a body is read, so that an upload of 300 MB costs nothing.
    """
    limit = size_limit()
    if content_length > limit * files + _ENVELOPE:
        raise FileTooBig(limit=size_in_words(limit))


def file_of(file_id: UUID) -> StoredFile:
    """The file with this id. Raises FileUnknown."""
    found = StoredFile.objects.filter(id=file_id).first()
    if found is None:
        raise FileUnknown
    return found


def open_file(file: StoredFile) -> IO[bytes]:
    """Open a file's bytes for reading, in pieces as the reader likes.

    Raises FileHeld and FileQuarantined for what waits for a scanner or did not pass it, FileLost.
    """
    if file.scan == Scan.HELD:
        raise FileHeld
    if file.scan == Scan.INFECTED:
        raise FileQuarantined
    try:
        return store().open(file.sha256)
    except FileNotFoundError as cause:
        raise FileLost from cause


def pieces_of(file: StoredFile) -> Iterator[bytes]:
    """A file's bytes piece by piece, for a streaming answer. Raises FileLost before the first piece."""
    stream = open_file(file)

    def pieces() -> Iterator[bytes]:
        with stream:
            while piece := stream.read(CHUNK):
                yield piece

    return pieces()


def bytes_of(file: StoredFile) -> bytes:
    """A small file's bytes whole (a pack, a slip); large ones are read in pieces. Raises FileLost."""
    with open_file(file) as stream:
        return stream.read()


def kind_in_words(file: StoredFile) -> str:
    """What people call this kind of file: "tài liệu PDF"."""
    return called(file.kind)


def size_of(file: StoredFile) -> str:
    """The size as people say it: "1,5 MB"."""
    return size_in_words(file.size)


def name_for(file: StoredFile, name: str) -> str:
    """Give the name under which a file is kept and handed out: what people gave, ending as what it is."""
    return safe_name(name, file.kind)


def serving_headers(file: StoredFile, name: str, *, inline: bool = False) -> dict[str, str]:
    """The headers with which a face hands the file out under the name people gave it.

    Only harmless kinds are shown in the page, and never what carries scripts; all else is a download.
    """
    shown = inline and file.kind in _SHOWN_INLINE and not file.is_active
    disposition = content_disposition_header(as_attachment=not shown, filename=name_for(file, name))
    # A browser's own PDF viewer does not run under `sandbox`; everything else is locked up.
    locked = "" if shown and file.kind == "application/pdf" else "; sandbox"
    return {
        "Content-Type": f"{file.kind}; charset=utf-8" if file.kind.startswith("text/") else file.kind,
        "Content-Length": str(file.size),
        "Content-Disposition": disposition or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": f"default-src 'none'; frame-ancestors 'self'{locked}",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }


def verify_files() -> Iterator[Damage]:
    """Read every file's bytes again and name those that are gone or changed by even one bit."""
    keeping = store()
    for file in StoredFile.objects.order_by("id").iterator(chunk_size=1000):
        damage = _damage(keeping, file)
        if damage:
            yield damage


def _damage(keeping: Store, file: StoredFile) -> Damage | None:
    """What is wrong with one file's bytes, if anything."""
    try:
        stream = keeping.open(file.sha256)
    except FileNotFoundError:
        sentence = f"Tệp {file.id}: nội dung {file.sha256} không còn trong kho."
        return Damage(file.id, file.sha256, "missing", sentence)
    found, size = hashlib.sha256(), 0
    with stream:
        while piece := stream.read(CHUNK):
            found.update(piece)
            size += len(piece)
    if found.hexdigest() == file.sha256 and size == file.size:
        return None
    if found.hexdigest() == file.sha256:
        sentence = f"Tệp {file.id}: cỡ ghi nhận {file.size} byte không khớp nội dung ({size} byte)."
    else:
        sentence = f"Tệp {file.id}: nội dung đã bị đổi. Ghi nhận {file.sha256}, nay là {found.hexdigest()}."
    return Damage(file.id, file.sha256, "changed", sentence)


def unreferenced() -> QuerySet[StoredFile]:
    """Files that no row of any room points at."""
    files = StoredFile.objects.all()
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and relation.field.concrete:
            pointing = relation.related_model._base_manager.filter(**{relation.field.attname: OuterRef("pk")})
            files = files.exclude(Exists(pointing))
    return files


def contents() -> Iterator[tuple[str, int]]:
    """Every content on record: its SHA-256 and its size."""
    yield from StoredFile.objects.order_by("id").values_list("sha256", "size").iterator(chunk_size=1000)


def unscanned() -> QuerySet[StoredFile]:
    """Files without a scanner's verdict, those that are held first."""
    return StoredFile.objects.filter(scan__in=[Scan.HELD, Scan.NONE]).order_by("scan", "id")


@dataclass(frozen=True)
class Scanning:
    """Bộ quét mã độc as its keepers see it: whether one is set, what it calls itself, what waits for it."""

    is_set: bool
    version: str
    held: int
    infected: int


def scanning() -> Scanning:
    """Say how the scanner does just now; it is asked, for two seconds at most."""
    scanner = SCANNER_BOOK.scanner
    try:
        version = scanner.version() if scanner else ""
    except ScannerAway:
        version = ""
    count = StoredFile.objects.filter
    return Scanning(
        scanner is not None, version, count(scan=Scan.HELD).count(), count(scan=Scan.INFECTED).count()
    )
