"""Nhiệm vụ told in lines with labels: a task, below it "Cơ quan chủ trì: …", "Thời gian: …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from motcua.steering.plans.rules.columns import Role
from motcua.steering.plans.rules.dues import time_in
from motcua.steering.plans.rules.names import names_score
from motcua.steering.plans.rules.paragraphs import Paragraph
from motcua.steering.plans.rules.rows import ReadRow, ReadTable
from motcua.steering.plans.rules.words import one_line, plain, without_bullet

_WHO: Final = r"(?:(?:cac )?(?:co quan|don vi|dau moi|to chuc)(?:[,/ ]+(?:don vi|dia phuong|to chuc))* )?"
_LABELS: Final[tuple[tuple[Role, str], ...]] = (
    (Role.SUPPORT, rf"{_WHO}(?:cung )?phoi hop(?: thuc hien)?"),
    (Role.BOTH, rf"{_WHO}chu tri(?:,| va) phoi hop(?: thuc hien)?"),
    (
        Role.LEAD,
        rf"{_WHO}(?:chu tri|chiu trach nhiem(?: chinh)?|phu trach)(?: (?:thuc hien|tham muu|chinh|xay dung))?"
        r"|(?:cac )?(?:co quan|don vi)(?:[,/ ]+don vi)? (?:thuc hien|duoc giao|tham muu)"
        r"|phan cong(?: thuc hien| chu tri)?|trach nhiem(?: thuc hien| chu tri)?",
    ),
    (
        Role.DUE,
        r"(?:thoi gian|thoi han|thoi diem|tien do|moc thoi gian|han|lo trinh)"
        r"(?: (?:thuc hien|hoan thanh|trien khai|ban hanh|trinh|bao cao|xong|cuoi cung)\b)*",
    ),
    (
        Role.PRODUCT,
        r"(?:san pham|ket qua|dau ra)(?:[,/ ]+(?:san pham|ket qua|dau ra|du kien|cu the|can dat|phai dat|"
        r"hoan thanh|dat duoc|thuc hien))*",
    ),
    (Role.TASK, r"(?:noi dung|nhiem vu|cong viec)(?: (?:thuc hien|cong viec|nhiem vu|cu the))?"),
    (
        Role.OTHER,
        r"(?:nguon )?kinh phi(?: thuc hien)?|hinh thuc(?: thuc hien)?|doi tuong|dia diem|thanh phan|"
        r"muc tieu|yeu cau|pham vi|cach thuc(?: thuc hien)?|ghi chu",
    ),
)
_LABEL: Final = re.compile(
    r"(?:^|(?<=[.;,(])\s*|(?<=[.;] )|(?<=\())(?:[-+•*]\s*|\(?[a-zđ\d]{1,2}[.)]\s*)?(?:"
    + "|".join(f"(?P<{role.name}>{words})" for role, words in _LABELS)
    + r")\s*:\s*"
)
_TELLING: Final = frozenset({Role.LEAD, Role.BOTH, Role.DUE, Role.SUPPORT, Role.PRODUCT})
_Label = tuple[Role, int, int]  # what it is for, where it begins, where what it says begins
_SIGN: Final = re.compile(r"\s*([-+•*–])")


@dataclass
class _Record:
    """A task and what its labels say."""

    task: Paragraph
    text: str
    cells: dict[Role, str] = field(default_factory=dict)
    used: list[Paragraph] = field(default_factory=list)

    def says_who_and_when(self) -> bool:
        who = self.cells.get(Role.LEAD) or self.cells.get(Role.BOTH) or ""
        named = bool(who) and names_score(who.partition(";")[0].strip(" .")) > 0
        return named and (len(self.cells) > 1 or bool(time_in(self.text)))


def labelled_in(paragraphs: Sequence[Paragraph]) -> tuple[ReadTable | None, set[int]]:
    """Read tasks told in lines with labels as the rows of a table, and say which paragraphs they took."""
    records = [record for record in _records(paragraphs) if record.says_who_and_when()]
    if not records:
        return None, set()
    rows = [_row(record) for record in records]
    roles = list(dict.fromkeys(role for row in rows for role in row.cells))
    taken = {id(one) for record in records for one in record.used}
    return ReadTable(roles, rows, rows[0].spot.until(rows[-1].spot)), taken


def _row(record: _Record) -> ReadRow:
    above = record.task.above
    section = f"{above[0].no}. {above[0].title}".strip(". ") if above else ""
    cells = {Role.TASK: record.text} | {
        role: text.strip(" ;,.)") for role, text in record.cells.items() if text.strip(" ;,.)")
    }
    spot = record.task.spot
    for one in record.used:
        spot = spot.until(one.spot)
    return ReadRow(record.task.no, cells, section, spot)


def _records(paragraphs: Sequence[Paragraph]) -> Iterator[_Record]:
    """Gather labels under the task they follow: the last thing said before them that has none."""
    record: _Record | None = None
    waiting: list[Paragraph] = []
    for one in paragraphs:
        text = one_line(one.text)
        labels = _labels(text)
        begun = _begun(record, one, text, labels, waiting)
        if begun is not record or not labels:
            if record is not None:
                yield record
            waiting = [] if record is not None or labels else waiting
            record = begun
        if not labels:
            waiting.append(one)
        elif record is not None:
            _fill(record, one, text, labels)
    if record is not None:
        yield record


def _begun(
    record: _Record | None,
    one: Paragraph,
    text: str,
    labels: Sequence[_Label],
    waiting: Sequence[Paragraph],
) -> _Record | None:
    """Say to which record a paragraph belongs: the open one, a new one, or none."""
    if not labels:
        return None
    before = without_bullet(text[: labels[0][1]]).strip(" ;,.(")
    if before and not (record and len(one.above) > len(record.task.above)):
        return _Record(one, before)
    if record is not None and labels[0][0] not in record.cells:
        return record
    task = _task(waiting, text)
    if task is None:
        return None
    return _Record(task, without_bullet(one_line(task.text)).strip(" ;.:"), used=[task])


def _fill(record: _Record, one: Paragraph, text: str, labels: Sequence[_Label]) -> None:
    """Take what a paragraph's labels say."""
    record.used.append(one)
    ends = [*(begins for _, begins, _ in labels[1:]), len(text)]
    for (role, _, end), until in zip(labels, ends, strict=True):
        value = text[end:until].strip()
        if role is Role.TASK and value and not record.cells:
            record.text = f"{record.text}: {value}"
        record.cells.setdefault(role, value)


def _task(waiting: Sequence[Paragraph], label: str) -> Paragraph | None:
    """Choose the task that labels speak of: the last line, or the one above a list of what it holds."""
    run = 0
    while run < len(waiting) and _sign(waiting[-1 - run].text) is not None:
        run += 1
    shared = run > 0 and _sign(label) == _sign(waiting[-1].text)
    if (run > 1 or shared) and run < len(waiting):
        return waiting[-1 - run]
    return waiting[-1] if waiting else None


def _sign(text: str) -> str | None:
    found = _SIGN.match(text)
    return found[1] if found else None


def _labels(text: str) -> list[_Label]:
    """Find the labels of a paragraph."""
    found = [(Role[one.lastgroup or "OTHER"], one.start(), one.end()) for one in _LABEL.finditer(plain(text))]
    telling = any(role in _TELLING for role, _, _ in found)
    return found if telling or (found and found[0][1] == 0) else []
