"""A report signed: figures frozen under a digest, a PDF that is sealed, and what is refused."""

import io
from dataclasses import replace

import pikepdf
import pytest
from django.db import transaction
from docx import Document
from pypdfium2 import PdfDocument

from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.files.queries import open_file
from motcua.foundation.ids import new_id
from motcua.foundation.seals.actions import ensure_seal_key
from motcua.foundation.seals.queries import verify_pdf
from motcua.steering.plans.actions import accept_assignment, sign_report
from motcua.steering.plans.errors import DayOdd, PlanUnknown, ReportNumbered, ReportUnknown, WordsNeeded
from motcua.steering.plans.models import PlanReport
from motcua.steering.plans.queries.report import (
    ReportHead,
    figures_of,
    is_as_signed,
    render_docx,
    render_pdf,
    report,
    reports_of,
)
from motcua.steering.plans.rules.report_words import number_of, said_of
from tests.steering.plans.province import a_plan, a_province, at, day, line

pytestmark = pytest.mark.django_db
HEAD = ReportHead(
    unit="Ủy ban nhân dân tỉnh Bình Định",
    place="Bình Định",
    to="Bộ Nội vụ",
    sign_role="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
    signer="Nguyễn Văn A",
    number="215/BC-UBND",
    receivers=("Như trên",),
)


@pytest.fixture
def plan(db):
    ensure_seal_key("Tỉnh thử", by=SYSTEM, at=at("2/2"))
    a_province()
    return a_plan()


def test_what_is_signed_no_longer_changes_and_its_digest_stands_in_the_chain(plan):
    signed = sign_report(plan.id, HEAD, on=day("20/7"), by=SYSTEM, at=at("20/7"))
    accept_assignment(line("1").id, 1, by=SYSTEM, at=at("21/7"))
    kept = PlanReport.objects.get(id=signed.id)
    assert kept.figures["sums"]["late"] == 1
    assert is_as_signed(kept)
    assert Event.objects.get(subject_id=signed.id).data["digest"] == kept.digest
    assert [one.number for one in reports_of(plan.id)] == ["215/BC-UBND"]
    assert verify().holds
    PlanReport.objects.filter(id=signed.id).update(figures={**kept.figures, "extended": 9})
    assert not is_as_signed(PlanReport.objects.get(id=signed.id))
    assert not verify().holds


def test_the_pdf_is_sealed_in_the_signer_s_name_and_bears_the_digest(plan):
    signed = sign_report(plan.id, HEAD, on=day("20/7"), by=SYSTEM, at=at("20/7"))
    with open_file(signed.pdf) as stream:
        content = stream.read()
    (verdict,) = verify_pdf(content, at=at("21/7"))
    assert (verdict.signer, verdict.intact) == ("Nguyễn Văn A", True)
    with pikepdf.open(io.BytesIO(content)) as paper:
        box = [round(float(side)) for side in paper.pages[0].mediabox]
    assert box == [0, 0, 595, 842]


def test_what_cannot_be_signed_is_refused_and_nothing_is_kept(plan):
    place = {"on": day("20/7"), "at": at("20/7")}
    events = Event.objects.count()
    for error, given, named in (
        (NotAllowed, (plan.id, HEAD), {"by": a_stranger()}),
        (PlanUnknown, (new_id(), HEAD), {"by": SYSTEM}),
        (WordsNeeded, (plan.id, replace(HEAD, number=" ")), {"by": SYSTEM}),
        (WordsNeeded, (plan.id, replace(HEAD, signer="")), {"by": SYSTEM}),
        (DayOdd, (plan.id, HEAD), {"by": SYSTEM, "on": day("21/7")}),
    ):
        with pytest.raises(error), transaction.atomic():
            sign_report(*given, **(place | named))
    assert (PlanReport.objects.count(), Event.objects.count()) == (0, events)
    signed = sign_report(plan.id, HEAD, by=SYSTEM, **place)
    with pytest.raises(ReportNumbered), transaction.atomic():
        sign_report(plan.id, HEAD, by=SYSTEM, **place)
    with pytest.raises(ReportUnknown):
        report(signed.id, a_stranger())
    assert report(signed.id, SYSTEM).id == signed.id


def a_stranger():
    from_nowhere = SYSTEM.__class__
    return from_nowhere(new_id(), "OFFICER")


