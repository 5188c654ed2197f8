"""The national import: every record lands whole or with named doubts, and a second time is nothing."""

import gzip
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.registers.procedures.actions import (
    RecordOutcome,
    import_records,
    publish_version,
    settle_doubt,
)
from motcua.registers.procedures.models import Doubt, Procedure, ProcedureVersion, SourceRecord
from motcua.registers.procedures.queries import (
    difference_from_national,
    doubt_counts,
    doubts,
    governing_version,
    history,
    procedure_page,
    read_lines,
    record_as_imported,
    records_of,
    search_procedures,
)
from motcua.registers.procedures.rules.words import Landing
from tests.registers.procedures.samples import (
    AT,
    DAY,
    NOBODY_SPECIAL,
    a_channel,
    a_full,
    a_heading,
    a_paper,
    an_item,
    line,
)

pytestmark = pytest.mark.django_db

OTHER_ID = "00000000-0000-7000-8000-000000000002"


def bring(*records: Any, days: int = 0) -> list[RecordOutcome]:
    lines = [one if isinstance(one, bytes) else line(one) for one in records]
    return list(import_records(lines, by=SYSTEM, at=AT + timedelta(days=days)))


def landings(outcomes: list[RecordOutcome]) -> list[tuple[Landing, str, int | None]]:
    return [(one.landed_as, one.procedure, one.version) for one in outcomes]


def rows() -> list[int]:
    return [
        model._default_manager.count() for model in (Procedure, ProcedureVersion, SourceRecord, Doubt, Event)
    ]


def test_a_heading_and_its_full_record_land_as_two_versions_of_one_procedure() -> None:
    outcomes = bring(a_heading(), a_full())
    assert landings(outcomes) == [(Landing.NEW, "1.900001", 1), (Landing.NEW_VERSION, "1.900001", 2)]
    version = governing_version("1.900001", DAY)
    assert (version.number, version.source, version.effective_day_known) == (2, "NATIONAL", False)
    assert version.procedure.kind == "STANDARD"
    assert [one.state for one in history("1.900001")] == ["PUBLISHED", "ANNULLED"]
    assert verify().findings == []


def test_everything_in_a_full_record_can_be_found_again_part_by_part() -> None:
    fees = [
        {"type": "SERVICE_FEE", "value_vnd": 8000, "text": "mỗi bản"},
        {"type": "FEE", "value_vnd": 0, "text": "Xem"},
    ]
    full = a_full(
        requirements="Đủ 18 tuổi",
        channels=[
            a_channel("ONLINE", 3, fees=fees, note="Nộp qua Cổng"),
            a_channel("DIRECT", "Theo mô tả", "OTHER"),
        ],
        processing_cases=[{"case_code": "1.900001.01", "qty": 3, "unit": "WORKING_DAY"}],
        checklist_raw=[
            {"group": "Nộp", "items": [a_paper(original_qty=1, copy_qty=2, attachments=[{"id": "a"}])]}
        ],
    )
    bring(full)
    page = procedure_page("1.900001", DAY)
    version = page.version
    assert (version.requirements, version.competent_agency, version.promulgator) == (
        "Đủ 18 tuổi",
        "Sở Thử nghiệm",
        "Bộ Thử nghiệm",
    )
    assert version.fields == [{"code": "G99-TN01", "name": "Thử nghiệm", "source_id": ""}]
    assert [(one.channel, one.quantity, one.unit, one.note) for one in page.limits] == [
        ("ONLINE", 3, "WORKING_DAY", "Nộp qua Cổng"),
        ("DIRECT", None, "OTHER", ""),
        (None, 3, "WORKING_DAY", ""),
    ]
    assert [one.given for one in page.limits] == [
        {"qty": 3, "unit": "WORKING_DAY", "method": "ONLINE"},
        {"qty": "Theo mô tả", "unit": "OTHER", "method": "DIRECT"},
        {"qty": 3, "unit": "WORKING_DAY"},
    ]
    assert [(one.kind, one.amount_kind, one.amount, one.text) for one in page.fees] == [
        ("LEVY", "FIXED", 8000, "mỗi bản"),
        ("FEE", "BY_TEXT", None, "Xem"),
    ]
    assert [(one.originals, one.copies, one.paper_code, one.attachments) for one in page.documents] == [
        (1, 2, "TP-01", [{"id": "a"}])
    ]
    assert [(one.number, one.title) for one in page.bases] == [("60/2014/QH13", "Luật Hộ tịch")]
    assert record_as_imported("1.900001") == full


