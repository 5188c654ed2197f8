"""Facts are kept in step with the book, and come out the same when they are made anew."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.casework.dossiers.actions import submit, take_in, withdraw
from motcua.casework.dossiers.models import Dossier
from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.queries import Mark, newest, read_on
from motcua.registers.procedures.models import Channel
from motcua.steering.indices.actions import catch_up, keep_up, rebuild_facts
from motcua.steering.indices.models import BookReader, DossierFact
from motcua.steering.indices.queries import Scope, cell_differences, differences, facts_behind
from motcua.steering.indices.queries.folding import folded
from motcua.steering.indices.queries.stretches import folded_from
from motcua.steering.indices.rules import KINDS
from tests.casework.dossiers.test_any_order import Case, do, steps, undone, world
from tests.casework.dossiers.world import AT, a_world

__all__ = ["world"]
pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)
SAME = {
    "received_at": "submitted_at",
    "accepted_at": "accepted_at",
    "due_at": "due_at",
    "first_due_at": "original_due_at",
    "resolved_at": "resolved_at",
    "ended_at": "ended_at",
    "version_id": "version_id",
    "unit_id": "reception_unit_id",
    "channel": "channel",
}
"""What the facts and the dossier's own row both say."""


def caught():
    return keep_up(by=SYSTEM, at=LATER)


def agree():
    for dossier in Dossier.objects.all():
        fact = DossierFact.objects.get(pk=dossier.id)
        for kept, column in SAME.items():
            assert getattr(fact, kept) == getattr(dossier, column), (kept, dossier.state)
        assert (fact.stood_at is not None) == (
            dossier.code is not None and dossier.state in {"PAUSED", "AWAITING_SUPPLEMENT"}
        ) or fact.outcome
    assert list(differences()) == []


def test_a_dossier_is_counted_as_soon_as_the_book_is_read_on():
    world = a_world()
    caught()
    dossier = take_in(world.filing(), by=world.ward.clerk(), at=AT)
    assert not DossierFact.objects.filter(pk=dossier.id).exists()
    assert caught() == 1
    agree()
    assert caught() == 0
    withdraw(dossier.id, reason="Người nộp rút", by=world.ward.clerk(), at=LATER)
    assert caught() == 1
    assert DossierFact.objects.get(pk=dossier.id).outcome == "WITHDRAWN"
    assert BookReader.objects.get().read_at == LATER


def test_facts_made_anew_are_the_same_and_put_right_what_was_changed_by_hand():
    world = a_world()
    one = take_in(world.filing(), by=world.ward.clerk(), at=AT)
    other = submit(world.filing(channel=Channel.ONLINE), by=world.ward.clerk(), at=AT)
    caught()
    DossierFact.objects.filter(pk=one.id).update(supplements=7)
    DossierFact.objects.filter(pk=other.id).delete()
    found = {(each.dossier_id, each.column, each.kept, each.told) for each in differences()}
    assert found == {(one.id, "supplements", 7, 0), (other.id, "", False, True)}
    assert rebuild_facts(by=SYSTEM, at=LATER) == 2
    caught()
    agree()


def test_what_has_not_been_read_yet_is_no_difference():
    world = a_world()
    caught()
    take_in(world.filing(), by=world.ward.clerk(), at=AT)
    assert list(differences()) == []


def test_only_who_may_reads_on_or_makes_anew():
    world = a_world()
    take_in(world.filing(), by=world.ward.clerk(), at=AT)
    for act in (catch_up, rebuild_facts):
        with pytest.raises(NotAllowed):
            act(by=world.ward.clerk(), at=LATER)
    assert not DossierFact.objects.exists()
    assert not BookReader.objects.exists()


def test_reading_on_costs_the_same_however_many_dossiers_changed(django_assert_max_num_queries):
    world = a_world()
    caught()
    for number in range(4):
        submit(world.filing(channel=Channel.ONLINE), by=world.ward.clerk(), at=AT + timedelta(days=number))
    with django_assert_max_num_queries(11):  # two of them ask for ids that were missing
        assert catch_up(by=SYSTEM, at=LATER).dossiers == 4


@given(is_sent=st.booleans(), acts=st.lists(steps, min_size=3, max_size=16))
@settings(
    max_examples=settings.default.max_examples // 10,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_after_any_acts_the_facts_say_what_the_dossier_says_read_on_or_made_anew(world, is_sent, acts):
    hands = (world.ward.clerk(), world.ward.civil_status_officer(), world.ward.leader(), SYSTEM)
    with undone():
        filing = world.filing(channel=Channel.ONLINE) if is_sent else world.filing()
        begun = (submit if is_sent else take_in)(filing, by=hands[0], at=AT)
        case = Case(world, hands, begun)
        for name, hand, pick, minutes in acts:
            case.at += timedelta(minutes=minutes)
            do(case, name, hands[hand], pick)
            caught()
        agree()
        before = list(DossierFact.objects.order_by("pk").values())
        rebuild_facts(by=SYSTEM, at=LATER)
        assert list(DossierFact.objects.order_by("pk").values()) == before


def received_on(day):
    return facts_behind("received", Scope(since=day, until=day), LATER).count()


def test_what_is_read_a_second_time_counts_once(world):
    for number in range(3):
        world.taken_in(at=AT + timedelta(minutes=number))
    keep_up(by=SYSTEM, at=AT)
    before = list(DossierFact.objects.order_by("pk").values())
    BookReader.objects.update(last=0, owed=[])  # as if the reader had lost its place: the whole book again
    keep_up(by=SYSTEM, at=AT)
    assert list(DossierFact.objects.order_by("pk").values()) == before
    assert (list(differences()), list(cell_differences())) == ([], [])
    assert received_on(AT.date()) == 3


def test_what_is_told_late_counts_on_the_day_on_which_it_happened(world):
    world.taken_in(at=AT)
    keep_up(by=SYSTEM, at=AT)
    world.taken_in(at=AT - timedelta(days=3))  # told after what happened later
    keep_up(by=SYSTEM, at=AT)
    for days, received in ((0, 1), (3, 1), (1, 0)):
        day = (AT - timedelta(days=days)).date()
        assert received_on(day) == received
    assert (list(differences()), list(cell_differences())) == ([], [])


def test_who_begins_within_a_stretch_is_folded_from_it_as_from_the_whole_book(world):
    caught()
    mark = Mark(newest())
    old = submit(world.filing(channel=Channel.ONLINE), by=world.ward.clerk(), at=AT)
    caught()
    begins = Mark(newest())
    young = [
        world.taken_in(at=AT),
        submit(world.filing(channel=Channel.ONLINE), by=world.ward.clerk(), at=AT),
    ]
    withdraw(young[0].id, reason="Rút", by=world.ward.clerk(), at=LATER)
    withdraw(old.id, reason="Rút", by=world.ward.clerk(), at=LATER)
    for since, asked in ((mark, 0), (begins, 1)):
        stretch = read_on(since, KINDS, with_begun=True)
        ids = {one.id for one in (old, *young)}
        with CaptureQueriesContext(connection) as said:
            assert folded_from(stretch) == folded(ids)
        chains = [one for one in said.captured_queries if "json_agg" in one["sql"]]
        assert len(chains) == 2 * (asked + 1)  # those of the last question, and of who was there before
