"""What `events verify` names: every row that was changed, cut out or cut off behind the house's back."""

from datetime import datetime

import pytest

from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import anchor_chains, tell
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.events.rules import Fault
from motcua.foundation.ids import HOUSE, new_id
from tests.foundation.events.test_tell import AT, KettleBoiled

pytestmark = pytest.mark.django_db


@pytest.fixture
def kettles():
    made = [new_id() for _ in range(3)]
    for kettle in made:
        for litres in (1, 2, 3):
            tell(KettleBoiled(kettle, litres), by=HOUSE, at=AT)
    return made


def named(proof):
    return sorted({(finding.fault, finding.subject_id) for finding in proof.findings})


def test_a_record_that_nobody_touched_holds(kettles):
    proof = verify()
    assert (proof.holds, proof.events) == (True, 9)


def test_a_changed_event_is_named(kettles, intruder):
    with intruder() as cursor:
        cursor.execute(
            "update events_event set data = '{\"litres\": 99}' where subject_id = %s and position = 2",
            [kettles[1]],
        )
    assert named(verify()) == [(Fault.ALTERED, str(kettles[1]))]


def test_an_event_cut_out_of_the_middle_is_named(kettles, intruder):
    with intruder() as cursor:
        cursor.execute("delete from events_event where subject_id = %s and position = 2", [kettles[1]])
    assert named(verify()) == [(Fault.MISSING, str(kettles[1]))]


def test_a_last_event_cut_off_is_named(kettles, intruder):
    with intruder() as cursor:
        cursor.execute("delete from events_event where subject_id = %s and position = 3", [kettles[1]])
    assert named(verify()) == [(Fault.HEAD, str(kettles[1]))]


def test_a_whole_subject_cut_out_is_named(kettles, intruder):
    with intruder() as cursor:
        cursor.execute("delete from events_event where subject_id = %s", [kettles[1]])
    assert named(verify()) == [(Fault.HEAD, str(kettles[1]))]


def test_a_watch_that_was_taken_away_is_named_by_its_kind(intruder):
    set_role("a", name="a", rights=["access.edit_roles"], by=SYSTEM, at=AT)
    assert verify().holds
    with intruder() as cursor:
        cursor.execute("delete from events_subject where kind = 'role'")
    (finding,) = verify().findings
    assert (finding.fault, finding.subject_kind) == (Fault.STATE, "role")
    assert "đã bị gỡ khỏi sổ" in str(finding)


def test_a_cut_with_its_head_mended_is_found_by_the_anchor(kettles, intruder):
    anchor_chains(by=HOUSE, at=AT)
    last = Event.objects.get(subject_id=kettles[1], position=2)
    with intruder() as cursor:
        cursor.execute("delete from events_event where subject_id = %s and position = 3", [kettles[1]])
        cursor.execute(
            "update events_chainhead set count = 2, hash = %s where subject_id = %s",
            [bytes(last.hash), kettles[1]],
        )
    assert [finding.fault for finding in verify().findings] == [Fault.ANCHOR]


def test_a_forged_anchor_is_named(kettles, intruder):
    anchor_chains(by=HOUSE, at=AT)
    with intruder() as cursor:
        cursor.execute("update events_anchor set event_count = 8")
    assert {finding.fault for finding in verify().findings} == {Fault.ANCHOR}


def test_anchors_chain_and_events_told_later_do_not_disturb_them(kettles):
    anchor_chains(by=HOUSE, at=AT)
    tell(KettleBoiled(kettles[0]), by=HOUSE, at=AT)
    anchor_chains(by=HOUSE, at=datetime(2023, 11, 21, tzinfo=VN))
    tell(KettleBoiled(kettles[2]), by=HOUSE, at=AT)
    proof = verify()
    assert proof.holds, proof.findings


def test_an_anchor_taken_away_is_named_the_last_one_too(kettles, intruder):
    anchor_chains(by=HOUSE, at=AT)
    last = anchor_chains(by=HOUSE, at=datetime(2023, 11, 21, tzinfo=VN))
    assert verify().holds
    with intruder() as cursor:
        cursor.execute("delete from events_anchor where id = %s", [last.pk])
    (finding,) = verify().findings
    assert (finding.fault, finding.subject_id) == (Fault.ANCHOR, str(last.pk))


WIDER = "select motcua_watch_anew('role', 'access_role', $$concat_ws('|', code, name)$$)"


def test_a_watch_made_wider_vouches_for_what_held_and_covers_up_nothing(intruder):
    held, changed = (
        set_role(code, name=code, rights=["access.edit_roles"], by=SYSTEM, at=AT) for code in ("a", "b")
    )
    with intruder() as cursor:
        cursor.execute("update access_role set everywhere = true where id = %s", [changed.id])
    with intruder() as cursor:
        cursor.execute("set session_replication_role = default")
        cursor.execute(WIDER)
        assert cursor.fetchone() == (1,)
    assert named(verify()) == [(Fault.STATE, str(changed.id))]
    assert [record.kind for record in history("role", held.id)] == ["access.RoleSet", "events.WatchWidened"]
    with intruder() as cursor:
        cursor.execute("update access_role set name = 'khác' where id = %s", [held.id])
    assert named(verify()) == sorted([(Fault.STATE, str(held.id)), (Fault.STATE, str(changed.id))])
