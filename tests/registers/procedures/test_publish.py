"""Publish, amend, repeal: what they write, what they refuse, and what nobody may change afterwards."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed, Refused
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.registers.procedures import errors
from motcua.registers.procedures.actions import amend, define_internal, publish_version, repeal
from motcua.registers.procedures.models import (
    Doubt,
    FeeRule,
    ProcedureVersion,
    RequiredDocument,
    SearchCard,
    TimeLimit,
)
from motcua.registers.procedures.queries import governing_version, history
from tests.registers.procedures.samples import AT, DAY, NOBODY_SPECIAL, an_item

pytestmark = pytest.mark.django_db

Row = dict[str, Any]
TABLES = (ProcedureVersion, RequiredDocument, TimeLimit, FeeRule, SearchCard, Doubt, Event)


def counts() -> list[int]:
    return [model._default_manager.count() for model in TABLES]


def publish(**changes: Any) -> ProcedureVersion:  # Any: a pack's item
    return publish_version(an_item(**changes), by=SYSTEM, at=AT)


def test_a_version_is_published_with_all_its_parts_and_told() -> None:
    version = publish()
    assert (version.state, version.number, version.valid_from) == ("PUBLISHED", 1, date(2023, 1, 1))
    assert version.procedure.code == "1.004873"
    assert [one.code for one in version.cases.all()] == ["1.004873.01", "1.004873.02"]
    assert [(one.originals, one.copies) for one in version.documents.all()] == [(1, 0), (0, 2)]
    assert version.limits.count() == 4
    assert version.fees.count() == 2
    event = Event.objects.get(subject_id=version.procedure_id)
    assert (event.kind, event.data["code"]) == ("procedures.ProcedurePublished", "1.004873")
    assert verify().findings == []


def test_an_amendment_ends_the_version_before_on_its_eve() -> None:
    before = publish()
    after = amend(an_item(valid_from="2023-12-01", name="Tên mới"), by=SYSTEM, at=AT)
    before.refresh_from_db()
    assert before.valid_to == date(2023, 11, 30)
    assert (after.number, after.valid_to) == (2, None)
    assert governing_version("1.004873", DAY).id == before.id
    assert governing_version("1.004873", date(2023, 12, 1)).id == after.id
    assert [one.number for one in history("1.004873")] == [2, 1]
    assert verify().findings == []


def test_a_repeal_ends_a_procedure_with_its_decision() -> None:
    publish()
    version = repeal(
        "1.004873", last_day=date(2023, 12, 31), decision="5/QĐ-UBND", reason="Bị thay thế", by=SYSTEM, at=AT
    )
    assert (version.repealed, version.valid_to, version.closed_decision) == (
        True,
        date(2023, 12, 31),
        "5/QĐ-UBND",
    )
    with pytest.raises(errors.ProcedureUnknown):
        governing_version("1.004873", date(2024, 1, 1))
    assert Event.objects.filter(kind="procedures.ProcedureRepealed").count() == 1
    assert verify().findings == []


def test_a_version_of_earlier_days_may_be_published_beside_the_open_one() -> None:
    publish()
    early = publish(valid_from="2020-01-01", valid_to="2022-12-31", documents=None)
    assert early.number == 2
    assert governing_version("1.004873", date(2022, 6, 1)).id == early.id


def an_internal(**changes: Any) -> Row:  # Any: a pack's item
    return an_item(code="NB.H08.001", kind="LOCAL_INTERNAL", **changes)


def test_an_internal_procedure_is_laid_down_once() -> None:
    version = define_internal(an_internal(), by=SYSTEM, at=AT)
    assert version.procedure.kind == "LOCAL_INTERNAL"
    with pytest.raises(errors.ProcedureKnown):
        define_internal(an_internal(valid_from="2024-01-01"), by=SYSTEM, at=AT)


def ends(last_day: date = DAY, decision: str = "5/QĐ", reason: str = "Lý do", code: str = "1.004873") -> None:
    repeal(code, last_day=last_day, decision=decision, reason=reason, by=SYSTEM, at=AT)


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (lambda: publish(valid_from="2023-06-01"), errors.VersionsOverlap),
        (lambda: publish(valid_from="2022-01-01", valid_to="2023-01-01"), errors.VersionsOverlap),
        (lambda: publish(code="1.0048731"), errors.ContentInvalid),
        (lambda: publish(colour="red"), errors.ContentInvalid),
        (lambda: amend(an_item(), by=SYSTEM, at=AT), errors.NotLater),
        (lambda: amend(an_item(valid_from="2022-01-01"), by=SYSTEM, at=AT), errors.NothingToAmend),
        (lambda: amend(an_item(code="1.000001"), by=SYSTEM, at=AT), errors.NothingToAmend),
        (lambda: ends(decision=" "), errors.DecisionMissing),
        (lambda: ends(reason=""), errors.DecisionMissing),
        (lambda: ends(last_day=date(2022, 1, 1)), errors.LastDayTooEarly),
        (lambda: ends(code="1.000001"), errors.NothingToAmend),
        (lambda: define_internal(an_item(code="1.000001"), by=SYSTEM, at=AT), errors.NotInternal),
        (lambda: publish_version(an_item(code="1.000001"), by=NOBODY_SPECIAL, at=AT), NotAllowed),
        (lambda: amend(an_item(valid_from="2024-01-01"), by=NOBODY_SPECIAL, at=AT), NotAllowed),
        (lambda: define_internal(an_internal(), by=NOBODY_SPECIAL, at=AT), NotAllowed),
        (
            lambda: repeal("1.004873", last_day=DAY, decision="5", reason="x", by=NOBODY_SPECIAL, at=AT),
            NotAllowed,
        ),
    ],
)
def test_a_refusal_says_why_and_writes_nothing(act: Callable[[], object], refusal: type[Refused]) -> None:
    publish()
    before = counts()
    with pytest.raises(refusal) as refused:
        act()
    assert str(refused.value)
    assert "{" not in str(refused.value)
    assert counts() == before


def test_what_was_repealed_cannot_be_repealed_again() -> None:
    publish()
    ends()
    with pytest.raises(errors.NothingToAmend):
        ends()


def in_savepoint(sql: str, *parameters: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


@pytest.mark.parametrize(
    "sql",
    [
        "update procedures_procedureversion set name = 'Khác' where id = %s",
        "update procedures_procedureversion set valid_from = '2020-01-01' where id = %s",
        "update procedures_procedureversion set state = 'DRAFT' where id = %s",
        "delete from procedures_procedureversion where id = %s",
        "update procedures_requireddocument set originals = 5 where version_id = %s",
        "delete from procedures_feerule where version_id = %s",
        "update procedures_timelimit set quantity = 30 where version_id = %s",
        "delete from procedures_procedurecase where version_id = %s",
        "insert into procedures_legalbasis "
        "(id, version_id, position, mark, number, title, article, number_given) "
        "values (gen_random_uuid(), %s, 99, '', '1/2020', '', '', '')",
    ],
)
def test_the_database_itself_keeps_a_published_version_as_it_is(sql: str) -> None:
    version = publish()
    with pytest.raises(IntegrityError, match="đã công bố"):
        in_savepoint(sql, version.id)


def test_a_last_day_may_be_set_and_brought_forward_never_put_off() -> None:
    version = publish()
    change = "update procedures_procedureversion set valid_to = %s where id = %s"
    in_savepoint(change, date(2024, 1, 1), version.id)
    in_savepoint(change, date(2023, 12, 1), version.id)
    for later in (date(2024, 1, 1), None):
        with pytest.raises(IntegrityError, match="rút ngắn"):
            in_savepoint(change, later, version.id)


def test_the_database_refuses_two_versions_on_one_day() -> None:
    version = publish()
    columns = [
        field.column
        for field in ProcedureVersion._meta.concrete_fields
        if field.column not in {"id", "number"}
    ]
    with pytest.raises(IntegrityError, match="version_alone_each_day"):
        in_savepoint(
            f"insert into procedures_procedureversion (id, number, {', '.join(columns)}) "
            f"select gen_random_uuid(), 9, {', '.join(columns)} "
            "from procedures_procedureversion where id = %s",
            version.id,
        )


def test_tampering_with_a_version_behind_the_triggers_shows_in_the_chain(intruder: Any) -> None:
    version = publish()
    with intruder() as cursor:
        cursor.execute(
            "update procedures_procedureversion set valid_to = '2023-02-01' where id = %s", [version.id]
        )
    assert verify().findings != []


@pytest.mark.parametrize(
    "change",
    [
        "update procedures_procedure set code = '1.004874'",
        "update procedures_procedure set kind = 'SPECIFIC'",
        "update procedures_feerule set amount = 1500 where amount = 15000",
        "update procedures_timelimit set quantity = 4 where quantity = 3",
        "update procedures_requireddocument set copies = 9",
        "delete from procedures_legalbasis",
        "update procedures_procedureversion set name = 'Tên khác'",
    ],
)
def test_a_part_changed_behind_the_triggers_is_named(change: str, intruder: Any) -> None:
    version = publish()
    assert verify().holds
    with intruder() as cursor:
        cursor.execute(change)
    assert [one.subject_id for one in verify().findings] == [str(version.procedure_id)]


def test_partial_online_service_without_its_reason_is_refused_by_the_database_too() -> None:
    version = publish()
    with pytest.raises(IntegrityError, match="version_partial_says_why"):
        ProcedureVersion.objects.create(
            procedure=version.procedure,
            source="NATIONAL",
            number=1,
            valid_from=DAY,
            published_at=AT,
            published_by=SYSTEM.id,
            content_digest="x",
            name="A",
            online_level="PARTIAL",
            effective_day_known=False,
        )
