"""Whole lives of dossiers put down together: judged deed by deed, all of them or none."""

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions import Deed, Eras, PastLife, Receiving, Verb, bring_dossiers
from motcua.casework.dossiers.errors import (
    CarriersDecideNothing,
    DocumentsMissing,
    HandOverIsAnAct,
    NotAwaitingAcceptance,
    ReceiverMissing,
    ResultMissing,
    StateMoved,
    StepElsewhere,
)
from motcua.casework.dossiers.models import Dossier, HandOver, Series, State, Supplement
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed, Refused
from motcua.foundation.events.errors import LiesAhead
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.instruments.deadlines.models import Promise, Purpose
from motcua.instruments.documents.errors import TitleMissing
from motcua.instruments.workflow.models import Task
from motcua.registers.procedures.models import Channel
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


def untitled(deed):
    return replace(deed, result=replace(deed.result, title=" "))


def to_somebody(deed):
    return replace(deed, receiving=Receiving(HandOver.Receiver.OTHER))


def for_the_post(world):
    """A clerk of the ward's counter who serves for the public post."""
    clerk = world.ward.clerk()
    return replace(clerk, rights=MappingProxyType({**clerk.rights, access.CARRY: frozenset()}))


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
        (lambda deeds: [deeds[0], *deeds], NotAwaitingAcceptance),
        (lambda deeds: [replace(deeds[0], verb=Verb.SUBMIT), deeds[1]], StepElsewhere),
        (lambda deeds: [*deeds[:3], untitled(deeds[3])], TitleMissing),
        (lambda deeds: [*deeds[:6], to_somebody(deeds[6])], ReceiverMissing),
    ],
    ids=[
        "a stranger takes in",
        "a clerk examines",
        "no result",
        "hand-over is an act",
        "archived too soon",
        "taken in twice",
        "done before it was taken in",
        "a result without a name",
        "given to somebody unnamed",
    ],
)
def test_what_a_single_verb_refuses_is_refused_and_nothing_is_written(world, change, refusal):
    deeds = change(whole_life(world))
    with pytest.raises(refusal):
        bring(world, *deeds)
    assert not Dossier.objects.exists()
    assert not Series.objects.exists()
    assert not Event.objects.filter(subject_kind__in=["dossier", "task", "run", "promise"]).exists()


def test_who_carries_for_the_post_takes_in_and_refuses_nothing(world):
    post = for_the_post(world)
    taken = Deed(Verb.SUBMIT, AT, post)
    refused = Deed(Verb.REFUSE, AT + timedelta(hours=1), post, words="Thiếu giấy tờ")
    with pytest.raises(CarriersDecideNothing):
        bring(world, taken, refused)
    assert not Dossier.objects.exists()
    assert bring(world, replace(taken, verb=Verb.TAKE_IN)).state == State.ACCEPTED


@pytest.mark.parametrize(
    ("verb", "by", "state"),
    [(Verb.REFUSE, "leader", State.REFUSED), (Verb.WITHDRAW, "clerk", State.WITHDRAWN)],
    ids=["refused", "withdrawn"],
)
def test_what_ends_while_more_is_awaited_awaits_nothing_more(world, verb, by, state):
    officer = world.ward.civil_status_officer()
    ended = AT + timedelta(hours=3)
    bring(
        world,
        Deed(Verb.TAKE_IN, AT, world.ward.clerk()),
        Deed(Verb.CLAIM, AT + timedelta(hours=1), officer),
        Deed(Verb.ASK, AT + timedelta(hours=2), officer, words="Thiếu", items=("Giấy khai sinh",)),
        Deed(verb, ended, getattr(world.ward, by)(), words="Theo đơn"),
    )
    assert Dossier.objects.get().state == state
    asked = Supplement.objects.get()
    assert (asked.state, asked.ended_at) == (Supplement.State.DROPPED, ended)


def test_an_online_filing_that_is_taken_back_is_promised_no_answer(world):
    filing = world.filing(channel=Channel.ONLINE)
    withdrawn = Deed(Verb.WITHDRAW, AT + timedelta(hours=1), world.ward.clerk(), words="Theo đơn")
    bring(world, Deed(Verb.SUBMIT, AT, world.ward.clerk()), withdrawn, filing=filing)
    promise = Promise.objects.get()
    assert (promise.purpose, promise.state) == (Purpose.ANSWER, Promise.State.CANCELLED)
    assert verify().findings == []


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
