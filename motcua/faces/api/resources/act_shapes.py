"""What can be said of an act: one shape for each, told apart by `act`."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from motcua.casework.dossiers.models import HandOver, ReturnWay, State
from motcua.faces.api.bodies import Sent
from motcua.faces.api.questions import Day, Moment, Name, Words
from motcua.faces.api.resources.dossier_shapes import TaskOut
from motcua.faces.api.resources.files import Ticket
from motcua.faces.api.resources.filings import MOST_CASES, PaperIn
from motcua.faces.api.resources.people import ApplicantIn, PersonIn

Reason = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00]*$")]
Item = Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=r"^[^\x00]*$")]
StepKey = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[A-Za-z0-9_.\-]+$")]
GroundCode = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9_]*$")]
_TASK: Final = Field(None, description="id của việc đã đọc thấy; không nêu thì là việc hiện tại của hồ sơ.")


class Claim(Sent):
    """Nhận việc."""

    act: Literal["CLAIM"]
    task: UUID | None = _TASK


class Finish(Sent):
    """Hoàn thành bước, chuyển hồ sơ sang bước sau."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"act": "FINISH", "task": "018be5a1-1111-7d3a-9c41-0a7d6c1e2b90"}]}
    )

    act: Literal["FINISH"]
    task: UUID | None = _TASK
    outcome: Annotated[str, StringConstraints(max_length=40, pattern=r"^[A-Za-z0-9_]*$")] = Field(
        "",
        description="Một trong `outcomes` của việc FINISH; bước chỉ có một kết quả thì bỏ.",
    )
    words: Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00]*$")] = Field(
        "", description="Ý kiến kèm theo kết quả."
    )


class Return(Sent):
    """Trả lại bước trước."""

    act: Literal["RETURN"]
    task: UUID | None = _TASK
    to_step: StepKey = Field(description="Khóa của bước đứng trước.")
    reason: Reason
    reason_key: Annotated[str, StringConstraints(max_length=40, pattern=r"^[A-Za-z0-9_\-]*$")] = ""


class HandOn(Sent):
    """Giao việc cho người khác cùng vai trò."""

    act: Literal["HAND_ON"]
    task: UUID | None = _TASK
    receiver: Name = Field(description="Mã cán bộ, hoặc id tài khoản của người nhận.")


class Accept(Sent):
    """Tiếp nhận hồ sơ đang chờ."""

    act: Literal["ACCEPT"]


class Refuse(Sent):
    """Từ chối (mẫu 03)."""

    act: Literal["REFUSE"]
    reason: Reason


class Withdraw(Sent):
    """Rút hồ sơ theo đề nghị của người nộp."""

    act: Literal["WITHDRAW"]
    reason: Reason


class RequestSupplement(Sent):
    """Yêu cầu bổ sung (mẫu 02): tất cả trong một lần."""

    act: Literal["REQUEST_SUPPLEMENT"]
    items: Annotated[list[Item], Field(min_length=1, max_length=50)]
    reason: Reason
    again: bool = Field(False, description="Lần thứ hai; chỉ người phê duyệt tại cơ quan giải quyết.")


class ReceiveSupplement(Sent):
    """Nhận bổ sung; thời hạn tính lại từ lúc này."""

    act: Literal["RECEIVE_SUPPLEMENT"]
    papers: Annotated[list[PaperIn], Field(max_length=100)] = []
    answers: dict[str, Any] | None = None  # Any: JSON, judged by the form


class RecordResult(Sent):
    """Ghi nhận kết quả kèm tệp đã ký."""

    act: Literal["RECORD_RESULT"]
    title: Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\x00]*$")]
    number: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00]*$")] = Field(
        "", description="Số, ký hiệu của văn bản."
    )
    issued_on: Day
    file: Ticket = Field(description="Vé tệp từ POST /api/v1/files.")


class HandOverResult(Sent):
    """Trả kết quả."""

    act: Literal["HAND_OVER"]
    receiver: HandOver.Receiver = HandOver.Receiver.APPLICANT
    name: Words = Field("", description="Họ tên người nhận, khi không phải chủ hồ sơ hay người nộp.")
    number: Annotated[str, StringConstraints(max_length=40, pattern=r"^[0-9A-Za-z ]*$")] = ""
    method: HandOver.Method = HandOver.Method.IN_PERSON
    originals_returned: bool = True


