"""What is refused at acceptance and when a dossier is put right; nothing is written then."""

from dataclasses import replace

import pytest

from motcua.casework.dossiers.actions import correct_applicant, correct_procedure, finish_step, take_in
from motcua.casework.dossiers.errors import (
    ApplicantWithoutNumber,
    MoneyTaken,
    TooLateToCorrect,
    UnitChanged,
    UnitCodeMissing,
)
from motcua.casework.dossiers.models import KIND, Dossier
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.models import Event
from motcua.instruments.fees.models import Charge
from motcua.instruments.workflow.queries import waiting_of
from motcua.registers.organisations.models import AgencyIdentifier
from motcua.registers.people.actions import PersonDraft, register_person
from tests.casework.dossiers.world import AT, World, a_procedure, a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def told() -> int:
    return Event.objects.count()


def test_a_unit_without_a_code_numbers_no_dossier(world: World) -> None:
    AgencyIdentifier.objects.all().delete()
    before = told()
    with pytest.raises(UnitCodeMissing):
        take_in(world.filing(), by=world.ward.clerk(), at=AT)
    assert (Dossier.objects.count(), told()) == (0, before)


def test_who_has_neither_number_nor_birth_nor_paper_is_not_taken_in(world: World) -> None:
    nameless = register_person(PersonDraft("Nguyễn Văn Không"), by=SYSTEM, at=AT)
    before = told()
    with pytest.raises(ApplicantWithoutNumber):
        take_in(world.filing(person_id=nameless.id), by=world.ward.clerk(), at=AT)
    assert (Dossier.objects.count(), told()) == (0, before)


def test_a_dossier_keeps_its_unit_when_its_procedure_is_put_right(world: World) -> None:
    one, before = world.taken_in(), told()
    elsewhere = replace(world.filing(), unit_id=world.ward.committee)
    with pytest.raises(UnitChanged):
        correct_procedure(one.id, elsewhere, reason="Nhầm", by=world.ward.clerk(), at=AT)
    assert told() == before


def test_what_somebody_has_worked_on_is_no_longer_put_right(world: World) -> None:
    one = world.taken_in()
    task = waiting_of(KIND, [one.id])[one.id]
    finish_step(one.id, task.id, by=world.ward.civil_status_officer(), at=AT)
    other = register_person(PersonDraft("Trần Thị Khác", birth="1990"), by=SYSTEM, at=AT)
    before = told()
    with pytest.raises(TooLateToCorrect):
        correct_applicant(one.id, person_id=other.id, reason="Nhầm", by=world.ward.clerk(), at=AT)
    one.refresh_from_db()
    assert (one.applicant_person, told()) == (world.person, before)


def test_money_that_was_taken_holds_the_procedure(world: World) -> None:
    other = World(world.ward, a_procedure(code="1.000894", name="Đăng ký kết hôn"), world.person)
    one = world.taken_in()
    Charge.objects.filter(subject_id=one.id).update(state=Charge.State.PAID)
    before = told()
    with pytest.raises(MoneyTaken):
        correct_procedure(
            one.id,
            other.filing(procedure_code="1.000894"),
            reason="Nhầm thủ tục",
            by=world.ward.clerk(),
            at=AT,
        )
    one.refresh_from_db()
    assert (one.version, told()) == (world.version, before)
