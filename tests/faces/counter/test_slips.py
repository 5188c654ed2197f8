"""The counter's papers: an apology and a stop notice to print, copies that say so, the year's book."""

from datetime import date, timedelta

import pytest

from motcua.casework.dossiers.actions import GroundDraft, apologise, refuse, set_halt_ground, stop
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.audit.models import Look
from tests.casework.dossiers.world import AT

COUNTER = "/quay/"


@pytest.fixture
def one(ward):
    set_halt_ground(GroundDraft("de_nghi", "STOP", "Đề nghị", valid_from=date(2023, 1, 1)), by=SYSTEM, at=AT)
    return ward.world.taken_in(by=ward.clerk.actor)


def at(one, path=""):
    return f"{COUNTER}ho-so/{one.id}/{path}"


def put_off(ward, one):
    apologise(one.id, until=AT + timedelta(days=8), reason="Chờ", by=ward.leader.actor, at=AT)


def test_an_apology_is_printed_and_printed_again(ward, one):
    assert ward.clerk.get(at(one, "xin-loi.pdf")).status_code == 404
    put_off(ward, one)
    assert "In phiếu xin lỗi, hẹn lại" in ward.clerk.read(at(one))
    assert ward.clerk.get(at(one, "xin-loi.pdf"))["Content-Type"] == "application/pdf"
    copy = ward.clerk.post(at(one, "in-lai/xin-loi/"))
    assert (copy.status_code, copy["Content-Disposition"]) == (
        200,
        f'inline; filename="{one.code}-xin-loi-in-lai.pdf"',
    )
    one.apology.refresh_from_db()
    assert one.apology.reprints == 1


def test_a_stop_notice_and_a_refusal_are_printed_again_and_nothing_else_is(ward, one):
    other = ward.world.taken_in(by=ward.clerk.actor)
    stop(one.id, "de_nghi", reason="Thôi", by=ward.leader.actor, at=AT)
    refuse(other.id, reason="Không đủ điều kiện", by=ward.leader.actor, at=AT)
    assert "In thông báo dừng" in ward.clerk.read(at(one))
    assert ward.clerk.post(at(one, "in-lai/dung/")).status_code == 200
    assert ward.clerk.post(at(other, "in-lai/tu-choi/")).status_code == 200
    for wrong in ("bo-sung", "xin-loi", "khac"):
        assert ward.clerk.post(at(one, f"in-lai/{wrong}/")).status_code == 404
    assert ward.leader.post(at(one, "in-lai/dung/")).status_code == 403


def test_the_year_s_book_is_printed_and_it_is_on_record(ward, one):
    assert "Sổ theo năm" in ward.clerk.read(f"{COUNTER}so/")
    page = ward.clerk.read(f"{COUNTER}so/nam/")
    assert f"{COUNTER}so/nam/2023.pdf?phan=1" in page
    answer = ward.clerk.get(f"{COUNTER}so/nam/2023.pdf", {"phan": "x"})
    assert answer["Content-Type"] == "application/pdf"
    look = Look.objects.get(subject_kind="one_stop")
    assert look.field == "năm 2023, phần 1"
