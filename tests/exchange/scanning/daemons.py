"""Scanners to ask: our simulator as a program of its own, on a port and on a Unix socket."""

import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from motcua.exchange.scanning.client import ClamdScanner

ROOT = Path(__file__).resolve().parents[3]
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LONGEST = 1_000_000


@dataclass(frozen=True)
class Daemon:
    """A running daemon."""

    scanner: ClamdScanner
    faults: Path

    def be(self, *faults: str) -> None:
        """Tell it what to do wrong."""
        self.faults.write_text("\n".join(faults))


@contextmanager
def daemon(kind: str = "tcp") -> Generator[Daemon]:
    """Run the simulator."""
    with tempfile.TemporaryDirectory() as folder:
        faults, place = Path(folder) / "faults", str(Path(folder) / "clamd.ctl")
        command = [sys.executable, "-m", "motcua.exchange.scanning.simulator", "--faults", str(faults)]
        command += ["--longest", str(LONGEST), *(["--socket", place] if kind == "unix" else [])]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        try:
            assert process.stdout is not None
            said = process.stdout.readline().strip()
            where: tuple[str, int] | str = place if kind == "unix" else ("127.0.0.1", int(said))
            yield Daemon(ClamdScanner(where, seconds=1.0), faults)
        finally:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()
