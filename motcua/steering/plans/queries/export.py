"""Xuất bảng: the board and its lines as a workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.workbooks import Sheet, Value, workbook
from motcua.registers.organisations.queries import names_of
from motcua.steering.plans.models import Assignment
from motcua.steering.plans.queries.board import (
    Board,
    Choice,
    Ending,
    board,
    lines,
    plans_and_endings,
    worst_first,
)
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
    "Không thực hiện nữa",
    "Trong đó đã quá hạn khi dừng",
)
_ENDED = ("Kết thúc ngày", "Theo văn bản")
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
    "Xếp loại khi dừng",
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
    """Give what someone sees of the board, narrowed as he chose, as a workbook, with sheets beside it.

    What ended this year stands on sheets of its own beside all that binds, as each plan stood when it ended.
    """
    known, endings = plans_and_endings(by)
    titles = {plan.id: f"{plan} – {plan.title}" for plan in known}
    counted = board(by, today, near, choice)
    rows = list(lines(by, today, near, choice))
    ended = _ended_choice(choice, endings, today)
    late_rows = list(lines(by, today, near, ended)) if ended else []
    names = names_of({row.lead_id for row in (*rows, *late_rows) if row.lead_id}, today)
    sheets = [
        Sheet("Theo kế hoạch", ("Kế hoạch", *_COUNTED), _by_plan(counted, titles), _LONG),
        Sheet("Theo cơ quan", ("Cơ quan", *_COUNTED), _by_agency(counted, names), _LONG),
        Sheet("Nhiệm vụ", _LINES, [_line(row, names) for row in rows], _LONG),
    ]
    if ended and late_rows:
        closed = _by_plan_ended(board(by, today, near, ended), titles, endings)
        sheets += [
            Sheet("Đã kết thúc trong năm", ("Kế hoạch", *_COUNTED, *_ENDED), closed, _LONG),
            Sheet("Nhiệm vụ đã kết thúc", _LINES, [_line(row, names) for row in late_rows], _LONG),
        ]
    title = f"Tình hình thực hiện nhiệm vụ đến ngày {today:%d/%m/%Y}"
    return workbook([*sheets, *beside], title=title)


def _ended_choice(choice: Choice, endings: Mapping[UUID, Ending], today: date) -> Choice | None:
    """Say what is asked of plans that ended this year, where all that binds is asked for and some did."""
    is_all = choice.plan_id is None and choice.ended_in is None
    if not is_all or all(one.on.year != today.year for one in endings.values()):
        return None
    return replace(choice, ended_in=today.year)


def _by_plan_ended(
    counted: Board, titles: Mapping[UUID, str], endings: Mapping[UUID, Ending]
) -> list[Sequence[Value]]:
    return [
        (titles.get(plan_id, ""), *_sums(sums), endings[plan_id].on, endings[plan_id].later)
        for plan_id, sums in worst_first(counted.by_plan())
        if plan_id in endings
    ]


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
    rates = (_percent(sums.rate_on_time), _percent(sums.rate_done))
    return (*counts, sums.of(Standing.UNLIMITED), *rates, sums.of(Standing.CANCELLED), sums.ended_late)


def _percent(rate: float | None) -> str:
    return f"{100 * rate:.1f}".replace(".", ",") + " %" if rate is not None else "–"


def _line(row: Assignment, names: Mapping[UUID, str]) -> Sequence[Value]:
    standing = Standing(getattr(row, "standing"))  # noqa: B009  # an annotation, unknown to the type
    lead = (names.get(row.lead_id) if row.lead_id else "") or row.lead_text
    said = (str(row.plan), row.section, row.no, row.text, period_words(row.period), lead, row.due_text)
    days = (row.original_due_on, row.due_on, row.done_on)
    stood = WORDS[Standing(row.ended_as)] if row.ended_as else ""
    return (*said, *days, str(row.get_state_display()), WORDS[standing], stood)
