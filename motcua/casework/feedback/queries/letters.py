"""What people are told of feedback: its sender, if he left an address, and those who answer it."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from motcua.casework.feedback.models import Feedback
from motcua.foundation.clock import VN
from motcua.foundation.notices.ports import Template
from motcua.foundation.text import moment_words
from motcua.registers.organisations.queries import names_of

RECEIVED: Final = "feedback.received"
ASKED: Final = "feedback.asked"
TRANSFERRED: Final = "feedback.transferred"
REFUSED: Final = "feedback.refused"
PUBLISHED: Final = "feedback.published"
ARRIVED: Final = "feedback.arrived"
NEAR: Final = "feedback.near"
LATE: Final = "feedback.late"
_FOLLOW: Final = (
    "\n\nXem và trả lời tại trang Phản ánh, kiến nghị của tỉnh bằng mã {{ code }} và mã bí mật đã được cấp "
    "khi gửi.\n\nThư này được gửi tự động; xin không trả lời thư."
)
TEMPLATES: Final[dict[str, Template]] = {
    RECEIVED: Template(
        "Đã nhận phản ánh {{ code }}",
        "Phản ánh, kiến nghị {{ code }} đã đến {{ agency }}. Hạn trả lời: {{ due }}." + _FOLLOW,
    ),
    ASKED: Template(
        "Phản ánh {{ code }}: cần anh, chị nói thêm",
        "{{ agency }} cần anh, chị nói thêm để trả lời phản ánh {{ code }}:\n\n{{ words }}" + _FOLLOW,
    ),
    TRANSFERRED: Template(
        "Phản ánh {{ code }} được chuyển đến {{ agency }}",
        "Phản ánh {{ code }} thuộc thẩm quyền của {{ agency }} nên đã được chuyển đến đó. "
        "Hạn trả lời mới: {{ due }}." + _FOLLOW,
    ),
    REFUSED: Template(
        "Phản ánh {{ code }} được trả lại",
        "{{ agency }} trả lại phản ánh {{ code }}.\n\nLý do: {{ words }}" + _FOLLOW,
    ),
    PUBLISHED: Template(
        "Đã trả lời phản ánh {{ code }}",
        "{{ agency }} trả lời phản ánh {{ code }}:\n\n{{ words }}\n\nAnh, chị có hài lòng "
        "với trả lời này không? Xin cho biết trên trang theo dõi." + _FOLLOW,
    ),
    ARRIVED: Template(
        "Phản ánh, kiến nghị mới: {{ code }}",
        "Phản ánh {{ code }} ({{ kind }}) đã đến {{ agency }}. Trả lời trước {{ due }}.",
    ),
    NEAR: Template("Phản ánh {{ code }} sắp đến hạn", "Phản ánh {{ code }} tại {{ agency }}: hạn {{ due }}."),
    LATE: Template(
        "Phản ánh {{ code }} đã quá hạn", "Phản ánh {{ code }} tại {{ agency }} đã quá hạn {{ due }}."
    ),
}


def facts_of(feedback: Feedback, day: date, words: str = "") -> Mapping[str, object]:
    """Give what a template says of feedback."""
    agency = names_of([feedback.agency_id], day).get(feedback.agency_id) if feedback.agency_id else None
    return {
        "code": feedback.code,
        "kind": feedback.get_kind_display(),
        "agency": agency or "nơi tiếp nhận phản ánh của tỉnh",
        "due": moment_words(feedback.due_at.astimezone(VN)) if feedback.due_at else "không còn",
        "words": words,
    }
