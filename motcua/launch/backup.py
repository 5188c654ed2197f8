"""Sao lưu: the whole of a home — database, files, keys — in one file, while the house stays open."""

import os
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import IO

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from motcua.faces.terminal.grammar import Said
from motcua.foundation import clock
from motcua.foundation.files.queries import contents, store
from motcua.launch import postgres_tools
from motcua.launch.archive import DUMP, FILES, HOME, KEYS, Writer, writing
from motcua.launch.database import Database
from motcua.launch.errors import CannotStart
from motcua.launch.home import Home


def backup(asked: Namespace) -> Said:
    """Back everything up into a new file."""
    path = Path(asked.tep).absolute()
    if not path.parent.is_dir():
        raise CannotStart(f"Không có thư mục {path.parent}.", "no such folder")
    with writing(path) as archive:
        missing, damaged = _write(archive, asked.home, asked.database, beside=path)
    size = path.stat().st_size
    lines = [
        f"✓ Đã sao lưu vào {path} ({size / 2**20:.1f} MB).",
        "  Tệp này chứa cả khóa mã hóa: hãy cất ở nơi chỉ người có trách nhiệm mở được.",
        *(f"✗ Tệp {sha256} không còn trong kho, bản sao lưu thiếu nó." for sha256 in missing),
        *(f"✗ Tệp {sha256} đã hỏng trong kho, bản sao lưu giữ nó như vậy." for sha256 in damaged),
    ]
    data = {"path": str(path), "bytes": size, "missing_files": missing, "damaged_files": damaged}
    return Said(lines, data, ok=not (missing or damaged))


@transaction.atomic
def _write(archive: Writer, home: Home, database: Database, *, beside: Path) -> tuple[list[str], list[str]]:
    """Write all parts as one moment saw them; gives the files on record whose bytes are gone or damaged.

    The dump passes by beside the backup: the home's own disk may be the one that is full.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot(), current_setting('server_version_num')::int / 10000")
        snapshot, server_major = cursor.fetchone()
    with tempfile.TemporaryDirectory(prefix=".motcua-backup-", dir=beside.parent) as folder:
        dumped = Path(folder) / DUMP
        url = database.owner_url or database.app_url
        dumped_by = postgres_tools.dump(url, dumped, server_major=server_major, snapshot=snapshot)
        archive.add_file(DUMP, dumped)
    for key in sorted(path for path in home.keys.iterdir() if path.is_file()):
        archive.add_file(f"{KEYS}{key.name}", key)
    for extra in (home.demo_accounts, home.demo_clock):
        if extra.exists():
            archive.add_file(f"{HOME}{extra.name}", extra)
    missing, damaged = _write_files(archive)
    archive.seal(
        {
            "made_at": clock.real_now().isoformat(),
            "kind": home.kind,
            "server_major": server_major,
            "dumped_by": dumped_by,
            "migrations": _applied(),
        }
    )
    return missing, damaged


def _write_files(archive: Writer) -> tuple[list[str], list[str]]:
    """Write every file as it lies there: one whose bytes were changed is still better than none."""
    keeping, missing, damaged = store(), [], []
    for sha256, size in contents():
        try:
            with keeping.open(sha256) as stream:
                if archive.add(f"{FILES}{sha256}", stream, _true_size(stream, size)) != sha256:
                    damaged.append(sha256)
        except FileNotFoundError:
            missing.append(sha256)
    return missing, damaged


def _true_size(stream: IO[bytes], recorded: int) -> int:
    """Give how long a file is where the system can tell: cut off, it is shorter than its record says."""
    try:
        return os.fstat(stream.fileno()).st_size
    except (AttributeError, OSError):  # it comes over the network
        return recorded


def _applied() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)
