"""`motcua procedures …`"""

from argparse import Namespace
from collections import Counter
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from motcua.faces.terminal.grammar import Said
from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import Invalid, NotFound
from motcua.registers.procedures.actions import RecordOutcome, import_records
from motcua.registers.procedures.queries import read_lines


class FolderNotFile(Invalid):
    """A folder was named where a file of records is meant."""

    code = "terminal.folder_not_file"
    message = _("{path} là một thư mục; hãy chỉ đúng một tệp bản ghi.")


_WORDS = {"new": "mới", "new_version": "phiên bản mới", "same": "không đổi", "refused": "không đọc được"}
_NAMED = 20
_NOTHING = (
    "✗ Không đọc được bản ghi nào trong {path}: cần tệp chữ UTF-8, mỗi dòng một bản ghi JSON "
    "(nén gzip hay không)."
)


def import_file(asked: Namespace) -> Said:
    """Bring national records in; each lands whole or with named doubts, none is dropped silently."""
    path = Path(asked.tep)
    if path.is_dir():
        raise FolderNotFile(path=path)
    if not path.exists():
        raise NotFound(what=f"tệp {path}")
    outcomes = list(import_records(read_lines(path), by=SYSTEM, at=clock.now()))
    refused = [outcome for outcome in outcomes if outcome.refused_because]
    if len(refused) == len(outcomes):
        lines = [_NOTHING.format(path=path) if refused else f"✗ {path} trống: không có bản ghi nào."]
    else:
        lines = [_counts(outcomes)]
    lines += (f"✗ dòng {one.line}: {one.refused_because}" for one in refused[:_NAMED])
    if len(refused) > _NAMED:
        lines.append(f"… và {len(refused) - _NAMED} dòng nữa; xem đủ bằng --json.")
    return Said(lines, [outcome.as_json() for outcome in outcomes], ok=bool(outcomes) and not refused)


def _counts(outcomes: list[RecordOutcome]) -> str:
    landed = Counter(str(outcome.landed_as) for outcome in outcomes)
    parts = [f"{landed[name]} {words}" for name, words in _WORDS.items() if landed[name]]
    doubted = sum(1 for outcome in outcomes if outcome.doubts)
    return (
        f"{len(outcomes)} bản ghi: {', '.join(parts) or 'không có gì'}; {doubted} bản ghi có chỗ cần làm rõ."
    )
