"""Which adapter opens a file: by what the file is, not by what it is called."""

import io
from pathlib import Path
from typing import Final

from motcua.steering.plans.adapters.parcels import Parcel
from motcua.steering.plans.adapters.pdf import open_pdf, pages_of
from motcua.steering.plans.adapters.sheets import open_sheets
from motcua.steering.plans.adapters.text import open_text
from motcua.steering.plans.adapters.web import open_web
from motcua.steering.plans.adapters.word import open_word
from motcua.steering.plans.errors import (
    FileIsPicture,
    FileLocked,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    FormatUnknown,
)
from motcua.steering.plans.ports import Progress, Source

MOST_BYTES: Final = 60 * 2**20
_MANY_PAGES: Final = 40
_MUCH_XML: Final = 3 * 2**20
_MUCH_TEXT: Final = 600 * 2**10
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB: Final = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body", b"<?xml")
_OTHERS: Final = {
    b"Rar!": "tệp nén RAR",
    b"7z\xbc\xaf": "tệp nén 7z",
    b"\x7fELF": "chương trình",
    b"MZ": "chương trình",
    b"{\\rtf": "RTF: hãy lưu lại thành .docx",
    b"\x1f\x8b": "tệp nén gzip",
}


def open_file(path: Path) -> Source:
    """Open a file of any format that the reader knows.

    Raises FileMissing, FileTooLarge, FormatUnknown, FileLocked, FileIsPicture, FileHasMacros, FileUnreadable.
    """
    if not path.is_file():
        raise FileMissing(name=path.name)
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise FileTooLarge(size=size // 2**20, most=MOST_BYTES // 2**20)
    return open_bytes(path.read_bytes(), path.name)


def is_long(content: bytes) -> bool:
    """Say whether a file takes longer to read than anyone waits for a page; its text is not looked at yet.

    Raises FileTooLarge, FileLocked, FileHasMacros, FileUnreadable.
    """
    if len(content) > MOST_BYTES:
        raise FileTooLarge(size=len(content) // 2**20, most=MOST_BYTES // 2**20)
    if b"%PDF-" in content[:1024]:
        return pages_of(content) > _MANY_PAGES
    if content.startswith(b"PK"):
        parcel = Parcel(content)
        parcel.refuse_macros()
        return parcel.size > _MUCH_XML
    return len(content) > _MUCH_TEXT and b"\0" not in content[:4096]


def open_bytes(content: bytes, name: str, told: Progress | None = None) -> Source:
    """Open a file's content; `told` hears of each page. Raises as `open_file` does."""
    if len(content) > MOST_BYTES:
        raise FileTooLarge(size=len(content) // 2**20, most=MOST_BYTES // 2**20)
    start = content[:1024]
    if not content.strip():
        raise FileUnreadable(why="tệp trống")
    if b"%PDF-" in start:
        return open_pdf(content, told)
    if start.startswith(b"PK"):
        return _open_parcel(content, name)
    if start.startswith(_OLE):
        _refuse_ole(content, name)
    if start.startswith(_PICTURES):
        raise FileIsPicture
    for mark, kind in _OTHERS.items():
        if start.startswith(mark):
            raise FormatUnknown(name=name, kind=kind)
    bare = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if bare.startswith(_WEB) or (name.lower().endswith((".html", ".htm")) and b"<" in start):
        return open_web(content)
    return open_text(content)


def _open_parcel(content: bytes, name: str) -> Source:
    parcel = Parcel(content)
    if "word/document.xml" in parcel.names:
        return open_word(parcel)
    if any(part.startswith("xl/workbook") for part in parcel.names):
        return open_sheets(content)
    if any(part.startswith("ppt/") for part in parcel.names):
        raise FormatUnknown(name=name, kind="tệp trình chiếu")
    raise FormatUnknown(name=name, kind="tệp nén")


def _refuse_ole(content: bytes, name: str) -> None:
    """Tell a locked new file from an old one. Raises FileLocked or FormatUnknown."""
    directory = io.BytesIO(content).read()
    if "EncryptedPackage".encode("utf-16-le") in directory:
        raise FileLocked
    kinds = {
        "WordDocument": "Word đời cũ (.doc): hãy lưu lại thành .docx",
        "Workbook": "Excel đời cũ (.xls): hãy lưu lại thành .xlsx",
    }
    for mark, kind in kinds.items():
        if mark.encode("utf-16-le") in directory:
            raise FormatUnknown(name=name, kind=kind)
    raise FormatUnknown(name=name, kind="tệp Office đời cũ")
