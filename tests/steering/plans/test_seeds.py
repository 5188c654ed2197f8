"""The province's own documents against hand-made answer sheets."""

import re
from pathlib import Path

import pytest

from motcua.steering.plans.ports import Draft
from motcua.steering.plans.queries.reading import read_content, read_document
from tests.steering.plans.answers import PLAN_2022, PLAN_2023, PROJECT_468, REPORT_131, SHELF

PLANS = {"000": (PLAN_2022, 38), "001": (PLAN_2023, 31), "002": (PROJECT_468, 40)}


def seed(number: str) -> Path:
    found = sorted(SHELF.glob(f"{number}_*.txt")) if SHELF.is_dir() else []
    if not found:
        pytest.skip(f"tài liệu mẫu {number} không có ở {SHELF}; đặt MOTCUA_SHARED để kiểm")
    return found[0]


def scores(draft: Draft, answers: dict[str, tuple[list[str], list[str]]]) -> tuple[float, float, float]:
    """Give the shares of assignments found, of right leads and of right deadlines."""
    read = {line.no: line for line in draft.assignments}
    found = [no for no in answers if no in read]
    leads = sum(read[no].lead.printed == answers[no][0] for no in found)
    ends = sum(
        [f"{m.end:%m%d}" if m.end else "-" for m in read[no].milestones] == answers[no][1] for no in found
    )
    return len(found) / len(answers), leads / len(answers), ends / len(answers)


@pytest.mark.parametrize("number", PLANS)
def test_assignments_leads_and_deadlines_of_the_seeds_are_read(number):
    answers, count = PLANS[number]
    draft = read_document(seed(number))
    assert len(draft.assignments) == count
    assert min(scores(draft, answers)) >= 0.97


def test_headings_of_groups_are_marked_as_such():
    groups = [line.no for line in read_document(seed("002")).assignments if line.group]
    assert groups == ["3", "14", "18"]


def test_the_report_is_read_with_deadlines_and_states():
    draft = read_document(seed("004"))
    read = {line.no: (line.due_text, line.state) for line in draft.progress}
    assert list(read) == [str(number) for number in range(1, 11)]
    assert {no: read[no] for no in REPORT_131} == REPORT_131
    assert draft.assignments == []


def test_the_contradiction_of_body_and_annex_is_found():
    draft = read_document(seed("001"))
    found = [one.message for one in draft.findings if one.kind == "contradiction"]
    assert len(found) == 1
    assert re.findall(r"\d+(?=%)", found[0]) == ["80", "70", "50", "70", "60", "40"]


def test_likely_misreadings_are_pointed_at():
    messages = " ".join(
        one.message for one in read_document(seed("001")).findings if one.kind == "scan_error"
    )
    assert "“phần đầu” có lẽ là “phấn đấu”" in messages


def test_targets_of_sentences_carry_operator_unit_level_and_year():
    targets = read_document(seed("000")).targets
    waiting = next(one for one in targets if one.value == 30 and one.unit.startswith("phút"))
    assert (waiting.op, waiting.period) == ("<=", "2022")
    digitised = [(one.op, one.value, one.level) for one in targets if one.value in {50, 40, 35}][:3]
    assert digitised == [(">=", 50, "PROVINCE"), (">=", 40, "DISTRICT"), (">=", 35, "COMMUNE")]


def test_the_reader_knows_no_word_or_place_of_one_file():
    """Rows shuffled, agencies and heads renamed, the annex moved to the front: the score stays."""
    text = seed("001").read_text()
    annex = text.index("PHỤ LỤC 2")
    lines = text[annex:].split("\n")
    rows = [place for place, line in enumerate(lines) if re.match(r"\d+\t", line) and line.count("\t") == 5]
    whole = [
        place
        for place in rows
        if lines[place + 1].startswith(tuple("123456789")) and all(lines[place].split("\t")[3:])
    ]
    moved = whole[1:] + whole[:1]
    shuffled = list(lines)
    for place, other in zip(whole, moved, strict=True):
        shuffled[place] = lines[other]
    changed = "\n".join(shuffled)
    for old, new in (
        ("Sở Nội vụ", "Sở Dân vận và Tổ chức"),
        ("Cơ quan chủ trì", "Trách nhiệm thực hiện"),
        ("Nhiệm vụ\t", "Nội dung công việc\t"),
        ("Thời gian thực hiện", "Tiến độ hoàn thành"),
        ("Hoạt động/sản phẩm", "Kết quả đầu ra"),
    ):
        changed = changed.replace(old, new)
    draft = read_content((changed + "\n\n" + text[:annex]).encode(), "moved.txt")
    answers = {
        no: ([lead.replace("Sở Nội vụ", "Sở Dân vận và Tổ chức") for lead in leads], ends)
        for no, (leads, ends) in PLAN_2023.items()
    }
    assert min(scores(draft, answers)) >= 0.97
