"""What can be wrong with a question, as RFC 9457 problems with Vietnamese sentences."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from ninja.errors import ValidationError

from motcua.foundation.errors import Invalid, NotAllowed, NotFound, Refused
from motcua.foundation.forms.errors import InvalidAnswers

LANGUAGE: Final = "vi"
"""The language in which the API says whatever is said in words."""

MEDIA_TYPE: Final = "application/problem+json"
_UNAUTHORISED: Final = 401
_FORBIDDEN: Final = 403

Fault = dict[str, Any]  # Any: one error as pydantic words it


@dataclass(frozen=True)
class Mistake:
    """One parameter that cannot be read, and why."""

    parameter: str
    detail: str


class AddressUnknown(NotFound):
    """The API has no such address."""

    code = "api.address_unknown"
    message = _("API không có địa chỉ {path}. Danh sách địa chỉ ở /api/v1/openapi.json.")


class MethodNotTaken(Refused):
    """The address exists, but not for this method."""

    code = "api.method_not_taken"
    message = _("Địa chỉ này không nhận phương thức {method}; chỉ nhận {taken}.")
    status = 405


class ParametersWrong(Invalid):
    """Parameters cannot be read; each stands in `mistakes` with its own sentence."""

    code = "api.parameters_wrong"
    message = _("Câu hỏi có {count} tham số chưa đúng. Tham số đầu tiên: {first}")

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        first = self.mistakes[0]
        super().__init__(count=len(self.mistakes), first=f"{first.parameter}: {first.detail}")


class CursorWrong(Invalid):
    """The cursor was not given by this list for this very question."""

    code = "api.cursor_wrong"
    message = _("Con trỏ trang (cursor) không thuộc câu hỏi này. Hãy hỏi lại từ trang đầu, không kèm cursor.")


class TokenMissing(NotAllowed):
    """What is asked for is not public and no token was shown."""

    code = "api.token_missing"
    message = _("Dữ liệu này không công khai. Hãy gửi mã truy cập trong tiêu đề Authorization: Bearer.")
    status = _UNAUTHORISED


class TokenUnreadable(NotAllowed):
    """The Authorization header is not a bearer token."""

    code = "api.token_unreadable"
    message = _("Tiêu đề Authorization phải có dạng: Bearer <mã truy cập>.")
    status = _UNAUTHORISED


class ServerFault(Refused):
    """Something broke inside; the log knows more than the caller should."""

    code = "api.server_fault"
    message = _("Hệ thống gặp lỗi khi trả lời. Lỗi đã được ghi lại; xin thử lại sau.")
    status = 500


def from_validation(error: ValidationError) -> ParametersWrong:
    """Say in Vietnamese what the reader of parameters found wrong."""
    return ParametersWrong([_mistake(fault) for fault in error.errors])


def _mistake(fault: Fault) -> Mistake:
    source, *way = fault["loc"]
    if source == "body":
        parameter = ".".join(str(part) for part in way[1:]) or str(source)
    else:
        parameter = str(next((part for part in reversed(way) if isinstance(part, str)), "?"))
    return Mistake(parameter, _sentence(fault["type"], fault.get("ctx", {}), fault["msg"]))


def _sentence(kind: str, facts: Mapping[str, Any], said: str) -> str:  # Any: pydantic's facts
    sentences = {
        "missing": say("bắt buộc phải có."),
        "greater_than_equal": say("phải từ {ge} trở lên."),
        "less_than_equal": say("không được quá {le}."),
        "int_parsing": say("phải là một số nguyên."),
        "int_type": say("phải là một số nguyên."),
        "int_parsing_size": say("là một số quá lớn."),
        "bool_parsing": say("phải là true hoặc false."),
        "string_too_long": say("dài quá {max_length} ký tự."),
        "string_too_short": say("phải có ít nhất {min_length} ký tự."),
        "string_pattern_mismatch": say("không đúng mẫu {pattern}."),
        "enum": say("phải là một trong: {expected}."),
        "literal_error": say("phải là một trong: {expected}."),
        "uuid_parsing": say("phải là một định danh UUID."),
        "uuid_type": say("phải là một định danh UUID."),
        "extra_forbidden": say("không có mục này."),
        "string_type": say("phải là một chuỗi."),
        "bool_type": say("phải là true hoặc false."),
        "int_from_float": say("phải là một số nguyên."),
        "list_type": say("phải là một danh sách."),
        "tuple_type": say("phải là một danh sách."),
        "dict_type": say("phải là một đối tượng JSON."),
        "model_type": say("phải là một đối tượng JSON."),
        "model_attributes_type": say("phải là một đối tượng JSON."),
        "too_long": say("có nhiều hơn {max_length} phần tử."),
        "too_short": say("cần ít nhất {min_length} phần tử."),
        "date_type": say("phải là một ngày dạng 2023-11-20."),
        "datetime_type": say("phải là một thời điểm dạng 2023-11-20T08:00:00+07:00."),
        "union_tag_not_found": say("thiếu {discriminator}."),
        "union_tag_invalid": say("{discriminator} phải là một trong: {expected_tags}."),
    }
    if kind in {"value_error", "assertion_error"}:
        return str(facts.get("error", said))
    told = {name: str(fact).replace(" or ", say(" hoặc ")) for name, fact in facts.items()}
    return sentences.get(kind, say("không đọc được.")).format(**told)


def answer(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Write a refusal as problem+json, in Vietnamese, with the headers its status asks for."""
    with override(LANGUAGE):
        body = _body(request, refusal)
    return HttpResponse(
        json.dumps(body, ensure_ascii=False),
        status=refusal.status,
        content_type=MEDIA_TYPE,
        headers=_headers(refusal),
    )


