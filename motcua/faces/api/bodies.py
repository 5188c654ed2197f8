"""What is sent: strict JSON, read once, with nothing in it that nobody knows or that no table can hold."""

from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import UnreadablePostError
from django.utils.translation import gettext_lazy as _
from ninja.parser import Parser
from pydantic import BaseModel, ConfigDict
from pydantic_core import from_json

from motcua.foundation.errors import Refused

_JSON: Final = "application/json"
_NUL: Final = b"\\u0000"


class BodyUnreadable(Refused):
    """What was sent is no JSON."""

    code = "api.body_unreadable"
    message = _("Nội dung gửi lên không đọc được. Cần một đối tượng JSON mã hóa UTF-8.")
    status = 400


class BodyTooBig(Refused):
    """What was sent is longer than any request needs."""

    code = "api.body_too_big"
    message = _("Nội dung gửi lên quá lớn. Tệp phải tải lên riêng qua POST /api/v1/files.")
    status = 413


class BodyNotJson(Refused):
    """What was sent says of itself that it is something else than JSON."""

    code = "api.body_not_json"
    message = _("Nội dung gửi lên phải là JSON: đặt tiêu đề Content-Type: application/json.")
    status = 415


class StrictJson(Parser):
    """Reads JSON as RFC 8259 says it: no NaN, no half characters, no NUL, which no table holds."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:  # Any: JSON
        """Read the body. Raises ValueError."""
        sent = request.body
        if _NUL in sent:
            raise ValueError("NUL")
        read: dict[str, Any] = from_json(sent, allow_inf_nan=False)  # Any: JSON
        return read


class Sent(BaseModel):
    """An object in a request; what nobody knows is refused, not passed over."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


def must_be_json(request: HttpRequest) -> None:
    """Pass a request whose body is JSON and whole. Raises BodyNotJson, BodyTooBig, BodyUnreadable."""
    if request.content_type != _JSON:
        raise BodyNotJson
    try:
        sent = request.body
    except RequestDataTooBig as big:
        raise BodyTooBig from big
    except UnreadablePostError as cut:
        raise BodyUnreadable from cut
    if not sent:
        raise BodyUnreadable
