"""Dossiers under way go over to a new process: tried first, in batches, at every moment in some hand."""

from copy import deepcopy
from datetime import timedelta

import pytest

from motcua.casework.dossiers.actions import begin_moving, claim_step, finish_step, go_on_moving
from motcua.casework.dossiers.errors import (
    MappingOdd,
    MovingRuns,
    MovingUnknown,
    ProcessMissing,
    ReasonMissing,
)
from motcua.casework.dossiers.jobs import go_on_with_moving
from motcua.casework.dossiers.models import MovedDossier, Moving
from motcua.casework.dossiers.queries import course_of, left_behind, preview_moving, steps_in_hand
from motcua.casework.dossiers.queries import moving as moving_of
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.instruments.workflow.actions import RunMove, move_runs
from motcua.instruments.workflow.errors import MoveHindered
from motcua.instruments.workflow.models import Run, Task
from motcua.instruments.workflow.queries import Destination, all_waiting_of, runs_standing
from motcua.registers.procedures.actions import amend_process
from motcua.registers.procedures.queries import governing_version
from tests.casework.dossiers.drawn import a_drawing
from tests.casework.dossiers.world import AT, CODE, a_world
from tests.instruments.house import hours

pytestmark = pytest.mark.django_db
NEXT = AT + timedelta(days=1)
LATER = NEXT + timedelta(hours=1)
SAME = {"tham_tra": "tham_tra", "ky": "ky", "vao_so": "vao_so", "tra": "tra", "tiep_nhan": "tiep_nhan"}


@pytest.fixture
def world():
    return a_world()


def redrawn(**more):
    """From tomorrow on the procedure goes by a way that branches."""
    drawing = a_drawing(**more)
    return amend_process(CODE, 0, drawing, valid_from=NEXT.date(), decision="9/QĐ", by=SYSTEM, at=AT)


def in_hand(one):
    return [(task.step, task.state, task.holder_id) for task in all_waiting_of("dossier", [one.id])]


def moved(mapping=SAME, **more):
    begun = begin_moving(CODE, None, mapping, reason="9/QĐ-UBND", by=SYSTEM, at=more.get("at", LATER))
    return go_on_moving(begun.id, by=SYSTEM, at=more.get("at", LATER))


def done(world, one, who):
    (task,) = all_waiting_of("dossier", [one.id])
    finish_step(one.id, task.id, by=who, at=AT)


def test_a_dossier_goes_over_with_who_has_it_in_hand(world):
    one, officer = world.taken_in(), world.ward.civil_status_officer()
    (task,) = all_waiting_of("dossier", [one.id])
    claim_step(one.id, task.id, by=officer, at=AT)
    due = one.due_at
    redrawn()
    found = moved()
    assert (found.state, found.examined, found.moved) == (Moving.State.DONE, 1, 1)
    assert in_hand(one) == [("tham_tra", "CLAIMED", officer.id)]
    finish_step(one.id, task.id, outcome="hoi", by=officer, at=LATER)
    assert sorted(step for step, *_ in in_hand(one)) == ["ho_tich", "lanh_dao"]
    one.refresh_from_db()
    assert one.due_at == due
    assert "Chuyển sang quy trình mới" in [moment.title for moment in course_of(one.id).past]
    assert verify().holds


def test_where_another_post_does_the_step_it_lies_open_there_at_once(world):
    one, officer = world.taken_in(), world.ward.civil_status_officer()
    (task,) = all_waiting_of("dossier", [one.id])
    claim_step(one.id, task.id, by=officer, at=AT)
    redrawn()
    moved(SAME | {"tham_tra": "ky"})
    task.refresh_from_db()
    assert (task.step, task.state, task.holder_id, task.role) == ("ky", "OPEN", None, "commune_leader")
    assert task.step_due_at == LATER + timedelta(hours=6)  # four open hours and the break
    assert verify().holds


