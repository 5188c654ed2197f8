"""The files of a dossier, shown to who may read it; each look is on record."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.models import KIND
from motcua.casework.dossiers.queries import dossier, slip_of
from motcua.faces.desk.pages import READING
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.audit.actions import record_look
from motcua.foundation.files.errors import FileUnknown
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.queries import pieces_of, serving_headers
from motcua.instruments.documents.queries import document, result_of


@officer(*READING)
@never_cache
@require_safe
def paper(request: HouseRequest, dossier_id: UUID, document_id: UUID) -> HttpResponseBase:
    """Show a paper's scan."""
    found = dossier(dossier_id, request.actor)
    one = document(found.id, document_id)
    if one.file is None:
        raise FileUnknown
    return _shown(request, found.id, one.file, one.file_name)


@officer(*READING)
@never_cache
@require_safe
def result(request: HouseRequest, dossier_id: UUID) -> HttpResponseBase:
    """Show the result's file."""
    found = dossier(dossier_id, request.actor)
    one = result_of(KIND, found.id)
    if one is None:
        raise FileUnknown
    return _shown(request, found.id, one.file, one.file_name)


@officer(*READING)
@never_cache
@require_safe
def slip(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show the slip."""
    found = dossier(dossier_id, request.actor)
    link = request.build_absolute_uri(reverse("citizen:slip", args=[str(found.token)]))
    headers = {
        "Content-Disposition": f'inline; filename="{found.code}.pdf"',
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'self'",
    }
    return HttpResponse(slip_of(found, link=link).pdf, content_type="application/pdf", headers=headers)


def _shown(request: HouseRequest, dossier_id: UUID, file: StoredFile, name: str) -> StreamingHttpResponse:
    purpose = "xem tệp của hồ sơ"
    ip = request.META.get("REMOTE_ADDR", "")
    record_look(KIND, dossier_id, purpose=purpose, field=name[:80], by=request.actor, at=clock.now(), ip=ip)
    pieces: Iterator[bytes] = pieces_of(file)
    return StreamingHttpResponse(pieces, headers=serving_headers(file, name, inline=True))
