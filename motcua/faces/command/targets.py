"""Chỉ tiêu as pages show them: what is promised, today's figure, the way left, twelve months, the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.faces.command.charts import spark_of
from motcua.faces.command.measures import Looked
from motcua.foundation.text import decimal, figures
from motcua.steering.indices.queries import Part
from motcua.steering.plans.models import Target
from motcua.steering.plans.queries.live import End, Live, Method, Pace, Reach
from motcua.steering.plans.queries.periods import period_words

REACHES: Final[dict[Reach, tuple[str, str]]] = {
    Reach.MET: ("green", gettext_noop("đạt")),
    Reach.NEAR: ("amber", gettext_noop("sắp đạt")),
    Reach.MISSED: ("red", gettext_noop("chưa đạt")),
    Reach.UNKNOWN: ("grey", gettext_noop("chưa có số")),
}
ENDS: Final[dict[End, tuple[str, str]]] = {
    End.HOLDS: ("green", gettext_noop("đạt")),
    End.COMES: ("green", gettext_noop("kịp")),
    End.CLOSE: ("amber", gettext_noop("sát")),
    End.FAILS: ("red", gettext_noop("không kịp")),
    End.UNKNOWN: ("grey", ""),
}
METHODS: Final[dict[Method, str]] = {
    Method.SEASONAL: gettext_noop(
        "Ước theo mùa: mỗi tháng còn lại lấy như tháng ấy năm trước, cộng mức hơn kém của các tháng đã qua "
        "so với cùng kỳ; số lượng tăng giảm theo cùng kỳ."
    ),
    Method.LINEAR: gettext_noop(
        "Ước theo đường thẳng qua {months} tháng trọn vẹn gần nhất, tháng nào nhiều việc thì nặng hơn; "
        "chưa đủ một năm để xét theo mùa."
    ),
    Method.OVER: gettext_noop("Kỳ tính đã hết: đây là số cuối kỳ."),
    Method.AHEAD: gettext_noop("Kỳ tính chưa bắt đầu."),
    Method.TOO_LITTLE: gettext_noop(
        "Chưa đủ để ước: mới có {months} tháng trọn vẹn, {rows} lượt được tính; "
        "cần ít nhất 3 tháng và 30 lượt."
    ),
    Method.NO_MONTHS: gettext_noop("Số này cho biết tình trạng tại một thời điểm nên không cộng dồn để ước."),
}
_SIGNS: Final = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "=": "", "": ""}
GROUPED: Final = {
    "PROVINCE": gettext_noop("các cơ quan cấp tỉnh"),
    "DISTRICT": gettext_noop("các cơ quan cấp huyện"),
    "COMMUNE": gettext_noop("các cơ quan cấp xã"),
}
_NBSP: Final = "\u00a0"
_SHORT, _LONG = 1, 2
_NOUGHT, _STEP = Decimal(0), Decimal(10)
FILTERS: Final = {
    "dat": (Reach.MET, None),
    "sap-dat": (Reach.NEAR, None),
    "chua-dat": (Reach.MISSED, None),
    "khong-kip": (None, End.FAILS),
    "chua-co-so": (Reach.UNKNOWN, None),
}


@dataclass(frozen=True)
class PromiseShown:
    """One of the values promised: its words, where it stands in the document, how today's figure does."""

    words: str
    where: str
    period: str
    tone: str
    state: str


@dataclass(frozen=True)
class Row:
    """A target on the board."""

    one: Live
    promises: tuple[PromiseShown, ...]
    figure: str
    gap: str
    tone: str
    state: str
    whom: str
    source: str
    line: str
    months_said: str
    goal: float | None
    end: str
    end_tone: str
    end_state: str
    method: str
    is_heading: bool = False


def row_of(one: Live, names: Mapping[UUID, str]) -> Row:
    """Lay a target out."""
    tone, state = REACHES[one.reach]
    end_tone, end_state = ENDS[one.end]
    points = _points(one)
    return Row(
        one,
        tuple(_promise(one, each, bool(one.also)) for each in (one.target, *one.also)),
        figure_words(one, one.value) if one.value is not None else "",
        gap_words(one),
        tone,
        _(state),
        whom_words(one, names),
        source_words(one),
        spark_of([None if value is None else float(value) for _period, value in points]),
        _months_said(one, points),
        one.track.goal,
        figure_words(one, one.pace.end) if one.pace.end is not None else "",
        end_tone,
        _(end_state) if end_state else "",
        method_words(one.pace),
        one.target.value is None and not one.target.value_text.strip(),
    )


def figure_words(one: Live, value: Decimal, places: int = _SHORT) -> str:
    """Say a figure with what it counts in, bound to it."""
    if one.is_share:
        return f"{decimal(float(value), places)}{_NBSP}%"
    whole = figures(int(value)) if value == value.to_integral() else decimal(float(value), places)
    unit = one.target.unit.partition("/")[0].strip()
    return f"{whole}{_NBSP}{unit}" if unit else whole


def promise_words(one: Live, target: Target) -> str:
    """Say what is promised: its sign and number, else as the document says it."""
    if target.value is None:
        return target.value_text or "–"
    sign = _SIGNS.get(target.op, "")
    number = target.value.normalize()
    if one.is_share or "%" in target.unit:
        said = f"{decimal(float(number), 0 if number == number.to_integral() else 1)}{_NBSP}%"
    else:
        said = figure_words(one, number)
    return f"{sign}{said}".replace(" ", _NBSP, 1) if sign else said


