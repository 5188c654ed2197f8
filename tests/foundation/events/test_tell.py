"""What `tell` promises: chains made by the database, rows that nobody can change, deliveries never lost."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.foundation.access.actions import set_role
from motcua.foundation.access.events import RoleSet
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.events.actions import MANY, deliver_due, replay_delivery, tell, tell_many
from motcua.foundation.events.errors import DeliveryNotDead, DeliveryUnknown
from motcua.foundation.events.events import Told
from motcua.foundation.events.models import ChainHead, Delivery, Event
from motcua.foundation.events.ports import REACTIONS, Record
from motcua.foundation.events.queries import history, verify
from motcua.foundation.ids import HOUSE, new_id

AT = datetime(2023, 11, 20, 8, 0, tzinfo=VN)
pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class KettleBoiled(Told):
    """A test's own happening."""

    SUBJECT: ClassVar[str] = "kettle"
    kettle_id: UUID
    litres: int = 1
    ready_at: datetime | None = None


@pytest.fixture
def reacting(monkeypatch):
    """Join one reaction for the length of a test; it fails as long as `failing` holds something."""
    seen: list[Record] = []
    failing: list[str] = []

    def pour(told: KettleBoiled, record: Record) -> None:
        assert isinstance(told, KettleBoiled)
        if failing:
            raise ValueError(failing[0])
        seen.append(record)

    monkeypatch.setattr(REACTIONS, "by_kind", {KettleBoiled: ("kitchen.pour",)})
    monkeypatch.setattr(REACTIONS, "by_name", {"kitchen.pour": pour})
    monkeypatch.setattr(REACTIONS, "wake", lambda: None)
    return seen, failing


def test_an_event_comes_back_as_it_was_told():
    kettle = new_id()
    told = KettleBoiled(kettle, 2, AT + timedelta(minutes=3))
    with transaction.atomic():
        tell(told, by=HOUSE, at=AT)
    (record,) = history("kettle", kettle)
    assert record.told == told
    assert (record.kind, record.position, record.actor_id, record.at) == (
        "events.KettleBoiled",
        1,
        HOUSE.id,
        AT,
    )


def test_events_of_one_subject_are_chained_and_the_head_counts_them():
    kettle = new_id()
    with transaction.atomic():
        for litres in (1, 2, 3):
            tell(KettleBoiled(kettle, litres), by=HOUSE, at=AT)
    rows = list(Event.objects.order_by("position"))
    assert [row.position for row in rows] == [1, 2, 3]
    assert [bytes(row.previous_hash) for row in rows] == [b"", bytes(rows[0].hash), bytes(rows[1].hash)]
    head = ChainHead.objects.get(subject_kind="kettle", subject_id=kettle)
    assert (head.count, bytes(head.hash)) == (3, bytes(rows[2].hash))


def test_telling_many_writes_the_same_as_telling_one_by_one():
    kettles = [new_id(), new_id()]
    with transaction.atomic():
        for kettle in kettles:
            tell(KettleBoiled(kettle, 1), by=HOUSE, at=AT)
            tell(KettleBoiled(kettle, 2), by=HOUSE, at=AT)
    others = [new_id(), new_id()]
    with transaction.atomic():
        tell_many((KettleBoiled(k, n) for k in others for n in (1, 2)), by=HOUSE, at=AT)

    def table(ids):
        fields = ("position", "kind", "data__litres", "actor_id", "at", "state")
        return [
            list(Event.objects.filter(subject_id=k).order_by("position").values_list(*fields)) for k in ids
        ]

    assert table(kettles) == table(others)


