"""How a refusal looks: a page for people, problem+json (RFC 9457) for programs."""

import json

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Refused


class DatabaseAway(Refused):
    """The database cannot be reached just now."""

    code = "house.database_away"
    message = _(
        "Hệ thống đang tạm mất kết nối với cơ sở dữ liệu. Nội dung anh, chị vừa gửi chưa được ghi nhận; "
        "xin thử lại sau ít giây."
    )
    status = 503


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