def test_trying_says_how_many_which_cannot_and_why_and_writes_nothing(world):
    one, other = world.taken_in(), world.taken_in()
    done(world, other, world.ward.civil_status_officer())
    redrawn()
    before = Event.objects.count()
    version = governing_version(CODE, NEXT.date())
    lying = {step.key: step.count for step in steps_in_hand(version, None, LATER.date())}
    assert (lying["tham_tra"], lying["ky"], lying["vao_so"]) == (1, 1, 0)
    tried = preview_moving(version, None, {"ky": "ky"}, NEXT.date())
    assert (tried.examined, tried.movable) == (2, 1)
    assert [(line.why, line.count, line.codes) for line in tried.blocked] == [
        (
            "Bước «Thẩm tra, tra cứu» chưa có bước tương ứng trong quy trình mới.",
            1,
            (one.code,),
        )
    ]
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("mapping", "why"),
    [
        ({}, "Bước «Thẩm tra, tra cứu» chưa có bước tương ứng"),
        ({"tham_tra": "thue"}, "Ở bước «Thẩm tra, tra cứu» và bước tương ứng"),
        ({"tham_tra": "tra"}, "Chưa có kết quả nên chưa chuyển sang bước trả kết quả được."),
        ({"tham_tra": "ho_tich"}, "Quy trình mới không có chỗ đứng như hồ sơ đang đứng"),
    ],
)
def test_what_cannot_go_over_stays_where_it_was_and_the_line_says_why(world, mapping, why):
    one = world.taken_in()
    redrawn()
    found = moved(mapping)
    assert (found.examined, found.moved) == (1, 0)
    assert why[:30] in left_behind(found)[0].why_not
    assert in_hand(one) == [("tham_tra", "OPEN", None)]
    assert Run.objects.get(subject_id=one.id).process.way is None


def test_a_way_ahead_that_asks_what_was_never_said_is_no_place_to_go(world):
    one, officer = world.taken_in(), world.ward.civil_status_officer()
    done(world, one, officer)
    drawing = a_drawing()
    drawing["gates"].append({"key": "nho", "kind": "CHOICE"})
    drawing["flows"] = [
        *(flow for flow in drawing["flows"] if (flow["from"], flow["to"]) != ("ky", "vao_so")),
        {"from": "ky", "to": "nho"},
        {"from": "nho", "to": "vao_so", "when": {"outcome_of": "tham_tra", "op": "in", "values": ["du"]}},
        {"from": "nho", "to": "tra"},
    ]
    amend_process(CODE, 0, drawing, valid_from=NEXT.date(), decision="9/QĐ", by=SYSTEM, at=AT)
    assert moved().moved == 0
    assert "hỏi kết quả của bước «Thẩm tra, tra cứu»" in MovedDossier.objects.get().why_not


def test_opinions_that_wait_for_each_other_go_over_as_they_wait(world):
    world.version = redrawn()
    one = world.taken_in(at=NEXT)
    officer, leader = world.ward.civil_status_officer(), world.ward.leader()
    (task,) = all_waiting_of("dossier", [one.id])
    finish_step(one.id, task.id, outcome="hoi", by=officer, at=NEXT)
    task = next(task for task in all_waiting_of("dossier", [one.id]) if task.step == "lanh_dao")
    finish_step(one.id, task.id, outcome="agree", by=leader, at=NEXT)
    renamed = deepcopy(a_drawing())
    renamed["steps"][2]["key"], renamed["steps"][3]["key"] = "y_kien_1", "y_kien_2"
    keys = {"ho_tich": "y_kien_1", "lanh_dao": "y_kien_2"}
    for flow in renamed["flows"]:
        flow["from"], flow["to"] = keys.get(flow["from"], flow["from"]), keys.get(flow["to"], flow["to"])
    later = NEXT + timedelta(days=1)
    amend_process(CODE, 0, renamed, valid_from=later.date(), decision="10/QĐ", by=SYSTEM, at=NEXT)
    found = moved(keys, at=later)
    assert (found.examined, found.moved) == (1, 1)
    run = Run.objects.get(subject_id=one.id)
    assert run.arrived == [["y_kien_2", "du_y_kien"]]
    (task,) = all_waiting_of("dossier", [one.id])
    assert task.step == "y_kien_1"
    finish_step(one.id, task.id, outcome="agree", by=officer, at=later)
    assert [step for step, *_ in in_hand(one)] == ["tong_hop"]
    assert verify().holds


