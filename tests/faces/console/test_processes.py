"""A process at the console: drawn, taken along as a file, replaced from a day on by another drawing."""

import html
import json
import re
from datetime import date
from io import BytesIO

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import real_now
from motcua.instruments.workflow.queries import bpmn_of
from motcua.registers.procedures.actions import amend_process, publish_version
from motcua.registers.procedures.errors import (
    ContentInvalid,
    DecisionMissing,
    NothingToAmend,
    NotLater,
    ProcessBackdated,
    VersionsOverlap,
)
from motcua.registers.procedures.models import ProcedureVersion
from motcua.registers.procedures.queries import documents_for, form_of, limit_for, process_for
from tests.casework.dossiers.drawn import a_drawing
from tests.faces.console.conftest import AT
from tests.registers.procedures.test_drawn_processes import item_of

VIEW, PUBLISH = "procedures.view", "procedures.publish"
HERE = "/quan-tri/thu-tuc/phien-ban/"


@pytest.fixture
def published(db):
    return publish_version(item_of(a_drawing()), by=SYSTEM, at=AT)


def redrawn():
    drawing = a_drawing()
    drawing["steps"][1]["name"] = "Thẩm tra kỹ"
    return drawing


def a_file(drawing):
    stream = BytesIO(bpmn_of(drawing, name="x"))
    stream.name = "ve.bpmn"
    return stream


def test_a_process_is_drawn_with_the_same_to_read(keeper, published):
    page = keeper(VIEW).read(f"{HERE}{published.id}/")
    assert "<svg" in page
    assert "Cần lấy ý kiến: song song: Hộ tịch cho ý kiến; Lãnh đạo cho ý kiến" in page
    assert "không tính vào thời hạn" in page
    assert "Thay bằng bản vẽ khác" not in page
    assert "style=" not in page.partition("<main")[2]


def test_the_drawing_is_taken_along_as_bpmn(keeper, published):
    lan = keeper(VIEW)
    answer = lan.get(f"{HERE}{published.id}/quy-trinh/1.bpmn")
    assert answer["Content-Disposition"] == 'attachment; filename="1.004873-1.bpmn"'
    assert answer.content == bpmn_of(a_drawing(), name=published.title)
    assert lan.get(f"{HERE}{published.id}/quy-trinh/9.bpmn").status_code == 404


def test_a_drawing_is_looked_at_first_and_published_from_a_day_on(keeper, published, settings):
    settings.MOTCUA_CLOCK_SHIFT = AT - real_now()
    lan = keeper(VIEW, PUBLISH)
    page = lan.send(f"{HERE}{published.id}/quy-trinh/1/thay/", 200, file=a_file(redrawn()))
    assert "Thẩm tra kỹ" in page
    assert ProcedureVersion.objects.count() == 1
    typed = {"draft": json.dumps(redrawn()), "valid_from": "2023-12-01", "decision": "9/QĐ-UBND"}
    lan.send(f"{HERE}{published.id}/quy-trinh/1/cong-bo/", **typed)
    before, after = ProcedureVersion.objects.order_by("valid_from")
    assert f"{before.valid_to:%d/%m/%Y}" == "30/11/2023"
    assert [step.name for step in process_for(after)][1] == "Thẩm tra kỹ"
    assert after.decision_number == "9/QĐ-UBND"


def as_a_public_modeller_writes_it(drawing):
    """A step bears a key of the modeller's, and nobody knows who does any, in how many hours."""
    key = drawing["steps"][1]["key"].encode()
    plain = re.sub(rb' motcua:(role|budgetMinutes|kind)="[^"]*"', b"", a_file(drawing).getvalue())
    stream = BytesIO(re.sub(rb"\b(outcome_)?%s\b" % key, rb"\1Activity_0b", plain))
    stream.name = "ve.bpmn"
    return stream


