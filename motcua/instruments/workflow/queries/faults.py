"""Lỗi của quy trình: what is wrong with a way, in sentences that name the element."""

from collections.abc import Mapping
from typing import Final

from motcua.instruments.workflow.rules import FaultKind, Way, faults
from motcua.instruments.workflow.rules.soundness import MOST_NODES

_SAID: Final[Mapping[FaultKind, str]] = {
    FaultKind.TOO_LARGE: f"Quy trình quá lớn: nhiều nhất {MOST_NODES} phần tử.",
    FaultKind.TOO_TANGLED: "Quy trình có quá nhiều nhánh song song chồng nhau, không kiểm tra hết được.",
    FaultKind.KEY_TWICE: "Khóa “{name}” được dùng cho hai phần tử.",
    FaultKind.NOT_ONE_BEGINNING: "Quy trình phải có đúng một điểm bắt đầu, nay có: {name}.",
    FaultKind.NO_END: "Quy trình chưa có điểm kết thúc.",
    FaultKind.NO_STEP: "Quy trình chưa có bước nào do người làm.",
    FaultKind.FLOW_TO_NOWHERE: "Đường nối “{name}” dẫn tới phần tử không có trong quy trình.",
    FaultKind.FLOW_TWICE: "Đường nối “{name}” được vẽ hai lần.",
    FaultKind.WRONG_WAYS_OUT: "Số đường đi ra khỏi “{name}” không đúng: bước có một đường, điểm rẽ và "
    "điểm tách có từ hai đường.",
    FaultKind.WRONG_WAYS_IN: "Số đường đi vào “{name}” không đúng: điểm gặp cần từ hai đường, điểm tách "
    "đúng một đường, phần tử khác ít nhất một đường, trừ điểm bắt đầu.",
    FaultKind.NO_REST: "Điểm rẽ “{name}” phải có đúng một đường không kèm điều kiện, dành cho mọi trường hợp "
    "còn lại.",
    FaultKind.CONDITION_MISPLACED: "Chỉ đường đi ra khỏi điểm rẽ mới kèm điều kiện; “{name}” không phải "
    "điểm rẽ.",
    FaultKind.CONDITION_UNKNOWN: "Điều kiện tại “{name}” hỏi kết quả hoặc câu trả lời không có.",
    FaultKind.UNREACHABLE: "Không có đường nào dẫn tới “{name}”.",
    FaultKind.DEAD_END: "“{name}” là ngõ cụt: từ đó không đi tới kết thúc được.",
    FaultKind.NOBODY_IN_LOOP: "Vòng lặp qua “{name}” không có bước nào do người làm.",
    FaultKind.WAITS_FOREVER: "Có trường hợp hồ sơ chờ mãi tại “{name}”: nhánh cần về đó không bao giờ về.",
    FaultKind.TWICE_AT_ONCE: "Có trường hợp “{name}” được mở hai lần cùng lúc.",
}


def faults_said(way: Way) -> list[tuple[str, str]]:
    """List what is wrong with a way: the key of the element, and one sentence that names it."""
    return [(one.element, _SAID[one.kind].format(name=_name(way, one.element))) for one in faults(way)]


def _name(way: Way, element: str) -> str:
    node = way.by_key.get(element)
    return f"{node.title} ({node.key})" if node and node.title else element or "không điểm nào"
