"""A process as a picture and as a file: what is drawn, what modellers may bring, what is refused."""

import pytest
from hypothesis import given
from lxml import etree

from motcua.instruments.workflow.adapters.bpmn.reading import from_bpmn
from motcua.instruments.workflow.errors import DrawingTooLarge, DrawingUnsound, ElementNotSupported
from motcua.instruments.workflow.queries import bpmn_of, draft_from_bpmn, longest_hours, picture_of
from motcua.instruments.workflow.rules import NodeKind, read_way, write_way
from tests.casework.dossiers.drawn import a_drawing
from tests.instruments.workflow.drawn_ways import ways

HEAD = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">'
MERGED = (
    HEAD + '<startEvent id="Start_1"/><userTask id="Check_1" name="Kiểm tra"/>'
    '<exclusiveGateway id="Split_1" default="f3"/>'
    '<userTask id="Fix_1" name="Sửa"/><exclusiveGateway id="Merge_1"/><userTask id="Sign_1" name="Ký"/>'
    '<endEvent id="End_1"/>'
    '<sequenceFlow id="f1" sourceRef="Start_1" targetRef="Check_1"/>'
    '<sequenceFlow id="f2" sourceRef="Check_1" targetRef="Split_1"/>'
    '<sequenceFlow id="f3" sourceRef="Split_1" targetRef="Merge_1"/>'
    '<sequenceFlow id="f4" sourceRef="Split_1" targetRef="Fix_1">'
    "<conditionExpression>answer_area &gt; 5</conditionExpression></sequenceFlow>"
    '<sequenceFlow id="f5" sourceRef="Fix_1" targetRef="Merge_1"/>'
    '<sequenceFlow id="f6" sourceRef="Merge_1" targetRef="Sign_1"/>'
    '<sequenceFlow id="f7" sourceRef="Sign_1" targetRef="End_1"/></process></definitions>'
)


def test_a_process_goes_out_and_comes_back_as_it_was():
    back = draft_from_bpmn(bpmn_of(a_drawing(), name="Cấp giấy"))
    assert {key: back[key] for key in a_drawing()} == a_drawing()
    assert back["ends"] == [{"key": "end"}]
    assert longest_hours(back) == 24


def test_a_merge_as_public_modellers_draw_it_is_gone_through():
    draft = draft_from_bpmn(MERGED.encode())
    assert [row["name"] for row in draft["steps"]] == ["Kiểm tra", "Sửa", "Ký"]
    way = read_way(draft)
    assert [node.key for node in way.nodes if node.kind is NodeKind.CHOICE] == ["Split_1"]
    assert {flow.target for flow in way.out_of("Split_1")} == {"Sign_1", "Fix_1"}


def test_what_can_be_read_but_not_gone_through_says_why():
    lost = MERGED.replace('sourceRef="Sign_1" targetRef="End_1"', 'sourceRef="Sign_1" targetRef="Sign_1"')
    with pytest.raises(DrawingUnsound) as refused:
        draft_from_bpmn(lost.encode())
    assert "“End_1”" in str(refused.value)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (MERGED.replace("<userTask id=\"Fix_1\" name=\"Sửa\"/>", '<subProcess id="Fix_1" name="Sửa"/>'),
         ElementNotSupported),
        ('<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + MERGED, ElementNotSupported),
        (HEAD + "".join(f'<userTask id="t{n}"/>' for n in range(10_000)) + "</process></definitions>",
         DrawingTooLarge),
        (HEAD + "x" * 50_000_000, DrawingTooLarge),
    ],
)  # fmt: skip
def test_what_is_no_process_is_refused_by_name_or_by_size(content, refusal):
    with pytest.raises(refusal):
        draft_from_bpmn(content.encode())


def test_the_picture_shows_where_a_case_lies_and_what_comes_next():
    picture = picture_of(a_drawing(), lit=["ho_tich", "lanh_dao"], past=["tiep_nhan", "tham_tra"])
    assert [row.title for row in picture.rows if row.state == "lit"] == [
        "Hộ tịch cho ý kiến",
        "Lãnh đạo cho ý kiến",
    ]
    check = picture.rows[1]
    assert (check.state, check.outcomes) == ("past", ("Đủ điều kiện", "Cần lấy ý kiến"))
    assert check.onward == (
        "Cần lấy ý kiến: song song: Hộ tịch cho ý kiến; Lãnh đạo cho ý kiến",
        "Đủ điều kiện, copies >= 5: Chờ thông báo thuế",
        "Đủ điều kiện, còn lại: Ký Giấy xác nhận",
    )
    assert picture.rows[5].pauses


@given(ways())
def test_whatever_is_drawn_lies_within_its_picture(drawn):
    picture = picture_of(write_way(drawn))
    for shape in picture.shapes:
        assert 0 <= shape.box.x <= picture.width - shape.box.width
        assert 0 <= shape.box.y <= picture.height - shape.box.height
    assert len(picture.lines) == len(drawn.flows)
    assert len(picture.rows) == len(drawn.steps)


def test_the_way_of_a_modeller_has_no_gate_that_only_leads_on():
    tree = etree.fromstring(MERGED.encode())
    assert len(list(tree.iter("{*}exclusiveGateway"))) == 2
    assert sum(node.kind is NodeKind.CHOICE for node in from_bpmn(MERGED.encode()).nodes) == 1