def _promise(one: Live, target: Target, is_one_of_many: bool) -> PromiseShown:
    tone, state = REACHES[one.reach]
    if target.id != one.target.id:
        promised = one.promise_of(target)
        met = one.value is not None and promised.value is not None and promised.is_met_by(one.value)
        tone, state = REACHES[Reach.MET if met else Reach.UNKNOWN if one.value is None else Reach.MISSED]
    where = ""
    if is_one_of_many:
        where = _("bảng chỉ tiêu") if target.id == one.target.id else _("phần lời")
    period = target.period if target.period != str(target.plan.year) else ""
    return PromiseShown(promise_words(one, target), where, period, tone, _(state))


def gap_words(one: Live) -> str:
    """Say how much is missing to the promise, or how much more was done than promised."""
    lacks = one.lacks
    if lacks is None:
        return ""
    unit = _("điểm %") if one.is_share else one.target.unit.partition("/")[0].strip()
    said = f"{decimal(abs(float(lacks)), _SHORT)}{_NBSP}{unit}".strip()
    if lacks > 0:
        return (
            _("thừa {gap}").format(gap=said)
            if one.promised.is_most
            else _("còn thiếu {gap}").format(gap=said)
        )
    if lacks == 0:
        return _("vừa đúng mức hứa")
    return (
        _("dưới mức trần {gap}").format(gap=said)
        if one.promised.is_most
        else _("vượt {gap}").format(gap=said)
    )


def whom_words(one: Live, names: Mapping[UUID, str]) -> str:
    """Say of whose and of which work it is."""
    binding = one.binding
    if binding is None or not one.is_bound:
        return one.target.watcher_text
    whose = _("toàn tỉnh")
    if binding.agency_id:
        whose = names.get(binding.agency_id, "")
    elif binding.level or binding.group:
        whose = _(GROUPED[binding.level]) if binding.level else binding.group
        count = len(one.scope.agency_ids) if one.scope and one.scope.agency_ids is not None else 0
        whose = _("{whose} ({count} cơ quan)").format(whose=whose, count=count)
    more = [binding.field, binding.procedure, channel_words(binding.channel)]
    return " · ".join([whose, *(part for part in more if part)])


def channel_words(channel: str) -> str:
    """Say how dossiers were handed in."""
    words = {"DIRECT": _("nộp trực tiếp"), "ONLINE": _("nộp trực tuyến"), "POSTAL": _("nộp qua bưu chính")}
    return words.get(channel, "")


def source_words(one: Live) -> str:
    """Say where the figure comes from."""
    if one.indicator is not None:
        return one.indicator.title
    if one.figure is not None:
        return _("số báo cáo, {period}").format(period=period_words(one.figure.period))
    return ""


def method_words(pace: Pace) -> str:
    """Say how an end was reckoned, or why it was not."""
    return _(METHODS[pace.method]).format(months=pace.months, rows=figures(pace.rows))


def _points(one: Live) -> list[tuple[str, Decimal | None]]:
    """Give what the small line goes through: months of its own, or the periods that were reported."""
    if one.told:
        return [(period_words(each.period), each.value) for each in one.told]
    return [
        (_("tháng {month}").format(month=f"{month.month}/{month.year}"), part.value)
        for month, part in one.months.items()
    ]


def _months_said(one: Live, points: Sequence[tuple[str, Decimal | None]]) -> str:
    known = [(period, value) for period, value in points if value is not None]
    if not known:
        return _("chưa có tháng nào có số")
    said = [f"{period}: {figure_words(one, value)}" for period, value in (known[0], known[-1])]
    return _("Từ {first} đến {last}").format(first=said[0], last=said[-1])


@dataclass(frozen=True)
class Column:
    """A month of a target in its chart and in the table beside it."""

    name: str
    month: str
    figure: str
    height: float
    top: float
    goal: float | None
    part: Part
    address: str


def axis_of(one: Live) -> Decimal:
    """Give where the axis of a target's months ends: a round share a little above all that is drawn."""
    highest = max([*(part.value or _NOUGHT for part in one.months.values()), one.target.value or _NOUGHT])
    if not one.is_share:
        return highest or Decimal(1)
    return min(Decimal(100), (highest // _STEP + 1) * _STEP)


def columns_of(one: Live) -> tuple[Column, ...]:
    """Lay the months of a target side by side, the promise across them."""
    most = axis_of(one)
    goal = one.target.value if one.is_share else None
    return tuple(
        Column(
            f"{month.month}",
            f"{month.month}/{month.year}",
            figure_words(one, part.value) if part.value is not None else "–",
            height := round(float(min(Decimal(100), 100 * (part.value or _NOUGHT) / most)), 2),
            round(100 - height, 2),
            None if goal is None else round(100 - float(100 * goal / most), 2),
            part,
            looked_of(one).in_month(month).at("command:index-dossiers", one.indicator.code)
            if one.indicator
            else "",
        )
        for month, part in one.months.items()
    )


def looked_of(one: Live) -> Looked:
    """Give the days and agency by which the pages of figures show what a target is measured by."""
    binding = one.binding
    if binding is None:
        return Looked()
    return Looked(
        binding.since,
        binding.until,
        binding.agency_id,
        binding.level,
        binding.group,
        binding.procedure,
        binding.field,
        binding.channel,
    )


def address_of(one: Live) -> str:
    """Give the page of figures that opens a target's figure."""
    if one.indicator is None:
        return ""
    return looked_of(one).at("command:index", one.indicator.code)


def road_of(target: Target) -> str:
    """Give a target's own page."""
    return reverse("command:target", args=[target.id])
