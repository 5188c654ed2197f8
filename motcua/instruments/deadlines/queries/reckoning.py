"""What reckons: whose working time counts, the due moment with its days or without, and its words."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.foundation.clock import VN
from motcua.foundation.text import day_figures
from motcua.instruments.deadlines.errors import LimitOdd, NeverOpens, PausesOdd
from motcua.instruments.deadlines.models import COUNTED, Extension, Pause, Promise, Unit, Workplace
from motcua.instruments.deadlines.rules import MINUTES_A_DAY, MOST, Explanation, Limit, NeverOpen, due, reckon
from motcua.instruments.deadlines.rules import Pause as Stretch
from motcua.instruments.deadlines.rules import Unit as Units
from motcua.registers.calendars.queries import WorkingTime, calendar_for, calendars_for

CUT_OFF: Final = 15
"""The hour after which what is due the same day is due the next, where nothing else is said."""


def workplace(place_id: UUID | None = None, *, unit_id: UUID | None = None) -> Workplace:
    """Give whose working time counts, with that time. Raises what `calendars` raises."""
    return Workplace(place_id, unit_id, calendar_for(place_id, unit_id=unit_id))


def workplaces(
    whose: Iterable[tuple[UUID | None, UUID | None]],
) -> dict[tuple[UUID | None, UUID | None], Workplace]:
    """Give the working time of many (place, unit) at once, for the statements of one; none for none."""
    asked = set(whose)
    if not asked:
        return {}
    return {one: Workplace(*one, calendar) for one, calendar in calendars_for(asked).items()}


def explain(
    started_at: datetime,
    where: Workplace,
    *,
    unit: Unit,
    quantity: int = 0,
    cut_off_hour: int | None = None,
    pauses: Sequence[tuple[datetime, datetime]] = (),
    extended: int = 0,
) -> Explanation:
    """Reckon a due moment day by day; `extended` in open minutes.

    Raises LimitOdd, PausesOdd, NeverOpens, and what `calendars` raises.
    """
    limit = _limit(unit, quantity, cut_off_hour)
    try:
        return reckon(started_at.astimezone(VN), limit, where.working, _stretches(pauses), extended)
    except NeverOpen as shut:
        raise NeverOpens(day=day_figures(shut.day)) from shut


def due_moment(
    started_at: datetime,
    where: Workplace,
    *,
    unit: Unit,
    quantity: int = 0,
    cut_off_hour: int | None = None,
) -> datetime | None:
    """Reckon a due moment without its days, in flat time. Raises LimitOdd, and what `calendars` raises."""
    return due(started_at.astimezone(VN), _limit(unit, quantity, cut_off_hour), where.working)


def why(promise: Promise) -> Explanation:
    """Reckon a promise anew from its own facts, its extension and its pauses: "vì sao ngày này?".

    What follows another is explained by that one: its days are the days of the part that comes last.
    """
    if promise.follows is not None:
        return why(promise.follows)
    ended = [(one.paused_at, one.resumed_at) for one in pauses_of(promise)]
    return explain(
        promise.counted_from,
        workplace(promise.place_id, unit_id=promise.unit_id),
        unit=Unit(promise.unit),
        quantity=promise.quantity,
        cut_off_hour=promise.cut_off_hour,
        pauses=[(since, until) for since, until in ended if until is not None],
        extended=_extended(promise),
    )


def pauses_of(promise: Promise) -> list[Pause]:
    """Give the pauses since a promise is counted, in order; the last may not have ended."""
    rows = Pause.objects.filter(promise=promise, paused_at__gte=promise.counted_from)
    return list(rows.order_by("paused_at", "id"))


def extension_of(promise: Promise) -> Extension | None:
    """Give the extension that a promise as it is counted now has, if it has one."""
    return Extension.objects.filter(promise=promise, extended_at__gte=promise.counted_from).first()


def hand_on_by(received_at: datetime, working: WorkingTime, cut_off_hour: int = CUT_OFF) -> datetime:
    """Bàn giao giấy tờ: by when papers that were received are with who decides (Decree 61/2018, art. 18).

    What came before the cut-off hour goes the same working day, till closing; the rest, and what came on a
    closed day, at the next opening.
    """
    at = received_at.astimezone(VN)
    today = [row for row in working.spans(at.date()) if row.closes > at.time()]
    if today and at.hour < cut_off_hour:
        return datetime.combine(at.date(), today[-1].closes, VN)
    midnight = datetime.combine(at.date() + timedelta(days=1), time.min, VN)
    return working.next_opening(midnight)


def last_moment_to_extend(promise: Promise) -> datetime | None:
    """Give the last moment at which a promise may still be put off: a working day before its own."""
    if promise.due_at is None:
        return None
    working = workplace(promise.place_id, unit_id=promise.unit_id).working
    return working.add_open_minutes(promise.due_at, -MINUTES_A_DAY)


def _extended(promise: Promise) -> int:
    extension = extension_of(promise)
    return extension.minutes if extension else 0


def rule_words(limit: Limit) -> str:
    """Say by which rule a limit is reckoned, as one sentence for people."""
    said = {
        Units.HOUR: _(
            "{n} giờ làm việc: chỉ đếm những phút trong giờ làm việc; dùng hết đúng lúc đóng cửa thì hạn là "
            "lúc đóng cửa ấy."
        ),
        Units.WORKING_DAY: _(
            "{n} ngày làm việc: không tính ngày nhận; hạn là giờ nhận vào ngày làm việc thứ {n}; nếu giờ ấy "
            "không làm việc thì là lúc làm việc cuối cùng trước đó, không có nữa thì là giờ mở cửa."
        ),
        Units.DAY: _(
            "{n} ngày: không tính ngày nhận, tính cả ngày nghỉ; hạn là lúc đóng cửa của ngày cuối, rơi vào "
            "ngày nghỉ thì lùi đến ngày làm việc tiếp theo."
        ),
        Units.MONTH: _(
            "{n} tháng: đúng ngày nhận của tháng thứ {n} về sau, tháng ấy không có ngày đó thì là ngày cuối "
            "tháng; hạn là lúc đóng cửa, rơi vào ngày nghỉ thì lùi đến ngày làm việc tiếp theo."
        ),
        Units.SAME_DAY: _(
            "Trong ngày: hạn là lúc đóng cửa của ngày nhận; nhận sau {hour} giờ thì là lúc đóng cửa của ngày "
            "làm việc tiếp theo."
        ),
        Units.NONE: _("Không quy định thời hạn: không có hạn và không bao giờ quá hạn."),
    }
    return said[limit.unit].format(n=limit.quantity, hour=limit.cut_off.hour)


def sources_of(explanation: Explanation) -> list[str]:
    """Name the texts that made days of a reckoning what they are, and what is not sure of them."""
    if not explanation.rows:
        return []
    first, last = explanation.rows[0], explanation.rows[-1]
    texts = dict.fromkeys(row.source for row in explanation.rows)
    doubt = first.working.doubt(first.day, last.day)
    return [said for said in (*texts, doubt) if said]


@lru_cache(maxsize=1024)
def _limit(unit: Unit, quantity: int, cut_off_hour: int | None) -> Limit:
    try:
        return Limit(Units(unit), quantity, time(CUT_OFF if cut_off_hour is None else cut_off_hour))
    except ValueError as odd:
        limit = f"{quantity} {Unit(unit).label}" if quantity or unit in COUNTED else Unit(unit).label
        raise LimitOdd(limit=limit, why=_why_odd(unit, quantity)) from odd


def _why_odd(unit: Unit, quantity: int) -> str:
    """Say what is odd about a limit: its number, its having one, or else its cut-off hour."""
    if unit in COUNTED and not 1 <= quantity <= MOST:
        return _("số lượng phải là số từ 1 đến {most}").format(most=MOST)
    if unit not in COUNTED and quantity:
        return _("đơn vị này không đi với số lượng")
    return _("giờ chốt phải là số từ 0 đến 23")


def _stretches(pauses: Sequence[tuple[datetime, datetime]]) -> list[Stretch]:
    """Give pauses in order, in Vietnamese time. Raises PausesOdd if one ends before it begins or two meet."""
    found = sorted(Stretch(since.astimezone(VN), until.astimezone(VN)) for since, until in pauses)
    ends = [found[0].since, *(one.until for one in found)] if found else []
    if any(one.until < one.since or one.since < end for one, end in zip(found, ends, strict=False)):
        raise PausesOdd
    return found
