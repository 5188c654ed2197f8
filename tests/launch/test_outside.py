"""A province on a database of its own: owner and application apart, nothing started, nothing moved."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from tests.served import get, motcua, motcua_json, serving

PASSWORD = "một-mật-khẩu-rất-dài-2026"
ROLES = ("outside_owner", "outside_app")


@dataclass(frozen=True)
class Outside:
    """Two addresses of one outside database, and the home that uses it."""

    home: Path
    app: str
    owner: str

    @property
    def told(self) -> dict[str, str]:
        return {"MOTCUA_DATABASE_URL": self.app, "MOTCUA_OWNER_DATABASE_URL": self.owner}

    def init(self, **told: str):
        return motcua(
            self.home, "init", "--province", "Ủy ban nhân dân tỉnh Thử Nghiệm", "--login", "quan.tri",
            "--name", "Trần Thị Bích", "--password-stdin", typed=PASSWORD + "\n", **(told or self.told),
        )  # fmt: skip


def _server() -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(os.environ["MOTCUA_DATABASE_URL"], autocommit=True)


@pytest.fixture
def outside(open_folder: Path) -> Iterator[Outside]:
    """An empty database on the suite's server, with two roles of its own."""
    parts = conninfo_to_dict(os.environ["MOTCUA_DATABASE_URL"])
    name = f"outside_{os.getpid()}"
    with _server() as server:
        server.execute("select pg_advisory_lock(7)")  # roles belong to the whole server
        for role in ROLES:
            server.execute(f"create role {role} login password 'x'")
        server.execute(f"create database {name} owner outside_owner")
        owner, app = (f"postgresql://{role}:x@:{parts['port']}/{name}?host={parts['host']}" for role in ROLES)
        yield Outside(open_folder / "home", app, owner)
        server.execute(f"drop database {name} with (force)")
        for role in ROLES:
            server.execute(f"drop role {role}")


def test_a_province_lives_on_an_outside_database_and_its_backup_comes_up_in_an_embedded_home(
    outside, open_folder
):
    said = outside.init()
    assert said.returncode == 0, said.stderr
    assert not (outside.home / "postgres").exists()
    assert motcua(outside.home, "doctor", **outside.told).returncode == 0
    with psycopg.connect(outside.app) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("delete from events_event")
    app_alone = {"MOTCUA_DATABASE_URL": outside.app, "MOTCUA_HTTPS": "0"}
    with serving(outside.home, "serve", **app_alone) as (address, _process):
        assert get(address + "readyz")[0] == 200
        assert get(address)[0] == 200
    backup = open_folder / "outside.motcua"
    assert motcua(outside.home, "backup", str(backup), **outside.told).returncode == 0
    inside = open_folder / "inside"
    assert motcua(inside, "restore", str(backup)).returncode == 0
    assert motcua_json(inside, "events", "verify")["holds"] is True
    refused = motcua(open_folder / "other", "restore", str(backup), **outside.told)
    assert refused.returncode == 1
    assert "cơ sở dữ liệu trống" in refused.stderr


def test_without_the_owners_role_tables_are_not_made_and_it_is_said_how(outside):
    refused = outside.init(MOTCUA_DATABASE_URL=outside.app)
    assert refused.returncode == 1
    assert "MOTCUA_OWNER_DATABASE_URL" in refused.stderr
    assert not (outside.home / "house.json").exists()


def test_two_roles_exchanged_are_a_sentence_and_found_nothing(outside):
    said = outside.init(MOTCUA_DATABASE_URL=outside.owner, MOTCUA_OWNER_DATABASE_URL=outside.app)
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("✗ Vai trò «outside_app» trong MOTCUA_OWNER_DATABASE_URL không được lập")
    with psycopg.connect(outside.owner) as owner:
        assert owner.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone() == (0,)
    assert not (outside.home / "house.json").exists()


def test_one_role_for_both_is_warned_of(outside):
    said = outside.init(MOTCUA_DATABASE_URL=outside.owner, MOTCUA_OWNER_DATABASE_URL=outside.owner)
    assert "dùng chung một vai trò" in said.stderr


def test_a_database_that_does_not_answer_is_a_sentence(open_folder):
    refused = motcua(
        open_folder / "home", "init", "--province", "P", "--login", "a", "--name", "A", "--password-stdin",
        typed=PASSWORD + "\n", MOTCUA_DATABASE_URL="postgresql://x:y@127.0.0.1:1/z",
    )  # fmt: skip
    assert refused.returncode == 1
    assert "Không kết nối được" in refused.stderr
    assert "Traceback" not in refused.stderr