def test_a_second_run_changes_nothing_and_tells_the_same_doubts() -> None:
    first = bring(a_heading(), a_full(channels=[a_channel(qty=1, unit="OTHER")]))
    before = rows()
    second = bring(a_full(channels=[a_channel(qty=1, unit="OTHER")]), a_heading(), days=3)
    assert [one.landed_as for one in second] == [Landing.SAME, Landing.SAME]
    assert {one.kind for one in second[0].doubts} == {one.kind for one in first[1].doubts}
    assert rows() == before


def test_the_same_record_twice_in_one_file_lands_once() -> None:
    assert [one.landed_as for one in bring(a_full(), a_full())] == [Landing.NEW, Landing.SAME]


def without(record: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in keys}


def test_different_records_of_one_procedure_in_one_file_are_told_and_a_second_run_is_nothing() -> None:
    nameless = without(a_full(), "source_id")
    file = [nameless, nameless | {"name": "Tên khác"}, a_heading(), a_full(name="Tên nữa")]
    first = bring(*file)
    code = "1.900001"
    assert landings(first) == [
        (Landing.NEW, code, 1),
        (Landing.NEW_VERSION, code, 2),
        (Landing.NEW_VERSION, code, 3),
        (Landing.NEW_VERSION, code, 4),
    ]
    told = [{doubt.kind for doubt in one.doubts} & {"record_repeated"} for one in first]
    assert told == [set(), {"record_repeated"}, set(), {"record_repeated"}]
    before = rows()
    for days in (0, 3):
        again = bring(*file, days=days)
        assert {one.landed_as for one in again} == {Landing.SAME}
    assert rows() == before
    assert procedure_page(code, DAY).title == "Tên nữa"


def test_a_changed_record_makes_a_new_version_from_its_day() -> None:
    bring(a_full())
    outcomes = bring(a_full(name="Tên sửa đổi"), days=10)
    assert landings(outcomes) == [(Landing.NEW_VERSION, "1.900001", 2)]
    assert governing_version("1.900001", DAY + timedelta(days=9)).name == "Cấp giấy phép thử nghiệm"
    assert governing_version("1.900001", DAY + timedelta(days=10)).name == "Tên sửa đổi"
    assert [(one.shape, one.number) for one in records_of("1.900001")] == [("FULL", 2), ("FULL", 1)]
    assert verify().findings == []


def test_a_record_changed_twice_within_a_day_keeps_both_in_its_history() -> None:
    bring(a_full(), a_full(name="Hai"), a_full(name="Ba"))
    assert [(one.number, one.state) for one in history("1.900001")] == [
        (3, "PUBLISHED"),
        (2, "ANNULLED"),
        (1, "ANNULLED"),
    ]


def test_a_changed_heading_keeps_the_parts_of_the_full_record() -> None:
    bring(a_full())
    bring(a_heading(type="SPECIFIC"), days=1)
    page = procedure_page("1.900001", DAY + timedelta(days=1))
    assert (page.procedure.kind, len(page.documents)) == ("SPECIFIC", 1)


