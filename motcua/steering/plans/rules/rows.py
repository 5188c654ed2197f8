"""Rows as the reader understands them, whatever table or run of lines they came from."""

import re
from dataclasses import dataclass, field
from typing import Final

from motcua.steering.plans.ports import Spot
from motcua.steering.plans.rules.columns import Role
from motcua.steering.plans.rules.words import is_shouted, one_line, plain, roman

_NUMBER: Final = re.compile(
    r"\(?((?:[IVXL]{1,5}|[A-Z]|(?!(?:19|20)\d\d)\d{1,4})(?:\.\d{1,3})*|[a-zđ])\s*[.)/]?$"
)
_TOTAL: Final = re.compile(
    r"\W*(?:tong cong|tong so|tong|cong)\s*(?:[:(]|co\b|la\b|so\b|nhiem vu|cac\b|\d|$)[^\d]*(\d{1,4})?"
)
_PUBLIC: Final = re.compile(
    r"\W*(?:công|tông)\b", re.I
)  # a word that differs from the sum's by its mark alone
_SHORT: Final = 14
_CLAIM: Final = re.compile(
    r"\b(\d{1,3})\s+(?:nhom\s+)?(?:nhiem vu|de an|noi dung|cong viec|chi tieu|muc tieu|dau viec)\b"
)
_NUMBERS_ONLY: Final = re.compile(r"\(?\s*(?:\d{1,2}|[a-z])\s*(?:=[^a-z]*)?\)?$")


@dataclass
class ReadRow:
    """One row of a table of assignments, targets or progress: its cells by what their columns are for."""

    no: str
    cells: dict[Role, str]
    section: str
    spot: Spot
    parent: str = ""
    inner: str = ""
    bulleted: bool = False
    inherited: bool = False
    doubts: list[str] = field(default_factory=list)
    joined: bool = False

    def get(self, role: Role) -> str:
        """Give a cell's text, empty where there is none."""
        return self.cells.get(role, "")


@dataclass
class Claim:
    """How many rows a table, a section or the body says there are."""

    count: int
    section: str
    spot: Spot
    what: str


@dataclass
class ReadTable:
    """A table understood: its columns, its rows in order, and what happened on the way."""

    roles: list[Role]
    rows: list[ReadRow]
    spot: Spot
    claims: list[Claim] = field(default_factory=list)
    heads_dropped: int = 0
    guessed: bool = False
    titles: list[str] = field(default_factory=list)
    years: dict[Role, str] = field(default_factory=dict)  # of each column of values, if its head names one

    @property
    def is_targets(self) -> bool:
        """Say whether the table promises numbers."""
        return Role.TARGET in self.roles

    @property
    def joined(self) -> list[ReadRow]:
        """Give the rows that a page break had cut."""
        return [row for row in self.rows if row.joined]


def number_of(text: str) -> str | None:
    """Give the number that a cell consists of, without its dot or bracket; None if it holds other things."""
    found = _NUMBER.match(one_line(text))
    return found.group(1) if found else None


def is_total(text: str) -> bool:
    """Say whether a row is the sum below the others."""
    said = len(text.split()) <= _SHORT and _TOTAL.match(plain(one_line(text))) is not None
    return said and not _PUBLIC.match(one_line(text))


def claims_in(text: str, section: str, spot: Spot) -> list[Claim]:
    """Find how many tasks or targets a heading says follow."""
    bare = plain(one_line(text))
    what = [(int(found.group(1)), found.group()) for found in _CLAIM.finditer(bare)]
    return [
        Claim(count, section, spot, "chỉ tiêu" if "chi tieu" in said else "nhiệm vụ") for count, said in what
    ]


def is_column_numbers(cells: list[str]) -> bool:
    """Say whether a row only numbers the columns: (1) (2) (3)."""
    filled = [plain(cell).strip() for cell in cells if cell.strip()]
    return len(filled) >= 3 and len(set(filled)) == len(filled) and all(map(_NUMBERS_ONLY.match, filled))


def section_title(no: str, title: str) -> str:
    """Write a section as a document prints it: "II. CẢI CÁCH THỂ CHẾ"."""
    head = one_line(title)
    return f"{no}. {head}".strip() if no and head else head or no


def is_section_number(no: str) -> bool:
    """Say whether a number is one that sections bear: Roman, or a capital letter."""
    return roman(no) is not None or bool(re.fullmatch(r"[A-Z]", no))


def looks_like_heading(text: str) -> bool:
    """Say whether a text that stands alone in its row heads those below it."""
    return is_shouted(text) and len(text.split()) >= 2
