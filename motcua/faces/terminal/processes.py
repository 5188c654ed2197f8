"""`motcua process …`"""

from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from motcua.faces.terminal.grammar import Said
from motcua.foundation import clock
from motcua.foundation.errors import Invalid, NotFound, Refused
from motcua.instruments.workflow.errors import DrawingTooLarge
from motcua.instruments.workflow.queries import bpmn_of, draft_from_bpmn, longest_hours
from motcua.registers.procedures.queries import governing_version, process_as_written

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_NODES: Final = 200


class ProcessUnwritten(NotFound):
    """The procedure has no process for the case on that day."""

    code = "terminal.process_unwritten"
    message = _("Thủ tục {code} không có quy trình nội bộ cho trường hợp này vào ngày {day}.")


class DayOdd(Invalid):
    """What was written is no day."""

    code = "terminal.day_odd"
    message = _("“{written}” không phải là ngày; viết như 2023-11-20.")


def export(asked: Namespace) -> Said:
    """Write the process of a procedure as BPMN 2.0, into a file or for the eye."""
    day = _day(asked.day)
    version = governing_version(asked.ma, day)
    process = process_as_written(version, case_number=asked.case)
    if process is None:
        raise ProcessUnwritten(code=asked.ma, day=f"{day:%d/%m/%Y}")
    content = bpmn_of(process, name=version.title)
    data = {"code": asked.ma, "case": asked.case, "bpmn": content.decode()}
    if not asked.out:
        return Said(content.decode().splitlines(), data)
    Path(asked.out).write_bytes(content)
    return Said([f"✓ Đã ghi quy trình của {asked.ma} vào {asked.out}."], data | {"file": asked.out})


def check(asked: Namespace) -> Said:
    """Say whether a file of BPMN 2.0 can be a process here, and what of it cannot."""
    path = Path(asked.tep)
    if not path.is_file():
        raise NotFound(what=f"tệp {path}")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DrawingTooLarge(most=MOST_NODES)
        draft = draft_from_bpmn(path.read_bytes())
    except Refused as refusal:
        return Said([f"✗ {refusal}"], {"ok": False, "code": refusal.code, "says": str(refusal)}, ok=False)
    lacking = _lacking(draft)
    hours = longest_hours(draft)
    counts = (len(draft["steps"]), len(draft.get("gates", ())), len(draft["flows"]))
    lines = ["✓ {} bước, {} điểm rẽ hoặc gặp, {} đường nối.".format(*counts)]
    lines += [f"  Đường dài nhất: {hours:g} giờ làm việc.", *(f"• {said}" for said in lacking)]
    return Said(lines, {"ok": True, "process": draft, "longest_hours": hours, "lacking": lacking})


def _lacking(draft: Mapping[str, Any]) -> list[str]:  # Any: JSON
    """Name what a public modeller leaves open, and publishing will ask for."""
    said = [
        f"Bước «{row['name']}» chưa có chức danh (motcua:role)." for row in draft["steps"] if not row["post"]
    ]
    timeless = (row for row in draft["steps"] if not row["hours"])
    said += [f"Bước «{row['name']}» chưa có thời gian (motcua:budgetMinutes)." for row in timeless]
    return said


def _day(written: str) -> date:
    if not written:
        return clock.today()
    try:
        return date.fromisoformat(written)
    except ValueError as odd:
        raise DayOdd(written=written) from odd
