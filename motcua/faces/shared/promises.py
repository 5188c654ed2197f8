"""Promised moments in words: what is left of them, and why they fall on the day they do."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.casework.dossiers.models import State
from motcua.foundation.clock import VN
from motcua.foundation.text import NBSP
from motcua.instruments.deadlines.models import Explanation, Pause, Promise, Row, Timeliness, Unit, Why
from motcua.instruments.deadlines.queries import Standing, pauses_of, sources_of
from motcua.instruments.deadlines.queries import why as reckon_anew

MINUTES_AN_HOUR = 60
STANDING_STILL = frozenset({State.AWAITING_SUPPLEMENT, State.PAUSED})
"""States of a dossier in which no day is promised until the clock runs again."""
UNANSWERED = frozenset({State.STOPPED, State.WITHDRAWN})
"""States in which a dossier ended without the answer that was promised."""


@dataclass(frozen=True)
class Left:
    """What is left of a promised moment, in words, with the tone they are shown in."""

    words: str
    tone: str
    due_at: datetime | None


@dataclass(frozen=True)
class ExplainedDay:
    """One day of an explanation in words."""

    day: date
    counted: bool
    words: str
    hours: tuple[str, ...]
    """Each open stretch: 07:00–11:30."""


@dataclass(frozen=True)
class ExplainedPause:
    """A stretch during which the clock stood; without an end, it stands still."""

    since: datetime
    until: datetime | None
    amount: str


@dataclass(frozen=True)
class ExplainedPromise:
    """Vì sao ngày này: the facts a promise was reckoned from, and its days in words."""

    promise: Promise
    began_at: datetime
    waited: bool
    anew: bool
    pauses: tuple[ExplainedPause, ...]
    moved: bool
    limit: str
    days: tuple[ExplainedDay, ...]
    due_at: datetime | None
    reckoned: datetime | None
    """What its days come to by today's calendar."""
    sources: str
    """What the days stand on: the declared calendar, its texts, what is not sure."""
    of_part: bool = False
    """Of a joint dossier: its days are those of the part that comes last."""

    @property
    def still_so(self) -> bool:
        """Whether the days come to what was promised; they do not once the calendar has changed."""
        return self.reckoned == self.due_at


def left_of(standing: Standing) -> Left:
    """Say what is left of a promised moment, or how its keeping went."""
    amount = working_time(standing.minutes, standing)
    said = {
        Timeliness.WITHIN: (_("Còn {amount}"), "green"),
        Timeliness.NEAR: (_("Còn {amount}"), "amber"),
        Timeliness.OVERDUE: (_("Quá hạn {amount}"), "red"),
        Timeliness.EARLY: (_("Xong trước hạn"), "green"),
        Timeliness.ON_TIME: (_("Xong đúng hạn"), "green"),
        Timeliness.LATE: (_("Xong trễ {amount}"), "red"),
        Timeliness.UNLIMITED: (_("Không quy định thời hạn"), "grey"),
    }
    if not standing.hours_known:
        said |= {
            Timeliness.WITHIN: (_("Còn trong hạn"), "green"),
            Timeliness.NEAR: (_("Sắp đến hạn"), "amber"),
            Timeliness.OVERDUE: (_("Đã quá hạn"), "red"),
            Timeliness.LATE: (_("Xong trễ hạn"), "red"),
        }
    words, tone = said[standing.timeliness]
    return Left(words.format(amount=amount).replace(" ", NBSP), tone, standing.due_at)


def left_in(state: str, label: str, standing: Standing) -> Left:
    """Say of a dossier what is left; while its clock stands, that; what ended unanswered was not done."""
    if state in STANDING_STILL:
        return stopped(label)
    left = left_of(standing)
    if state not in UNANSWERED or left.tone == "grey":
        return left
    words = _("Kết thúc trong hạn") if left.tone == "green" else _("Kết thúc khi đã quá hạn")
    return Left(words.replace(" ", NBSP), left.tone, left.due_at)


def stopped(words: str) -> Left:
    """Say that a clock stands still, and for what: no moment is promised until it runs again."""
    said = _("Tạm dừng: {words}").format(words=words)
    return Left(said.replace(" ", NBSP), "amber", None)


def working_time(minutes: int, standing: Standing) -> str:
    """Say an amount of working time: "1 ngày 5 giờ làm việc"."""
    parts = []
    if standing.days:
        parts.append(ngettext("{n} ngày", "{n} ngày", standing.days).format(n=standing.days))
    if standing.hours:
        parts.append(ngettext("{n} giờ", "{n} giờ", standing.hours).format(n=standing.hours))
    if not standing.days and (standing.rest or not minutes):
        parts.append(ngettext("{n} phút", "{n} phút", standing.rest).format(n=standing.rest))
    return _("{amount} làm việc").format(amount=" ".join(parts))


