"""A page that others overtook: one sentence, the right status, where the dossier is now and how to go on."""

import re

import pytest

from motcua.casework.dossiers.queries import notes_of
from motcua.foundation.events.models import Event
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import tasks_of, waiting_of
from tests.faces.ward_pages import signed_in

DESK = "/ban-lam-viec/"


@pytest.fixture
def one(ward):
    return ward.world.taken_in(by=ward.clerk.actor)


def at(one, path=""):
    return f"{DESK}ho-so/{one.id}/{path}"


def task_of(one):
    return waiting_of("dossier", [one.id])[one.id]


def test_two_officers_take_one_task_and_the_slower_reads_who_has_it_and_where_to_go(ward, one):
    other = signed_in(ward, "officer2", "Trần Văn Hai", "ho-tich")
    task = task_of(one).id
    ward.officer.send(at(one, "nhan/"), task=task)
    told = Event.objects.count()
    page = other.send(at(one, "nhan/"), 409, task=task)
    for said in ("đã do Trần Văn Tịch nhận lúc", "Hồ sơ đã thay đổi", "Mở hồ sơ như lúc này", "Việc của tôi"):
        assert said in page
    assert task_of(one).holder_id == ward.officer.account.id
    assert Event.objects.count() == told


def test_a_step_finished_twice_is_finished_once_and_its_officer_reads_when(ward, one):
    task = task_of(one).id
    ward.officer.send(at(one, "xong/"), task=task)
    page = ward.officer.send(at(one, "xong/"), 409, task=task)
    assert "Bước này đã làm rồi" in page
    said = r"Anh, chị đã xong bước «Thẩm tra, tra cứu» lúc \d\d:\d\d ngày 20/11/2023\. Không cần làm lại\."
    assert re.search(said, page)
    assert "Ký Giấy xác nhận" in page
    done = [found for found in tasks_of("dossier", one.id) if found.state == Task.State.DONE]
    assert [found.step for found in done] == ["tiep_nhan", "tham_tra"]


def test_a_return_drawn_for_an_earlier_step_returns_nothing(ward, one):
    stale = task_of(one).id
    ward.officer.send(at(one, "xong/"), task=stale)
    typed = {"to_step": "tham_tra", "reason": "Sai"}
    page = ward.leader.send(at(one, "tra-lai/"), 409, task=stale, **typed)
    assert "không còn chờ xử lý" in page
    assert task_of(one).step == "ky"


def test_a_return_pressed_twice_says_that_it_was_done(ward, one):
    ward.officer.send(at(one, "xong/"), task=task_of(one).id)
    signing = task_of(one).id
    typed = {"task": signing, "to_step": "tham_tra", "reason": "Sai họ tên"}
    ward.leader.send(at(one, "tra-lai/"), **typed)
    page = ward.leader.send(at(one, "tra-lai/"), 409, **typed)
    assert "Anh, chị đã trả lại từ bước" in page
    assert task_of(one).step == "tham_tra"


def test_an_ended_dossier_is_returned_no_more(ward, one):
    ward.leader.send(at(one, "tu-choi/"), reason="Không thuộc thẩm quyền")
    typed = {"to_step": "tham_tra", "reason": "Sai"}
    assert "không còn trong quy trình" in ward.leader.send(at(one, "tra-lai/"), 409, **typed)


def test_putting_away_what_still_runs_is_a_page_that_leads_back(ward, one):
    page = ward.officer.send(at(one, "luu-tru/"), 409)
    assert "Mở hồ sơ như lúc này" in page


def test_a_note_pressed_twice_is_one_note(ward, one):
    for _again in range(2):
        ward.officer.send(at(one, "ghi-chu/"), words="Đã gọi điện")
    assert [note.words for note in notes_of(one, ward.officer.actor)] == ["Đã gọi điện"]


def test_who_may_not_read_the_dossier_learns_nothing_of_it(ward, one):
    stranger = signed_in(ward, "pho", "Phan Văn Phó", "pho")
    assert stranger.post(at(one, "nhan/"), {"task": task_of(one).id}).status_code in (403, 404)
