"""Tệp: kept first, then named by an act or a filing through a ticket that only its sender can use."""

from datetime import timedelta
from typing import IO, Annotated, Final, cast
from uuid import UUID

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from motcua.faces.api.callers import ApiRequest, needs
from motcua.faces.api.once_only import answered, done_once
from motcua.faces.api.questions import Asked
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.foundation.errors import Invalid
from motcua.foundation.files.actions import keep_file
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.queries import file_of
from motcua.foundation.once.models import Answer

router = Router(tags=["Tệp"])
SENDING: Final = (
    "dossiers.submit",
    "dossiers.accept",
    "dossiers.handle",
    "dossiers.approve",
    "dossiers.hand_over",
)
GOOD_FOR: Final = timedelta(hours=24)
"""As long as the store keeps what nobody points at."""

Ticket = Annotated[str, StringConstraints(min_length=1, max_length=600, pattern=r"^[A-Za-z0-9_:.\-]+$")]


class TicketWrong(Invalid):
    """The ticket was not given to this token, or a day ago."""

    code = "api.file_ticket_wrong"
    message = _("Vé tệp không đúng, không phải của mã truy cập này, hoặc đã quá 24 giờ. Hãy tải tệp lên lại.")


class AskedToKeep(Asked):
    """Under which name."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f/\\]+$")] = (
        Field(description="Tên tệp kèm đuôi, ví dụ giay-xac-nhan.pdf.")
    )


class KeptOut(Schema):
    """A file that was kept."""

    file: str = Field(description="Vé tệp: nêu trong `file` của giấy tờ hoặc kết quả, trong 24 giờ.")
    name: str
    kind: str
    size: int
    sha256: str


@router.post(
    "",
    response={201: KeptOut},
    operation_id="keepFile",
    summary="Tải một tệp lên",
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "Nội dung tệp, nguyên byte: PDF, ảnh, văn bản, bảng tính; tối đa 50 MB.",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
@needs(*SENDING)
def keep(request: HttpRequest, asked: Query[AskedToKeep]) -> HttpResponse:
    """Nhận nguyên byte, không bọc multipart; loại tệp xét theo nội dung.

    Tệp không được hồ sơ nào dùng thì sau 24 giờ bị bỏ.
    """
    caller = cast("ApiRequest", request)
    stream = cast("IO[bytes]", request)  # a request reads like a file, piece by piece
    file = keep_file(stream, name=asked.name, by=caller.actor, at=clock.now())

    def tell() -> Answer:
        body = {
            "file": ticket_of(file, asked.name, caller.actor),
            "name": asked.name,
            "kind": file.kind,
            "size": file.size,
            "sha256": file.sha256,
        }
        return answered(201, body)

    return done_once(caller, tell, content=file.sha256.encode())


def ticket_of(file: StoredFile, name: str, by: Actor) -> str:
    """Give a ticket for a file, good for a day and for this actor."""
    return signing.dumps([str(file.id), name], salt=_salt(by))


def file_by_ticket(ticket: str, by: Actor) -> tuple[StoredFile, str]:
    """Give the file of a ticket and the name it was sent under. Raises TicketWrong."""
    try:
        file_id, name = signing.loads(ticket, salt=_salt(by), max_age=GOOD_FOR)
    except signing.BadSignature as wrong:
        raise TicketWrong from wrong
    return file_of(UUID(file_id)), name


def _salt(by: Actor) -> str:
    return f"motcua.api.file:{by.id}"
