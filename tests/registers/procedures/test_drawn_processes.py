"""Publishing a process that branches: what does not hold together is refused, element by element."""

from datetime import date, datetime

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.registers.procedures.actions import amend, publish_version
from motcua.registers.procedures.errors import ContentInvalid, ProcessBackdated
from motcua.registers.procedures.models import ProcedureVersion
from motcua.registers.procedures.ports import PROCESS_JUDGE
from motcua.registers.procedures.queries import drawn_process_for, process_for
from motcua.registers.procedures.rules.soundness import faults_of
from tests.casework.dossiers.drawn import a_drawing
from tests.casework.dossiers.world import FORM
from tests.registers.procedures.samples import an_item

AT = datetime(2023, 11, 20, 8, tzinfo=VN)


def item_of(drawing, **more):
    limits = [{"channels": ["DIRECT", "ONLINE"], "quantity": 3, "unit": "WORKING_DAY"}]
    forms = [{"key": "to-khai", "title": "Tờ khai", "form": FORM}]
    return an_item(
        cases=None, documents=None, fees=None, exemptions=None, limits=limits, forms=forms,
        processes=[drawing],
    ) | more  # fmt: skip


def faults(drawing):
    return [(path[2:], said) for path, said in faults_of(item_of(drawing), PROCESS_JUDGE)]


def without(drawing, part, key):
    drawing[part] = [row for row in drawing[part] if row["key"] != key]
    return drawing


def rerouted(source, target, **other):
    drawing = a_drawing()
    flow = next(one for one in drawing["flows"] if (one["from"], one["to"]) == (source, target))
    flow.update(other)
    return drawing


def test_a_process_that_can_be_gone_through_in_its_time_is_passed():
    assert faults(a_drawing()) == []


def test_side_by_side_the_longest_counts_and_the_sum_must_be_the_limit():
    drawing = a_drawing()
    drawing["steps"][3]["hours"] = 4  # beside one of 4 hours: nothing becomes longer
    assert faults(drawing) == []
    drawing["steps"][3]["hours"] = 5
    assert faults(drawing) == [
        (("steps",), "Tổng thời gian các bước là 25 giờ, phải bằng thời hạn 24 giờ làm việc.")
    ]


def test_a_step_in_which_the_clock_stands_counts_for_nothing():
    drawing = a_drawing()
    drawing["steps"][5]["hours"] = 400
    assert faults(drawing) == []


@pytest.mark.parametrize(
    ("drawing", "path", "said"),
    [
        (
            rerouted("hoi_khong", "hoi_ca_hai", when=None),
            ("gates", 0),
            "Điểm rẽ “hoi_khong” phải có đúng một đường không kèm điều kiện, dành cho mọi trường hợp "
            "còn lại.",
        ),
        (
            rerouted("tra", "end", to="nowhere"),
            ("flows", 16),
            "Đường nối “tra → nowhere” dẫn tới phần tử không có trong quy trình.",
        ),
        (
            rerouted("ho_tich", "du_y_kien", to="tong_hop"),
            ("gates", 2),
            "Số đường đi vào “du_y_kien” không đúng: điểm gặp cần từ hai đường, điểm tách đúng một đường, "
            "phần tử khác ít nhất một đường, trừ điểm bắt đầu.",
        ),
        (
            without(a_drawing(), "gates", "thue_khong"),
            ("flows", 4),
            "Đường nối “hoi_khong → thue_khong” dẫn tới phần tử không có trong quy trình.",
        ),
        (
            rerouted("hoi_khong", "hoi_ca_hai", when={"outcome_of": "tham_tra", "op": "in", "values": ["x"]}),
            ("gates", 0),
            "Điều kiện tại “hoi_khong” hỏi kết quả hoặc câu trả lời không có.",
        ),
        (
            rerouted("thue_khong", "thue", when={"answer": "area", "op": ">=", "values": [5]}),
            ("flows", 11, "when"),
            "Không có câu trả lời “area” trong các biểu mẫu của thủ tục này.",
        ),
    ],
)
def test_what_cannot_be_gone_through_is_said_at_its_element(drawing, path, said):
    drawing["flows"] = [
        {key: value for key, value in flow.items() if value is not None} for flow in drawing["flows"]
    ]
    assert dict(faults(drawing))[path] == said