def test_a_moving_cut_off_in_the_middle_goes_on_where_it_was(world, monkeypatch):
    monkeypatch.setattr("motcua.casework.dossiers.actions.moving.BATCH", 2)
    many = [world.taken_in() for _ in range(5)]
    redrawn()
    begun = begin_moving(CODE, None, SAME, reason="9/QĐ", by=SYSTEM, at=LATER)
    go_on_moving(begun.id, by=SYSTEM, at=LATER)
    monkeypatch.setattr(
        "motcua.casework.dossiers.actions.moving.tell_many",
        lambda *_given, **_named: (_ for _ in ()).throw(RuntimeError("killed")),
    )
    with pytest.raises(RuntimeError):
        go_on_moving(begun.id, by=SYSTEM, at=LATER)
    monkeypatch.undo()
    assert all(len(in_hand(one)) == 1 for one in many)  # every dossier lies in one pair of hands
    begun.refresh_from_db()
    assert (begun.state, begun.examined, MovedDossier.objects.count()) == (Moving.State.RUNNING, 2, 2)
    go_on_with_moving()
    begun.refresh_from_db()
    assert (begun.state, begun.examined, begun.moved) == (Moving.State.DONE, 5, 5)
    assert {Run.objects.get(subject_id=one.id).process.way is not None for one in many} == {True}
    assert go_on_moving(begun.id, by=SYSTEM, at=LATER).examined == 5
    assert verify().holds


def test_who_is_there_already_is_left_alone(world):
    world.version = redrawn()
    world.taken_in(at=NEXT)
    found = moved()
    assert (found.examined, found.moved, found.state) == (0, 0, Moving.State.DONE)


def test_two_tasks_may_change_places(world):
    world.version = redrawn()
    one = world.taken_in(at=NEXT)
    (task,) = all_waiting_of("dossier", [one.id])
    finish_step(one.id, task.id, outcome="hoi", by=world.ward.civil_status_officer(), at=NEXT)
    standing = runs_standing("dossier", [one.id], lock=True)[one.id]
    drawing = a_drawing()
    swapped = {"ho_tich": "lanh_dao", "lanh_dao": "ho_tich"}
    way = standing.way
    to = Destination(tuple(node.step for node in way.steps), drawing)
    agencies = dict.fromkeys(way.by_key, world.ward.committee)
    move = RunMove(standing, to, agencies, hours())
    move_runs([move], swapped, by=SYSTEM, at=LATER)
    assert sorted(step for step, *_ in in_hand(one)) == ["ho_tich", "lanh_dao"]
    with pytest.raises(MoveHindered):
        move_runs([move], {}, by=SYSTEM, at=LATER)
    assert verify().holds


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"by": "officer"}, NotAllowed),
        ({"reason": " "}, ReasonMissing),
        ({"mapping": {"ky": "bay"}}, MappingOdd),
        ({"case": 7}, ProcessMissing),
    ],
)
def test_what_cannot_begin_is_refused_and_nothing_is_written(world, changed, refusal):
    redrawn(cases=[1]) if "case" in changed else redrawn()
    by = world.ward.civil_status_officer() if changed.get("by") else SYSTEM
    with pytest.raises(refusal):
        begin_moving(
            CODE,
            changed.get("case"),
            changed.get("mapping", SAME),
            reason=changed.get("reason", "9/QĐ"),
            by=by,
            at=LATER,
        )
    assert not Moving.objects.exists()


def test_one_moving_goes_on_at_a_time_and_none_that_is_not_there(world):
    redrawn()
    begin_moving(CODE, None, SAME, reason="9/QĐ", by=SYSTEM, at=LATER)
    with pytest.raises(MovingRuns):
        begin_moving(CODE, None, SAME, reason="10/QĐ", by=SYSTEM, at=LATER)
    with pytest.raises(MovingUnknown):
        go_on_moving(new_id(), by=SYSTEM, at=LATER)
    with pytest.raises(MovingUnknown):
        moving_of(new_id())
    assert Moving.objects.count() == 1


def test_a_batch_costs_the_same_however_many(world, django_assert_max_num_queries):
    for _ in range(6):
        world.taken_in()
    redrawn()
    begun = begin_moving(CODE, None, SAME, reason="9/QĐ", by=SYSTEM, at=LATER)
    with django_assert_max_num_queries(38):  # of which the registers of the day, once
        go_on_moving(begun.id, by=SYSTEM, at=LATER)
    assert Task.objects.filter(step="tham_tra", done_at=None).count() == 6
