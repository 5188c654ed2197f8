"""PostgreSQL's server process: a child that the kernel interrupts when its parent dies."""

import contextlib
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from motcua.launch.errors import CannotStart
from motcua.launch.postgres_programs import Programs, RunsAs

_START_SECONDS = 60
_STOP_SECONDS = 20
_LONGEST_LOG = 5 * 1024 * 1024

_ALWAYS = {
    "max_connections": "100",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",  # every question here is short
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "parallel_setup_cost": "20000",  # to start helpers costs 30 ms: for long questions alone
    "log_min_messages": "warning",
    "lc_messages": "C",
    "listen_addresses": "127.0.0.1",
}
_FORGETFUL = {
    "shared_buffers": "256MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
}


_LEAST_BUFFERS, _MOST_BUFFERS, _SHARE = 128, 4096, 8
_LIMIT = Path("/sys/fs/cgroup/memory.max")


def memory(limit: Path = _LIMIT) -> int:
    """Say how many MB this machine has for us: its own, or fewer where a container is held to them."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    with contextlib.suppress(OSError, ValueError):  # no container, or "max"
        whole = min(whole, int(limit.read_text()))
    return whole >> 20


def buffers_of(megabytes: int) -> int:
    """Say how many MB of memory PostgreSQL keeps pages in: an eighth, taken only as pages come."""
    return min(max(megabytes // _SHARE, _LEAST_BUFFERS), _MOST_BUFFERS)


@dataclass(frozen=True)
class Address:
    """Where a running server listens: a socket folder, and a port on loopback."""

    socket_folder: str
    port: int

    def url(self, role: str, password: str, database: str) -> str:
        """Give the postgresql:// address for one role, through the socket."""
        return f"postgresql://{role}:{password}@:{self.port}/{database}?host={self.socket_folder}"

    def answers(self) -> bool:
        """Say whether something listens there."""
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True


class Server:
    """A running server over one data folder."""

    def __init__(self, programs: Programs, user: RunsAs, data: Path, log: Path, *, durable: bool) -> None:
        self._programs = programs
        self._user = user
        self._data = data
        self._log = log
        self._durable = durable
        self.address = _new_address(user)
        try:
            self.begin()
        except CannotStart:
            self._forget_address()
            raise

    @property
    def is_running(self) -> bool:
        """Say whether it is alive."""
        return self._process.poll() is None

    def stop(self) -> None:
        """Stop it: open transactions are rolled back, what was committed is kept."""
        self._end()
        self._forget_address()

    def _forget_address(self) -> None:
        shutil.rmtree(self.address.socket_folder, ignore_errors=True)

    def _end(self) -> None:
        for parting in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if self.is_running:
                self._process.send_signal(parting)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(_STOP_SECONDS)

    def begin(self) -> None:
        """Start the process, or start it anew at the same address, and wait until it answers."""
        self._process = self._start()
        self._await_ready()

    def _start(self) -> subprocess.Popen[bytes]:
        said = {
            **_ALWAYS,
            **({"shared_buffers": f"{buffers_of(memory())}MB"} if self._durable else _FORGETFUL),
        }
        said |= {"port": str(self.address.port), "unix_socket_directories": self.address.socket_folder}
        command: list[str | Path] = [self._programs.bin / "postgres", "-D", self._data]
        for name, value in said.items():
            command += ["-c", f"{name}={value}"]
        if self._log.exists() and self._log.stat().st_size > _LONGEST_LOG:
            self._log.replace(self._log.with_suffix(".log.1"))
        with self._log.open("ab") as log:
            self._log_begins = log.tell()
            return subprocess.Popen(
                command,
                user=self._user.change_to[0],
                group=self._user.change_to[1],
                extra_groups=self._user.change_to[2],
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C goes to us; we stop the database last
                preexec_fn=dies_with(os.getpid(), signal.SIGINT),  # noqa: PLW1509  # it only calls prctl
            )

    def _await_ready(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if not self.is_running:
                said = self._log.read_bytes()[self._log_begins :].decode(errors="replace")
                self._end()
                raise explain(said, self._data)
            with contextlib.suppress(OSError, IndexError):
                lines = (self._data / "postmaster.pid").read_text().splitlines()
                if lines[0] == str(self._process.pid) and lines[7].strip() == "ready":
                    return
            time.sleep(0.02)
        self._end()
        raise CannotStart(
            f"Cơ sở dữ liệu không sẵn sàng sau {_START_SECONDS} giây; xem {self._log}.",
            f"the database was not ready after {_START_SECONDS} s; see its log",
        )


def dies_with(parent: int, parting: signal.Signals) -> Callable[[], None]:
    """Ask the kernel to signal a child when its parent dies (Linux; elsewhere it simply lives on)."""
    libc = ctypes.CDLL(None)
    set_parent_death_signal = 1

    def in_the_child() -> None:
        if hasattr(libc, "prctl"):
            libc.prctl(set_parent_death_signal, parting)
            if os.getppid() != parent:
                os._exit(1)

    return in_the_child


def stop_left_over(data: Path) -> None:
    """Stop a server that outlived whoever started it on these data."""
    pid_file = data / "postmaster.pid"
    try:
        pid = int(pid_file.read_text().splitlines()[0])
        name = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (OSError, ValueError, IndexError):
        return
    if str(data).encode() not in name:
        return  # the number was given to another program since
    os.kill(pid, signal.SIGINT)
    deadline = time.monotonic() + _STOP_SECONDS
    while pid_file.exists() and time.monotonic() < deadline:
        time.sleep(0.05)


def explain(said: str, data: Path) -> CannotStart:
    """Turn what PostgreSQL said into a sentence."""
    if "No space left on device" in said:
        return CannotStart(f"Hết chỗ trống trên đĩa chứa {data}: hãy dọn đĩa.", "the disk is full")
    last = next((line for line in reversed(said.splitlines()) if "FATAL" in line or "error" in line), "")
    return CannotStart(
        f"PostgreSQL không khởi động được trên {data}: {last.strip() or said.strip()[-200:]}",
        "PostgreSQL did not start; its own words stand above",
    )


def _new_address(user: RunsAs) -> Address:
    socket_folder = Path(tempfile.mkdtemp(prefix="motcua-pg-", dir=_socket_parent()))
    socket_folder.chmod(0o711)
    user.owns(socket_folder)
    return Address(str(socket_folder), free_port())


def _socket_parent() -> str:
    """Choose a short folder for the socket: its whole path may have 107 bytes."""
    return "/run" if os.geteuid() == 0 and Path("/run").is_dir() else tempfile.gettempdir()


def free_port() -> int:
    """Find a port on loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