def test_the_figures_are_those_of_the_day_asked_for(plan):
    early = figures_of(plan.id, HEAD, SYSTEM, on=day("1/6"))["sums"]
    later = figures_of(plan.id, HEAD, SYSTEM, on=day("1/10"))["sums"]
    assert (early["late"], later["late"], early["all"]) == (0, 2, 5)
    assert (early["on_time"], later["on_time"]) == ("–", "0,0 %")


def test_a_report_in_words_says_what_its_figures_say(plan):
    said = said_of(figures_of(plan.id, HEAD, SYSTEM, on=day("1/10")))
    headings = [part.heading for part in said.parts if part.heading]
    assert headings == [
        "I. TÌNH HÌNH CHUNG",
        "II. KẾT QUẢ CỦA TỪNG CƠ QUAN CHỦ TRÌ",
        "III. NHIỆM VỤ QUÁ HẠN, SẮP ĐẾN HẠN",
    ]
    assert "Kế hoạch giao 5 nhiệm vụ." in said.parts[1].texts[0]
    late = next(part for part in said.parts if part.texts == ("Nhiệm vụ quá hạn chưa hoàn thành:",))
    assert [row[0] for row in late.rows] == ["1", "2"]


def test_a_report_says_what_targets_came_to_and_sums_its_tables(db):
    ensure_seal_key("Tỉnh thử", by=SYSTEM, at=at("2/2"))
    a_province()
    plan = a_plan(more="I. CHỈ TIÊU\n- Tối thiểu 80% hồ sơ được nộp trực tuyến trong năm 2023.")
    figures = figures_of(plan.id, replace(HEAD, number="", remark="Ý một.\n\nÝ hai."), SYSTEM, on=day("1/10"))
    said = said_of(figures)
    assert said.parts[1].texts[-2:] == ("Ý một.", "Ý hai.")
    targets, agencies = (
        next(part for part in said.parts if part.heading.endswith(words))
        for words in ("THỰC HIỆN CHỈ TIÊU", "CƠ QUAN CHỦ TRÌ")
    )
    assert [row[2:] for row in targets.rows] == [("≥ 80\N{NO-BREAK SPACE}% (2023)", "–", "chưa có số")]
    counted = [sum(int(row[place]) for row in agencies.rows) for place in (1, 2, 3, 4)]
    assert list(agencies.total[:5]) == ["Tổng cộng", *map(str, counted)]
    assert number_of(figures).strip() == "/BC-UBND"
    assert figures["plan"]["issuer"] == "Ủy ban nhân dân tỉnh Bình Định"


def test_the_word_file_has_the_form_of_decree_30(plan):
    figures = figures_of(plan.id, HEAD, SYSTEM, on=day("1/10"))
    document = Document(io.BytesIO(render_docx(figures, "ab" * 32)))
    sheet = document.sections[0]
    margins = (sheet.left_margin, sheet.right_margin, sheet.top_margin, sheet.bottom_margin)
    assert [round(one.mm) for one in (sheet.page_width, sheet.page_height, *margins)] == [
        210,
        297,
        30,
        15,
        20,
        20,
    ]
    assert sheet.different_first_page_header_footer
    assert "PAGE" in sheet.header.paragraphs[0]._p.xml
    head, *tables, foot = document.tables
    left, right = (cell.text.split("\n") for cell in head.rows[0].cells)
    assert left == ["ỦY BAN NHÂN DÂN", "TỈNH BÌNH ĐỊNH", "", "Số: 215/BC-UBND"]
    assert right[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert right[3] == "Bình Định, ngày 01 tháng 10 năm 2023"
    assert foot.rows[0].cells[0].text.split("\n") == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert foot.rows[0].cells[1].text.startswith("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n")
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in tables)
    assert {sum(round(column.width.mm) for column in table.columns) for table in tables} == {165}
    assert document.paragraphs[-1].text.endswith("ab" * 32)


def test_who_keeps_a_report_is_said_once_where_it_is_named(plan):
    kept = replace(HEAD, receivers=("Như trên", "Lưu: VT, NC"))
    figures = figures_of(plan.id, kept, SYSTEM, on=day("1/10"))
    foot = Document(io.BytesIO(render_docx(figures, "ab" * 32))).tables[-1]
    assert foot.rows[0].cells[0].text.split("\n") == ["Nơi nhận:", "- Như trên;", "- Lưu: VT, NC."]
    pages = PdfDocument(render_pdf(figures, "ab" * 32, at=at("1/10")))
    said = "".join(page.get_textpage().get_text_range() for page in pages)
    assert said.count("Lưu: VT") == said.count("- Lưu: VT, NC.") == 1