@pytest.mark.parametrize("day", [0, -400])
def test_an_import_on_an_earlier_or_the_same_day_never_overlaps(day: int) -> None:
    bring(a_full())
    bring(a_full(name="Hai"), days=30)
    outcomes = bring(a_full(name="Ba"), days=day)
    assert landings(outcomes) == [(Landing.NEW_VERSION, "1.900001", 3)]
    assert governing_version("1.900001", DAY + timedelta(days=60)).name == "Ba"


def test_two_procedures_under_one_code_both_land_and_both_are_doubted() -> None:
    first = bring(a_heading(code=" 1.900001"))
    second = bring(a_heading(id=OTHER_ID, name="Việc khác hẳn"))
    assert landings(first) == [(Landing.NEW, "1.900001", 1)]
    assert landings(second) == [(Landing.NEW, "1.900001~2", 1)]
    assert {doubt.version.procedure.code for doubt in doubts(kind="code_doubled").doubts} == {
        "1.900001",
        "1.900001~2",
    }
    assert [
        one.landed_as
        for one in bring(a_heading(code=" 1.900001"), a_heading(id=OTHER_ID, name="Việc khác hẳn"))
    ] == [
        Landing.SAME,
        Landing.SAME,
    ]


def test_two_procedures_under_one_code_within_one_batch() -> None:
    outcomes = bring(a_heading(), a_heading(id=OTHER_ID, name="Việc khác"))
    assert landings(outcomes) == [(Landing.NEW, "1.900001", 1), (Landing.NEW, "1.900001~2", 1)]
    assert all("code_doubled" in {doubt.kind for doubt in one.doubts} for one in outcomes)


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("1.0133611", "1.0133611"),
        ("1.014955-Xoa", "1.014955-Xoa"),
        ("1.900 001", "1.900001"),
        ("", "khong-ma.00000000-0000-7000-8000-000000000001"),
        ("1.011442.H38", "1.011442.H38"),
    ],
)
def test_odd_codes_land_under_a_name_that_is_told(code: str, kept: str) -> None:
    (outcome,) = bring(a_heading(code=code, codeNotation=code))
    assert (outcome.landed_as, outcome.procedure) == (Landing.NEW, kept)
    assert governing_version(kept, DAY).procedure.code == kept


def test_a_record_without_the_source_s_id_is_known_by_its_code() -> None:
    bring(a_heading(id=None))
    assert landings(bring(a_heading(id=None, name="Mới"))) == [(Landing.NEW_VERSION, "1.900001", 2)]


def test_a_code_that_the_source_changed_is_doubted_and_found_by_either_code() -> None:
    bring(a_full())
    (outcome,) = bring(a_full(code="1.900077"), days=1)
    assert (outcome.landed_as, outcome.procedure) == (Landing.NEW_VERSION, "1.900001")
    (doubt,) = (one for one in outcome.doubts if one.kind == "code_changed")
    assert (doubt.facts["given"], doubt.facts["kept"]) == ("1.900077", "1.900001")
    for code in ("1.900001", "1.900077"):
        hits = search_procedures(code, day=DAY + timedelta(days=1)).hits
        assert [one.code for one in hits] == ["1.900001"]
    (back,) = bring(a_full(), days=2)
    assert "code_changed" not in {one.kind for one in back.doubts}


def test_what_cannot_be_read_is_refused_by_line_and_the_rest_lands() -> None:
    broken = line(a_full(code="1.900002", source_id=OTHER_ID))[:200]
    outcomes = bring(a_heading(), b"", broken, b"[]", a_full())
    assert [(one.line, one.landed_as) for one in outcomes] == [
        (1, Landing.NEW),
        (3, Landing.REFUSED),
        (4, Landing.REFUSED),
        (5, Landing.NEW_VERSION),
    ]
    told = outcomes[1].as_json()
    assert set(told) == {"line", "code", "landed_as", "sentence", "doubts"}
    assert (told["code"], "bị cắt ngang" in told["sentence"]) == ("1.900002", True)
    assert not Procedure.objects.filter(code="1.900002").exists()


