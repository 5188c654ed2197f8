"""The demo's plan: a document in official form that the reader reads whole, and what its year names."""

import io
from collections import Counter
from datetime import date

from docx import Document

from motcua.launch.demo_plan.paper import plan_docx
from motcua.launch.demo_plan.year import HERE, read_told
from motcua.steering.plans.queries.reading import read_content
from tests.steering.plans.answers import SHELF

TOLD, YEAR = read_told("ke-hoach.toml"), read_told("nam-2023.toml")


def draft():
    return read_content(plan_docx(TOLD), TOLD["file"])


def test_the_reader_reads_the_sample_plan_whole_and_doubts_nothing():
    read = draft()
    head = read.document
    assert (head.kind, head.number, head.date, head.year) == (
        "Kế hoạch",
        "08/KH-UBND",
        date(2023, 1, 9),
        2023,
    )
    assert (head.title, head.signer) == (TOLD["title"], TOLD["signer"])
    rows = [row for row in TOLD["tasks"]["rows"] if not isinstance(row, str)]
    assert [(one.no, one.text, "; ".join(one.lead.printed), one.due_text) for one in read.assignments] == [
        (row[0], row[1], row[3], row[5]) for row in rows
    ]
    assert [doubt for one in read.assignments for doubt in one.doubts] == []
    assert [(one.no, one.op, one.value) for one in read.targets][:3] == [
        ("1", ">=", 85),
        ("2", "<=", 15),
        ("3", ">=", 20),
    ]
    assert len(read.targets) == 10


def test_the_year_speaks_of_what_the_plan_gives():
    numbers = {one.no for one in draft().assignments}
    steps = YEAR["steps"]
    assert {step["no"] for step in steps} | set(YEAR["not_accepted"]) <= numbers
    said = Counter(
        key for step in steps for key in ("done", "returned", "extend", "extend_asked", "says") if key in step
    )
    assert all(said[key] for key in ("done", "returned", "extend", "extend_asked", "says"))
    assert [step["at"] for step in steps if not step["at"].startswith("2023-")] == []


def test_no_sentence_of_the_seeds_entered_the_sample_plan():
    if not SHELF.is_dir():
        return
    seeds = " ".join(" ".join(path.read_text().split()) for path in SHELF.glob("*.txt")).lower()
    rows = [row for part in ("tasks", "targets") for row in TOLD[part]["rows"] if not isinstance(row, str)]
    texts = [row[1] for row in rows] + [one for one in TOLD["body"] if isinstance(one, str)]
    assert [text for text in texts if text.lower() in seeds] == []


def test_the_document_has_its_head_its_foot_and_two_annexes():
    assert len(Document(io.BytesIO(plan_docx(TOLD))).tables) == 4
    assert (HERE / "nam-2023.toml").exists()
