"""The counter's bad day: late entries, applicants without a number, wrong persons and procedures."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from motcua.casework.dossiers.actions import (
    claim_step,
    correct_applicant,
    correct_procedure,
    finish_step,
    replace_dossier,
    submit,
    withdraw,
)
from motcua.casework.dossiers.errors import (
    ApplicantMissing,
    ApplicantWithoutNumber,
    DocumentsMissing,
    LateReasonMissing,
    MoneyTaken,
    NothingToCorrect,
    ReasonMissing,
    ReceivedInFuture,
    ReceivedTooLongAgo,
    StateMoved,
    TooLateToCorrect,
    UnitChanged,
)
from motcua.casework.dossiers.models import Dossier, Paper, State
from motcua.casework.dossiers.queries import corrections_of, links_of
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.documents.queries import documents_of
from motcua.instruments.fees.models import Charge
from motcua.instruments.fees.queries import charges_of
from motcua.instruments.workflow.models import Run
from motcua.instruments.workflow.queries import waiting_of
from motcua.registers.people.actions import PersonDraft, register_person
from tests.casework.dossiers.refusals import refused
from tests.casework.dossiers.world import AT, DUE, STEPS, a_procedure, a_world

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)
WHY = "Chọn nhầm trên danh sách"
OTHER = "1.000777"


@pytest.fixture
def world():
    return a_world()


@pytest.fixture
def other_person():
    draft = PersonDraft("Lê Văn Tám", birth="02/09/1980", personal_id="052080004321")
    return register_person(draft, by=SYSTEM, at=AT)


def task_of(one):
    return waiting_of("dossier", [one.id]).get(one.id)


def told(one):
    return [record.kind.removeprefix("dossiers.") for record in history("dossier", one.id)]


# late entries


def test_what_came_on_paper_while_the_power_was_out_is_entered_as_of_then(world):
    came = datetime(2023, 11, 17, 9, 30, tzinfo=VN)  # Friday
    one = world.taken_in(received_at=came, late_reason="Mất điện từ 9 giờ đến hết ngày")
    one.refresh_from_db()
    assert (one.code, one.accepted_at, one.entered_at) == ("H08.31.01-20231117-0001", came, AT)
    assert one.due_at == datetime(2023, 11, 22, 9, 30, tzinfo=VN)
    assert (one.entered_late, one.late_reason) == (True, "Mất điện từ 9 giờ đến hết ngày")
    assert told(one) == ["DossierAccepted", "DossierEnteredLate"]
    assert "Mất điện" not in str(list(Event.objects.values_list("data", flat=True)))
    assert verify().holds


@pytest.mark.parametrize(
    ("came", "reason", "refusal"),
    [
        (AT + timedelta(minutes=1), "Mất điện", ReceivedInFuture),
        (AT - timedelta(days=3), "  ", LateReasonMissing),
        (datetime(2023, 11, 14, 16, tzinfo=VN), "Mất điện", ReceivedTooLongAgo),
    ],
)
def test_a_late_entry_is_of_a_moment_that_was_lately_and_says_why(world, came, reason, refusal):
    refused(refusal, world.taken_in, received_at=came, late_reason=reason)
    assert not Dossier.objects.exists()


# whoever has no number


def test_a_child_without_a_number_is_known_by_its_birth_and_whoever_acts_for_it(world):
    child = register_person(PersonDraft("Nguyễn Bé Na", birth="05/11/2023"), by=SYSTEM, at=AT)
    said = refused(ApplicantWithoutNumber, world.taken_in, person_id=child.id)
    assert "cha, mẹ, người giám hộ" in said
    assert world.taken_in(person_id=child.id, submitter_id=world.person.id).submitter == world.person


def test_a_foreigner_without_a_number_is_known_by_his_birth_and_a_paper(world):
    nobody = register_person(PersonDraft("John Smith"), by=SYSTEM, at=AT)
    refused(ApplicantWithoutNumber, world.taken_in, person_id=nobody.id, identity_paper="Thẻ tạm trú NN 123")
    guest = register_person(PersonDraft("Jane Smith", birth="1985"), by=SYSTEM, at=AT)
    one = world.taken_in(person_id=guest.id, identity_paper="Thẻ tạm trú  NN 123")
    assert one.identity_paper == "Thẻ tạm trú NN 123"


# the wrong person


def test_the_wrong_person_is_put_right_before_anybody_acted(world, other_person):
    one = world.taken_in()
    code, due = one.code, one.due_at
    correct_applicant(one.id, person_id=other_person.id, reason=WHY, by=world.ward.clerk(), at=LATER)
    one.refresh_from_db()
    assert (one.applicant_person, one.submitter, one.code, one.due_at) == (
        other_person,
        other_person,
        code,
        due,
    )
    assert task_of(one).card["applicant"] == "Lê Văn Tám"
    (mended,) = corrections_of(one.id)
    assert (mended.kind, mended.before_id, mended.after_id) == (
        "APPLICANT",
        world.person.id,
        other_person.id,
    )
    assert told(one) == ["DossierAccepted", "ApplicantCorrected"]
    assert Run.objects.filter(subject_id=one.id, state=Run.State.RUNNING).count() == 1
    assert verify().holds


def test_a_person_is_put_right_only_in_time_by_the_counter_with_a_reason(world, other_person):
    one, clerk = world.taken_in(), world.ward.clerk()

    def correct(**more):
        known = {"person_id": other_person.id, "reason": WHY, "by": clerk, "at": LATER}
        return correct_applicant(one.id, **(known | more))

    refused(NotAllowed, correct, by=world.ward.leader())
    refused(ReasonMissing, correct, reason=" ")
    refused(NothingToCorrect, correct, person_id=world.person.id)
    refused(ApplicantMissing, correct, person_id=None)
    claim_step(one.id, task_of(one).id, by=world.ward.civil_status_officer(), at=LATER)
    assert "Hãy rút hồ sơ này" in refused(TooLateToCorrect, correct)
    withdraw(one.id, reason=WHY, by=clerk, at=LATER)
    refused(StateMoved, correct)
    waiting = submit(world.filing(), by=clerk, at=AT)
    refused(
        StateMoved, correct_applicant, waiting.id, person_id=other_person.id, reason=WHY, by=clerk, at=LATER
    )


# the wrong procedure


def _step(key, name, post, hours, kind):
    """A step of five working days in all."""
    longer = 16 if key == "tham_tra" else 0
    return {"key": key, "name": name, "post": post, "hours": hours + longer, "kind": kind}


@pytest.fixture
def other_filing(world):
    """What was meant: another procedure of the same ward, five working days, twice the levy."""
    version = a_procedure(
        code=OTHER,
        limits=[{"channels": ["DIRECT"], "quantity": 5, "unit": "WORKING_DAY"}],
        processes=[{"steps": [_step(*one) for one in STEPS]}],
        fees=[{"channels": ["DIRECT"], "kind": "LEVY", "name": "Lệ phí khác", "amount": 30000}],
        documents=[{"name": "Đơn", "originals": 1, "copies": 0}],
        forms=[],
        online={"level": "NONE"},
    )
    papers = tuple(Paper(one.id, one.originals, one.copies) for one in version.documents.all())
    return world.filing(procedure_code=OTHER, papers=papers, answers=None)


def test_the_wrong_procedure_is_put_right_under_the_same_code(world, other_filing):
    one = world.taken_in()
    code, first_run = one.code, Run.objects.get()
    correct_procedure(one.id, other_filing, reason=WHY, by=world.ward.clerk(), at=LATER)
    one.refresh_from_db()
    assert (one.code, one.state, one.accepted_at) == (code, State.ACCEPTED, AT)
    assert one.version.procedure.code == OTHER
    assert one.due_at == datetime(2023, 11, 27, 8, tzinfo=VN)  # five working days from when it came
    states = Promise.objects.order_by("id").values_list("state", "due_at")
    assert list(states) == [("CANCELLED", DUE), ("RUNNING", one.due_at)]
    assert [paper.name for paper in documents_of("dossier", one.id)] == ["Đơn"]
    charges = [(row.title, row.amount, row.state) for row in charges_of("dossier", one.id)]
    assert sorted(charges) == [("Lệ phí hộ tịch", 15000, "VOID"), ("Lệ phí khác", 30000, "DUE")]
    first_run.refresh_from_db()
    assert first_run.state == Run.State.CANCELLED
    assert told(one) == ["DossierAccepted", "ProcedureCorrected"]
    assert verify().holds


def test_a_procedure_is_put_right_only_in_time_at_its_counter_and_before_money_came(world, other_filing):
    one, clerk = world.taken_in(), world.ward.clerk()

    def correct(filing=other_filing, **more):
        return correct_procedure(one.id, filing, **({"reason": WHY, "by": clerk, "at": LATER} | more))

    refused(NotAllowed, correct, by=world.ward.leader())
    refused(ReasonMissing, correct, reason="")
    refused(NothingToCorrect, correct, world.filing())
    refused(UnitChanged, correct, replace(other_filing, unit_id=world.ward.committee))
    refused(DocumentsMissing, correct, replace(other_filing, papers=()))
    Charge.objects.filter(subject_id=one.id).update(state=Charge.State.PAID)
    assert "Hãy hủy biên lai" in refused(MoneyTaken, correct)
    Charge.objects.filter(subject_id=one.id).update(state=Charge.State.DUE)
    finish_step(one.id, task_of(one).id, by=world.ward.civil_status_officer(), at=LATER)
    refused(TooLateToCorrect, correct)


def test_what_somebody_acted_on_is_replaced_and_the_two_are_linked(world, other_filing):
    one, clerk = world.taken_in(), world.ward.clerk()
    finish_step(one.id, task_of(one).id, by=world.ward.civil_status_officer(), at=LATER)
    new = replace_dossier(one.id, other_filing, reason=WHY, by=clerk, at=LATER)
    one.refresh_from_db()
    assert (one.state, one.end_reason, new.state) == (State.WITHDRAWN, WHY, State.ACCEPTED)
    assert new.code == "H08.31.01-20231120-0002"
    (link,) = links_of(one.id)
    assert (link.one, link.other, link.kind) == (new, one, "REPLACES")
    assert told(one)[-2:] == ["DossierWithdrawn", "DossierReplaced"]
    assert verify().holds


def test_a_replacement_that_fails_leaves_the_old_one_as_it_was(world, other_filing):
    one, clerk = world.taken_in(), world.ward.clerk()
    given = {"reason": WHY, "by": clerk, "at": LATER}
    refused(DocumentsMissing, replace_dossier, one.id, replace(other_filing, papers=()), **given)
    refused(ReasonMissing, replace_dossier, one.id, other_filing, **(given | {"reason": " "}))
    refused(NotAllowed, replace_dossier, one.id, other_filing, **(given | {"by": world.ward.leader()}))
    new = replace_dossier(one.id, other_filing, **given)
    refused(StateMoved, replace_dossier, one.id, other_filing, **given)
    one.refresh_from_db()
    new.refresh_from_db()
    assert (one.state, new.state) == ("WITHDRAWN", "ACCEPTED")
