"""Hồ sơ chưa rõ nơi giải quyết: what an intake system sent and nobody could route, until a person does."""

from datetime import datetime
from typing import Final, Literal, cast
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router, Schema
from pydantic import Field

from motcua.casework.dossiers.models import Filing
from motcua.casework.routing.actions import hold_filing
from motcua.casework.routing.errors import HeldUnknown
from motcua.casework.routing.models import HeldFiling
from motcua.casework.routing.queries import held_by_id
from motcua.faces.api.callers import ApiRequest, needs
from motcua.faces.api.once_only import answered
from motcua.faces.api.resources.dossier_shapes import local
from motcua.faces.api.resources.files import file_by_ticket
from motcua.foundation.access.models import Actor
from motcua.foundation.errors import Refused
from motcua.foundation.once.models import Answer

SUBMIT: Final = "dossiers.submit"
router = Router(tags=["Hồ sơ"])


class HeldOut(Schema):
    """Hồ sơ chưa rõ nơi giải quyết."""

    id: UUID
    submission_id: str = Field(description="Mã tiếp nhận; hồ sơ giữ mã này khi được chuyển đúng nơi.")
    state: Literal["WAITING", "ROUTED", "TURNED_BACK"]
    why: str = Field(description="Vì sao chưa xác định được cơ quan giải quyết.")
    held_at: datetime
    dossier_id: UUID | None = Field(description="Hồ sơ, khi đã chuyển đúng nơi.")
    reason: str = Field(description="Lý do, khi bị trả lại.")


@router.get(
    "/{uuid:held_id}",
    response=HeldOut,
    operation_id="getHeldFiling",
    summary="Xem một hồ sơ chưa rõ nơi",
    url_name="held_filing",
)
@needs(SUBMIT)
def held_filing(request: HttpRequest, held_id: UUID) -> dict[str, object]:
    """Xem hồ sơ đã gửi mà chưa rõ nơi giải quyết đang ở đâu."""
    found = held_by_id(held_id)
    if not cast("ApiRequest", request).actor.may(SUBMIT, unit=found.unit_id):
        raise HeldUnknown
    return _shown(found)


def held(filing: Filing, tickets: list[tuple[int, str]], why: Refused, *, by: Actor, at: datetime) -> Answer:
    """Keep what could not be routed; answer where it can be asked for."""
    files = [(place, *file_by_ticket(ticket, by)) for place, ticket in tickets]
    row = hold_filing(filing, files, why=why, by=by, at=at)
    return answered(202, _shown(row), headers={"Location": reverse("api:v1:held_filing", args=[str(row.id)])})


def _shown(row: HeldFiling) -> dict[str, object]:
    return {
        "id": row.id,
        "submission_id": row.number,
        "state": row.state,
        "why": row.why,
        "held_at": local(row.held_at),
        "dossier_id": row.dossier_id,
        "reason": row.reason,
    }
