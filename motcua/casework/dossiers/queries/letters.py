"""Thông báo cho chủ hồ sơ: the words in which the law's notices are sent, and the facts that they need."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from motcua.casework.dossiers.models import Dossier, ReturnWay
from motcua.foundation.clock import VN
from motcua.foundation.notices.ports import Template
from motcua.foundation.text import moment_words
from motcua.registers.organisations.queries import OneStop

SUBMITTED: Final = "dossiers.submitted"
ACCEPTED: Final = "dossiers.accepted"
SUPPLEMENT: Final = "dossiers.supplement"
SUPPLEMENTED: Final = "dossiers.supplemented"
REFUSED: Final = "dossiers.refused"
RESULT_READY: Final = "dossiers.result_ready"
HANDED_OVER: Final = "dossiers.handed_over"
APOLOGY: Final = "dossiers.apology"
LATE_APOLOGY: Final = "dossiers.late_apology"
HALTED: Final = "dossiers.halted"
GOES_ON: Final = "dossiers.goes_on"
STOPPED: Final = "dossiers.stopped"
REDATED: Final = "dossiers.redated"
NEAR: Final = "dossiers.near"
LATE: Final = "dossiers.late"
ANSWER_NEAR: Final = "dossiers.answer_near"
ANSWER_LATE: Final = "dossiers.answer_late"

_HEAD = "Kính gửi {{ applicant }},\n\n"
_FOOT = (
    "\n\nXem tình trạng hồ sơ: mở trang Tra cứu hồ sơ của hệ thống và nhập mã {{ dossier_code }}, "
    "hoặc quét mã QR trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.\n\n"
    "Cần hướng dẫn, xin liên hệ {{ unit }}{% if address %}, {{ address }}{% endif %}"
    "{% if phone %}, điện thoại {{ phone }}{% endif %}.\n\n"
    "Thư này được gửi tự động; xin không trả lời thư."
)
TEMPLATES: Final[dict[str, Template]] = {
    SUBMITTED: Template(
        "Đã nhận hồ sơ trực tuyến {{ dossier_code }}",
        _HEAD + "Hồ sơ {{ dossier_code }} về việc: {{ procedure }} đã đến {{ unit }}.\n\n"
        "{% if answer %}Trước {{ answer }}, nơi{% else %}Nơi{% endif %} tiếp nhận trả lời: tiếp nhận kèm "
        "ngày hẹn, yêu cầu bổ sung, hoặc từ chối kèm lý do. Thời hạn giải quyết tính từ khi tiếp nhận."
        + _FOOT,
    ),
    ACCEPTED: Template(
        "Đã tiếp nhận hồ sơ {{ dossier_code }}",
        _HEAD + "{{ unit }} đã tiếp nhận hồ sơ {{ dossier_code }} về việc: {{ procedure }}.\n\n"
        "Thời điểm tiếp nhận: {{ accepted }}.\n"
        "{% if due %}Hẹn trả kết quả: {{ due }}.{% else %}Thủ tục này không quy định thời hạn giải quyết."
        "{% endif %}" + _FOOT,
    ),
    SUPPLEMENT: Template(
        "Hồ sơ {{ dossier_code }} cần bổ sung",
        _HEAD + "Hồ sơ {{ dossier_code }} về việc: {{ procedure }} cần được bổ sung, hoàn thiện.\n\n"
        "Nội dung cần bổ sung:\n{{ items }}\n\n"
        "Lý do: {{ reason }}\n\n"
        "Xin nộp đủ các nội dung trên trong một lần."
        "{% if counted_anew %} Thời hạn giải quyết tạm dừng và được tính lại từ đầu kể từ khi nhận đủ phần "
        "bổ sung.{% endif %}" + _FOOT,
    ),
    SUPPLEMENTED: Template(
        "Đã nhận bổ sung hồ sơ {{ dossier_code }}",
        _HEAD + "{{ unit }} đã nhận phần bổ sung của hồ sơ {{ dossier_code }} về việc: {{ procedure }}.\n\n"
        "{% if due %}Thời hạn được tính lại từ đầu; hẹn trả kết quả mới: {{ due }}.{% else %}"
        "Thủ tục này không quy định thời hạn giải quyết.{% endif %}" + _FOOT,
    ),
    REFUSED: Template(
        "Hồ sơ {{ dossier_code }} không được giải quyết",
        _HEAD + "Hồ sơ {{ dossier_code }} về việc: {{ procedure }} không đủ điều kiện "
        "{% if was_accepted %}giải quyết{% else %}tiếp nhận{% endif %}.\n\n"
        "Lý do: {{ reason }}\n\n"
        "Giấy tờ bản chính đã nộp được trả lại tại nơi tiếp nhận." + _FOOT,
    ),
    RESULT_READY: Template(
        "Hồ sơ {{ dossier_code }} đã có kết quả",
        _HEAD
        + "Hồ sơ {{ dossier_code }} về việc: {{ procedure }} đã được giải quyết xong.\n\n{{ how }}"
        + _FOOT,
    ),
    HANDED_OVER: Template(
        "Đã trả kết quả hồ sơ {{ dossier_code }}",
        _HEAD + "Kết quả hồ sơ {{ dossier_code }} về việc: {{ procedure }} đã được trả lúc {{ handed }}.\n\n"
        "Nếu anh, chị chưa nhận được, xin báo ngay cho nơi trả kết quả. Anh, chị có thể đánh giá việc giải "
        "quyết trên trang theo dõi hồ sơ." + _FOOT,
    ),
    APOLOGY: Template(
        "Xin lỗi và hẹn lại ngày trả kết quả hồ sơ {{ dossier_code }}",
        _HEAD + "Hồ sơ {{ dossier_code }} về việc: {{ procedure }} được hẹn trả kết quả lúc {{ before }}, "
        "nhưng cơ quan giải quyết chưa trả kết quả đúng hẹn được.\n\n"
        "Lý do: {{ reason }}\n\n"
        "Cơ quan giải quyết xin lỗi anh, chị vì sự chậm trễ này và hẹn lại: {{ due }}. "
        "Mỗi hồ sơ chỉ được hẹn lại một lần." + _FOOT,
    ),
    LATE_APOLOGY: Template(
        "Xin lỗi vì hồ sơ {{ dossier_code }} quá hạn",
        _HEAD + "Hồ sơ {{ dossier_code }} về việc: {{ procedure }} được hẹn trả kết quả lúc {{ before }}, "
        "nhưng đến nay đã quá hạn.\n\n"
        "Lý do: {{ reason }}\n\n"
        "Cơ quan giải quyết xin lỗi anh, chị vì sự chậm trễ này. "
        "{% if expected %}Dự kiến trả kết quả: {{ expected }}.{% else %}Kết quả đã có; {{ how }}{% endif %}"
        + _FOOT,
    ),
    HALTED: Template(
        "Hồ sơ {{ dossier_code }} tạm dừng giải quyết",
        _HEAD + "Hồ sơ {{ dossier_code }} về việc: {{ procedure }} tạm dừng giải quyết.\n\n"
        "Căn cứ: {{ ground }}.{% if words %}\n{{ words }}{% endif %}\n\n"
        "Thời gian tạm dừng không tính vào thời hạn; khi giải quyết tiếp, nơi tiếp nhận báo ngày hẹn mới."
        + _FOOT,
    ),
    GOES_ON: Template(
        "Tiếp tục giải quyết hồ sơ {{ dossier_code }}",
        _HEAD + "Hồ sơ {{ dossier_code }} về việc: {{ procedure }} được giải quyết tiếp sau khi tạm dừng "
        "({{ ground }}).\n\n"
        "{% if due %}Ngày hẹn lùi đúng bằng thời gian đã tạm dừng; hẹn trả kết quả mới: {{ due }}."
        "{% else %}Thủ tục này không quy định thời hạn giải quyết.{% endif %}" + _FOOT,
    ),
    REDATED: Template(
        "Ngày hẹn trả kết quả hồ sơ {{ dossier_code }} thay đổi",
        _HEAD + "Lịch làm việc của cơ quan nhà nước có thay đổi (ngày nghỉ, giờ làm việc mới được công bố), "
        "nên ngày hẹn trả kết quả hồ sơ {{ dossier_code }} về việc: {{ procedure }} được tính lại.\n\n"
        "Hẹn trước đây: {{ before }}.\nHẹn mới: {{ due }}." + _FOOT,
    ),
    STOPPED: Template(
        "Dừng giải quyết hồ sơ {{ dossier_code }}",
        _HEAD + "Hồ sơ {{ dossier_code }} về việc: {{ procedure }} dừng giải quyết.\n\n"
        "Căn cứ: {{ ground }}.\nLý do: {{ reason }}\n\n"
        "Giấy tờ bản chính đã nộp được trả lại tại nơi tiếp nhận."
        "{% if paid %} Khoản phí, lệ phí đã nộp được xem xét hoàn trả theo quy định; xin mang biên lai đến "
        "nơi tiếp nhận.{% endif %}" + _FOOT,
    ),
}
"""The house's own words; a province may change them."""


