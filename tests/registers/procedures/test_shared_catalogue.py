"""The real national records, where they lie beside the project: landed whole, compared field by field."""

import gzip
import json
import os
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.queries import verify
from motcua.registers.procedures.actions import import_records
from motcua.registers.procedures.models import (
    FeeRule,
    LegalBasis,
    Procedure,
    RequiredDocument,
    SearchCard,
    TimeLimit,
)
from motcua.registers.procedures.queries import read_lines, record_as_imported, search_procedures
from motcua.registers.procedures.rules.words import Landing
from tests.registers.procedures.samples import AT, DAY

pytestmark = pytest.mark.django_db

Record = dict[str, Any]


@pytest.fixture(scope="module")
def shelf() -> Path:
    folder = Path(os.environ.get("MOTCUA_SHARED", "../shared")) / "data" / "national-catalogue"
    if not folder.is_dir():
        pytest.skip(f"the shared national records are not at {folder}; name their folder in MOTCUA_SHARED")
    return folder


def records(path: Path) -> Iterator[Record]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def parts_of(record: Record) -> Record:
    """What the tables must hold of a full record, said in the record's own words."""
    return {
        "name": record["name"],
        "promulgating_agency": record["promulgating_agency"],
        "executing_agency": record["executing_agency"] or "",
        "subject_types": record["subject_types"],
        "results": record["results"],
        "requirements": record["requirements"],
        "steps": record["steps_raw"],
        "state": record["state"],
        "channels": [
            (one["method"], one["processing"]["qty"], one["processing"]["unit"], one["note"])
            for one in record["channels"]
        ],
        "fees": [
            (channel["method"], fee["type"], fee["value_vnd"], fee["text"])
            for channel in record["channels"]
            for fee in channel["fees"]
        ],
        "cases": [(one["case_code"], one["qty"], one["unit"]) for one in record["processing_cases"]],
        "papers": [
            (
                group["group"],
                item["name"],
                item["original_qty"],
                item["copy_qty"],
                item["code"],
                item["has_electronic_form"],
                item.get("is_processing_result"),
                item["attachments"],
            )
            for group in record["checklist_raw"]
            for item in group["items"]
        ],
        "bases": [(one["code"], one["name"]) for one in record["legal_basis"]],
    }


def landed_parts(code: str) -> Record:
    version = Procedure.objects.get(code=code).versions.get(source="NATIONAL", state="PUBLISHED")
    limits = TimeLimit.objects.filter(version=version).select_related("case").order_by("position")
    return {
        "name": version.name,
        "promulgating_agency": version.promulgator,
        "executing_agency": version.competent_agency,
        "subject_types": version.subjects,
        "results": [one["name"] for one in version.results],
        "requirements": version.requirements,
        "steps": version.steps,
        "state": version.source_state,
        "channels": [
            (one.given["method"], one.given["qty"], one.given["unit"], one.note)
            for one in limits
            if one.case is None
        ],
        "fees": [
            (one.channel, one.given["type"], one.given["value_vnd"], one.text)
            for one in FeeRule.objects.filter(version=version).order_by("position")
        ],
        "cases": [
            (one.case.code, one.given["qty"], one.given["unit"]) for one in limits if one.case is not None
        ],
        "papers": [
            (
                one.group,
                one.name,
                one.originals,
                one.copies,
                one.paper_code,
                one.electronic_form,
                one.is_result,
                one.attachments,
            )
            for one in RequiredDocument.objects.filter(version=version).order_by("position")
        ],
        "bases": [
            (one.number_given, one.title)
            for one in LegalBasis.objects.filter(version=version).order_by("position")
        ],
    }


def test_the_full_records_land_whole_field_by_field_and_a_second_run_is_nothing(shelf: Path) -> None:
    path = shelf / "details.jsonl.gz"
    outcomes = list(import_records(read_lines(path), by=SYSTEM, at=AT))
    assert Counter(one.landed_as for one in outcomes) == {Landing.NEW: len(outcomes)}
    for record, outcome in zip(records(path), outcomes, strict=True):
        assert record_as_imported(outcome.procedure) == record
        assert landed_parts(outcome.procedure) == parts_of(record), outcome.procedure
        assert "effective_day_unknown" in {doubt.kind for doubt in outcome.doubts}
    again = Counter(one.landed_as for one in import_records(read_lines(path), by=SYSTEM, at=AT))
    assert again == {Landing.SAME: len(outcomes)}
    assert verify().findings == []


def test_none_of_the_headings_is_dropped(shelf: Path) -> None:
    path = shelf / "catalog.jsonl.gz"
    outcomes = list(import_records(read_lines(path), by=SYSTEM, at=AT))
    headings = list(records(path))
    assert len(outcomes) == len(headings) == Procedure.objects.count() == SearchCard.objects.count()
    odd = {one.code: one.procedure for one in outcomes if one.code != one.procedure}
    doubled = [one for one in outcomes if "code_doubled" in {doubt.kind for doubt in one.doubts}]
    malformed = {one.code for one in outcomes if "code_malformed" in {doubt.kind for doubt in one.doubts}}
    assert len(doubled) == 1
    assert odd == {" 1.014325": "1.014325", "1.014325": "1.014325~2"}
    assert malformed == {"1.0133611", "1.014955-Xoa", "2.009182739"}
    for text, code in {
        "ket hon": "1.000894",
        "khai sinnh": "1.001193",
        "ly lich tu phap": "3.000333",
    }.items():
        assert search_procedures(text, day=DAY).hits[0].code == code
    for record in islice(headings, 0, None, 500):
        if record["code"] not in odd:
            assert record_as_imported(record["code"]) == record
