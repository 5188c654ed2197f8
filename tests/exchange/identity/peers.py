"""Identity services to sign in at: our simulator as a program of its own, and what a citizen does there."""

import json
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
    port = _free_port()
    folder = tempfile.TemporaryDirectory()
    faults = Path(folder.name) / "faults"
    command = [sys.executable, "-m", "motcua.exchange.identity.simulator", "--port", str(port)]
    command += ["--faults", str(faults), "--people", str(PACK / "people.yaml")]
    command += ["--entities", str(PACK / "legal_entities.yaml")]
    try:
        with _running(command, port):
            yield Peer(port, faults)
    finally:
        folder.cleanup()


@contextmanager
def foreign_provider(*people: dict[str, object]) -> Generator[str]:
    """Run the public provider `oidc-provider-mock`, to which these people are known; give its issuer."""
    port = _free_port()
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    for one in people:
        command += ["--user-claims", json.dumps(one)]
    with _running(command, port):
        yield f"http://127.0.0.1:{port}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def _running(command: list[str], port: int) -> Generator[None]:
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield
    finally:
        process.kill()
        process.wait()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            requests.get(f"http://127.0.0.1:{port}/.well-known/openid-configuration", timeout=2)
            return
        except requests.RequestException:
            time.sleep(0.1)
    raise TimeoutError("the identity service does not answer")


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
