"""A ward whose procedure branches: opinions side by side, others' time, a choice on an answer."""

from copy import deepcopy
from typing import Any

from motcua.foundation.access.models import SYSTEM
from motcua.registers.people.actions import PersonDraft, register_person
from tests.casework.dossiers.world import World, a_procedure
from tests.instruments.house import AT, a_ward

YES_NO = [{"key": "agree", "name": "Đồng ý"}, {"key": "object", "name": "Không đồng ý"}]


def _step(key: str, name: str, post: str, hours: float, kind: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "name": name, "post": post, "hours": hours, "kind": kind} | more


PROCESS: dict[str, Any] = {
    "steps": [
        _step("tiep_nhan", "Tiếp nhận hồ sơ", "one_stop_clerk", 2, "ACCEPT"),
        _step("tham_tra", "Thẩm tra", "civil_status_officer", 6, "APPRAISE", outcomes=[
            {"key": "du", "name": "Đủ điều kiện"}, {"key": "hoi", "name": "Cần lấy ý kiến"}]),
        _step("ho_tich", "Hộ tịch cho ý kiến", "civil_status_officer", 4, "CONSULT", outcomes=YES_NO),
        _step("lanh_dao", "Lãnh đạo cho ý kiến", "commune_leader", 3, "CONSULT", outcomes=YES_NO),
        _step("tong_hop", "Tổng hợp ý kiến", "civil_status_officer", 4, "APPRAISE"),
        _step("thue", "Chờ thông báo thuế", "civil_status_officer", 40, "HANDLE", pauses=True),
        _step("ky", "Ký Giấy xác nhận", "commune_leader", 4, "SIGN"),
        _step("vao_so", "Vào sổ, đóng dấu", "civil_status_officer", 2, "ISSUE"),
        _step("tra", "Trả kết quả", "one_stop_clerk", 2, "HAND_OVER"),
    ],
    "gates": [
        {"key": "hoi_khong", "kind": "CHOICE"},
        {"key": "hoi_ca_hai", "kind": "FORK"},
        {"key": "du_y_kien", "kind": "JOIN"},
        {"key": "thue_khong", "kind": "CHOICE"},
    ],
    "flows": [
        {"from": "begin", "to": "tiep_nhan"},
        {"from": "tiep_nhan", "to": "tham_tra"},
        {"from": "tham_tra", "to": "hoi_khong"},
        {"from": "hoi_khong", "to": "hoi_ca_hai",
         "when": {"outcome_of": "tham_tra", "op": "in", "values": ["hoi"]}},
        {"from": "hoi_khong", "to": "thue_khong"},
        {"from": "hoi_ca_hai", "to": "ho_tich"},
        {"from": "hoi_ca_hai", "to": "lanh_dao"},
        {"from": "ho_tich", "to": "du_y_kien"},
        {"from": "lanh_dao", "to": "du_y_kien"},
        {"from": "du_y_kien", "to": "tong_hop"},
        {"from": "tong_hop", "to": "thue_khong"},
        {"from": "thue_khong", "to": "thue", "when": {"answer": "copies", "op": ">=", "values": [5]}},
        {"from": "thue_khong", "to": "ky"},
        {"from": "thue", "to": "ky"},
        {"from": "ky", "to": "vao_so"},
        {"from": "vao_so", "to": "tra"},
        {"from": "tra", "to": "end"},
    ],
}  # fmt: skip


def a_drawing(**more: Any) -> dict[str, Any]:
    """The process, or with parts of it otherwise."""
    return deepcopy(PROCESS) | more


def a_drawn_world() -> World:
    """Make the ward."""
    ward = a_ward()
    version = a_procedure(processes=[a_drawing()])
    draft = PersonDraft("Nguyễn Thị Bình An", gender="FEMALE", personal_id="052196001417")
    return World(ward, version, register_person(draft, by=SYSTEM, at=AT))
