"""How the counter's papers are answered: shown in the page that asked, never by a foreign one."""

from django.http import HttpResponse
from django.urls import reverse

from motcua.casework.dossiers.models import Dossier
from motcua.faces.shared.doors import HouseRequest


def link_of(request: HouseRequest, found: Dossier) -> str:
    """Give the address in the slip's QR."""
    return request.build_absolute_uri(reverse("citizen:slip", args=[str(found.token)]))


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    """Answer with a paper to be shown in a frame of the house's own pages."""
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "Content-Security-Policy": "default-src 'none'; object-src 'self'; frame-ancestors 'self'",
            "X-Frame-Options": "SAMEORIGIN",
        },
    )