class Apologise(Sent):
    """Xin lỗi và hẹn lại (mẫu 04): một lần, chậm nhất một ngày làm việc trước hạn."""

    act: Literal["APOLOGISE"]
    until: Moment = Field(description="Thời điểm hẹn lại.")
    reason: Reason


class ApologiseLate(Sent):
    """Xin lỗi vì quá hạn (mẫu 04): một lần; hạn đã hẹn giữ nguyên."""

    act: Literal["APOLOGISE_LATE"]
    expected_at: Moment | None = Field(
        None, description="Dự kiến trả kết quả lúc; bỏ trống khi đã có kết quả."
    )
    reason: Reason


class Halt(Sent):
    """Tạm dừng theo một căn cứ trong danh mục; thời hạn đứng lại."""

    act: Literal["HALT"]
    ground: GroundCode
    words: Reason = ""


class GoOn(Sent):
    """Giải quyết tiếp hồ sơ đang tạm dừng."""

    act: Literal["GO_ON"]


class Stop(Sent):
    """Dừng giải quyết theo một căn cứ trong danh mục; hồ sơ kết thúc, trả lại."""

    act: Literal["STOP"]
    ground: GroundCode
    reason: Reason


class Archive(Sent):
    """Lưu trữ hồ sơ đã kết thúc."""

    act: Literal["ARCHIVE"]


class WriteNote(Sent):
    """Ghi chú nội bộ; người nộp không bao giờ thấy."""

    act: Literal["WRITE_NOTE"]
    text: Reason


class PutScan(Sent):
    """Đính bản quét vào một giấy tờ đã nộp."""

    act: Literal["PUT_SCAN"]
    document: UUID
    file: Ticket


class CorrectApplicant(Sent):
    """Sửa chủ hồ sơ chọn nhầm, khi chưa ai xử lý."""

    act: Literal["CORRECT_APPLICANT"]
    applicant: ApplicantIn
    submitter: PersonIn | None = None
    reason: Reason


class CorrectProcedure(Sent):
    """Sửa thủ tục chọn nhầm, khi chưa ai xử lý; mã hồ sơ giữ nguyên."""

    act: Literal["CORRECT_PROCEDURE"]
    procedure: Name
    case_number: int | None = Field(None, ge=1, le=MOST_CASES)
    return_way: ReturnWay = ReturnWay.COUNTER
    answers: dict[str, Any] | None = None  # Any: JSON, judged by the form
    papers: Annotated[list[PaperIn], Field(max_length=100)] = []
    reason: Reason


ActIn = Annotated[
    Claim
    | Finish
    | Return
    | HandOn
    | Accept
    | Refuse
    | Withdraw
    | RequestSupplement
    | ReceiveSupplement
    | RecordResult
    | HandOverResult
    | Apologise
    | ApologiseLate
    | Halt
    | GoOn
    | Stop
    | Archive
    | WriteNote
    | PutScan
    | CorrectApplicant
    | CorrectProcedure,
    Field(discriminator="act"),
]


class StandingOut(Schema):
    """Where a dossier stands."""

    id: UUID
    code: str | None
    state: State
    state_name: str
    due_at: datetime | None
    resolved_at: datetime | None
    ended_at: datetime | None


class DoneOut(Schema):
    """What came of an act."""

    act: str
    dossier: StandingOut
    task: TaskOut | None = Field(description="Việc hiện tại sau khi làm.")


class OutcomeOut(Schema):
    """One of several things that a step can come to."""

    key: str
    title: str


class PossibleOut(Schema):
    """An act, and whether the token's post can do it now."""

    act: str
    title: str
    may: bool
    why_not: str = Field(description="Vì sao chưa làm được; rỗng khi làm được.")
    outcomes: list[OutcomeOut] = Field(
        description="Các kết quả của bước (FINISH), gửi `key` ở `outcome`; rỗng khi chỉ có một."
    )


class StepOut(Schema):
    """A step to which the dossier can be returned."""

    key: str
    title: str


class ActsOut(Schema):
    """What can be done with a dossier now."""

    items: list[PossibleOut]
    task: TaskOut | None
    beside: list[TaskOut] = Field(description="Các việc khác đang làm song song với `task`.")
    returns_to: list[StepOut] = Field(description="Các bước trước mà RETURN nhận ở `to_step`.")
