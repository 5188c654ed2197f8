"""ClamAV by its daemon's own protocol: a file goes over in pieces, one word comes back."""

import socket
import struct
import time
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from motcua.foundation.files.ports import ScannerAway, Verdict

_PIECE: Final = 64 * 1024
_LONGEST_ANSWER: Final = 4096
_CONNECT_SECONDS: Final = 2.0
_SAID: Final = "stream: "
_FOUND: Final = " FOUND"


class ClamdScanner:
    """A clamd at a TCP address or a Unix socket. `seconds` is how long one file may take in all."""

    def __init__(self, where: tuple[str, int] | str, *, seconds: float = 15.0) -> None:
        self.where = where
        self.seconds = seconds

    def scan(self, path: Path) -> Verdict:
        """Send a file over and read what was found. Raises ScannerAway, also where it is too long."""
        until = time.monotonic() + self.seconds
        try:
            with self._connected() as line:
                said = _streamed(line, path, until)
        except OSError as gone:
            raise ScannerAway(type(gone).__name__) from gone
        return _read(said)

    def version(self) -> str:
        """Give what the daemon calls itself, with the day of its signatures. Raises ScannerAway."""
        try:
            with self._connected() as line:
                line.sendall(b"zVERSION\0")
                return _answer(line, time.monotonic() + _CONNECT_SECONDS)
        except OSError as gone:
            raise ScannerAway(type(gone).__name__) from gone

    def _connected(self) -> socket.socket:
        """A line to it; a machine that is not there is given up soon, so that nobody waits for it."""
        soon = min(_CONNECT_SECONDS, self.seconds)
        if not isinstance(self.where, str):
            return socket.create_connection(self.where, timeout=soon)
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(soon)
        try:
            line.connect(self.where)
        except OSError:
            line.close()
            raise
        return line


def scanner_at(address: str, *, seconds: float) -> ClamdScanner | None:
    """Give the scanner at `tcp://host:port` or `unix:/path`; none where no address is set.

    Raises ValueError for an address of another shape.
    """
    if not address:
        return None
    there = urlsplit(address)
    if there.scheme == "unix" and there.path:
        return ClamdScanner(there.path, seconds=seconds)
    if there.scheme == "tcp" and there.hostname and there.port:
        return ClamdScanner((there.hostname, there.port), seconds=seconds)
    raise ValueError(f"a scanner stands at tcp://host:port or unix:/path, not at {address!r}")


def _streamed(line: socket.socket, path: Path, until: float) -> str:
    """Send the file in pieces with their lengths; a daemon that stops listening may have said why before."""
    try:
        line.sendall(b"zINSTREAM\0")
        with path.open("rb") as content:
            while piece := content.read(_PIECE):
                line.settimeout(_left(until))
                line.sendall(struct.pack("!L", len(piece)) + piece)
        line.sendall(struct.pack("!L", 0))
    except (BrokenPipeError, ConnectionResetError):
        return _answer(line, until)
    return _answer(line, until)


def _answer(line: socket.socket, until: float) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < _LONGEST_ANSWER:
        line.settimeout(_left(until))
        piece = line.recv(_LONGEST_ANSWER)
        if not piece:
            break
        said += piece
    return said.rstrip(b"\0\n").decode(errors="replace")


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _read(said: str) -> Verdict:
    """Read a daemon's answer; what is neither yes nor no is no verdict. Raises ScannerAway."""
    if said == f"{_SAID}OK":
        return Verdict()
    if said.startswith(_SAID) and said.endswith(_FOUND):
        return Verdict(found=said.removeprefix(_SAID).removesuffix(_FOUND) or "?")
    raise ScannerAway(said[:120] or "no answer", too_long="size limit exceeded" in said)
