"""Rows written with COPY are the rows that their own saving would have written; drafts are rows, too."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from motcua.foundation.clock import VN
from motcua.foundation.copying import copy_rows
from motcua.foundation.drafts import draft
from motcua.foundation.files.models import StoredFile
from motcua.instruments.deadlines.models import Promise, Unit
from motcua.instruments.documents.models import Result
from motcua.instruments.workflow.models import FAR_AWAY, Process, Run, Task
from motcua.registers.people.models import Person

AT = datetime(2023, 11, 20, 8, 30, 15, 123457, tzinfo=VN)
ODD = 'Nguyễn "Ân"\\ \t{}\n%s – 100 % \\N'

pytestmark = pytest.mark.django_db


def as_read(row):
    kept = type(row).objects.get(pk=row.pk)
    values = {field.attname: getattr(kept, field.attname) for field in kept._meta.concrete_fields}
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in values.items()}


def as_made(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_texts_bytes_numbers_and_what_is_encrypted_come_back_as_they_were():
    index = b"\x00\xff\\'" + bytes(28)
    person = Person(
        full_name=ODD, name_key="x", birth_year=1996, personal_id="052196000001", personal_id_index=index
    )
    copy_rows([person])
    assert as_read(person) == as_made(person)


def test_moments_to_the_microsecond_json_and_arrays_come_back_as_they_were():
    early = datetime(1975, 4, 30, 11, 30, 0, 1, tzinfo=UTC)
    promises = [
        Promise(
            subject_kind="dossier", subject_id=uuid4(), unit=Unit.DAY, quantity=2, source="x",
            started_at=early, counted_from=AT, due_at=FAR_AWAY, original_due_at=AT, warned=warned,
        )
        for warned in ([], ["NEAR", 'x "y" \\ z, {}'])
    ]  # fmt: skip
    copy_rows(promises)
    assert [as_read(one) for one in promises] == [as_made(one) for one in promises]
    process = Process(digest="d" * 64, steps=[{"key": "a", "title": ODD}])
    copy_rows([process])
    assert as_read(process) == as_made(process)


def test_days_and_one_json_for_many_rows_come_back_as_they_were():
    file = StoredFile.objects.create(sha256="a" * 64, size=1, kind="application/pdf", kept_at=AT)
    result = Result(
        subject_kind="dossier", subject_id=uuid4(), title=ODD, number="1", issued_on=date(1999, 12, 31),
        source=Result.Source.choices[0][0], file=file, file_name="x", recorded_at=AT, recorded_by=uuid4(),
    )  # fmt: skip
    copy_rows([result])
    assert as_read(result) == as_made(result)


def test_a_draft_is_the_row_that_the_model_makes():
    process = Process(digest="d" * 64, steps=[])
    given = {"subject_kind": "dossier", "subject_id": uuid4(), "opened_at": AT, "id": uuid4()}
    made = Run(process=process, agencies={"a": "b"}, **given)
    drafted = draft(Run, {"process": process}, process_id=process.id, agencies={"a": "b"}, **given)
    assert as_made(drafted) == as_made(made)
    assert drafted.process is process
    assert drafted.arrived is not draft(Run, **given).arrived
    assert draft(Task, subject_kind="dossier").id != draft(Task, subject_kind="dossier").id
    assert drafted._state.adding


def test_a_draft_of_what_is_no_column_is_refused():
    with pytest.raises(TypeError, match=r"Run keeps no .*colour"):
        draft(Run, colour="red")


def test_a_row_that_may_not_stand_there_is_refused_as_any_writing_refuses_it():
    index = b"\x01" * 32

    def someone() -> Person:
        return Person(full_name="A", name_key="a", personal_id="052196000001", personal_id_index=index)

    copy_rows([someone()])
    with pytest.raises(IntegrityError), transaction.atomic():
        copy_rows([someone()])
    assert Person.objects.count() == 1
