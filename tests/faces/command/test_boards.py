"""The board: sums that open their lines, the red list, an agency's page, the workbook, the report."""

import io
import re
from datetime import date, timedelta

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.seals.actions import ensure_seal_key
from motcua.foundation.text import day_figures
from motcua.registers.organisations.actions import AgencyDraft, found_agencies
from motcua.steering.plans.actions import Change, accept_assignment, accept_product, hand_in_product
from motcua.steering.plans.models import Assignment, PlanLink, PlanReport
from motcua.steering.plans.queries.report import ReportHead, figures_of
from motcua.steering.plans.rules.report_words import said_of
from tests.faces.command.test_plans import words
from tests.faces.console.conftest import AT
from tests.registers.organisations.town import SINCE, a_town, described
from tests.steering.plans.province import a_plan, at, day, line

pytestmark = pytest.mark.django_db
BOARD = "/chi-dao/tinh-hinh/"
SEEING = ("plans.view", "plans.follow", "plans.decide", "plans.sign_report")


@pytest.fixture
def plan(db):
    """A plan of five: one done late, one late, one waiting for an event, one regular, one without a day."""
    a_town()
    made = a_plan()
    one = accept_assignment(line("1").id, 1, by=SYSTEM, at=at("2/2"))
    given = {"document_number": "1/STP", "document_on": day("2/7"), "by": SYSTEM, "at": at("2/7")}
    hand_in_product(one.id, 2, **given)
    accept_product(one.id, 3, received_on=day("3/7"), by=SYSTEM, at=at("4/7"))
    return made


def test_an_empty_province_has_a_board_that_says_so(keeper):
    assert "Chưa có nhiệm vụ nào để theo dõi" in keeper(*SEEING).read(BOARD)
    assert "Không có nhiệm vụ nào như vậy" in keeper(*SEEING, login="mai").read("/chi-dao/nhiem-vu/")


def test_every_figure_opens_the_lines_that_make_it(keeper, plan):
    officer = keeper(*SEEING)
    page = officer.read(BOARD)
    text = words(page)
    assert "0 trên 2 đã đến hạn" in text
    assert "Quá hạn 1 cần làm ngay" in text
    late = re.search(r'href="([^"]*loai=qua-han[^"]*)"', page)[1].replace("&amp;", "&")
    listed = words(officer.read(late))
    assert "Số hóa hồ sơ hộ tịch" in listed
    assert "Rà soát quy trình nội bộ" not in listed
    assert "1 nhiệm vụ" in listed
    done = words(officer.read("/chi-dao/nhiem-vu/?loai=xong-qua-han"))
    assert "xong, quá hạn 3 ngày" in done
    odd = words(officer.read(f"/chi-dao/nhiem-vu/?ke-hoach={plan.id}&loai=gi-do", status=422))
    assert "Không đọc được “gi-do” trong địa chỉ, nên số liệu dưới đây không lọc theo phần ấy." in odd
    assert "5 nhiệm vụ" in odd
    for page in (BOARD, "/chi-dao/tinh-hinh/bang.xlsx"):
        assert "“2023-13”" in officer.read(f"{page}?thang=2023-13", status=422)


def test_one_plan_is_seen_by_section_and_an_agency_has_its_own_page(keeper, plan):
    officer = keeper(*SEEING)
    Assignment.objects.filter(plan=plan).update(section="II. Nhiệm vụ cụ thể")
    page = words(officer.read(f"{BOARD}?ke-hoach={plan.id}"))
    assert "Theo mục" in page
    name = "II. Nhiệm vụ cụ thể"
    assert f"{name} 5 Giao, {name} 1 Hoàn thành, {name} 0 0 1 Quá hạn, {name} 0,0" in page
    lead = line("1").lead_id
    page = words(officer.read(f"/chi-dao/co-quan/{lead}/"))
    assert "Sở Tư pháp" in page
    assert "Giao 4 Hoàn thành 1" in page
    assert "Tuyên truyền" in page
    officer.read("/chi-dao/co-quan/00000000-0000-0000-0000-000000000001/", 404)


