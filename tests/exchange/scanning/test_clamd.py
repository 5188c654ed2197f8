"""The contract of scanners, on a port and on a socket: what is clean, what is not, and no verdict."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from motcua.exchange.scanning.client import ClamdScanner, scanner_at
from motcua.foundation.files.ports import ScannerAway, Verdict
from tests.exchange.scanning.daemons import EICAR, LONGEST, Daemon, daemon


@pytest.fixture(scope="module", params=["tcp", "unix"])
def running(request: pytest.FixtureRequest) -> Iterator[Daemon]:
    with daemon(request.param) as found:
        yield found


@pytest.fixture
def clamd(running: Daemon) -> Daemon:
    running.be()
    return running


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tep"


def test_a_harmless_file_is_clean_even_where_it_is_long(clamd: Daemon, file: Path) -> None:
    file.write_bytes(b"a" * LONGEST)
    assert clamd.scanner.scan(file) == Verdict()


@pytest.mark.parametrize("before", [0, 64 * 1024 - 30])
def test_the_eicar_string_is_found_even_across_two_pieces(clamd: Daemon, file: Path, before: int) -> None:
    file.write_bytes(b" " * before + EICAR)
    assert clamd.scanner.scan(file) == Verdict(found="Win.Test.EICAR_HDB-1")


def test_it_tells_what_it_is(clamd: Daemon) -> None:
    assert clamd.scanner.version().startswith("ClamAV 1.0.3/27098/")


def test_a_file_too_long_for_the_daemon_has_no_verdict_and_is_told_as_too_long(
    clamd: Daemon, file: Path
) -> None:
    file.write_bytes(b"a" * (LONGEST + 1))
    with pytest.raises(ScannerAway) as away:
        clamd.scanner.scan(file)
    assert away.value.too_long


@pytest.mark.parametrize("fault", ["down", "garbage", "mute", "hangs-up"])
def test_an_answer_that_is_neither_yes_nor_no_is_no_verdict(clamd: Daemon, file: Path, fault: str) -> None:
    clamd.be(fault)
    file.write_bytes(EICAR)
    with pytest.raises(ScannerAway) as away:
        clamd.scanner.scan(file)
    assert not away.value.too_long


def test_a_slow_daemon_is_given_up_in_the_time_it_was_given(clamd: Daemon, file: Path) -> None:
    clamd.be("slow")
    file.write_bytes(b"a")
    begun = time.monotonic()
    with pytest.raises(ScannerAway):
        clamd.scanner.scan(file)
    assert time.monotonic() - begun < 3


def test_a_machine_that_is_not_there_is_no_verdict(file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"a")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        nobody = ClamdScanner(("127.0.0.1", probe.getsockname()[1]), seconds=1)
        for scanner in (nobody, ClamdScanner(str(tmp_path / "no.ctl"), seconds=1)):
            with pytest.raises(ScannerAway):
                scanner.scan(file)
            with pytest.raises(ScannerAway):
                scanner.version()


def test_an_address_is_a_port_or_a_socket_and_nothing_else() -> None:
    assert scanner_at("", seconds=1) is None
    on_port, on_socket = (
        scanner_at("tcp://127.0.0.1:3310", seconds=1),
        scanner_at("unix:/run/c.ctl", seconds=1),
    )
    assert on_port is not None
    assert on_socket is not None
    assert (on_port.where, on_socket.where) == (("127.0.0.1", 3310), "/run/c.ctl")
    for odd in ("clamav", "http://a:1", "tcp://a", "unix:"):
        with pytest.raises(ValueError, match="a scanner stands at"):
            scanner_at(odd, seconds=1)
