"""The demo's identity service: a simulator beside the house, offered to citizens as the one of the day."""

import socket
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from motcua.exchange.identity.actions import ServiceDraft, set_service
from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.launch.home import Home
from motcua.launch.supervisor import Child

CODE: Final = "dinh-danh-thu"
_SINCE: Final = date(2021, 1, 1)
_TRIES: Final = 20
_LAST_PORT: Final = 65535
_CLIENT: Final = ("motcua-thu", "khong-bi-mat")
_CLAIMS: Final = {
    "number": "so_dinh_danh",
    "name": "ho_ten",
    "birth": "ngay_sinh",
    "gender": "gioi_tinh",
    "phone": "so_dien_thoai",
    "level": "acr",
    "kind": "loai_tai_khoan",
    "tax_code": "ma_so_thue",
    "organisation": "ten_to_chuc",
}


def port_beside(port: int) -> int | None:
    """Find a port of this machine that nobody listens at, the next ones first; none, no simulator."""
    for near in range(port + 1, min(port + _TRIES, _LAST_PORT)):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", near))
            except OSError:
                continue
            return near
    return None


def faults_file(home: Home) -> Path:
    """Say where stands what the simulator is to do wrong."""
    return home.path / "simulators" / "identity"


def child(home: Home, port: int, packs: Path, env: Mapping[str, str]) -> Child:
    """Give the process that plays the identity service, with the people of a pack."""
    pack = packs / "binhdinh"
    command = [sys.executable, "-m", "motcua.exchange.identity.simulator", "--port", str(port)]
    command += ["--faults", str(faults_file(home))]
    command += ["--people", str(pack / "people.yaml"), "--entities", str(pack / "legal_entities.yaml")]
    return Child("identity", command, env, vital=False)


def offer(port: int) -> None:
    """Offer the simulator to the demo's citizens."""
    name, secret = _CLIENT
    draft = ServiceDraft(
        code=CODE,
        name="tài khoản định danh điện tử (mô phỏng)",
        issuer=f"http://127.0.0.1:{port}",
        client_id=name,
        client_secret=secret,
        scope="openid",
        asks_level="LoA2 LoA1",
        claims=dict(_CLAIMS),
        levels={"LoA1": 1, "LoA2": 2},
        organisation="2",
        valid_from=_SINCE,
    )
    set_service(draft, by=SYSTEM, at=clock.now())
