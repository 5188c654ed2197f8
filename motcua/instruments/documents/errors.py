"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class DocumentUnknown(NotFound):
    """There is no such paper in this case."""

    code = "documents.unknown"
    message = _("Không tìm thấy giấy tờ này trong hồ sơ.")


class CountOdd(Invalid):
    """Papers are counted by whole numbers from nought."""

    code = "documents.count_odd"
    message = _("Số bản của «{document}» phải là số từ 0 đến 999.")


class ResultKnown(Refused):
    """The case has its result."""

    code = "documents.result_known"
    message = _("Hồ sơ đã có kết quả «{title}».")


class TitleMissing(Invalid):
    """A result has a name."""

    code = "documents.title_missing"
    message = _("Cần ghi tên giấy tờ kết quả.")


class VaultDocumentUnknown(NotFound):
    """There is no such paper in the vault of who asks: it may be another's, which is not said."""

    code = "documents.vault_unknown"
    message = _("Không tìm thấy giấy tờ này trong kho của anh, chị. Mời xem lại danh sách trong kho.")


class VaultDocumentPast(Refused):
    """The paper is no longer, or not yet, good on the day."""

    code = "documents.vault_past"
    message = _(
        "Giấy tờ «{document}» dùng được đến hết {until}, nay không thay được bản phải nộp. "
        "Hãy nộp bản mới hoặc chọn giấy tờ khác."
    )


class VaultDocumentOther(Refused):
    """The paper is not of the sort that is wanted there."""

    code = "documents.vault_other"
    message = _("Giấy tờ «{document}» trong kho không phải loại được yêu cầu. Hãy chọn giấy tờ khác.")


class AlreadyHasFile(Refused):
    """The paper of the case has its file."""

    code = "documents.already_has_file"
    message = _("«{document}» đã có tệp. Muốn thay, hãy gửi tệp mới.")


class ReuseNeedsConsent(Refused):
    """Nobody agreed that papers of the vault are used for this matter, or agreed no more."""

    code = "documents.reuse_needs_consent"
    message = _("Chưa có sự đồng ý dùng lại giấy tờ trong kho cho việc này. Hãy đánh dấu đồng ý rồi gửi lại.")


class AlreadyRemoved(Refused):
    """The paper was taken out of the vault before."""

    code = "documents.already_removed"
    message = _("Giấy tờ này đã được gỡ khỏi kho.")


class RemovalReasonMissing(Invalid):
    """Whoever takes a paper out of a vault says why."""

    code = "documents.removal_reason_missing"
    message = _("Cần ghi lý do gỡ giấy tờ khỏi kho.")


class ConsentTextUnknown(NotFound):
    """On that day nothing is to be agreed to under that code."""

    code = "documents.consent_text_unknown"
    message = _("Chưa có lời đồng ý «{text_code}» cho ngày này. Hãy nộp giấy tờ như thường lệ.")


class ConsentUnknown(NotFound):
    """There is no such consent of who asks."""

    code = "documents.consent_unknown"
    message = _("Không tìm thấy sự đồng ý này của anh, chị.")


class ConsentIsPersonal(Refused):
    """Only the person himself agrees, or takes it back."""

    code = "documents.consent_is_personal"
    message = _(
        "Chỉ chính người đó được đồng ý hoặc rút lại sự đồng ý. Hãy đăng nhập bằng tài khoản của mình."
    )
    status = 403


class PaperTypeOverlaps(Refused):
    """Two lines of one sort of paper would stand on the same day."""

    code = "documents.paper_type_overlaps"
    message = _("Loại giấy tờ «{type_code}» đã có dòng khác trong những ngày này.")


class ConsentTextOverlaps(Refused):
    """Two versions of one text would stand on the same day."""

    code = "documents.consent_text_overlaps"
    message = _("Lời đồng ý «{text_code}» đã có bản khác trong những ngày này.")


class ConsentTextGiven(Refused):
    """Somebody agreed to these words: they are not said otherwise any more."""

    code = "documents.consent_text_given"
    message = _("Đã có người đồng ý với bản này của «{text_code}». Hãy đặt bản mới từ một ngày khác.")


class OriginalsHere(Refused):
    """Somebody's originals still lie with the administration."""

    code = "documents.originals_here"
    message = _("Bản chính giấy tờ của người nộp còn ở quầy: hãy trả lại trước khi lưu trữ hồ sơ.")
