"""Run the simulator: `python -m motcua.exchange.national_portal.simulator --port 8002 --folder FOLDER`.

In the folder lie `faults` (a line a fault), `filings/*.json` (what people filed there), `files/*` (their
papers), and what it was told: `told.json`, each dossier's last payload by its MaHoSo.
"""

import argparse
import json
import secrets
import sys
import time
from base64 import b64decode
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import unquote, urlsplit

Json = dict[str, Any]  # Any: JSON
_SLOW_SECONDS = 8
_LONGEST = 4 * 1024 * 1024
STATES = {str(number) for number in range(1, 11)}
MOVES = {
    "1": "1235678",
    "2": "245678",
    "4": "456789",
    "5": "1245789",
    "6": "4678",
    "9": "9",
}


class Fault(StrEnum):
    """Lỗi: one way in which the portal fails its askers, or lies to them."""

    SLOW = "slow"
    DOWN = "down"
    GARBAGE = "garbage"
    NO_TOKEN = "no-token"
    FORGETS_TOKENS = "forgets-tokens"
    DEAF = "deaf"
    REFUSES = "refuses"
    LOSES_ANSWERS = "loses-answers"
    FORGETS_DOSSIERS = "forgets-dossiers"
    NO_FILES = "no-files"


class Portal(BaseHTTPRequestHandler):
    """Answers one question."""

    folder: Path
    client = "motcua:bi-mat"
    tokens: set[str] = set()
    alone = Lock()
    protocol_version = "HTTP/1.0"

    def do_POST(self) -> None:
        """Answer a question or a report."""
        faults, path = self._faults(), urlsplit(self.path).path
        body = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), _LONGEST))
        if self._failed(faults):
            return
        if path == "/oauth2/token":
            self._give_token(faults)
        elif not self._is_known(faults):
            self._say(401, {"error": "invalid_token"})
        else:
            with self.alone:  # what it was told it reads, adds to and writes anew
                self._take(path, body, faults)

    def _take(self, path: str, body: bytes, faults: frozenset[Fault]) -> None:
        if path == "/TraCuuHoSo":
            self._look_up(json.loads(body))
        elif path == "/DongBoHoSoMC":
            self._hear(json.loads(body), faults)
        elif path == "/CapNhatTienDoHoSoMC":
            self._note(json.loads(body))
        else:
            self._say(404, {"error": "not found"})

    def do_GET(self) -> None:
        """Hand out a paper."""
        faults = self._faults()
        if self._failed(faults):
            return
        if not self._is_known(faults):
            self._say(401, {"error": "invalid_token"})
            return
        file = self.folder / "files" / Path(unquote(urlsplit(self.path).path)).name
        if Fault.NO_FILES in faults or not file.is_file():
            self._say(404, {"error": "not found"})
            return
        self._send(200, "application/octet-stream", file.read_bytes())

    def log_message(self, format: str, *args: object) -> None:  # the library's name
        """Stay silent."""

    def _failed(self, faults: frozenset[Fault]) -> bool:
        if Fault.SLOW in faults:
            time.sleep(_SLOW_SECONDS)
        if Fault.DOWN in faults:
            self._say(503, {"error": "down"})
        elif Fault.GARBAGE in faults:
            self._send(200, "text/html", "<html><h1>Bảo trì</h1></html>".encode())
        else:
            return False
        return True

    def _give_token(self, faults: frozenset[Fault]) -> None:
        given = b64decode(self.headers.get("Authorization", "").partition("Basic ")[2] or b"").decode()
        if given != self.client or Fault.NO_TOKEN in faults:
            self._say(401, {"error": "invalid_client"})
            return
        token = secrets.token_urlsafe(24)
        self.tokens.add(token)
        self._say(200, {"access_token": token, "token_type": "Bearer", "expires_in": 3600})

    def _is_known(self, faults: frozenset[Fault]) -> bool:
        token = self.headers.get("Authorization", "").partition("Bearer ")[2]
        if Fault.FORGETS_TOKENS in faults and not (self.folder / "forgot").exists():
            self.tokens.clear()
            (self.folder / "forgot").touch()
        return token in self.tokens and Fault.DEAF not in faults

    def _look_up(self, asked: Json) -> None:
        told = self._told()
        if asked.get("TrangThaiHoSo") == "1":
            filed = [json.loads(one.read_text()) for one in sorted((self.folder / "filings").glob("*.json"))]
            self._say(200, {"error_code": 0, "data": [one for one in filed if one.get("MaHoSo") not in told]})
            return
        rows = [{"MaHoSo": one["MaHoSo"], "TrangThaiHoSo": one["TrangThaiHoSo"]} for one in told.values()]
        self._say(200, {"error_code": 0, "data": rows})

    def _hear(self, said: Json, faults: frozenset[Fault]) -> None:
        told = self._told()
        for payload in said["data"]:
            number, state = payload.get("MaHoSo"), payload.get("TrangThaiHoSo")
            before = told.get(number, {}).get("TrangThaiHoSo")
            if Fault.REFUSES in faults or state not in STATES or not payload.get("MaTTHC"):
                self._say(200, {"error_code": 106, "message": "Dữ liệu không hợp lệ"})
                return
            if (
                before
                and before != state
                and state not in MOVES.get(before, "")
                and (before, state) != ("9", "10")
            ):
                self._say(200, {"error_code": 108, "message": f"Không chuyển được từ {before} sang {state}"})
                return
            told[number] = payload
        if Fault.FORGETS_DOSSIERS not in faults:
            written = self.folder / "told.json.part"  # cut off amid writing, it knows what it knew
            written.write_text(json.dumps(told, ensure_ascii=False))
            written.replace(self.folder / "told.json")
        with (self.folder / "heard").open("a") as heard:
            heard.write(f"{said.get('isUpdating')} {said['data'][0]['TrangThaiHoSo']}\n")
        if Fault.LOSES_ANSWERS in faults:
            self._say(502, {"error": "bad gateway"})
        else:
            self._say(200, {"error_code": 0, "message": "OK"})

    def _note(self, said: Json) -> None:
        """Write down who did a step of what it knows; told twice, it stands there once."""
        told, kept = self._told(), self.folder / "progress"
        lines = kept.read_text().splitlines() if kept.exists() else []
        for payload in said["data"]:
            if payload.get("MaHoSo") not in told or not payload.get("NguoiXuLy"):
                self._say(200, {"error_code": 106, "message": "Dữ liệu không hợp lệ"})
                return
            line = json.dumps(payload, ensure_ascii=False, sort_keys=True)
            lines += [] if line in lines else [line]
        kept.write_text("".join(f"{line}\n" for line in lines))
        self._say(200, {"error_code": 0, "message": "OK"})

    def _told(self) -> Json:
        try:
            found: Json = json.loads((self.folder / "told.json").read_text())
        except OSError:
            return {}
        return found

    def _faults(self) -> frozenset[Fault]:
        try:
            lines = {line.strip() for line in (self.folder / "faults").read_text().splitlines()}
        except OSError:
            return frozenset()
        return frozenset(fault for fault in Fault if fault.value in lines)

    def _say(self, status: int, told: Json) -> None:
        self._send(status, "application/json", json.dumps(told, ensure_ascii=False).encode())

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    """Serve until stopped; say where once it listens."""
    asking = argparse.ArgumentParser(prog="national portal simulator")
    asking.add_argument("--port", type=int, default=0)
    asking.add_argument("--folder", type=Path, required=True)
    said = asking.parse_args()
    Portal.folder = said.folder
    for name in ("filings", "files"):
        (said.folder / name).mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", said.port), Portal)
    sys.stdout.write(f"{server.server_address[1]}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
