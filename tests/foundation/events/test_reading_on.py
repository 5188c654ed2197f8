"""Whoever keeps something current reads the book on and misses nothing, whichever transaction ends first."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from motcua.foundation.events.actions import tell_many
from motcua.foundation.events.events import kind_of
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import Mark, Owed, behind, newest, read_on
from motcua.foundation.events.queries import reading_on as reader
from motcua.foundation.ids import HOUSE, new_id
from tests.foundation.events.test_tell import KettleBoiled

pytestmark = pytest.mark.django_db
AT = datetime(2023, 11, 20, 1, tzinfo=UTC)
KINDS = [kind_of(KettleBoiled)]


def boil(*kettles):
    with transaction.atomic():
        tell_many([KettleBoiled(kettle, 1) for kettle in kettles], by=HOUSE, at=AT)


def burn(count):
    """Give ids away that nobody brings: their transaction is not over, or never was."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval('events_event_id_seq') from generate_series(1, %s)", [count])
        return [row[0] for row in cursor.fetchall()]


def bring(id_, kettle):
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into events_event (id, subject_kind, subject_id, position, kind, data, actor_id, at, "
            "previous_hash, hash) values (%s, 'kettle', %s, 0, %s, '{}', %s, %s, '', '')",
            [id_, kettle, KINDS[0], HOUSE.id, AT],
        )


def begun():
    boil(new_id())
    return Mark(newest())


def test_what_was_told_since_a_mark_is_read_once():
    mark, one, other = begun(), new_id(), new_id()
    boil(one, other, one)
    assert (behind(mark, KINDS), behind(mark, KINDS, most=2), behind(mark, ["other"])) == (3, 2, 0)
    read = read_on(mark, KINDS)
    assert (read.subjects, read.more) == ({one, other}, False)
    assert read.mark == Mark(newest())
    assert read_on(read.mark, KINDS).subjects == frozenset()
    assert behind(read.mark, KINDS) == 0


def test_other_kinds_move_the_mark_and_name_nobody():
    mark = begun()
    boil(new_id())
    read = read_on(mark, ["kitchen.SomethingElse"])
    assert (read.subjects, read.mark.last) == (frozenset(), newest())


def test_no_more_is_read_at_once_than_was_asked():
    mark, kettles = begun(), [new_id() for _ in range(5)]
    boil(*kettles)
    first = read_on(mark, KINDS, most=3)
    assert (first.subjects, first.more) == (set(kettles[:3]), True)
    assert read_on(first.mark, KINDS, most=3).subjects == set(kettles[3:])


def test_a_chain_that_begins_within_is_given_whole_if_asked():
    old, young = new_id(), new_id()
    boil(old)
    mark = Mark(newest())
    boil(young, old, young)
    assert read_on(mark, KINDS).begun == {}
    read = read_on(mark, KINDS, with_begun=True)
    assert read.told_of == {("kettle", old), ("kettle", young)}
    assert list(read.begun) == [("kettle", young)]
    told = [(kind, actor, at, data["litres"]) for _id, (kind, actor, at, data) in read.begun["kettle", young]]
    assert told == [(KINDS[0], HOUSE.id, AT, 1)] * 2


def test_what_appears_behind_the_mark_is_read_when_it_comes():
    mark, before, late, after = begun(), new_id(), new_id(), new_id()
    boil(before)
    missing = burn(3)
    boil(after)
    read = read_on(mark, KINDS, most=4)
    assert (read.subjects, read.more) == ({before, after}, False)
    assert [(one.first, one.final) for one in read.mark.owed] == [(missing[0], missing[2])]
    bring(missing[1], late)
    again = read_on(read.mark, KINDS)
    assert again.subjects == {late}
    spans = [(one.first, one.final) for one in again.mark.owed]
    assert spans == [(missing[0], missing[0]), (missing[2], missing[2])]
    assert read_on(again.mark, KINDS).subjects == frozenset()


def test_what_nobody_can_bring_any_more_is_no_longer_asked_for():
    boil(new_id())
    never = Owed(newest() + 10, newest() + 12, horizon=1, seen=0)
    assert read_on(Mark(newest(), (never,)), KINDS).mark == Mark(newest())


def test_it_is_asked_for_as_long_as_a_transaction_of_that_time_may_bring_it(monkeypatch):
    monkeypatch.setattr(reader, "SECONDS_OWED", 0)
    boil(new_id())  # this very transaction has its number, and is under way
    owed = Owed(newest() + 10, newest() + 10, horizon=2**60, seen=0)
    assert read_on(Mark(newest(), (owed,)), KINDS).mark.owed == (owed,)


def test_a_young_gap_waits_even_where_nobody_seems_to_be_left():
    """A transaction gets its number with its first row, a moment after the id of what it tells."""
    boil(new_id())
    with connection.cursor() as cursor:
        cursor.execute("select extract(epoch from clock_timestamp())::bigint")
        now = cursor.fetchone()[0]
    owed = Owed(newest() + 10, newest() + 10, horizon=1, seen=now)
    assert read_on(Mark(newest(), (owed,)), KINDS).mark.owed == (owed,)


def test_the_ids_of_an_empty_stretch_are_not_lost():
    mark = begun()
    missing = burn(2)
    kettle = new_id()
    boil(kettle)
    read = read_on(mark, KINDS, most=1)
    assert read.subjects == {kettle}
    assert (read.mark.owed[0].first, read.mark.owed[0].final) == (missing[0], missing[1])
    assert Event.objects.filter(id__in=missing).count() == 0
