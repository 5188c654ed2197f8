"""The API put together: resources, refusals, and the OpenAPI 3.1 document that describes them."""

import logging
from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from motcua.faces.api.bodies import BodyUnreadable, StrictJson
from motcua.faces.api.callers import scopes_of
from motcua.faces.api.entrance import through_the_entrance
from motcua.faces.api.once_only import ACTING
from motcua.faces.api.problems import MEDIA_TYPE, Problem, ServerFault, answer, from_validation
from motcua.faces.api.resources import (
    acts,
    calendars,
    files,
    held,
    mirrors,
    organisations,
    places,
    procedures,
    tasks,
)
from motcua.faces.api.stamps import STAMPED
from motcua.faces.shared.refusals import trouble_of
from motcua.foundation.errors import Refused

log = logging.getLogger(__name__)

Document = dict[str, Any]  # Any: JSON

DESCRIPTION: Final = """\
Các sổ gốc của tỉnh cho máy đọc: thủ tục hành chính, tổ chức, đơn vị hành chính, lịch làm việc; và hồ sơ
để các hệ thống khác gửi đến, đọc và xử lý trong phạm vi được cấp.

- **Theo ngày.** Mọi dữ liệu có ngày hiệu lực; `day` hỏi theo một ngày, không nêu thì là hôm nay.
- **Từng trang.** Danh sách trả `next_cursor`; gửi lại nguyên văn trong `cursor` để lấy trang sau.
- **Không tải lại.** Câu trả lời mang `ETag`; gửi lại trong `If-None-Match`, chưa đổi thì nhận 304.
- **Từ chối.** Mọi lời từ chối là `application/problem+json` (RFC 9457), một câu tiếng Việt kèm mã ổn định.
- **Làm đúng một lần.** Mọi POST nhận `Idempotency-Key`; đứt mạng thì gửi lại đúng yêu cầu với khóa cũ,
  việc không làm hai lần.
- **Không đè lên nhau.** Hồ sơ mang `ETag`; gửi lại trong `If-Match` khi làm một việc, hồ sơ đã đổi thì
  nhận 412.
- **Ai đọc được.** Dữ liệu phải công khai theo luật thì không cần mã truy cập. Phần còn lại cần
  `Authorization: Bearer <mã>`; mã do quản trị viên cấp cho một chức danh, theo phạm vi, có thời hạn.
"""

_COMMON: Final[dict[str, Document]] = {
    "NotModified": {"description": "Câu trả lời chưa đổi so với ETag trong If-None-Match."},
    "Problem": {
        "description": "Từ chối, nói rõ lý do.",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    },
}
_ETAG: Final = {"description": "Dấu của câu trả lời.", "schema": {"type": "string"}}
_KEY_GIVEN: Final[Document] = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "Khóa do bên gọi đặt cho lần gửi này (nên là UUID). Gửi lại đúng yêu cầu với khóa cũ thì "
    "nhận lại câu trả lời cũ, không làm lần nữa; giữ ít nhất 24 giờ.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!#-\\[\\]-~]+$"},
    "examples": {"uuid": {"value": "0b0e7a52-7c0a-4f5e-9f53-2b1f0f6f2a11"}},
}
_IF_MATCH: Final[Document] = {
    "in": "header",
    "name": "If-Match",
    "required": False,
    "description": "ETag của hồ sơ ở lần đọc trước; hồ sơ đã đổi thì từ chối (412), không làm gì.",
    "schema": {"type": "string", "pattern": '^(\\*|"[!#-~]*")$'},
    "examples": {"etag": {"value": '"7.1c9d0a5e3b7f2468"'}},
}
_REPLAYED: Final = {"description": "true: câu trả lời của lần trước.", "schema": {"type": "string"}}


