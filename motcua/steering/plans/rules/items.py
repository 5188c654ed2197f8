"""Rows and sentences turned into lines of the draft, with what is doubtful about each."""

import re
from typing import Final

from motcua.steering.plans.ports import AssignmentLine, Names, ProgressLine
from motcua.steering.plans.rules.columns import STATES, Role
from motcua.steering.plans.rules.dues import read_due
from motcua.steering.plans.rules.names import looks_like_agency, named_in
from motcua.steering.plans.rules.prose import Given
from motcua.steering.plans.rules.rows import ReadRow, ReadTable
from motcua.steering.plans.rules.torn import is_cut
from motcua.steering.plans.rules.words import clean, is_unfinished, one_line, plain, without_bullet

_ITEMS: Final = re.compile(
    r"\n|;\s*(?=[-+\dA-ZĐÀ-Ỹ])|(?:^|(?<=[.;,\s]))\s*(?:[-+•]\s+|\d{1,2}[.)]\s+)(?=[A-ZĐÀ-Ỹ])"
)
_WITH: Final = re.compile(r"[,;:]?\s*\b(?:phối hợp(?:\s+(?:với|cùng))?|PH)\s*:?\s+", re.I)
_CHIEF: Final = re.compile(r"\s*[-:(]?\s*\b(?:chủ trì|CT)\b\s*[):]?\s*", re.I)
_AFTER: Final = re.compile(r"[\s(:–-]+(chủ trì|phối hợp|tham gia)(?: thực hiện)?\s*[).,]*\s*$", re.I)
NO_LEAD: Final = "Không đọc được cơ quan chủ trì."
NO_DUE: Final = "Không ghi thời hạn."


def assignments_of(table: ReadTable, year: int | None) -> list[AssignmentLine]:
    """Turn the rows of a table into assignments."""
    lines: list[AssignmentLine] = []
    for row in table.rows:
        if row.bulleted and lines and not (_who(row) or row.get(Role.DUE)):
            last = lines[-1]
            last.text = f"{last.text}\n- {one_line(row.get(Role.TASK))}"
            last.source = last.source.until(row.spot)
            continue
        lines.append(_assignment(row, table, year))
    return lines


def _who(row: ReadRow) -> str:
    return row.get(Role.LEAD) or row.get(Role.BOTH)


def _assignment(row: ReadRow, table: ReadTable, year: int | None) -> AssignmentLine:
    lead, support = _agencies(row)
    due_text = _due_of(row)
    milestones, doubts = read_due(due_text, year)
    group = not lead and not due_text
    line = AssignmentLine(
        row.no,
        row.section,
        one_line(row.get(Role.TASK)),
        products_in(row.get(Role.PRODUCT)),
        Names(lead),
        Names(support),
        one_line(due_text),
        milestones,
        row.spot,
        [*row.doubts],
        group,
    )
    if group:
        return line
    line.doubts += doubts
    if not lead:
        line.doubts.append(NO_LEAD)
    if len(lead) > 1:
        line.doubts.append(
            f"Có {len(lead)} cơ quan cùng chủ trì; cần xác định một cơ quan chịu trách nhiệm chính."
        )
    line.doubts += [
        f"“{name}” không giống tên cơ quan." for name in [*lead, *support] if not looks_like_agency(name)
    ]
    line.doubts += [f"“{name}” có vẻ là tên cơ quan bị cắt hoặc bị dính." for name in lead if is_cut(name)]
    if not due_text and Role.DUE in table.roles:
        line.doubts.append(NO_DUE)
    if row.inherited:
        line.doubts.append("Ô nội dung gộp với dòng trên: nội dung lấy theo dòng trên.")
    if row.joined:
        line.doubts.append("Dòng bị ngắt trang, đã nối lại.")
    if is_unfinished(line.text):
        line.doubts.append("Nội dung có vẻ chưa hết câu.")
    return line


def _due_of(row: ReadRow) -> str:
    """Give the deadline; where one column says when it begins, the stretch."""
    begins, ends = one_line(row.get(Role.BEGIN)), row.get(Role.DUE)
    return f"từ {begins} đến {one_line(ends)}" if begins and ends else ends or begins


def _told_after(text: str) -> tuple[list[str], list[str]] | None:
    """Read a cell that says the part after the name: "Sở Nội vụ chủ trì; Sở Tư pháp phối hợp"."""
    leads: list[str] = []
    supports: list[str] = []
    for piece in re.split(r"[;\n]", clean(text)):
        found = _AFTER.search(piece)
        if found is not None:
            (leads if plain(found[1]).startswith("chu") else supports).extend(
                named_in(piece[: found.start()])
            )
        elif piece.strip():
            return None
    return (leads, supports) if leads else None