def _body(request: HttpRequest, refusal: Refused) -> dict[str, object]:
    body: dict[str, object] = {
        "type": f"urn:motcua:{refusal.code}",
        "title": str(refusal),
        "status": refusal.status,
        "code": refusal.code,
        "instance": request.path,
    }
    if isinstance(refusal, ParametersWrong):
        body["errors"] = [asdict(mistake) for mistake in refusal.mistakes]
    if isinstance(refusal, InvalidAnswers):
        body["errors"] = [
            {"parameter": ".".join(["answers", *map(str, error.path)]), "detail": error.sentence}
            for error in refusal.errors
        ]
    return body


def _headers(refusal: Refused) -> dict[str, str]:
    headers = {"Cache-Control": "no-store", "Content-Language": LANGUAGE}
    if refusal.status == _UNAUTHORISED:
        said = "" if isinstance(refusal, TokenMissing) else ', error="invalid_token"'
        headers["WWW-Authenticate"] = f'Bearer realm="motcua"{said}'
    if refusal.status == _FORBIDDEN:
        headers["WWW-Authenticate"] = 'Bearer realm="motcua", error="insufficient_scope"'
    return headers


class Problem:
    """The shape of a problem, as the OpenAPI document shows it."""

    SCHEMA: ClassVar[dict[str, Any]] = {  # Any: JSON Schema
        "title": "Problem",
        "description": "Lời từ chối theo RFC 9457.",
        "type": "object",
        "required": ["type", "title", "status", "code", "instance"],
        "properties": {
            "type": {"type": "string", "format": "uri", "examples": ["urn:motcua:places.unknown"]},
            "title": {"type": "string", "description": "Một câu tiếng Việt nói rõ vì sao và làm gì tiếp."},
            "status": {"type": "integer"},
            "code": {"type": "string", "description": "Mã ổn định để máy nhận biết."},
            "instance": {"type": "string"},
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["parameter", "detail"],
                    "properties": {"parameter": {"type": "string"}, "detail": {"type": "string"}},
                },
            },
        },
    }
