"""Run the simulator: `python -m motcua.exchange.identity.simulator --port 8001`."""

import argparse
import json
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from motcua.exchange.identity.simulator import pages
from motcua.exchange.identity.simulator.faults import Fault, read_faults
from motcua.exchange.identity.simulator.people import bearers_of
from motcua.exchange.identity.simulator.service import Service, Told, Wrong

_SLOW_SECONDS = 8
_LONGEST_BODY = 64 * 1024


class Handler(BaseHTTPRequestHandler):
    """Answers one question."""

    service: Service
    faults_file: Path
    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        """Answer what is asked."""
        self._answer({})

    def do_POST(self) -> None:
        """Answer what is sent."""
        length = min(int(self.headers.get("Content-Length") or 0), _LONGEST_BODY)
        sent = self.rfile.read(length).decode(errors="replace")
        if urlsplit(self.path).path == "/":
            wanted = [value for name, value in parse_qsl(sent) if name == "be"]
            self.faults_file.parent.mkdir(parents=True, exist_ok=True)
            self.faults_file.write_text("\n".join(wanted))
        self._answer(dict(parse_qsl(sent)))

    def log_message(self, format: str, *args: object) -> None:  # the library's name
        """Stay silent."""

    def _answer(self, sent: dict[str, str]) -> None:
        asked = urlsplit(self.path)
        faults = read_faults(self.faults_file)
        if asked.path == "/":
            self._say(HTTPStatus.OK, "text/html", pages.settings(faults))
            return
        if Fault.SLOW in faults:
            time.sleep(_SLOW_SECONDS)
        if Fault.DOWN in faults:
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, "text/plain", "down")
            return
        try:
            self._route(asked.path, dict(parse_qsl(asked.query)), sent, faults)
        except Wrong as wrong:
            self._json({"error": wrong.error}, HTTPStatus.BAD_REQUEST)

    def _route(
        self, path: str, asked: dict[str, str], sent: dict[str, str], faults: frozenset[Fault]
    ) -> None:
        if path == "/.well-known/openid-configuration":
            self._json(self.service.described())
        elif path == "/oauth2/jwks":
            self._json({"keys": [self.service.key.jwk]})
        elif path == "/oauth2/authorize":
            self._authorize(asked, sent, faults)
        elif path == "/oauth2/token" and self.command == "POST":
            basic = self.headers.get("Authorization", "").partition("Basic ")[2]
            told = self.service.exchanged(sent, basic, faults)
            self._json(told, garbage=Fault.GARBAGE in faults)
        elif path == "/oauth2/userinfo":
            access = self.headers.get("Authorization", "").partition("Bearer ")[2]
            self._json(self.service.told(access, faults), garbage=Fault.GARBAGE in faults)
        else:
            self._say(HTTPStatus.NOT_FOUND, "text/plain", "not found")

    def _authorize(self, asked: dict[str, str], sent: dict[str, str], faults: frozenset[Fault]) -> None:
        question = {name: value for name, value in {**asked, **sent}.items() if name not in {"who", "level"}}
        self.service.must_be_asked_well(question)
        if self.command == "GET":
            back = pages.cancelled(question["redirect_uri"], question["state"])
            self._say(HTTPStatus.OK, "text/html", pages.choose(question, self.service.bearers, faults, back))
            return
        there = self.service.agreed(question, self.service.bearer(sent), 1 if sent.get("level") == "1" else 2)
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", there)
        self.end_headers()

    def _json(self, told: Told, status: int = HTTPStatus.OK, *, garbage: bool = False) -> None:
        if garbage:
            self._say(HTTPStatus.OK, "text/html", "<html><h1>Bảo trì</h1></html>")
        else:
            self._say(status, "application/json", json.dumps(told, ensure_ascii=False))

    def _say(self, status: int, kind: str, words: str) -> None:
        body = words.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    """Serve until stopped."""
    asking = argparse.ArgumentParser(prog="identity simulator")
    asking.add_argument("--port", type=int, required=True)
    asking.add_argument("--faults", type=Path, required=True)
    asking.add_argument("--people", type=Path)
    asking.add_argument("--entities", type=Path)
    said = asking.parse_args()
    issuer = f"http://127.0.0.1:{said.port}"
    Handler.service = Service(issuer, bearers_of(said.people, said.entities))
    Handler.faults_file = said.faults
    ThreadingHTTPServer(("127.0.0.1", said.port), Handler).serve_forever()


if __name__ == "__main__":
    main()
