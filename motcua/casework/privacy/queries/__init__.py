"""What asks about requests: one's own, the queue of those who answer, and the limits of a day."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import F, QuerySet

from motcua.casework.privacy import access
from motcua.casework.privacy.errors import RequestUnknown
from motcua.casework.privacy.models import DataRequest, RequestLimit
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must, roles_with
from motcua.foundation.clock import valid_on
from motcua.foundation.notices.ports import Template
from motcua.registers.organisations.queries import accounts_bearing

ANSWER: Final = "answer"
"""The code of the limit within which a request is answered."""
ARRIVED: Final = "privacy.arrived"
ANSWERED: Final = "privacy.answered"
TEMPLATES: Final[dict[str, Template]] = {
    ARRIVED: Template(
        "Yêu cầu mới về dữ liệu cá nhân",
        "Có yêu cầu {{ wish }} dữ liệu cá nhân. {% if due %}Trả lời trước {{ due }}.{% endif %}",
    ),
    ANSWERED: Template(
        "Đã trả lời yêu cầu về dữ liệu cá nhân",
        "Kính gửi {{ person }},\n\n"
        "Yêu cầu {{ wish }} dữ liệu cá nhân của anh, chị đã được trả lời. Xem nội dung trả lời: đăng nhập, "
        "mở Hồ sơ của tôi, Dữ liệu của tôi.\n\n"
        "Thư này được gửi tự động; xin không trả lời thư.",
    ),
}
MOST_SHOWN: Final = 50


def limit_lines(code: str) -> Sequence[RequestLimit]:
    """Give all lines of a limit, the first before the later."""
    return list(RequestLimit.objects.filter(code=code).order_by("valid_from"))


def limit_on(day: date) -> RequestLimit | None:
    """Give within how many hours a request of a day is answered; none where nothing says it."""
    return RequestLimit.objects.filter(valid_on(day), code=ANSWER).first()


def requests_of(person_id: UUID) -> Sequence[DataRequest]:
    """Give what a person asked, the latest first."""
    rows = DataRequest.objects.filter(person=person_id).select_related("document")
    return list(rows.order_by("-asked_at", "-id"))


def open_requests(by: Actor) -> Sequence[DataRequest]:
    """Give what waits for an answer, what is due first in front. Raises NotAllowed."""
    must(by, access.ANSWER)
    rows = _beside().filter(state=DataRequest.State.OPEN)
    return list(rows.order_by(F("due_at").asc(nulls_last=True), "asked_at", "id")[:MOST_SHOWN])


def ended_requests(by: Actor) -> Sequence[DataRequest]:
    """Give what was answered or taken back, the latest first. Raises NotAllowed."""
    must(by, access.ANSWER)
    rows = _beside().exclude(state=DataRequest.State.OPEN)
    return list(rows.order_by("-ended_at", "-id")[:MOST_SHOWN])


def request_for(request_id: UUID, by: Actor) -> DataRequest:
    """Give one to who answers. Raises NotAllowed, RequestUnknown."""
    must(by, access.ANSWER)
    found = _beside().filter(pk=request_id).first()
    if found is None:
        raise RequestUnknown
    return found


def answerers(day: date) -> frozenset[UUID]:
    """Give the accounts of those who answer."""
    return frozenset(account for _agency, account in accounts_bearing(roles_with(access.ANSWER), day))


def _beside() -> "QuerySet[DataRequest]":
    return DataRequest.objects.select_related("person", "document")
