"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class FileUnreadable(Invalid):
    """The file cannot be opened as what it says it is."""

    code = "plan.file_unreadable"
    message = _(
        "Không đọc được tệp: {why}. Hãy mở tệp trên máy, lưu hoặc xuất lại thành .docx hay .pdf rồi thử lại."
    )


class FileHasMacros(Invalid):
    """The document carries a program."""

    code = "plan.file_has_macros"
    message = _(
        "Tệp có chứa macro (chương trình nhúng) nên không được nhận. Hãy lưu lại thành .docx "
        "thường rồi thử lại."
    )


class FileTooLarge(Invalid):
    """The file is larger than any plan is."""

    code = "plan.file_too_large"
    message = _("Tệp nặng {size} MB, quá mức {most} MB. Hãy tách riêng phần kế hoạch và phụ lục.")


class FileLocked(Invalid):
    """The file is closed with a password."""

    code = "plan.file_locked"
    message = _("Tệp được bảo vệ bằng mật khẩu. Hãy lưu lại một bản không mật khẩu rồi thử lại.")


class FileIsPicture(Invalid):
    """The file holds pictures of pages, without their text."""

    code = "plan.file_is_picture"
    message = _(
        "Tệp này là bản quét (ảnh), không có lớp chữ. Việc đọc chữ trong ảnh thuộc phần số hóa tài liệu; "
        "trước mắt hãy dùng bản .docx hoặc .pdf xuất từ máy."
    )


class FormatUnknown(Invalid):
    """The file is of a kind that the reader does not open."""

    code = "plan.format_unknown"
    message = _("Tệp “{name}” không phải loại đọc được ({kind}). Đọc được: .docx, .pdf, .html, .xlsx, .txt.")


class FileMissing(NotFound):
    """There is no such file."""

    code = "plan.file_missing"
    message = _("Không tìm thấy tệp “{name}”.")


class DocumentKnown(Refused):
    """The same file, or the same words in another file, were taken in before."""

    code = "plan.document_known"
    message = _(
        "Văn bản này đã được đưa vào lúc {moment} (tệp “{file_name}”, {state}). Hãy mở bản đó; nếu muốn đọc "
        "lại từ đầu thì bỏ bản đó trước."
    )


class DocumentOnItsWay(Refused):
    """The same file is being read already."""

    code = "plan.document_on_its_way"
    message = _("Văn bản này (tệp “{file_name}”) đang được đọc. Hãy mở lượt đọc đó để xem tiến độ.")


class ReadingCutOff(Invalid):
    """The reading of a long document was cut off again and again."""

    code = "plan.reading_cut_off"
    message = _(
        "Máy dừng giữa chừng {turns} lần khi đọc tệp này nên việc đọc đã được bỏ. Hãy tách riêng phần kế "
        "hoạch và phụ lục rồi đưa vào lại."
    )


class IntakeUnknown(NotFound):
    """There is no such document on its way."""

    code = "plan.intake_unknown"
    message = _("Không tìm thấy lượt đọc văn bản này.")


class NothingToReview(Invalid):
    """The document assigns nothing and promises nothing."""

    code = "plan.nothing_to_review"
    message = _("Không thấy nhiệm vụ hay chỉ tiêu nào trong “{file_name}”. {hint}")


class ReadingUnknown(NotFound):
    """There is no such reading."""

    code = "plan.reading_unknown"
    message = _("Không tìm thấy bản đọc văn bản này.")


class LineUnknown(NotFound):
    """There is no such draft line."""

    code = "plan.line_unknown"
    message = _("Không tìm thấy dòng này; có thể người khác vừa gộp nó vào dòng khác.")


class PlanUnknown(NotFound):
    """There is no such plan."""

    code = "plan.unknown"
    message = _("Không tìm thấy kế hoạch này.")


class ReadingClosed(Refused):
    """The reading was published or set aside."""

    code = "plan.reading_closed"
    message = _("Bản đọc này {state}, không sửa được nữa.")


