"""Whole lives of dossiers put down together: judged deed by deed, all of them or none."""

from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.casework.dossiers.actions import Deed, Eras, PastLife, Receiving, Verb, bring_dossiers
from motcua.casework.dossiers.errors import DocumentsMissing, HandOverIsAnAct, ResultMissing, StateMoved
from motcua.casework.dossiers.models import Dossier, HandOver, Series, State
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed, Refused
from motcua.foundation.events.errors import LiesAhead
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.instruments.workflow.models import Task
from tests.casework.dossiers.world import AT, DUE, a_result, a_world

pytestmark = pytest.mark.django_db
NOW = AT + timedelta(days=30)
NAME = "Nguyễn Thị Bình An"


@pytest.fixture
def world():
    return a_world()


def whole_life(world):
    """From the counter to the hand, by the hands that do it."""
    clerk, officer, leader = (
        world.ward.clerk(),
        world.ward.civil_status_officer(),
        world.ward.leader(),
    )
    hours = (AT + timedelta(hours=n) for n in range(9))
    return (
        Deed(Verb.TAKE_IN, next(hours), clerk),
        Deed(Verb.CLAIM, next(hours), officer),
        Deed(Verb.FINISH, next(hours), officer),
        Deed(Verb.RECORD, next(hours), leader, result=a_result(leader)),
        Deed(Verb.FINISH, next(hours), leader),
        Deed(Verb.FINISH, next(hours), officer),
        Deed(Verb.HAND_OVER, next(hours), clerk, receiving=Receiving()),
        Deed(Verb.ARCHIVE, next(hours), clerk),
    )


def bring(world, *deeds, filing=None, now=NOW):
    life = PastLife(filing or world.filing(), NAME, deeds)
    return bring_dossiers([life], Eras(), by=SYSTEM, at=now)[0]


def test_a_whole_life_is_there_with_its_code_its_hands_and_a_record_that_holds(world):
    dossier = bring(world, *whole_life(world))
    kept = Dossier.objects.get(id=dossier.id)
    assert (kept.code, kept.state, kept.due_at) == ("H08.31.01-20231120-0001", State.ARCHIVED, DUE)
    assert kept.applicant_person == world.person
    assert [task.state for task in Task.objects.order_by("number")] == [Task.State.DONE] * 5
    assert HandOver.objects.get().receiver_name == NAME
    assert verify().findings == []


def test_numbers_go_on_where_the_counter_stood(world):
    world.taken_in()
    lives = [PastLife(world.filing(), NAME, whole_life(world)[:1]) for _ in range(2)]
    brought = bring_dossiers(lives, Eras(), by=SYSTEM, at=NOW)
    assert [one.code[-4:] for one in brought] == ["0002", "0003"]
    assert [one.book_number for one in brought] == [2, 3]
    assert world.taken_in().code.endswith("0004")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda deeds: [replace(deeds[0], by=deeds[1].by)], NotAllowed),
        (lambda deeds: [*deeds[:2], replace(deeds[2], by=deeds[0].by)], NotAllowed),
        (lambda deeds: [*deeds[:3], *deeds[4:6]], ResultMissing),
        (lambda deeds: [*deeds[:6], replace(deeds[6], verb=Verb.FINISH)], HandOverIsAnAct),
        (lambda deeds: [*deeds[:2], replace(deeds[7])], StateMoved),
    ],
    ids=["a stranger takes in", "a clerk examines", "no result", "hand-over is an act", "archived too soon"],
)
def test_what_a_single_verb_refuses_is_refused_and_nothing_is_written(world, change, refusal):
    deeds = change(whole_life(world))
    with pytest.raises(refusal):
        bring(world, *deeds)
    assert not Dossier.objects.exists()
    assert not Series.objects.exists()
    assert not Event.objects.filter(subject_kind__in=["dossier", "task", "run", "promise"]).exists()


def test_one_life_that_cannot_be_holds_up_all_of_its_batch(world):
    sound = PastLife(world.filing(), NAME, whole_life(world))
    lacking = PastLife(world.filing(papers=(), answers=None), NAME, whole_life(world)[:1])
    with pytest.raises(DocumentsMissing):
        bring_dossiers([sound, lacking], Eras(), by=SYSTEM, at=NOW)
    assert not Dossier.objects.exists()


def test_a_deed_that_lies_ahead_is_no_past(world):
    with pytest.raises(LiesAhead):
        bring(world, *whole_life(world), now=AT + timedelta(hours=1))
    assert not Dossier.objects.exists()
    assert issubclass(LiesAhead, Refused)
