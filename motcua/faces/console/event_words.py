"""Events as keepers read them: a phrase for each kind, its facts by name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from motcua.faces.console import casework_words
from motcua.foundation.events.events import Told
from motcua.foundation.events.models import Event

PHRASES: Final[Mapping[str, StrOrPromise]] = {
    **casework_words.PHRASES,
    "accounts.AccountOpened": _("Mở tài khoản"),
    "accounts.AccountClosedDown": _("Khóa tài khoản"),
    "accounts.AccountReopened": _("Mở khóa tài khoản"),
    "accounts.PasswordSet": _("Đặt lại mật khẩu"),
    "accounts.SecondFactorReset": _("Gỡ hoặc cấp lại xác thực hai lớp"),
    "accounts.SessionsEnded": _("Đăng xuất khỏi mọi nơi"),
    "accounts.SignedIn": _("Đăng nhập"),
    "accounts.LockoutLifted": _("Bỏ tạm khóa đăng nhập"),
    "neighbours.NeighbourFell": _("Hệ thống bên ngoài không trả lời"),
    "neighbours.NeighbourCameBack": _("Hệ thống bên ngoài trả lời lại"),
    "access.RoleSet": _("Đặt vai trò"),
    "access.TokenIssued": _("Cấp mã truy cập"),
    "access.TokenWithdrawn": _("Thu hồi mã truy cập"),
    "events.DeliveryReplayed": _("Chạy lại việc chuyển tin"),
    "events.WatchWidened": _("Mở rộng phần dữ liệu được đối chiếu"),
    "events.AnchorSigned": _("Ký mốc neo sổ sự kiện"),
    "files.FileKept": _("Lưu tệp"),
    "files.FilePurged": _("Dọn tệp không ai dùng"),
    "files.FileCleared": _("Quét tệp, không thấy mã độc"),
    "files.FileFoundInfected": _("Tìm thấy mã độc trong tệp"),
    "plans.PlanDocumentRead": _("Đưa văn bản kế hoạch vào"),
    "plans.DraftLineChanged": _("Rà soát dòng nháp"),
    "plans.DocumentHeadCorrected": _("Sửa thông tin văn bản"),
    "plans.ReadingSetAside": _("Bỏ bản đọc văn bản"),
    "plans.ReadingPublished": _("Bản đọc được chốt"),
    "plans.PlanPublished": _("Chốt kế hoạch"),
    "plans.PlanChangedByAnother": _("Kế hoạch bị văn bản sau thay đổi"),
    "plans.AssignmentGiven": _("Giao nhiệm vụ"),
    "plans.AssignmentEnded": _("Nhiệm vụ không thực hiện nữa"),
    "plans.TargetSet": _("Giao chỉ tiêu"),
    "plans.TargetEnded": _("Chỉ tiêu không còn hiệu lực"),
    "plans.TargetBound": _("Quyết định cách đo chỉ tiêu"),
    "plans.TargetFigureReported": _("Báo cáo số của chỉ tiêu"),
    "plans.TargetWordsSet": _("Đặt lời của chỉ số"),
    "plans.AssignmentAccepted": _("Tiếp nhận nhiệm vụ"),
    "plans.ProgressReported": _("Báo cáo tiến độ nhiệm vụ"),
    "plans.ProductHandedIn": _("Nộp sản phẩm của nhiệm vụ"),
    "plans.ProductReturned": _("Trả lại sản phẩm của nhiệm vụ"),
    "plans.AssignmentDone": _("Duyệt hoàn thành nhiệm vụ"),
    "plans.ExtensionAsked": _("Đề nghị gia hạn nhiệm vụ"),
    "plans.ExtensionGranted": _("Đồng ý gia hạn nhiệm vụ"),
    "plans.ExtensionRefused": _("Không đồng ý gia hạn nhiệm vụ"),
    "plans.AssignmentSuspended": _("Tạm dừng nhiệm vụ"),
    "plans.AssignmentResumed": _("Tiếp tục nhiệm vụ"),
    "plans.AssignmentWoken": _("Nhiệm vụ có hạn khi sự kiện xảy ra"),
    "plans.AssignmentReminded": _("Nhắc nhiệm vụ"),
    "plans.AwaitedEventEntered": _("Ghi sự kiện được chờ"),
    "indices.IndicatorSet": _("Đặt chỉ số"),
    "national_portal.PortalFilingCame": _("Hồ sơ từ cổng quốc gia đến"),
    "national_portal.PortalFilingPut": _("Hồ sơ từ cổng quốc gia thành hồ sơ của tỉnh"),
    "national_portal.PortalFilingStuck": _("Hồ sơ từ cổng quốc gia bị vướng"),
    "national_portal.PortalFilingTriedAgain": _("Nhận lại hồ sơ từ cổng quốc gia"),
    "national_portal.PortalReportRevived": _("Gửi lại báo trạng thái lên cổng quốc gia"),
    "identity.IdentityServiceSet": _("Đặt dịch vụ định danh"),
    "identity.IdentityProved": _("Đăng nhập bằng tài khoản định danh"),
    "indices.WeightedIndexSet": _("Đặt bộ chỉ số"),
    "indices.IndexComponentSet": _("Đặt thành phần của bộ chỉ số"),
    "plans.ReminderStepSet": _("Đặt bậc nhắc việc"),
    "plans.PlanReportSigned": _("Ký báo cáo tình hình thực hiện"),
    "reports.LateListDrawn": _("Lập danh sách chậm của tháng"),
    "reports.LateListRedrawn": _("Lập lại số liệu danh sách chậm"),
    "reports.LateLineExplained": _("Ghi giải trình một dòng của danh sách chậm"),
    "reports.LateLineStruck": _("Rút một dòng khỏi danh sách chậm"),
    "reports.LateLineRestored": _("Đưa lại một dòng của danh sách chậm"),
    "reports.LateListSigned": _("Ký công khai danh sách chậm"),
    "reports.LateListReplaced": _("Danh sách chậm được bản mới thay"),
    "reports.LateListDropped": _("Bỏ bản nháp danh sách chậm"),
    "plans.RecurrenceRuleSet": _("Đặt quy tắc kỳ"),
    "notices.NoticeQueued": _("Xếp thông báo chờ gửi"),
    "notices.NoticeRequeued": _("Gửi lại thông báo"),
    "notices.NoticeSent": _("Gửi thông báo"),
    "notices.NoticeFailed": _("Gửi thông báo không được"),
    "notices.NoticePut": _("Báo vào hộp thư trong hệ thống"),
    "notices.NoticeRead": _("Đã đọc thông báo"),
    "notices.NoticeTemplateChanged": _("Sửa mẫu thông báo"),
    "packs.PackLoaded": _("Nạp gói dữ liệu"),
    "packs.PackProposed": _("Đề nghị nạp gói"),
    "packs.PackApproved": _("Duyệt gói"),
    "packs.PackRejected": _("Không duyệt gói"),
    "packs.PackApplied": _("Nạp gói đã duyệt"),
    "packs.PackHeldUp": _("Chưa nạp được gói đã duyệt"),
    "calendars.DayDeclared": _("Khai báo ngày trong lịch"),
    "calendars.DayWithdrawn": _("Thu hồi khai báo ngày"),
    "calendars.OfficeHoursSet": _("Đặt giờ làm việc"),
    "calendars.OfficeHoursEnded": _("Giờ làm việc cũ hết hiệu lực"),
    "calendars.YearSaid": _("Ghi lịch nghỉ của năm"),
    "places.PlaceOpened": _("Ghi đơn vị hành chính"),
    "places.PlaceEnded": _("Đơn vị hành chính hết hiệu lực"),
    "places.PlaceCorrected": _("Sửa thông tin đơn vị hành chính"),
    "places.PlacesChanged": _("Sắp xếp đơn vị hành chính"),
    "places.PlaceChangeCorrected": _("Sửa thông tin đợt sắp xếp"),
    "legal_texts.LegalTextRecorded": _("Ghi văn bản pháp luật"),
    "legal_texts.LegalTextAmended": _("Sửa thông tin văn bản pháp luật"),
    "organisations.AgencyFounded": _("Ghi cơ quan vào sổ"),
    "organisations.AgencyChanged": _("Thay đổi thông tin cơ quan"),
    "organisations.AgencyClosed": _("Giải thể cơ quan"),
    "organisations.IdentifierGiven": _("Cấp mã định danh"),
    "organisations.AliasAdded": _("Thêm tên gọi khác"),
    "organisations.AliasEnded": _("Thôi dùng một tên gọi khác"),
    "organisations.SuccessionRecorded": _("Ghi kế thừa"),
    "organisations.OneStopOpened": _("Lập bộ phận một cửa"),
    "organisations.OneStopCorrected": _("Sửa thông tin bộ phận một cửa"),
    "organisations.ScopeOpened": _("Mở phạm vi tiếp nhận"),
    "organisations.ScopeEnded": _("Kết thúc phạm vi tiếp nhận"),
    "organisations.KindSet": _("Đặt loại cơ quan"),
    "organisations.ClassSet": _("Đặt nhóm cơ quan"),
    "organisations.PostOpened": _("Lập chức danh"),
    "organisations.PostRolesSet": _("Đổi vai trò của chức danh"),
    "organisations.PostClosed": _("Bỏ chức danh"),
    "organisations.OfficerEntered": _("Ghi cán bộ vào sổ"),
    "organisations.OfficerCorrected": _("Sửa thông tin cán bộ"),
    "organisations.AccountAttached": _("Gắn tài khoản với cán bộ"),
    "organisations.AccountDetached": _("Gỡ tài khoản khỏi cán bộ"),
    "organisations.OfficerAppointed": _("Giao giữ chức danh"),
    "organisations.HoldingEnded": _("Thôi giữ chức danh"),
    "organisations.TasksHandedOver": _("Bàn giao việc"),
    "organisations.LeaveTaken": _("Ghi nghỉ phép"),
    "organisations.LeaveCutShort": _("Trở lại làm việc sớm"),
    "organisations.DelegationBegun": _("Ủy quyền"),
    "organisations.DelegationEnded": _("Kết thúc ủy quyền"),
    "procedures.ProcedurePublished": _("Công bố thủ tục"),
    "procedures.ProcedureAmended": _("Sửa đổi thủ tục"),
    "procedures.ProcedureRepealed": _("Bãi bỏ thủ tục"),
    "procedures.InternalProcedureDefined": _("Ban hành thủ tục nội bộ"),
    "procedures.NationalRecordLanded": _("Nhập bản ghi quốc gia"),
    "procedures.DoubtSettled": _("Làm rõ một điểm"),
    "procedures.SynonymsChanged": _("Thêm cách gọi của người dân"),
    "procedures.AbolishedPaperSet": _("Đặt giấy tờ không còn được yêu cầu"),
    "procedures.FilingPortalSet": _("Đặt cổng nhận hồ sơ trực tuyến"),
}

SUBJECTS: Final[Mapping[str, StrOrPromise]] = {
    **casework_words.SUBJECTS,
    "account": _("tài khoản"),
    "agency": _("cơ quan"),
    "agency_class": _("nhóm cơ quan"),
    "agency_kind": _("loại cơ quan"),
    "calendar": _("lịch"),
    "delivery": _("việc chuyển tin"),
    "dossier": _("hồ sơ"),
    "file": _("tệp"),
    "legal_text": _("văn bản pháp luật"),
    "notice": _("thông báo"),
    "officer": _("cán bộ"),
    "pack": _("gói dữ liệu"),
    "pack_upload": _("gói đề nghị nạp"),
    "person": _("người"),
    "place": _("đơn vị hành chính"),
    "place_change": _("đợt sắp xếp"),
    "post": _("chức danh"),
    "procedure": _("thủ tục"),
    "procedure_synonyms": _("cách gọi của người dân"),
    "role": _("vai trò"),
    "token": _("mã truy cập"),
}

FIELDS: Final[Mapping[str, StrOrPromise]] = {
    "amount": _("số tiền"),
    "case_number": _("trường hợp"),
    "channel": _("cách nộp"),
    "copies": _("bản sao"),
    "documents": _("giấy tờ"),
    "due_at": _("hạn"),
    "method": _("cách"),
    "next_step": _("bước sau"),
    "number": _("số"),
    "originals": _("bản chính"),
    "originals_returned": _("bản chính trả lại"),
    "outcome": _("kết cục"),
    "reason": _("lý do"),
    "receiver": _("người nhận"),
    "role": _("vai trò"),
    "size": _("cỡ"),
    "source": _("nguồn"),
    "state": _("trạng thái"),
    "until": _("đến ngày"),
    "step": _("bước"),
    "timeliness": _("so với hạn"),
    "added": _("thêm"),
    "changed": _("đổi"),
    "code": _("mã"),
    "count": _("số lượng"),
    "day": _("ngày"),
    "doubts": _("điểm cần làm rõ"),
    "effective_on": _("ngày nạp"),
    "ended": _("kết thúc"),
    "everywhere": _("toàn tỉnh"),
    "expires_at": _("hết hạn"),
    "fields": _("mục"),
    "identifier": _("mã định danh"),
    "kind": _("loại"),
    "last_day": _("ngày cuối"),
    "level": _("cấp"),
    "mark": _("nguồn"),
    "name": _("tên"),
    "opened": _("mở"),
    "passed_on": _("chuyển sang"),
    "reaction": _("phản ứng"),
    "rights": _("quyền"),
    "roles": _("vai trò"),
    "same": _("giữ nguyên"),
    "scopes": _("phạm vi"),
    "shape": _("dạng"),
    "standing": _("tư cách"),
    "valid_from": _("từ ngày"),
    "valid_to": _("đến hết ngày"),
    "version": _("phiên bản"),
    "year": _("năm"),
}
_UNREADABLE: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{24,}(?:\+[0-9a-f]{24,})*")
"""Ids and digests: they prove, they do not tell."""


@dataclass(frozen=True)
class ToldRow:
    """An event as a list shows it."""

    id: int
    phrase: str
    kind: str
    subject: str
    subject_kind: str
    subject_id: UUID
    position: int
    actor_id: UUID
    at: datetime
    facts: tuple[tuple[str, str], ...]


def told(event: Event) -> ToldRow:
    """Say an event; a kind without a phrase goes by its name."""
    said = (
        (name, _plain(value)) for name, value in sorted(event.data.items()) if value not in (None, "", [])
    )
    facts = tuple(
        (str(FIELDS.get(name, name)), value) for name, value in said if not _UNREADABLE.fullmatch(value)
    )
    return ToldRow(
        id=event.id,
        phrase=str(PHRASES.get(event.kind, event.kind)),
        kind=event.kind,
        subject=str(SUBJECTS.get(event.subject_kind, event.subject_kind)),
        subject_kind=event.subject_kind,
        subject_id=event.subject_id,
        position=event.position,
        actor_id=event.actor_id,
        at=event.at,
        facts=facts,
    )


def kind_choices() -> list[tuple[str, str]]:
    """Every kind that rooms tell, with its phrase, in the order of phrases."""
    known = ((kind, str(PHRASES.get(kind, kind))) for kind in Told.KINDS)
    return sorted(known, key=lambda choice: choice[1].casefold())


def _plain(value: Any) -> str:  # Any: JSON
    if isinstance(value, bool):
        return say("có") if value else say("không")
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    return str(value)
