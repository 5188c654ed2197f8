"""Money at the counter's pages: Enter collects, a second click is told, a drawer is counted and closed."""

import re
from datetime import date, timedelta

import pytest
from django.db.models import F
from django.urls import reverse
from pypdfium2 import PdfDocument

from motcua.casework.dossiers.actions import withdraw
from motcua.foundation import clock
from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.queries import verify
from motcua.instruments.fees.models import Receipt, Refund, Series, Shift
from motcua.instruments.fees.queries import charges_of
from tests.casework.dossiers.world import AT, CODE, a_procedure
from tests.faces.counter.test_counter import resolved
from tests.faces.ward_pages import ROLES
from tests.instruments.fees.till import a_series

WORDS = [{"channels": ["DIRECT"], "kind": "LEVY", "name": "Lệ phí quá hạn", "text": "Theo nghị quyết"}]


@pytest.fixture
def till(ward):
    rights = [*ROLES["one_stop_clerk"], "fees.collect", "fees.void", "fees.refund"]
    set_role("one_stop_clerk", name="one_stop_clerk", rights=rights, by=SYSTEM, at=AT)
    a_series(ward.world.ward)
    return ward


def money(dossier):
    return reverse("counter:money", args=[dossier.id])


def test_enter_collects_what_is_due_and_says_the_change(till):
    one = till.world.taken_in(by=till.clerk.actor)
    page = till.clerk.read(money(one))
    assert "Lệ phí hộ tịch" in page
    assert 'name="total" value="15000"' in page
    led = till.clerk.send(money(one), total="15000", given="20.000")
    made = Receipt.objects.get()
    assert led == reverse("counter:receipt", args=[made.id])
    assert "5.000" in till.clerk.read(led)
    pdf = till.clerk.get(reverse("counter:receipt_pdf", args=[made.id]))
    assert pdf.content.startswith(b"%PDF")
    assert till.clerk.send(money(one), total="15000") == led
    assert Receipt.objects.count() == 1


def test_a_result_whose_fee_is_owed_is_handed_over_with_a_warning_that_goes_when_it_is_paid(till):
    one = resolved(till)
    give = reverse("counter:give", args=[one.id])
    owed = till.clerk.read(give)
    assert "Chưa thu đủ phí, lệ phí" in owed
    assert f'href="{money(one)}"' in owed
    till.clerk.send(money(one), total="15000")
    assert "Chưa thu đủ phí, lệ phí" not in till.clerk.read(give)


def test_too_little_cash_and_odd_figures_are_said_and_nothing_is_written(till):
    one = till.world.taken_in(by=till.clerk.actor)
    assert "còn thiếu" in till.clerk.send(money(one), 422, total="15000", given="1000")
    assert "Tiền khách đưa" in till.clerk.send(money(one), 422, total="15000", given="nhiều")
    assert not Receipt.objects.exists()


def test_a_sum_in_words_is_settled_beside_its_line_and_nought_needs_a_reason(till):
    a_procedure(code="1.000006", fees=WORDS)
    one = till.world.taken_in(by=till.clerk.actor, procedure_code="1.000006", papers=())
    (row,) = charges_of("dossier", one.id)
    assert "Lệ phí quá hạn" in till.clerk.send(money(one), 409, total="0")
    said = {f"amount.{row.id}": "0", "total": "0"}
    till.clerk.send(money(one), 422, **said)
    led = till.clerk.send(money(one), **said, **{f"reason.{row.id}": "Đăng ký đúng hạn"})
    assert led == reverse("counter:dossier", args=[one.id])
    assert [one.state for one in charges_of("dossier", one.id)] == ["WAIVED"]


