"""The desk on a way that branches: outcomes as buttons, opinions, hands side by side."""

from datetime import timedelta

import pytest

from motcua.foundation.clock import real_now
from motcua.instruments.workflow.queries import all_waiting_of
from tests.casework.dossiers import world as made
from tests.casework.dossiers.drawn import a_drawing
from tests.casework.dossiers.world import AT, a_procedure
from tests.faces.ward_pages import ward_pages

DESK = "/ban-lam-viec/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def ward(settings, monkeypatch):
    settings.MOTCUA_CLOCK_SHIFT = AT + timedelta(hours=1) - real_now()
    monkeypatch.setattr(made, "a_procedure", lambda: a_procedure(processes=[a_drawing()]))
    return ward_pages()


@pytest.fixture
def one(ward):
    return ward.world.taken_in(by=ward.clerk.actor)


def at(one, path=""):
    return f"{DESK}ho-so/{one.id}/{path}"


def task_id(one, step):
    return next(task.id for task in all_waiting_of("dossier", [one.id]) if task.step == step)


def test_what_a_step_can_come_to_is_offered_as_buttons(ward, one):
    page = ward.officer.read(at(one))
    assert 'name="outcome" value="du"' in page
    assert 'name="outcome" value="hoi"' in page
    assert "Cần lấy ý kiến" in page
    assert "Xong, chuyển:" not in page


def test_a_step_sent_without_its_outcome_is_refused_with_the_choices(ward, one):
    page = ward.officer.send(at(one, "xong/"), 422, task=task_id(one, "tham_tra"))
    assert "cần chọn kết quả: Đủ điều kiện, Cần lấy ý kiến." in page
    assert task_id(one, "tham_tra")


def test_opinions_are_given_side_by_side_and_read_where_they_meet(ward, one):
    ward.officer.send(at(one, "xong/"), task=task_id(one, "tham_tra"), outcome="hoi")
    page = ward.leader.read(at(one))
    assert "Đang làm song song" in page
    assert "Hộ tịch cho ý kiến" in page
    said = {"task": task_id(one, "lanh_dao"), "outcome": "object", "words": "Chưa đủ căn cứ"}
    assert ward.leader.send(at(one, "xong/"), **said) == DESK
    assert "Hồ sơ đi tiếp khi các bước song song cùng xong." in ward.leader.read(DESK)
    ward.officer.send(at(one, "xong/"), task=task_id(one, "ho_tich"), outcome="agree")
    page = ward.officer.read(at(one))
    assert "Ý kiến đã có" in page
    assert "Chưa đủ căn cứ" in page
    assert "Tổng hợp ý kiến" in page
    assert "Đang làm song song" not in page


def test_a_step_is_sent_back_only_to_where_the_dossier_came_through(ward, one):
    ward.officer.send(at(one, "xong/"), task=task_id(one, "tham_tra"), outcome="du")
    page = ward.leader.read(at(one, "tra-lai/"))
    assert 'value="tham_tra"' in page
    assert 'value="tong_hop"' not in page
