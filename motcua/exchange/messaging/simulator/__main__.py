"""Run the simulator: `python -m motcua.exchange.messaging.simulator --port 8003 --folder FOLDER`.

In the folder lie `faults` (a line a fault) and `sent`, a line for every message that went out.
"""

import argparse
import json
import sys
import time
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock

KEY = "chia-khoa"
_SLOW_SECONDS = 8
_LONGEST = 64 * 1024


class Fault(StrEnum):
    """Lỗi: one way in which the gateway fails its senders."""

    SLOW = "slow"
    DOWN = "down"
    BUSY = "busy"
    GARBAGE = "garbage"
    NO_SUCH_NUMBER = "no-such-number"
    LOSES_ANSWERS = "loses-answers"
    OTHER_MESSAGE = "other-message"


class Gateway(BaseHTTPRequestHandler):
    """Takes messages; one key is one message."""

    folder: Path
    lock = Lock()
    known: set[str] = set()
    protocol_version = "HTTP/1.0"

    def do_POST(self) -> None:
        """Take a message."""
        faults = self._faults()
        body = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), _LONGEST))
        if Fault.SLOW in faults:
            time.sleep(_SLOW_SECONDS)
        if self.path != "/messages" or self.headers.get("Authorization") != f"Bearer {KEY}":
            self._say(401, {"error": "unauthorized"})
        elif Fault.DOWN in faults:
            self._say(503, {"error": "down"})
        elif Fault.BUSY in faults:
            self._say(429, {"error": "too many"})
        elif Fault.NO_SUCH_NUMBER in faults:
            self._say(422, {"error": "no such number"})
        else:
            self._take(json.loads(body), faults)

    def log_message(self, format: str, *args: object) -> None:  # the library's name
        """Stay silent."""

    def _take(self, said: dict[str, str], faults: frozenset[Fault]) -> None:
        key = self.headers.get("Idempotency-Key", "")
        with self.lock:
            is_new = key not in self.known
            self.known.add(key)
            if is_new:
                with (self.folder / "sent").open("a") as sent:
                    sent.write(json.dumps(said, ensure_ascii=False) + "\n")
        if Fault.LOSES_ANSWERS in faults:
            self._say(502, {"error": "bad gateway"})
        elif Fault.GARBAGE in faults:
            self._say(200, "<html>")
        elif Fault.OTHER_MESSAGE in faults:
            self._say(200, {"id": "khac"})
        else:
            self._say(202 if is_new else 409, {"id": said["id"]})

    def _faults(self) -> frozenset[Fault]:
        try:
            lines = {line.strip() for line in (self.folder / "faults").read_text().splitlines()}
        except OSError:
            return frozenset()
        return frozenset(fault for fault in Fault if fault.value in lines)

    def _say(self, status: int, told: dict[str, str] | str) -> None:
        body = (told if isinstance(told, str) else json.dumps(told)).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    """Serve until stopped; say where once it listens."""
    asking = argparse.ArgumentParser(prog="messaging simulator")
    asking.add_argument("--port", type=int, default=0)
    asking.add_argument("--folder", type=Path, required=True)
    said = asking.parse_args()
    Gateway.folder = said.folder
    server = ThreadingHTTPServer(("127.0.0.1", said.port), Gateway)
    sys.stdout.write(f"{server.server_address[1]}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
