"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotAllowed, NotFound, Refused


class DossierUnknown(NotFound):
    """There is no such dossier, or none for the one who asks."""

    code = "dossiers.unknown"
    message = _("Không tìm thấy hồ sơ này.")


class CodeUnknown(NotFound):
    """No dossier bears this code."""

    code = "dossiers.code_unknown"
    message = _(
        "Không có hồ sơ nào mang mã «{dossier_code}». "
        "Xin xem lại mã in ở góc trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả."
    )


class CarriersDecideNothing(NotAllowed):
    """Whoever serves for the public post takes in and returns; deciding is the administration's."""

    code = "dossiers.carriers_decide_nothing"
    message = _("Nhân viên bưu chính nhận, số hóa và trả; thẩm định, từ chối hồ sơ là việc của công chức.")


class NotAwaitingAcceptance(Refused):
    """The dossier was accepted, refused or withdrawn before."""

    code = "dossiers.not_awaiting_acceptance"
    message = _("Hồ sơ không ở trạng thái chờ tiếp nhận: {state}.")


class ProcedureNotInForce(Refused):
    """The procedure has no published version on the day."""

    code = "dossiers.procedure_not_in_force"
    message = _("Thủ tục {procedure_code} không được áp dụng vào ngày {day}; không tiếp nhận hồ sơ.")


class CaseMissing(Invalid):
    """The procedure has several cases with limits and papers of their own; one of them is chosen."""

    code = "dossiers.case_missing"
    message = _("Thủ tục {procedure_code} có nhiều trường hợp; cần chọn một trường hợp.")


class ProcessMissing(Refused):
    """The procedure has no internal process, so nobody knows where the dossier goes."""

    code = "dossiers.process_missing"
    message = _("Thủ tục {procedure_code} chưa có quy trình nội bộ nên chưa tiếp nhận được.")


class LimitUnknown(Refused):
    """The procedure does not say in a way that can be reckoned how long it takes."""

    code = "dossiers.limit_unknown"
    message = _("Thủ tục {procedure_code} chưa có thời hạn tính được; cần làm rõ trước khi tiếp nhận.")


class NotReceivedHere(Refused):
    """The unit receives for no agency that decides this procedure."""

    code = "dossiers.not_received_here"
    message = _(
        "Bộ phận một cửa này không tiếp nhận thủ tục {procedure_code}. Cơ quan có thẩm quyền: {competent}."
    )


class PostMissing(Refused):
    """No post where the procedure is decided bears the role of one of its steps: nobody could do it."""

    code = "dossiers.post_missing"
    message = _(
        "Quy trình của thủ tục {procedure_code} có bước «{title}» mà chưa chức danh nào ở cơ quan giải quyết "
        "đảm nhận; chưa tiếp nhận được. Xin báo người giữ sổ tổ chức."
    )


class UnitCodeMissing(Refused):
    """The unit has no identification code, without which no dossier can be numbered."""

    code = "dossiers.unit_code_missing"
    message = _("Đơn vị tiếp nhận chưa có mã định danh điện tử nên chưa cấp được mã hồ sơ.")


class SerialsExhausted(Refused):
    """The unit has given out every number its code scheme has room for on one day."""

    code = "dossiers.serials_exhausted"
    message = _("Đơn vị đã cấp hết số mã hồ sơ trong ngày {day}. Xin báo quản trị viên mở rộng số thứ tự.")


class ApplicantMissing(Invalid):
    """A dossier is somebody's."""

    code = "dossiers.applicant_missing"
    message = _("Chưa có chủ hồ sơ. Hãy quét thẻ hoặc nhập số định danh của người đề nghị.")


class DocumentsMissing(Invalid):
    """A paper that is always needed was not handed in; all that is missing is named at once."""

    code = "dossiers.documents_missing"
    message = _("Hồ sơ còn thiếu: {documents}.")


class PaperUnknown(Invalid):
    """A paper was handed in for something that the procedure does not ask for in this case."""

    code = "dossiers.paper_unknown"
    message = _("Có giấy tờ không thuộc thành phần hồ sơ của thủ tục {procedure_code}.")


class StateMoved(Refused):
    """The dossier moved on since the page was drawn."""

    code = "dossiers.state_moved"
    message = _(
        "Hồ sơ {dossier_code} đang ở trạng thái «{state}» nên không làm được việc này. "
        "Việc gần nhất: {happened}, lúc {at}."
    )


class StepElsewhere(Refused):
    """The task named is not the one in which the dossier lies."""

    code = "dossiers.step_elsewhere"
    message = _("Hồ sơ đã chuyển sang bước khác. Xin tải lại trang để xem việc hiện tại.")