@pytest.mark.parametrize("again", [False, True])
def test_a_hundred_told_at_once_are_chained_as_the_trigger_chains_them(again, reacting):
    seen, _ = reacting
    role = set_role("boiler", name="Người đun", rights=["access.edit_roles"], by=SYSTEM, at=AT).id
    kettles = [new_id() for _ in range(MANY)]
    tell(KettleBoiled(kettles[0], 5), by=HOUSE, at=AT)
    litres = (1, 2) if again else (1,)
    with transaction.atomic():
        many = [KettleBoiled(kettle, n) for n in litres for kettle in kettles]
        tell_many([RoleSet(role, "boiler", ("access.edit_roles",), False), *many], by=HOUSE, at=AT)
    assert verify().holds
    rows = Event.objects.order_by("id").values_list("subject_id", "data__litres")
    assert list(rows)[2:] == [(role, None), *((kettle, n) for n in litres for kettle in kettles)]
    first = [record.position for record in history("kettle", kettles[0])]
    assert first == list(range(1, len(litres) + 2))
    before, after = Event.objects.filter(subject_id=role).order_by("position").values_list("state", flat=True)
    assert before == after is not None
    while deliver_due(real_now=_later()):
        pass
    assert len(seen) == len(many) + 1


def test_telling_outside_a_transaction_is_an_error_of_the_caller(transactional_db):
    with pytest.raises(transaction.TransactionManagementError):
        tell(KettleBoiled(new_id()), by=HOUSE, at=AT)
    assert not Event.objects.exists()


@pytest.mark.parametrize("sql", ["update events_event set data = '{}'", "delete from events_event"])
def test_the_application_can_neither_change_nor_delete_an_event(sql):
    tell(KettleBoiled(new_id()), by=HOUSE, at=AT)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Event.objects.count() == 1


def test_the_application_cannot_write_a_chain_head():
    tell(KettleBoiled(new_id()), by=HOUSE, at=AT)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update events_chainhead set count = 7")
    assert ChainHead.objects.get().count == 1


def test_a_reaction_runs_once_after_its_event(reacting):
    seen, _ = reacting
    kettle = new_id()
    tell(KettleBoiled(kettle), by=HOUSE, at=AT)
    assert deliver_due(real_now=_later()) == 1
    assert deliver_due(real_now=_later()) == 0
    assert [record.subject_id for record in seen] == [kettle]
    assert Delivery.objects.get().state == Delivery.State.DONE


def test_a_failing_reaction_is_tried_later_and_later_then_given_up_and_can_be_replayed(reacting):
    seen, failing = reacting
    failing.append("no water")
    tell(KettleBoiled(new_id()), by=HOUSE, at=AT)
    moment = _later()
    waits = []
    for _ in range(8):
        deliver_due(real_now=moment)
        delivery = Delivery.objects.get()
        waits.append((delivery.next_at - moment).total_seconds())
        moment = delivery.next_at
    assert waits == [10, 40, 160, 640, 2560, 10240, 40960, 163840]
    assert (delivery.state, delivery.attempts, delivery.last_error) == ("DEAD", 8, "ValueError: no water")
    assert deliver_due(real_now=moment + timedelta(days=9)) == 0

    failing.clear()
    replay_delivery(delivery.id, by=HOUSE, at=AT, real_now=moment)
    assert deliver_due(real_now=moment) == 1
    assert len(seen) == 1
    assert history("kettle", delivery.event.subject_id)[0].kind == "events.KettleBoiled"


def test_only_a_dead_delivery_can_be_replayed(reacting):
    tell(KettleBoiled(new_id()), by=HOUSE, at=AT)
    delivery = Delivery.objects.get()
    with pytest.raises(DeliveryNotDead):
        replay_delivery(delivery.id, by=HOUSE, at=AT, real_now=_later())
    assert Event.objects.count() == 1


def test_a_reaction_that_fails_leaves_nothing_behind(reacting, monkeypatch):
    def half(told: KettleBoiled, record: Record) -> None:
        tell(KettleBoiled(new_id()), by=HOUSE, at=AT)
        raise Refused

    monkeypatch.setattr(REACTIONS, "by_name", {"kitchen.pour": half})
    tell(KettleBoiled(new_id()), by=HOUSE, at=AT)
    deliver_due(real_now=_later())
    assert Event.objects.count() == 1
    assert Delivery.objects.get().attempts == 1


def _later() -> datetime:
    return datetime(2100, 1, 1, tzinfo=VN)


def test_a_delivery_that_never_was_is_not_replayed():
    with pytest.raises(DeliveryUnknown):
        replay_delivery(99, by=HOUSE, at=AT, real_now=_later())
    assert not Event.objects.exists()