_WHERE: Final = "{% if step %} Hồ sơ đang ở bước: {{ step }}.{% endif %}"
TO_OFFICERS: Final[dict[str, Template]] = {
    NEAR: Template(
        "Sắp đến hạn: hồ sơ {{ dossier_code }}",
        "Hồ sơ {{ dossier_code }} về việc: {{ procedure }} phải có kết quả trước {{ due }}." + _WHERE + "\n\n"
        "Không kịp thì lãnh đạo cơ quan giải quyết phải xin lỗi và hẹn lại chậm nhất một ngày làm việc "
        "trước hạn.",
    ),
    LATE: Template(
        "Đã quá hạn: hồ sơ {{ dossier_code }}",
        "Hồ sơ {{ dossier_code }} về việc: {{ procedure }} đã quá hạn trả kết quả ({{ due }})." + _WHERE,
    ),
    ANSWER_NEAR: Template(
        "Sắp hết giờ trả lời hồ sơ trực tuyến {{ dossier_code }}",
        "Hồ sơ {{ dossier_code }} về việc: {{ procedure }} nộp trực tuyến, phải được tiếp nhận, "
        "yêu cầu bổ sung hoặc từ chối trước {{ due }}.",
    ),
    ANSWER_LATE: Template(
        "Chậm tiếp nhận: hồ sơ trực tuyến {{ dossier_code }}",
        "Hồ sơ {{ dossier_code }} về việc: {{ procedure }} nộp trực tuyến mà đến {{ due }} "
        "chưa được tiếp nhận, yêu cầu bổ sung hay từ chối.",
    ),
}
"""What officers are told of dossiers that are near or late."""

