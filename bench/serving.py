"""Pages and API answers a second, each beside a bare Django on the same server in the same run."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.harness import keep, milliseconds, province, shift_to

CONNECTIONS, SECONDS = 8, 4.0
PAGES = {
    "home": "/",
    "search": "/tim-kiem/?q=ket+hon",
    "procedure": "/thu-tuc/1.004873/",
    "sign_in": "/dang-nhap/",
    "api_procedures": "/api/v1/procedures?limit=20",
    "healthz": "/healthz",
}


def main() -> int:
    """Measure."""
    results: dict[str, object] = {}
    with province():
        from bench.filling import fill  # noqa: PLC0415  # after Django is set up

        fill()
        os.environ["MOTCUA_DATABASE_URL"] = os.environ["MOTCUA_APP_DATABASE_URL"]
        os.environ |= {"MOTCUA_POOL": "1", "MOTCUA_HTTPS": "0", "MOTCUA_DEMO": "1"}
        os.environ["MOTCUA_CLOCK_SHIFT_SECONDS"] = shift_to("2023-11-20T08:00+07:00")
        with served("bench.yardstick:application") as port:
            bare = load(port, "/one")
        results["bare_django_one_query"] = bare
        with served("motcua.wsgi:application") as port:
            for name, address in PAGES.items():
                results[name] = load(port, address)
        for name in PAGES:
            mine = results[name]
            assert isinstance(mine, dict)
            mine["of_bare"] = round(mine["per_second"] / bare["per_second"], 3)
    keep("serving", results)
    return 0


@contextmanager
def served(application: str) -> Iterator[int]:
    """Serve an application with two workers until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--port", str(port)]
    command += ["--workers", "2", "--workers-kill-timeout", "5", "--log-level", "error", application]
    server = subprocess.Popen(command)
    try:
        _await(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _await(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


def load(port: int, address: str) -> dict[str, float]:
    """Ask the same address over several connections for some seconds."""
    taken: list[float] = []
    wrong: list[int] = []
    until = time.perf_counter() + SECONDS

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        while time.perf_counter() < until:
            started = time.perf_counter()
            connection.request("GET", address)
            answer = connection.getresponse()
            answer.read()
            taken.append(time.perf_counter() - started)
            if answer.status != 200:
                wrong.append(answer.status)

    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong, (address, wrong[:3])
    return {"per_second": round(len(taken) / SECONDS, 1), **milliseconds(taken)}


if __name__ == "__main__":
    sys.exit(main())
