"""Bảng theo dõi as pages show it: what is chosen in the address, sums with the ways down to their lines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.faces.command.standings import Shown
from motcua.steering.plans.models import Assignment, Plan
from motcua.steering.plans.queries.board import Choice
from motcua.steering.plans.queries.standing import DONE, Standing, Sums

CLASSES: Final[dict[str, tuple[Standing, ...]]] = {
    "hoan-thanh": tuple(sorted(DONE)),
    "trong-han": (Standing.RUNNING,),
    "sap-den-han": (Standing.NEAR,),
    "qua-han": (Standing.LATE,),
    "xong-qua-han": (Standing.DONE_LATE,),
    "khong-han": (Standing.UNLIMITED,),
    "tam-dung": (Standing.SUSPENDED,),
    "khong-thuc-hien": (Standing.CANCELLED,),
}
WAITS: Final = "cho-duyet"
ENDED_LATE: Final = "dung-khi-qua-han"

_COLUMNS: Final = (
    ("", gettext_noop("Giao"), ""),
    ("hoan-thanh", gettext_noop("Hoàn thành"), ""),
    ("trong-han", gettext_noop("Trong hạn"), ""),
    ("sap-den-han", gettext_noop("Sắp đến hạn"), "amber"),
    ("qua-han", gettext_noop("Quá hạn"), "red"),
)


@dataclass(frozen=True)
class Asked:
    """What an address narrows a board to; `said` is what of it could not be read and narrows nothing."""

    choice: Choice
    named: str = ""
    said: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "Asked":
        """Read it."""
        named = given.get("loai", "")
        choice = Choice(
            _id(given.get("ke-hoach", "")),
            given.get("muc"),
            _id(given.get("co-quan", "")),
            CLASSES.get(named, ()),
            named == WAITS,
            _month(given.get("thang", "")),
            _year(given.get("da-ket-thuc", "")),
            ended_late=named == ENDED_LATE,
        )
        known = named if named in (*CLASSES, WAITS, ENDED_LATE) else ""
        understood = {
            "ke-hoach": choice.plan_id,
            "co-quan": choice.lead_id,
            "thang": choice.month,
            "da-ket-thuc": choice.ended_in,
            "loai": known or None,
        }
        odd = [given[name] for name, found in understood.items() if given.get(name) and found is None]
        said = _("Không đọc được “{written}” trong địa chỉ, nên số liệu dưới đây không lọc theo phần ấy.")
        return cls(choice, known, said.format(written=odd[0][:40]) if odd else "")

    def query(self) -> str:
        """Write it as an address does."""
        chosen = self.choice
        month = f"{chosen.month:%Y-%m}" if chosen.month else None
        said = {
            "ke-hoach": chosen.plan_id,
            "co-quan": chosen.lead_id,
            "thang": month,
            "da-ket-thuc": chosen.ended_in,
            "loai": self.named or None,
        }
        parts = {key: str(value) for key, value in said.items() if value is not None}
        return urlencode(parts | ({"muc": chosen.section} if chosen.section is not None else {}))

    def of(self, named: str) -> "Asked":
        """Give the same, of one class."""
        chosen = replace(
            self.choice,
            standings=CLASSES.get(named, ()),
            waits=named == WAITS,
            ended_late=named == ENDED_LATE,
        )
        return Asked(chosen, named)

    def in_month(self, month: date) -> "Asked":
        """Give the same, of what is due in one month."""
        return Asked(replace(self.choice, month=month), self.named)

    def at(self, page: str) -> str:
        """Write the address of a page that is narrowed so."""
        query = self.query()
        return f"{reverse(page)}?{query}" if query else reverse(page)


@dataclass(frozen=True)
class Count:
    """A figure of a board, and where its lines are."""

    label: str
    count: int
    address: str
    tone: str
    key: str = ""


@dataclass(frozen=True)
class SumRow:
    """A row of a board: whose sums, where each count opens, the share kept in time."""

    name: str
    under: str
    address: str
    counts: tuple[Count, ...]
    on_time: float | None
    sums: Sums
    share: float = 100.0


def side_by_side(rows: Sequence[SumRow]) -> list[SumRow]:
    """Let the bars of rows be as long as what they count, the longest whole."""
    most = max((row.sums.all for row in rows), default=0)
    return [replace(row, share=round(100 * row.sums.all / most, 2) if most else 0.0) for row in rows]


def row_of(name: str, sums: Sums, asked: Asked, *, under: str = "", address: str = "") -> SumRow:
    """Put sums as a row of a board."""
    counts = tuple(
        Count(
            _(label),
            sums.of(*CLASSES[key]) if key else sums.all,
            asked.of(key).at("command:lines"),
            tone,
            key,
        )
        for key, label, tone in _COLUMNS
    )
    return SumRow(name, under, address, counts, percent_of(sums.rate_on_time), sums)


@dataclass(frozen=True)
class LineRow:
    """A line of the red list or of a list."""

    one: Assignment
    lead: str
    standing: Shown
    period: str


def percent_of(rate: float | None) -> float | None:
    """Say a rate out of a hundred."""
    return 100 * rate if rate is not None else None


def chosen_words(asked: Asked, plans: Sequence[Plan], agencies: Mapping[UUID, str]) -> list[str]:
    """Say what a list is narrowed to."""
    said = []
    plan = next((one for one in plans if one.id == asked.choice.plan_id), None)
    if plan is not None:
        said.append(str(plan))
    if asked.choice.ended_in is not None:
        said.append(_("Kế hoạch đã kết thúc trong năm {year}").format(year=asked.choice.ended_in))
    if asked.choice.section is not None:
        said.append(asked.choice.section or _("Không ghi mục"))
    if asked.choice.month:
        said.append(_("Hạn trong tháng {month}").format(month=f"{asked.choice.month:%m/%Y}"))
    if asked.choice.lead_id:
        said.append(agencies.get(asked.choice.lead_id, ""))
    return [one for one in said if one]


def class_words() -> list[tuple[str, str]]:
    """Give the classes that a list may be narrowed to, in words."""
    return [
        ("", _("Tất cả")),
        ("qua-han", _("Quá hạn")),
        ("sap-den-han", _("Sắp đến hạn")),
        ("trong-han", _("Trong hạn")),
        (WAITS, _("Chờ duyệt")),
        ("hoan-thanh", _("Hoàn thành")),
        ("xong-qua-han", _("Hoàn thành quá hạn")),
        ("khong-han", _("Không thời hạn")),
        ("tam-dung", _("Tạm dừng")),
        ("khong-thuc-hien", _("Không thực hiện nữa")),
        (ENDED_LATE, _("Dừng khi đã quá hạn")),
    ]


def _month(text: str) -> date | None:
    """Read a month of an address, "2023-11"; None if it is none."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def _year(text: str) -> int | None:
    return int(text) if re.fullmatch(r"20\d\d", text) else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