def test_pages_are_counted_and_the_sum_is_shown_before_it_is_collected(till):
    scale = {"per": "PAGE", "tiers": [{"from": 1, "amount": 2000}, {"from": 3, "amount": 1000}]}
    fee = {"channels": ["DIRECT"], "kind": "FEE", "name": "Phí chứng thực", "amount": 2000, "scale": scale}
    a_procedure(code="1.000008", fees=[fee])
    one = till.world.taken_in(by=till.clerk.actor, procedure_code="1.000008", papers=())
    (row,) = charges_of("dossier", one.id)
    page = till.clerk.read(money(one))
    assert re.search(r'<input[^>]*name="count.[^>]*autofocus', page)
    assert "Tính số phải thu" in page
    assert till.clerk.send(money(one), **{f"count.{row.id}": "3", "total": "0"}) == money(one)
    page = till.clerk.read(money(one))
    assert "Đã xác định mức thu. Phải thu 5.000" in page
    assert not Receipt.objects.exists()
    till.clerk.send(money(one), **{f"count.{row.id}": "3", f"times.{row.id}": "1", "total": "5000"})
    assert Receipt.objects.get().amount == 5_000


def test_a_receipt_is_printed_again_voided_and_listed(till):
    one = till.world.taken_in(by=till.clerk.actor)
    till.clerk.send(money(one), total="15000")
    made = Receipt.objects.get()
    assert till.clerk.post(reverse("counter:receipt_again", args=[made.id])).status_code == 200
    void = reverse("counter:receipt_void", args=[made.id])
    till.clerk.read(void)
    till.clerk.send(void, 422, reason="")
    till.clerk.send(void, reason="Thu nhầm")
    made.refresh_from_db()
    assert (made.state, made.reprints) == ("VOID", 1)
    assert "AA-23E 0000001" in till.clerk.read(reverse("counter:receipts"))
    assert 'value="15000"' in till.clerk.read(money(one))


def test_who_leads_sees_and_voids_the_receipts_of_the_counters_below(till):
    one = till.world.taken_in(by=till.clerk.actor)
    till.clerk.send(money(one), total="15000")
    made = Receipt.objects.get()
    till.leader.read(reverse("counter:receipts"), 403)
    set_role(
        "commune_leader",
        name="x",
        rights=[*ROLES["commune_leader"], "fees.view", "fees.void"],
        by=SYSTEM,
        at=AT,
    )
    assert "AA-23E 0000001" in till.leader.read(reverse("counter:receipts"))
    till.leader.read(reverse("counter:receipt", args=[made.id]))
    till.leader.send(reverse("counter:receipt_void", args=[made.id]), reason="Thu nhầm")
    made.refresh_from_db()
    assert made.state == "VOID"


def test_a_shift_is_opened_counted_and_closed(till):
    drawer = reverse("counter:shift")
    assert "Mở ca thu" in till.clerk.read(drawer)
    till.clerk.send(drawer, opening="50.000")
    assert "50.000" in till.clerk.read(drawer)
    (mine,) = Shift.objects.all()
    assert "thiếu" in till.clerk.send(count(mine), 422, **{"note.20000": "1"})
    till.clerk.send(count(mine), **{"note.50000": "1"})
    closed = Shift.objects.get()
    assert (closed.counted, closed.expected) == (50_000, 50_000)
    sheet = till.clerk.get(reverse("counter:shift_sheet", args=[closed.id]))
    assert sheet.content.startswith(b"%PDF")


def test_who_does_not_collect_is_not_let_in(till):
    one = till.world.taken_in(by=till.clerk.actor)
    till.officer.read(money(one), 403)
    till.officer.read(reverse("counter:shift"), 403)
    till.officer.send(money(one), 403)
    assert [row.state for row in charges_of("dossier", one.id)] == ["DUE"]


def paid(till, **more):
    one = till.world.taken_in(by=till.clerk.actor, **more)
    till.clerk.send(money(one), total="15000")
    return one, Receipt.objects.get(subject_id=one.id)


def test_taking_in_leads_to_the_till_where_a_fee_is_due_and_to_the_slip_where_none_is(till):
    form = reverse("counter:take_in_for_person", args=[till.world.person.id, CODE])
    sent = {"purpose": "Đăng ký kết hôn", "copies": "1", "declaration": "form"}
    assert till.clerk.send(form, **sent).endswith("/thu-tien/")
    a_procedure(code="1.000007", fees=[])
    form = reverse("counter:take_in_for_person", args=[till.world.person.id, "1.000007"])
    led = till.clerk.send(form, **sent)
    assert led == reverse("counter:dossier", args=[led.rstrip("/").split("/")[-1]])