def test_the_outcome_as_json_says_code_landing_and_doubts() -> None:
    (outcome,) = bring(a_full(code=" 1.900001"))
    told = json.loads(json.dumps(outcome.as_json(), ensure_ascii=False))
    assert (told["code"], told["landed_as"], told["procedure"], told["version"]) == (
        " 1.900001",
        "new",
        "1.900001",
        1,
    )
    assert {one["kind"] for one in told["doubts"]} == {
        "code_spaced",
        "effective_day_unknown",
        "kind_unstated",
    }
    assert "ngày hiệu lực chưa rõ" in next(one["sentence"] for one in told["doubts"] if "day" in one["kind"])


def test_a_code_that_is_no_text_is_told_as_it_stood_and_names_no_one_else() -> None:
    outcomes = bring(
        a_full(code=["1.900002"], source_id="a"),
        a_full(code="1.９０００03", source_id="b"),
        a_full(code="x" * 300, source_id="c"),
        a_full(code="x" * 299 + "y", source_id="d"),
        json.dumps(a_full(code="1.9\ud800", source_id="e")).encode(),
    )
    assert [one.code[:12] for one in outcomes] == [
        '["1.900002"]',
        "1.９０００03",
        "x" * 12,
        "x" * 12,
        "1.9\ufffd",
    ]
    assert len({one.procedure for one in outcomes}) == len(outcomes)
    told = [sorted(doubt.kind for doubt in one.doubts if doubt.kind.startswith("code_")) for one in outcomes]
    assert told == [["code_missing"], *[["code_malformed"]] * 4]
    for one in outcomes:
        json.dumps(one.as_json(), ensure_ascii=False).encode()


def test_texts_that_no_database_can_hold_land_with_a_doubt() -> None:
    (outcome,) = bring(b'{"id": "x", "code": "1.900009", "name": "A\\u0000B\\ud800"}')
    assert "text_unstorable" in {one.kind for one in outcome.doubts}
    assert governing_version("1.900009", DAY).name == "A\ufffdB\ufffd"
    assert record_as_imported("1.900009")["name"] == "A\x00B\ud800"


def test_numbers_beyond_measure_land_with_a_doubt() -> None:
    fees = [{"type": "FEE", "value_vnd": 10**30, "text": ""}]
    full = a_full(
        channels=[a_channel(qty=10**12, fees=fees)],
        checklist_raw=[{"group": "", "items": [a_paper(copy_qty=10**9)]}],
    )
    (outcome,) = bring(full)
    assert outcome.landed_as is Landing.NEW
    assert {"fee_amount_odd", "limit_odd", "shape_unexpected"} <= {one.kind for one in outcome.doubts}


def test_texts_beyond_measure_land_and_can_still_be_found() -> None:
    endless = " ".join(f"chữ{n}" for n in range(200_000))
    (outcome,) = bring(a_full(name=f"Thủ tục {endless}", state="x" * 500, executing_agency="y" * 5000))
    assert outcome.landed_as is Landing.NEW
    assert governing_version("1.900001", DAY).name.endswith("chữ199999")


def test_the_province_s_word_governs_and_the_national_record_stands_beside_it() -> None:
    own = publish_version(an_item(code="1.900001"), by=SYSTEM, at=AT)
    bring(a_full())
    assert governing_version("1.900001", DAY).id == own.id
    page = procedure_page("1.900001", DAY)
    assert (page.is_national, page.national_id is not None) == (False, True)
    told = {(one.part, one.what) for one in difference_from_national("1.900001", day=DAY)}
    assert ("general", "tên thủ tục") in told
    assert Procedure.objects.get(code="1.900001").source_id is not None


def test_who_may_not_import_reads_nothing() -> None:
    def lines() -> Iterator[bytes]:
        raise AssertionError("nothing may be read")
        yield b""

    with pytest.raises(NotAllowed):
        import_records(lines(), by=NOBODY_SPECIAL, at=AT)
    assert rows() == [0, 0, 0, 0, 0]


