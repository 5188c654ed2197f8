"""The API put together: resources, refusals, and the OpenAPI 3.1 document that describes them."""

import logging
from collections.abc import Callable
from typing import Any, Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema
from psycopg_pool import PoolTimeout

from motcua.faces.api.callers import scope_of
from motcua.faces.api.entrance import through_the_entrance
from motcua.faces.api.problems import MEDIA_TYPE, Problem, ServerFault, answer, from_validation
from motcua.faces.api.resources import calendars, organisations, places, procedures
from motcua.faces.api.stamps import STAMPED
from motcua.foundation.errors import Refused

log = logging.getLogger(__name__)

Document = dict[str, Any]  # Any: JSON

DESCRIPTION: Final = """\
Các sổ gốc của tỉnh cho máy đọc: thủ tục hành chính, tổ chức, đơn vị hành chính, lịch làm việc.

- **Theo ngày.** Mọi dữ liệu có ngày hiệu lực; `day` hỏi theo một ngày, không nêu thì là hôm nay.
- **Từng trang.** Danh sách trả `next_cursor`; gửi lại nguyên văn trong `cursor` để lấy trang sau.
- **Không tải lại.** Câu trả lời mang `ETag`; gửi lại trong `If-None-Match`, chưa đổi thì nhận 304.
- **Từ chối.** Mọi lời từ chối là `application/problem+json` (RFC 9457), một câu tiếng Việt kèm mã ổn định.
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
        for path, methods in document["paths"].items():
            for operation in methods.values():
                _complete(path, operation, views[operation["operationId"]])
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
        asked = (
            pattern for router in self._get_bound_routers() for pattern in router.urls_paths(router.prefix)
        )
        return [through_the_entrance(pattern) for pattern in asked]


def _complete(path: str, operation: Document, view: Callable[..., Any]) -> None:
    """Add to an operation what all operations answer, and who may ask."""
    scope = scope_of(view)
    responses = operation["responses"]
    if hasattr(view, STAMPED):
        responses[200].setdefault("headers", {})["ETag"] = _ETAG
        responses[304] = {"$ref": "#/components/responses/NotModified"}
    for status in (401, 404, 409, 422, *((403,) if scope else ())):
        responses[status] = {"$ref": "#/components/responses/Problem"}
    operation["security"] = [{"bearer": [scope]}] if scope else [{}, {"bearer": []}]


def _refused(request: HttpRequest, refusal: Any) -> HttpResponse:  # Any: as ninja types its handlers
    return answer(request, refusal)


def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:  # Any: as ninja types its handlers
    return answer(request, from_validation(error))


def _broken(request: HttpRequest, error: Any) -> HttpResponse:  # Any: as ninja types its handlers
    """Say that something broke, and no more of it; a database that is away is the house's to tell."""
    if isinstance(error, OperationalError | InterfaceError | PoolTimeout):
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
)
api.add_exception_handler(Exception, _broken)
api.add_exception_handler(Refused, _refused)
api.add_exception_handler(ValidationError, _unreadable)
api.add_router("/procedures", procedures.router)
api.add_router("/organisations", organisations.router)
api.add_router("/places", places.router)
api.add_router("/calendars", calendars.router)
