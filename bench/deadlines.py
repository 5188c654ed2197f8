"""How fast a due moment is reckoned: alone, and with every day of it; beside it a walk by minutes."""

import random
import sys
import time as clock
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bench.harness import keep
from motcua.instruments.deadlines.rules import Limit, Pause, Unit, due, reckon
from motcua.registers.calendars.rules import DayKind, Declared, Hours, Span, WorkingTime, compile_working_time

TIMES = 50_000
MUST_EXPLAINED_US, MUST_ALONE_US = 100.0, 20.0
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PUBLISHED = (
    Limit(Unit.HOUR, 8),
    Limit(Unit.WORKING_DAY, 3),
    Limit(Unit.WORKING_DAY, 10),
    Limit(Unit.WORKING_DAY, 20),
    Limit(Unit.DAY, 15),
    Limit(Unit.DAY, 30),
    Limit(Unit.MONTH, 1),
    Limit(Unit.SAME_DAY),
)
"""Limits as procedures have them."""


def main() -> int:
    """Measure; each must stay within its bound at p95."""
    calendar = office_week()
    dice = random.Random(20231120)  # moments to reckon from, no secret
    asked = [
        (
            datetime(2023, 1, 2, tzinfo=ZONE) + timedelta(minutes=dice.randrange(60 * 24 * 700)),
            dice.choice(PUBLISHED),
        )
        for _ in range(TIMES)
    ]
    answers = {
        "alone": measured(lambda at, limit: due(at, limit, calendar), asked),
        "explained": measured(lambda at, limit: reckon(at, limit, calendar), asked),
        "explained_with_a_pause": measured(
            lambda at, limit: reckon(at, limit, calendar, [Pause(at, at + timedelta(days=5))]), asked
        ),
        "floor_minute_by_minute": measured(lambda at, _: walk(calendar, at, 480), asked[:500]),
    }
    keep(
        "deadlines",
        {
            "questions": TIMES,
            "unit": "µs",
            "limits": [f"{limit.quantity} {limit.unit}" for limit in PUBLISHED],
            "must_explained": MUST_EXPLAINED_US,
            "must_alone": MUST_ALONE_US,
            **answers,
        },
    )
    kept = all(answers[name]["p95"] <= MUST_EXPLAINED_US for name in ("explained", "explained_with_a_pause"))
    return 0 if kept and answers["alone"]["p95"] <= MUST_ALONE_US else 1


def office_week() -> WorkingTime:
    """Give the office week of Bình Định, with some days off a year."""
    full = (Span(time(7), time(11, 30)), Span(time(13, 30), time(17)))
    first, last = date(2022, 1, 1), date(2034, 12, 31)
    feasts = [
        Declared(1, date(year, month, day), DayKind.OFF, "nghỉ lễ")
        for year in range(2022, 2035)
        for month, day in ((1, 1), (4, 30), (5, 1), (9, 2))
    ]
    hours = [Hours(0, first, None, (full, full, full, full, full, (), ()))]
    return compile_working_time(hours, feasts, (), first=first, last=last)


def measured(
    ask: Callable[[datetime, Limit], object], asked: Sequence[tuple[datetime, Limit]]
) -> dict[str, float]:
    """Ask each by itself; say p50, p95, p99 and the mean in µs."""
    taken: list[int] = []
    tick = clock.perf_counter_ns
    for at, limit in asked:
        started = tick()
        ask(at, limit)
        taken.append(tick() - started)
    taken.sort()
    at_share = {name: taken[int(len(taken) * share)] / 1000 for name, share in SHARES}
    return {**at_share, "mean": round(sum(taken) / len(taken) / 1000, 3)}


SHARES = (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))


def walk(calendar: WorkingTime, at: datetime, minutes: int) -> datetime:
    """Reckon the slow way: one minute after the other."""
    left, moment = minutes, at.replace(second=0, microsecond=0)
    while left:
        left -= calendar.is_open(moment)
        moment += timedelta(minutes=1)
    return moment


if __name__ == "__main__":
    sys.exit(main())
