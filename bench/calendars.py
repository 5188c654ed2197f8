"""How fast working time answers: compiled; beside it a walk day by day and two bare questions in SQL."""

import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any  # a WorkingTime, known only after Django is set up

from bench.harness import keep, milliseconds, province, samples

QUESTIONS = 200_000
MUST_US = 20.0
PACKS = Path(__file__).parents[1] / "packs"


def main() -> int:
    """Measure; the next opening must stay within its bound at p95."""
    with province():
        from motcua.foundation.access.models import SYSTEM  # noqa: PLC0415  # after Django is set up
        from motcua.foundation.clock import VN  # noqa: PLC0415
        from motcua.registers.calendars.queries import calendar_for  # noqa: PLC0415

        at = datetime(2023, 11, 20, 8, tzinfo=VN)
        places = load(SYSTEM, at)
        dice = random.Random(20231120)  # moments to ask about, no secret
        moments = [
            at + timedelta(seconds=dice.randrange(-86_400 * 700, 86_400 * 1_000)) for _ in range(QUESTIONS)
        ]
        cold = samples(
            lambda: calendar_for(places[dice.randrange(len(places))]), times=len(places), warm_up=0
        )
        calendar = calendar_for(places[0])
        answers = asked(calendar, moments)
        keep(
            "calendars",
            {
                "questions": QUESTIONS,
                "unit": "µs",
                "must_next_opening_p95": MUST_US,
                **answers,
                "calendar_for_kept_ms": milliseconds(samples(lambda: calendar_for(places[0]), times=2_000)),
                "calendar_for_first_time_ms": milliseconds(cold),
                "floor_bare_sql_twice_ms": milliseconds(samples(bare_sql_twice, times=2_000)),
            },
        )
        return 0 if answers["next_opening"]["p95"] <= MUST_US else 1


def asked(calendar: Any, moments: Sequence[datetime]) -> dict[str, dict[str, float]]:
    """Ask a calendar every question of every moment; the floor walks day by day."""
    return {
        "next_opening": measured(calendar.next_opening, moments),
        "is_open": measured(calendar.is_open, moments),
        "nth_working_day": measured(lambda moment: calendar.nth_working_day(moment.date(), 10), moments),
        "add_open_minutes": measured(lambda moment: calendar.add_open_minutes(moment, 2_400), moments),
        "open_minutes_of_a_quarter": measured(
            lambda moment: calendar.open_minutes_between(moment, moment + timedelta(days=90)), moments
        ),
        "facts_of_a_day": measured(lambda moment: calendar.facts(moment.date()), moments),
        "floor_open_minutes_of_a_quarter_day_by_day": measured(
            lambda moment: walk(calendar, moment, moment + timedelta(days=90)), moments[:20_000]
        ),
    }


def load(by: object, at: datetime) -> list[object]:
    """Load the national days, the province's hours and places; give the communes of the day."""
    from motcua.foundation.packs.rules.yaml_text import read_yaml  # noqa: PLC0415
    from motcua.registers.calendars.packs import CalendarDayKind, CalendarYearKind, OfficeHoursKind  # noqa: PLC0415
    from motcua.registers.legal_texts.packs import LegalTextKind  # noqa: PLC0415
    from motcua.registers.places.packs import PlaceChangeKind, PlaceKindOfPack  # noqa: PLC0415
    from motcua.registers.places.queries import places_on  # noqa: PLC0415

    for pack in ("vietnam", "binhdinh"):
        files = [
            read_yaml(path.name, path.read_bytes()).value for path in sorted((PACKS / pack).glob("*.yaml"))
        ]
        for kind in (
            LegalTextKind(),
            PlaceKindOfPack(),
            PlaceChangeKind(),
            CalendarYearKind(),
            CalendarDayKind(),
            OfficeHoursKind(),
        ):
            items = [item for file in files if file.get("kind") == kind.name for item in file["items"]]
            kind.load(items, by=by, at=at)  # type: ignore[arg-type]  # an Actor, known only after Django is set up
    return list(places_on(at.date(), level="COMMUNE").values_list("id", flat=True))


def measured(ask: Callable[[datetime], object], moments: Sequence[datetime]) -> dict[str, float]:
    """Ask of every moment by itself; say p50, p95, p99 and the mean in µs."""
    taken: list[int] = []
    tick = time.perf_counter_ns
    for moment in moments:
        started = tick()
        ask(moment)
        taken.append(tick() - started)
    taken.sort()
    at = {
        name: taken[int(len(taken) * share)] / 1000
        for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
    }
    return {**at, "mean": round(sum(taken) / len(taken) / 1000, 3)}


def walk(calendar: object, start: datetime, end: datetime) -> int:
    """Count open minutes the slow way: one day after the other."""
    total, day = 0, start.date()
    while day <= end.date():
        for span in calendar.spans(day):  # type: ignore[attr-defined]  # a WorkingTime, known after Django is set up
            opens = datetime.combine(day, span.opens, tzinfo=start.tzinfo)
            closes = datetime.combine(day, span.closes, tzinfo=start.tzinfo)
            total += max(timedelta(), min(closes, end) - max(opens, start)) // timedelta(minutes=1)
        day += timedelta(days=1)
    return total


def bare_sql_twice() -> None:
    """Ask the database two short questions, as the stamps do."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        for table in ("calendars_calendarstamp", "places_placesstamp"):
            cursor.execute(f"select token from {table} limit 1")  # names of our own
            cursor.fetchone()


if __name__ == "__main__":
    sys.exit(main())
