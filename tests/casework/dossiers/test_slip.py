"""The slip says what the dossier says, is the same paper each time, and its QR opens the dossier's page."""

import pypdfium2
import pytest
import zxingcpp

from motcua.casework.dossiers.actions import submit
from motcua.casework.dossiers.errors import DossierUnknown
from motcua.casework.dossiers.queries import slip_of
from tests.casework.dossiers.world import AT, a_procedure, a_world

pytestmark = pytest.mark.django_db
LINK = "https://motcua.example/tra-cuu/phieu/abc/"


@pytest.fixture
def world():
    return a_world()


def words(slip):
    pages = pypdfium2.PdfDocument(slip.pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def test_the_slip_says_who_what_and_when(world):
    said = words(slip_of(world.taken_in(), link=LINK))
    for part in (
        "ỦY BAN NHÂN DÂN PHƯỜNG ĐỐNG ĐA",
        "H08.31.01-20231120-0001",
        "Nguyễn Thị Bình An",
        "Tổ 5, phường Đống Đa",
        "Cấp Giấy xác nhận tình trạng hôn nhân",
        "Tờ khai (01 bản chính)",
        "03 ngày làm việc",
        "08 giờ 00 phút, ngày 20 tháng 11 năm 2023",
        "08 giờ 00 phút, ngày 23 tháng 11 năm 2023",
        "15.000 đồng (Mười lăm nghìn đồng)",
        "Quyển số: 01/2023. Số thứ tự: 01",
    ):
        assert part in said, said


def test_its_qr_is_read_by_a_reader(world):
    slip = slip_of(world.taken_in(), link=LINK)
    page = pypdfium2.PdfDocument(slip.pdf)[0].render(scale=4).to_pil()
    assert zxingcpp.read_barcodes(page)[0].text == LINK


def test_the_same_dossier_gives_the_same_paper_and_a_copy_says_that_it_is_one(world):
    dossier = world.taken_in()
    assert slip_of(dossier, link=LINK).pdf == slip_of(dossier, link=LINK).pdf
    assert "Bản in lại" in words(slip_of(dossier, link=LINK, is_copy=True))


def test_what_was_not_taken_in_has_no_slip(world):
    with pytest.raises(DossierUnknown):
        slip_of(submit(world.filing(), by=world.ward.clerk(), at=AT), link=LINK)


def test_a_fee_told_in_words_is_not_a_sum(world):
    fees = [{"channels": ["DIRECT"], "kind": "LEVY", "name": "Lệ phí", "text": "theo nghị quyết"}]
    a_procedure(code="1.000006", fees=fees)
    slip = slip_of(world.taken_in(procedure_code="1.000006", papers=()), link=LINK)
    assert "fee" not in slip.data
    assert "Lệ phí: theo nghị quyết." in slip.data["notes"]


def test_a_procedure_without_a_limit_says_so(world):
    limits = [{"channels": ["DIRECT"], "unit": "NONE"}]
    a_procedure(code="1.000007", limits=limits, online={"level": "NONE"})
    slip = slip_of(world.taken_in(procedure_code="1.000007", papers=()), link=LINK)
    assert slip.data["due_words"] == "thủ tục không quy định thời hạn"
