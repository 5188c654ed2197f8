"""Danh sách cán bộ: rows of a list read into entries, each wrong one with its line and a sentence."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from motcua.foundation.text import sort_key, tidy
from motcua.registers.organisations.rules.tables import TableRow

COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    "code": ("Mã cán bộ", "Mã công chức", "Mã CBCC", "Mã"),
    "full_name": ("Họ và tên", "Họ tên", "Tên"),
    "post": ("Mã chức danh", "Mã vị trí", "Chức danh", "Vị trí"),
    "from": ("Từ ngày", "Ngày bắt đầu", "Ngày bổ nhiệm"),
    "to": ("Đến ngày", "Ngày kết thúc"),
    "email": ("Thư điện tử", "Email", "E-mail"),
    "phone": ("Điện thoại", "Số điện thoại", "Di động"),
    "login": ("Tên đăng nhập", "Tài khoản"),
}
REQUIRED: Final = ("code", "full_name")
LONGEST_NAME: Final = 160

_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-_/]{0,39}")
_LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9.\-]{1,79}")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_PHONE: Final = re.compile(r"\+?[\d .\-()]{8,20}")


@dataclass(frozen=True)
class OfficerEntry:
    """One officer as a list gives him, with one post that he takes up, if it names one."""

    line: int
    code: str
    full_name: str
    email: str = ""
    phone: str = ""
    login: str = ""
    post: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class RowFault:
    """What is wrong with one line, in one Vietnamese sentence."""

    line: int
    sentence: str


def read_roll(rows: Iterable[TableRow], *, today: date) -> tuple[list[OfficerEntry], list[RowFault]]:
    """Read rows into entries; a post without a day is taken up `today`. Everything wrong is named."""
    entries: list[OfficerEntry] = []
    faults: list[RowFault] = []
    for row in rows:
        entry, wrong = _read(row, today)
        entries.append(entry)
        faults.extend(RowFault(row.line, sentence) for sentence in wrong)
    faults.extend(_contradictions(entries))
    return entries, sorted(faults, key=lambda fault: fault.line)


def _read(row: TableRow, today: date) -> tuple[OfficerEntry, list[str]]:
    cell = {name: row.cells.get(name, "") for name in COLUMNS}
    wrong = _shape_faults(cell)
    since, until = _day(cell["from"], "Từ ngày", wrong), _day(cell["to"], "Đến ngày", wrong)
    if cell["post"]:
        since = since or today
    elif cell["from"] or cell["to"]:
        wrong.append("Có ngày nhưng không có mã chức danh.")
    if since and until and until < since:
        wrong.append(f"Đến ngày {cell['to']} lại trước từ ngày {cell['from'] or since.strftime('%d/%m/%Y')}.")
    entry = OfficerEntry(
        line=row.line,
        code=cell["code"],
        full_name=tidy(cell["full_name"]),
        email=cell["email"].lower(),
        phone=cell["phone"],
        login=cell["login"].lower(),
        post=cell["post"],
        since=since,
        until=until,
    )
    return entry, wrong


def _shape_faults(cell: Mapping[str, str]) -> list[str]:
    """Say what is wrong with single cells."""
    wrong: list[str] = []
    if not cell["code"]:
        wrong.append("Thiếu mã cán bộ.")
    elif not _CODE.fullmatch(cell["code"]):
        wrong.append(
            f"Mã cán bộ “{cell['code']}” chỉ được gồm chữ không dấu, số và dấu . - _ /, tối đa 40 ký tự."
        )
    name = cell["full_name"]
    if not name:
        wrong.append("Thiếu họ và tên.")
    elif len(name) > LONGEST_NAME or not sort_key(name) or re.search(r"[\d<>@]", name):
        wrong.append(f"“{name}” không phải là họ và tên.")
    if cell["email"] and not _EMAIL.fullmatch(cell["email"]):
        wrong.append(f"Thư điện tử “{cell['email']}” viết chưa đúng.")
    if cell["phone"] and not _PHONE.fullmatch(cell["phone"]):
        wrong.append(f"Số điện thoại “{cell['phone']}” viết chưa đúng.")
    if cell["login"] and not _LOGIN.fullmatch(cell["login"].lower()):
        wrong.append(f"Tên đăng nhập “{cell['login']}” chỉ được gồm chữ không dấu, số, dấu chấm và gạch nối.")
    return wrong


def _day(text: str, title: str, wrong: list[str]) -> date | None:
    for pattern in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y") if text else ():
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007  # a day, not a moment
        except ValueError:
            continue
    if text:
        wrong.append(f"{title} “{text}” không phải là ngày có thật (viết như 20/11/2023).")
    return None


def _contradictions(entries: Sequence[OfficerEntry]) -> list[RowFault]:
    """Find lines that do not agree: one code with two names, one login for two, one post taken up twice."""
    faults: list[RowFault] = []
    by_code: dict[str, OfficerEntry] = {}
    by_login: dict[str, OfficerEntry] = {}
    for entry in entries:
        first = by_code.setdefault(entry.code, entry)
        if entry.code and not _agree(first, entry):
            said = (
                f"Mã cán bộ “{entry.code}” ở dòng {first.line} lại có họ tên, liên lạc hoặc tài khoản khác."
            )
            faults.append(RowFault(entry.line, said))
        holder = by_login.setdefault(entry.login, entry) if entry.login else entry
        if holder.code != entry.code:
            said = f"Tên đăng nhập “{entry.login}” đã dùng cho mã “{holder.code}” ở dòng {holder.line}."
            faults.append(RowFault(entry.line, said))
    return faults + _doubled_posts(entries)


def _agree(first: OfficerEntry, entry: OfficerEntry) -> bool:
    """Say whether two lines of one code tell of one officer; what is left empty contradicts nothing."""
    pairs = ((first.email, entry.email), (first.phone, entry.phone), (first.login, entry.login))
    return first.full_name == entry.full_name and all(a == b or not a or not b for a, b in pairs)


def _doubled_posts(entries: Sequence[OfficerEntry]) -> list[RowFault]:
    faults: list[RowFault] = []
    seen: dict[tuple[str, str], list[OfficerEntry]] = {}
    for entry in entries:
        if not entry.post or entry.since is None:
            continue
        before = seen.setdefault((entry.code, entry.post), [])
        for other in before:
            starts = other.since or date.min
            if starts <= (entry.until or date.max) and entry.since <= (other.until or date.max):
                said = f"Trùng thời gian giữ chức danh “{entry.post}” với dòng {other.line}."
                faults.append(RowFault(entry.line, said))
                break
        before.append(entry)
    return faults
