"""Backup and restore: a province carried whole to an empty home, or not at all."""

import hashlib
import io
import json
import tempfile
from pathlib import Path

import psycopg
import pytest

from motcua.launch.archive import Archive, writing
from motcua.launch.errors import CannotStart
from motcua.launch.postgres import Cluster
from tests.served import motcua, motcua_json

PASSWORD = "một-mật-khẩu-rất-dài-2026"


def found(home: Path) -> None:
    said = motcua(
        home, "init", "--province", "Ủy ban nhân dân tỉnh Thử Nghiệm", "--login", "quan.tri",
        "--name", "Trần Thị Bích", "--password-stdin", typed=PASSWORD + "\n",
    )  # fmt: skip
    assert said.returncode == 0, said.stderr


@pytest.fixture(scope="module")
def place(open_ground: Path) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="homes-", dir=open_ground))
    folder.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def backed_up(place: Path) -> tuple[Path, Path]:
    """A founded province with a file in its store, and its backup."""
    home, backup = place / "old", place / "province.motcua"
    found(home)
    with Cluster(home / "postgres", durable=False) as cluster, psycopg.connect(cluster.app_url) as server:
        content = b"%PDF-1.7 a paper"
        sha256 = hashlib.sha256(content).hexdigest()
        kept = home / "files" / sha256[:2] / sha256[2:4]
        kept.mkdir(parents=True)
        (kept / sha256).write_bytes(content)
        server.execute(
            "with kept as (insert into files_storedfile (id, sha256, size, kind, is_active, kept_at)"
            " values (gen_random_uuid(), %s, %s, 'application/pdf', false, now()) returning id)"
            " insert into events_event"
            " (subject_kind, subject_id, position, kind, data, actor_id, at, previous_hash, hash)"
            " select 'file', id, 0, 'files.FileKept', '{}', gen_random_uuid(), now(), '', '' from kept",
            [sha256, len(content)],
        )
    said = motcua(home, "backup", str(backup))
    assert said.returncode == 0, said.stderr
    return home, backup


def rows(home: Path, question: str) -> list[tuple[object, ...]]:
    with Cluster(home / "postgres", durable=False) as cluster, psycopg.connect(cluster.owner_url) as server:
        return server.execute(question).fetchall()


def test_a_restored_province_is_the_one_that_was_backed_up(backed_up, place):
    old, backup = backed_up
    new = place / "new"
    said = motcua(new, "restore", str(backup))
    assert said.returncode == 0, said.stderr
    for question in (
        "select * from events_event order by id",
        "select login, password from accounts_account order by login",
        "select app, name from django_migrations order by id",
    ):
        assert rows(new, question) == rows(old, question)
    for key in ("secret_key", "data.json", "index.key", "anchor.pem"):
        assert (new / "keys" / key).read_bytes() == (old / "keys" / key).read_bytes()
    assert motcua_json(new, "events", "verify")["holds"] is True
    assert motcua_json(new, "files", "verify") == {"holds": True, "damages": []}
    assert motcua(new, "doctor").returncode == 0


def test_a_record_that_does_not_hold_is_restored_only_when_that_is_asked_for(backed_up, place):
    home, _backup = backed_up
    bend = "update organisations_agency set code = code || '.x' returning id"
    straighten = "update organisations_agency set code = left(code, -2)"
    with Cluster(home / "postgres", durable=False) as cluster, psycopg.connect(cluster.owner_url) as server:
        ((agency,),) = server.execute(bend).fetchall()
    assert motcua(home, "backup", str(place / "bent.motcua")).returncode == 0
    with Cluster(home / "postgres", durable=False) as cluster, psycopg.connect(cluster.owner_url) as server:
        server.execute(straighten)
    new = place / "bent"
    refused = motcua(new, "restore", str(place / "bent.motcua"))
    assert refused.returncode == 1
    assert "hãy thêm --broken" in refused.stderr
    assert not (new / "house.json").exists()
    said = motcua(new, "restore", str(place / "bent.motcua"), "--broken")
    assert said.returncode == 1
    assert f"agency {agency}: dòng dữ liệu không khớp với sự kiện cuối" in said.stdout
    assert said.stdout.rstrip().endswith("✗ Sổ sự kiện có 1 chỗ không khớp.")
    assert rows(new, "select right(code, 2) from organisations_agency") == [(".x",)]


