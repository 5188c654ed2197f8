"""The files of a dossier, shown to who may read it; each look is on record."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.errors import NotAPaperOfIt
from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.queries import (
    apology_of,
    apology_sheet,
    dossier,
    handling_sheet,
    refusal_sheet,
    slip_of,
    stop_sheet,
    stoppage_of,
    supplement_sheet,
    supplements_of,
)
from motcua.faces.desk.pages import READING
from motcua.faces.desk.sheets import PDF
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.pictures import KIND as PICTURE
from motcua.faces.shared.pictures import draw_page
from motcua.foundation import clock
from motcua.foundation.audit.actions import record_look
from motcua.foundation.files.errors import FileUnknown
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.queries import bytes_of, pieces_of, serving_headers
from motcua.instruments.documents.queries import document, result_of

_FIGURES: Final = 5


@officer(*READING)
@never_cache
@require_safe
def paper(request: HouseRequest, dossier_id: UUID, document_id: UUID) -> HttpResponseBase:
    """Show a paper's scan."""
    found = dossier(dossier_id, request.actor)
    one = document(found.whole_id or found.id, document_id)
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
    return printed(request, slip_of(found, link=_link(request, found)).pdf, f"{found.code}.pdf")


@officer(*READING)
@never_cache
@require_safe
def supplement(request: HouseRequest, dossier_id: UUID, number: int) -> HttpResponse:
    """Show form 02 of one time that more was asked for."""
    found = dossier(dossier_id, request.actor)
    asked = next((one for one in supplements_of(found.id) if one.number == number), None)
    if asked is None:
        raise NotAPaperOfIt
    sheet = supplement_sheet(found, asked, link=_link(request, found))
    return printed(request, sheet.pdf, f"{found}-bo-sung.pdf")


@officer(*READING)
@never_cache
@require_safe
def refusal(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show form 03."""
    found = dossier(dossier_id, request.actor)
    sheet = refusal_sheet(found, link=_link(request, found))
    return printed(request, sheet.pdf, f"{found}-tu-choi.pdf")


@officer(*READING)
@never_cache
@require_safe
def apology(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show form 04."""
    found = dossier(dossier_id, request.actor)
    said = apology_of(found.id)
    if said is None:
        raise NotAPaperOfIt
    sheet = apology_sheet(found, said, link=_link(request, found))
    return printed(request, sheet.pdf, f"{found}-xin-loi.pdf")


@officer(*READING)
@never_cache
@require_safe
def stop(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show the notice that the dossier was stopped."""
    found = dossier(dossier_id, request.actor)
    made = stoppage_of(found.id)
    if made is None:
        raise NotAPaperOfIt
    sheet = stop_sheet(found, made, link=_link(request, found))
    return printed(request, sheet.pdf, f"{found}-dung.pdf")


@officer(*READING)
@never_cache
@require_safe
def handling(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show the handling sheet as it stands now."""
    found = dossier(dossier_id, request.actor)
    sheet = handling_sheet(found, link=_link(request, found), at=clock.now())
    return printed(request, sheet.pdf, f"{found}-kiem-soat.pdf")


def _link(request: HouseRequest, found: Dossier) -> str:
    """Give the address in the code of what is printed."""
    return request.build_absolute_uri(reverse("citizen:slip", args=[str(found.token)]))


def printed(request: HouseRequest, pdf: bytes, name: str) -> HttpResponse:
    """Show a PDF of the house; with a page asked for, that page as a picture."""
    if "trang" in request.GET:
        return _drawn(request, pdf)
    headers = {
        "Content-Disposition": f'inline; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'self'",
    }
    return HttpResponse(pdf, content_type=PDF, headers=headers)


def _shown(request: HouseRequest, dossier_id: UUID, file: StoredFile, name: str) -> HttpResponseBase:
    purpose = "xem tệp của hồ sơ"
    ip = request.META.get("REMOTE_ADDR", "")
    record_look(KIND, dossier_id, purpose=purpose, field=name[:80], by=request.actor, at=clock.now(), ip=ip)
    if "trang" in request.GET and file.kind == PDF:
        return _drawn(request, bytes_of(file))
    pieces: Iterator[bytes] = pieces_of(file)
    return StreamingHttpResponse(pieces, headers=serving_headers(file, name, inline=True))


def _drawn(request: HouseRequest, pdf: bytes) -> HttpResponse:
    """Draw the page that is asked for. Raises FileUnknown of what cannot be drawn."""
    asked = request.GET.get("trang", "")
    page = draw_page(pdf, int(asked) if asked.isdecimal() and len(asked) < _FIGURES else 1)
    if page is None:
        raise FileUnknown
    return HttpResponse(page.picture, content_type=PICTURE)
