"""A demo house served from nothing, and what is asked of it from outside."""

import json
import os
import signal
import time
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from tests.served import get, motcua, serving


def test_the_house_is_ready_and_says_why(served):
    status, text = served.get("readyz")
    said = json.loads(text)
    assert status == 200
    assert said["status"] == "ready"
    assert [said[part]["ready"] for part in ("database", "migrations", "worker")] == [True, True, True]
    assert served.get("healthz") == (200, '{"status": "alive"}')


def test_starting_twice_is_a_sentence(served):
    again = served.motcua("run")
    assert again.returncode == 1
    assert "đang chạy" in again.stderr
    assert "Traceback" not in again.stderr


def test_the_demo_refuses_to_listen_beyond_this_machine(tmp_path):
    refused = motcua(tmp_path / "home", "run", "--host", "0.0.0.0")
    assert refused.returncode == 1
    assert "chỉ mở trên chính máy này" in refused.stderr
    assert not (tmp_path / "home").exists()


def test_the_record_of_the_demo_holds(served):
    said = served.motcua("events", "verify", "--json")
    assert said.returncode == 0
    assert json.loads(said.stdout)["holds"] is True


def test_every_demo_account_has_a_password_and_a_code(served):
    listed = json.loads(served.motcua("demo", "accounts", "--json").stdout)
    assert {each["login"] for each in listed} == set(served.accounts)
    login = next(iter(served.accounts))
    said = json.loads(served.motcua("demo", "code", login, "--json").stdout)
    assert len(said["code"]) == 6
    assert served.motcua("demo", "code", "khong-co").returncode == 1


def test_a_database_that_dies_is_answered_with_503_and_work_goes_on(served):
    """The server is told to refuse connections for a while, which is what its clients see of a dead one."""
    url = served.database().superuser_url
    with psycopg.connect(url, autocommit=True) as keeper:
        keeper.execute("alter database motcua allow_connections false")
        keeper.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'motcua'")
        try:
            status, text = served.get("readyz")
            assert status == 503
            assert json.loads(text)["database"]["ready"] is False
            assert served.get("healthz")[0] == 200
            status, text = served.get("")
            assert status == 503
            assert "Traceback" not in text
        finally:
            keeper.execute("alter database motcua allow_connections true")
    deadline = time.monotonic() + 60
    while served.get("readyz")[0] != 200 and time.monotonic() < deadline:
        time.sleep(0.5)
    assert served.get("readyz")[0] == 200
    assert [served.get("")[0] for _ in range(12)] == [200] * 12  # no connection that died is handed out again


@pytest.mark.soak
def test_a_house_that_was_killed_opens_again_with_everything_it_had(open_folder):
    home = open_folder / "home"
    with serving(home) as (_address, process):
        before = json.loads(motcua(home, "events", "verify", "--json").stdout)["events"]
        process.kill()
        process.wait()
    with serving(home) as (address, _process):
        assert get(address + "readyz")[0] == 200
        said = json.loads(motcua(home, "events", "verify", "--json").stdout)
    assert said["holds"] is True
    assert said["events"] >= before
    assert "khóa cũ" in (open_folder / "home.log").read_text()


def test_a_database_that_stands_still_is_answered_with_503_and_work_goes_on(served):
    """Stopped, not dead: its sockets stay open, and libpq alone would wait for ever."""
    server = with_children(int((served.database().data / "postmaster.pid").read_text().split()[0]))
    signal_all(server, signal.SIGSTOP)
    try:
        begun = time.monotonic()
        status, text = served.get("")
        assert (status, time.monotonic() - begun < 20) == (503, True)
        assert "tạm mất kết nối với cơ sở dữ liệu" in text
        assert served.get("healthz")[0] == 200
    finally:
        signal_all(server, signal.SIGCONT)
    deadline = time.monotonic() + 60
    while served.get("readyz")[0] != 200 and time.monotonic() < deadline:
        time.sleep(0.2)
    assert [served.get("")[0] for _ in range(12)] == [200] * 12


def signal_all(pids: list[int], number: signal.Signals) -> None:
    """Send a signal to processes; one that has ended meanwhile, as a database's helpers do, needs none."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def with_children(parent: int) -> list[int]:
    """Give a process and its children."""
    stats = [one.read_text() for one in Path("/proc").glob("[0-9]*/stat") if one.exists()]
    parents = {int(said.split(" ", 1)[0]): int(said.rpartition(")")[2].split()[1]) for said in stats}
    return [parent, *(pid for pid, its_parent in parents.items() if its_parent == parent)]
