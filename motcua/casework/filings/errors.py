"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class DraftUnknown(NotFound):
    """There is no such draft, or it is somebody else's."""

    code = "filings.draft_unknown"
    message = _("Không tìm thấy bản nháp này trong các bản nháp của anh, chị.")


class DraftOver(Refused):
    """It was sent, thrown away, or left for too long."""

    code = "filings.draft_over"
    message = _("Bản nháp này {state} nên không sửa được nữa. Muốn nộp tiếp, xin bắt đầu hồ sơ mới.")


class ChangedElsewhere(Refused):
    """Another window or another device wrote to it meanwhile."""

    code = "filings.changed_elsewhere"
    message = _(
        "Bản nháp đã được sửa ở cửa sổ hoặc máy khác sau khi anh, chị mở trang này. "
        "Nội dung dưới đây chưa được ghi; bấm nút lần nữa để ghi theo trang này."
    )


class LevelTooLow(Refused):
    """Who files has not proved surely enough who he is."""

    code = "filings.level_too_low"
    message = _(
        "Nộp hồ sơ trực tuyến cần tài khoản định danh mức độ 2. Xin đăng nhập lại bằng tài khoản mức độ 2; "
        "nội dung đã khai vẫn được giữ."
    )
    status = 403


class NotOnline(Refused):
    """The procedure is not taken in online."""

    code = "filings.not_online"
    message = _(
        "Cổng này chưa nhận trực tuyến thủ tục này. Xin xem nơi giải quyết và cách nộp trên trang thủ tục."
    )


class NotForThem(Refused):
    """The register does not know that one acts for the other."""

    code = "filings.not_for_them"
    message = _(
        "Sổ dân cư chưa ghi anh, chị được làm thay người hoặc tổ chức này vào hôm nay. "
        "Xin mang giấy tờ chứng minh đến bộ phận một cửa để ghi nhận."
    )
    status = 403


class TooManyActs(Refused):
    """Somebody sends faster than a person types."""

    code = "filings.too_many_acts"
    message = _("Anh, chị gửi quá nhiều lần. Những gì đã lưu vẫn còn; xin đợi {minutes} phút rồi gửi tiếp.")
    status = 429


class TooManyDrafts(Refused):
    """Somebody has more open drafts than anybody needs."""

    code = "filings.too_many_drafts"
    message = _("Anh, chị đang có {most} bản nháp. Xin nộp hoặc bỏ bớt trước khi bắt đầu hồ sơ mới.")


class ConditionsOpen(Refused):
    """Not every question is answered, or an answer ends the filing."""

    code = "filings.conditions_open"
    message = _("Xin trả lời các câu hỏi về điều kiện trước khi nộp.")


class PlaceOpen(Refused):
    """Nobody said where it is filed."""

    code = "filings.place_open"
    message = _("Xin chọn nơi nộp hồ sơ.")


class PlaceOdd(Invalid):
    """The unit does not take this in, or nobody is competent there."""

    code = "filings.place_odd"
    message = _("Nơi đã chọn không nhận thủ tục này. Xin tìm và chọn lại nơi nộp.")


class FormOpen(Refused):
    """The form is not filled in."""

    code = "filings.form_open"
    message = _("Tờ khai chưa đủ. Xin điền nốt những mục còn thiếu.")


class PaperNotAsked(Invalid):
    """The procedure does not ask for this paper."""

    code = "filings.paper_not_asked"
    message = _("Thủ tục này không yêu cầu giấy tờ ấy. Xin tải lại trang để xem danh sách hiện nay.")


class VaultPaperOther(Refused):
    """The paper of the vault is another's, is not good any more, or does not stand for this one."""

    code = "filings.vault_paper_other"
    message = _("Giấy này trong kho không dùng được ở đây. Xin chọn giấy khác hoặc đính kèm tệp.")


class TooManyFiles(Refused):
    """More files than a paper has pages."""

    code = "filings.too_many_files"
    message = _("Mỗi giấy tờ nhận nhiều nhất {most} tệp. Xin gộp các trang vào một tệp PDF.")


class DraftsFull(Refused):
    """The files of somebody's open drafts together weigh more than is kept for one person."""

    code = "filings.drafts_full"
    message = _(
        "Các bản nháp của anh, chị đã giữ gần {megabytes} MB tệp, là mức nhiều nhất. "
        "Xin nộp hoặc bỏ bớt bản nháp cũ, hoặc chụp lại với tệp nhỏ hơn."
    )


class FileActs(Refused):
    """The file would do something of its own when it is opened."""

    code = "filings.file_acts"
    message = _(
        "Tệp “{name}” chứa mã tự chạy nên không nhận được. Hãy in lại thành PDF thường, "
        "hoặc chụp ảnh giấy tờ rồi gửi ảnh."
    )
    status = 415


class FileGone(NotFound):
    """The draft has no such file."""

    code = "filings.file_gone"
    message = _("Tệp này không còn trong bản nháp.")


class PapersOpen(Refused):
    """A paper lacks."""

    code = "filings.papers_open"
    message = _("Còn thiếu giấy tờ: {papers}.")


class CoSignerNumberOdd(Invalid):
    """It is no personal number."""

    code = "filings.co_signer_number_odd"
    message = _("{why}")


class CoSignerIsWriter(Invalid):
    """Who files cannot sign with himself."""

    code = "filings.co_signer_is_writer"
    message = _("Đây là số của chính người nộp. Xin ghi số định danh của người cùng ký.")


class CoSignerNamedBefore(Refused):
    """He was named before."""

    code = "filings.co_signer_named_before"
    message = _("Người mang số này đã có trong danh sách cùng ký.")


class TooManyCoSigners(Refused):
    """More than anybody needs."""

    code = "filings.too_many_co_signers"
    message = _("Một hồ sơ có nhiều nhất {most} người cùng ký.")


class CoSignerUnknown(NotFound):
    """Nobody of this id was asked to sign, or it is somebody else."""

    code = "filings.co_signer_unknown"
    message = _("Không tìm thấy hồ sơ nào chờ anh, chị cùng ký ở đây.")


class CoSignersOpen(Refused):
    """Not everybody has confirmed what stands there now."""

    code = "filings.co_signers_open"
    message = _(
        "Còn {count} người chưa xác nhận nội dung hiện nay. Hồ sơ nộp được khi mọi người cùng xác nhận."
    )


class VersionMoved(Refused):
    """The procedure was amended since the draft was begun."""

    code = "filings.version_moved"
    message = _(
        "Thủ tục này đã được sửa đổi sau khi anh, chị bắt đầu soạn. "
        "Xin xem những điểm thay đổi rồi tiếp tục theo quy định mới; nội dung đã khai vẫn được giữ."
    )


class EligibilityOverlaps(Refused):
    """Questions of the same procedure stand on these days."""

    code = "filings.eligibility_overlaps"
    message = _("Câu hỏi điều kiện của thủ tục {procedure_code} đã có cho những ngày ấy.")


class EligibilityOdd(Invalid):
    """The questions do not hold together."""

    code = "filings.eligibility_odd"
    message = _("{why}")
