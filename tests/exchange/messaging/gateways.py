"""A gateway to send by: our simulator as a program of its own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.exchange.messaging.client import GatewayChannel

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Running:
    """A running gateway."""

    address: str
    folder: Path

    def channel(self, name: str = "sms", **more: Any) -> GatewayChannel:
        """Send by it."""
        return GatewayChannel(name, self.address, more.pop("key", "chia-khoa"), **{"seconds": 2.0} | more)

    def be(self, *faults: str) -> None:
        """Tell it what to do wrong."""
        (self.folder / "faults").write_text("\n".join(faults))

    def sent(self) -> list[dict[str, str]]:
        """Give every message that went out."""
        found = self.folder / "sent"
        return [json.loads(line) for line in found.read_text().splitlines()] if found.exists() else []

    def begin(self) -> None:
        """Forget everything."""
        for name in ("faults", "sent"):
            (self.folder / name).unlink(missing_ok=True)


@contextmanager
def gateway() -> Generator[Running]:
    """Run the simulator."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "motcua.exchange.messaging.simulator", "--folder", folder]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        try:
            assert process.stdout is not None
            yield Running(f"http://127.0.0.1:{process.stdout.readline().strip()}", Path(folder))
        finally:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()
