"""Money at the counter's pages: Enter collects, a second click is told, a drawer is counted and closed."""

import pytest
from django.urls import reverse

from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM
from motcua.instruments.fees.models import Receipt, Shift
from motcua.instruments.fees.queries import charges_of
from tests.casework.dossiers.world import AT, a_procedure
from tests.faces.ward_pages import ROLES
from tests.instruments.fees.till import a_series

WORDS = [{"channels": ["DIRECT"], "kind": "LEVY", "name": "Lệ phí quá hạn", "text": "Theo nghị quyết"}]


@pytest.fixture
def till(ward):
    rights = [*ROLES["one_stop_clerk"], "fees.collect", "fees.void"]
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


def test_a_receipt_is_printed_again_voided_and_listed(till):
    one = till.world.taken_in(by=till.clerk.actor)
    till.clerk.send(money(one), total="15000")
    made = Receipt.objects.get()
    assert till.clerk.post(reverse("counter:receipt_again", args=[made.id])).status_code == 200
    void = reverse("counter:receipt_void", args=[made.id])
    till.clerk.read(void)
    till.clerk.send(void, 200, reason="")
    till.clerk.send(void, reason="Thu nhầm")
    made.refresh_from_db()
    assert (made.state, made.reprints) == ("VOID", 1)
    assert "AA-23E 0000001" in till.clerk.read(reverse("counter:receipts"))
    assert 'value="15000"' in till.clerk.read(money(one))


def test_a_shift_is_opened_counted_and_closed(till):
    drawer = reverse("counter:shift")
    assert "Mở ca thu" in till.clerk.read(drawer)
    till.clerk.send(drawer, opening="50.000")
    assert "50.000" in till.clerk.read(drawer)
    assert "thiếu" in till.clerk.send(drawer, 422, **{"note.20000": "1"})
    till.clerk.send(drawer, **{"note.50000": "1"})
    closed = Shift.objects.get()
    assert (closed.counted, closed.expected) == (50_000, 50_000)
    sheet = till.clerk.get(reverse("counter:shift_sheet", args=[closed.id]))
    assert sheet.content.startswith(b"%PDF")


def test_who_does_not_collect_is_not_let_in(till):
    one = till.world.taken_in(by=till.clerk.actor)
    till.officer.read(money(one), 403)
    till.officer.read(reverse("counter:shift"), 403)
