"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotAllowed, NotFound, Refused


class SlipUnknown(NotFound):
    """No dossier has a slip with this token."""

    code = "feedback.slip_unknown"
    message = _("Không nhận ra phiếu hẹn này. Xin quét lại mã QR ở phía trên phiếu.")


class NotHandedOver(Refused):
    """The dossier is not done with."""

    code = "feedback.not_handed_over"
    message = _("Hồ sơ này chưa trả kết quả nên chưa đánh giá được. Xin quay lại sau khi nhận kết quả.")


class StepsOdd(Invalid):
    """There are five steps."""

    code = "feedback.steps_odd"
    message = _("Xin chọn một trong năm mức, từ 1 đến 5.")


class RatingClosed(Refused):
    """The days in which a rating may be changed are over."""

    code = "feedback.rating_closed"
    message = _("Đánh giá này chỉ đổi được đến hết {until}.")


class OfficersRateNothing(NotAllowed):
    """Who is signed in as an officer does not speak for those who were served."""

    code = "feedback.officers_rate_nothing"
    message = _(
        "Đánh giá là của người dân. Trình duyệt này đang đăng nhập bằng tài khoản cán bộ; "
        "xin đăng xuất trước."
    )


class TooLong(Invalid):
    """More was written than anybody reads."""

    code = "feedback.too_long"
    message = _(
        "Nội dung dài {signs} ký tự; tối đa {most} ký tự. "
        "Xin viết gọn lại, phần còn lại gửi bằng tệp kèm theo."
    )


class TooShort(Invalid):
    """Nothing was said."""

    code = "feedback.too_short"
    message = _("Xin nói rõ hơn: ít nhất {fewest} ký tự.")


class KindOdd(Invalid):
    """Neither of a rule nor of a conduct."""

    code = "feedback.kind_odd"
    message = _("Xin chọn phản ánh về hành vi hay về quy định.")


class ContactOdd(Invalid):
    """Nobody could be reached there."""

    code = "feedback.contact_odd"
    message = _("{what} chưa đúng. Xin xem lại, hoặc để trống nếu không muốn để lại.")


class AgencyOdd(Invalid):
    """No such agency on this day."""

    code = "feedback.agency_odd"
    message = _("Không có cơ quan này vào ngày gửi. Xin chọn lại, hoặc để trống nếu không rõ.")


class TooManyFiles(Invalid):
    """More files than are taken."""

    code = "feedback.too_many_files"
    message = _("Chỉ nhận tối đa {most} tệp.")


class TooManyOpen(Refused):
    """The same dossier has as many unanswered ones as are taken."""

    code = "feedback.too_many_open"
    message = _("Hồ sơ này đang có {most} phản ánh chưa trả lời. Xin đợi trả lời rồi gửi tiếp.")
    status = 429


class TooManyFilings(Refused):
    """A network sends faster than people write."""

    code = "feedback.too_many_filings"
    message = _(
        "Từ mạng này vừa có quá nhiều lượt gửi. Xin đợi {minutes} phút rồi gửi lại; "
        "nội dung đã viết vẫn còn trên trang."
    )
    status = 429


class FeedbackUnknown(NotFound):
    """No such feedback, or not for the one who asks."""

    code = "feedback.unknown"
    message = _("Không có phản ánh này trong phạm vi của anh, chị.")


class SecretUnknown(NotFound):
    """No feedback opens with this."""

    code = "feedback.secret_unknown"
    message = _("Mã phản ánh và mã bí mật không khớp. Xin xem lại hai mã đã được cấp khi gửi.")


class NotNow(Refused):
    """It stands where this cannot be done."""

    code = "feedback.not_now"
    message = _(
        "Phản ánh {feedback_code} {state} nên không làm được việc này nữa. Tải lại trang để xem ai đã làm gì."
    )


class NobodysYet(Refused):
    """It has no agency: first somebody says whose it is."""

    code = "feedback.nobodys_yet"
    message = _("Phản ánh {feedback_code} chưa rõ cơ quan xử lý; hãy chuyển đến cơ quan có thẩm quyền.")


class HandledByConcerned(NotAllowed):
    """Who worked on the dossier does not answer for what is said of it."""

    code = "feedback.handled_by_concerned"
    message = _(
        "Anh, chị đã tham gia giải quyết hồ sơ bị phản ánh nên không xử lý phản ánh này; xin để người khác."
    )


class WordsMissing(Invalid):
    """A reason, a question or an answer is what the sender reads."""

    code = "feedback.words_missing"
    message = _("Xin viết {what}; người gửi sẽ đọc.")


class SameAgency(Invalid):
    """It lies there already."""

    code = "feedback.same_agency"
    message = _("Phản ánh đang ở chính cơ quan này. Xin chọn cơ quan khác.")


class StillWaiting(Refused):
    """The sender has days left to say more."""

    code = "feedback.still_waiting"
    message = _("Người gửi còn được bổ sung đến {until}; sau đó mới trả lại được.")


class NamesTheSender(Invalid):
    """What everybody may read would name who wrote."""

    code = "feedback.names_the_sender"
    message = _("Phần công khai đang có tên hoặc cách liên hệ của người gửi. Xin bỏ đi rồi gửi lại.")


class NotPublishedYet(Refused):
    """There is no answer to be judged."""

    code = "feedback.not_published_yet"
    message = _("Phản ánh {feedback_code} chưa có trả lời được công khai.")


class RepeatClosed(Refused):
    """It was repeated already, or its days for that are over, or it satisfied."""

    code = "feedback.repeat_closed"
    message = _(
        "Không phản ánh lại được nữa: mỗi trả lời được phản ánh lại một lần, trong {days} ngày, "
        "khi không hài lòng."
    )


class LimitOverlaps(Refused):
    """Two limits of one code on the same day."""

    code = "feedback.limit_overlaps"
    message = _("Thời hạn {limit_code} đã được đặt cho những ngày ấy.")
