"""A home: one house at a time, of one kind, with room on its disk."""

import errno
import json
import os
import socket
import subprocess
import sys
import time
from collections import namedtuple
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from motcua.launch import home as home_module
from motcua.launch import run
from motcua.launch.errors import CannotStart
from motcua.launch.home import Home, HomeKind
from motcua.launch.postgres_server import free_port
from motcua.launch.run import Door
from motcua.launch.surroundings import FIRST_MORNING, demo_shift, note_played


@pytest.fixture
def home(tmp_path: Path) -> Home:
    place = Home(tmp_path / "home")
    place.make_ready()
    return place


def test_two_houses_never_share_a_home(home):
    with home.locked(card={"address": "http://127.0.0.1:8000/"}):
        with pytest.raises(CannotStart, match=r"đang chạy .* http://127\.0\.0\.1:8000/"), home.locked():
            pass
        assert home.running() == {"pid": os.getpid(), "address": "http://127.0.0.1:8000/"}
    assert home.running() is None


def test_a_lock_left_by_a_killed_process_is_told_and_taken(home):
    program = (
        "import sys, time; from pathlib import Path; from motcua.launch.home import Home\n"
        f"with Home(Path({str(home.path)!r})).locked():\n    print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert home.running() is not None
        holder.kill()
    with home.locked() as was_killed:
        assert was_killed
    with home.locked() as was_killed:
        assert not was_killed


def test_a_lock_is_given_back_when_work_fails(home):
    with pytest.raises(ZeroDivisionError), home.locked():
        _ = 1 / 0
    with home.locked() as was_killed:
        assert not was_killed


def test_a_demo_and_a_province_never_mix(home):
    home.settle(HomeKind.PROVINCE)
    with pytest.raises(CannotStart, match="tỉnh thật"):
        home.settle(HomeKind.DEMO)
    assert home.kind is HomeKind.PROVINCE


@pytest.mark.parametrize("card", ["", "{", "[]", '{"kind": "castle"}', "{}"])
def test_a_card_that_cannot_be_read_is_a_sentence(home, card):
    home.card.write_text(card)
    with pytest.raises(CannotStart, match="Không đọc được"):
        _ = home.kind


def test_a_full_disk_is_a_sentence(home, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(home_module.shutil, "disk_usage", lambda _: usage(100, 99, 20 * 2**20))
    with pytest.raises(CannotStart, match="chỉ còn 20 MB"):
        home.make_ready()


def test_a_home_that_is_a_file_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotStart, match="Không ghi được"):
        Home(tmp_path / "file" / "home").make_ready()


def test_a_taken_port_is_a_sentence(home):
    port = free_port()
    listen = f"s = socket.create_server(('127.0.0.1', {port}))"
    program = f"import socket, time; {listen}; print('on', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(CannotStart, match=f"PORT={port + 1}"):
            Door("127.0.0.1", port).must_be_free()
        other.kill()
    Door("127.0.0.1", port).must_be_free()


def test_a_port_for_administrators_alone_is_another_sentence(monkeypatch):
    class Forbidding(socket.socket):
        def bind(self, address):
            raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(run.socket, "socket", Forbidding)
    with pytest.raises(CannotStart, match="từ 1024 trở lên"):
        Door("127.0.0.1", 80).must_be_free()


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("10.0.0.7", False),
        ("x", False),
    ],
)
def test_only_this_machine_counts_as_loopback(host, loopback):
    assert Door(host, 8000).is_loopback is loopback


def test_the_demo_begins_on_its_first_morning_and_goes_on_where_it_stopped(home, monkeypatch):
    monkeypatch.delenv("MOTCUA_TODAY", raising=False)
    first = demo_shift(home)
    assert _played(first).startswith(FIRST_MORNING)
    note_played(home, first)
    time.sleep(1.1)
    assert demo_shift(home) < first  # the clock stood still while the house was shut
    monkeypatch.setenv("MOTCUA_TODAY", "2024-02-29T10:00")
    assert _played(demo_shift(home)).startswith("2024-02-29T10:00")
    monkeypatch.setenv("MOTCUA_TODAY", "29/02/2024")
    with pytest.raises(CannotStart, match="MOTCUA_TODAY"):
        demo_shift(home)


def _played(shift: timedelta) -> str:
    return (datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")) + shift).isoformat()


def test_a_running_demo_says_its_own_clock(home):
    with home.locked(card={"clock_shift": -1000.0}):
        assert demo_shift(home).total_seconds() == -1000.0


def test_secrets_are_for_their_owner_alone(home):
    home_module.write_secret(home.demo_accounts, [])
    assert home.demo_accounts.stat().st_mode & 0o077 == 0
    assert json.loads(home.demo_accounts.read_text()) == []
