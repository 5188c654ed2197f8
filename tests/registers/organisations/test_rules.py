"""What decides about names, codes, trees, days and lists."""

import codecs
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.registers.organisations.rules.identifiers import (
    from_right_to_left,
    is_below,
    is_identifier,
    to_right_to_left,
)
from motcua.registers.organisations.rules.names import keys_to_try, name_key, same_marks
from motcua.registers.organisations.rules.rolls import COLUMNS, REQUIRED, read_roll
from motcua.registers.organisations.rules.spans import Span, cover
from motcua.registers.organisations.rules.tables import TableRow, TableUnreadable, decoded, read_table
from motcua.registers.organisations.rules.trees import grown, rings

TODAY = date(2023, 11, 20)
ROLL = "Mã cán bộ;Họ và tên;Mã chức danh;Từ ngày\nCB01;Trần Thị Mẫu;dong-da.ho-tich;20/11/2023\n"


def windows_1258(text: str) -> bytes:
    """Vietnamese as old Windows writes it: the letter, then its tone."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parted = [unicodedata.normalize("NFD", sign) for sign in text]
    bases = [unicodedata.normalize("NFC", "".join(s for s in sign if s not in tones)) for sign in parted]
    marks = ["".join(s for s in sign if s in tones) for sign in parted]
    return "".join(base + mark for base, mark in zip(bases, marks, strict=True)).encode("cp1258")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("UBND phường Đống Đa", "uy ban nhan dan phuong dong da"),
        ("Uỷ ban nhân dân phường Đống Đa", "uy ban nhan dan phuong dong da"),
        ("VP UBND tỉnh", "van phong uy ban nhan dan tinh"),
        ("Sở TT&TT", "so tt tt"),
        ("HĐND tỉnh", "hoi dong nhan dan tinh"),
    ],
)
def test_names_are_kept_folded_with_short_forms_written_out(written, key):
    assert name_key(written) == key


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("UBND P. Đống Đa", "uy ban nhan dan phuong dong da"),
        ("UBND TP. Quy Nhơn", "uy ban nhan dan thanh pho quy nhon"),
        ("TX An Nhơn", "uy ban nhan dan thi xa an nhon"),
        ("TT. Diêu Trì", "uy ban nhan dan thi tran dieu tri"),
        ("TT Phục vụ hành chính công", "trung tam phuc vu hanh chinh cong"),
        ("Sở Tư pháp tỉnh Bình Định", "so tu phap"),
        ("Sở Tư pháp Bình Định", "so tu phap"),
        ("Quy Nhơn", "uy ban nhan dan thanh pho quy nhon"),
        ("phường Bình Định", "uy ban nhan dan phuong binh dinh"),
        ("UBND Ngô Mây", "uy ban nhan dan thi tran ngo may"),
    ],
)
def test_a_text_may_mean(text, meant):
    assert meant in frozenset().union(*keys_to_try(text, "tinh binh dinh"))


def test_what_is_written_comes_before_what_is_guessed():
    tiers = keys_to_try("UBND phường Bình Định", "tinh binh dinh")
    assert tiers[0] == {"uy ban nhan dan phuong binh dinh"}


@pytest.mark.parametrize(
    ("text", "name", "same"),
    [
        ("UBND xã An Nghĩa", "Ủy ban nhân dân xã An Nghĩa", True),
        ("UBND xã An Nghĩa", "Ủy ban nhân dân xã Ân Nghĩa", False),
        ("xã Ân Nghĩa", "Ủy ban nhân dân xã An Nghĩa", False),
        ("xa an nghia", "Ủy ban nhân dân xã Ân Nghĩa", True),
        ("Uỷ ban nhân dân xã Nhơn Hoà", "Ủy ban nhân dân xã Nhơn Hòa", True),
    ],
)
def test_marks_tell_names_apart_that_folding_makes_alike(text, name, same):
    assert same_marks(text, name) is same


def test_a_text_without_a_word_means_nobody():
    assert keys_to_try(" – ", "tinh binh dinh") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("000.00.00.H08", "H08"),
        ("000.00.12.H08", "H08.12"),
        ("000.01.12.H08", "H08.12.01"),
        ("005.01.12.H08", "H08.12.01.005"),
        ("H08.12", "H08.12"),
    ],
)
def test_the_old_order_of_identification_codes_reads_from_the_right(old, new):
    assert from_right_to_left(old) == new


@given(st.lists(st.integers(1, 99), max_size=2), st.sampled_from("GH"), st.integers(1, 63))
def test_turning_a_code_round_twice_gives_it_back(parts, letter, number):
    code = ".".join([f"{letter}{number:02d}", *(f"{part:02d}" for part in parts)])
    assert is_identifier(code)
    assert from_right_to_left(to_right_to_left(code)) == code


@pytest.mark.parametrize("wrong", ["", "H8", "h08", "H08.", "Z01.1", "H08-12", "H08." + "1" * 40])
def test_a_malformed_code_is_none(wrong):
    assert not is_identifier(wrong)


def test_below_is_by_groups_and_not_by_letters():
    assert is_below("H08.12.01", "H08.12")
    assert not is_below("H08.121", "H08.12")


def _nodes(parents):
    return grown(
        list(parents),
        key=lambda key: key,
        parent=parents.__getitem__,
        node=lambda key, children: (key, children),
    )


def _all(nodes):
    return [key for key, children in nodes for key in (key, *_all(children))]


@given(st.dictionaries(st.integers(0, 12), st.one_of(st.none(), st.integers(0, 15)), max_size=12))
def test_a_tree_loses_nobody_and_doubles_nobody_even_in_rings(parents):
    assert sorted(_all(_nodes(parents))) == sorted(parents)


def test_a_ring_is_found_once():
    assert len(list(rings({1: 2, 2: 3, 3: 1, 4: 1}))) == 1
    assert list(rings({1: None, 2: 1, 3: 2})) == []


days = st.integers(0, 40).map(lambda n: date(2023, 1, 1) + timedelta(days=n))
spans = st.tuples(days, st.one_of(st.none(), st.integers(0, 20))).map(
    lambda pair: Span(pair[0], None if pair[1] is None else pair[0] + timedelta(days=pair[1]))
)


@given(st.lists(spans, max_size=5), spans)
def test_spans_cover_when_every_single_day_is_in_one(many, wanted):
    last = wanted.until or date(2024, 1, 1)
    each_day = (wanted.since + timedelta(days=n) for n in range((last - wanted.since).days + 1))
    by_hand = all(any(span.since <= day <= span.last for span in many) for day in each_day)
    if wanted.until is None:
        by_hand = by_hand and any(span.until is None for span in many)
    assert cover(many, wanted) == by_hand


@given(spans, spans)
def test_spans_meet_when_they_share_a_day(one, other):
    assert one.meets(other) == other.meets(one)
    if one.meets(other):
        common = one.common(other)
        assert common.since >= one.since
        assert common.last <= min(one.last, other.last)


@pytest.mark.parametrize(
    "content",
    [
        ROLL.encode(),
        codecs.BOM_UTF8 + ROLL.encode(),
        codecs.BOM_UTF16_LE + ROLL.encode("utf-16-le"),
        windows_1258(ROLL),
        ROLL.replace(";", ",").encode(),
        ROLL.replace(";", "\t").encode(),
        ROLL.replace("\n", "\r\n").encode(),
        ("\n\n" + ROLL).encode(),
        ROLL.replace("Mã cán bộ", "MÃ CÁN BỘ").replace("Họ và tên", "ho_va_ten").encode(),
    ],
    ids=["utf-8", "marked", "utf-16", "cp1258", "commas", "tabs", "crlf", "blank lines first", "other heads"],
)
def test_a_list_is_read_however_a_spreadsheet_saved_it(content):
    (row,) = read_table(decoded(content), COLUMNS, required=REQUIRED)
    assert row.cells["full_name"] == "Trần Thị Mẫu"
    assert row.cells["post"] == "dong-da.ho-tich"
    (entry,), faults = read_roll([row], today=TODAY)
    assert faults == []
    assert entry.since == TODAY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Tệp trống"),
        ("Tên\nA\n", "thiếu cột “Mã cán bộ”"),
        ("Mã cán bộ;Họ và tên;Họ tên\n1;A;B\n", "hai lần"),
        ('Mã cán bộ;Họ và tên\n1;"A\n', "dấu nháy"),
        ("Mã cán bộ;Họ và tên\n1;A;thừa\n", "Dòng 2 có 3 ô"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(text, said):
    with pytest.raises(TableUnreadable, match=said):
        read_table(text, COLUMNS, required=REQUIRED)


def test_a_picture_is_no_list():
    with pytest.raises(TableUnreadable, match="không phải là văn bản"):
        decoded(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


def _row(line: int, **cells: str) -> TableRow:
    return TableRow(line, {"code": f"CB{line}", "full_name": "Lê Văn Thử"} | cells)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"code": ""}, "Thiếu mã cán bộ."),
        ({"full_name": ""}, "Thiếu họ và tên."),
        ({"full_name": "12345"}, "không phải là họ và tên"),
        ({"email": "lan@"}, "Thư điện tử “lan@” viết chưa đúng."),
        ({"phone": "khong"}, "Số điện thoại “khong” viết chưa đúng."),
        ({"login": "tên có dấu"}, "Tên đăng nhập"),
        ({"post": "x", "from": "31/02/2023"}, "không phải là ngày có thật"),
        ({"from": "01/02/2023"}, "không có mã chức danh"),
        ({"post": "x", "from": "02/02/2023", "to": "01/02/2023"}, "lại trước từ ngày"),
    ],
)
def test_each_wrong_line_is_named_with_its_sentence(cells, said):
    _entries, faults = read_roll([_row(2), _row(7, **cells)], today=TODAY)
    assert [fault.line for fault in faults] == [7]
    assert said in faults[0].sentence


def test_lines_that_contradict_each_other_are_named():
    rows = [
        _row(2, code="A", login="an", post="p"),
        _row(3, code="A", full_name="Người Khác"),
        _row(4, code="B", login="an"),
        _row(5, code="A", post="p"),
        _row(6, code="A", post="q"),
    ]
    _entries, faults = read_roll(rows, today=TODAY)
    assert [fault.line for fault in faults] == [3, 4, 5]


@given(
    st.lists(st.dictionaries(st.sampled_from(sorted(COLUMNS)), st.text(max_size=12), max_size=8), max_size=5)
)
def test_a_list_of_anything_is_read_without_a_crash(many):
    rows = [TableRow(line, cells) for line, cells in enumerate(many, start=2)]
    entries, faults = read_roll(rows, today=TODAY)
    assert len(entries) == len(rows)
    assert {fault.line for fault in faults} <= {row.line for row in rows}


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_sentence(content):
    said = ""
    try:
        read_table(decoded(content), COLUMNS, required=REQUIRED)
    except TableUnreadable as wrong:
        said = str(wrong)
    assert said == "" or said.endswith(".")
