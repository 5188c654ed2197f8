"""Parts of one joint dossier that end at the same second, each on a connection of its own."""

import pytest

from motcua.casework.dossiers.actions import finish_step, hand_over, refuse, take_in, withdraw
from motcua.casework.dossiers.actions import joint as joint_actions
from motcua.casework.dossiers.actions.result import Receiving
from motcua.casework.dossiers.errors import PartUnsound
from motcua.casework.dossiers.models import KIND, Dossier, State
from motcua.casework.dossiers.queries import course_of, parts_of
from motcua.foundation.events.queries import history, verify
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.deadlines.queries import promise_of
from tests.casework.dossiers.joint import JOINT, joint, part, signed, without_own_steps
from tests.casework.dossiers.refusals import record, refused
from tests.casework.dossiers.test_at_once import at_once
from tests.casework.dossiers.world import AT, a_world

pytestmark = pytest.mark.django_db(transaction=True)


def a_joint_dossier():
    world = a_world()
    world.version = joint(part("one"), part("two"), part("three", after=["one", "two"]))
    whole = take_in(world.filing(procedure_code=JOINT), by=world.ward.clerk(), at=AT)
    return world, whole, [row.dossier for row in parts_of(whole) if row.dossier]


def states(whole):
    return [row.state for row in parts_of(Dossier.objects.get(id=whole.id))]


def test_two_parts_that_end_at_the_same_second_begin_the_third_once():
    world, whole, (one, two) = a_joint_dossier()
    last = [signed(world, each) for each in (one, two)]
    clerks = [world.ward.civil_status_officer() for _ in range(2)]
    came = at_once(
        lambda: finish_step(one.id, last[0].id, by=clerks[0], at=AT),
        lambda: finish_step(two.id, last[1].id, by=clerks[1], at=AT),
    )
    assert None not in came
    assert states(whole) == ["DONE", "DONE", "RUNNING"]
    assert Dossier.objects.filter(whole=whole).count() == 3
    told = [record.kind.removeprefix("dossiers.") for record in history(KIND, whole.id)]
    parts = [*["PartBegun"] * 2, *["PartEnded"] * 2, "PartBegun"]
    said = [moment.title for moment in course_of(whole.id).past]
    assert {one for one in said if "Tính lại" in one} <= {"Tính lại ngày hẹn theo các phần của hồ sơ"}
    assert [kind for kind in told if kind != "DossierRedated"] == ["DossierAccepted", "PartsPlanned", *parts]
    assert verify().holds


def test_of_the_last_part_refused_and_the_whole_withdrawn_at_once_each_is_whole():
    world, whole, (one, two) = a_joint_dossier()
    chair, clerk = world.ward.leader(), world.ward.clerk()
    came = at_once(
        lambda: refuse(one.id, reason="Không đủ", by=chair, at=AT),
        lambda: withdraw(whole.id, reason="Đổi ý", by=clerk, at=AT),
        lambda: refuse(two.id, reason="Không đủ", by=chair, at=AT),
    )
    assert all(came)
    whole.refresh_from_db()
    assert whole.state in {State.WITHDRAWN, State.REFUSED}
    assert set(states(whole)) <= {"REFUSED", "DROPPED"}
    assert promise_of(KIND, whole.id).state in {Promise.State.CANCELLED, Promise.State.MET}
    assert verify().holds


def test_a_part_without_a_step_of_its_own_is_refused_before_anything_is_written():
    world = a_world()
    without_own_steps()
    world.version = joint(part("one"), part("two", "1.000009"))
    filing = world.filing(procedure_code=JOINT)
    assert "1.000009" in refused(PartUnsound, take_in, filing, by=world.ward.clerk(), at=AT)


def test_what_breaks_between_two_lines_of_a_part_s_end_leaves_nothing_of_it(monkeypatch):
    world, whole, (one, two) = a_joint_dossier()
    finish_step(two.id, signed(world, two).id, by=world.ward.civil_status_officer(), at=AT)
    task, before = signed(world, one), record()

    def killed(*_given, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr(joint_actions, "settle", killed)  # the last line: the third part has begun by then
    with pytest.raises(KeyboardInterrupt):
        finish_step(one.id, task.id, by=world.ward.civil_status_officer(), at=AT)
    assert record() == before
    assert states(whole) == ["RUNNING", "DONE", "PLANNED"]
    assert verify().holds


def test_what_is_handed_over_at_once_by_two_is_handed_over_once():
    world = a_world()
    world.version = joint(part("one"), part("two"))
    whole = take_in(world.filing(procedure_code=JOINT), by=world.ward.clerk(), at=AT)
    for row in parts_of(whole):
        finish_step(
            row.dossier.id, signed(world, row.dossier).id, by=world.ward.civil_status_officer(), at=AT
        )
    clerks = [world.ward.clerk() for _ in range(2)]
    came = at_once(*(lambda by=by: hand_over(whole.id, Receiving(), by=by, at=AT) for by in clerks))
    assert sorted(getattr(one, "code", "") for one in came) == ["", "dossiers.state_moved"]
    assert {row.dossier.state for row in parts_of(whole)} == {State.HANDED_OVER}
    assert verify().holds