class ProvinceAPI(NinjaAPI):
    """The API as its document tells it: problems, tags and doors are the same everywhere."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: Document | None = None
    ) -> OpenAPISchema:
        """Describe every address, with what all of them share."""
        document = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        document["components"]["schemas"]["Problem"] = Problem.SCHEMA
        document["components"]["responses"] = _COMMON
        document["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
        views = self._views()
        for methods in document["paths"].values():
            for method, operation in methods.items():
                _complete(method, operation, views[operation["operationId"]])
        return document

    def _views(self) -> dict[str, Callable[..., Any]]:  # Any: views take what their URL gives
        """The view behind each operation, by the operation's id."""
        operations = (
            operation
            for router in self._get_bound_routers()
            for path_view in router.path_operations.values()
            for operation in path_view.operations
        )
        return {str(operation.operation_id): operation.view_func for operation in operations}

    def addresses(self) -> list[URLPattern]:
        """Every address of the API, each behind its door."""
        found: list[URLPattern] = []
        for router in self._get_bound_routers():
            ways = [way for way in router.path_operations.values() for _operation in way.operations]
            for way, pattern in zip(ways, router.urls_paths(router.prefix), strict=True):
                methods = {name for operation in way.operations for name in operation.methods}
                takes_json = any(
                    model.__ninja_param_source__ == "body"
                    for operation in way.operations
                    for model in operation.models
                )
                found.append(through_the_entrance(pattern, methods, takes_json=takes_json))
        return found


def _complete(method: str, operation: Document, view: Callable[..., Any]) -> None:
    """Add to an operation what all operations answer, and who may ask."""
    scopes = scopes_of(view)
    responses = operation["responses"]
    if hasattr(view, STAMPED):
        responses[200].setdefault("headers", {})["ETag"] = _ETAG
        responses[304] = {"$ref": "#/components/responses/NotModified"}
    refused = [401, 404, 409, 422, *((403,) if scopes else ())]
    if method == "post":
        refused += [400, 413, 415]
        operation["parameters"].append(_KEY_GIVEN)
        for done in list(responses.values()):
            done.setdefault("headers", {})["Idempotent-Replayed"] = _REPLAYED
    if hasattr(view, ACTING):
        refused += [412, 428]
        operation["parameters"].append(_IF_MATCH)
    for status in refused:
        responses[status] = {"$ref": "#/components/responses/Problem"}
    operation["security"] = [{"bearer": [scope]} for scope in scopes] or [{}, {"bearer": []}]


def _refused(request: HttpRequest, refusal: Any) -> HttpResponse:  # Any: as ninja types its handlers
    return answer(request, refusal)


def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:  # Any: as ninja types its handlers
    return answer(request, from_validation(error))


def _no_json(request: HttpRequest, error: Any) -> HttpResponse:  # Any: as ninja types its handlers
    return answer(request, BodyUnreadable())


def _broken(request: HttpRequest, error: Any) -> HttpResponse:  # Any: as ninja types its handlers
    """Say that something broke, and no more of it; what is amiss below is the house's to tell."""
    if trouble_of(error) is not None:
        raise error
    log.error("api question failed: %s", request.path, exc_info=error)
    return answer(request, ServerFault())


api = ProvinceAPI(
    title="Một cửa: API dữ liệu của tỉnh",
    version="1",
    description=DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api:v1",
    parser=StrictJson(),
)
api.add_exception_handler(Exception, _broken)
api.add_exception_handler(Refused, _refused)
api.add_exception_handler(ValidationError, _unreadable)
api.add_exception_handler(HttpError, _no_json)
api.add_router("/procedures", procedures.router)
api.add_router("/organisations", organisations.router)
api.add_router("/places", places.router)
api.add_router("/calendars", calendars.router)
api.add_router("/dossiers", acts.router)  # the one into which `dossiers` and `filings` write as well
api.add_router("/held-filings", held.router)
api.add_router("/mirrors", mirrors.router)
api.add_router("/tasks", tasks.router)
api.add_router("/files", files.router)
