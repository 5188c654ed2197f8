"""Rows written by a ready statement are the rows that their own saving would have written."""

from contextlib import suppress
from datetime import datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.ids import new_id
from motcua.foundation.writing import insert, update
from motcua.instruments.workflow.models import Process, Run
from motcua.registers.people.models import Person

AT = datetime(2023, 11, 20, 8, 30, 15, 123456, tzinfo=VN)
ODD = 'Nguyễn "Ân"\\ \t{}\n%s – 100 %'

pytestmark = pytest.mark.django_db


def _person(index: bytes = b"\x00\xff\\'" + bytes(28)) -> Person:
    number = "052196000001"
    return Person(
        full_name=ODD,
        name_key="x",
        birth_year=1996,
        birth_month=3,
        personal_id=number,
        personal_id_index=index,
    )


def _columns(row: Person) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in Person._meta.concrete_fields}


def test_a_row_written_ready_is_read_as_a_row_that_was_saved() -> None:
    ready, saved = _person(), _person(b"\x01\xff\\'" + bytes(28))
    insert([ready])
    saved.save(force_insert=True)
    one, other = (_columns(Person.objects.get(id=row.id)) for row in (ready, saved))
    for row in (one, other):
        row.pop("id")
        row["personal_id_index"] = bytes(row["personal_id_index"])[1:]
    assert one == other
    assert one["full_name"] == ODD
    assert one["personal_id"] == "052196000001"


def test_what_is_encrypted_lies_encrypted() -> None:
    person = _person()
    insert([person])
    with connection.cursor() as cursor:
        cursor.execute("select personal_id from people_person where id = %s", [person.id])
        (kept,) = cursor.fetchone()
    assert "052196000001" not in kept


def test_many_rows_are_one_statement_and_each_is_there() -> None:
    process = Process(digest="d" * 64, steps=[{"key": "a", "title": ODD}])
    insert([process])
    runs = [
        Run(process=process, subject_kind="dossier", subject_id=uuid4(), agencies={"a": ODD}, opened_at=AT)
        for _ in range(3)
    ]
    with CaptureQueriesContext(connection) as asked:
        insert(runs)
    assert len(asked) == 1
    kept = {run.id: run for run in Run.objects.all()}
    assert {run.id for run in runs} == set(kept)
    assert all(kept[run.id].opened_at == AT and kept[run.id].agencies == {"a": ODD} for run in runs)
    assert not any(run._state.adding for run in runs)


def test_no_rows_ask_nothing() -> None:
    with CaptureQueriesContext(connection) as asked:
        insert([])
    assert len(asked) == 0


def test_a_change_writes_the_named_columns_alone() -> None:
    person = _person()
    insert([person])
    person.full_name, person.birth_year, person.birth_day = "Trần Thị Bình", 1997, 5
    update(person, "full_name", "birth_year")
    kept = Person.objects.get(id=person.id)
    assert (kept.full_name, kept.birth_year, kept.birth_day) == ("Trần Thị Bình", 1997, None)


def test_a_change_of_a_row_that_is_not_there_is_refused() -> None:
    with pytest.raises(DatabaseError):
        update(_person(), "full_name")
    assert not Person.objects.exists()


def test_what_the_database_refuses_is_an_integrity_error_and_writes_nothing() -> None:
    run = Run(process_id=new_id(), subject_kind="dossier", subject_id=uuid4(), agencies={}, opened_at=AT)
    same = Run(
        process_id=run.process_id, subject_kind="dossier", subject_id=uuid4(), agencies={}, opened_at=AT
    )
    same.id = run.id
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([run, same])
    assert not Run.objects.exists()


@act
def _born_then_counted(process: Process) -> tuple[int, int]:
    insert([process])
    run = Run(process=process, subject_kind="dossier", subject_id=uuid4(), agencies={}, opened_at=AT)
    insert([run])
    counted = Run.objects.count()
    insert([Run(process=process, subject_kind="dossier", subject_id=uuid4(), agencies={}, opened_at=AT)])
    run.state, run.ended_at = Run.State.DONE, AT
    update(run, "state", "ended_at")
    return counted, Run.objects.filter(state=Run.State.DONE).count()


def test_within_an_act_whoever_asks_finds_what_was_written_before() -> None:
    assert _born_then_counted(Process(digest="f" * 64, steps=[])) == (1, 1)
    assert Run.objects.count() == 2


@act
def _written_then_refused(process: Process) -> None:
    insert([process])
    raise Refused


def test_what_waits_in_an_act_that_is_refused_is_never_written() -> None:
    with pytest.raises(Refused), transaction.atomic():
        _written_then_refused(Process(digest="a" * 64, steps=[]))
    assert not Process.objects.exists()


@act
def _changed_row_that_is_gone() -> None:
    insert([Process(digest="b" * 64, steps=[])])
    update(_person(), "full_name")


def test_a_change_that_finds_no_row_breaks_the_whole_act() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        _changed_row_that_is_gone()
    assert not Process.objects.exists()


@act
def _twice_the_same(process: Process) -> None:
    insert([process])
    insert([Process(digest=process.digest, steps=[])])


def test_what_waits_together_is_refused_by_the_database_together() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        _twice_the_same(Process(digest="c" * 64, steps=[]))
    assert not Process.objects.exists()


@act
def _in_a_savepoint_that_fails(kept: Process, lost: Process) -> None:
    insert([kept])
    with suppress(Refused), transaction.atomic():
        insert([lost])
        raise Refused
    assert not Process.objects.filter(digest=lost.digest).exists()


def test_what_was_put_down_before_a_savepoint_stays_and_what_within_it_goes() -> None:
    _in_a_savepoint_that_fails(Process(digest="1" * 64, steps=[]), Process(digest="2" * 64, steps=[]))
    assert [one.digest for one in Process.objects.all()] == ["1" * 64]
