"""Where a dossier stands, in a citizen's words: what it means, and what he can do next."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import State
from motcua.casework.dossiers.queries import PublicView
from motcua.casework.mirrors.models import State as Mirrored
from motcua.casework.mirrors.queries import MirrorView
from motcua.instruments.deadlines.models import Timeliness


@dataclass(frozen=True)
class Meaning:
    """What a state means to whom it concerns, and what is his to do."""

    words: Promise
    todo: Promise | str
    tone: str = "info"


_NOTHING: Final = _("Anh, chị chưa cần làm gì thêm; đến ngày hẹn mời đến nhận kết quả.")
_MEANINGS: Final[dict[State, Meaning]] = {
    State.DRAFT: Meaning(_("Hồ sơ chưa nộp."), ""),
    State.SUBMITTED: Meaning(
        _("Hồ sơ đã gửi đến; cán bộ một cửa đang kiểm tra giấy tờ."),
        _("Anh, chị chưa cần làm gì thêm."),
    ),
    State.ACCEPTED: Meaning(_("Hồ sơ đã được tiếp nhận và chuyển đến người giải quyết."), _NOTHING),
    State.IN_PROGRESS: Meaning(_("Cơ quan đang giải quyết hồ sơ."), _NOTHING),
    State.AWAITING_SUPPLEMENT: Meaning(
        _("Hồ sơ còn thiếu giấy tờ nên đang tạm dừng. Nhận đủ bổ sung, cơ quan tính lại thời hạn từ đầu."),
        _("Xin mang đủ giấy tờ ghi trong phiếu yêu cầu bổ sung đến nơi tiếp nhận để có ngày hẹn mới."),
        "warn",
    ),
    State.PAUSED: Meaning(
        _("Hồ sơ đang tạm dừng; thời gian này không tính vào thời hạn."),
        _("Anh, chị chưa cần làm gì thêm; hỏi nơi tiếp nhận để biết vì sao."),
        "warn",
    ),
    State.RESOLVED: Meaning(
        _("Đã có kết quả."),
        _("Kết quả được trả ở nơi tiếp nhận, chậm nhất vào lúc hẹn. Xin mang theo giấy hẹn và thẻ căn cước."),
        "success",
    ),
    State.HANDED_OVER: Meaning(
        _("Kết quả đã được trả."),
        _("Nếu anh, chị chưa nhận, xin báo ngay cho nơi tiếp nhận."),
        "success",
    ),
    State.REFUSED: Meaning(
        _("Hồ sơ không được giải quyết. Lý do ghi trong phiếu từ chối."),
        _("Anh, chị có thể nộp lại khi đủ điều kiện; nếu không đồng ý, có thể khiếu nại với cơ quan ấy."),
        "warn",
    ),
    State.WITHDRAWN: Meaning(_("Hồ sơ đã được rút theo yêu cầu của người nộp."), ""),
    State.STOPPED: Meaning(
        _("Hồ sơ đã dừng giải quyết."),
        _("Hỏi nơi tiếp nhận để biết lý do và cách nộp lại."),
        "warn",
    ),
    State.ARCHIVED: Meaning(_("Hồ sơ đã giải quyết xong và đưa vào lưu trữ."), ""),
}
_AT_THE_COUNTER: Final = Meaning(
    _("Kết quả đang chờ anh, chị ở nơi tiếp nhận."),
    _("Khi đến, xin mang theo giấy hẹn và thẻ căn cước."),
    "success",
)
_OF_MIRRORS: Final[dict[Mirrored, Meaning]] = {
    Mirrored.RECEIVED: Meaning(
        _("Hồ sơ đã được nhận và chuyển đến cơ quan giải quyết."), _("Anh, chị chưa cần làm gì thêm.")
    ),
    Mirrored.IN_PROGRESS: Meaning(_("Cơ quan đang giải quyết hồ sơ."), _("Anh, chị chưa cần làm gì thêm.")),
    Mirrored.AWAITING: Meaning(
        _("Cơ quan giải quyết yêu cầu bổ sung."),
        _("Xin mang giấy tờ còn thiếu đến nơi tiếp nhận."),
        "warn",
    ),
    Mirrored.RESOLVED: Meaning(
        _("Kết quả đang chờ anh, chị ở nơi tiếp nhận."),
        _("Khi đến, xin mang theo giấy hẹn và thẻ căn cước."),
        "success",
    ),
    Mirrored.REFUSED: Meaning(
        _("Cơ quan giải quyết đã từ chối hồ sơ."),
        _("Mời anh, chị đến nơi tiếp nhận để nhận văn bản trả lời và giấy tờ đã nộp."),
        "warn",
    ),
    Mirrored.HANDED_OVER: Meaning(
        _("Kết quả đã được trả."),
        _("Nếu anh, chị chưa nhận, xin báo ngay cho nơi tiếp nhận."),
        "success",
    ),
}
_RUNNING: Final = frozenset({State.ACCEPTED, State.IN_PROGRESS})


def told(view: PublicView, *, at_the_counter: bool = False) -> Meaning:
    """Say what the state means now; a dossier past its day is owed an apology and a new one.

    A result is ready to be fetched only once it lies at the counter, which the bearer of the slip learns.
    """
    if view.state == State.RESOLVED and at_the_counter:
        return _AT_THE_COUNTER
    if view.state in _RUNNING and view.standing.timeliness == Timeliness.OVERDUE:
        return Meaning(
            _("Hồ sơ đã quá ngày hẹn trả. Cơ quan giải quyết phải xin lỗi bằng văn bản và hẹn lại ngày trả."),
            _("Nếu chưa nhận được thư xin lỗi, anh, chị có thể hỏi nơi tiếp nhận hoặc gửi phản ánh."),
            "warn",
        )
    return _MEANINGS[view.state]


def told_of_mirror(view: MirrorView) -> Meaning:
    """Say what the other system's word means."""
    return _OF_MIRRORS[view.state]