def test_the_board_is_handed_out_as_a_workbook(keeper, plan):
    answer = keeper(*SEEING).get("/chi-dao/tinh-hinh/bang.xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert book.sheet_names == ["Theo kế hoạch", "Theo cơ quan", "Nhiệm vụ"]
    rows = book.get_sheet_by_name("Nhiệm vụ").to_python()
    assert [row[3] for row in rows[1:3]] == ["Rà soát quy trình nội bộ", "Số hóa hồ sơ hộ tịch"]
    assert rows[1][8:] == [date(2023, 6, 30), date(2023, 7, 3), "hoàn thành", "Hoàn thành quá hạn", ""]
    assert book.get_sheet_by_name("Theo cơ quan").to_python()[1][:3] == ["Sở Tư pháp", 4, 1]


@pytest.fixture
def replaced(plan):
    """The same, replaced today by a plan of one line, which nobody began."""
    return a_later_plan(plan, PlanLink.Relation.REPLACES)


def a_later_plan(earlier, relation, *ended):
    change = Change(earlier.id, relation, [one.id for one in ended])
    row = "1\tViệc mới\tBáo cáo\tSở Tư pháp\t\tQuý II/2040"
    return a_plan((row,), "16", changes=[change], when=clock.now())


def test_what_was_done_and_what_was_late_under_a_plan_that_ended_stands_beside_the_board(
    keeper, plan, replaced
):
    officer = keeper(*SEEING)
    page = officer.read(BOARD)
    said = words(page)
    year = clock.today().year
    assert "Giao 1 Hoàn thành 0" in said
    assert (
        f"kết thúc trong năm {year} không tính vào số trên; khi kết thúc: giao&nbsp;5 , hoàn thành&nbsp;1 , "
        in said
    )
    assert "quá hạn&nbsp;1 . Xem từng kế hoạch" in said
    by = f"Kế hoạch 15/KH-UBND, được thay thế bởi Kế hoạch 16/KH-UBND ngày {day_figures(clock.today())}"
    assert by in said
    late = re.search(r'href="([^"]*da-ket-thuc[^"]*loai=qua-han)"', page)[1].replace("&amp;", "&")
    listed = words(officer.read(late))
    assert "1 nhiệm vụ" in listed
    assert "Số hóa hồ sơ hộ tịch" in listed
    assert "không thực hiện nữa đã quá hạn khi dừng" in listed
    own = words(officer.read(f"{BOARD}?ke-hoach={plan.id}"))
    assert "Mọi số dưới đây là tình hình khi kết thúc" in own
    assert "Giao 5 Hoàn thành 1" in own
    assert "0 trên 2 đã đến hạn" in own
    assert "cần làm ngay" not in own
    assert "Giao 5 Hoàn thành 1" in words(officer.read(f"{BOARD}?da-ket-thuc={year}"))
    agency = words(officer.read(f"/chi-dao/co-quan/{line('4').lead_id}/"))
    assert "khi kết thúc: giao&nbsp;4 , hoàn thành&nbsp;1 , quá hạn&nbsp;1 ." in agency
    assert "5 Giao, Cải cách hành chính tỉnh Bình Định năm 2023 1 Hoàn thành" in words(
        officer.read("/chi-dao/")
    )


def test_what_an_amendment_ended_late_is_counted_beside_what_binds_and_opens(keeper, plan):
    a_later_plan(plan, PlanLink.Relation.AMENDS, line("2"), line("5"))
    officer = keeper(*SEEING)
    page = officer.read(BOARD)
    assert "2 nhiệm vụ không thực hiện nữa , không tính vào số giao; trong đó 1 đã quá hạn khi dừng" in words(
        page
    )
    late = re.search(r'href="([^"]*dung-khi-qua-han[^"]*)"', page)[1].replace("&amp;", "&")
    listed = words(officer.read(late))
    assert "1 nhiệm vụ" in listed
    assert "Số hóa hồ sơ hộ tịch" in listed
    assert "đã kết thúc" not in words(page)


def test_workbook_and_report_say_the_same_of_a_plan_that_ended(keeper, plan, replaced):
    officer = keeper(*SEEING)
    answer = officer.get("/chi-dao/tinh-hinh/bang.xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert book.sheet_names[3:] == ["Đã kết thúc trong năm", "Nhiệm vụ đã kết thúc"]
    (row,) = book.get_sheet_by_name("Đã kết thúc trong năm").to_python()[1:]
    assert row[1:6] == [5, 1, 0, 0, 1]
    assert row[-2:] == [clock.today(), "Kế hoạch 16/KH-UBND"]
    rows = book.get_sheet_by_name("Nhiệm vụ đã kết thúc").to_python()[1:]
    assert [one[-2:] for one in rows[:2]] == [["Hoàn thành quá hạn", ""], ["Quá hạn", "Quá hạn"]]
    figures = figures_of(plan.id, ReportHead("", "", "", "", ""), SYSTEM, on=clock.today())
    assert (figures["sums"]["all"], figures["sums"]["done"], figures["sums"]["late"]) == (5, 1, 1)
    (said,) = [one for part in said_of(figures).parts for one in part.texts if "thay thế bởi" in one]
    assert "Kế hoạch này được thay thế bởi Kế hoạch 16/KH-UBND ngày" in said


@pytest.mark.parametrize("is_demo", [True, False])
def test_a_workbook_of_a_demo_says_that_it_is_made_up(keeper, plan, settings, is_demo):
    settings.MOTCUA_DEMO = is_demo
    answer = keeper(*SEEING).get("/chi-dao/tinh-hinh/bang.xlsx")
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).sheet_names
    assert ("Lưu ý" in sheets) is is_demo


def test_a_board_of_200_agencies_and_5000_assignments_asks_at_most_ten_questions(
    keeper, plan, replaced, django_assert_max_num_queries
):
    drafts = [
        AgencyDraft(f"don-vi-{n}", described(f"Đơn vị số {n}", parent="tinh"), SINCE) for n in range(200)
    ]
    agencies = found_agencies(drafts, by=SYSTEM, at=AT)
    first = line("2")
    today = date(2023, 11, 20)
    Assignment.objects.bulk_create(
        Assignment(
            plan=replaced,
            line_id=first.line_id,
            position=n,
            no=str(n),
            section=f"Mục {n % 12}",
            text=f"Nhiệm vụ số {n}",
            lead=agencies[n % 200],
            term="DATED",
            due_on=today + timedelta(n % 61 - 30),
            original_due_on=today + timedelta(n % 61 - 30),
        )
        for n in range(5000)
    )
    officer = keeper(*SEEING)
    officer.read(BOARD)
    with django_assert_max_num_queries(10):
        page = words(officer.read(BOARD))
    assert "Giao 5.001" in page
    assert "được thay thế bởi Kế hoạch 16/KH-UBND" in page
    assert page.count("Đơn vị số") >= 200


def a_head(**changed: object) -> dict[str, object]:
    return {
        "on": "2023-11-20",
        "unit": "Ủy ban nhân dân tỉnh Bình Định",
        "superior": "",
        "number": "215/BC-UBND",
        "place": "Bình Định",
        "to": "Bộ Nội vụ",
        "remark": "Sở Tư pháp chậm do chờ phần mềm.",
        "receivers": "Như trên;\r\nSở Nội vụ;",
        "sign_role": "TM. ỦY BAN NHÂN DÂN\r\nCHỦ TỊCH",
        "signer": "Nguyễn Văn A",
        **changed,
    }


def test_a_draft_report_is_looked_at_and_nothing_is_kept(keeper, plan):
    officer = keeper(*SEEING)
    address = f"/chi-dao/ke-hoach/{plan.id}/bao-cao/"
    assert "Nghị định 30/2020/NĐ-CP" in officer.read(address)
    answer = officer.post(address, a_head(viec="docx", number=""))
    text = "\n".join(
        [p.text for p in Document(io.BytesIO(answer.content)).paragraphs]
        + [c.text for t in Document(io.BytesIO(answer.content)).tables for r in t.rows for c in r.cells]
    )
    for said in (
        "Đã hoàn thành 1 nhiệm vụ, trong đó trước hạn 0, quá hạn 1",
        "DỰ THẢO",
        "Kính gửi: Bộ Nội vụ.",
        "Bình Định, ngày 20 tháng 11 năm 2023",
        "Sở Tư pháp chậm do chờ phần mềm.",
        "Số hóa hồ sơ hộ tịch",
        "- Lưu: VT.",
    ):
        assert said in text, said
    assert officer.post(address, a_head(viec="pdf")).content.startswith(b"%PDF-1.7")
    assert not PlanReport.objects.exists()


def test_a_signed_report_is_handed_out_and_no_longer_changes(keeper, plan):
    ensure_seal_key("Tỉnh thử", by=SYSTEM, at=AT)
    officer = keeper(*SEEING)
    address = f"/chi-dao/ke-hoach/{plan.id}/bao-cao/"
    page = officer.send(address, 422, **a_head(viec="ky", number=""))
    assert "Hãy ghi số, ký hiệu báo cáo." in page
    officer.send(address, **a_head(viec="ky"))
    page = words(officer.read(address))
    assert "215/BC-UBND" in page
    one = PlanReport.objects.get()
    for ending, magic in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = officer.get(f"/chi-dao/bao-cao/{one.id}.{ending}")
        assert b"".join(answer.streaming_content).startswith(magic)
    officer.read(f"/chi-dao/bao-cao/{one.id}.exe", 404)
    page = officer.send(address, 409, **a_head(viec="ky"))
    assert "Báo cáo số 215/BC-UBND về kế hoạch này đã được ký." in page
    keeper("plans.follow", login="mai").send(address, 403, **a_head(viec="ky", number="216/BC-UBND"))
