"""The home: the folder of one installation, and the lock that lets one house live in it."""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from motcua.launch.errors import CannotStart, explain_folder

LEAST_FREE_BYTES = 150 * 1024 * 1024


class HomeKind(StrEnum):
    """What lives in a home."""

    DEMO = "demo"
    PROVINCE = "province"


@dataclass(frozen=True)
class Home:
    """The folder of one installation: database, files, keys, and what kind it is."""

    path: Path

    @property
    def keys(self) -> Path:
        """Give the folder of keys."""
        return Path(os.environ.get("MOTCUA_KEYS") or self.path / "keys")

    @property
    def postgres(self) -> Path:
        """Give the folder of the embedded database."""
        return self.path / "postgres"

    @property
    def demo_accounts(self) -> Path:
        """Give the file of the demo's accounts, passwords and TOTP secrets."""
        return self.path / "demo-accounts.json"

    @property
    def demo_clock(self) -> Path:
        """Give the file that says until when the demo has been played."""
        return self.path / "demo-clock.json"

    @property
    def card(self) -> Path:
        """Give the file that says what lives here; it is written when founding is done."""
        return self.path / "house.json"

    @property
    def _lock(self) -> Path:
        return self.path / "lock"

    @property
    def kind(self) -> HomeKind | None:
        """Say what lives here; None when nothing does yet. Raises CannotStart if its card is unreadable."""
        try:
            return HomeKind(json.loads(self.card.read_text())["kind"])
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError) as broken:
            raise CannotStart(
                f"Không đọc được {self.card}: hãy khôi phục tệp ấy từ bản sao lưu, hoặc ghi lại "
                '{"kind": "province"} (tỉnh thật) hay {"kind": "demo"} (dùng thử).',
                "the home's card is damaged: write its kind anew",
            ) from broken

    def settle(self, kind: HomeKind) -> None:
        """Write down what lives here. Raises CannotStart if something else does."""
        here = self.kind
        if here is None:
            write_secret(self.card, {"kind": kind, "format": 1})
        elif here is not kind:
            raise _OTHER_KIND[here](self.path)

    def make_ready(self) -> None:
        """Make the folder, let the database's user pass through, and see that there is room on the disk."""
        try:
            if not self.path.exists():
                self.path.mkdir(parents=True)
                self.path.chmod(0o711)
            probe = self.path / ".writable"
            probe.write_text("")
            probe.unlink()
        except OSError as refusal:
            raise explain_folder(self.path, refusal) from refusal
        free = shutil.disk_usage(self.path).free
        if free < LEAST_FREE_BYTES:
            raise CannotStart(
                f"Đĩa chứa {self.path} chỉ còn {free // 2**20} MB trống, cần ít nhất "
                f"{LEAST_FREE_BYTES // 2**20} MB: hãy dọn đĩa hoặc đặt MOTCUA_HOME ở đĩa khác.",
                "the disk is (nearly) full",
            )

    def running(self) -> dict[str, Any] | None:  # Any: JSON
        """Say who holds the lock: process id and address; None if nobody does."""
        try:
            with self._lock.open("r+") as lock:
                if not _taken(lock):
                    return _card_in(lock.read())
        except FileNotFoundError:
            pass
        return None

    @contextmanager
    def locked(
        self, *, patience: float = 0, card: Mapping[str, object] = MappingProxyType({})
    ) -> Iterator[bool]:
        """Keep everyone else out; gives True if whoever was here before was killed. Raises CannotStart.

        The kernel drops the lock with its process, so one left by `kill -9` is only a note to read.
        A short command waits for another with `patience`, in seconds.
        """
        with self._lock.open("a+") as lock:
            deadline = time.monotonic() + patience
            while not _taken(lock):
                if time.monotonic() >= deadline:
                    lock.seek(0)
                    raise _already_running(self.path, _card_in(lock.read()))
                time.sleep(0.1)
            lock.seek(0)
            left = lock.read()
            lock.truncate(0)
            lock.write(json.dumps({"pid": os.getpid(), **card}))
            lock.flush()
            try:
                yield bool(left)
            finally:
                lock.truncate(0)


def _taken(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def write_secret(path: Path, content: object) -> None:
    """Write JSON whole or not at all, for its owner's eyes only."""
    draft = path.with_suffix(".new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(content, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _card_in(text: str) -> dict[str, Any]:  # Any: JSON
    try:
        card: dict[str, Any] = json.loads(text)
    except ValueError:  # its holder is just writing it
        return {}
    return card


def _already_running(path: Path, card: dict[str, Any]) -> CannotStart:  # Any: JSON
    where = f" tại {card['address']}" if card.get("address") else ""
    return CannotStart(
        f"Một cửa đang chạy trong {path}{where} (tiến trình {card.get('pid', '?')}): "
        "hãy dùng luôn, hoặc dừng nó trước.",
        "it is already running in this home",
    )


def _is_province(path: Path) -> CannotStart:
    return CannotStart(
        f"{path} là dữ liệu của một tỉnh thật, không mở bản dùng thử ở đó: hãy dùng `motcua serve`, "
        "hoặc đặt MOTCUA_HOME ở thư mục khác.",
        "this home is a real province's: use `motcua serve`, or another MOTCUA_HOME",
    )


def _is_demo(path: Path) -> CannotStart:
    return CannotStart(
        f"{path} đang chứa bản dùng thử: hãy đặt MOTCUA_HOME ở một thư mục mới cho tỉnh thật.",
        "this home holds a demo: set MOTCUA_HOME to a new folder",
    )


_OTHER_KIND = {HomeKind.PROVINCE: _is_province, HomeKind.DEMO: _is_demo}
