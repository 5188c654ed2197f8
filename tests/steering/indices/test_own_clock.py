"""A sheet worked by hand: how the clock of an index takes the end of handling, case by case."""

from datetime import UTC, datetime, timedelta

import pytest

from motcua.steering.indices.rules.own_clock import Course, Ending, judge

DAY = timedelta(days=1)
TAKEN_IN = datetime(2023, 11, 1, 1, tzinfo=UTC)
DUE = TAKEN_IN + 10 * DAY
CLOSE = TAKEN_IN + 20 * DAY


def day(number):
    return TAKEN_IN + number * DAY


def course(**more):
    return Course(**({"accepted_at": TAKEN_IN, "due_at": DUE} | more))


@pytest.mark.parametrize(
    ("what", "said", "ending", "end", "in_time"),
    [
        ("a result before the day", {"resolved_at": day(9)}, Ending.RESOLVED, day(9), True),
        ("a result at the very moment", {"resolved_at": DUE}, Ending.RESOLVED, DUE, True),
        (
            "a result a second after",
            {"resolved_at": DUE + timedelta(seconds=1)},
            Ending.RESOLVED,
            DUE + timedelta(seconds=1),
            False,
        ),
        (
            "resolved in time, fetched late: what counts is the result",
            {"resolved_at": day(9), "handed_at": day(15), "ended_at": day(15)},
            Ending.RESOLVED,
            day(9),
            True,
        ),
        ("handed over alone", {"handed_at": day(11), "ended_at": day(11)}, Ending.HANDED, day(11), False),
        ("withdrawn in time", {"ended_at": day(2)}, Ending.ENDED, day(2), True),
        ("refused late", {"ended_at": day(12)}, Ending.ENDED, day(12), False),
        ("under way, due later", {"due_at": day(21)}, Ending.RUNNING, CLOSE, True),
        ("under way, due at the close", {"due_at": CLOSE}, Ending.RUNNING, CLOSE, True),
        ("under way, due before the close", {}, Ending.RUNNING, CLOSE, False),
        (
            "asked once, under way: the request is its end",
            {"supplements": 1, "first_asked_at": day(5)},
            Ending.ASKED_ONCE,
            day(5),
            True,
        ),
        (
            "asked once, too late",
            {"supplements": 1, "first_asked_at": day(11)},
            Ending.ASKED_ONCE,
            day(11),
            False,
        ),
        (
            "asked once, answered, under way: the request is its end all the same",
            {"supplements": 1, "first_asked_at": day(5), "supplement_time": 3 * DAY},
            Ending.ASKED_ONCE,
            day(5),
            True,
        ),
        (
            "asked twice without an end is late, however far the day is",
            {"supplements": 2, "first_asked_at": day(2), "due_at": day(99)},
            Ending.ASKED_AGAIN,
            CLOSE,
            False,
        ),
        (
            "a result after the close has not come yet",
            {"resolved_at": day(21), "due_at": day(19)},
            Ending.RUNNING,
            CLOSE,
            False,
        ),
        (
            "a request after the close was not made yet",
            {"supplements": 1, "first_asked_at": day(21), "due_at": day(25)},
            Ending.RUNNING,
            CLOSE,
            True,
        ),
        ("no limit, under way", {"due_at": None}, Ending.RUNNING, CLOSE, True),
        ("no limit, resolved", {"due_at": None, "resolved_at": day(19)}, Ending.RESOLVED, day(19), True),
        (
            "no day appointed: the most that the law allows",
            {"due_at": None, "allowed": 5 * DAY, "resolved_at": day(6)},
            Ending.RESOLVED,
            day(6),
            False,
        ),
    ],
)
def test_the_end_and_the_outcome(what, said, ending, end, in_time):
    verdict = judge(course(**said), CLOSE)
    assert (verdict.ending, verdict.end, verdict.in_time) == (ending, end, in_time), what


@pytest.mark.parametrize(
    ("took", "resolved", "in_time"),
    [(3, 12, True), (2, 12, True), (1, 12, False), (0, 12, False), (5, 15, True), (4, 15, False)],
)
def test_the_time_of_supplements_is_taken_off_an_end(took, resolved, in_time):
    said = course(resolved_at=day(resolved), supplements=1, first_asked_at=day(4), supplement_time=took * DAY)
    verdict = judge(said, CLOSE)
    assert (verdict.taken_off, verdict.reckoned, verdict.in_time) == (
        took * DAY,
        day(resolved - took),
        in_time,
    )


def test_two_requests_with_an_end_are_taken_off_together():
    said = course(resolved_at=day(15), supplements=2, first_asked_at=day(2), supplement_time=5 * DAY)
    assert judge(said, CLOSE).in_time is True


def test_nothing_is_taken_off_what_has_no_end():
    said = course(supplements=1, first_asked_at=day(5), supplement_time=3 * DAY)
    assert judge(said, CLOSE).taken_off == timedelta()
