"""What stands on paper: the receipt in figures and words, its reprint, its void; the sheet of a shift."""

from datetime import timedelta
from typing import Any

import pypdfium2
import pytest

from motcua.instruments.fees.actions import close_shift, open_shift, reprint_receipt, void_receipt
from motcua.instruments.fees.models import Per, Scale, Settlement
from motcua.instruments.fees.queries import (
    charges_of,
    counted_words,
    receipt,
    receipt_paper,
    shift_paper,
    tariff_words,
)
from tests.instruments.fees.till import LEVY, a_till, counted
from tests.instruments.house import AT

pytestmark = pytest.mark.django_db
EVENING = AT + timedelta(hours=8)
PAGES = Scale(Per.PAGE, ((1, 2000), (3, 1000)), cap=200_000)


@pytest.fixture
def till() -> Any:
    return a_till()


def words(pdf: bytes) -> str:
    return " ".join(
        " ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf)
    )


def test_a_receipt_says_who_paid_what_to_whom(till):
    by, case = till.cashier(), till.case(counted(PAGES), LEVY)
    row = charges_of("dossier", case)[0]
    made = till.collect(case, by, settlements=[Settlement(row.id, count=5)])
    said = words(receipt_paper(receipt(made.id, by)))
    for part in (
        "Ủy ban nhân dân phường Đống Đa",
        "Mẫu số: 01BLP0-001",
        "Ký hiệu: AA-23E",
        "Số: 0000001",
        "BIÊN LAI THU TIỀN PHÍ, LỆ PHÍ",
        "08 giờ 00 phút, ngày 20 tháng 11 năm 2023",
        "Nguyễn Thị Bình An",
        "Tổ 5, phường Đống Đa",
        "H08.31.01-20231120-0001",
        "Phí chứng thực (5 trang)",
        "7.000",
        "15.000",
        "22.000",
        "Hai mươi hai nghìn đồng",
        "tiền mặt",
        "Nguyễn Thị Hoài Thương",
    ):
        assert part in said, (part, said)
    assert "IN LẠI" not in said


def test_a_receipt_is_a5_and_the_same_paper_each_time(till):
    by = till.cashier()
    made = receipt(till.collect(till.case(), by).id, by)
    assert receipt_paper(made) == receipt_paper(made)
    page = pypdfium2.PdfDocument(receipt_paper(made))[0]
    assert [round(side / 72 * 25.4) for side in page.get_size()] == [148, 210]


def test_a_reprint_and_a_voided_receipt_say_so(till):
    by = till.cashier()
    made = till.collect(till.case(), by)
    reprint_receipt(made.id, by=by, at=EVENING)
    reprint_receipt(made.id, by=by, at=EVENING)
    assert "IN LẠI LẦN 2" in words(receipt_paper(receipt(made.id, by)))
    void_receipt(made.id, reason="Ghi sai tên", by=by, at=EVENING)
    said = words(receipt_paper(receipt(made.id, by)))
    assert "ĐÃ HỦY" in said
    assert "Đã hủy lúc 16:00 ngày 20/11/2023, người hủy: Nguyễn Thị Hoài Thương. Lý do: Ghi sai tên" in said


def test_the_sheet_of_a_shift_says_what_the_drawer_held(till):
    by = till.cashier()
    mine = open_shift(till.ward.one_stop, opening=50_000, by=by, at=AT)
    gone = till.collect(till.case(), by)
    till.collect(till.case(LEVY), by)
    void_receipt(gone.id, reason="Thu nhầm", by=by, at=EVENING)
    assert "CA CHƯA CHỐT" in words(shift_paper(mine))
    closed = close_shift(mine.id, notes={50_000: 1, 10_000: 1}, reason="Trả nhầm", by=by, at=EVENING)
    said = words(shift_paper(closed))
    for part in (
        "BẢNG KÊ CA THU PHÍ, LỆ PHÍ",
        "Thu theo 2 biên lai 38.000",
        "Trả lại do hủy 1 biên lai −23.000",
        "Phải có trong két 65.000",
        "50.000 1 50.000",
        "Cộng 60.000",
        "Sáu mươi nghìn đồng",
        "thiếu 5.000 đồng. Trả nhầm",
        "từ số 0000001 đến số 0000002 (2 biên lai)",
        "(đã hủy)",
    ):
        assert part in said, (part, said)


def test_words_of_a_charge_say_its_tariff_and_its_count(till):
    case = till.case(counted(PAGES), LEVY)
    first, second = charges_of("dossier", case)
    assert (
        tariff_words(first) == "2.000\u00a0đ mỗi trang, từ trang thứ 3: 1.000\u00a0đ, tối đa 200.000\u00a0đ"
    )
    assert tariff_words(second) == "15.000\u00a0đ"
    assert counted_words(first) == "Phí chứng thực"
