"""What other chains tell of a dossier: an answer promised, charges, payments; of what it is a part."""

from datetime import timedelta

import pytest

from motcua.casework.dossiers.actions import submit, take_in, withdraw
from motcua.casework.dossiers.models import KIND
from motcua.foundation.access.models import SYSTEM
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.fees.actions import take_cash, void_receipt
from motcua.registers.procedures.models import Channel
from motcua.steering.indices.actions import keep_up
from motcua.steering.indices.models import DossierFact
from motcua.steering.indices.queries import Scope, differences, facts_behind
from tests.casework.dossiers.joint import joint, part
from tests.casework.dossiers.world import AT, a_procedure, a_world
from tests.instruments.fees.till import ABOUT, Till, a_series

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=60)


@pytest.fixture
def world(db):
    return a_world()


def fact_of(dossier):
    keep_up(by=SYSTEM, at=AT)
    assert list(differences()) == []
    return DossierFact.objects.get(pk=dossier.pk)


def counted(*names):
    return [facts_behind(name, Scope(), LATER).count() for name in names]


def test_what_is_due_and_paid_is_read_from_the_charges_of_a_dossier(world):
    dossier = take_in(world.filing(), by=world.ward.clerk(), at=AT)
    fact = fact_of(dossier)
    assert (fact.charges, fact.due_amount, fact.paid_amount, fact.paid_at) == (1, 15000, 0, None)
    cashier = Till(world.ward, a_series(world.ward)).cashier()
    receipt = take_cash(KIND, dossier.id, unit_id=world.ward.one_stop, about=ABOUT, by=cashier, at=AT)
    fact = fact_of(dossier)
    assert (fact.due_amount, fact.paid_amount, fact.paid_at, fact.paid_online) == (15000, 15000, AT, False)
    assert counted("with_fees", "fees_paid", "fees_paid_online") == [1, 1, 0]
    void_receipt(receipt.id, reason="Ghi sai", by=cashier, at=AT)
    assert fact_of(dossier).paid_amount == 0
    withdraw(dossier.id, reason="Rút", by=world.ward.clerk(), at=AT)
    fact = fact_of(dossier)
    assert (fact.charges, fact.due_amount, fact.closed_at) == (0, 0, AT)
    assert counted("with_fees", "fees_paid") == [0, 0]


def test_what_came_online_has_a_moment_by_which_it_is_answered(world):
    dossier = submit(world.filing(channel=Channel.ONLINE), by=world.ward.clerk(), at=AT)
    due = Promise.objects.get(subject_id=dossier.id).due_at
    assert fact_of(dossier).answer_due_at == due
    assert counted("answered", "answered_in_time", "unanswered_late") == [0, 0, 1]
    assert not facts_behind("unanswered_late", Scope(), due).exists()
    take_in(world.filing(), by=world.ward.clerk(), at=AT)
    keep_up(by=SYSTEM, at=AT)
    assert counted("answered", "unanswered_late") == [0, 1]


def test_a_joint_filing_is_counted_once_and_its_parts_by_their_own_name(world):
    joint(part("one"), part("two"))
    whole = world.taken_in(procedure_code="NB.H08.001", papers=())
    fact_of(whole)
    facts = dict(DossierFact.objects.values_list("pk", "whole_id"))
    assert facts == {whole.pk: None} | {one.pk: whole.pk for one in whole.part_dossiers.all()}
    assert len(facts) == 3
    assert counted("received", "open", "parts_overdue", "open_overdue") == [1, 1, 2, 1]


def test_whether_a_paper_comes_of_it_is_said_by_its_version(world):
    a_procedure(code="1.000010", results=[])
    assert fact_of(world.taken_in()).owes_result is True
    assert fact_of(world.taken_in(procedure_code="1.000010", papers=())).owes_result is False
