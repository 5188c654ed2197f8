"""Run the simulator: `python -m motcua.exchange.scanning.simulator --port 3310 --faults FILE`."""

import argparse
import socket
import socketserver
import sys
import time
from enum import StrEnum
from pathlib import Path

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The public test string that every scanner calls malware; in two pieces, lest this file be called so too."""
_SLOW_SECONDS = 8
_LONGEST_COMMAND = 64
_LENGTH = 4


class Fault(StrEnum):
    """Lỗi: one way in which the daemon fails its askers."""

    SLOW = "slow"
    DOWN = "down"
    HANGS_UP = "hangs-up"
    GARBAGE = "garbage"
    MUTE = "mute"
    BLIND = "blind"
    SUSPICIOUS = "suspicious"


class Line(socketserver.StreamRequestHandler):
    """One line: a command, and for INSTREAM what follows it."""

    longest = 25 * 1024 * 1024
    faults_file = Path("/nonexistent")

    def handle(self) -> None:
        """Answer one command."""
        faults = self._faults()
        if Fault.DOWN in faults:
            return
        command = self._command()
        if Fault.SLOW in faults:
            time.sleep(_SLOW_SECONDS)
        if command == b"PING":
            self._say("PONG")
        elif command == b"VERSION":
            self._say("ClamAV 1.0.3/27098/Mon Nov 20 07:38:52 2023")
        elif command == b"INSTREAM":
            self._stream(faults)
        else:
            self._say("UNKNOWN COMMAND")

    def _stream(self, faults: frozenset[Fault]) -> None:
        content = bytearray()
        while (length := int.from_bytes(self.rfile.read(_LENGTH), "big")) > 0:
            if Fault.HANGS_UP in faults:
                return
            if len(content) + length > self.longest:
                self._say("INSTREAM size limit exceeded. ERROR")
                return
            content += self.rfile.read(length)
        if Fault.MUTE in faults:
            return
        if Fault.GARBAGE in faults:
            self._say("<html>proxy</html>")
        elif (EICAR in content and Fault.BLIND not in faults) or Fault.SUSPICIOUS in faults:
            self._say("stream: Win.Test.EICAR_HDB-1 FOUND")
        else:
            self._say("stream: OK")

    def _command(self) -> bytes:
        said = bytearray()
        while len(said) < _LONGEST_COMMAND:
            letter = self.rfile.read(1)
            if letter in {b"", b"\0", b"\n"}:
                break
            said += letter
        return bytes(said).lstrip(b"zn")

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\0")

    def _faults(self) -> frozenset[Fault]:
        try:
            told = {line.strip() for line in self.faults_file.read_text().splitlines()}
        except OSError:
            return frozenset()
        return frozenset(fault for fault in Fault if fault.value in told)


class OnTcp(socketserver.ThreadingTCPServer):
    """Listens on a port."""

    allow_reuse_address = True
    daemon_threads = True


class OnSocket(OnTcp):
    """Listens on a Unix socket."""

    address_family = socket.AF_UNIX


def main() -> None:
    """Serve until stopped; say where once it listens."""
    asking = argparse.ArgumentParser(prog="scanning simulator")
    asking.add_argument("--port", type=int, default=0)
    asking.add_argument("--socket", default="")
    asking.add_argument("--faults", type=Path, required=True)
    asking.add_argument("--longest", type=int, default=Line.longest)
    said = asking.parse_args()
    Line.faults_file, Line.longest = said.faults, said.longest
    server = OnSocket(said.socket, Line) if said.socket else OnTcp(("127.0.0.1", said.port), Line)
    sys.stdout.write(f"{said.socket or server.server_address[1]}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