_HOW: Final = {
    ReturnWay.COUNTER: (
        "Mời anh, chị mang Giấy tiếp nhận hồ sơ và hẹn trả kết quả cùng giấy tờ tùy thân đến {unit} "
        "để nhận kết quả."
    ),
    ReturnWay.POST: "Kết quả được gửi qua dịch vụ bưu chính công ích đến địa chỉ anh, chị đã đăng ký.",
    ReturnWay.ELECTRONIC: "Kết quả bản điện tử được trả qua tài khoản của người nộp hồ sơ.",
}


def facts_for(dossier: Dossier, unit: OneStop) -> Mapping[str, object]:
    """Give what every letter of a dossier says."""
    applicant = dossier.applicant_person or dossier.applicant_entity
    return {
        "applicant": str(applicant),
        "dossier_code": str(dossier),
        "procedure": dossier.version.title,
        "unit": unit.term.name,
        "address": unit.unit.address,
        "phone": unit.unit.phone,
        "accepted": said_moment(dossier.accepted_at),
        "due": said_moment(dossier.due_at),
        "how": _HOW[ReturnWay(dossier.return_way)].format(unit=unit.term.name),
    }


def said_moment(at: datetime | None) -> str:
    """Say a moment as letters do; nothing of none."""
    return moment_words(at.astimezone(VN)) if at else ""
