"""A backup's one file: a tar whose last words sum up all that stands before them.

`manifest.json` names every member with its size and SHA-256, `manifest.sha256` the manifest itself,
so that a flipped byte or a cut end is found before anything is restored.
"""

import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

from motcua.launch.errors import CannotStart

DUMP = "database.dump"
KEYS, FILES, HOME = "keys/", "files/", "home/"
MANIFEST = "manifest.json"
SEAL = "manifest.sha256"
FORMAT = 1
_PIECE = 1024 * 1024


class _Summing(io.RawIOBase):
    """Reads through to a stream and sums up what passes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self.sum.update(piece)
        return piece


@dataclass
class Writer:
    """A backup being written."""

    tar: tarfile.TarFile
    members: dict[str, dict[str, object]] = field(default_factory=dict)

    def add(self, name: str, stream: IO[bytes], size: int) -> str:
        """Put a stream of known size in; gives its SHA-256."""
        summing = _Summing(stream)
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        try:
            self.tar.addfile(entry, summing)
        except OSError as cut:
            if cut.errno is not None:
                raise
            raise CannotStart(f"{name} ngắn hơn {size} byte ghi nhận: chưa sao lưu được.", "cut off") from cut
        digest = summing.sum.hexdigest()
        self.members[name] = {"size": size, "sha256": digest}
        return digest

    def add_file(self, name: str, path: Path) -> None:
        """Put a file in."""
        with path.open("rb") as stream:
            self.add(name, stream, path.stat().st_size)

    def seal(self, facts: dict[str, object]) -> None:
        """Write the manifest and its sum; nothing may follow."""
        manifest = json.dumps({**facts, "format": FORMAT, "members": self.members}, indent=1).encode()
        digest = self.add(MANIFEST, io.BytesIO(manifest), len(manifest)).encode()
        self.add(SEAL, io.BytesIO(digest), len(digest))


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """Write a backup whole or not at all, for its owner's eyes only. Raises CannotStart if it exists."""
    if path.exists():
        raise CannotStart(f"Đã có tệp {path}: hãy chọn tên khác.", "the file exists already")
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                yield Writer(tar)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)


class Archive:
    """A backup to read. `Archive.checked(path)` has read it to the end and held every sum against it."""

    def __init__(self, path: Path, manifest: dict[str, Any]) -> None:  # Any: JSON
        self.path = path
        self.manifest = manifest

    @classmethod
    def checked(cls, path: Path) -> Self:
        """Read a backup through. Raises CannotStart if anything in it is damaged, missing or too much."""
        try:
            sums, manifest_text, seal = _read_through(path)
            manifest = json.loads(manifest_text)
        except FileNotFoundError:
            raise CannotStart(f"Không có tệp {path}.", "no such file") from None
        except (tarfile.TarError, ValueError, EOFError) as broken:
            raise _damaged(path, str(broken)) from broken
        if hashlib.sha256(manifest_text).hexdigest().encode() != seal:
            raise _damaged(path, MANIFEST)
        for name, known in manifest["members"].items():
            if name != MANIFEST and sums.get(name) != known["sha256"]:
                raise _damaged(path, name)
        strange = set(sums) - set(manifest["members"]) - {MANIFEST, SEAL}
        if strange:
            raise _damaged(path, min(strange))
        if manifest["format"] > FORMAT:
            raise CannotStart(
                f"{path} do một phiên bản mới hơn sao lưu, phiên bản này không đọc được.",
                "the backup was made by a newer version",
            )
        return cls(path, manifest)

    def damaged_files(self) -> list[str]:
        """Name the files that were damaged before they were backed up: their bytes are not what they say."""
        files = {name for name in self.manifest["members"] if name.startswith(FILES)}
        sums = {Path(name).name: self.manifest["members"][name]["sha256"] for name in sorted(files)}
        return [named for named, sha256 in sums.items() if named != sha256]

    def members(self) -> Iterator[tuple[str, IO[bytes]]]:
        """Give each member's name and stream in the order they were written."""
        with tarfile.open(self.path, "r|") as tar:
            for entry in tar:
                stream = tar.extractfile(entry)
                if stream is not None and entry.name not in {MANIFEST, SEAL}:
                    yield entry.name, stream


def _read_through(path: Path) -> tuple[dict[str, str], bytes, bytes]:
    sums: dict[str, str] = {}
    kept = {MANIFEST: b"", SEAL: b""}
    with tarfile.open(path, "r|") as tar:
        for entry in tar:
            stream = tar.extractfile(entry)
            if stream is None:
                raise tarfile.ReadError(entry.name)
            total = hashlib.sha256()
            while piece := stream.read(_PIECE):
                total.update(piece)
                if entry.name in kept:
                    kept[entry.name] += piece
            sums[entry.name] = total.hexdigest()
    if not kept[SEAL]:
        raise tarfile.ReadError("no seal")
    return sums, kept[MANIFEST], kept[SEAL]


def _damaged(path: Path, where: str) -> CannotStart:
    return CannotStart(
        f"Tệp sao lưu {path} bị hỏng ({where}): không khôi phục, không có gì được ghi.",
        "the backup is damaged; nothing was written",
    )


def copy(stream: IO[bytes], path: Path) -> None:
    """Write a member out, for its owner's eyes only."""
    path.touch(mode=0o600)
    with path.open("wb") as file:
        shutil.copyfileobj(stream, file, _PIECE)