def amount_of(minutes: int) -> str:
    """Say an amount of open minutes by itself: "1 ngày 5 giờ làm việc"."""
    return working_time(minutes, Standing(Timeliness.WITHIN, None, minutes))


def explained(promise: Promise, *, is_joint: bool = False) -> ExplainedPromise:
    """Reckon a promise anew and say every day of it in words; a joint dossier's are those of a part."""
    found = reckon_anew(promise)
    arrived = promise.counted_from.astimezone(VN).replace(second=0, microsecond=0)
    due_at = promise.due_at.astimezone(VN) if promise.due_at else None
    return ExplainedPromise(
        promise=promise,
        began_at=found.began_at,
        waited=found.began_at != arrived,
        anew=promise.counted_from != promise.started_at,
        pauses=tuple(_pause(one) for one in pauses_of(promise)),
        moved=promise.due_at != promise.original_due_at,
        limit=_limit(promise),
        days=explained_days(found, is_joint=is_joint),
        due_at=due_at,
        reckoned=found.due_at,
        sources=sources_words(found),
        of_part=is_joint,
    )


def explained_days(explanation: Explanation, *, is_joint: bool = False) -> tuple[ExplainedDay, ...]:
    """Say every day of an explanation in words."""
    days: list[ExplainedDay] = []
    number = 0
    for row in explanation.rows:
        number += row.counted
        words = _words(row, explanation.limit.unit, number, explanation.limit.cut_off.hour)
        if is_joint and row.why == Why.START:
            words = _("Ngày bắt đầu phần ấy, không tính.")
        days.append(ExplainedDay(row.day, row.counted, words, _hours(row)))
    return tuple(days)


def sources_words(explanation: Explanation) -> str:
    """Say what a reckoning stands on: hours and days off with their texts, and what is not sure."""
    if not explanation.rows:
        return _("không cần lịch làm việc")
    return "; ".join([_("giờ làm việc và ngày nghỉ đã khai báo"), *sources_of(explanation)])


def _limit(promise: Promise) -> str:
    unit = Unit(promise.unit)
    return f"{promise.quantity} {unit.label}" if promise.quantity else str(unit.label)


def _words(row: Row, unit: str, number: int, cut_off: int) -> str:
    declared = row.note.partition(": ")[2]
    reason = declared or _("không làm việc")
    said = {
        Why.START: _("Ngày nhận hồ sơ, không tính."),
        Why.COUNTED: _counted(row, unit, number),
        Why.CLOSED: _("Không tính: {reason}."),
        Why.CLOSED_BUT_COUNTED: _beside(_counted(row, unit, number), _("{reason}, vẫn tính")),
        Why.AFTER_CUT_OFF: _("Nhận sau {hour} giờ nên trả vào ngày làm việc tiếp theo."),
        Why.ROLLED_TO: _("Hạn rơi vào ngày nghỉ nên lùi đến ngày làm việc này."),
        Why.EXTENDED: _("Gia hạn {amount}.").format(amount=_hours_and_minutes(row.minutes)),
        Why.MADE_UP: _("Bù {amount} đã tạm dừng.").format(amount=_hours_and_minutes(row.minutes)),
    }
    words = said[row.why].format(reason=reason, hour=cut_off)
    return _beside(words, _declared(row, declared)) if row.spans and declared else words


def _beside(sentence: str, words: str) -> str:
    """Put words in brackets at the end of a sentence."""
    return f"{sentence.removesuffix('.')} ({words})."


def _declared(row: Row, name: str) -> str:
    """Name an open day that is not like others of its weekday, and the text that made it so."""
    return _("{day}, theo {source}").format(day=name, source=row.source) if row.source else name


def _counted(row: Row, unit: str, number: int) -> str:
    said = {
        Unit.WORKING_DAY: _("Ngày làm việc thứ {n}."),
        Unit.DAY: _("Ngày thứ {n}."),
        Unit.MONTH: _("Tròn tháng thứ {n}."),
        Unit.SAME_DAY: _("Trả trong ngày này."),
    }
    if unit == Unit.HOUR:
        return _("Tính {amount}.").format(amount=_hours_and_minutes(row.minutes))
    return said[Unit(unit)].format(n=number)


def _hours_and_minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, MINUTES_AN_HOUR)
    if not hours:
        return _("{m} phút").format(m=rest)
    return _("{h} giờ {m} phút").format(h=hours, m=rest) if rest else _("{h} giờ").format(h=hours)


def _pause(one: Pause) -> ExplainedPause:
    since, until = one.paused_at.astimezone(VN), one.resumed_at
    amount = _hours_and_minutes(one.minutes or 0)
    return ExplainedPause(since, until.astimezone(VN) if until else None, amount)


def _hours(row: Row) -> tuple[str, ...]:
    return tuple(f"{span.opens:%H:%M}–{span.closes:%H:%M}" for span in row.spans)
