"""`motcua pack …`"""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from motcua.faces.terminal.grammar import Said
from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.packs.actions import load_pack
from motcua.foundation.packs.errors import PackUnsound
from motcua.foundation.packs.queries import Flaw, check_pack, diff_pack

_MARKS = {"add": "+", "same": "=", "new_version": "~", "conflict": "!"}


def check(asked: Namespace) -> Said:
    """Check a pack and name each flaw by file and line."""
    report = check_pack(Path(asked.goi))
    if not report.sound:
        return _unsound(report.flaws)
    counts = ", ".join(f"{number} {kind}" for kind, number in report.counts.items())
    name = report.head.name if report.head else asked.goi
    data: dict[str, object] = {"sound": True, "name": name, "counts": report.counts, "flaws": []}
    return Said([f"✓ Gói “{name}” đúng: {counts or 'không có mục nào'}."], data)


def diff(asked: Namespace) -> Said:
    """Say what loading a pack would do."""
    try:
        kinds = diff_pack(Path(asked.goi))
    except PackUnsound as unsound:
        return _unsound(unsound.flaws)
    lines = []
    for kind in kinds:
        changed = [change for change in kind.changes if change.verb != "same"]
        lines.append(f"{kind.kind}: {len(changed)} thay đổi, {len(kind.changes) - len(changed)} giữ nguyên")
        lines += [f"  {_MARKS[change.verb]} {change.key}  {change.summary}".rstrip() for change in changed]
    clash = any(change.verb == "conflict" for kind in kinds for change in kind.changes)
    return Said(lines, [asdict(kind) for kind in kinds], ok=not clash)


def load(asked: Namespace) -> Said:
    """Load a pack whole, or nothing of it."""
    try:
        report = load_pack(Path(asked.goi), by=SYSTEM, at=clock.now(), anew=asked.anew)
    except PackUnsound as unsound:
        return _unsound(unsound.flaws)
    if not (report.added or report.changed):
        return Said(["✓ Không có gì thay đổi: dữ liệu của gói đã ở trong hệ thống."], asdict(report))
    line = f"✓ Đã nạp: thêm {report.added}, đổi {report.changed}, giữ nguyên {report.same}."
    return Said([line], asdict(report))


def _unsound(flaws: tuple[Flaw, ...]) -> Said:
    lines = [f"✗ {flaw}" for flaw in flaws]
    lines.append(f"Gói có {len(flaws)} chỗ sai; không có gì được ghi.")
    return Said(lines, {"sound": False, "flaws": [asdict(flaw) for flaw in flaws]}, ok=False)
