"""A way that branches over the API: what a step can come to is listed, said, and refused when it is not."""

from datetime import timedelta

import pytest

from motcua.foundation.clock import real_now
from tests.casework.dossiers import world as made
from tests.casework.dossiers.drawn import a_drawing
from tests.casework.dossiers.world import AT, a_procedure
from tests.faces.api.office import an_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings, monkeypatch):
    settings.MOTCUA_CLOCK_SHIFT = AT + timedelta(hours=1) - real_now()
    monkeypatch.setattr(made, "a_procedure", lambda: a_procedure(processes=[a_drawing()]))
    return an_office()


def test_a_machine_reads_what_a_step_can_come_to_and_says_which(office):
    taken = office.world.taken_in()
    acts = office.officer.read(f"/dossiers/{taken.id}/acts")
    assert {one["act"]: one["outcomes"] for one in acts["items"]}["FINISH"] == [
        {"key": "du", "title": "Đủ điều kiện"},
        {"key": "hoi", "title": "Cần lấy ý kiến"},
    ]
    unsaid = office.officer.act(taken, "FINISH")
    assert (unsaid.status_code, unsaid.json()["code"]) == (422, "workflow.outcome_missing")
    said = office.officer.act(taken, "FINISH", outcome="hoi")
    assert said.json()["task"]["step"] == "ho_tich"
    assert [one["step"] for one in office.leader.read(f"/dossiers/{taken.id}/acts")["beside"]] == ["ho_tich"]
    given = office.leader.act(taken, "FINISH", outcome="agree", words="Nhất trí")
    assert given.json()["task"]["step"] == "ho_tich"
    assert office.officer.act(taken, "FINISH", outcome="agree").json()["task"]["step"] == "tong_hop"