def test_a_loop_without_a_person_is_refused():
    drawing = a_drawing()
    drawing["automatic"] = [{"key": "xem", "name": "Xem lại", "act": "check_paid"}]
    drawing["flows"] = [
        *(flow for flow in drawing["flows"] if (flow["from"], flow["to"]) != ("thue_khong", "ky")),
        {"from": "thue_khong", "to": "xem"},
        {"from": "xem", "to": "thue_khong"},
    ]
    said = [sentence for _path, sentence in faults(drawing)]
    assert "Vòng lặp qua “Xem lại (xem)” không có bước nào do người làm." in said


def test_what_nothing_leads_to_and_what_leads_nowhere_are_named():
    drawing = rerouted("thue_khong", "thue", to="ky")
    said = [sentence for _path, sentence in faults(drawing)]
    assert any("thue" in sentence for sentence in said)
    lost = a_drawing()
    lost["steps"].append(
        {"key": "lac", "name": "Bước lạc", "post": "clerk_office", "hours": 1, "kind": "HANDLE"}
    )
    lost["flows"] += [{"from": "lac", "to": "ky"}]
    assert "Số đường đi vào “Bước lạc (lac)” không đúng" in " ".join(one for _path, one in faults(lost))


def test_an_act_that_the_house_cannot_do_is_named_with_those_it_can():
    drawing = a_drawing()
    drawing["automatic"] = [{"key": "bao", "name": "Báo tin", "act": "fly_a_kite"}]
    flows = [flow for flow in drawing["flows"] if flow["from"] != "vao_so"]
    drawing["flows"] = [*flows, {"from": "vao_so", "to": "bao"}, {"from": "bao", "to": "tra"}]
    ((path, said),) = faults(drawing)
    assert path == ("automatic", 0, "act")
    assert said.startswith("Không có việc tự động “fly_a_kite”")


@pytest.mark.django_db
def test_a_drawn_process_is_published_and_given_to_its_cases():
    version = publish_version(item_of(a_drawing()), by=SYSTEM, at=AT)
    assert drawn_process_for(version)["flows"][0] == {"from": "begin", "to": "tiep_nhan"}
    assert [step.key for step in process_for(version)][:2] == ["tiep_nhan", "tham_tra"]


@pytest.mark.django_db
def test_a_process_that_does_not_hold_together_is_not_published():
    with pytest.raises(ContentInvalid) as refused:
        publish_version(item_of(rerouted("tra", "end", to="nowhere")), by=SYSTEM, at=AT)
    assert "processes[0].flows[16]" in str(refused.value)
    assert not ProcedureVersion.objects.exists()


@pytest.mark.django_db
def test_a_process_for_yesterday_is_refused_and_one_from_today_on_is_not():
    before = publish_version(item_of(a_drawing()), by=SYSTEM, at=datetime(2023, 6, 1, 8, tzinfo=VN))
    drawing = a_drawing()
    drawing["steps"][1]["name"] = "Thẩm tra hồ sơ"
    with pytest.raises(ProcessBackdated) as refused:
        amend(item_of(drawing, valid_from="2023-11-19"), by=SYSTEM, at=AT)
    assert "Hãy chọn từ ngày 20/11/2023 trở đi." in str(refused.value)
    assert ProcedureVersion.objects.get().id == before.id
    assert amend(item_of(drawing, valid_from="2023-11-20"), by=SYSTEM, at=AT).valid_from == date(2023, 11, 20)


@pytest.mark.django_db
def test_other_words_may_hold_from_a_day_that_is_past_when_the_process_stays():
    publish_version(item_of(a_drawing()), by=SYSTEM, at=datetime(2023, 6, 1, 8, tzinfo=VN))
    amended = amend(item_of(a_drawing(), valid_from="2023-11-01", summary="Khác"), by=SYSTEM, at=AT)
    assert amended.valid_from == date(2023, 11, 1)
