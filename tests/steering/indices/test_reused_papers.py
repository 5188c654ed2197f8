"""Dossiers in which a paper of the vault was used again are counted, opened, parted, and only by then."""

from datetime import timedelta

import pytest

from motcua.casework.dossiers.models import Paper
from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.ids import new_id
from motcua.instruments.documents.actions import give_consent, reuse
from motcua.instruments.documents.models import REUSE
from motcua.instruments.documents.queries import documents_of
from motcua.registers.people.actions import attach_account
from motcua.steering.indices.adapters.vaults import VaultFigures
from motcua.steering.indices.ports import Scope
from tests.casework.dossiers.world import AT, a_world
from tests.instruments.documents.test_vault import scanned
from tests.instruments.documents.vaults import filed, the_lists

NAME = "vault_dossiers_reusing"
LATER = AT + timedelta(days=1)


@pytest.mark.django_db
def test_a_dossier_counts_from_when_its_paper_was_used_again():
    world = a_world()
    the_lists()
    account = new_id()
    attach_account(world.person.pk, account, level=2, by=SYSTEM, at=AT)
    owner = Actor(account, ActorKind.CITIZEN)
    (paper,) = filed(world.person, scanned("Bản án ly hôn"))
    asked = world.version.documents.get(name="Bản án ly hôn")
    form = world.version.documents.get(name="Tờ khai")
    one = world.taken_in(papers=(Paper(form.id, 1, 0), Paper(asked.id, 0, 1)))
    world.taken_in()
    row = next(each for each in documents_of("dossier", one.id) if each.required_id == asked.id)
    consent = give_consent(REUSE, "dossier", one.id, by=owner, at=AT)
    source = VaultFigures()
    assert source.count([NAME], Scope(), LATER) == {NAME: 0}
    reuse(paper.id, "dossier", one.id, row.id, consent_id=consent.id, by=owner, at=AT + timedelta(hours=1))
    assert source.count([NAME], Scope(), LATER) == {NAME: 1}
    assert source.count([NAME], Scope(), AT) == {NAME: 0}
    assert source.count([NAME], Scope(seen=frozenset({new_id()})), LATER) == {NAME: 0}
    assert source.by_agency([NAME], Scope(), LATER) == {world.ward.committee: {NAME: 1}}
    assert source.by_month([NAME], Scope(), LATER) == {AT.date().replace(day=1): {NAME: 1}}
    page = source.rows(NAME, Scope(), LATER, after="", most=5)
    assert [(line.id, line.code) for line in page.lines] == [(one.id, one.code)]
