"""Papers of settled dossiers come into their applicants' vaults, read off the book; nobody who acts waits."""

from datetime import timedelta
from io import BytesIO

import pytest

from motcua.casework.dossiers.actions import (
    Receiving,
    fill_vaults,
    finish_step,
    hand_over,
    put_scan,
    record_result,
)
from motcua.casework.dossiers.models import VaultMark
from motcua.casework.dossiers.queries.vaults import is_told_of
from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.files.actions import keep_file
from motcua.instruments.documents.models import Trust, VaultDocument
from motcua.instruments.documents.queries import documents_of, vault_of
from motcua.instruments.workflow.queries import waiting_of
from tests.casework.dossiers.world import AT, PDF, a_result, a_world

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


def task_of(one):
    return waiting_of("dossier", [one.id])[one.id]


def resolved(world):
    """A dossier with its form scanned, and a result that lies at the counter."""
    one = world.taken_in()
    clerk, officer, leader = world.ward.clerk(), world.ward.civil_status_officer(), world.ward.leader()
    for paper in documents_of("dossier", one.id):
        scan = keep_file(BytesIO(PDF), name="quet.pdf", by=clerk, at=AT)
        put_scan(one.id, paper.id, scan, name="quet.pdf", by=clerk, at=AT)
    finish_step(one.id, task_of(one).id, by=officer, at=AT)
    finish_step(one.id, task_of(one).id, by=leader, at=AT)
    record_result(one.id, a_result(officer), by=officer, at=LATER)
    finish_step(one.id, task_of(one).id, by=officer, at=LATER)
    return one


def test_a_result_lies_in_the_vault_once_it_was_handed_over():
    world = a_world()
    one = resolved(world)
    assert is_told_of()
    assert not fill_vaults(by=SYSTEM, at=LATER)
    assert vault_of([world.person.id], [], most=9) == []  # the form is filled anew, the result waits
    hand_over(one.id, Receiving(), by=world.ward.clerk(), at=LATER)
    assert not fill_vaults(by=SYSTEM, at=LATER)
    (paper,) = vault_of([world.person.id], [], most=9)
    assert (paper.name, paper.trust) == ("Giấy xác nhận tình trạng hôn nhân", Trust.RECORDED)
    assert (paper.subject_id, paper.issuer_id, paper.number) == (
        one.id,
        world.ward.committee,
        "12/UBND-XNTTHN",
    )
    fill_vaults(by=SYSTEM, at=LATER)
    assert VaultDocument.objects.count() == 1


def test_the_book_is_read_on_a_stretch_at_a_time():
    world = a_world()
    hand_over(resolved(world).id, Receiving(), by=world.ward.clerk(), at=LATER)
    rounds = 0
    while fill_vaults(by=SYSTEM, at=LATER, most=5):
        rounds += 1
    assert rounds > 1
    assert VaultDocument.objects.count() == 1


def test_nobody_else_reads_it():
    world = a_world()
    hand_over(resolved(world).id, Receiving(), by=world.ward.clerk(), at=LATER)
    with pytest.raises(NotAllowed):
        fill_vaults(by=NOBODY, at=LATER)
    assert not VaultDocument.objects.exists()
    assert not VaultMark.objects.filter(last__gt=0).exists()