class ResultMissing(Refused):
    """The step that issues the result cannot be done before the result is recorded."""

    code = "dossiers.result_missing"
    message = _("Cần ghi nhận kết quả kèm tệp trước khi hoàn thành bước «{title}».")


class ResultAlreadyRecorded(Refused):
    """A dossier has one result."""

    code = "dossiers.result_already_recorded"
    message = _("Hồ sơ {dossier_code} đã có kết quả ghi nhận lúc {at}.")


class PaperNotMade(Refused):
    """The result of this dossier is not made on the system; its file is uploaded."""

    code = "dossiers.paper_not_made"
    message = _("Kết quả của thủ tục {procedure_code} không lập trên hệ thống; hãy tải tệp đã ký lên.")


class HandOverIsAnAct(Refused):
    """The last step is done by handing the result over, not by ticking the step off."""

    code = "dossiers.hand_over_is_an_act"
    message = _("Bước «{title}» hoàn thành bằng việc trả kết quả cho người dân.")


class ReceiverMissing(Invalid):
    """Whoever receives the result is named."""

    code = "dossiers.receiver_missing"
    message = _("Cần ghi họ tên người nhận kết quả.")


class ReasonMissing(Invalid):
    """The act is done with a reason."""

    code = "dossiers.reason_missing"
    message = _("Cần ghi lý do.")


class ApplicantWithoutNumber(Invalid):
    """Who has no number of any kind is known by the day of birth, and by who stands in for him or a paper."""

    code = "dossiers.applicant_without_number"
    message = _(
        "Chủ hồ sơ chưa có số định danh, hộ chiếu. Cần ghi ngày sinh, và người nộp là cha, mẹ, người giám hộ "
        "hoặc người được ủy quyền có số định danh, hoặc giấy tờ thay thế của chủ hồ sơ."
    )


class CompetentElsewhere(Refused):
    """The place that decides competence belongs to an agency for which this unit does not receive."""

    code = "dossiers.competent_elsewhere"
    message = _(
        "Hồ sơ thủ tục {procedure_code} {by_what} tại {place} thuộc thẩm quyền của cơ quan khác; "
        "bộ phận một cửa này không tiếp nhận cho cơ quan đó."
    )


class CompetencePlaceMissing(Invalid):
    """The unit receives for several agencies alike; the place says which of them decides."""

    code = "dossiers.competence_place_missing"
    message = _(
        "Thẩm quyền giải quyết thủ tục {procedure_code} {by_what}; cần chọn địa bàn xã, phường, thị trấn."
    )


class ReceivedInFuture(Invalid):
    """What is entered later was taken in before."""

    code = "dossiers.received_in_future"
    message = _("Thời điểm nhận hồ sơ trên giấy phải trước thời điểm nhập ({at}).")


class ReceivedTooLongAgo(Refused):
    """A dossier that was taken in on paper is entered within a few working days."""

    code = "dossiers.received_too_long_ago"
    message = _(
        "Hồ sơ nhận trên giấy lúc {received_at} đã quá {days} ngày làm việc, không nhập bù được nữa. "
        "Xin báo lãnh đạo bộ phận một cửa."
    )


class LateReasonMissing(Invalid):
    """A late entry says why."""

    code = "dossiers.late_reason_missing"
    message = _("Cần ghi lý do nhập hồ sơ sau thời điểm nhận.")


class NothingAsked(Invalid):
    """A supplement asks for something."""

    code = "dossiers.nothing_asked"
    message = _("Cần ghi ít nhất một nội dung phải bổ sung, hoàn thiện; ghi đủ tất cả trong một lần.")


class SupplementAskedAlready(Refused):
    """Everything that lacks is asked for once."""

    code = "dossiers.supplement_asked_already"
    message = _(
        "Hồ sơ {dossier_code} đã được yêu cầu bổ sung lúc {at}; mỗi hồ sơ chỉ yêu cầu bổ sung một lần. "
        "Chỉ lãnh đạo cơ quan giải quyết mới được yêu cầu lần nữa."
    )


class GroundUnknown(NotFound):
    """No such ground stands on the day."""

    code = "dossiers.ground_unknown"
    message = _("Không có căn cứ này trong danh mục của ngày {day}. Chọn lại trong danh mục.")


class GroundOverlaps(Refused):
    """A ground stands on some of these days already, in other words."""

    code = "dossiers.ground_overlaps"
    message = _("Căn cứ “{code}” đã có hiệu lực trong một phần thời gian này.")


