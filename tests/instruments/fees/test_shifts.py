"""The cashier's shift: opened by the first receipt, counted note by note, closed once, never changed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.ids import new_id
from motcua.instruments.fees.actions import (
    cancel_charges,
    close_shift,
    open_shift,
    refund,
    void_receipt,
)
from motcua.instruments.fees.errors import (
    AmountOdd,
    ClosedBefore,
    DifferenceUnsaid,
    NoteOdd,
    ShiftOfAnotherDay,
    ShiftOpen,
    ShiftUnknown,
)
from motcua.instruments.fees.models import Shift
from motcua.instruments.fees.queries import (
    cash_of_shift,
    charges_of,
    receipts_of_unit,
    shift,
    shift_of,
    shifts_of_unit,
)
from tests.instruments.fees.till import LEVY, a_till
from tests.instruments.house import AT

pytestmark = pytest.mark.django_db
EVENING = AT + timedelta(hours=8)
TOMORROW = AT + timedelta(days=1)
RIGHT = {20_000: 1, 2_000: 1, 1_000: 1}


@pytest.fixture
def till():
    return a_till()


def refused(refusal, act, *given, **match):
    events = Event.objects.count()
    with pytest.raises(refusal, **match):  # no transaction of the test's: the verb itself leaves nothing
        act(*given)
    assert Event.objects.count() == events


def test_the_first_receipt_of_the_day_opens_the_shift(till):
    by = till.cashier()
    assert shift_of(by, till.ward.one_stop) is None
    made = till.collect(till.case(), by)
    mine = shift_of(by, till.ward.one_stop)
    assert (made.shift, mine.day, mine.opening) == (mine, AT.date(), 0)
    till.collect(till.case(), by)
    assert Shift.objects.count() == 1
    assert [type(record.told).__name__ for record in history("shift", mine.id)] == ["ShiftOpened"]


def test_a_shift_opened_by_hand_begins_with_its_change(till):
    by, unit = till.cashier(), till.ward.one_stop
    refused(AmountOdd, lambda: open_shift(unit, opening=-1, by=by, at=AT))
    refused(NotAllowed, lambda who: open_shift(unit, by=who, at=AT), till.cashier("fees.view"))
    mine = open_shift(unit, opening=100_000, by=by, at=AT)
    refused(ShiftOpen, lambda: open_shift(unit, by=by, at=AT), match="từ 8\\xa0giờ")
    till.collect(till.case(), by)
    assert cash_of_shift(mine).expected == 123_000


def test_a_count_that_agrees_closes_the_shift(till):
    by = till.cashier()
    mine = till.collect(till.case(), by).shift
    closed = close_shift(mine.id, notes={**RIGHT, 500: 0}, by=by, at=EVENING)
    assert (closed.counted, closed.expected, closed.difference, closed.difference_reason) == (
        23_000,
        23_000,
        0,
        "",
    )
    assert closed.notes == {"20000": 1, "2000": 1, "1000": 1}
    refused(ClosedBefore, lambda: close_shift(mine.id, notes=RIGHT, by=by, at=EVENING), match="16\\xa0giờ")
    assert shift_of(by, till.ward.one_stop) is None
    assert verify().holds


def test_a_difference_needs_a_sentence(till):
    by = till.cashier()
    mine = till.collect(till.case(), by).shift
    short = {20_000: 1}
    refused(
        DifferenceUnsaid, lambda: close_shift(mine.id, notes=short, by=by, at=EVENING), match="thiếu 3.000"
    )
    over = {50_000: 1}
    refused(
        DifferenceUnsaid, lambda: close_shift(mine.id, notes=over, by=by, at=EVENING), match="thừa 27.000"
    )
    closed = close_shift(mine.id, notes=short, reason="Trả nhầm tiền lẻ", by=by, at=EVENING)
    assert (closed.difference, closed.difference_reason) == (-3_000, "Trả nhầm tiền lẻ")


@pytest.mark.parametrize("notes", [{3_000: 1}, {500: -1}])
def test_odd_notes_are_refused(till, notes):
    by = till.cashier()
    mine = till.collect(till.case(), by).shift
    refused(NoteOdd, lambda: close_shift(mine.id, notes=notes, by=by, at=EVENING))
    assert shift(mine.id, by).closed_at is None


def test_a_shift_is_closed_by_its_cashier_or_who_may_void_there(till):
    by = till.cashier()
    mine = till.collect(till.case(), by).shift
    other = till.cashier("fees.collect")
    refused(ShiftUnknown, lambda: close_shift(mine.id, notes=RIGHT, by=other, at=EVENING))
    refused(ShiftUnknown, lambda: close_shift(new_id(), notes=RIGHT, by=by, at=EVENING))
    with pytest.raises(ShiftUnknown):
        shift(mine.id, other)
    head = till.cashier("fees.void")
    assert close_shift(mine.id, notes=RIGHT, by=head, at=EVENING).closed_by == head.id
    assert shift(mine.id, by).cashier_id == by.id


def test_a_shift_of_yesterday_is_closed_before_more_is_taken(till):
    by = till.cashier()
    mine = till.collect(till.case(), by).shift
    refused(
        ShiftOfAnotherDay, lambda case: till.collect(case, by, at=TOMORROW), till.case(), match="20/11/2023"
    )
    close_shift(mine.id, notes=RIGHT, by=by, at=TOMORROW)
    assert till.collect(till.case(), by, at=TOMORROW).shift.day == TOMORROW.date()


def test_a_receipt_voided_before_the_count_leaves_the_same_drawer(till):
    by = till.cashier()
    made = till.collect(till.case(), by)
    till.collect(till.case(LEVY), by)
    void_receipt(made.id, reason="Thu nhầm", by=till.cashier("fees.void"), at=EVENING)
    cash = cash_of_shift(made.shift)
    assert (cash.taken, cash.given_back, cash.expected, cash.receipts, cash.voided) == (
        38_000,
        23_000,
        15_000,
        2,
        1,
    )


def test_a_receipt_voided_after_the_count_leaves_the_drawer_of_who_voids(till):
    by = till.cashier()
    made = till.collect(till.case(), by)
    close_shift(made.shift_id, notes=RIGHT, by=by, at=EVENING)
    refused(
        NotAllowed,
        lambda who: void_receipt(made.id, reason="x", by=who, at=EVENING),
        till.cashier("fees.void"),
    )
    voider = till.cashier()
    gone = void_receipt(made.id, reason="Thu nhầm", by=voider, at=EVENING)
    assert gone.void_shift != made.shift
    assert cash_of_shift(gone.void_shift).expected == -23_000
    assert cash_of_shift(made.shift).expected == 23_000
    assert verify().holds


def test_a_refund_leaves_the_drawer_as_a_line_of_its_own(till):
    by, case = till.cashier(), till.case(LEVY)
    made = till.collect(case, by)
    cancel_charges("dossier", case, by=SYSTEM, at=EVENING)
    (row,) = charges_of("dossier", case)
    facts = {"basis": "TT 244/2016/TT-BTC", "reason": "Rút hồ sơ", "receiver_name": "Bình An"}
    refund(row.id, unit_id=till.ward.one_stop, by=by, at=EVENING, **facts)
    cash = cash_of_shift(made.shift)
    assert (cash.taken, cash.refunded, cash.refunds, cash.expected) == (15_000, 15_000, 1, 0)


@pytest.mark.parametrize(
    "sql",
    [
        "update fees_shift set counted = counted + 1, expected = expected + 1",
        "update fees_shift set closed_at = null, closed_by = null, counted = null, expected = null",
        "delete from fees_payment; delete from fees_shift",
    ],
)
def test_the_database_keeps_a_closed_shift_as_it_is(till, sql):
    by = till.cashier()
    mine = till.collect(till.case(), by).shift
    close_shift(mine.id, notes=RIGHT, by=by, at=EVENING)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_books_of_a_unit_go_by_day_and_cashier(till):
    by, other = till.cashier(), till.cashier()
    first = till.collect(till.case(), by)
    second = till.collect(till.case(), other, at=EVENING)
    unit = till.ward.one_stop
    assert list(receipts_of_unit(unit, AT.date())) == [second, first]
    assert list(receipts_of_unit(unit, AT.date(), cashier=by.id)) == [first]
    assert list(receipts_of_unit(unit, TOMORROW.date())) == []
    assert [one.cashier_id for one in shifts_of_unit(unit)] == [other.id, by.id]
    assert list(shifts_of_unit(unit, cashier=by.id)) == [first.shift]
