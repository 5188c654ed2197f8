"""Papers: their words can be read back, their codes scanned, their data is never markup."""

import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.foundation.clock import VN
from motcua.foundation.papers.errors import PaperBroken, PaperDataWrong, PaperUnknown
from motcua.foundation.papers.ports import HOUSE, PAPER_BOOK
from motcua.foundation.papers.queries import render_paper
from motcua.foundation.papers.rules import qr_svg

AT = datetime(2023, 11, 20, 8, 15, tzinfo=VN)
LOOKUP = "https://motcua.vidu.vn/tra-cuu/H08.23.15-231120-0001"
SLIP: dict[str, Any] = {
    "superior": "Ủy ban nhân dân thành phố Quy Nhơn",
    "unit": "Ủy ban nhân dân phường Nhơn Bình",
    "number": "12/TNHS",
    "place": "Nhơn Bình",
    "date": "2023-11-20",
    "title": "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    "dossier_code": "H08.23.15-231120-0001",
    "receiver": "Bộ phận Tiếp nhận và Trả kết quả Ủy ban nhân dân phường Nhơn Bình",
    "applicant": {"name": "Nguyễn Thị Bưởi", "address": "12 Lê Lợi", "phone": "0912 345 678"},
    "request": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "documents": [{"name": "Tờ khai", "originals": 1}, {"name": "Bản án ly hôn", "copies": 2}],
    "sets": 1,
    "limit": "03 ngày làm việc",
    "accepted_at": "2023-11-20T08:15:00+07:00",
    "due_at": "2023-11-23T17:00:00+07:00",
    "result_place": "Bộ phận Một cửa phường Nhơn Bình",
    "fee": {"amount": 8000, "words": "Tám nghìn đồng"},
    "book": {"volume": "01/2023", "number": "1234"},
    "submitter": "Nguyễn Thị Bưởi",
    "officer": "Lê Văn Chanh",
    "notes": ["Tra cứu: quét mã QR."],
}


def render(template: str = "slips/receipt", data: dict[str, Any] | None = None) -> bytes:
    return render_paper(template, SLIP if data is None else data, at=AT, codes={"qr": LOOKUP})


def words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as paper:
        text = "\n".join(page.get_textpage().get_text_range() for page in paper)
    return " ".join(text.split())


def test_the_slip_is_one_a5_page_with_every_field_of_form_01():
    pdf = render()
    with pypdfium2.PdfDocument(pdf) as paper:
        assert len(paper) == 1
        assert [round(side / 72 * 25.4) for side in paper[0].get_size()] == [148, 210]
    text = words(pdf)
    for said in (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ QUY NHƠN",
        "ỦY BAN NHÂN DÂN PHƯỜNG NHƠN BÌNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/TNHS",
        "Nhơn Bình, ngày 20 tháng 11 năm 2023",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Mã hồ sơ: H08.23.15-231120-0001",
        "Tiếp nhận hồ sơ của: Nguyễn Thị Bưởi",
        "Địa chỉ: 12 Lê Lợi",
        "Số điện thoại: 0912 345 678",
        "Nội dung yêu cầu giải quyết: Cấp Giấy xác nhận tình trạng hôn nhân",
        "1. Tờ khai (01 bản chính)",
        "2. Bản án ly hôn (02 bản sao)",
        "Số lượng hồ sơ: 01 (bộ)",
        "Thời gian giải quyết: 03 ngày làm việc",
        "Thời gian nhận hồ sơ: 08 giờ 15 phút, ngày 20 tháng 11 năm 2023",
        "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 23 tháng 11 năm 2023",
        "Đăng ký nhận kết quả tại: Bộ phận Một cửa phường Nhơn Bình",
        "8.000 đồng (Tám nghìn đồng)",
        "Vào Sổ theo dõi hồ sơ, Quyển số: 01/2023. Số thứ tự: 1234.",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Lê Văn Chanh",
        "Tra cứu: quét mã QR.",
    ):
        assert said in text, said


def test_the_code_on_the_slip_is_scanned():
    with pypdfium2.PdfDocument(render()) as paper:
        picture = paper[0].render(scale=3).to_pil()
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == LOOKUP


def test_the_claim_of_pdf_a_2b_stands_and_what_can_be_checked_holds():
    with pikepdf.open(io.BytesIO(render())) as pdf:
        with pdf.open_metadata() as about:
            assert (about.get("pdfaid:part"), about.get("pdfaid:conformance")) == ("2", "B")
            assert about.get("dc:title") == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
        assert not pdf.is_encrypted
        assert "/OutputIntents" in pdf.Root
        assert str(pdf.Root.get("/Lang")).startswith("vi")
        fonts = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all(set(font.keys()) & {"/FontFile2", "/FontFile3"} for font in fonts)


