"""Cash at the counter: one act, one receipt, one number; settled, voided, given back; nothing twice."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.ids import new_id
from motcua.instruments.fees.actions import (
    cancel_charges,
    charge,
    exempt,
    open_series,
    refund,
    reprint_receipt,
    settle_charge,
    void_receipt,
)
from motcua.instruments.fees.errors import (
    AlreadyPaid,
    AmountOdd,
    BasisMissing,
    CashShort,
    ChargeUnknown,
    CountOdd,
    ExemptionUnknown,
    NoSeries,
    NothingDue,
    NothingToRefund,
    NotSettleable,
    ReasonMissing,
    ReceiptRefunded,
    ReceiptUnknown,
    SeriesClash,
    SeriesOdd,
    SeriesUsedUp,
    TotalMoved,
    Unsettled,
    VoidedBefore,
)
from motcua.instruments.fees.models import Charge, Payment, Per, Receipt, Refund, Scale, Series, Settlement
from motcua.instruments.fees.queries import amounts, charges_of, payments_of, receipt, receipts_of, total_due
from motcua.registers.procedures.models import Channel
from tests.casework.dossiers.world import a_procedure
from tests.instruments.fees.till import FEE, HALF, LEVY, WORDS, a_series, a_till, counted
from tests.instruments.house import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(minutes=20)
PAGES = Scale(Per.PAGE, ((1, 2000), (3, 1000)), cap=200_000)


@pytest.fixture
def till():
    return a_till()


def refused(refusal, act, *given, **match):
    """The act is refused, and nothing is written by it."""
    events, numbers = Event.objects.count(), list(Series.objects.values_list("last", flat=True))
    with pytest.raises(refusal, **match):  # no transaction of the test's: the verb itself leaves nothing
        act(*given)
    assert Event.objects.count() == events
    assert list(Series.objects.values_list("last", flat=True)) == numbers


def states(case):
    return [(row.title, row.state, row.amount) for row in charges_of("dossier", case)]


def test_one_act_collects_everything_due_on_one_receipt(till):
    by, case = till.cashier(), till.case(LEVY, FEE)
    made = till.collect(case, by, given=50_000, total=23_000)
    assert (made.number, made.amount, made.given, made.change) == (1, 23_000, 50_000, 27_000)
    assert str(made) == "AA-23E 0000001"
    assert [(one.title, one.amount) for one in payments_of(made.id)] == [
        ("Lệ phí hộ tịch", 15_000),
        ("Phí cấp bản sao", 8_000),
    ]
    assert {state for _title, state, _amount in states(case)} == {"PAID"}
    assert (made.payer_name, made.subject_code) == ("Nguyễn Thị Bình An", "H08.31.01-20231120-0001")
    (record,) = history("receipt", made.id)
    assert (record.told.serial, record.told.amount, record.told.shift_id) == (1, 23_000, made.shift_id)
    assert verify().holds


def test_numbers_follow_each_other_and_a_refused_act_loses_none(till):
    by = till.cashier()
    till.collect(till.case(), by)
    refused(CashShort, lambda case: till.collect(case, by, given=1000), till.case(), match="còn thiếu 22.000")
    assert till.collect(till.case(), by).number == 2


def test_a_second_click_is_told_who_took_the_money_and_when(till):
    by, case = till.cashier(), till.case()
    till.collect(case, by)
    refused(AlreadyPaid, lambda: till.collect(case, by), match="0000001, Nguyễn Thị Hoài Thương thu lúc 8")
    assert Receipt.objects.count() == 1


def test_only_the_cashier_of_the_unit_collects(till):
    case = till.case()
    refused(NotAllowed, lambda who: till.collect(case, who), till.cashier("dossiers.accept"))
    assert states(case)[0][1] == "DUE"


def test_nothing_due_is_said(till):
    by = till.cashier()
    refused(NothingDue, lambda: till.collect(new_id(), by))
    assert not Receipt.objects.exists()


def test_what_the_page_showed_must_still_be_due(till):
    by, case = till.cashier(), till.case()
    refused(TotalMoved, lambda: till.collect(case, by, total=15_000), match="bây giờ là 23.000")
    assert {state for _title, state, _amount in states(case)} == {"DUE"}


def test_a_sum_nobody_knows_is_settled_by_hand_with_a_reason(till):
    by, case = till.cashier(), till.case(WORDS)
    refused(Unsettled, lambda: till.collect(case, by), match="Lệ phí quá hạn")
    (row,) = charges_of("dossier", case)
    unit = till.ward.one_stop
    refused(ReasonMissing, lambda: settle_charge(Settlement(row.id, 8000), unit_id=unit, by=by, at=AT))
    refused(AmountOdd, lambda: settle_charge(Settlement(row.id, -1, reason="x"), unit_id=unit, by=by, at=AT))
    refused(AmountOdd, lambda: settle_charge(Settlement(row.id, reason="x"), unit_id=unit, by=by, at=AT))
    refused(CountOdd, lambda: settle_charge(Settlement(row.id, count=2), unit_id=unit, by=by, at=AT))
    stranger = till.cashier("dossiers.accept")
    said = Settlement(row.id, 8000, reason="Nghị quyết 15/2020/NQ-HĐND")
    refused(NotAllowed, lambda: settle_charge(said, unit_id=unit, by=stranger, at=AT))
    refused(
        ChargeUnknown, lambda: settle_charge(replace(said, charge_id=new_id()), unit_id=unit, by=by, at=AT)
    )
    settle_charge(said, unit_id=unit, by=by, at=AT)
    assert states(case) == [("Lệ phí quá hạn", "DUE", 8000)]
    (row,) = charges_of("dossier", case)
    assert (row.settled_by, row.settled_reason) == (by.id, "Nghị quyết 15/2020/NQ-HĐND")
    assert till.collect(case, by).amount == 8000
    refused(NotSettleable, lambda: settle_charge(said, unit_id=unit, by=by, at=AT), match="đã nộp")


def test_nothing_due_is_named_with_a_reason(till):
    by, case = till.cashier(), till.case(WORDS)
    (row,) = charges_of("dossier", case)
    said = Settlement(row.id, 0, reason="Đăng ký đúng hạn")
    settle_charge(said, unit_id=till.ward.one_stop, by=by, at=AT)
    assert states(case) == [("Lệ phí quá hạn", "WAIVED", 0)]


def test_an_exemption_lowers_a_sum_said_by_hand_too(till):
    by, case = till.cashier(), till.case(HALF)
    (row,) = charges_of("dossier", case)
    made = till.collect(case, by, settlements=[Settlement(row.id, 25_001, reason="Nghị quyết")])
    assert made.amount == 12_500
    assert payments_of(made.id)[0].title == "Lệ phí cấp giấy (giảm 50%)"


def test_a_published_tariff_is_collected_or_waived_with_a_reason_never_changed(till):
    by, case = till.cashier(), till.case(LEVY)
    (row,) = charges_of("dossier", case)
    unit = till.ward.one_stop
    wrong = Settlement(row.id, 20_000, reason="Nhiều hơn")
    refused(NotSettleable, lambda: settle_charge(wrong, unit_id=unit, by=by, at=AT), match="15.000")
    settle_charge(Settlement(row.id, 0, reason="Đăng ký đúng hạn"), unit_id=unit, by=by, at=AT)
    assert total_due(charges_of("dossier", case)) == 0
    settle_charge(Settlement(row.id, 15_000, reason="Nhầm: quá hạn"), unit_id=unit, by=by, at=AT)
    assert total_due(charges_of("dossier", case)) == 15_000


def test_pages_are_counted_in_the_same_act_and_stand_on_the_receipt(till):
    by, case = till.cashier(), till.case(counted(PAGES), LEVY)
    row = charges_of("dossier", case)[0]
    refused(CountOdd, lambda: till.collect(case, by, settlements=[Settlement(row.id, count=10**6)]))
    made = till.collect(case, by, total=29_000, settlements=[Settlement(row.id, count=5, times=2)])
    assert [one.title for one in payments_of(made.id)] == [
        "Phí chứng thực (5 trang × 2 bản)",
        "Lệ phí hộ tịch",
    ]


def test_a_charge_of_another_case_is_not_settled_here(till):
    by, other = till.cashier(), till.case(WORDS)
    (row,) = charges_of("dossier", other)
    refused(
        ChargeUnknown,
        lambda case: till.collect(case, by, settlements=[Settlement(row.id, 0, reason="x")]),
        till.case(),
        match="Không tìm thấy khoản thu này trong hồ sơ",
    )
    assert [state for _title, state, _amount in states(other)] == ["OPEN"]
    assert not Receipt.objects.exists()
    assert not Payment.objects.exists()


def test_what_is_open_stays_open_when_the_rest_is_collected(till):
    by, case = till.cashier(), till.case(LEVY, WORDS)
    assert till.collect(case, by).amount == 15_000
    assert [state for _title, state, _amount in states(case)] == ["PAID", "OPEN"]


def test_who_shows_the_proof_later_still_pays_less(till):
    version = a_procedure(
        fees=[{"channels": ["DIRECT"], "kind": "LEVY", "name": "Lệ phí", "amount": 15000}],
        exemptions=[
            {"who": "Hộ nghèo", "group": "poor", "share": 100, "proof": "Giấy chứng nhận"},
            {"who": "Sinh viên", "group": "student", "share": 50},
        ],
    )
    by, case, unit = till.cashier(), new_id(), till.ward.one_stop
    charge("dossier", case, amounts(version, case_number=None, channel=Channel.DIRECT), by=SYSTEM, at=AT)
    given = {"unit_id": unit, "at": AT}
    refused(ExemptionUnknown, lambda: exempt("dossier", case, "elderly", by=by, **given))
    refused(
        NotAllowed,
        lambda who: exempt("dossier", case, "poor", by=who, **given),
        till.cashier("dossiers.accept"),
    )
    exempt("dossier", case, "student", by=by, **given)
    assert states(case) == [("Lệ phí", "DUE", 7500)]
    exempt("dossier", case, "poor", by=by, **given)
    assert states(case) == [("Lệ phí", "WAIVED", 0)]
    refused(ExemptionUnknown, lambda: exempt("dossier", case, "student", by=by, **given))
    (row,) = charges_of("dossier", case)
    assert (row.exempt_reason, row.exempt_proof) == ("Hộ nghèo", "Giấy chứng nhận")
    unpaid = Settlement(row.id, 15000, reason="x")
    refused(NotSettleable, lambda: settle_charge(unpaid, by=by, **given))


def test_a_voided_receipt_keeps_its_number_and_the_charges_are_due_again(till):
    by, case = till.cashier(), till.case()
    made = till.collect(case, by)
    refused(ReasonMissing, lambda: void_receipt(made.id, reason=" ", by=by, at=LATER))
    refused(
        NotAllowed,
        lambda who: void_receipt(made.id, reason="x", by=who, at=LATER),
        till.cashier("fees.collect"),
    )
    refused(ReceiptUnknown, lambda: void_receipt(new_id(), reason="x", by=by, at=LATER))
    gone = void_receipt(made.id, reason="Ghi sai tên người nộp", by=by, at=LATER)
    assert (gone.state, gone.number, gone.void_reason) == ("VOID", 1, "Ghi sai tên người nộp")
    assert total_due(charges_of("dossier", case)) == 23_000
    refused(
        VoidedBefore,
        lambda: void_receipt(made.id, reason="x", by=by, at=LATER),
        match="Hoài Thương hủy lúc 8",
    )
    assert till.collect(case, by, at=LATER).number == 2
    assert [one.number for one in receipts_of("dossier", case)] == [2, 1]
    assert verify().holds


def test_the_head_of_the_collecting_body_may_void_and_see(till):
    by, case = till.cashier("fees.collect"), till.case()
    made = till.collect(case, by)
    head = till.ward.someone("chu-tich", "commune_leader", rights=("fees.void",))
    assert receipt(made.id, head) == made
    assert void_receipt(made.id, reason="Thu nhầm", by=head, at=LATER).void_shift_id == made.shift_id


def test_a_receipt_is_shown_to_who_may_see_it(till):
    made = till.collect(till.case(), till.cashier())
    with pytest.raises(ReceiptUnknown):
        receipt(made.id, till.cashier("dossiers.view"))
    refused(
        ReceiptUnknown, lambda who: reprint_receipt(made.id, by=who, at=AT), till.cashier("dossiers.view")
    )
    assert reprint_receipt(made.id, by=till.cashier("fees.view"), at=AT).reprints == 1


def test_money_of_a_case_that_ended_goes_back_by_the_text_that_lets_it(till):
    by, case = till.cashier(), till.case(LEVY)
    made = till.collect(case, by)
    (row,) = charges_of("dossier", case)

    def back(**more):
        facts = {
            "basis": "TT 244/2016/TT-BTC, Điều 4",
            "reason": "Rút hồ sơ",
            "receiver_name": "Bình An",
            "by": by,
        }
        return refund(row.id, unit_id=till.ward.one_stop, at=LATER, **(facts | more))

    refused(NothingToRefund, back, match="hồ sơ chưa kết thúc")
    cancel_charges("dossier", case, by=SYSTEM, at=LATER)
    refused(BasisMissing, lambda: back(basis=""))
    refused(ReasonMissing, lambda: back(reason=" "))
    refused(NotAllowed, lambda who: back(by=who), till.cashier("fees.collect"))
    refund_id = back().id
    assert states(case) == [("Lệ phí hộ tịch", "REFUNDED", 15_000)]
    assert Refund.objects.get(id=refund_id).amount == 15_000
    refused(NothingToRefund, back, match="đã hoàn trả")
    refused(ReceiptRefunded, lambda: void_receipt(made.id, reason="x", by=by, at=LATER))
    with pytest.raises(ChargeUnknown):
        refund(new_id(), unit_id=till.ward.one_stop, basis="x", reason="x", receiver_name="x", by=by, at=AT)
    assert verify().holds


def test_voiding_after_the_case_ended_leaves_nothing_due(till):
    by, case = till.cashier(), till.case(LEVY)
    made = till.collect(case, by)
    cancel_charges("dossier", case, by=SYSTEM, at=LATER)
    void_receipt(made.id, reason="Thu nhầm", by=by, at=LATER)
    assert states(case) == [("Lệ phí hộ tịch", "VOID", 15_000)]


def test_a_series_at_its_end_refuses_and_offers_the_next(till):
    by = till.cashier()
    Series.objects.filter(id=till.series.id).update(last=99)
    till.collect(till.case(), by)
    case = till.case()
    refused(SeriesUsedUp, lambda: till.collect(case, by), match="đến số 0000100. Xin báo người quản trị")
    following = a_series(till.ward, symbol="AB-23E", first=501, final=502, valid_from=date(2023, 7, 1))
    refused(SeriesUsedUp, lambda: till.collect(case, by), match=r"dải AB-23E \(0000501–0000502\)")
    with pytest.raises(SeriesUsedUp) as told:
        till.collect(case, by)
    assert told.value.following_id == following.id
    assert str(till.collect(case, by, series_id=following.id)) == "AB-23E 0000501"
    assert till.collect(till.case(), by).number == 502


def test_a_unit_without_series_collects_nothing(till):
    Series.objects.filter(id=till.series.id).update(valid_to=date(2023, 6, 30))
    refused(
        NoSeries, lambda who, case: till.collect(case, who), till.cashier(), till.case(), match="20/11/2023"
    )
    assert not Receipt.objects.exists()


def test_numbers_of_a_symbol_are_given_once(till):
    refused(SeriesClash, lambda: a_series(till.ward, first=100, final=200))
    refused(SeriesOdd, lambda: a_series(till.ward, symbol="AC-23E", first=10, final=9))
    refused(SeriesOdd, lambda: a_series(till.ward, symbol="AC-23E", first=1, final=10_000_000))
    refused(NotAllowed, lambda who: open_series([], by=who, at=AT), till.cashier())
    overlapping = "insert into fees_series select (jsonb_populate_record(s, %s::jsonb)).* from fees_series s"
    other = json.dumps({"id": str(new_id()), "first": 50, "final": 60, "last": 49})
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(overlapping, [other])


@pytest.mark.parametrize(
    "sql",
    [
        "delete from fees_receipt",
        "update fees_receipt set amount = amount + 1, given = given + 1",
        "update fees_receipt set number = number + 1",
        "update fees_series set last = last - 1",
        "delete from fees_payment; delete from fees_series",
    ],
)
def test_the_database_keeps_receipts_as_they_are(till, sql):
    till.collect(till.case(), till.cashier())
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_charge_paid_behind_the_house_s_back_is_noticed(till, intruder):
    till.case(LEVY)
    with intruder() as cursor:
        cursor.execute("update fees_charge set state = 'WAIVED', amount = 0")
    assert not verify().holds


def test_a_charge_is_paid_once_whatever_happens(till):
    by, case = till.cashier(), till.case(LEVY)
    made = till.collect(case, by)
    row = Charge.objects.get(subject_id=case)
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.create(charge=row, receipt=made, position=2, title="x", amount=1)


def test_collecting_costs_few_statements(till, django_assert_max_num_queries):
    by = till.cashier()
    till.collect(till.case(), by)
    case = till.case()
    with django_assert_max_num_queries(12):
        till.collect(case, by)
