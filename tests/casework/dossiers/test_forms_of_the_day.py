"""Each slip is of the form set in force on its day, is PDF/A with its fonts in it, and says what it must."""

import io
from datetime import date, datetime, timedelta

import pikepdf
import pypdfium2
import pytest

from motcua.casework.dossiers.actions import (
    GroundDraft,
    apologise,
    claim_step,
    finish_step,
    go_on,
    halt,
    refuse,
    reprint_apology,
    request_supplement,
    return_step,
    set_halt_ground,
    stop,
)
from motcua.casework.dossiers.errors import NotAPaperOfIt
from motcua.casework.dossiers.queries import (
    apology_sheet,
    handling_sheet,
    refusal_sheet,
    slip_of,
    stop_sheet,
    supplement_sheet,
    year_book,
    year_sheet,
)
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.papers.errors import PaperUnknown
from motcua.foundation.papers.queries import form_on
from motcua.instruments.deadlines.queries import hand_on_by
from motcua.instruments.workflow.queries import waiting_of
from tests.casework.dossiers.papers import LINK, words
from tests.casework.dossiers.world import AT, a_world
from tests.instruments.house import hours

LATER = AT + timedelta(hours=2)
NEXT_DAY = AT + timedelta(days=1)
LAST_OF_OLD, FIRST_OF_NEW = date(2025, 9, 14), date(2025, 9, 15)


def said(key, day):
    form = form_on(key, day)
    return form.number, form.set, form.title.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("receipt", "01", "01"),
        ("supplement", "02", "02"),
        ("refusal", "03", "03"),
        ("refusal_after", "03", "03"),
        ("apology", "04", "04"),
        ("handling", "05", "06"),
        ("register", "06", "07"),
        ("stop", "", "05"),
    ],
)
def test_the_set_changes_overnight_with_its_numbers(key, old, new):
    assert said(key, LAST_OF_OLD)[:2] == (old, "01/2018/TT-VPCP" if old else "")
    assert said(key, FIRST_OF_NEW)[:2] == (new, "03/2025/TT-VPCP")


def test_form_04_got_another_name_and_form_01_shows_the_number():
    assert said("apology", LAST_OF_OLD)[2] == "Phiếu xin lỗi và hẹn lại ngày trả kết quả"
    assert said("apology", FIRST_OF_NEW)[2] == "Văn bản xin lỗi và đề nghị gia hạn"
    assert form_on("receipt", LAST_OF_OLD).shows == ()
    assert form_on("receipt", FIRST_OF_NEW).shows == ("personal_id",)
    assert said("receipt", date(2015, 1, 1))[1] == "01/2018/TT-VPCP"  # before there was any
    with pytest.raises(PaperUnknown):
        form_on("khong-co", FIRST_OF_NEW)


pages = pytest.mark.django_db


@pytest.fixture
def world():
    world = a_world()
    for code, effect in (("nghia_vu", "PAUSE"), ("de_nghi", "STOP")):
        set_halt_ground(
            GroundDraft(code, effect, f"Căn cứ {code}", valid_from=date(2023, 1, 1)), by=SYSTEM, at=AT
        )
    return world


def all_papers(world):
    """One of every kind."""
    officer, leader = world.ward.civil_status_officer(), world.ward.leader()
    late, lacking, stopped, refused = (world.taken_in() for _ in range(4))
    given = {"by": leader, "at": LATER}
    apology = apologise(late.id, until=NEXT_DAY + timedelta(days=6), reason="Chờ trích lục", **given)
    asked = request_supplement(lacking.id, ["Ảnh"], reason="Thiếu", by=officer, at=LATER)
    end = stop(stopped.id, "de_nghi", reason="Đơn ngày 20/11", **given)
    refuse(refused.id, reason="Không đủ điều kiện", **given)
    for one in (late, stopped, refused):
        one.refresh_from_db()
    return {
        "01": slip_of(late, link=LINK),
        "02": supplement_sheet(lacking, asked, link=LINK),
        "03": refusal_sheet(refused, link=LINK),
        "04": apology_sheet(late, apology, link=LINK),
        "": stop_sheet(stopped, end, link=LINK),
        "05": handling_sheet(late, link=LINK, at=LATER),
        "06": year_sheet(year_book(world.ward.one_stop, 2023), at=LATER),
    }


def millimetres(pdf):
    return [round(side / 72 * 25.4) for side in pypdfium2.PdfDocument(pdf)[0].get_size()]


@pages
def test_every_paper_claims_pdf_a_holds_its_fonts_and_names_its_form(world):
    for number, slip in all_papers(world).items():
        with pikepdf.open(io.BytesIO(slip.pdf)) as pdf:
            with pdf.open_metadata() as about:
                assert (about.get("pdfaid:part"), about.get("pdfaid:conformance")) == ("2", "B"), number
            assert "/OutputIntents" in pdf.Root
            fonts = [
                one
                for one in pdf.objects
                if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
            ]
            assert fonts
            assert all(set(font.keys()) & {"/FontFile2", "/FontFile3"} for font in fonts), number
        size = [297, 210] if number == "06" else [148, 210]
        assert millimetres(slip.pdf) == size, number
        mark = f"Mẫu số {number}, Thông tư số 01/2018/TT-VPCP" in words(slip)
        assert mark == bool(number), number


