"""Identity services to sign in at: our simulator as a program of its own, and what a citizen does there."""

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests
from django.test import Client

from motcua.exchange.identity.models import IdentityService
from motcua.launch.demo_identity import offer

ROOT = Path(__file__).resolve().parents[3]
PACK = ROOT / "packs" / "binhdinh"


@dataclass(frozen=True)
class Peer:
    """A running service."""

    port: int
    faults: Path

    def be(self, *faults: str) -> None:
        """Tell it what to do wrong."""
        self.faults.write_text("\n".join(faults))

    def offered(self) -> IdentityService:
        """Offer it to citizens."""
        offer(self.port)
        return IdentityService.objects.get()


@contextmanager
def simulator() -> Generator[Peer]:
    """Run the simulator."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tempfile.TemporaryDirectory()
    faults = Path(folder.name) / "faults"
    command = [sys.executable, "-m", "motcua.exchange.identity.simulator", "--port", str(port)]
    command += ["--faults", str(faults), "--people", str(PACK / "people.yaml")]
    command += ["--entities", str(PACK / "legal_entities.yaml")]
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        _wait_for(port)
        yield Peer(port, faults)
    finally:
        process.kill()
        process.wait()
        folder.cleanup()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            requests.get(f"http://127.0.0.1:{port}/.well-known/openid-configuration", timeout=2)
            return
        except requests.RequestException:
            time.sleep(0.1)
    raise TimeoutError("the simulator does not answer")


def there_and_back(client: Client, code: str, *, level: int = 2, **said: str) -> str:
    """Begin at our door, sign in at the service, and give the path by which one comes back."""
    begun = client.post(f"/dang-nhap/dinh-danh/{code}/", {"next": said.pop("next", "")})
    assert begun.status_code == 302, begun.content.decode()
    answered = requests.post(
        begun["Location"], {"who": "0", "level": str(level), **said}, allow_redirects=False, timeout=30
    )
    assert answered.status_code == 303, answered.text
    back = urlsplit(answered.headers["Location"])
    return f"{back.path}?{back.query}"
