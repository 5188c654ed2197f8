"""How a refusal looks: a page for people, problem+json (RFC 9457) for programs."""

import errno
import json
import logging
from http import HTTPStatus

from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from psycopg import errors
from psycopg_pool import PoolTimeout

from motcua.foundation.errors import Refused

log = logging.getLogger(__name__)


class DatabaseAway(Refused):
    """The database cannot be reached just now."""

    code = "house.database_away"
    message = _(
        "Hệ thống đang tạm mất kết nối với cơ sở dữ liệu. Nội dung anh, chị vừa gửi chưa được ghi nhận; "
        "xin thử lại sau ít giây."
    )
    status = 503


class DatabaseBusy(Refused):
    """The database gave a statement or the wait for a lock up: it took too long."""

    code = "house.database_busy"
    message = _(
        "Hệ thống đang bận nên chưa làm xong việc này. Nội dung anh, chị vừa gửi chưa được ghi nhận; "
        "xin thử lại sau ít giây."
    )
    status = 503


class DiskFull(Refused):
    """Nothing can be written: the disk of the database or of the files is full."""

    code = "house.disk_full"
    message = _(
        "Máy chủ đã hết chỗ lưu nên chưa ghi nhận được nội dung anh, chị vừa gửi. "
        "Quản trị viên cần dọn đĩa; xin thử lại sau."
    )
    status = 503


class Unstorable(Refused):
    """A text bears a character that no text may bear (NUL)."""

    code = "house.unstorable"
    message = _("Nội dung hoặc địa chỉ có ký tự không lưu được. Xin gõ lại, không sao chép ký tự lạ.")
    status = 400


class PageExpired(Refused):
    """The page was open too long or was opened in another window: its token is stale."""

    code = "house.page_expired"
    message = _("Trang đã mở quá lâu nên không gửi được. Xin tải lại trang rồi gửi lần nữa.")
    status = 403


class TooManyAttempts(Refused):
    """Too many failed sign-ins: the pair of account and address waits."""

    code = "house.too_many_attempts"
    message = _(
        "Đăng nhập sai quá nhiều lần. Xin đợi 15 phút rồi thử lại, hoặc nhờ quản trị viên đặt lại mật khẩu."
    )
    status = 429


def trouble_of(exception: BaseException) -> Refused | None:
    """Say what is amiss below the house: database, disk, a text that cannot be kept; else nothing."""
    if isinstance(exception, DataError):
        return Unstorable() if "NUL" in str(exception) else None
    if isinstance(exception, OSError):
        return DiskFull() if exception.errno in {errno.ENOSPC, errno.EDQUOT} else None
    if not isinstance(exception, OperationalError | InterfaceError | PoolTimeout):
        return None
    cause = exception.__cause__
    if isinstance(cause, errors.DiskFull):
        return DiskFull()
    busy = (errors.QueryCanceled, errors.LockNotAvailable, errors.DeadlockDetected)
    return DatabaseBusy() if isinstance(cause, busy) else DatabaseAway()


def wants_json(request: HttpRequest) -> bool:
    """Say whether a program asks."""
    return request.path.startswith("/api/") or request.headers.get("Accept", "").startswith(
        "application/json"
    )


def problem(refusal: Refused, instance: str) -> HttpResponse:
    """Write a refusal as problem+json."""
    body = {
        "type": f"urn:motcua:{refusal.code}",
        "title": str(refusal),
        "status": refusal.status,
        "code": refusal.code,
        "instance": instance,
    }
    return HttpResponse(
        json.dumps(body, ensure_ascii=False), status=refusal.status, content_type="application/problem+json"
    )


def refusal_page(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Write a refusal for whoever asks."""
    if wants_json(request):
        return problem(refusal, request.path)
    words = {"refusal": {"code": refusal.code, "message": str(refusal), "status": refusal.status}}
    return HttpResponse(
        render_to_string("shared/refused.html", words, request=request), status=refusal.status
    )


def amiss(request: HttpRequest, trouble: BaseException, refusal: Refused) -> HttpResponse:
    """Write what is amiss below the house; what will pass says when to come again, and is logged."""
    response = refusal_page(request, refusal)
    if response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
        log.error("%s: %s", refusal.code, type(trouble.__cause__ or trouble).__name__)
        response["Retry-After"] = "10"
    return response