@pages
def test_the_slip_keeps_both_days_and_the_apology_says_why(world):
    papers = all_papers(world)
    receipt, apology = words(papers["01"]), words(papers["04"])
    assert "Thời gian trả kết quả giải quyết hồ sơ: 08 giờ 00 phút, ngày 27 tháng 11 năm 2023" in receipt
    assert "Hẹn trả lần đầu: 08 giờ 00 phút, ngày 23 tháng 11 năm 2023" in receipt
    for part in (
        "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
        "Số: 01/HDHS",
        "Kính gửi: Nguyễn Thị Bình An",
        "08 giờ 00 phút, ngày 23 tháng 11 năm 2023",
        "Chờ trích lục",
        "xin lỗi Ông (Bà) và hẹn trả kết quả vào lúc: 08 giờ 00 phút, ngày 27 tháng 11 năm 2023",
        "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
    ):
        assert part in apology, apology


@pages
def test_a_paper_is_of_its_own_dossier_and_a_copy_says_which_it_is(world):
    one, other, leader = world.taken_in(), world.taken_in(), world.ward.leader()
    given = {"by": leader, "at": LATER}
    apology = apologise(one.id, until=NEXT_DAY + timedelta(days=6), reason="Chờ", **given)
    for _ in range(2):
        apology = reprint_apology(one.id, by=world.ward.clerk(), at=LATER)
    assert "In lại lần 2" in words(apology_sheet(one, apology, link=LINK, is_copy=True))
    assert "In lại" not in words(apology_sheet(one, apology, link=LINK))
    end = stop(one.id, "de_nghi", reason="Thôi", **given)
    with pytest.raises(NotAPaperOfIt):
        apology_sheet(other, apology, link=LINK)
    with pytest.raises(NotAPaperOfIt):
        stop_sheet(other, end, link=LINK)


@pages
def test_the_handling_sheet_tells_every_hand_from_the_events(world):
    one, officer, leader = world.taken_in(), world.ward.civil_status_officer(), world.ward.leader()

    def task():
        return waiting_of("dossier", [one.id])[one.id].id

    claim_step(one.id, task(), by=officer, at=LATER)
    halt(one.id, "nghia_vu", by=officer, at=LATER)
    go_on(one.id, by=officer, at=NEXT_DAY)
    finish_step(one.id, task(), by=officer, at=NEXT_DAY)
    return_step(one.id, task(), "tham_tra", reason="Chưa tra cứu", by=leader, at=NEXT_DAY)
    one.refresh_from_db()
    sheet = handling_sheet(one, link=LINK, at=NEXT_DAY + timedelta(hours=1))
    rows = [(row["step"], row["outcome"], row["note"]) for row in sheet.data["rows"]]
    assert rows == [
        ("Tiếp nhận hồ sơ", "Đúng hạn", ""),
        ("Thẩm tra, tra cứu", "Trước hạn", ""),
        ("Ký Giấy xác nhận", "Đúng hạn", "Trả lại bước trước: Chưa tra cứu"),
        ("Thẩm tra, tra cứu", "Đang xử lý", "Làm lại sau khi bị trả lại"),
    ]
    assert sheet.data["rows"][1]["taken_at"] == LATER.isoformat()
    assert "taken_at" not in sheet.data["rows"][3]
    assert [one["why"] for one in sheet.data["pauses"]] == ["Căn cứ nghia_vu"]
    assert "Hẹn trả lần đầu: 08 giờ 00 phút, ngày 23 tháng 11 năm 2023" in words(sheet)


@pages
def test_the_year_s_book_runs_from_one_without_a_gap_and_is_closed_when_the_year_is_over(
    world, django_assert_max_num_queries
):
    papers = [world.taken_in() for _ in range(3)]
    refuse(papers[1].id, reason="Không đủ điều kiện", by=world.ward.leader(), at=LATER)
    book = year_book(world.ward.one_stop, 2023)
    assert (book.last, book.parts) == (3, [(1, 1, 3)])
    with django_assert_max_num_queries(14):
        sheet = year_sheet(book, at=LATER)
    assert [row["number"] for row in sheet.data["rows"]] == [1, 2, 3]
    first = sheet.data["rows"][0]
    assert (first["accepted"], first["due"], first["passed"]) == ("20/11/2023", "23/11/2023", "20/11/2023")
    assert sheet.data["rows"][1]["note"] == "Từ chối giải quyết"
    assert "Tính đến ngày 20/11/2023, sổ có 3 hồ sơ" in words(sheet)
    later = year_sheet(book, at=datetime(2024, 1, 5, 8, tzinfo=VN))
    assert "khóa sổ ngày 31 tháng 12 năm 2023" in words(later)
    assert year_book(world.ward.one_stop, 2022).parts == []
    assert "sổ có 0 hồ sơ" in words(year_sheet(year_book(world.ward.one_stop, 2024), at=LATER))


@pages
@pytest.mark.parametrize(
    ("received", "by"),
    [
        ("2023-11-20T14:59", "2023-11-20T17:00"),
        ("2023-11-20T15:00", "2023-11-21T07:00"),
        ("2023-11-24T16:00", "2023-11-27T07:00"),  # Friday afternoon → Monday
        ("2023-11-25T09:00", "2023-11-27T07:00"),  # Saturday
        ("2023-11-20T06:00", "2023-11-20T17:00"),
    ],
)
def test_papers_go_the_same_day_before_15_and_next_morning_after(world, received, by):
    at, due = (datetime.fromisoformat(one).replace(tzinfo=VN) for one in (received, by))
    assert hand_on_by(at, hours().working) == due
