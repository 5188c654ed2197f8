"""Whatever a national record says stands in the version read from it, or a doubt names the very place."""

import copy
import gzip
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from motcua.registers.procedures.rules.content import Content
from motcua.registers.procedures.rules.national.reading import Reading, read_records
from motcua.registers.procedures.rules.national.record import read_line
from tests.registers.procedures.samples import a_channel, a_full, a_heading, a_paper, line

Json = Any
ODD: Final[tuple[Json, ...]] = (
    None, "", 0, -1, 1.5, 10**20, True, "abc", "  x  ", "7 ngày", "15 (mười lăm) ngày làm việc", "1,5", "3-5",
    "１２", "A\x00B", "\ud800", "Ca\u0302\u0301p", [], {}, ["a", None, 3, {"b": 1}], {"qty": 5},
)  # fmt: skip
QUIET: Final = (None, "", [], {})
"""What says nothing: it may be missing where it stood."""
NAMED_BY_THE_DOUBT: Final = {"effective_day_unknown", "kind_unstated", "heading_only"}


def whole() -> Json:
    """A record in which every part is there twice."""
    fees = [
        {"type": "FEE", "value_vnd": 5000, "text": "mỗi bản"},
        {"type": "FEE", "value_vnd": 0, "text": "Xem"},
    ]
    group = {"group": "Nộp", "items": [a_paper(attachments=[{"id": "a"}]), a_paper(name="Bản sao")]}
    return a_full(
        requirements="Đủ 18 tuổi",
        results=["Giấy phép", "Bản sao giấy phép"],
        channels=[a_channel("ONLINE", 3, fees=fees, note="Qua Cổng"), a_channel("DIRECT", 4, fees=fees)],
        processing_cases=[{"case_code": f"1.900001.0{n}", "qty": n, "unit": "DAY"} for n in (1, 2)],
        checklist_raw=[group, group | {"group": "Xuất trình"}],
        legal_basis=[{"code": f"{n}/2020/NĐ-CP", "name": f"Nghị định {n}"} for n in (1, 2)],
        steps_raw=[{"name": "Bước 1", "text": "Nộp"}, {"name": "Bước 2", "text": "Nhận"}],
    )


def leaves(value: Json, place: str = "") -> Iterator[tuple[str, Json]]:
    """Every plain value of a record by its place, as doubts write places."""
    if isinstance(value, dict) and "attachments" not in place:
        for key, one in value.items():
            yield from leaves(one, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list) and "attachments" not in place:
        for n, one in enumerate(value):
            yield from leaves(one, f"{place}[{n}]")
    else:
        yield place, value


def said(content: Content) -> dict[str, Json]:
    """The version told again in the record's own places."""
    cases = {one.number - 1: one for one in content.cases}
    channels = [one for one in content.limits if one.case_number is None]
    told: Json = {
        "name": content.name,
        "category": {key: content.fields[0][key] for key in ("code", "name")} if content.fields else None,
        "promulgating_agency": content.promulgator,
        "executing_agency": content.competent_agency,
        "subject_types": list(content.subjects),
        "results": [one["name"] for one in content.results],
        "requirements": content.requirements,
        "state": content.source_state,
        "steps_raw": list(content.steps),
        "legal_basis": [{"code": one.number_given, "name": one.title} for one in content.bases],
        "channels": [
            {
                "method": one.given["method"],
                "processing": {key: one.given[key] for key in ("qty", "unit") if key in one.given},
                "note": one.note,
                "fees": [
                    {"text": fee.text, **fee.given}
                    for fee in content.fees
                    if (fee.channel, fee.ordinal) == (one.channel, one.ordinal)
                ],
            }
            for one in channels
        ],
        "processing_cases": [
            {"case_code": cases[one.case_number - 1].code, **one.given}
            for one in content.limits
            if one.case_number is not None
        ],
    }
    return dict(leaves(told)) | dict(papers(content))


