"""`motcua plan …`"""

from collections.abc import Iterator, Sequence

from motcua.faces.terminal.grammar import Said
from motcua.foundation.text import day_figures
from motcua.steering.plans.ports import AssignmentLine, Draft, Finding, Milestone, ProgressLine, TargetLine
from motcua.steering.plans.queries.reading import as_json

_STATES = {
    "done": "đã hoàn thành",
    "partly": "hoàn thành một phần",
    "going": "đang thực hiện",
    "not_started": "chưa thực hiện",
}
_WIDE = 110


def said(draft: Draft) -> Said:
    """Say a draft: in lines for a person, whole for a program."""
    found = bool(draft.assignments or draft.targets or draft.progress)
    return Said(list(_lines(draft)), as_json(draft), ok=found)


def _lines(draft: Draft) -> Iterator[str]:
    head = draft.document
    yield f"{head.kind or 'Văn bản'} {head.number}".strip() + (f": {head.title}" if head.title else "")
    about = [head.issuer, head.date_text, f"người ký: {head.signer}" if head.signer else ""]
    yield "  " + " · ".join(part for part in about if part)
    yield from _listed("Nhiệm vụ", [line for one in draft.assignments for line in _assignment(one)])
    yield from _listed("Chỉ tiêu", [_target(one) for one in draft.targets])
    yield from _listed("Tiến độ", [_progress(one) for one in draft.progress])
    yield from _listed("Cần xem lại", [_finding(one) for one in draft.findings])
    doubted = sum(1 for line in draft.assignments if line.doubts)
    own = sum(not line.group for line in draft.assignments)
    counts = f"{own} nhiệm vụ, {len(draft.targets)} chỉ tiêu, {len(draft.progress)} dòng tiến độ"
    yield f"Đọc được {counts}; {doubted} nhiệm vụ có chỗ cần xem lại. Chưa có gì được ghi."


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from lines


def _assignment(line: AssignmentLine) -> Iterator[str]:
    if line.group:
        yield f"  {line.no:<5} {_short(line.text)} (nhóm)"
        return
    yield f"  {line.no:<5} {_short(line.text)}"
    who = "; ".join(line.lead.printed) or "?"
    when = line.due_text or "không ghi thời hạn"
    yield f"        chủ trì: {who} · hạn: {when}{_understood(line.milestones)}"
    for doubt in line.doubts:
        yield f"        ? {doubt}"


def _understood(milestones: Sequence[Milestone]) -> str:
    days = [day_figures(one.end) for one in milestones if one.end]
    return f" → {', '.join(dict.fromkeys(days))}" if days else ""


def _target(line: TargetLine) -> str:
    number = line.no or ("  ·" if line.parent else "")
    return f"  {number:<5} {_short(line.text)}: {_short(line.value_text, 60) or '–'}"


def _progress(line: ProgressLine) -> str:
    return (
        f"  {line.no:<5} {_short(line.text)} · hạn: {line.due_text or '–'} · {_STATES.get(line.state, '?')}"
    )


def _finding(one: Finding) -> str:
    where = (
        f" (dòng {one.source.line})" if one.source and one.source.line and "dòng" not in one.message else ""
    )
    return f"  ! {one.message}{where}"


def _short(text: str, most: int = _WIDE) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
