"""What happened before is put on record together: the same chains, and nobody else finds a way around."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.actions import PAST, Past, tell_many, tell_past
from motcua.foundation.events.errors import LiesAhead
from motcua.foundation.events.models import ChainHead, Delivery, Event
from motcua.foundation.events.ports import REACTIONS
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import HOUSE, new_id
from motcua.registers.people.actions import PersonDraft, register_person
from motcua.registers.people.actions.bulk import watched_person
from motcua.registers.people.events import PersonCorrected
from tests.foundation.events.test_tell import AT, KettleBoiled

pytestmark = pytest.mark.django_db


def tell_of(told, state=None, at=AT):
    with transaction.atomic():
        return tell_past([Past(one, HOUSE, at, state) for one in told], by=HOUSE, at=AT + timedelta(days=1))


def test_past_happenings_go_on_a_chain_as_if_each_had_been_told():
    kettle, other = new_id(), new_id()
    with transaction.atomic():
        tell_many([KettleBoiled(kettle, 1)], by=HOUSE, at=AT)
    assert tell_of([KettleBoiled(kettle, 2), KettleBoiled(other, 5, AT), KettleBoiled(kettle, 3)]) == 3
    with transaction.atomic():
        tell_many([KettleBoiled(kettle, 4)], by=HOUSE, at=AT)
    rows = Event.objects.filter(subject_id=kettle).order_by("position")
    assert [(row.position, row.data["litres"]) for row in rows] == [(1, 1), (2, 2), (3, 3), (4, 4)]
    heads = {head.subject_id: head.count for head in ChainHead.objects.filter(subject_kind="kettle")}
    assert heads == {kettle: 4, other: 1}
    assert verify().findings == []


def test_past_happenings_are_delivered_like_others(monkeypatch):
    monkeypatch.setattr(REACTIONS, "by_kind", {KettleBoiled: ("kitchen.pour",)})
    monkeypatch.setattr(REACTIONS, "wake", lambda: None)
    kettle = new_id()
    tell_of([KettleBoiled(kettle, 1), KettleBoiled(kettle, 2)])
    delivered = Delivery.objects.order_by("id").values_list("event__data__litres", "reaction")
    assert list(delivered) == [(1, "kitchen.pour"), (2, "kitchen.pour")]


def test_the_last_state_must_agree_with_the_row():
    person = register_person(PersonDraft("Nguyễn Thị Hoa"), by=SYSTEM, at=AT)
    with pytest.raises(DatabaseError, match="không khớp dữ liệu"), transaction.atomic():
        tell_of([PersonCorrected(person.id, ("birth",))], state="somebody else")
    tell_of([PersonCorrected(person.id, ("birth",))], state=watched_person(person))
    assert verify().findings == []


def test_a_state_of_what_nobody_watches_is_not_kept():
    kettle = new_id()
    tell_of([KettleBoiled(kettle)], state="hot")
    assert Event.objects.get(subject_id=kettle).state is None


def test_what_lies_ahead_is_no_past():
    with pytest.raises(LiesAhead):
        tell_of([KettleBoiled(new_id())], at=AT + timedelta(days=2))
    assert not Event.objects.exists()


def test_who_inserts_by_hand_gets_the_next_place_whatever_place_he_names():
    kettle = new_id()
    tell_of([KettleBoiled(kettle, 1), KettleBoiled(kettle, 2)])
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into events_event (subject_kind, subject_id, position, kind, data, actor_id, at, "
            "previous_hash, hash) values ('kettle', %s, 2, 'x.Y', '{}', %s, now(), '', 'made up')",
            [kettle, HOUSE.id],
        )
    assert list(Event.objects.filter(kind="x.Y").values_list("position", flat=True)) == [3]
    assert verify().findings == []


CLAIMED = """
insert into pg_temp.events_past (is_last, is_first, place, subject_kind, subject_id, kind, data, actor_id, at)
values (%s, false, 1, 'kettle', %s, 'x.Y', '{}', %s, now())
"""


def claim_anew(kettle, *, is_last=True):
    with connection.cursor() as cursor:
        cursor.execute(PAST)
        cursor.execute("grant select on pg_temp.events_past to public")
        cursor.execute(CLAIMED, [is_last, kettle, HOUSE.id])
        cursor.execute("select motcua_tell_past()")


def test_who_says_that_a_chain_is_new_cannot_begin_it_a_second_time():
    kettle = new_id()
    tell_of([KettleBoiled(kettle, 1)])
    with pytest.raises(IntegrityError, match="duplicate key"), transaction.atomic():
        claim_anew(kettle)
    assert Event.objects.filter(subject_id=kettle).count() == 1
    assert verify().findings == []


def test_who_names_a_wrong_end_of_a_chain_is_refused():
    kettle = new_id()
    with pytest.raises(DatabaseError, match="nêu sai"), transaction.atomic():
        claim_anew(kettle, is_last=False)
    assert not Event.objects.filter(subject_id=kettle).exists()
    assert not ChainHead.objects.filter(subject_id=kettle).exists()


def test_heads_of_other_chains_are_not_gone_through():
    """Each batch of a growth once read the heads of all that was ever told."""
    with transaction.atomic():
        tell_many([KettleBoiled(new_id(), 1) for _ in range(400)], by=HOUSE, at=AT)
    known = [row.subject_id for row in ChainHead.objects.filter(subject_kind="kettle")[:3]]
    before = _heads_read()
    with transaction.atomic():
        past = [Past(KettleBoiled(one, 2), HOUSE, AT) for one in [*known, new_id(), new_id()]]
        tell_past(past, by=HOUSE, at=AT + timedelta(days=1))
    assert _heads_read() - before <= 2 * len(known)
    assert set(ChainHead.objects.filter(subject_id__in=known).values_list("count", flat=True)) == {2}
    assert verify().findings == []


def _heads_read():
    with connection.cursor() as cursor:
        cursor.execute(
            "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = %s",
            [ChainHead._meta.db_table],
        )
        return cursor.fetchone()[0]