def test_a_settled_doubt_stays_settled_while_it_is_the_very_same() -> None:
    full = a_full(channels=[a_channel(qty=1, unit="OTHER")])
    bring(full)
    doubt = doubts(kind="limit_unit_other").doubts[0]
    settle_doubt(doubt.id, reason="Trả kết quả trong ngày", by=SYSTEM, at=AT)
    bring(full | {"name": "Tên mới"}, days=1)
    assert doubts(kind="limit_unit_other").doubts == ()
    bring(full | {"channels": [a_channel(qty=2, unit="OTHER")]}, days=2)
    assert len(doubts(kind="limit_unit_other").doubts) == 1


def test_doubts_are_counted_and_listed_by_cursor_only_where_a_version_stands() -> None:
    bring(a_full())
    bring(a_full(name="Mới"), a_heading(id=OTHER_ID, code="1.900002", codeNotation="1.900002"), days=1)
    assert {one.kind: one.count for one in doubt_counts()} == {
        "effective_day_unknown": 2,
        "kind_unstated": 1,
        "heading_only": 1,
    }
    first = doubts(limit=3)
    rest = doubts(limit=3, after=first.after)
    assert (len(first.doubts), len(rest.doubts), rest.after) == (3, 1, None)
    assert len({doubt.id for doubt in (*first.doubts, *rest.doubts)}) == 4


def packed(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "catalogue.jsonl.gz"
    path.write_bytes(content)
    return path


MANY = b"\n".join(
    line(a_heading(id=str(n), code=f"1.{n:06d}", codeNotation=f"1.{n:06d}", name=f"Thủ tục {n} {n**5}"))
    for n in range(400)
)


def test_a_packed_file_and_a_plain_one_give_the_same_lines(tmp_path: Path) -> None:
    plain = tmp_path / "catalogue.jsonl"
    plain.write_bytes(MANY)
    two_members = gzip.compress(MANY[:20_000]) + gzip.compress(MANY[20_000:]) + b"\0\0"
    assert list(read_lines(plain)) == MANY.split(b"\n")
    assert list(read_lines(packed(tmp_path, gzip.compress(MANY)))) == MANY.split(b"\n")
    assert list(read_lines(packed(tmp_path, two_members))) == MANY.split(b"\n")


def test_a_packed_file_cut_in_half_says_where_and_what_came_before_stands(tmp_path: Path) -> None:
    whole = gzip.compress(MANY)
    path = packed(tmp_path, whole[: len(whole) // 2])
    outcomes = list(import_records(read_lines(path), by=SYSTEM, at=AT))
    landed = [one for one in outcomes if one.landed_as is Landing.NEW]
    refused = [one for one in outcomes if one.landed_as is Landing.REFUSED]
    assert 50 < len(landed) == Procedure.objects.count() < 400
    assert [one.line for one in refused][-1] == refused[-1].line > len(landed)
    assert "bị cắt ngang" in refused[-1].refused_because
    list(import_records(read_lines(packed(tmp_path, whole)), by=SYSTEM, at=AT))
    assert Procedure.objects.count() == 400


def test_a_damaged_packed_file_is_told_too(tmp_path: Path) -> None:
    whole = bytearray(gzip.compress(MANY))
    whole[-6] ^= 0xFF  # its checksum
    outcomes = list(import_records(read_lines(packed(tmp_path, bytes(whole))), by=SYSTEM, at=AT))
    assert "bị hỏng" in outcomes[-1].refused_because


def test_a_line_without_end_is_refused_without_filling_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"id": "' + b"x" * (9 << 20) + b"\n" + line(a_heading()))
    outcomes = list(import_records(read_lines(path), by=SYSTEM, at=AT))
    assert [one.landed_as for one in outcomes] == [Landing.REFUSED, Landing.NEW]
    assert "dài hơn 8 MB" in outcomes[0].refused_because
