"""Two at once, each on a connection of its own: one task, one code at midnight, one end, never half."""

from collections.abc import Callable
from datetime import datetime
from threading import Barrier, Thread

import pytest
from django.db import connection

from motcua.casework.dossiers.actions import claim_step, finish_step, refuse, take_in, withdraw
from motcua.casework.dossiers.models import Dossier, State
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.events.queries import history, verify
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import waiting_of
from tests.casework.dossiers.world import AT, a_world

pytestmark = pytest.mark.django_db(transaction=True)
LAST_MINUTE = datetime(2023, 12, 31, 23, 59, 59, tzinfo=VN)
FIRST_MINUTE = datetime(2024, 1, 1, 0, 0, 0, tzinfo=VN)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Let each act begin at the same moment on a connection of its own; give what came of each."""
    start, found = Barrier(len(acts)), dict.fromkeys(range(len(acts)))

    def one(number: int) -> None:
        start.wait()
        try:
            found[number] = acts[number]()
        except Refused as why:
            found[number] = why
        finally:
            connection.close()

    threads = [Thread(target=one, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return list(found.values())


def told(one):
    return [record.kind.removeprefix("dossiers.") for record in history("dossier", one.id)]


def test_of_two_officers_one_has_the_task_and_the_other_a_sentence():
    world = a_world()
    one = world.taken_in()
    task = waiting_of("dossier", [one.id])[one.id]
    officers = [world.ward.civil_status_officer() for _ in range(2)]
    came = at_once(*(lambda by=by: claim_step(one.id, task.id, by=by, at=AT) for by in officers))
    (why,) = [one for one in came if isinstance(one, Refused)]
    assert (why.code, why.status) == ("workflow.task_taken", 409)
    task.refresh_from_db()
    assert (task.state, task.holder_id in {by.id for by in officers}) == (Task.State.CLAIMED, True)
    assert told(one) == ["DossierAccepted", "StepClaimed"]
    assert verify().holds


def test_of_two_who_finish_one_step_one_does_and_one_task_follows():
    world = a_world()
    one = world.taken_in()
    task = waiting_of("dossier", [one.id])[one.id]
    officers = [world.ward.civil_status_officer() for _ in range(2)]
    came = at_once(*(lambda by=by: finish_step(one.id, task.id, by=by, at=AT) for by in officers))
    assert [one.code for one in came if isinstance(one, Refused)] == ["workflow.task_finished"]
    assert Task.objects.filter(subject_id=one.id, done_at=None).count() == 1
    assert told(one) == ["DossierAccepted", "StepDone"]
    assert verify().holds


def test_two_counters_at_midnight_of_new_year_take_the_last_code_of_one_year_and_the_first_of_the_next():
    world = a_world()
    filing = world.filing()
    acts = [
        lambda at=at: take_in(filing, by=world.ward.clerk(), at=at)
        for at in (LAST_MINUTE, FIRST_MINUTE, LAST_MINUTE, FIRST_MINUTE)
    ]
    came = at_once(*acts)
    assert sorted((one.code, one.book_year, one.book_number) for one in came) == [
        ("H08.31.01-20231231-0001", 2023, 1),
        ("H08.31.01-20231231-0002", 2023, 2),
        ("H08.31.01-20240101-0001", 2024, 1),
        ("H08.31.01-20240101-0002", 2024, 2),
    ]
    assert verify().holds


def test_a_dossier_withdrawn_at_the_counter_while_its_head_refuses_it_ends_once():
    world = a_world()
    one = world.taken_in()
    came = at_once(
        lambda: withdraw(one.id, reason="Không cần nữa", by=world.ward.clerk(), at=AT),
        lambda: refuse(one.id, reason="Không đủ điều kiện", by=world.ward.leader(), at=AT),
    )
    assert [one.code for one in came if isinstance(one, Refused)] == ["dossiers.state_moved"]
    state = Dossier.objects.get().state
    assert told(one) == [
        "DossierAccepted",
        "DossierWithdrawn" if state == State.WITHDRAWN else "DossierRefused",
    ]
    assert verify().holds
