"""A bundle: the files of a pack, out of a folder or a zip, each read within limits.

Raises Unreadable when a path leads outside, a link points elsewhere, a name stands twice, or the
whole is too big; nothing is unpacked to disk.
"""

import hashlib
import stat
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import IO, Final

from motcua.foundation.packs.rules.flaws import Flaw, Unreadable

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_FILES: Final = 2_000
HEAD: Final = "pack.yaml"
BESIDE: Final = frozenset({".md", ".txt", ".typ", ".bpmn", ".svg", ".csv", ".json"})
"""Kinds of file that may lie beside the YAML: they count in the digest and are not loaded here."""

_CHUNK: Final = 64 * 1024
_TOO_BIG: Final = "Gói lớn hơn 20 MB khi mở ra. Hãy chia thành nhiều gói nhỏ hơn."
_TOO_MANY: Final = f"Gói có hơn {MOST_FILES:,} tệp.".replace(",", ".")

Bundle = Mapping[str, bytes]


def digest_of(bundle: Bundle) -> str:
    """Fingerprint of names and contents: equal packs have equal digests, wherever they lay."""
    whole = hashlib.sha256()
    for name in sorted(bundle):
        whole.update(f"{len(name.encode())}:{name}:{len(bundle[name])}:".encode())
        whole.update(bundle[name])
    return whole.hexdigest()


def read_folder(folder: Path) -> Bundle:
    """Read every file below a folder; hidden files are passed over."""
    root = folder.resolve()
    bundle: dict[str, bytes] = {}
    left = MOST_BYTES
    for path in _files_below(root):
        name = path.relative_to(root).as_posix()
        if not path.resolve().is_relative_to(root):
            raise Unreadable(
                Flaw(name, 0, "Liên kết trỏ ra ngoài thư mục của gói; hãy đặt tệp thật vào gói.")
            )
        with path.open("rb") as stream:
            bundle[name] = _read_at_most(stream, left)
        left -= len(bundle[name])
        if len(bundle) > MOST_FILES:
            raise Unreadable(Flaw("", 0, _TOO_MANY))
    return bundle


def read_zip(stream: IO[bytes]) -> Bundle:
    """Read a zip of a pack's folder; one folder around the whole is taken off."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return _without_outer_folder(_entries(archive))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError) as cause:
        raise Unreadable(Flaw("", 0, "Tệp không phải zip đọc được, hoặc bị hỏng giữa chừng.")) from cause


def _files_below(root: Path) -> Iterator[Path]:
    """List files below, in a settled order, without following linked folders or opening hidden ones."""
    for path in sorted(root.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files_below(path)
        elif path.is_file() or path.is_symlink():
            yield path  # a pipe or a device would never end


def _entries(archive: zipfile.ZipFile) -> Bundle:
    """Read every file entry, counting the bytes that truly come out."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        raise Unreadable(Flaw("", 0, _TOO_MANY))
    bundle: dict[str, bytes] = {}
    left = MOST_BYTES
    for entry in entries:
        name = _safe_name(entry)
        if name in bundle:
            raise Unreadable(Flaw(name, 0, "Tên tệp này có hai lần trong gói zip."))
        with archive.open(entry) as stream:
            bundle[name] = _read_at_most(stream, left)
        left -= len(bundle[name])
    return bundle


def _safe_name(entry: zipfile.ZipInfo) -> str:
    """Give the entry's name, if it stays inside, is no link, and needs no password."""
    name = entry.filename
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\x00" in name:
        raise Unreadable(Flaw(name, 0, "Đường dẫn trong gói zip trỏ ra ngoài gói; không nhận gói này."))
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Unreadable(Flaw(name, 0, "Gói zip chứa liên kết thay cho tệp thật; không nhận gói này."))
    if entry.flag_bits & 0x1:
        raise Unreadable(Flaw(name, 0, "Gói zip có mật khẩu; hãy nén lại không đặt mật khẩu."))
    return path.as_posix()


def _read_at_most(stream: IO[bytes], most: int) -> bytes:
    """Read a stream to its end, or refuse once it gives more than what is left."""
    chunks: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > most:
            raise Unreadable(Flaw("", 0, _TOO_BIG))
        chunks.append(chunk)
    return b"".join(chunks)


def _without_outer_folder(bundle: Bundle) -> Bundle:
    """Take off the one folder around everything, when `pack.yaml` lies inside it."""
    seen = {name: content for name, content in bundle.items() if not _hidden(name)}
    tops = {PurePosixPath(name).parts[0] for name in seen}
    if HEAD in seen or len(tops) != 1:
        return seen
    (top,) = tops
    return {name.removeprefix(f"{top}/"): content for name, content in seen.items()}


def _hidden(name: str) -> bool:
    """Tell whether the file, or a folder above it, is a system's own litter."""
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)