def test_equal_input_gives_equal_bytes():
    assert render() == render()


def test_a_slip_with_the_least_is_still_a_slip():
    least = {
        key: SLIP[key] for key in ("unit", "title", "dossier_code", "receiver", "request", "accepted_at")
    }
    text = words(render(data=least | {"applicant": {"name": "A"}, "documents": []}))
    assert "Tiếp nhận hồ sơ của: A" in text


def test_a_slip_with_forty_papers_runs_on():
    many = SLIP | {
        "documents": [{"name": f"Giấy tờ số {n} với một cái tên khá dài", "copies": 1} for n in range(1, 41)]
    }
    pdf = render(data=many)
    with pypdfium2.PdfDocument(pdf) as paper:
        assert len(paper) == 2
    assert "40. Giấy tờ số 40" in words(pdf)


@pytest.mark.parametrize(
    "evil",
    ["*đậm* _x_", '#read("/etc/passwd")', "$x^2$ `code` <label> @ref", "\\ // /* */ [x] {y}", "= H1\n- a"],
)
def test_data_is_never_markup(evil: str):
    text = words(render(data=SLIP | {"request": evil}))
    assert " ".join(evil.split()) in text


@settings(max_examples=12)
@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60))
def test_no_text_makes_setting_fall_over(text: str):
    assert render(data=SLIP | {"request": text}).startswith(b"%PDF-")


def test_letters_that_no_font_has_become_boxes_and_the_slip_is_printed():
    text = words(render(data=SLIP | {"request": "Cấp \U00012000\U00012001 cho\u200b\x07 tôi"}))
    assert "Cấp □□ cho tôi" in text


def test_the_answers_of_a_form_stand_on_a4():
    data = {
        "title": "Tờ khai điện tử",
        "blocks": [
            {
                "title": "Người yêu cầu",
                "lines": [{"label": "Họ tên", "lines": [{"label": "Tên", "text": "Bưởi"}]}],
            }
        ],
        "signer": "Nguyễn Thị Bưởi",
    }
    pdf = render("house/answers", data)
    with pypdfium2.PdfDocument(pdf) as paper:
        assert [round(side / 72 * 25.4) for side in paper[0].get_size()] == [210, 297]
    assert "TỜ KHAI ĐIỆN TỬ Người yêu cầu Họ tên Tên Bưởi" in words(pdf)


def test_a_template_nobody_registered_is_refused():
    with pytest.raises(PaperUnknown):
        render("nowhere/slip")


def test_data_that_lacks_what_the_form_needs_is_refused_with_its_place():
    with pytest.raises(PaperDataWrong) as refused:
        render(data=SLIP | {"applicant": {}})
    assert refused.value.facts["where"] == "applicant"
    with pytest.raises(PaperDataWrong):
        render(data=SLIP | {"accepted_at": "hôm qua"})


def test_a_room_brings_templates_of_its_own_and_uses_the_houses_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "note.typ").write_text(
        '#import "/house/base.typ": *\n#show: sheet-paper\n#data.said', encoding="utf-8"
    )
    (tmp_path / "bad.typ").write_text("#nothing()", encoding="utf-8")
    (tmp_path / "nosy.typ").write_text('#read("/etc/hostname")', encoding="utf-8")
    monkeypatch.setattr(PAPER_BOOK, "folders", dict(PAPER_BOOK.folders))
    PAPER_BOOK.join({"room": tmp_path})
    assert words(render("room/note", {"said": "Xin chào", "title": "Thử"})) == "Xin chào"
    for name in ("bad", "nosy"):
        with pytest.raises(PaperBroken):
            render(f"room/{name}")


def test_a_template_that_calls_for_packages_from_outside_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "far.typ").write_text('#import "@preview/cetz:0.3.1"', encoding="utf-8")
    monkeypatch.setattr(PAPER_BOOK, "folders", dict(PAPER_BOOK.folders))
    PAPER_BOOK.join({"room": tmp_path})
    with pytest.raises(PaperBroken):
        render("room/far")


def test_the_schemas_beside_templates_are_schemas():
    for path in HOUSE.glob("*.schema.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["additionalProperties"] is False


def test_a_code_is_drawn_without_script_or_style():
    drawing = qr_svg(LOOKUP).decode()
    assert drawing.startswith("<svg")
    assert "<script" not in drawing
    assert "style=" not in drawing
