"""Papers as pictures beside the answers: page by page, on record, and of a broken file a sentence."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from motcua.faces.shared.pictures import count_pages, draw_page
from motcua.foundation.audit.models import Look
from motcua.instruments.documents.queries import documents_of

DESK = "/ban-lam-viec/"


def a_pdf(pages=1, size=(595, 842)):
    with pikepdf.new() as book:
        for _page in range(pages):
            book.add_blank_page(page_size=size)
        kept = BytesIO()
        book.save(kept)
    return kept.getvalue()


@pytest.fixture
def one(ward):
    return ward.world.taken_in(by=ward.clerk.actor, answers=None)


def at(one, path=""):
    return f"{DESK}ho-so/{one.id}/{path}"


def scanned(ward, one, content):
    (paper,) = documents_of("dossier", one.id)
    stream = BytesIO(content)
    stream.name = "don.pdf"
    ward.officer.send(at(one, f"giay-to/{paper.id}/quet/"), file=stream)
    return paper


def test_a_scan_of_three_pages_is_turned_page_by_page(ward, one):
    paper = scanned(ward, one, a_pdf(3))
    page = ward.officer.read(at(one, f"?xem={paper.id}&trang=2"))
    assert "Trang 2/3" in page
    assert f"giay-to/{paper.id}/?trang=2" in page
    assert "Trang trước" in page
    assert "Trang sau" in page
    assert "Trang 3/3" in ward.officer.read(at(one, f"?xem={paper.id}&trang=99"))
    assert "Trang 1/3" in ward.officer.read(at(one, f"?xem={paper.id}&trang=không"))


def test_a_page_is_a_picture_that_is_kept_nowhere_and_the_look_is_on_record(ward, one):
    paper = scanned(ward, one, a_pdf(2))
    answer = ward.officer.get(at(one, f"giay-to/{paper.id}/?trang=2"))
    assert answer["Content-Type"] == "image/webp"
    assert "no-store" in answer["Cache-Control"]
    assert Image.open(BytesIO(answer.content)).size == (1240, 1755)
    assert Look.objects.get().field == "don.pdf"


def test_the_slip_is_a_picture_too(ward, one):
    assert "phieu.pdf?trang=1" in ward.officer.read(at(one))
    assert ward.officer.get(at(one, "phieu.pdf?trang=1"))["Content-Type"] == "image/webp"


def test_a_page_as_long_as_a_road_is_drawn_small():
    assert Image.open(BytesIO(draw_page(a_pdf(size=(100, 14_000)), 1).picture)).size == (19, 2600)


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.7", b"khong phai"])
def test_of_a_broken_file_there_is_no_page(broken):
    assert count_pages(broken) == 0
    assert draw_page(broken, 1) is None
