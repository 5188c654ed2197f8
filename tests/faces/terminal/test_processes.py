"""`motcua process …`: a process as a file, and whether a file can be a process."""

from datetime import datetime

import pytest

from motcua.faces.terminal.processes import DayOdd, ProcessUnwritten
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotFound
from motcua.instruments.workflow.queries import bpmn_of, draft_from_bpmn
from motcua.registers.procedures.actions import publish_version
from tests.casework.dossiers.drawn import a_drawing
from tests.faces.terminal.test_verbs import say
from tests.registers.procedures.test_drawn_processes import item_of

AT = datetime(2023, 11, 20, 8, tzinfo=VN)


@pytest.mark.django_db
def test_a_process_is_exported_and_the_file_can_be_a_process_again(tmp_path):
    publish_version(item_of(a_drawing()), by=SYSTEM, at=AT)
    file = tmp_path / "quy-trinh.bpmn"
    said = say("process", "export", "1.004873", "--out", str(file), "--day", "2023-11-20")
    assert said.ok
    assert draft_from_bpmn(file.read_bytes())["steps"] == a_drawing()["steps"]
    checked = say("process", "check", str(file))
    assert checked.lines == [
        "✓ 9 bước, 4 điểm rẽ hoặc gặp, 17 đường nối.",
        "  Đường dài nhất: 24 giờ làm việc.",
    ]
    shown = say("process", "export", "1.004873", "--day", "2023-11-20")
    assert shown.lines[0].startswith("<?xml")
    with pytest.raises(DayOdd):
        say("process", "export", "1.004873", "--day", "hôm nay")


@pytest.mark.django_db
def test_a_procedure_without_a_process_has_none_to_export():
    publish_version(item_of(a_drawing()) | {"processes": []}, by=SYSTEM, at=AT)
    with pytest.raises(ProcessUnwritten):
        say("process", "export", "1.004873", "--day", "2023-11-20")


def test_what_cannot_be_a_process_is_named(tmp_path):
    content = bpmn_of(a_drawing(), name="x").decode().replace("bpmn:userTask", "bpmn:callActivity")
    file = tmp_path / "la.bpmn"
    file.write_text(content)
    said = say("process", "check", str(file))
    assert not said.ok
    assert "callActivity «Tiếp nhận hồ sơ»" in said.lines[0]
    assert said.data["code"] == "workflow.element_not_supported"


def test_a_file_of_fifty_megabytes_is_not_opened(tmp_path):
    file = tmp_path / "lon.bpmn"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    assert say("process", "check", str(file)).data["code"] == "workflow.drawing_too_large"
    with pytest.raises(NotFound):
        say("process", "check", str(tmp_path / "khong-co.bpmn"))


def test_what_a_public_modeller_leaves_open_is_listed(tmp_path):
    file = tmp_path / "cong-cu-ngoai.bpmn"
    bare = bpmn_of(a_drawing(), name="x").decode().replace('motcua:role="commune_leader" ', "")
    file.write_text(bare)
    said = say("process", "check", str(file))
    assert said.ok
    assert "• Bước «Ký Giấy xác nhận» chưa có chức danh (motcua:role)." in said.lines
