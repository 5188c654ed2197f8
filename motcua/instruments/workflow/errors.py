"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotAllowed, NotFound, Refused


class TaskUnknown(NotFound):
    """There is no such task, or none for the one who asks."""

    code = "workflow.task_unknown"
    message = _("Không tìm thấy việc này.")


class NotYourTask(NotAllowed):
    """The task lies at a post that the actor does not hold."""

    code = "workflow.not_your_task"
    message = _("Bước «{title}» thuộc chức danh khác; anh, chị không xử lý được bước này.")


class TaskTaken(Refused):
    """Someone else at the same post was quicker."""

    code = "workflow.task_taken"
    message = _("Bước «{title}» đã do {holder} nhận lúc {at}.")


class TaskFinished(Refused):
    """The task was done, returned or stopped before."""

    code = "workflow.task_finished"
    message = _("Bước «{title}» không còn chờ xử lý: {state}.")


class StepNotBefore(Invalid):
    """A task is returned to a step before it."""

    code = "workflow.step_not_before"
    message = _("Không trả lại được về bước này: chỉ trả về bước đứng trước bước «{title}».")


class ReasonMissing(Invalid):
    """Whoever returns a task says why."""

    code = "workflow.reason_missing"
    message = _("Cần ghi lý do trả lại để người nhận biết phải làm gì.")


class ReasonUnknown(Invalid):
    """The list of reasons does not know this one on that day."""

    code = "workflow.reason_unknown"
    message = _("Danh mục lý do trả lại không có mã “{reason_key}” vào ngày {day}.")


class ReasonOverlaps(Refused):
    """The reason stands in the list on some of these days already, in other words."""

    code = "workflow.reason_overlaps"
    message = _("Lý do trả lại “{code}” đã có hiệu lực trong một phần thời gian này.")


class TaskWaits(Refused):
    """The task waits for something from outside; until that comes it can be neither done nor returned."""

    code = "workflow.task_waits"
    message = _("Bước «{title}» đang chờ: {waits_for}. Khi hết chờ mới xử lý tiếp được.")


class OutcomeMissing(Invalid):
    """A step that can come to several things is finished by saying which."""

    code = "workflow.outcome_missing"
    message = _("Bước «{title}» cần chọn kết quả: {choices}.")


class OutcomeUnknown(Invalid):
    """A step comes to one of the things that its process names."""

    code = "workflow.outcome_unknown"
    message = _("Bước «{title}» không có kết quả “{outcome}”.")


class MoveHindered(Refused):
    """A case under way cannot go over to another process."""

    code = "workflow.move_hindered"
    message = _("Không chuyển được sang quy trình mới. {why}")


class WayBranches(Refused):
    """Steps on ways that branch are finished one by one."""

    code = "workflow.way_branches"
    message = _("Bước «{title}» thuộc quy trình có nhánh, cần hoàn thành từng hồ sơ.")


class AutomaticActUnknown(Invalid):
    """A way names something that the house does by itself, and the house cannot."""

    code = "workflow.automatic_act_unknown"
    message = _("Bước tự động «{title}» gọi việc “{act}” mà hệ thống không có.")


class ReceiverNotAtPost(Invalid):
    """A task is handed on to someone who bears its role at its agency."""

    code = "workflow.receiver_not_at_post"
    message = _("Người được giao không giữ chức danh xử lý bước «{title}».")


class ProcessUnsound(Invalid):
    """The steps cannot be gone through."""

    code = "workflow.process_unsound"
    message = _("Quy trình không đi được: không có bước nào hoặc có hai bước trùng khóa ({keys}).")


class AlreadyRunning(Refused):
    """A case goes through one process at a time."""

    code = "workflow.already_running"
    message = _("Hồ sơ đang được xử lý theo một quy trình.")


class NotRunning(Refused):
    """The case goes through no process now."""

    code = "workflow.not_running"
    message = _("Hồ sơ không còn trong quy trình xử lý.")


class DrawingTooLarge(Invalid):
    """A drawn process has more in it than any process has."""

    code = "workflow.drawing_too_large"
    message = _(
        "Bản vẽ quy trình quá lớn: mỗi quy trình có nhiều nhất {most} phần tử, tệp không quá 2 MB. "
        "Hãy tách bớt rồi nộp lại."
    )


class DrawingUnreadable(Invalid):
    """A file that should hold one process of BPMN 2.0 does not."""

    code = "workflow.drawing_unreadable"
    message = _(
        "Không đọc được bản vẽ quy trình (dòng {line}): cần một tệp BPMN 2.0 có đúng một quy trình, "
        "số liệu hợp lệ."
    )


class DrawingUnsound(Invalid):
    """A drawn process can be read, but nobody could go through it."""

    code = "workflow.drawing_unsound"
    message = _("Bản vẽ đọc được nhưng không đi được. {said}")


class ElementNotSupported(Invalid):
    """A drawn process has something in it that no process here can have."""

    code = "workflow.element_not_supported"
    message = _(
        "Bản vẽ quy trình có phần tử chưa dùng được: {word} «{name}», dòng {line}. Hãy thay hoặc bỏ đi."
    )
