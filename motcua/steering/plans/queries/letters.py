"""Lời báo: what the house says of assignments, and the facts that each of its sentences needs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from motcua.foundation.notices.ports import Template
from motcua.foundation.text import day_figures
from motcua.steering.plans.models import Assignment, Plan
from motcua.steering.plans.rules.periods import words_of

GIVEN: Final = "plans.given"
ENDED: Final = "plans.ended"
REMINDER: Final = "plans.reminder"
MILESTONE_REMINDER: Final = "plans.milestone_reminder"
HANDED_IN: Final = "plans.handed_in"
RETURNED: Final = "plans.returned"
DONE: Final = "plans.done"
EXTENSION_ASKED: Final = "plans.extension_asked"
EXTENSION_GRANTED: Final = "plans.extension_granted"
EXTENSION_REFUSED: Final = "plans.extension_refused"

_WHAT = "{{ plan }}, nhiệm vụ {{ no }}: {{ text }}"
TEMPLATES: Final[dict[str, Template]] = {
    GIVEN: Template(
        "{{ plan }} giao {{ agency }} {{ count }} nhiệm vụ",
        "{{ plan }} ngày {{ signed }}, {{ title }}.\n\nHãy mở kế hoạch, tiếp nhận từng nhiệm vụ.",
    ),
    ENDED: Template(
        "{{ agency }} thôi thực hiện {{ count }} nhiệm vụ của {{ plan }}",
        "{{ later }} ngày {{ signed }}, {{ title }}.\n\nKhông thực hiện nữa, không còn nhắc hạn: nhiệm vụ "
        "{{ numbers }} của {{ plan }}. Việc được giao mới, nếu có, ở {{ later }}.",
    ),
    REMINDER: Template(
        "Nhiệm vụ {{ when }}: {{ short }}",
        _WHAT
        + "\n\nChủ trì: {{ agency }}. Hạn: {{ due }}, {{ when }}.{% if nobody %} Cơ quan này chưa có người "
        "nhận nhắc việc trong hệ thống nên lời nhắc được chuyển đến người theo dõi.{% endif %}",
    ),
    MILESTONE_REMINDER: Template(
        "Mốc “{{ milestone }}” {{ when }}: {{ short }}",
        _WHAT
        + "\n\nChủ trì: {{ agency }}. Mốc “{{ milestone }}”: {{ mark }}, {{ when }}. Hạn cuối của nhiệm vụ: "
        "{{ due }}.{% if nobody %} Cơ quan này chưa có người nhận nhắc việc trong hệ thống nên lời nhắc được "
        "chuyển đến người theo dõi.{% endif %}",
    ),
    HANDED_IN: Template(
        "{{ agency }} nộp sản phẩm: {{ short }}",
        _WHAT + "\n\nHạn: {{ due }}. Hãy ghi ngày nhận văn bản và duyệt, hoặc trả lại kèm lý do.",
    ),
    RETURNED: Template(
        "Sản phẩm bị trả lại: {{ short }}",
        _WHAT + "\n\nLý do: {{ reason }}\n\nHạn vẫn là {{ due }}.",
    ),
    DONE: Template(
        "Nhiệm vụ được duyệt hoàn thành: {{ short }}", _WHAT + "\n\nNgày nhận sản phẩm: {{ done }}."
    ),
    EXTENSION_ASKED: Template(
        "{{ agency }} đề nghị gia hạn đến {{ until }}: {{ short }}",
        _WHAT + "\n\nHạn hiện tại: {{ due }}. Lý do: {{ reason }}",
    ),
    EXTENSION_GRANTED: Template(
        "Được gia hạn đến {{ until }}: {{ short }}",
        _WHAT + "{% if reason %}\n\nÝ kiến: {{ reason }}{% endif %}",
    ),
    EXTENSION_REFUSED: Template(
        "Không được gia hạn: {{ short }}", _WHAT + "\n\nLý do: {{ reason }}\n\nHạn vẫn là {{ due }}."
    ),
}
_SHORT: Final = 90
_LONG: Final = 600
_NAMED: Final = 20


def facts_of(one: Assignment, agency: str, **more: object) -> Mapping[str, object]:
    """Gather what the sentences say of an assignment."""
    text = f"{one.text} ({words_of(one.period)})" if one.period else one.text
    return {
        "plan": str(one.plan),
        "no": one.no or "không số",
        "text": _cut(text, _LONG),
        "short": _cut(text, _SHORT),
        "agency": agency or one.lead_text or "Cơ quan chủ trì",
        "due": day_figures(one.due_on) if one.due_on else "không ghi",
        **more,
    }


def facts_of_plan(plan: Plan, agency: str, count: int) -> Mapping[str, object]:
    """Gather what is said of a plan to an agency that it gives something to do."""
    return {
        "plan": str(plan),
        "signed": day_figures(plan.signed_on),
        "title": plan.title,
        "agency": agency,
        "count": count,
    }


def facts_of_end(earlier: Plan, later: Plan, agency: str, ended: Sequence[str]) -> Mapping[str, object]:
    """Gather what is said to an agency of its assignments that a later plan ended, by their numbers."""
    more = f" và {len(ended) - _NAMED} nhiệm vụ nữa" if len(ended) > _NAMED else ""
    return {
        "plan": str(earlier),
        "later": str(later),
        "signed": day_figures(later.signed_on),
        "title": later.title,
        "agency": agency,
        "count": len(ended),
        "numbers": ", ".join(no or "không số" for no in ended[:_NAMED]) + more,
    }


def when_words(due: date, today: date) -> str:
    """Say how far a due day is: "còn 7 ngày", "đến hạn hôm nay", "quá hạn 3 ngày"."""
    days = (due - today).days
    if days == 0:
        return "đến hạn hôm nay"
    return f"còn {days} ngày" if days > 0 else f"quá hạn {-days} ngày"


def _cut(text: str, most: int) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= most else f"{bare[: most - 1].rsplit(' ', 1)[0]}…"
