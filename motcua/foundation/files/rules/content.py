"""What a content truly is: its kind by libmagic, and whether it can act when opened."""

import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pikepdf
import pylibmagic  # noqa: F401  # it must come first: it brings the libmagic that `magic` looks for

import magic  # isort: skip

_ALIASES: Final = {
    "application/xml": "text/xml",
    "application/x-zip-compressed": "application/zip",
    "application/csv": "text/csv",
    "image/heif": "image/heic",
    "image/heic-sequence": "image/heic",
}
_ACTS: Final = frozenset({"/JavaScript", "/Launch", "/ImportData", "/Rendition", "/RichMediaExecute"})
_ACTING_KEYS: Final = frozenset({"/JS", "/JavaScript", "/XFA", "/RichMediaContent"})
_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument"
_OFFICE: Final = {
    "word/document.xml": f"{_OPEN_XML}.wordprocessingml.document",
    "xl/workbook.xml": f"{_OPEN_XML}.spreadsheetml.sheet",
    "ppt/presentation.xml": f"{_OPEN_XML}.presentationml.presentation",
}
_UNNAMED: Final = ("application/octet-stream", "application/zip", "application/x-zip-compressed")
_ZIPPED: Final = ("application/zip", "application/vnd.openxmlformats", "application/vnd.oasis")
_MACROS: Final = ("vbaproject.bin", "activex/", "basic/script-lb.xml")


class Broken(Exception):
    """A content of a known kind that cannot be read: cut off, damaged, or locked by a password."""


@cache
def _libmagic() -> magic.Magic:
    """The library with its table read, once per process; it locks itself between threads."""
    return magic.Magic(mime=True)


def kind_of(path: Path) -> str:
    """The media type of a file by its content alone."""
    found = str(_libmagic().from_file(str(path)))
    if found in _UNNAMED:
        found = _office_kind(path) or found
    return _ALIASES.get(found, found)


def _office_kind(path: Path) -> str:
    """The media type of an office file whose parts stand in an order that libmagic does not know."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return ""
    return next((kind for part, kind in _OFFICE.items() if {part, "[Content_Types].xml"} <= names), "")


def is_active(path: Path, kind: str) -> bool:
    """Whether the file holds scripts, macros or launch actions. Raises Broken if it cannot be read."""
    if kind == "application/pdf":
        return _pdf_is_active(path)
    if kind.startswith(_ZIPPED):
        return _zip_is_active(path)
    return False


def _pdf_is_active(path: Path) -> bool:
    """Walk every object of the PDF, those in object streams too."""
    try:
        with pikepdf.open(path) as pdf:
            return any(_acts(thing) for thing in _dictionaries(pdf))
    except (pikepdf.PdfError, pikepdf.PasswordError) as cause:
        raise Broken from cause


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary of the file, nested ones too; what is pointed at comes as its own object."""
    waiting: list[pikepdf.Object] = [pdf.trailer, *pdf.objects]
    while waiting:
        thing = waiting.pop()
        children: list[object] = []
        if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
            yield thing
            children = [value for _key, value in thing.items()]
        elif isinstance(thing, pikepdf.Array):
            children = list(thing)
        waiting.extend(
            child
            for child in children
            if isinstance(child, pikepdf.Dictionary | pikepdf.Array) and not child.is_indirect
        )


def _acts(thing: pikepdf.Object) -> bool:
    """Whether a dictionary is an action that runs something, or holds a script."""
    return any(key in _ACTING_KEYS for key in thing.keys()) or str(thing.get("/S", "")) in _ACTS  # noqa: SIM118  # a pikepdf object iterates over something else


def _zip_is_active(path: Path) -> bool:
    """Whether an office file carries macros or controls."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name.lower() for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError) as cause:
        raise Broken from cause
    return any(mark in name for name in names for mark in _MACROS)