def test_who_does_a_step_that_a_public_modeller_drew_is_filled_in_on_the_page(keeper, published, settings):
    settings.MOTCUA_CLOCK_SHIFT = AT - real_now()
    there, lan = f"{HERE}{published.id}/quy-trinh/1/", keeper(VIEW, PUBLISH)
    page = lan.send(f"{there}thay/", 200, file=as_a_public_modeller_writes_it(redrawn()))
    assert "Người làm – Thẩm tra kỹ" in page
    draft = html.unescape(re.search(r'name="draft" value="([^"]*)"', page)[1])
    typed = {"draft": draft, "valid_from": "2023-12-01", "decision": "9/QĐ-UBND"}
    page = lan.send(f"{there}cong-bo/", 422, **typed)
    assert "Người làm – Thẩm tra kỹ: Chọn người làm bước này." in page
    assert ProcedureVersion.objects.count() == 1
    assert "JSON" in lan.send(f"{there}cong-bo/", 422, **typed | {"draft": "[" * 100_000})
    before = a_drawing()["steps"][1]
    filled = {"post_1": before["post"], "hours_1": before["hours"], "kind_1": before["kind"]}
    lan.send(f"{there}cong-bo/", **typed, **filled)
    made = ProcedureVersion.objects.latest("valid_from")
    step = next(row for row in made.processes[0]["steps"] if row["key"] == "Activity_0b")
    assert (step["name"], step["post"], step["hours"], step["kind"]) == (
        "Thẩm tra kỹ",
        before["post"],
        before["hours"],
        before["kind"],
    )


def test_a_drawing_that_cannot_be_gone_through_is_refused_on_its_sheet(keeper, published):
    stream = a_file(a_drawing())
    broken = stream.getvalue().replace(b"bpmn:endEvent", b"bpmn:subProcess")
    stream = BytesIO(broken)
    stream.name = "ve.bpmn"
    page = keeper(PUBLISH).send(f"{HERE}{published.id}/quy-trinh/1/thay/", 422, file=stream)
    assert "phần tử chưa dùng được: subProcess" in page


def test_everything_but_the_process_stays_as_it_was(published):
    day = AT.date().replace(day=21)
    made = amend_process("1.004873", 0, redrawn(), valid_from=day, decision="9/QĐ", by=SYSTEM, at=AT)
    for one in (published, made):
        assert float(limit_for(one.id, channel="DIRECT").quantity) == 3
        assert [row.name for row in documents_for(one.id)] == [
            row.name for row in documents_for(published.id)
        ]
        assert form_of(one.id, "to-khai").title == "Tờ khai"
    assert made.title == published.title


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"decision": " "}, DecisionMissing),
        ({"code": "9.999999"}, NothingToAmend),
        ({"place": 3}, NothingToAmend),
        ({"valid_from": "2023-11-19"}, ProcessBackdated),
        ({"valid_from": "2023-01-01"}, ProcessBackdated),
        ({"process": {"steps": []}}, ContentInvalid),
        ({"process": a_drawing() | {"flows": a_drawing()["flows"][:-1]}}, ContentInvalid),
    ],
)
def test_what_cannot_replace_a_process_is_refused_and_nothing_is_written(published, changed, refusal):
    said = {"code": "1.004873", "place": 0, "process": redrawn(), "valid_from": "2023-12-01"} | changed
    with pytest.raises(refusal):
        amend_process(
            said["code"],
            said["place"],
            said["process"],
            valid_from=date.fromisoformat(said["valid_from"]),
            decision=said.get("decision", "9/QĐ"),
            by=SYSTEM,
            at=AT,  # the day on which it came: no day before may be chosen even then
        )
    assert ProcedureVersion.objects.get().valid_to is None


def test_a_process_is_not_replaced_before_one_that_is_to_come(published):
    def amended(day):
        return amend_process("1.004873", 0, redrawn(), valid_from=day, decision="9/QĐ", by=SYSTEM, at=AT)

    amended(date(2024, 1, 1))
    with pytest.raises(VersionsOverlap):
        amended(date(2023, 12, 1))
    with pytest.raises(NotLater):
        amended(date(2024, 1, 1))
