"""Khôi phục: a home from a backup, which is read through first; a failure halfway leaves nothing behind."""

import shutil
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from motcua.faces.terminal.grammar import Said, late
from motcua.launch.archive import HOME, KEYS, Archive, copy
from motcua.launch.database import database_of, is_outside
from motcua.launch.errors import CannotStart
from motcua.launch.founding import open_django
from motcua.launch.home import Home, HomeKind
from motcua.launch.postgres import Cluster
from motcua.launch.surroundings import Surroundings


@dataclass(frozen=True)
class Filled:
    """What was restored, and where its record does not hold."""

    events: int
    files: int
    findings: tuple[str, ...]


def restore(asked: Namespace) -> Said:
    """Restore a backup into an empty home, or in place of what is there if told so."""
    archive = Archive.checked(Path(asked.tep).absolute())
    home: Home = asked.home
    home.make_ready()
    with home.locked(), _room_made(home, replace=asked.replace) as aside:
        _put_keys_and_papers(archive, home)
        with database_of(home) as database:
            open_django(Surroundings(home, database, demo=archive.manifest["kind"] == HomeKind.DEMO))
            fill: Callable[..., Filled] = late("motcua.launch.filling:fill")
            filled = fill(archive, home, database, even_broken=asked.broken)
        home.settle(HomeKind(archive.manifest["kind"]))
    lines = [
        f"✓ Đã khôi phục vào {home.path}: {filled.events} sự kiện, {filled.files} tệp.",
        *(f"✗ {finding}" for finding in filled.findings),
        f"✗ Sổ sự kiện có {len(filled.findings)} chỗ không khớp."
        if filled.findings
        else "  Sổ sự kiện nguyên vẹn.",
    ]
    if aside:
        lines.append(f"  Dữ liệu trước đó nằm ở {aside}; hãy xóa khi không cần nữa.")
    damaged = archive.damaged_files()
    lines += (f"✗ Tệp {sha256} đã hỏng từ trước khi sao lưu." for sha256 in damaged)
    return Said(lines, {**asdict(filled), "damaged_files": damaged}, ok=not (damaged or filled.findings))


@contextmanager
def _room_made(home: Home, *, replace: bool) -> Iterator[Path | None]:
    """Have the home empty: refuse one that is not, or set its content aside; undo everything on failure."""
    outside = is_outside()
    here = [path for path in _belongings(home, outside=outside) if path.exists()]
    if here and not replace:
        raise CannotStart(
            f"{home.path} đã có dữ liệu ({here[0].name}): hãy đặt MOTCUA_HOME ở một thư mục trống, "
            "hoặc thêm --replace để thay thế.",
            "this home is not empty: choose an empty one, or say --replace",
        )
    aside = home.path / f"before-restore-{datetime.now().astimezone():%Y%m%d-%H%M%S}" if here else None
    moves = [(path, aside / f"{number}-{path.name}") for number, path in enumerate(here)] if aside else []
    if aside:
        aside.mkdir(mode=0o711)
    for path, place in moves:
        shutil.move(path, place)
    try:
        yield aside
    except BaseException:
        for path in _belongings(home, outside=outside):
            _remove(path)
        for path, place in moves:
            shutil.move(place, path)
        if aside:
            aside.rmdir()
        raise


def _belongings(home: Home, *, outside: bool) -> list[Path]:
    """Name what makes a home: whatever a restore writes. An outside database or store is not ours to move."""
    ours = [home.keys, home.path / "files", home.card, home.demo_accounts, home.demo_clock]
    if not outside:
        data = Cluster(home.postgres).data
        ours += [home.postgres] if home.postgres in data.parents else [home.postgres, data.parent]
    return ours


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _put_keys_and_papers(archive: Archive, home: Home) -> None:
    home.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, stream in archive.members():
        folder = home.keys if name.startswith(KEYS) else home.path if name.startswith(HOME) else None
        if folder is not None:
            copy(stream, folder / Path(name).name)
