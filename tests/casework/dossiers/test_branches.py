"""A dossier on a way that branches: outcomes, opinions side by side, others' time, other agencies."""

from datetime import timedelta

import pytest

from motcua.casework.dossiers.actions import (
    Receiving,
    finish_step,
    hand_over,
    record_result,
    return_step,
    take_in,
)
from motcua.casework.dossiers.errors import DossierUnknown, StateMoved
from motcua.casework.dossiers.models import State
from motcua.casework.dossiers.queries import Act, acts_on, course_of, dossier, dossier_by_code
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import Invalid
from motcua.foundation.events.queries import verify
from motcua.instruments.deadlines.queries import promise_of
from motcua.instruments.workflow.errors import OutcomeMissing
from motcua.instruments.workflow.models import FAR_AWAY, Task
from motcua.instruments.workflow.queries import all_waiting_of, task, tasks_for
from motcua.registers.people.actions import PersonDraft, register_person
from tests.casework.dossiers.drawn import a_drawing, a_drawn_world
from tests.casework.dossiers.world import AT, DUE, World, a_procedure, a_result
from tests.instruments.house import a_ward

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)


@pytest.fixture
def world():
    return a_drawn_world()


def in_hand(one):
    return sorted(task.step for task in all_waiting_of("dossier", [one.id]))


def done(one, step, by, outcome="", at=LATER, **more):
    task_id = Task.objects.get(subject_id=one.id, step=step, done_at__isnull=True).id
    return finish_step(one.id, task_id, outcome=outcome, by=by, at=at, **more)


def asked(world):
    one = world.taken_in()
    done(one, "tham_tra", world.ward.civil_status_officer(), "hoi")
    return one


def test_the_clear_dossier_goes_straight_to_its_result(world):
    one, officer, leader = world.taken_in(), world.ward.civil_status_officer(), world.ward.leader()
    assert one.due_at == DUE
    done(one, "tham_tra", officer, "du")
    assert in_hand(one) == ["ky"]
    record_result(one.id, a_result(leader), by=leader, at=LATER)
    done(one, "ky", leader)
    done(one, "vao_so", officer)
    hand_over(one.id, Receiving(), by=world.ward.clerk(), at=LATER)
    one.refresh_from_db()
    assert (one.state, in_hand(one)) == (State.HANDED_OVER, [])
    assert verify().holds


def test_opinions_lie_in_both_inboxes_at_once_and_meet(world):
    one, officer, leader = asked(world), world.ward.civil_status_officer(), world.ward.leader()
    assert [task.step for task in tasks_for(officer)] == ["ho_tich"]
    assert [task.step for task in tasks_for(leader)] == ["lanh_dao"]
    course = course_of(one.id, leader)
    assert (course.now.step, [task.step for task in course.beside]) == ("lanh_dao", ["ho_tich"])
    done(one, "lanh_dao", leader, "object", words="Chưa đủ căn cứ")
    done(one, "ho_tich", officer, "agree")
    course = course_of(one.id, officer)
    assert (course.now.step, course.beside) == ("tong_hop", ())
    assert [(task.step, task.outcome, task.reason) for task in course.opinions] == [
        ("tham_tra", "hoi", ""),
        ("ho_tich", "agree", ""),
        ("lanh_dao", "object", "Chưa đủ căn cứ"),
    ]
    assert [moment.note for moment in course.past][:2] == ["Đồng ý", "Không đồng ý. Chưa đủ căn cứ"]


def test_the_act_says_what_it_can_come_to_and_the_verb_asks_for_it(world):
    one, officer = world.taken_in(), world.ward.civil_status_officer()
    lying = task(all_waiting_of("dossier", [one.id])[0].id)
    finishing = next(act for act in acts_on(one, lying, officer) if act.act is Act.FINISH)
    assert finishing.outcomes == (("du", "Đủ điều kiện"), ("hoi", "Cần lấy ý kiến"))
    with pytest.raises(OutcomeMissing):
        done(one, "tham_tra", officer)
    one.refresh_from_db()
    assert (one.state, in_hand(one)) == (State.ACCEPTED, ["tham_tra"])


def test_a_dossier_with_many_copies_waits_on_others_time_and_its_clock_stands(world):
    one = world.taken_in(answers={"purpose": "Vay vốn", "copies": 9})
    officer = world.ward.civil_status_officer()
    done(one, "tham_tra", officer, "du")
    one.refresh_from_db()
    assert (one.state, in_hand(one), promise_of("dossier", one.id).state) == (
        State.PAUSED,
        ["thue"],
        "PAUSED",
    )
    assert all_waiting_of("dossier", [one.id])[0].urgent_at == FAR_AWAY
    done(one, "thue", officer, at=LATER + timedelta(days=2))
    one.refresh_from_db()
    moved = DUE + timedelta(days=4)  # two open days later, a weekend between
    assert (one.state, one.due_at, in_hand(one)) == (State.IN_PROGRESS, moved, ["ky"])
    assert all_waiting_of("dossier", [one.id])[0].urgent_at == moved
    assert verify().holds