def _agencies(row: ReadRow) -> tuple[list[str], list[str]]:
    """Give who leads and who supports; one cell may hold both."""
    told = _told_after(row.get(Role.BOTH) or row.get(Role.LEAD))
    if told is not None:
        return told[0], [*told[1], *named_in(row.get(Role.SUPPORT))]
    both = row.get(Role.BOTH)
    if both:
        parts = _WITH.split(clean(both), maxsplit=1)
        chief = list(named_in(_CHIEF.sub(" ", parts[0])))
        if len(parts) == 1:
            if _CHIEF.search(both):
                return chief, list(named_in(row.get(Role.SUPPORT)))
            return chief[:1], [*chief[1:], *named_in(row.get(Role.SUPPORT))]
        return chief, list(named_in(parts[1]))
    lead = row.get(Role.LEAD)
    parts = _WITH.split(clean(lead), maxsplit=1)
    if len(parts) == 2 and parts[0].strip() and not row.get(Role.SUPPORT):
        return list(named_in(_CHIEF.sub(" ", parts[0]))), list(named_in(parts[1]))
    return list(named_in(lead)), list(named_in(row.get(Role.SUPPORT)))


def products_in(text: str) -> list[str]:
    """Part a cell of products into its items."""
    whole = clean(text).strip(" -")
    if not whole:
        return []
    items = [without_bullet(one_line(part or "")).strip(" ;.,") for part in _ITEMS.split(whole)]
    kept: list[str] = []
    for item in items:
        if not item:
            continue
        if kept and (item[:1].islower() or is_unfinished(kept[-1])):
            kept[-1] = f"{kept[-1]} {item}"
        else:
            kept.append(item)
    return [re.sub(r"^\d{1,2}[.)]\s*", "", item) for item in kept]


def from_prose(given: Given, year: int | None) -> AssignmentLine:
    """Turn a task that a sentence gives into an assignment."""
    milestones, doubts = read_due(given.due_text, year)
    doubts = ["Đọc từ câu văn, không phải từ bảng.", *doubts]
    if len(given.lead) > 1:
        doubts.append(
            f"Có {len(given.lead)} cơ quan cùng chủ trì; cần xác định một cơ quan chịu trách nhiệm chính."
        )
    return AssignmentLine(
        given.no,
        given.section,
        given.text,
        [],
        Names(given.lead),
        Names(given.support),
        given.due_text,
        milestones,
        given.spot,
        doubts,
    )


def progress_of(table: ReadTable, year: int | None) -> list[ProgressLine]:
    """Turn the rows of a report into progress."""
    lines: list[ProgressLine] = []
    for row in table.rows:
        due_text = one_line(row.get(Role.DUE))
        milestones, doubts = read_due(due_text, year)
        state = state_of(row)
        if not state:
            doubts.append("Không đọc được tiến độ.")
        if row.joined:
            doubts.append("Dòng bị ngắt trang, đã nối lại.")
        lines.append(
            ProgressLine(
                row.no,
                one_line(row.get(Role.TASK)),
                due_text,
                milestones,
                state,
                row.get(Role.EXPLAIN),
                row.spot,
                row.section,
                Names(_agencies(row)[0]),
                doubts,
            )
        )
    return lines


_NO_MARK: Final = re.compile(r"[-–\s.]*$")


def state_of(row: ReadRow) -> str:
    """Say how far a task has come: done, partly, going, not_started; empty if the marks do not say."""
    marks = {role: plain(one_line(row.get(role))) for role in STATES if not _NO_MARK.match(row.get(role))}
    said = " ".join(marks.values())
    if Role.PARTLY in marks or "mot phan" in said:
        return "partly"
    if Role.DONE in marks and Role.GOING in marks:
        return "partly"
    for role, state in ((Role.DONE, "done"), (Role.GOING, "going"), (Role.NOT_YET, "not_started")):
        if role in marks:
            return state
    text = marks.get(Role.STATE, "")
    if not text and Role.EXPLAIN in row.cells:
        text = plain(row.get(Role.EXPLAIN))[:80] if not STATES & set(row.cells) else ""
    return _said(text)


def _said(text: str) -> str:
    for words, state in (
        (r"mot phan|co ban hoan thanh", "partly"),
        (r"chua (?:thuc hien|trien khai|hoan thanh|den)|khong thuc hien", "not_started"),
        (r"dang|tiep tuc|thuong xuyen thuc hien", "going"),
        (r"da (?:hoan thanh|thuc hien|ban hanh|trinh|tham muu)|hoan thanh|da xong", "done"),
    ):
        if re.search(words, text):
            return state
    return ""
