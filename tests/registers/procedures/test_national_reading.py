"""Reading national records: whole, and every doubt by its name."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.registers.procedures.models import SENTENCES, DoubtKind, sentence_of
from motcua.registers.procedures.rules.content import Finding
from motcua.registers.procedures.rules.national.reading import read_records
from motcua.registers.procedures.rules.national.record import Record, Unreadable, digest_of, read_line
from motcua.registers.procedures.rules.words import Handling, Shape
from tests.registers.procedures.samples import a_channel, a_full, a_heading, a_paper, line

ALWAYS = {"effective_day_unknown"}


def record(data: Any) -> Record:
    return read_line(line(data))


def doubts(*, heading: Any = None, full: Any = None) -> dict[str, Finding]:
    reading = read_records(record(heading) if heading else None, record(full) if full else None)
    return {finding.kind: finding for finding in reading.findings}


def test_every_doubt_has_a_sentence_and_every_sentence_can_be_said() -> None:
    assert set(SENTENCES) == set(DoubtKind.values)
    for kind in DoubtKind.values:
        assert sentence_of(kind, {"count": 2}).strip()


def test_a_clean_full_record_beside_its_heading_has_only_the_doubt_of_its_day() -> None:
    assert set(doubts(heading=a_heading(), full=a_full())) == ALWAYS


def test_a_heading_alone_says_that_it_is_only_that() -> None:
    assert set(doubts(heading=a_heading())) == ALWAYS | {"heading_only"}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"code": " 1.900001"}, "code_spaced"),
        ({"code": "1.9000011"}, "code_malformed"),
        ({"code": "1.900001-Xoa"}, "code_marked_deleted"),
        ({"code": ""}, "code_missing"),
        ({"codeNotation": "1.900002"}, "code_notation_differs"),
        ({"id": None}, "source_id_missing"),
        ({"name": "  "}, "name_missing"),
        ({"name": "Cấp giấy \n phép"}, "name_untidy"),
        ({"name": "Ca\u0302\u0301p"}, "name_untidy"),
        ({"type": "NEW"}, "kind_unknown"),
        ({"state": "DELETED"}, "state_unusual"),
        ({"categories": [], "categoryIds": []}, "field_missing"),
        ({"departments": []}, "agency_missing"),
        ({"departments": ["", "Sở"]}, "agency_blank"),
        ({"departmentPromulgate": ""}, "promulgator_missing"),
        ({"departments": "Sở"}, "shape_unexpected"),
        ({"colour": "red"}, "key_unknown"),
        ({"name": "A\x00B"}, "text_unstorable"),
        ({"name": "A\ud800B"}, "text_unstorable"),
    ],
)
def test_what_is_odd_in_a_heading_is_named(changes: dict[str, Any], kind: str) -> None:
    data = a_heading(**changes)
    reading = read_records(Record(data, Shape.HEADING, record_code(data), str(data["id"] or ""), ""), None)
    assert kind in {finding.kind for finding in reading.findings}


def record_code(data: dict[str, Any]) -> Any:
    return read_line(line({"id": "x", "code": data["code"]})).code


TWO_CASES = [
    {"case_code": "1.900001.01", "qty": 3, "unit": "DAY"},
    {"case_code": "1.900001.01", "qty": 3, "unit": "DAY"},
]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"channels": [a_channel(qty=1, unit="OTHER")]}, "limit_unit_other"),
        ({"channels": [a_channel(qty="Theo mô tả", unit="OTHER")]}, "limit_in_words"),
        ({"channels": [a_channel(qty=7.5)]}, "limit_fraction"),
        ({"channels": [a_channel(qty=0, unit="OTHER")]}, "limit_zero"),
        ({"channels": [a_channel(unit="WEEK")]}, "limit_unit_unknown"),
        ({"channels": [a_channel(processing=None)]}, "limit_missing"),
        ({"channels": [a_channel(qty=-3)]}, "limit_odd"),
        ({"channels": [a_channel(unit="SAME_DAY")]}, "limit_unit_unknown"),
        ({"requirements": "<p>Đủ 18 tuổi</p>"}, "text_marked_up"),
        ({"channels": [a_channel(method="PIGEON")]}, "channel_unknown"),
        ({"channels": [a_channel(), a_channel(qty=9)]}, "channel_repeated"),
        ({"channels": [a_channel(), a_channel("ONLINE", qty=9)]}, "limits_differ_by_channel"),
        ({"channels": []}, "channels_missing"),
        ({"processing_cases": TWO_CASES[:1]}, "limits_differ_channel_case"),
        ({"processing_cases": TWO_CASES}, "case_repeated"),
        ({"processing_cases": [{"case_code": "2.1.01", "qty": 5, "unit": "WORKING_DAY"}]}, "case_code_odd"),
        (
            {"channels": [a_channel(fees=[{"type": "FEE", "value_vnd": 0, "text": "Xem"}])]},
            "fee_zero_see_text",
        ),
        ({"channels": [a_channel(fees=[{"type": "FEE", "value_vnd": 0, "text": ""}])]}, "fee_zero_bare"),
        ({"channels": [a_channel(fees=[{"type": "FEE", "value_vnd": None, "text": "Xem"}])]}, "fee_in_words"),
        ({"channels": [a_channel(fees=[{"type": "FEE", "value_vnd": None, "text": ""}])]}, "fee_empty"),
        (
            {"channels": [a_channel(fees=[{"type": "TAX", "value_vnd": 5000, "text": ""}])]},
            "fee_kind_unknown",
        ),
        ({"checklist_raw": []}, "documents_missing"),
        ({"checklist_raw": [{"group": "A", "items": []}]}, "document_group_empty"),
        ({"checklist_raw": [{"group": "", "items": [a_paper(name="")]}]}, "document_nameless"),
        ({"checklist_raw": [{"group": "", "items": [a_paper(original_qty=0)]}]}, "document_count_zero"),
        ({"checklist_raw": [{"group": "", "items": [a_paper(original_qty="1")]}]}, "shape_unexpected"),
        ({"legal_basis": []}, "legal_basis_missing"),
        ({"legal_basis": [{"code": "Thông tư số 03/2023/TT-BTP", "name": ""}]}, "legal_number_dressed"),
        ({"legal_basis": [{"code": "1/2020/QH", "name": ""}] * 2}, "legal_basis_repeated"),
        ({"legal_basis": [{"code": "", "name": "Luật"}]}, "legal_number_missing"),
        ({"category": None}, "field_missing"),
        ({"executing_agency": None}, "agency_missing"),
        ({"results": []}, "results_missing"),
        ({"steps_raw": []}, "steps_missing"),
        ({"extra": 1}, "key_unknown"),
        ({"name": "Tên khác hẳn"}, "heading_differs"),
    ],
)
def test_what_is_odd_in_a_full_record_is_named(changes: dict[str, Any], kind: str) -> None:
    assert kind in doubts(heading=a_heading(), full=a_full(**changes))


def test_a_full_record_without_its_heading_does_not_know_its_kind() -> None:
    assert set(doubts(full=a_full())) == ALWAYS | {"kind_unstated"}


def test_a_missing_key_is_named() -> None:
    data = a_full()
    del data["results"]
    found = doubts(heading=a_heading(), full=data)
    assert found["key_missing"].places == ("results",)


def test_a_doubt_tells_every_place_once() -> None:
    fee = {"type": "FEE", "value_vnd": 0, "text": "Xem"}
    found = doubts(heading=a_heading(), full=a_full(channels=[a_channel(fees=[fee, fee])]))
    assert found["fee_zero_see_text"].places == ("channels[0].fees[0]", "channels[0].fees[1]")
    assert found["fee_zero_see_text"].facts["count"] == 2
    said = sentence_of("fee_zero_see_text", found["fee_zero_see_text"].facts)
    assert "Số 0 không có nghĩa là miễn phí" in said


def test_groups_tell_papers_to_hand_in_from_papers_to_show_and_remarks() -> None:
    groups = [
        {"group": "* Giấy tờ phải nộp:", "items": [a_paper()]},
        {"group": "* Giấy tờ phải xuất trình:", "items": [a_paper()]},
        {"group": "* Lưu ý:", "items": [a_paper(original_qty=0)]},
    ]
    content = read_records(None, record(a_full(checklist_raw=groups))).content
    assert [one.handling for one in content.documents] == [Handling.SUBMIT, Handling.SHOW, Handling.REMARK]
    assert [(one.group_position, one.position) for one in content.documents] == [(0, 0), (1, 1), (2, 2)]


def test_the_numbers_of_legal_texts_are_undressed_and_kept_as_given() -> None:
    full = a_full(legal_basis=[{"code": "Nghị định số 50/2026/NĐ-CP", "name": "Về điều gì đó"}])
    (basis,) = read_records(None, record(full)).content.bases
    assert (basis.number, basis.number_given) == ("50/2026/NĐ-CP", "Nghị định số 50/2026/NĐ-CP")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"code": "1.900001", "name": "Ca', "cut_short"),
        (b'{"code": "1.900001",', "cut_short"),
        (b'{"code": 1.900001"}', "not_json"),
        (b"\xff\xfe", "not_utf8"),
        (b"[1, 2]", "not_an_object"),
        (b'"1.900001"', "not_an_object"),
        (b"{}", "nameless"),
        (b'{"name": "Kh\xc3\xb4ng m\xc3\xa3"}', "nameless"),
        (b'{"code": "1.900001", "qty": NaN}', "no_such_number"),
        (b"[" * 100_000 + b"]" * 100_000, "too_much"),
        (b'{"code": ' + b"9" * 5000 + b"}", "figure_too_long"),
        (b'{"code": "1.900001", "qty": 1e999}', "no_such_number"),
        (b'{"code": "1.900001", "x": [' + b"0," * 6000 + b"0]}", "too_much"),
        (b'{"code": "1.900001", "x": [' + b",".join([b"[" + b"0," * 4000 + b"0]"] * 8) + b"]}", "too_much"),
        (b'{"code": "1.900001", "x": ' + b"[" * 60 + b"]" * 60 + b"}", "too_much"),
    ],
)
def test_what_is_no_record_is_refused_by_name(body: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_line(body)
    assert refused.value.reason == reason


def test_a_key_said_twice_is_named() -> None:
    body = b'{"id": "x", "code": "1.900001", "name": "A", "name": "B"}'
    reading = read_records(read_line(body), None)
    assert "key_doubled" in {finding.kind for finding in reading.findings}


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)


@given(st.sampled_from(sorted(a_full())), json_values)
def test_a_full_record_is_read_whatever_stands_in_any_of_its_places(key: str, value: Any) -> None:
    data = a_full() | {key: value} | ({"source_id": "x"} if key == "code" else {})
    if not data["source_id"] and not data["code"]:
        return
    reading = read_records(None, record(data)) if isinstance(data["code"], str) and data["code"] else None
    if reading is not None:
        assert all(finding.kind in DoubtKind.values for finding in reading.findings)


@given(st.sampled_from(sorted(set(a_heading()) - {"id", "code"})), json_values)
def test_a_heading_is_read_whatever_stands_in_any_of_its_places(key: str, value: Any) -> None:
    reading = read_records(record(a_heading(**{key: value})), None)
    assert reading.content.name


def test_the_order_of_keys_does_not_make_a_record_another() -> None:
    data = a_full()
    assert digest_of(data) == digest_of(dict(reversed(data.items())))
    assert digest_of(data) != digest_of(data | {"name": "Khác"})
