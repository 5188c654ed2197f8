"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class MirrorUnknown(NotFound):
    """There is no such mirror, or not at the actor's counter."""

    code = "mirrors.unknown"
    message = _("Không tìm thấy hồ sơ của cơ quan trung ương này tại quầy của anh, chị.")


class MirrorCodeUnknown(NotFound):
    """No mirror bears the code."""

    code = "mirrors.code_unknown"
    message = _("Không có hồ sơ mang mã {code}. Hãy xem lại mã in ở phía trên giấy tiếp nhận.")


class MirrorLinkUnknown(NotFound):
    """No slip bears what was scanned."""

    code = "mirrors.link_unknown"
    message = _("Không có hồ sơ nào ứng với mã QR này. Hãy quét lại mã QR trên giấy tiếp nhận.")


class HandledByUs(Invalid):
    """What an agency of the province decides is a dossier of ours, and no mirror."""

    code = "mirrors.handled_by_us"
    message = _(
        "Cơ quan này giải quyết trên hệ thống của tỉnh; hãy tiếp nhận thành hồ sơ, không ghi hồ sơ gương."
    )


class TitleMissing(Invalid):
    """A mirror says what was asked for, and in which system it is kept."""

    code = "mirrors.title_missing"
    message = _("Cần ghi tên thủ tục và tên hệ thống của cơ quan giải quyết.")


class MirrorApplicantMissing(Invalid):
    """A mirror is of somebody's request."""

    code = "mirrors.applicant_missing"
    message = _("Chưa có chủ hồ sơ. Hãy quét thẻ hoặc nhập số định danh của người đề nghị.")


class NumberTaken(Refused):
    """The other system's number stands on another mirror."""

    code = "mirrors.number_taken"
    message = _("Mã {central_number} của hệ thống này đã có ở hồ sơ số {other}. Xin đối chiếu lại mã.")


class WordTooOld(Refused):
    """What the other system said later is known already; or it is said to have spoken in the future."""

    code = "mirrors.word_too_old"
    message = _(
        "Tin ghi lúc {heard_at} không thể ghi tiếp: phải sau tin gần nhất ({last}) và không sau lúc này."
    )


class MirrorMoved(Refused):
    """From where the mirror stands there is no way to what is said."""

    code = "mirrors.moved"
    message = _("Hồ sơ số {number} đang «{state}» nên không ghi «{to}» được.")


class RefusalWithoutReason(Invalid):
    """A refusal or a request for more says why, as the other system says it."""

    code = "mirrors.refusal_without_reason"
    message = _("Cần ghi lý do từ chối hoặc nội dung phải bổ sung như cơ quan giải quyết đã nêu.")


class ReceiverUnnamed(Invalid):
    """Whoever receives is named."""

    code = "mirrors.receiver_unnamed"
    message = _("Cần ghi họ tên người nhận.")
