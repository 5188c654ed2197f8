"""A local folder as the store: two levels of folders by the first letters of the SHA-256."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

from motcua.foundation.files.ports import Lying

_INCOMING: Final = ".incoming"


class FolderStore:
    """Contents at `<root>/ab/cd/abcd…`, written beside and renamed in, so that a crash leaves no half."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def workplace(self) -> Path:
        """The folder `.incoming`, on the store's own disk so that renaming is enough."""
        place = self.root / _INCOMING
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        return place

    def put(self, finished: Path, sha256: str) -> None:
        """Flush the file to disk, rename it in, and flush the folder."""
        home = self._path(sha256)
        home.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _flush(finished)
        finished.replace(home)
        for folder in (home.parent, home.parent.parent, self.root):
            _flush(folder)

    def open(self, sha256: str) -> IO[bytes]:
        """Open for reading."""
        return self._path(sha256).open("rb")

    def delete(self, sha256: str) -> None:
        """Unlink."""
        self._path(sha256).unlink(missing_ok=True)

    def lying(self) -> Iterator[Lying]:
        """Walk the folders."""
        for path in sorted(self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")):
            facts = path.stat()
            yield Lying(path.name, facts.st_size, datetime.fromtimestamp(facts.st_mtime, UTC))

    def _path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256[2:4] / sha256


def _flush(path: Path) -> None:
    """Have the disk confirm a file's or a folder's content."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