class LineChanged(Refused):
    """Somebody else changed the line meanwhile."""

    code = "plan.line_changed"
    message = _(
        "Người khác vừa sửa dòng {no} lúc {moment}. Nội dung mới đang hiện bên cạnh; hãy xem rồi lưu lại "
        "nếu vẫn muốn sửa."
    )


class HeadChanged(Refused):
    """Somebody else changed what stands around the text meanwhile."""

    code = "plan.head_changed"
    message = _("Người khác vừa sửa thông tin văn bản. Hãy xem nội dung mới rồi lưu lại nếu vẫn muốn sửa.")


class TextNeeded(Invalid):
    """A line without words says nothing."""

    code = "plan.text_needed"
    message = _("Nội dung không được để trống.")


class LineHasNothingBelow(Invalid):
    """There is no line of the same kind after this one to be joined with."""

    code = "plan.nothing_to_merge"
    message = _("Dòng {no} không có dòng cùng loại nào phía sau để gộp.")


class PartNotFound(Invalid):
    """A line is parted where its own text says so."""

    code = "plan.part_not_found"
    message = _("Chỗ tách phải nằm giữa nội dung của dòng, không ở đầu hay cuối.")


class AgencyCodeUnknown(Invalid):
    """No agency of the register has this code on the plan's day."""

    code = "plan.agency_code_unknown"
    message = _("Danh bạ không có cơ quan mã {codes} vào ngày của kế hoạch.")


class DueUnreadable(Invalid):
    """A deadline typed by a person is not understood."""

    code = "plan.due_unreadable"
    message = _(
        "Chưa hiểu thời hạn “{due_text}”. Ví dụ hiểu được: Quý II/2024, Trước ngày 30/6/2024, Hằng quý, "
        "Thường xuyên."
    )


class LinesOpen(Refused):
    """Some lines were not yet looked at."""

    code = "plan.lines_open"
    message = _("Còn {count} dòng chưa rà soát. Hãy xác nhận hoặc bỏ từng dòng trước khi chốt.")


class NothingConfirmed(Refused):
    """Nothing was confirmed, so nothing would be given."""

    code = "plan.nothing_confirmed"
    message = _("Chưa có nhiệm vụ hay chỉ tiêu nào được xác nhận.")


class HeadIncomplete(Invalid):
    """A plan is known by its number and its day."""

    code = "plan.head_incomplete"
    message = _("Trước khi chốt, hãy ghi đủ: {lacking}.")


class LeadsLacking(Refused):
    """An assignment is given to somebody."""

    code = "plan.leads_lacking"
    message = _("Chưa rõ cơ quan chủ trì của nhiệm vụ: {numbers}.")


class PlanPublishedBefore(Refused):
    """A plan of this number, day and issuer is followed already."""

    code = "plan.published_before"
    message = _("Kế hoạch số {number} ngày {day} của {issuer} đã được theo dõi rồi.")


class PlanOver(Refused):
    """The earlier plan binds no more, so nothing can be changed in it."""

    code = "plan.over"
    message = _("Kế hoạch số {number} {state}, không sửa đổi được nữa.")


class AssignmentsUnknown(Invalid):
    """What is to be ended belongs to the earlier plan and still binds."""

    code = "plan.assignments_unknown"
    message = _("Có dòng được chọn để kết thúc không thuộc kế hoạch số {number} hoặc đã xong.")


class ReasonNeeded(Invalid):
    """Setting a document aside is explained."""

    code = "plan.reason_needed"
    message = _("Hãy ghi lý do bỏ bản đọc này.")


class AssignmentUnknown(NotFound):
    """No such assignment, or none that concerns who asks."""

    code = "plan.assignment_unknown"
    message = _("Không tìm thấy nhiệm vụ.")


class AssignmentChanged(Refused):
    """Somebody else was quicker."""

    code = "plan.assignment_changed"
    message = _("Người khác vừa cập nhật nhiệm vụ này. Hãy xem lại trước khi làm tiếp; chưa có gì bị ghi đè.")


