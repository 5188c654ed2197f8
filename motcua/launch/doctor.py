"""Khám: what this machine and this home have, and what is missing, with what to do about it."""

import shutil
import sys
from argparse import Namespace
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg

from motcua.faces.terminal.grammar import Said
from motcua.launch.database import Database
from motcua.launch.errors import CannotStart
from motcua.launch.founding import is_current
from motcua.launch.home import LEAST_FREE_BYTES, Home
from motcua.launch.house import opened
from motcua.launch.postgres_programs import find_programs

_PAPER_FONTS = ("liberation2", "liberation")
_KEY_FILES = ("secret_key", "data.json", "index.key", "anchor.pem")


@dataclass(frozen=True)
class Check:
    """One finding."""

    name: str
    well: bool
    says: str


def examine(asked: Namespace) -> Said:
    """Examine everything; whatever is missing makes the answer 1."""
    home: Home = asked.home
    checks = [_python(), _programs(), _disk(home), _keys(home), _font()]
    if home.kind:
        checks += _database(home)
    else:
        checks.append(Check("house", False, "Chưa lập gì: hãy chạy `make run` hoặc `motcua init`."))
    lines = [f"{'✓' if check.well else '✗'} {check.says}" for check in checks]
    return Said(lines, [asdict(check) for check in checks], ok=all(check.well for check in checks))


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    return Check("python", True, f"Python {version}")


def _programs() -> Check:
    try:
        programs = find_programs()
    except CannotStart as trouble:
        return Check("postgresql", False, trouble.vietnamese)
    return Check("postgresql", True, f"PostgreSQL {programs.major} ở {programs.bin}")


def _disk(home: Home) -> Check:
    place = next(path for path in [home.path, *home.path.parents] if path.exists())
    free = shutil.disk_usage(place).free
    return Check("disk", free > LEAST_FREE_BYTES, f"Đĩa còn {free / 2**30:.1f} GB trống")


def _keys(home: Home) -> Check:
    missing = [name for name in _KEY_FILES if not (home.keys / name).exists()]
    if missing and home.kind:
        says = f"Thiếu khóa {', '.join(missing)} trong {home.keys}: hãy khôi phục từ bản sao lưu."
        return Check("keys", False, says)
    open_to_others = home.keys.exists() and home.keys.stat().st_mode & 0o077
    if open_to_others:
        return Check("keys", False, f"Người khác đọc được {home.keys}: hãy chạy `chmod 700 {home.keys}`.")
    return Check("keys", True, "Thư mục khóa" + (" đủ và kín" if home.kind else " sẽ được lập khi mở"))


def _font() -> Check:
    folders = (Path("/usr/share/fonts/truetype") / name for name in _PAPER_FONTS)
    if any(folder.exists() for folder in folders):
        return Check("font", True, "Phông chữ Liberation cho giấy tờ")
    return Check("font", False, "Thiếu phông chữ giấy tờ: `sudo apt-get install fonts-liberation2`.")


def _database(home: Home) -> list[Check]:
    try:
        with opened(home, any_version=True) as database:
            return [_migrations(database), _append_only(database)]
    except CannotStart as trouble:
        return [Check("database", False, trouble.vietnamese)]


def _migrations(database: Database) -> Check:
    if not is_current(database):
        return Check("migrations", False, "Cấu trúc dữ liệu chưa theo kịp phiên bản này: `motcua upgrade`.")
    return Check("migrations", True, "Cơ sở dữ liệu trả lời, cấu trúc đúng phiên bản")


def _append_only(database: Database) -> Check:
    """See that the application's role cannot rewrite history."""
    question = "SELECT has_table_privilege('events_event', 'UPDATE, DELETE, TRUNCATE')"
    with psycopg.connect(database.app_url) as server:
        (may,) = server.execute(question).fetchone() or (True,)
    if may:
        says = "Vai trò của ứng dụng sửa được sổ sự kiện: hãy tách hai vai trò rồi chạy `motcua upgrade`."
        return Check("roles", False, says)
    return Check("roles", True, "Ứng dụng chỉ ghi thêm được vào sổ sự kiện, không sửa, không xóa")