def papers(content: Content) -> Iterator[tuple[str, Json]]:
    first = 0
    for group in range(1 + max((one.group_position for one in content.documents), default=-1)):
        here = [one for one in content.documents if one.group_position == group]
        for one in here:
            place = f"checklist_raw[{group}].items[{one.position - first}]"
            yield f"checklist_raw[{group}].group", one.group
            yield f"{place}.name", one.name
            yield f"{place}.original_qty", one.originals
            yield f"{place}.copy_qty", one.copies
            yield f"{place}.code", one.paper_code
            yield f"{place}.has_electronic_form", one.electronic_form
            yield f"{place}.is_processing_result", one.is_result
            yield f"{place}.attachments", list(one.attachments)
        first += len(here)


def dropped(record: Json, reading: Reading) -> list[str]:
    """The places of a record that neither stand in the version nor under a doubt, above or at them."""
    told = said(reading.content)
    doubted = [
        place
        for finding in reading.findings
        if finding.kind not in NAMED_BY_THE_DOUBT
        for place in finding.places
    ]
    return [
        place
        for place, value in leaves(record)
        if place not in {"code", "source_id"}
        and value not in QUIET
        and told.get(place) != value
        and not any(place == one or place.startswith((f"{one}.", f"{one}[")) for one in doubted)
    ]


def places_of(value: Json, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key, one in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, key)
        if isinstance(one, dict | list):
            yield from places_of(one, (*path, key))


def spoilt(record: Json, chance: random.Random) -> Json:
    """The record with one value made odd, taken out, doubled, or with a key that nobody knows."""
    found = copy.deepcopy(record)
    *way, last = chance.choice([one for one in places_of(found) if one[0] not in {"code", "source_id"}])
    at = found
    for key in way:
        at = at[key]
    what = chance.choice(["odd", "odd", "odd", "out", "twice", "key"])
    if what == "odd":
        at[last] = copy.deepcopy(chance.choice(ODD))
    elif what == "out":
        del at[last]
    elif what == "twice" and isinstance(at, list):
        at.append(copy.deepcopy(at[last]))
    elif isinstance(at[last], dict):
        at[last]["lạ"] = "không ai biết"
    return found


def read(record: Json) -> Reading:
    return read_records(None, read_line(json.dumps(record).encode()))


@pytest.mark.parametrize("seed", range(300))
def test_a_spoilt_record_drops_nothing_silently(seed: int) -> None:
    chance = random.Random(seed)
    record = whole()
    for _ in range(chance.randint(1, 4)):
        record = spoilt(record, chance)
    assert dropped(record, read(record)) == []


@pytest.fixture(scope="module")
def national() -> list[Json]:
    folder = Path(os.environ.get("MOTCUA_SHARED", "../shared")) / "data" / "national-catalogue"
    if not folder.is_dir():
        pytest.skip(f"the shared national records are not at {folder}; name their folder in MOTCUA_SHARED")
    with gzip.open(folder / "details.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(one) for one in lines]


def test_the_real_records_drop_nothing_and_neither_do_their_spoilt_copies(national: list[Json]) -> None:
    chance = random.Random(2026)
    for record in national:
        assert dropped(record, read(record)) == [], record["code"]
        copied = spoilt(spoilt(record, chance), chance)
        assert dropped(copied, read(copied)) == [], record["code"]


def test_what_a_heading_alone_knows_is_doubted_beside_its_full_record_too() -> None:
    heading = a_heading(type="NEW", state="DELETED", departments=["", "Sở"], colour="red")
    found = {
        one.kind: one.places
        for one in read_records(read_line(line(heading)), read_line(line(a_full()))).findings
    }
    assert found["kind_unknown"] == ("heading.type",)
    assert found["state_unusual"] == ("heading.state",)
    assert found["agency_blank"] == ("heading.departments[0]",)
    assert found["key_unknown"] == ("heading.colour",)
    assert found["heading_differs"] == ("state",)
    assert "kind_unstated" not in found


def test_keys_missing_within_a_part_are_named_but_for_those_that_many_records_leave_out() -> None:
    record = a_full(checklist_raw=[{"group": "", "items": [a_paper()]}])
    del record["channels"][0]["fees"], record["checklist_raw"][0]["items"][0]["is_processing_result"]
    (finding,) = (one for one in read(record).findings if one.kind == "key_missing")
    assert finding.places == ("channels[0].fees",)
