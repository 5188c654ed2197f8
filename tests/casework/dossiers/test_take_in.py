"""Taking in: one act gives the code, the number in the book, the promise, the first hands; or nothing."""

import re
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from motcua.casework.dossiers.actions import accept_dossier, submit, take_in
from motcua.casework.dossiers.errors import (
    ApplicantMissing,
    CaseMissing,
    DocumentsMissing,
    LimitUnknown,
    NotAwaitingAcceptance,
    NotReceivedHere,
    PaperUnknown,
    PostMissing,
    ProcedureNotInForce,
    ProcessMissing,
    SerialsExhausted,
)
from motcua.casework.dossiers.models import Dossier, Paper, Series, State
from motcua.casework.dossiers.queries import answers_of, ground_for
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed, Refused
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.forms.errors import InvalidAnswers
from motcua.foundation.ids import new_id
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.deadlines.queries import promise_of, why
from motcua.instruments.documents.queries import documents_of
from motcua.instruments.workflow.models import Run, Task
from motcua.instruments.workflow.queries import tasks_for, waiting_of
from motcua.registers.organisations.actions import PostDraft, open_posts
from tests.casework.dossiers.world import AT, DAY, DUE, STEPS, a_procedure, a_world

pytestmark = pytest.mark.django_db
OFFLINE = {"level": "NONE"}


@pytest.fixture
def world():
    return a_world()


def nothing_written():
    return not any(table.objects.exists() for table in (Dossier, Promise, Run, Task, Series)) and not (
        Event.objects.filter(subject_kind__in=["dossier", "promise", "run", "task", "papers"]).exists()
    )


def test_a_dossier_taken_in_has_its_code_its_number_and_its_day(world):
    clerk = world.ward.clerk()
    dossier = world.taken_in(by=clerk)
    dossier.refresh_from_db()
    assert dossier.code == "H08.31.01-20231120-0001"
    assert (dossier.book_year, dossier.book_number) == (2023, 1)
    assert (dossier.state, dossier.due_at, dossier.accepted_by) == (State.ACCEPTED, DUE, clerk.id)
    assert dossier.decision_agency_id == world.ward.committee
    assert dossier.version == world.version
    assert dossier.submitter == world.person


def test_its_first_step_is_done_and_the_second_lies_with_who_does_it(world):
    clerk = world.ward.clerk()
    dossier = world.taken_in(by=clerk)
    task = waiting_of("dossier", [dossier.id])[dossier.id]
    assert (task.step, task.agency_id, task.urgent_at) == ("tham_tra", world.ward.committee, DUE)
    assert list(tasks_for(world.ward.civil_status_officer())) == [task]
    assert task.card["applicant"] == "Nguyễn Thị Bình An"
    done = Task.objects.get(step="tiep_nhan")
    assert (done.holder_id, done.state) == (clerk.id, Task.State.DONE)


def test_its_promise_explains_itself(world):
    dossier = world.taken_in()
    promise = promise_of("dossier", dossier.id)
    assert (promise.due_at, promise.source) == (DUE, "1234/QĐ-UBND")
    explained = why(promise)
    assert explained.due_at == dossier.due_at
    assert [row.counted for row in explained.rows] == [False, True, True, True]


def test_its_papers_are_written_down(world):
    papers = documents_of("dossier", world.taken_in().id)
    assert [(one.name, one.originals, one.copies, one.is_form) for one in papers] == [("Tờ khai", 1, 0, True)]


def test_what_is_told_is_one_chain_and_carries_nothing_personal(world):
    dossier = world.taken_in()
    (record,) = history("dossier", dossier.id)
    assert record.told.code == dossier.code
    assert record.told.process_id == Run.objects.get().process_id
    assert verify().holds
    words = " ".join(str(data) for data in Event.objects.values_list("data", flat=True))
    assert not re.search(r"Bình An|kết hôn", words)


def test_the_answers_are_closed_at_rest(world):
    world.taken_in()
    with connection.cursor() as cursor:
        cursor.execute("select answers, token from dossiers_dossier")
        answers, token = cursor.fetchone()
    assert answers.startswith("v1.")
    assert token.startswith("v1.")
    told = answers_of(Dossier.objects.get())
    assert told.data == {"purpose": "Đăng ký kết hôn", "copies": 1}


