"""What the demo plays of the world outside: a carrier's gateway, the national portal, a box for letters."""

import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from motcua.launch.demo_identity import port_beside
from motcua.launch.home import Home
from motcua.launch.supervisor import Child

_MAIL_PORT: Final = 1025
_GATEWAY: Final = {"MOTCUA_MESSAGES_KEY": "chia-khoa", "MOTCUA_MESSAGES_BY": "sms zalo"}
_PORTAL: Final = {"MOTCUA_NATIONAL_PORTAL_ID": "motcua", "MOTCUA_NATIONAL_PORTAL_SECRET": "bi-mat"}


@dataclass
class Outside:
    """Programs that run beside the demo, and how its processes are told of them."""

    children: list[Child] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)


def mail_folder(home: Home) -> Path:
    """Say where letters lie that nobody carries away."""
    return home.path / "simulators" / "mail"


def messages_folder(home: Home) -> Path:
    """Say where stands what the gateway sent (`sent`), and what it is to do wrong (`faults`)."""
    return home.path / "simulators" / "messages"


def beside(home: Home, port: int, env: Mapping[str, str]) -> Outside:
    """Give what runs beside a demo behind some port; what was set by hand is left as it is set."""
    found = Outside()
    wanted = (
        ("MOTCUA_MESSAGES", "messaging", messages_folder(home), _GATEWAY),
        ("MOTCUA_NATIONAL_PORTAL", "national_portal", home.path / "simulators" / "portal", _PORTAL),
    )
    for name, plug, folder, more in wanted:
        free = None if os.environ.get(name) else port_beside(port)
        if free is None:
            continue
        port = free
        folder.mkdir(parents=True, exist_ok=True)
        module = f"motcua.exchange.{plug}.simulator"
        command = [sys.executable, "-m", module, "--port", str(free), "--folder", str(folder)]
        found.children.append(Child(plug, command, env, vital=False))
        found.told |= {name: f"http://127.0.0.1:{free}", **more}
    if not any(os.environ.get(f"MOTCUA_SMTP_{one}") for one in ("HOST", "PORT")) and not _carries_mail():
        mail_folder(home).mkdir(parents=True, exist_ok=True)
        found.told["MOTCUA_MAIL_FOLDER"] = str(mail_folder(home))
    return found


def _carries_mail() -> bool:
    """Say whether a mail server listens where letters go by default."""
    with socket.socket() as probe:
        probe.settimeout(0.3)
        return probe.connect_ex(("127.0.0.1", _MAIL_PORT)) == 0
