"""Kinds of file: their names, their endings, and what a name may promise about a content."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

MEGABYTE: Final = 1024 * 1024
CHUNK: Final = 256 * 1024


@dataclass(frozen=True)
class Kind:
    """A kind of file by content: its media type, what people call it, the endings its names may have."""

    media_type: str
    called: str
    endings: tuple[str, ...]
    family: str = ""
    """Kinds of one family may carry each other's endings: phones often save a PNG as .jpg."""


_IMAGE: Final = "image"
_TEXT: Final = "text"
_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument"
KINDS: Final[dict[str, Kind]] = {
    kind.media_type: kind
    for kind in (
        Kind("application/pdf", "tài liệu PDF", (".pdf",)),
        Kind("image/jpeg", "ảnh JPEG", (".jpg", ".jpeg"), _IMAGE),
        Kind("image/png", "ảnh PNG", (".png",), _IMAGE),
        Kind("image/tiff", "ảnh TIFF", (".tif", ".tiff"), _IMAGE),
        Kind("image/webp", "ảnh WebP", (".webp",), _IMAGE),
        Kind("image/heic", "ảnh HEIC", (".heic", ".heif"), _IMAGE),
        Kind(f"{_OPEN_XML}.wordprocessingml.document", "văn bản Word", (".docx",)),
        Kind(f"{_OPEN_XML}.spreadsheetml.sheet", "bảng tính Excel", (".xlsx",)),
        Kind("application/msword", "văn bản Word đời cũ", (".doc",)),
        Kind("application/vnd.ms-excel", "bảng tính Excel đời cũ", (".xls",)),
        Kind("application/vnd.oasis.opendocument.text", "văn bản OpenDocument", (".odt",)),
        Kind("application/vnd.oasis.opendocument.spreadsheet", "bảng tính OpenDocument", (".ods",)),
        Kind("text/plain", "tệp chữ", (".txt", ".csv", ".md", ".yaml", ".yml"), _TEXT),
        Kind("text/csv", "bảng CSV", (".csv", ".txt"), _TEXT),
        Kind("application/json", "tệp JSON", (".json",), _TEXT),
        Kind("text/xml", "tệp XML", (".xml", ".bpmn"), _TEXT),
        Kind("application/zip", "tệp nén ZIP", (".zip",)),
    )
}
PAPERS: Final = frozenset(
    media_type
    for media_type in KINDS
    if media_type not in {"application/zip", "application/json", "text/xml"}
)
"""What people hand in when nothing narrower is said."""

_PROGRAMS: Final = (
    ".exe", ".com", ".bat", ".cmd", ".scr", ".pif", ".msi", ".js", ".jse", ".vbs", ".vbe", ".wsf",
    ".hta", ".ps1", ".jar", ".lnk", ".apk", ".dll", ".sh", ".reg", ".html", ".htm", ".svg",
    ".xhtml", ".mhtml",
)  # fmt: skip
"""Endings by which machines run what they open."""
_LONGEST_NAME: Final = 150
"""What file systems and mail programs bear with room to spare."""

_OTHERS: Final = {
    "application/octet-stream": "dữ liệu không rõ loại",
    "text/html": "trang web HTML",
    "image/svg+xml": "ảnh SVG",
    "image/gif": "ảnh GIF",
    "application/x-dosexec": "chương trình Windows",
    "application/vnd.microsoft.portable-executable": "chương trình Windows",
    "application/x-rar": "tệp nén RAR",
    "application/x-7z-compressed": "tệp nén 7z",
    "application/gzip": "tệp nén GZip",
    "video/mp4": "phim MP4",
    "audio/mpeg": "âm thanh MP3",
}


def called(media_type: str) -> str:
    """What people call a kind of content, known or not."""
    kind = KINDS.get(media_type)
    return kind.called if kind else _OTHERS.get(media_type, f"tệp loại {media_type}")


def listed(media_types: Iterable[str]) -> str:
    """What people call several kinds, in the table's order."""
    wanted = set(media_types)
    return ", ".join(kind.called for kind in KINDS.values() if kind.media_type in wanted)


def ending_of(name: str) -> str:
    """The ending of a name in small letters, e.g. ".pdf", or nothing."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def promised_by(name: str) -> Kind | None:
    """The kind of content that a name's ending promises, if it promises one."""
    ending = ending_of(name)
    return next((kind for kind in KINDS.values() if ending in kind.endings), None)


def name_fits(name: str, media_type: str) -> bool:
    """Whether a name may be borne by such a content: same kind, same family, or no promise made."""
    promised, kind = promised_by(name), KINDS.get(media_type)
    if promised is None:
        return True
    if kind is None:
        return False
    return ending_of(name) in kind.endings or (bool(kind.family) and kind.family == promised.family)


def safe_name(name: str, media_type: str) -> str:
    """The name under which such a content may lie on somebody's machine: it ends as what it is.

    What names a program loses that ending; any other that promises nothing keeps it and gets one more.
    """
    plain, kind = plain_name(name), KINDS.get(media_type)
    while ending_of(plain) in _PROGRAMS:
        plain = plain.rpartition(".")[0]
    if kind is None or promised_by(plain) is not None:
        return plain or "tep"
    return f"{plain or 'tep'}{kind.endings[0]}"


def size_in_words(size: int) -> str:
    """A size as people say it: "50 MB", "1,5 MB", "300 kB"."""
    if size >= MEGABYTE:
        return f"{size / MEGABYTE:.1f}".rstrip("0").rstrip(".").replace(".", ",") + " MB"
    return f"{max(1, round(size / 1024))} kB" if size else "0 kB"


def plain_name(name: str) -> str:
    """The last part of a name somebody gave, without control characters, at most 150 long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    cleaned = "".join(letter for letter in last if letter.isprintable()).strip(" .")
    stem, dot, ending = cleaned.rpartition(".")
    if len(cleaned) <= _LONGEST_NAME:
        return cleaned or "tep"
    return f"{stem[: _LONGEST_NAME - 1 - len(ending)]}{dot}{ending}" if dot else cleaned[:_LONGEST_NAME]
