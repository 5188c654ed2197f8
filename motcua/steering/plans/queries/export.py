"""Xuất bảng: the board and its lines as a workbook."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.workbooks import Sheet, Value, workbook
from motcua.registers.organisations.queries import names_of
from motcua.steering.plans.models import Assignment
from motcua.steering.plans.queries.board import Board, Choice, board, lines, worst_first
from motcua.steering.plans.queries.desk import plans
from motcua.steering.plans.queries.periods import period_words
from motcua.steering.plans.queries.standing import Standing, Sums

_COUNTED = (
    "Giao",
    "Hoàn thành",
    "Trong hạn",
    "Sắp đến hạn",
    "Quá hạn",
    "Không thời hạn",
    "Đúng hạn",
    "Hoàn thành/đến hạn",
)
_LONG = ("Nhiệm vụ", "Kế hoạch", "Cơ quan", "Chủ trì", "Mục")
_LINES = (
    "Kế hoạch",
    "Mục",
    "Số",
    "Nhiệm vụ",
    "Kỳ",
    "Chủ trì",
    "Thời hạn văn bản ghi",
    "Hạn ban đầu",
    "Hạn",
    "Ngày hoàn thành",
    "Trạng thái",
    "Xếp loại",
)
WORDS: Mapping[Standing, str] = {
    Standing.DONE_EARLY: "Hoàn thành trước hạn",
    Standing.DONE_ON_TIME: "Hoàn thành đúng hạn",
    Standing.DONE_LATE: "Hoàn thành quá hạn",
    Standing.DONE_UNLIMITED: "Hoàn thành, không thời hạn",
    Standing.RUNNING: "Trong hạn",
    Standing.NEAR: "Sắp đến hạn",
    Standing.LATE: "Quá hạn",
    Standing.UNLIMITED: "Không thời hạn",
    Standing.SUSPENDED: "Tạm dừng",
    Standing.CANCELLED: "Không thực hiện nữa",
}


def board_workbook(by: Actor, today: date, near: int, choice: Choice, beside: Sequence[Sheet] = ()) -> bytes:
    """Give what someone sees of the board, narrowed as he chose, as a workbook, with sheets beside it."""
    counted = board(by, today, near, choice)
    rows = list(lines(by, today, near, choice))
    names = names_of({row.lead_id for row in rows if row.lead_id}, today)
    titles = {plan.id: f"{plan} – {plan.title}" for plan in plans(by)}
    return workbook(
        [
            Sheet("Theo kế hoạch", ("Kế hoạch", *_COUNTED), _by_plan(counted, titles), _LONG),
            Sheet("Theo cơ quan", ("Cơ quan", *_COUNTED), _by_agency(counted, names), _LONG),
            Sheet("Nhiệm vụ", _LINES, [_line(row, names) for row in rows], _LONG),
            *beside,
        ],
        title=f"Tình hình thực hiện nhiệm vụ đến ngày {today:%d/%m/%Y}",
    )


def _by_plan(counted: Board, titles: Mapping[UUID, str]) -> list[Sequence[Value]]:
    return [(titles.get(plan_id, ""), *_sums(sums)) for plan_id, sums in worst_first(counted.by_plan())]


def _by_agency(counted: Board, names: Mapping[UUID, str]) -> list[Sequence[Value]]:
    return [
        (names.get(lead, "") if lead else "Chưa có trong danh bạ", *_sums(sums))
        for lead, sums in worst_first(counted.by_agency())
    ]


def _sums(sums: Sums) -> tuple[Value, ...]:
    within = sums.of(Standing.RUNNING)
    counts = (sums.all, sums.done, within, sums.of(Standing.NEAR), sums.of(Standing.LATE))
    return (*counts, sums.of(Standing.UNLIMITED), _percent(sums.rate_on_time), _percent(sums.rate_done))


def _percent(rate: float | None) -> str:
    return f"{100 * rate:.1f}".replace(".", ",") + " %" if rate is not None else "–"


def _line(row: Assignment, names: Mapping[UUID, str]) -> Sequence[Value]:
    standing = Standing(getattr(row, "standing"))  # noqa: B009  # an annotation, unknown to the type
    lead = (names.get(row.lead_id) if row.lead_id else "") or row.lead_text
    said = (str(row.plan), row.section, row.no, row.text, period_words(row.period), lead, row.due_text)
    days = (row.original_due_on, row.due_on, row.done_on)
    return (*said, *days, str(row.get_state_display()), WORDS[standing])
