"""What a page of tasks costs: as much as it shows, however many tasks wait, whoever else holds some."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db.models import Model, Q

from motcua.foundation.access.models import Seat
from motcua.foundation.ids import new_id
from motcua.instruments.workflow.actions import open_process
from motcua.instruments.workflow.models import Card, Run, Task
from motcua.instruments.workflow.queries import load_of, tasks_for, unit_tasks
from tests.instruments.house import AT, STEPS, a_ward, hours
from tests.touched import touched

pytestmark = pytest.mark.django_db
PAGE = 20
TABLE = "workflow_task"


@pytest.fixture
def ward():
    return a_ward()


@pytest.fixture
def officer(ward):
    """Who bears two roles at one agency and one at another, so that his tasks lie at three places."""
    one = ward.civil_status_officer()
    seats = (
        replace(one.seats[0], roles=one.seats[0].roles | {"commune_leader"}),
        Seat(new_id(), ward.one_stop, frozenset({"one_stop_clerk"})),
    )
    return replace(one, seats=seats)


def waiting(ward, many, *, role="civil_status_officer", holder=None):
    """Let many tasks wait that are like one that was opened; with another holder they are his."""
    run = open_process(
        "dossier",
        new_id(),
        steps=STEPS,
        agencies=ward.agencies_of_steps,
        card=Card("H08.31.01-20231120-0001", "Cấp Giấy xác nhận tình trạng hôn nhân"),
        urgent_at=AT + timedelta(days=3),
        where=hours(),
        done=1,
        by=ward.clerk(),
        at=AT,
    ).run
    task = Task.objects.get(run=run, done_at=None)
    runs = [alike(run, subject_id=new_id()) for _ in range(many)]
    held = {"state": "CLAIMED", "holder_id": holder, "claimed_at": AT, "post_id": ward_post(ward)}
    tasks = [
        alike(
            task,
            run_id=one.id,
            subject_id=one.subject_id,
            role=role,
            urgent_at=AT + timedelta(minutes=n),
            **(held if holder else {}),
        )
        for n, one in enumerate(runs)
    ]
    Run.objects.bulk_create(runs)
    Task.objects.bulk_create(tasks)


def ward_post(ward):
    return ward.civil_status_officer().seats[0].post_id


def alike(row: Model, **other):
    """Make another row like one that is there."""
    values = {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}
    return type(row)(**{**values, "id": new_id(), **other})


def test_a_page_of_an_inbox_reads_no_more_rows_when_ten_times_as_much_waits(ward, officer):
    waiting(ward, 60)
    waiting(ward, 60, role="commune_leader")
    few = touched(lambda: list(tasks_for(officer).first(PAGE)), TABLE)
    waiting(ward, 600)
    waiting(ward, 600, holder=ward.leader().id)
    many = touched(lambda: list(tasks_for(officer).first(PAGE)), TABLE)
    assert (few.statements, many.statements) == (1, 1)
    assert many.rows <= PAGE + 4  # one more at each walk, to see which comes next
    assert not many.whole


def test_a_page_from_far_down_reads_no_more_rows_than_the_first(ward, officer):
    waiting(ward, 600)
    everything = list(tasks_for(officer))
    last = everything[500]
    page = tasks_for(officer).after(last.urgent_at, last.id)
    assert list(page.first(PAGE)) == everything[501 : 501 + PAGE]
    assert touched(lambda: list(page.first(PAGE)), TABLE).rows <= PAGE + 4


def test_what_has_no_limit_is_leafed_through_as_flat(ward, officer):
    waiting(ward, 600)
    Task.objects.filter(done_at=None).update(urgent_at=AT)  # all of one moment, told apart by id alone
    everything = list(tasks_for(officer))
    page = tasks_for(officer).after(AT, everything[500].id)
    assert list(page.first(PAGE)) == everything[501 : 501 + PAGE]
    assert touched(lambda: list(page.first(PAGE)), TABLE).rows <= PAGE + 4


def test_what_others_hold_is_neither_shown_nor_read(ward, officer):
    waiting(ward, 600, holder=ward.leader().id)
    waiting(ward, 5)
    found = touched(lambda: list(tasks_for(officer).first(PAGE)), TABLE)
    assert len(tasks_for(officer).first(PAGE)) == 7  # with the two that they are like
    assert found.rows <= 12


def test_a_leader_leafs_through_his_unit_as_flat(ward, officer):
    waiting(ward, 300)
    waiting(ward, 300, holder=officer.id)
    found = touched(lambda: list(unit_tasks([ward.committee, ward.one_stop]).first(PAGE)), TABLE)
    assert (found.statements, found.whole) == (1, set())
    assert found.rows <= PAGE + 3


def test_counting_as_far_as_a_measure_reads_no_further(ward, officer):
    waiting(ward, 600)
    assert tasks_for(officer).count(100) == 100
    assert tasks_for(officer).count(10_000) == 601
    assert touched(lambda: tasks_for(officer).count(100), TABLE).rows <= 104


def test_the_walks_together_give_what_one_question_would(ward, officer):
    waiting(ward, 30)
    waiting(ward, 30, role="commune_leader")
    waiting(ward, 30, holder=officer.id)
    waiting(ward, 30, holder=ward.leader().id)
    shown = [task.id for task in tasks_for(officer)]
    wanted = Task.objects.filter(Q(holder_id=None) | Q(holder_id=officer.id), done_at=None)
    assert shown == list(wanted.order_by("urgent_at", "id").values_list("id", flat=True))
    load = load_of(officer, now=AT + timedelta(minutes=10))
    assert (load.all, load.mine) == (len(shown), 30)


def test_who_sits_nowhere_has_only_what_he_holds(ward, officer):
    waiting(ward, 3, holder=officer.id)
    assert len(list(tasks_for(replace(officer, seats=())))) == 3
    assert list(unit_tasks([])) == []
    assert unit_tasks([]).count(5) == 0
