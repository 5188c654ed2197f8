"""Two cashiers at one moment, each with his own connection: no number twice, none lost, nothing double."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from motcua.foundation.events.queries import verify
from motcua.instruments.fees.actions import close_shift
from motcua.instruments.fees.errors import AlreadyPaid, ClosedBefore
from motcua.instruments.fees.models import Receipt, Series, Shift
from motcua.instruments.fees.queries import cash_of_shift
from tests.instruments.fees.till import LEVY, a_till, numbers
from tests.instruments.house import AT

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do them together; give what each gave, or its refusal."""
    start = Barrier(len(acts))

    def one(act: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return act()
        except (AlreadyPaid, ClosedBefore) as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def test_two_cashiers_write_numbers_that_follow_each_other():
    till = a_till()
    first, second = till.cashier(), till.cashier()
    cases = [till.case(LEVY) for _ in range(10)]

    def all_of(mine, by):
        return [till.collect(case, by) for case in mine]

    made = at_once(lambda: all_of(cases[:5], first), lambda: all_of(cases[5:], second))
    assert numbers([*made[0], *made[1]]) == list(range(1, 11))
    assert Series.objects.get().last == 10
    assert {cash_of_shift(one).expected for one in Shift.objects.all()} == {75_000}
    assert verify().holds


def test_one_case_at_two_tills_is_paid_once():
    till = a_till()
    first, second = till.cashier(), till.cashier(name="Võ Minh Quân")
    case = till.case(LEVY)
    made = at_once(lambda: till.collect(case, first), lambda: till.collect(case, second))
    assert sorted(type(one).__name__ for one in made) == ["AlreadyPaid", "Receipt"]
    assert Receipt.objects.count() == 1
    assert Series.objects.get().last == 1


def test_one_cashier_s_two_windows_open_one_shift():
    till = a_till()
    by = till.cashier()
    cases = [till.case(LEVY), till.case(LEVY)]
    made = at_once(lambda: till.collect(cases[0], by), lambda: till.collect(cases[1], by))
    assert len({one.shift_id for one in made}) == 1
    assert Shift.objects.count() == 1


def test_money_taken_while_the_drawer_is_counted_is_in_this_shift_or_in_the_next():
    till = a_till()
    by = till.cashier()
    mine = till.collect(till.case(LEVY), by).shift
    case = till.case(LEVY)

    def close():
        return close_shift(mine.id, notes={10_000: 1, 5_000: 1}, reason="Vừa thu vừa đếm", by=by, at=AT)

    closed, made = at_once(close, lambda: till.collect(case, by))
    mine.refresh_from_db()
    in_this = made.shift_id == mine.id
    assert mine.expected == (30_000 if in_this else 15_000) == cash_of_shift(mine).expected
    assert closed.id == mine.id
    assert verify().holds