def test_the_dossier_says_what_is_due_and_then_by_which_receipt_it_was_paid(till):
    one = till.world.taken_in(by=till.clerk.actor)
    page = till.clerk.read(reverse("counter:dossier", args=[one.id]))
    assert "Thu 15.000" in page
    assert money(one) in page
    till.clerk.send(money(one), total="15000")
    page = till.clerk.read(reverse("counter:dossier", args=[one.id]))
    assert "đã nộp" in page
    assert "AA-23E 0000001" in page
    assert money(one) not in page


def test_a_receipt_written_at_the_taking_in_is_printed_with_the_slip(till, settings):
    _one, made = paid(till, at=clock.now())
    page = till.clerk.read(reverse("counter:receipt", args=[made.id]))
    both = reverse("counter:receipt_and_slip", args=[made.id])
    assert both in page
    assert len(PdfDocument(till.clerk.get(both).content)) == 2
    assert "Máy in không ra giấy?" in page
    settings.MOTCUA_CLOCK_SHIFT += timedelta(hours=1)
    assert both not in till.clerk.read(reverse("counter:receipt", args=[made.id]))


def test_a_series_at_its_end_says_what_to_do_and_the_next_one_is_begun_by_hand(till):
    first = till.world.taken_in(by=till.clerk.actor)
    Series.objects.update(last=F("final"))
    page = till.clerk.send(money(first), 409, total="15000")
    assert "Dải số biên lai AA-23E đã dùng hết đến số 0000100." in page
    assert "Xin báo người quản trị nạp dải số mới." in page
    following = a_series(till.world.ward, symbol="AB-23E", valid_from=date(2023, 7, 1))
    page = till.clerk.send(money(first), 409, total="15000")
    assert f'name="series" value="{following.id}"' in page
    assert "Dùng dải số mới, thu tiền" in page
    till.clerk.send(money(first), total="15000", series=str(following.id))
    assert str(Receipt.objects.get()) == "AB-23E 0000001"


@pytest.mark.parametrize("series", ["khong-phai", "00000000-0000-7000-8000-000000000000"])
def test_a_series_that_does_not_exist_is_no_failure_of_the_house(till, series):
    one = till.world.taken_in(by=till.clerk.actor)
    response = till.clerk.post(money(one), {"total": "15000", "series": series})
    assert response.status_code in (302, 409)


def test_a_unit_without_receipts_says_so_and_nothing_is_written(till):
    Series.objects.update(valid_to=date(2023, 2, 1))
    one = till.world.taken_in(by=till.clerk.actor)
    assert "chưa có dải số biên lai nào dùng được" in till.clerk.send(money(one), 409, total="15000")
    assert not Receipt.objects.exists()


def test_a_shift_of_yesterday_is_closed_before_anything_more_is_taken(till):
    _one, made = paid(till)
    Shift.objects.update(day=date(2023, 11, 19))
    other = till.world.taken_in(by=till.clerk.actor)
    page = till.clerk.send(money(other), 409, total="15000")
    assert "Ca thu ngày 19/11/2023 chưa chốt" in page
    assert f'href="{reverse("counter:shift")}"' in page
    assert "Ca của ngày trước chưa chốt" in till.clerk.read(reverse("counter:shift"))
    assert Receipt.objects.get() == made


def test_a_drawer_opened_or_closed_twice_is_one_drawer(till):
    drawer = reverse("counter:shift")
    for _press in range(2):
        assert till.clerk.send(drawer, opening="") == drawer
    (mine,) = Shift.objects.all()
    assert mine.closed_at is None
    for _press in range(2):
        assert till.clerk.send(count(mine)) == count(mine)
    (mine,) = Shift.objects.all()
    assert mine.counted == 0
    assert "khớp sổ" in till.clerk.read(count(mine))


