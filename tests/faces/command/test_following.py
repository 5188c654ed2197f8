"""An assignment's page: what can be done with it, done on pages that need no script, and told there."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.foundation.access.models import SYSTEM
from motcua.steering.plans.actions import (
    RecurrenceDraft,
    ask_extension,
    make_occurrences,
    report_progress,
    set_recurrence_rule,
)
from motcua.steering.plans.models import Assignment, Evidence
from tests.faces.command.test_plans import words
from tests.faces.console.conftest import AT
from tests.registers.organisations.town import a_town
from tests.steering.plans.province import SINCE, a_plan, at, line

pytestmark = pytest.mark.django_db
EVERYTHING = ("plans.view", "plans.carry_out", "plans.follow", "plans.decide")


@pytest.fixture
def plan(db):
    a_town()
    return a_plan()


def place(one: Assignment, path: str = "") -> str:
    return f"/chi-dao/nhiem-vu/{one.id}/{path}"


def test_an_assignment_goes_from_given_to_done_on_its_pages(keeper, plan):
    officer = keeper(*EVERYTHING)
    one = line("1")
    page = officer.read(place(one))
    assert "Tiếp nhận nhiệm vụ" in page
    assert "văn bản ghi: Quý II/2023" in words(page)
    assert re.findall(r"<mark>(.*?)</mark>", page, re.S)[0].startswith("1 ¦ Rà soát quy trình nội bộ")
    officer.send(place(one, "tiep-nhan/"), version=1)
    file = SimpleUploadedFile("bao-cao.txt", "Đã xong 40/60.".encode(), "text/plain")
    officer.send(
        place(one, "bao-cao/"),
        version=2,
        text="Đã rà soát 40/60.",
        link="https://binhdinh.gov.vn/x",
        document_number="9/STP",
        document_on="2023-10-01",
        file=file,
    )
    page = words(officer.read(place(one)))
    for said in (
        "Đã rà soát 40/60.",
        "bao-cao.txt",
        "https://binhdinh.gov.vn/x",
        "Văn bản 9/STP ngày 01/10/2023",
    ):
        assert said in page
    kept = Evidence.objects.get(file__isnull=False)
    answer = officer.get(f"/chi-dao/minh-chung/{kept.id}/")
    assert b"".join(answer.streaming_content) == "Đã xong 40/60.".encode()
    officer.send(place(one, "nop/"), version=3, document_number="12/BC-STP", document_on="2023-11-20")
    assert "chờ duyệt" in words(officer.read(place(one)))
    officer.send(place(one, "duyet/"), version=4, decision="duyet", received_on="2023-11-20")
    one.refresh_from_db()
    assert (one.state, one.done_on) == ("DONE", date(2023, 11, 20))
    assert "xong, quá hạn 143 ngày" in words(officer.read(f"/chi-dao/ke-hoach/{plan.id}/"))


def test_forms_with_files_complain_of_nothing_before_they_are_sent(keeper, plan):
    officer = keeper(*EVERYTHING)
    one = line("1")
    officer.send(place(one, "tiep-nhan/"), version=1)
    for form in ("bao-cao/", "nop/"):
        assert "govuk-error" not in officer.read(place(one, form))


def test_a_product_is_returned_and_what_was_typed_stays_when_it_is_refused(keeper, plan):
    officer = keeper(*EVERYTHING)
    one = line("1")
    officer.send(place(one, "tiep-nhan/"), version=1)
    page = officer.send(place(one, "nop/"), 422, version=2, document_number="12/BC-STP", text="Kèm phụ lục")
    assert "Hãy ghi số, ký hiệu và ngày của văn bản sản phẩm" in page
    assert "Kèm phụ lục" in page
    officer.send(place(one, "nop/"), version=2, document_number="12/BC-STP", document_on="2023-11-20")
    page = officer.send(place(one, "duyet/"), 422, version=3, decision="duyet")
    assert "Hãy ghi ngày nhận văn bản." in page
    officer.send(place(one, "duyet/"), version=3, decision="khong", reason="Thiếu phụ lục 2.")
    assert "Thiếu phụ lục 2." in words(officer.read(place(one)))


def test_more_time_is_asked_for_and_decided(keeper, plan):
    officer = keeper(*EVERYTHING)
    one = line("2")
    officer.send(place(one, "tiep-nhan/"), version=1)
    officer.send(place(one, "gia-han/"), version=2, until="2023-12-15", reason="Chờ máy quét.")
    page = officer.read(place(one, "gia-han/quyet-dinh/"))
    assert "Chờ máy quét." in page
    assert 'value="2023-12-15"' in page
    officer.send(place(one, "gia-han/quyet-dinh/"), version=3, decision="duyet", until="2023-12-01")
    page = words(officer.read(place(one)))
    assert "Đồng ý gia hạn đến 01/12/2023" in page
    assert "Hạn ban đầu" in page
    officer.read(place(one, "gia-han/quyet-dinh/"), 404)
    officer.send(place(one, "gia-han/"), version=4, until="2023-12-15", reason="Nữa.")
    page = officer.send(place(one, "gia-han/quyet-dinh/"), 422, version=5, decision="duyet", until="")
    assert "Hãy ghi ngày được gia hạn." in page
    officer.send(place(one, "gia-han/quyet-dinh/"), version=5, decision="khong", answer="Đủ rồi.")
    assert "Không đồng ý gia hạn" in words(officer.read(place(one)))


def test_who_was_slower_is_told_and_nothing_is_overwritten(keeper, plan):
    officer = keeper(*EVERYTHING)
    one = line("1")
    officer.send(place(one, "tiep-nhan/"), version=1)
    page = officer.send(place(one, "bao-cao/"), 409, version=1, text="Lời tôi vừa gõ")
    assert "Người khác vừa cập nhật nhiệm vụ này" in page
    assert "Lời tôi vừa gõ" in page
    officer.send(place(one, "tiep-nhan/"), 409, version="x")


def test_an_assignment_rests_and_goes_on(keeper, plan):
    officer = keeper(*EVERYTHING)
    one = line("1")
    officer.send(place(one, "tam-dung/"), version=1, reason="Chờ sắp xếp.")
    assert "Tạm dừng: Chờ sắp xếp." in words(officer.read(place(one)))
    officer.send(place(one, "tiep-tuc/"), version=2)
    one.refresh_from_db()
    assert one.state == "ACCEPTED"


def test_an_event_is_entered_where_the_plan_says_what_waits(keeper, plan):
    officer = keeper(*EVERYTHING)
    page = officer.read(f"/chi-dao/ke-hoach/{plan.id}/")
    address = re.search(r'href="([^"]*su-kien/[^"]*)"', page)[1]
    assert "1 nhiệm vụ đang chờ" in words(officer.read(address))
    officer.send(address, happened_on="2023-11-01", document="Nghị định 42", due_on="2023-12-01")
    assert "Nghị định 42, ngày 01/11/2023; hạn 01/12/2023" in words(
        officer.read(f"/chi-dao/ke-hoach/{plan.id}/")
    )
    officer.read(address, 409)


def test_periods_and_who_may_only_look(keeper, plan):
    set_recurrence_rule(RecurrenceDraft("quarterly", 20, valid_from=SINCE), by=SYSTEM, at=AT)
    make_occurrences(by=SYSTEM, at=at("1/6"))
    officer = keeper("plans.view")
    page = words(officer.read(place(line("3"))))
    assert "Quý I/2023 hạn 20/03/2023" in page
    assert "Tiếp nhận nhiệm vụ" not in page
    assert "quý I/2023" in words(officer.read(place(line("3").children.first())))
    officer.send(place(line("3"), "tiep-nhan/"), 403, version=1)
    officer.read(place(line("3"), "duyet/"), 403)


def test_an_assignment_s_page_asks_so_many_questions(keeper, plan, django_assert_max_num_queries):
    officer = keeper(*EVERYTHING)
    one = line("1")
    officer.send(place(one, "tiep-nhan/"), version=1)
    for number in range(8):
        report_progress(one.id, number + 2, f"Lần {number}", by=SYSTEM, at=AT)
    ask_extension(one.id, 10, until=date(2023, 12, 1), reason="x", by=SYSTEM, at=AT)
    officer.read(place(one))
    with django_assert_max_num_queries(24):
        officer.read(place(one))