class StopTooEarly(Refused):
    """The applicant has so many days to bring what lacks."""

    code = "dossiers.stop_too_early"
    message = _(
        "Chưa dừng được vì không bổ sung: người nộp có {days} ngày kể từ khi được yêu cầu, "
        "đến hết ngày {until}; sau đó mới được dừng giải quyết."
    )


class TooLateToCorrect(Refused):
    """Somebody has acted on the dossier since it was taken in."""

    code = "dossiers.too_late_to_correct"
    message = _(
        "Hồ sơ {dossier_code} đã có người xử lý sau khi tiếp nhận nên không sửa được nữa. "
        "Hãy rút hồ sơ này và lập hồ sơ thay thế."
    )


class NothingToCorrect(Invalid):
    """What is put right differs from what it was."""

    code = "dossiers.nothing_to_correct"
    message = _("Nội dung sửa giống nội dung đang có; không có gì để sửa.")


class MoneyTaken(Refused):
    """What was paid under the wrong procedure is given back before the procedure is put right."""

    code = "dossiers.money_taken"
    message = _("Hồ sơ {dossier_code} đã thu tiền theo thủ tục cũ. Hãy hủy biên lai trước khi sửa thủ tục.")


class UnitChanged(Invalid):
    """A correction leaves a dossier where it was taken in; its code says so."""

    code = "dossiers.unit_changed"
    message = _("Không đổi được nơi tiếp nhận của hồ sơ đã có mã.")


class NoteEmpty(Invalid):
    """A note says something."""

    code = "dossiers.note_empty"
    message = _("Ghi chú chưa có nội dung.")


class NotAPaperOfIt(NotFound):
    """The dossier has no such paper to print."""

    code = "dossiers.no_such_paper"
    message = _("Hồ sơ này không có phiếu như vậy để in.")


class TooManyQuestions(Refused):
    """Someone asks for codes faster than a person types."""

    code = "dossiers.too_many_questions"
    message = _("Anh, chị tra cứu quá nhiều lần. Xin đợi {minutes} phút rồi thử lại.")
    status = 429


class PartAgencyMissing(Refused):
    """No agency of the sort that decides a part has its place where the matter lies."""

    code = "dossiers.part_agency_missing"
    message = _(
        "Chưa xác định được cơ quan giải quyết phần «{part}» của hồ sơ liên thông; chưa tiếp nhận được. "
        "Xin báo người giữ sổ tổ chức."
    )


class PartUnsound(Refused):
    """The procedure of a part has no step of its own between taking in and handing over."""

    code = "dossiers.part_unsound"
    message = _(
        "Phần «{part}» (thủ tục {procedure_code}) không có bước xử lý nào của cơ quan giải quyết; "
        "chưa tiếp nhận được hồ sơ liên thông."
    )


class DoneInParts(Refused):
    """A joint dossier is worked on in its parts; the whole follows them."""

    code = "dossiers.done_in_parts"
    message = _("Hồ sơ {dossier_code} là hồ sơ liên thông; việc này làm ở từng phần của hồ sơ.")


class JointNotCorrected(Refused):
    """What was entered wrongly has reached several agencies: it is replaced, not put right."""

    code = "dossiers.joint_not_corrected"
    message = _(
        "Hồ sơ liên thông {dossier_code} đã chuyển đến các cơ quan nên không sửa được. "
        "Hãy rút hồ sơ này và lập hồ sơ thay thế."
    )


class PartsHaveResults(Refused):
    """What has been granted in a part is not taken back with the whole."""

    code = "dossiers.parts_have_results"
    message = _(
        "Hồ sơ {dossier_code} đã có kết quả ở phần: {parts}; không rút cả hồ sơ được nữa, "
        "chỉ rút được từng phần còn lại."
    )


class HandedOverTogether(Refused):
    """The results of this joint dossier are handed over together."""

    code = "dossiers.handed_over_together"
    message = _("Kết quả các phần của hồ sơ {dossier_code} được trả chung một lần.")


class MovingUnknown(NotFound):
    """There is no such moving."""

    code = "dossiers.moving_unknown"
    message = _("Không tìm thấy đợt chuyển quy trình này.")


class MovingRuns(Refused):
    """One moving goes on at a time."""

    code = "dossiers.moving_runs"
    message = _("Đợt chuyển quy trình “{reason}” đang chạy; xong đợt đó mới bắt đầu đợt khác.")


class MappingOdd(Invalid):
    """A mapping names steps of the process that cases go over to."""

    code = "dossiers.mapping_odd"
    message = _("Quy trình mới không có bước “{step}”.")
