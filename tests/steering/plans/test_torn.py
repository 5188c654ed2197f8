"""Text whose columns were torn apart: nobody is named by mistake, and one is told what to bring."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.steering.plans.queries.reading import read_content
from tests.steering.plans.test_heads_above import ROWS

BEFORE = [
    "KẾ HOẠCH",
    "Cải cách hành chính năm 2024",
    "I. MỤC ĐÍCH",
    "1. Rõ việc, rõ người, rõ thời hạn.",
    "PHỤ LỤC",
]
HEADS = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian")


def column_after_column() -> str:
    rows = [(str(number), *row) for number, row in enumerate(ROWS * 2, 1)]
    lines = [*BEFORE]
    for place, head in enumerate(HEADS):
        lines += ["", head, *(line for row in rows for line in ("", row[place]))]
    return "\n".join(lines)


def row_after_row() -> str:
    rows = [(str(number), *row) for number, row in enumerate(ROWS * 2, 1)]
    return "\n".join([*BEFORE, *HEADS, *(cell for row in rows for cell in row)])


def test_columns_written_one_after_the_other_assign_nothing_and_say_what_to_bring():
    draft = read_content(column_after_column().encode(), "kh.txt")
    assert draft.assignments == []
    found = [one for one in draft.findings if one.kind == "table_torn"]
    assert len(found) == 1
    assert ".docx" in found[0].message
    assert found[0].source is not None
    assert "nothing_found" not in {one.kind for one in draft.findings}


def test_lines_that_mix_the_cells_of_a_row_assign_nothing():
    lines = [*BEFORE, *HEADS[:3], *HEADS[3:5]]
    for number, (text, lead, support, product, _) in enumerate(ROWS * 2, 1):
        first, rest = text.split(maxsplit=3)[:3], text.split(maxsplit=3)[3]
        lines += [str(number), f"{' '.join(first)} {lead} {support}", product, rest]
    lines += ["Thời gian", *(row[-1] for row in ROWS * 2)]
    draft = read_content("\n".join(lines).encode(), "kh.txt")
    assert draft.assignments == []
    assert [one.kind for one in draft.findings].count("table_torn") == 1


def test_the_same_rows_written_one_after_the_other_are_read():
    draft = read_content(row_after_row().encode(), "kh.txt")
    assert [line.lead.printed for line in draft.assignments] == [[row[1]] for row in ROWS * 2]
    assert "table_torn" not in {one.kind for one in draft.findings}


@given(order=st.permutations(range(1, len(HEADS))))
def test_whatever_the_order_of_torn_columns_nobody_is_named(order):
    rows = [(str(number), *row) for number, row in enumerate(ROWS * 2, 1)]
    lines = [*BEFORE]
    for place in (0, *order):
        lines += ["", HEADS[place], *(line for row in rows for line in ("", row[place]))]
    assert not any(one.lead.printed for one in read_content("\n".join(lines).encode(), "kh.txt").assignments)


@pytest.mark.parametrize("lead", ["Sở Thông tin và", "Sở Y tế Sở Tư pháp"])
def test_a_lead_that_is_cut_or_run_together_is_doubted(lead):
    lines = ["KẾ HOẠCH", "Cải cách hành chính năm 2024", "", "\t".join(HEADS)]
    lines += ["\t".join((str(number), *row)) for number, row in enumerate(ROWS, 1)]
    text = "\n".join(lines).replace("Sở Nội vụ\t", f"{lead}\t", 1)
    draft = read_content(text.encode(), "kh.txt")
    doubted = [line.no for line in draft.assignments if any("cắt hoặc bị dính" in one for one in line.doubts)]
    assert doubted == (["1"] if lead.endswith("và") else [])