def test_an_answer_keeps_where_it_came_from(world):
    dossier = world.taken_in(sources={"purpose": "population"})
    (block,) = answers_of(dossier).blocks
    assert [(line.label, line.text, line.source) for line in block.lines] == [
        ("Mục đích", "Đăng ký kết hôn", "dân cư"),
        ("Số bản", "1", ""),
    ]


def test_a_declaration_on_paper_has_no_answers_to_tell(world):
    dossier = world.taken_in(answers=None)
    assert answers_of(dossier).blocks == ()
    (paper,) = documents_of("dossier", dossier.id)
    assert (paper.originals, paper.is_form) == (1, False)


def test_of_several_cases_one_is_chosen(world):
    cases = [{"number": 1, "name": "Thường"}, {"number": 2, "name": "Xác minh"}]
    a_procedure(code="1.000008", cases=cases)
    with pytest.raises(CaseMissing):
        world.taken_in(procedure_code="1.000008", papers=())
    with pytest.raises(CaseMissing):
        world.taken_in(procedure_code="1.000008", papers=(), case_number=3)
    assert nothing_written()
    assert world.taken_in(procedure_code="1.000008", papers=(), case_number=2).case_number == 2


def test_codes_count_by_unit_and_day_and_the_book_by_year(world):
    codes = [world.taken_in(at=AT + timedelta(days=n)) for n in (0, 0, 1)]
    assert [(one.code[-13:], one.book_number) for one in codes] == [
        ("20231120-0001", 1),
        ("20231120-0002", 2),
        ("20231121-0001", 3),
    ]


def test_who_does_not_serve_at_the_unit_takes_nothing_in(world):
    with pytest.raises(NotAllowed):
        world.taken_in(by=world.ward.leader())
    assert nothing_written()


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"person_id": None}, ApplicantMissing),
        ({"papers": (), "answers": None}, DocumentsMissing),
        ({"papers": (Paper(new_id(), 1, 0),)}, PaperUnknown),
        ({"answers": {"copies": 0}}, InvalidAnswers),
        ({"procedure_code": "9.999999"}, ProcedureNotInForce),
    ],
)
def test_what_lacks_is_said_and_nothing_is_written(world, more, refusal):
    with pytest.raises(refusal):
        world.taken_in(**more)
    assert nothing_written()


def test_a_count_below_nought_is_refused(world):
    document = world.version.documents.get(name="Tờ khai")
    with pytest.raises(Refused):
        world.taken_in(papers=(Paper(document.id, -1, 0),))
    assert nothing_written()


def test_all_that_is_missing_is_named_at_once():
    world = a_world()
    document = {"originals": 1, "copies": 0}
    a_procedure(
        code="1.000001",
        documents=[{"name": "Đơn", **document}, {"name": "Bản vẽ", **document}],
        forms=[],
    )
    with pytest.raises(DocumentsMissing, match="Đơn; Bản vẽ"):
        world.taken_in(procedure_code="1.000001", papers=(), answers=None)


def test_a_procedure_without_a_process_is_not_taken_in(world):
    a_procedure(code="1.000002", processes=[])
    with pytest.raises(ProcessMissing):
        world.taken_in(procedure_code="1.000002")
    assert nothing_written()


def test_a_limit_that_cannot_be_reckoned_is_not_promised(world):
    a_procedure(
        code="1.000003",
        limits=[{"channels": ["DIRECT"], "unit": "OTHER", "text": "theo luật"}],
        online=OFFLINE,
    )
    with pytest.raises(LimitUnknown):
        world.taken_in(procedure_code="1.000003")
    assert nothing_written()


def test_a_unit_takes_in_only_what_those_it_serves_decide(world):
    a_procedure(
        code="1.000004",
        levels=["PROVINCE"],
        competent={"kind": "DEPARTMENT", "name": "Sở Tư pháp"},
        limits=[{"channels": ["DIRECT"], "unit": "NONE"}],
        online=OFFLINE,
    )
    with pytest.raises(NotReceivedHere, match="Sở Tư pháp"):
        world.taken_in(procedure_code="1.000004")
    assert nothing_written()