class AssignmentStands(Refused):
    """What is wanted is not done in this state."""

    code = "plan.assignment_stands"
    message = _("Nhiệm vụ {state} nên không làm được việc này.")


class GivenToMany(Refused):
    """It is done line by line, by each agency of the class."""

    code = "plan.given_to_many"
    message = _("Nhiệm vụ này giao cho {count} cơ quan; hãy làm ở dòng của từng cơ quan.")


class WordsNeeded(Invalid):
    """Something is to be said."""

    code = "plan.words_needed"
    message = _("Hãy ghi {what}.")


class EvidenceOdd(Invalid):
    """Evidence is a file, a web address, or a document by number and day."""

    code = "plan.evidence_odd"
    message = _("Minh chứng chưa đúng: {why}.")


class ProductUnnamed(Invalid):
    """A product is a document that can be found again."""

    code = "plan.product_unnamed"
    message = _("Hãy ghi số, ký hiệu và ngày của văn bản sản phẩm, hoặc đính kèm tệp sản phẩm.")


class DayOdd(Invalid):
    """A day lies where it cannot lie."""

    code = "plan.day_odd"
    message = _("{what} chưa đúng: {why}.")


class OwnProduct(Refused):
    """Who handed in for an agency does not judge it."""

    code = "plan.own_product"
    message = _("Anh, chị đã nộp sản phẩm này cho cơ quan mình nên người khác phải duyệt.")


class ExtensionPending(Refused):
    """One request is answered before the next is made."""

    code = "plan.extension_pending"
    message = _("Đề nghị gia hạn đến {day} đang chờ quyết định.")


class ExtensionUnknown(NotFound):
    """No request waits."""

    code = "plan.extension_unknown"
    message = _("Không có đề nghị gia hạn nào đang chờ quyết định.")


class NothingWaits(Refused):
    """No assignment of the plan waits for these words."""

    code = "plan.nothing_waits"
    message = _("Không có nhiệm vụ nào của kế hoạch đang chờ sự kiện này.")


class StepOverlaps(Invalid):
    """A step or rule of this name stands on these days already."""

    code = "plan.step_overlaps"
    message = _("{what} “{code}” đã được đặt cho khoảng thời gian này.")


class ReportUnknown(NotFound):
    """No such report, or none that concerns who asks."""

    code = "plan.report_unknown"
    message = _("Không tìm thấy báo cáo.")


class ReportNumbered(Refused):
    """A report of this number on the plan was signed before."""

    code = "plan.report_numbered"
    message = _("Báo cáo số {number} về kế hoạch này đã được ký.")


class TargetUnknown(NotFound):
    """No such target, or none that concerns who asks."""

    code = "plan.target_unknown"
    message = _("Không tìm thấy chỉ tiêu.")


class TargetChanged(Refused):
    """Somebody decided meanwhile how the target is measured."""

    code = "plan.target_changed"
    message = _("Người khác vừa đổi cách đo chỉ tiêu {no}. Hãy xem lại rồi quyết định.")


class BindingOdd(Invalid):
    """What is chosen does not measure what the target promises."""

    code = "plan.binding_odd"
    message = _("Chưa gắn được chỉ tiêu {no}: {why}.")


class FigureOdd(Invalid):
    """A figure that cannot be the target's."""

    code = "plan.figure_odd"
    message = _("Số báo cáo chưa đúng: {why}.")


class FigureReported(Refused):
    """The period has a figure already; it is corrected, not said twice."""

    code = "plan.figure_reported"
    message = _("Đã có số báo cáo của {period}; hãy đính chính số đó và nêu lý do.")


class FigureUnknown(NotFound):
    """No such figure, or one that was corrected before."""

    code = "plan.figure_unknown"
    message = _("Không tìm thấy số báo cáo đang dùng để đính chính.")


class TargetMeasured(Refused):
    """An indicator measures the target, so that nobody reports it."""

    code = "plan.target_measured"
    message = _("Chỉ tiêu này đang được đo bằng chỉ số nên không nhận số báo cáo.")
