"""The inside of a restore: fills an empty database and the store, and proves the record."""

from pathlib import Path

import psycopg
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from motcua.foundation.events.queries import verify
from motcua.foundation.files.queries import store
from motcua.launch import postgres_tools
from motcua.launch.archive import DUMP, FILES, Archive, copy
from motcua.launch.database import Database
from motcua.launch.errors import CannotStart
from motcua.launch.founding import as_owner, migrate
from motcua.launch.grants import grant_to_app
from motcua.launch.home import Home
from motcua.launch.restore import Filled

_TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"


def fill(archive: Archive, home: Home, database: Database, *, even_broken: bool) -> Filled:
    """Do so, and prove the record. Raises CannotStart when backup and database do not fit, and for a record
    that does not hold unless that was foreseen: it may be the only one that is left.
    """
    _must_be_known(archive)
    _must_be_empty(database, archive)
    try:
        files = _put_database_and_files(archive, home, database)
        with as_owner(database):
            grant_to_app(connection, role=database.app_role)
        migrate(database)
        proof = verify()
    finally:
        connections.close_all()
    if not proof.holds and not even_broken:
        raise CannotStart(
            f"Sổ sự kiện trong bản sao lưu không nguyên vẹn: {proof.findings[0]}. "
            "Không có gì được khôi phục; nếu không còn bản nào khác, hãy thêm --broken để vẫn khôi phục "
            "và xem từng chỗ.",
            "the record in the backup does not hold; say --broken to restore it all the same",
        )
    return Filled(proof.events, files, tuple(str(one) for one in proof.findings))


def _put_database_and_files(archive: Archive, home: Home, database: Database) -> int:
    keeping, files = store(), 0
    for name, stream in archive.members():
        if name == DUMP:
            dumped = home.path / DUMP
            copy(stream, dumped)
            postgres_tools.load(database.owner_url, dumped, dumped_by=archive.manifest["dumped_by"])
            dumped.unlink()
        elif name.startswith(FILES):
            sha256 = Path(name).name
            draft = keeping.workplace() / f"restored-{sha256}"
            copy(stream, draft)
            keeping.put(draft, sha256)
            files += 1
    return files


def _must_be_known(archive: Archive) -> None:
    """Refuse a backup of a newer version: this one would not understand its tables."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    strange = sorted(set(archive.manifest["migrations"]) - known)
    if strange:
        raise CannotStart(
            f"Bản sao lưu do một phiên bản mới hơn tạo ra (có {strange[0]}): hãy dùng "
            "phiên bản đó để khôi phục.",
            "the backup was made by a newer version",
        )


def _must_be_empty(database: Database, archive: Archive) -> None:
    if not database.has_owner:
        raise CannotStart(
            "Cần MOTCUA_OWNER_DATABASE_URL (vai trò chủ sở hữu) để khôi phục.",
            "MOTCUA_OWNER_DATABASE_URL is needed",
        )
    with psycopg.connect(database.owner_url) as server:
        (tables,) = server.execute(_TABLES).fetchone() or (0,)
        major = server.info.server_version // 10000
    if tables:
        raise CannotStart(
            f"Cơ sở dữ liệu ngoài đã có {tables} bảng: hãy tạo một cơ sở dữ liệu trống.",
            "the outside database is not empty",
        )
    if major < archive.manifest["server_major"]:
        raise CannotStart(
            f"Bản sao lưu là của PostgreSQL {archive.manifest['server_major']}, "
            f"cơ sở dữ liệu này là bản {major}.",
            "the database server is older than the backup's",
        )