def test_the_restored_application_still_cannot_rewrite_history(backed_up, place):
    _old, backup = backed_up
    new = place / "guarded"
    assert motcua(new, "restore", str(backup)).returncode == 0
    with (
        Cluster(new / "postgres", durable=False) as cluster,
        psycopg.connect(cluster.app_url) as server,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        server.execute("delete from events_event")


def test_a_home_that_is_not_empty_is_left_alone_unless_told(backed_up, place):
    old, backup = backed_up
    before = rows(old, "select count(*) from events_event")
    refused = motcua(old, "restore", str(backup))
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    replaced = motcua(old, "restore", str(backup), "--replace")
    assert replaced.returncode == 0, replaced.stderr
    assert rows(old, "select count(*) from events_event") == before
    assert len(list(old.glob("before-restore-*"))) == 1


@pytest.mark.parametrize("where", [0.1, 0.5, 0.9])
def test_a_flipped_byte_is_found_before_anything_is_written(backed_up, place, where):
    _old, backup = backed_up
    content = bytearray(backup.read_bytes())
    content[int(len(content) * where)] ^= 0x01
    damaged = place / f"damaged-{where}"
    damaged.write_bytes(content)
    new = place / f"never-{where}"
    refused = motcua(new, "restore", str(damaged))
    assert refused.returncode == 1
    assert "bị hỏng" in refused.stderr
    assert not new.exists()


def test_a_backup_cut_short_is_refused(backed_up, place):
    _old, backup = backed_up
    cut = place / "cut"
    cut.write_bytes(backup.read_bytes()[:-12_000])
    with pytest.raises(CannotStart, match="bị hỏng"):
        Archive.checked(cut)


def test_a_backup_of_a_newer_version_is_refused_and_the_home_stays_empty(backed_up, place):
    _old, backup = backed_up
    archive = Archive.checked(backup)
    newer = place / "newer"
    with writing(newer) as writer:
        for name, stream in archive.members():
            content = stream.read()
            writer.add(name, io.BytesIO(content), len(content))
        facts = {name: value for name, value in archive.manifest.items() if name != "members"}
        facts["migrations"] = [*facts["migrations"], "events.9999_from_the_future"]
        writer.seal(facts)
    new = place / "too-old"
    refused = motcua(new, "restore", str(newer))
    assert refused.returncode == 1
    assert "phiên bản mới hơn" in refused.stderr
    assert [path.name for path in new.iterdir()] == ["lock"]


def test_a_backup_never_overwrites_a_file(backed_up):
    old, backup = backed_up
    before = backup.read_bytes()
    assert motcua(old, "backup", str(backup)).returncode == 1
    assert backup.read_bytes() == before


def test_a_backup_is_for_its_owner_alone(backed_up):
    _old, backup = backed_up
    assert backup.stat().st_mode & 0o077 == 0


def test_a_province_is_founded_once(backed_up):
    old, _backup = backed_up
    again = motcua(old, "init", "--json")
    assert again.returncode == 1
    assert json.loads(again.stdout)["error"]["code"] == "launch"


def test_a_weak_password_founds_nothing(place):
    home = place / "weak"
    refused = motcua(
        home, "init", "--province", "UBND tỉnh", "--login", "quan.tri", "--name", "A", "--password-stdin",
        typed="123456\n",
    )  # fmt: skip
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert not (home / "house.json").exists()


def test_a_file_that_was_cut_off_is_backed_up_as_it_is_and_named(backed_up, place):
    home, _backup = backed_up
    (kept,) = (home / "files").glob("??/??/*")
    whole = kept.read_bytes()
    kept.write_bytes(whole[:5])
    try:
        said = motcua(home, "backup", str(place / "cut.motcua"))
    finally:
        kept.write_bytes(whole)
    assert said.returncode == 1
    assert f"✗ Tệp {kept.name} đã hỏng trong kho, bản sao lưu giữ nó như vậy." in said.stdout
    archive = Archive.checked(place / "cut.motcua")
    assert archive.damaged_files() == [kept.name]
    assert {name: stream.read() for name, stream in archive.members()}[f"files/{kept.name}"] == whole[:5]