def test_from_others_time_a_dossier_can_be_sent_back_and_its_clock_runs(world):
    one = world.taken_in(answers={"purpose": "Vay vốn", "copies": 9})
    officer = world.ward.civil_status_officer()
    done(one, "tham_tra", officer, "du")
    task_id = all_waiting_of("dossier", [one.id])[0].id
    return_step(one.id, task_id, "tham_tra", reason="Sai diện tích", by=officer, at=LATER)
    one.refresh_from_db()
    assert (one.state, one.due_at, in_hand(one)) == (State.IN_PROGRESS, DUE, ["tham_tra"])


def test_what_stands_still_for_another_reason_is_not_finished(world):
    one, officer = world.taken_in(), world.ward.civil_status_officer()
    type(one).objects.filter(id=one.id).update(state=State.PAUSED)
    with pytest.raises(StateMoved):
        done(one, "tham_tra", officer, "du")
    assert in_hand(one) == ["tham_tra"]


def test_whose_opinion_is_asked_may_read_the_dossier_wherever_he_sits(world):
    one = asked(world)
    away = world.ward.agencies["nhon-phu"].id
    officer = world.ward.civil_status_officer()
    others = type(officer)(officer.id, officer.kind, {"dossiers.handle": frozenset({away})}, ())
    with pytest.raises(DossierUnknown):
        dossier(one.id, others)
    Task.objects.filter(subject_id=one.id, step="ho_tich").update(agency_id=away)
    assert dossier(one.id, others).id == one.id
    assert dossier_by_code(one.code, others).id == one.id


def test_a_drawn_process_costs_no_more_to_take_in(world, django_assert_max_num_queries):
    filing = world.filing()
    take_in(filing, by=world.ward.clerk(), at=AT)
    with django_assert_max_num_queries(20):
        take_in(filing, by=world.ward.clerk(), at=AT)


def test_a_drawn_step_costs_at_most_this_many_statements(world, django_assert_max_num_queries):
    one, officer = world.taken_in(), world.ward.civil_status_officer()
    task_id = all_waiting_of("dossier", [one.id])[0].id
    with django_assert_max_num_queries(16):
        finish_step(one.id, task_id, outcome="hoi", by=officer, at=LATER)


def test_a_refusal_of_an_unknown_outcome_is_a_matter_of_what_was_sent(world):
    one = world.taken_in()
    with pytest.raises(Invalid):
        done(one, "tham_tra", world.ward.civil_status_officer(), "khac")
    assert in_hand(one) == ["tham_tra"]


@pytest.mark.parametrize(("paid", "next_step"), [(False, "cho_nop"), (True, "ky")])
def test_the_house_itself_sees_whether_fees_are_paid(paid, next_step):
    ward = a_ward()
    steps = [*a_drawing()["steps"][:1], {**a_drawing()["steps"][4], "hours": 14}]
    steps += [{**a_drawing()["steps"][5], "key": "cho_nop", "name": "Chờ nộp phí"}, *a_drawing()["steps"][6:]]
    outcomes = [{"key": "paid", "name": "Đã nộp"}, {"key": "unpaid", "name": "Chưa nộp"}]
    process = {
        "steps": steps,
        "automatic": [{"key": "phi", "name": "Xem phí", "act": "check_paid", "outcomes": outcomes}],
        "gates": [{"key": "phi_khong", "kind": "CHOICE"}],
        "flows": [
            {"from": one, "to": other}
            for one, other in [
                ("begin", "tiep_nhan"),
                ("tiep_nhan", "tong_hop"),
                ("tong_hop", "phi"),
                ("phi", "phi_khong"),
                ("phi_khong", "ky"),
                ("cho_nop", "ky"),
                ("ky", "vao_so"),
                ("vao_so", "tra"),
                ("tra", "end"),
            ]
        ]
        + [
            {
                "from": "phi_khong",
                "to": "cho_nop",
                "when": {"outcome_of": "phi", "op": "in", "values": ["unpaid"]},
            }
        ],
    }
    fee = {"channels": ["DIRECT"], "kind": "LEVY", "name": "Lệ phí"} | (
        {"free": True} if paid else {"amount": 1}
    )
    version = a_procedure(processes=[process], fees=[fee])
    draft = PersonDraft("Nguyễn Thị Bình An", gender="FEMALE", personal_id="052196001417")
    person = register_person(draft, by=SYSTEM, at=AT)
    one = World(ward, version, person).taken_in()
    done(one, "tong_hop", ward.civil_status_officer())
    assert in_hand(one) == [next_step]
