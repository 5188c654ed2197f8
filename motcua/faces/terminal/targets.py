"""`motcua targets …`"""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext_lazy as _

from motcua.faces.terminal.grammar import Said
from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotFound
from motcua.foundation.text import decimal, figures, moment_words
from motcua.steering.plans.models import Target
from motcua.steering.plans.queries import desk, live
from motcua.steering.plans.queries.live import End, Live, Method, Reach
from motcua.steering.plans.queries.periods import period_words

REACHES: Final[dict[Reach, str]] = {
    Reach.MET: "đạt",
    Reach.NEAR: "sắp đạt",
    Reach.MISSED: "chưa đạt",
    Reach.UNKNOWN: "chưa có số",
}
ENDS: Final[dict[End, str]] = {
    End.HOLDS: "đạt",
    End.COMES: "kịp",
    End.CLOSE: "sát",
    End.FAILS: "không kịp",
    End.UNKNOWN: "",
}
METHODS: Final[dict[Method, str]] = {
    Method.SEASONAL: "ước theo mùa",
    Method.LINEAR: "ước theo đường thẳng qua {months} tháng",
    Method.OVER: "kỳ đã hết",
    Method.AHEAD: "kỳ chưa bắt đầu",
    Method.TOO_LITTLE: "chưa đủ để ước",
    Method.NO_MONTHS: "không cộng dồn để ước",
}


class PlanNotFollowed(NotFound):
    """No plan of this number is followed."""

    code = "terminal.plan_not_followed"
    message = _("Không có kế hoạch nào đang theo dõi mang số “{number}”; xem `motcua targets show`.")


class TargetNotThere(NotFound):
    """No target of this number is there."""

    code = "terminal.target_not_there"
    message = _("Không có chỉ tiêu số “{number}”.")


def show(asked: Namespace) -> Said:
    """Say what targets have come to now against what they promise, and where that ends."""
    now = clock.now()
    targets = _chosen(asked.plan, asked.no)
    found = live.live_of(targets, now)
    named = [one for one in found if one.target.value is not None or one.target.value_text.strip()]
    return Said(
        list(_lines(named)) or ["Chưa có chỉ tiêu nào đang theo dõi."],
        {"at": now.isoformat(), "targets": [_data(one) for one in named]},
    )


def _chosen(number: str, no: str) -> list[Target]:
    """Give the targets that still bind, of one plan or of all, or those of one number."""
    targets = list(desk.targets_followed(SYSTEM))
    if number:
        targets = [one for one in targets if one.plan.number == number]
        if not targets:
            raise PlanNotFollowed(number=number)
    if no:
        targets = [one for one in targets if one.no == no]
        if not targets:
            raise TargetNotThere(number=no)
    return targets


def _lines(found: Sequence[Live]) -> Iterator[str]:
    plan = None
    for one in found:
        if one.target.plan_id != plan:
            plan = one.target.plan_id
            yield f"{one.target.plan.number}: {one.target.plan.title}; tính tại {moment_words(one.at)}"
        yield f"  {one.target.no:<4} {one.target.text}"
        yield f"       hứa {one.target.value_text} · {_today(one)}"
        if one.indicator is not None or one.figure is not None:
            yield f"       {_source(one)}"
        if one.pace.end is not None:
            end = f"{_figure(one, one.pace.end)} ({ENDS[one.end]}; {_method(one)})"
            yield f"       cuối kỳ, với đà này: {end}"


def _today(one: Live) -> str:
    if one.value is None:
        return one.why
    part = one.part
    of = f" ({figures(part.above)} / {figures(part.below)})" if part and part.below is not None else ""
    return f"hôm nay {_figure(one, one.value)}{of}: {REACHES[one.reach]}"


def _source(one: Live) -> str:
    if one.indicator is not None:
        return f"đo bằng {one.indicator.code}: {one.words or one.indicator.title}"
    return f"số báo cáo, {period_words(one.figure.period)}" if one.figure else ""


def _method(one: Live) -> str:
    return METHODS[one.pace.method].format(months=one.pace.months)


def _figure(one: Live, value: Decimal) -> str:
    if one.is_share:
        return f"{decimal(float(value), 2)} %"
    return f"{decimal(float(value), 0 if value == value.to_integral() else 2)} {one.target.unit}".strip()


def _data(one: Live) -> dict[str, object]:
    binding, part = one.binding, one.part
    return {
        "plan": one.target.plan.number,
        "no": one.target.no,
        "text": one.target.text,
        "promised": {"op": one.target.op, "value": _number(one.target.value), "words": one.target.value_text},
        "unit": one.target.unit,
        "indicator": binding.indicator if binding and one.is_bound else None,
        "from": str(binding.since) if binding and binding.since else None,
        "to": str(binding.until) if binding and binding.until else None,
        "value": _number(one.value),
        "numerator": part.above if part else None,
        "denominator": part.below if part else None,
        "lacks": _number(one.lacks),
        "state": REACHES[one.reach],
        "why": one.why,
        "reported": one.figure.period if one.figure else None,
        "months": {f"{month:%Y-%m}": _number(each.value) for month, each in one.months.items()},
        "end": _number(one.pace.end),
        "end_state": ENDS[one.end],
        "method": one.pace.method.value,
        "meaning": one.words,
        "behind": one.behind,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
