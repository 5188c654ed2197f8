"""The refusals of this room; none repeats a personal number."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class ServiceUnknown(NotFound):
    """No identity service of this code stands on this day."""

    code = "identity.service_unknown"
    message = _("Không có dịch vụ định danh “{code}”. Xin đăng nhập lại từ trang đăng nhập.")


class ServiceOverlaps(Invalid):
    """A service of this code stands on these days already."""

    code = "identity.service_overlaps"
    message = _(
        "Dịch vụ định danh “{code}” đã được đặt cho khoảng thời gian này. "
        "Hãy ghi ngày kết thúc của lần đặt trước."
    )


class ServiceOdd(Invalid):
    """What is said of a service does not fit together, or would not be safe."""

    code = "identity.service_odd"
    message = _("Dịch vụ định danh “{code}” chưa dùng được: {why}")


class ServiceAway(Refused):
    """The identity service does not answer, or not in words that can be understood."""

    code = "identity.service_away"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    message = _(
        "Dịch vụ định danh điện tử chưa trả lời. Xin thử lại sau ít phút; việc tra cứu hồ sơ "
        "và nộp trực tiếp tại bộ phận một cửa vẫn như thường."
    )


class ProofRefused(Refused):
    """What the service said cannot be believed: its signature, nonce, audience, age or bearer is wrong."""

    code = "identity.proof_refused"
    status = HTTPStatus.BAD_GATEWAY
    message = _(
        "Không xác nhận được kết quả đăng nhập từ dịch vụ định danh nên chưa đăng nhập. Xin đăng nhập lại."
    )


class ProofStale(Refused):
    """The answer comes too late, a second time, or to a browser that asked for nothing."""

    code = "identity.proof_stale"
    status = HTTPStatus.BAD_REQUEST
    message = _(
        "Lần đăng nhập này đã hết hạn hoặc đã dùng rồi (có thể do bấm nút quay lại). "
        "Xin đăng nhập lại từ đầu."
    )


class ProofCancelled(Refused):
    """The person went back at the identity service."""

    code = "identity.proof_cancelled"
    status = HTTPStatus.OK
    message = _("Đã dừng việc đăng nhập. Có thể đăng nhập lại bất cứ lúc nào.")


class NumberUntold(Refused):
    """The identity service names no personal number; a name or an e-mail address never does instead."""

    code = "identity.number_untold"
    status = HTTPStatus.BAD_GATEWAY
    message = _(
        "Tài khoản định danh không cho biết số định danh cá nhân nên chưa đăng nhập được. "
        "Xin dùng tài khoản định danh điện tử mức độ 1 hoặc 2 của chính mình."
    )


class BearerUntold(Refused):
    """An organisation's account names nobody who acts for it."""

    code = "identity.bearer_untold"
    status = HTTPStatus.BAD_GATEWAY
    message = _(
        "Tài khoản tổ chức không cho biết người đại diện nên chưa đăng nhập được. "
        "Xin liên hệ nơi cấp tài khoản định danh của tổ chức."
    )


class TooManySignIns(Refused):
    """A network begins to sign in more often than people do."""

    code = "identity.too_many_sign_ins"
    status = HTTPStatus.TOO_MANY_REQUESTS
    message = _(
        "Từ mạng này đang có quá nhiều lượt đăng nhập. Xin đợi {minutes} phút rồi thử lại; "
        "hồ sơ và bản nháp vẫn còn."
    )
