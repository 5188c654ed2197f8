"""Properties of reading YAML and of finding overlaps."""

import json
import unicodedata
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.packs.rules.overlaps import overlapping
from motcua.foundation.packs.rules.yaml_text import read_yaml

words = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn")), max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=20,
)


def nfc_only(value: object) -> bool:
    text = json.dumps(value, ensure_ascii=False)
    return unicodedata.is_normalized("NFC", text)


@given(values.filter(nfc_only))
def test_every_json_text_reads_as_itself(value: object):
    reading = read_yaml("x.yaml", json.dumps(value, ensure_ascii=False, indent=1).encode())
    assert reading.flaws == []
    assert reading.value == value


@given(st.binary(max_size=200))
def test_no_bytes_make_reading_fall_over(content: bytes):
    reading = read_yaml("x.yaml", content)
    assert reading.flaws or reading.value is None or reading.value is not None


def test_letters_come_out_in_one_form():
    assert read_yaml("x.yaml", "t: Bi\u0300nh \u0110i\u0323nh".encode()).value == {"t": "Bình Định"}


def test_lines_of_nested_values_are_known():
    reading = read_yaml("x.yaml", b"a:\n  - b: 1\n    c:\n      - 2\n      - 3\n")
    assert [
        reading.line_of(path) for path in [("a",), ("a", 0, "c"), ("a", 0, "c", 1), ("a", 0, "zzz"), ("q",)]
    ] == [1, 3, 5, 2, 1]


def test_scalars_are_read_as_yaml_1_2_does():
    text = b"a: yes\nb: true\nc: 2023-11-20\nd: 1.5\ne: ~\nf: 12\ng: 08:00\nh: '12'\ni: -3\n"
    assert list(read_yaml("x.yaml", text).value.values()) == [
        *("yes", True, "2023-11-20", 1.5, None, 12, "08:00", "12", -3)
    ]


days = st.dates(date(2020, 1, 1), date(2020, 3, 1))


@given(st.lists(st.tuples(st.sampled_from("ab"), days, st.none() | days), max_size=8))
def test_overlaps_are_found_exactly_when_two_rows_hold_on_one_day(rows: list[tuple[str, date, date | None]]):
    rows = [(key, start, end) for key, start, end in rows if end is None or end >= start]
    items = [
        {"code": key, "valid_from": start.isoformat()} | ({"valid_to": end.isoformat()} if end else {})
        for key, start, end in rows
    ]
    far = date(2020, 3, 2)
    clash = any(
        sum(1 for key, start, end in rows if key == wanted and start <= day <= (end or far)) > 1
        for wanted in "ab"
        for day in (date(2020, 1, 1) + timedelta(n) for n in range(62))
    )
    assert bool(overlapping(items, lambda item: item["code"])) == clash