def count(shift):
    return reverse("counter:one_shift", args=[shift.id])


def test_what_lacks_in_the_drawer_is_said_with_its_reason_and_stands_in_the_book(till):
    paid(till)
    (mine,) = Shift.objects.all()
    page = till.clerk.send(count(mine), 422, **{"note.10000": "1"})
    assert "thiếu" in page
    assert 'value="1"' in page
    till.clerk.send(count(mine), **{"note.10000": "1", "reason": "Trả thừa khách"})
    page = till.clerk.read(count(mine))
    assert "thiếu 5.000" in page
    assert "Trả thừa khách" in page
    assert "có chênh lệch" in till.clerk.read(reverse("counter:shifts"))


@pytest.mark.parametrize("typed", ["-1", "một", "9" * 5000, "1.5"])
def test_an_odd_count_of_notes_is_said(till, typed):
    till.clerk.send(reverse("counter:shift"), opening="")
    (mine,) = Shift.objects.all()
    assert "Số tờ của mệnh giá" in till.clerk.send(count(mine), 422, **{"note.1000": typed})


def test_a_paid_fee_of_a_withdrawn_dossier_goes_back_once_by_the_text_that_lets_it(till):
    one, _made = paid(till)
    (row,) = charges_of("dossier", one.id)
    back = reverse("counter:refund", args=[one.id, row.id])
    said = {
        "basis": "Khoản 2 Điều 5 Nghị quyết 33",
        "reason": "Rút hồ sơ",
        "receiver_name": "Nguyễn Thị Bình An",
    }
    assert "hồ sơ chưa kết thúc" in till.clerk.send(back, 409, **said)
    withdraw(one.id, reason="Không cần nữa", by=till.clerk.actor, at=clock.now())
    assert back in till.clerk.read(reverse("counter:dossier", args=[one.id]))
    assert "Xin điền mục này" in till.clerk.send(back, 422, **(said | {"basis": ""}))
    assert not Refund.objects.exists()
    for _press in range(2):
        response = till.clerk.post(back, said)
        assert response.status_code in (200, 302)
    assert Refund.objects.get().amount == 15_000
    page = till.clerk.read(back)
    assert "Biên nhận hoàn trả" in page
    assert "Khoản 2 Điều 5 Nghị quyết 33" in page
    assert "15.000" in till.clerk.read(reverse("counter:shift"))
    assert verify().holds


def test_the_receipts_of_a_day_are_added_up_over_all_their_pages(till):
    assert "Ngày này chưa lập biên lai nào." in till.clerk.read(reverse("counter:receipts"))
    paid(till)
    page = till.clerk.read(reverse("counter:receipts"))
    assert "1 biên lai có hiệu lực" in page
    assert "Ngày này chưa lập biên lai nào." in till.clerk.read("/quay/bien-lai/?ngay=2023-11-19")
    assert "Không đọc được ngày “hôm nay”" in till.clerk.read("/quay/bien-lai/?ngay=hôm+nay", 422)


def test_who_does_not_refund_is_not_let_in_and_a_foreign_charge_is_not_there(till):
    one, _made = paid(till)
    other = till.world.taken_in(by=till.clerk.actor)
    (row,) = charges_of("dossier", one.id)
    said = {"basis": "Khoản 2 Điều 5", "reason": "Rút", "receiver_name": "Nguyễn Thị Bình An"}
    own, foreign = (reverse("counter:refund", args=[which.id, row.id]) for which in (one, other))
    assert "Cần quyền" in till.officer.read(own, 403)
    assert "Cần quyền" in till.officer.send(own, 403, **said)
    assert "Không tìm thấy khoản thu này trong hồ sơ." in till.clerk.read(foreign, 404)
    assert "Không tìm thấy khoản thu này trong hồ sơ." in till.clerk.send(foreign, 404, **said)
    assert not Refund.objects.exists()
    row.refresh_from_db()
    assert row.state == "PAID"