def test_a_procedure_without_a_limit_promises_no_day(world):
    a_procedure(code="1.000005", limits=[{"channels": ["DIRECT"], "unit": "NONE"}], online=OFFLINE)
    dossier = world.taken_in(procedure_code="1.000005", papers=())
    assert (dossier.due_at, dossier.unlimited) == (None, True)
    assert verify().holds


def test_a_repealed_version_takes_nothing_in(world):
    later = AT.replace(year=2022)
    with pytest.raises(ProcedureNotInForce, match="20/11/2022"):
        world.taken_in(at=later)
    assert nothing_written()


def test_what_the_counter_is_shown_is_what_happens(world):
    ground = ground_for(world.filing(), DAY)
    assert [step.key for step in ground.steps] == [key for key, *_ in STEPS]
    assert (ground.limit.unit, ground.limit.quantity) == ("WORKING_DAY", 3)
    assert ground.decision.name == "Ủy ban nhân dân phường Đống Đa"
    assert ground.agencies["tra"] == world.ward.one_stop


def test_a_step_may_be_another_agency_s(world):
    steps = [
        {"key": key, "name": name, "post": post, "hours": hours, "kind": kind}
        for key, name, post, hours, kind in STEPS
    ]
    steps[2] |= {"agency": "tu-phap", "post": "commune_leader"}
    a_procedure(code="1.000009", processes=[{"steps": steps}])
    with pytest.raises(PostMissing, match="«Ký Giấy xác nhận»"):
        world.taken_in(procedure_code="1.000009")
    assert nothing_written()
    post = PostDraft("tu-phap.lanh-dao", "Giám đốc", "tu-phap", ("commune_leader",), date(2021, 1, 1))
    open_posts([post], by=SYSTEM, at=AT)
    ground = ground_for(world.filing(procedure_code="1.000009"), DAY)
    assert ground.agencies["ky"] == world.ward.agencies["tu-phap"].id
    assert ground.agencies["tham_tra"] == world.ward.committee


def test_when_a_day_s_numbers_are_used_up_nothing_is_taken_in(world):
    Series.objects.create(unit_id=world.ward.one_stop, name="code:20231120", last=9999)
    with pytest.raises(SerialsExhausted):
        world.taken_in()
    assert not Dossier.objects.exists()
    assert Series.objects.get().last == 9999


def test_a_submitted_dossier_gets_its_code_only_when_it_is_accepted(world):
    dossier = submit(world.filing(channel="ONLINE"), by=world.ward.clerk(), at=AT)
    assert (dossier.code, dossier.state) == (None, State.SUBMITTED)
    assert dossier.submission_id.startswith("N231120-")
    taken = accept_dossier(dossier.id, by=world.ward.clerk(), at=AT + timedelta(hours=1))
    assert (taken.code, taken.due_at) == ("H08.31.01-20231120-0001", DUE + timedelta(hours=1))
    with pytest.raises(NotAwaitingAcceptance):
        accept_dossier(dossier.id, by=world.ward.clerk(), at=AT)
    assert [record.kind for record in history("dossier", dossier.id)] == [
        "dossiers.DossierSubmitted",
        "dossiers.DossierAccepted",
    ]
    assert verify().holds


def test_only_who_serves_there_accepts(world):
    dossier = submit(world.filing(), by=world.ward.clerk(), at=AT)
    with pytest.raises(NotAllowed):
        accept_dossier(dossier.id, by=world.ward.leader(), at=AT)
    dossier.refresh_from_db()
    assert dossier.state == State.SUBMITTED
    assert not Promise.objects.exists()


def test_taking_in_costs_this_many_statements(world, django_assert_max_num_queries):
    filing, clerk = world.filing(), world.ward.clerk()
    take_in(filing, by=clerk, at=AT)
    with django_assert_max_num_queries(15):
        take_in(filing, by=clerk, at=AT)


@pytest.mark.django_db(transaction=True)
def test_two_counters_never_take_one_number():
    world = a_world()
    filing = world.filing()
    start, codes = Barrier(4), []

    def counter():
        clerk = world.ward.clerk()
        start.wait()
        for _ in range(5):
            codes.append(take_in(filing, by=clerk, at=AT).code)
        connection.close()

    threads = [Thread(target=counter) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [f"H08.31.01-20231120-{n:04d}" for n in range(1, 21)]
    assert sorted(Dossier.objects.values_list("book_number", flat=True)) == list(range(1, 21))
    assert verify().holds
