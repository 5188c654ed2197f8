"""What the house tells: no personal data, nothing unheard, every kind a frozen dataclass."""

import dataclasses
import typing
from datetime import date, datetime
from enum import Enum
from uuid import UUID

import pytest

from motcua import wiring
from motcua.foundation.events.events import Told, kind_of

PLAIN = {UUID, int, bool, str, date, datetime, type(None)}
PERSONAL = {
    "full_name",
    "phone",
    "email",
    "address",
    "birth_date",
    "birth",
    "personal_id",
    "gender",
    "ethnic",
}
PERSONAL |= {"note", "text", "applicant", "submitter"}
OF_PEOPLE = {"people", "dossiers", "documents", "workflow", "deadlines", "accounts", "notices", "audit"}


def kinds() -> list[type[Told]]:
    return [cls for cls in Told.KINDS.values() if cls.__module__.startswith("motcua.")]


def parts(annotation: object) -> list[object]:
    inner = typing.get_args(annotation)
    return [one for part in inner if part is not Ellipsis for one in parts(part)] if inner else [annotation]


@pytest.mark.parametrize("cls", kinds(), ids=kind_of)
def test_an_event_is_frozen_and_names_its_subject_first(cls):
    assert dataclasses.is_dataclass(cls)
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]  # dataclass internals
    assert typing.get_type_hints(cls)[dataclasses.fields(cls)[0].name] is UUID
    assert cls.SUBJECT.islower()


@pytest.mark.parametrize("cls", kinds(), ids=kind_of)
def test_an_event_carries_ids_and_plain_facts_and_no_personal_data(cls):
    hints = typing.get_type_hints(cls)
    for field in dataclasses.fields(cls):
        for part in parts(hints[field.name]):
            assert part in PLAIN or (isinstance(part, type) and issubclass(part, Enum)), (field.name, part)
        forbidden = PERSONAL | ({"name", "number"} if cls.__module__.split(".")[-2] in OF_PEOPLE else set())
        assert field.name not in forbidden


def silent() -> set[str]:
    return {f"{room}.{name}" for room, names in wiring.SILENT.items() for name in names.split()}


def test_every_event_is_answered_or_listed_as_silent():
    answered = {kind_of(cls) for cls in wiring.ANSWERED}
    assert sorted({kind_of(cls) for cls in kinds()} - answered - silent()) == []


def test_nothing_is_both_answered_and_silent_and_nothing_silent_is_unknown():
    assert sorted(silent() & {kind_of(cls) for cls in wiring.ANSWERED}) == []
    assert sorted(silent() - {kind_of(cls) for cls in kinds()}) == []
