"""The counter's papers: each slip as it stands, and once more with the mark of a copy; the year's book."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.casework.dossiers.actions import (
    reprint_apology,
    reprint_refusal,
    reprint_slip,
    reprint_stoppage,
    reprint_supplement,
)
from motcua.casework.dossiers.errors import NotAPaperOfIt
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries import (
    apology_of,
    apology_sheet,
    dossier,
    refusal_sheet,
    slip_of,
    stop_sheet,
    stoppage_of,
    supplement_sheet,
    supplements_of,
    year_book,
    year_sheet,
)
from motcua.casework.transfers.queries import handed_on_at
from motcua.faces.counter.pages import ACCEPT, HAND_OVER, desk_of, show
from motcua.faces.counter.papers import link_of, pdf_answer
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.audit.actions import record_look

YEARS: Final = 5
_FIGURES: Final = 5


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def slip(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Give the slip as PDF."""
    found = dossier(dossier_id, request.actor)
    return _slip(request, found)


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def supplement_paper(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Give form 02 of what was asked for last."""
    return _supplement(request, dossier(dossier_id, request.actor))


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def refusal_paper(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Give form 03 of a refused dossier."""
    return _refusal(request, dossier(dossier_id, request.actor))


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def apology_paper(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Give form 04 of a dossier that was put off."""
    return _apology(request, dossier(dossier_id, request.actor))


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def stop_paper(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Give the notice of a dossier that was stopped."""
    return _stop(request, dossier(dossier_id, request.actor))


@officer(ACCEPT)
@never_cache
@require_POST
def again(request: HouseRequest, dossier_id: UUID, paper: str = "phieu") -> HttpResponse:
    """Give a paper once more, counted and marked as a copy."""
    if paper not in AGAIN:
        raise NotAPaperOfIt
    found = dossier(dossier_id, request.actor)
    return AGAIN[paper](request, found)


def _slip_again(request: HouseRequest, found: Dossier) -> HttpResponse:
    reprint_slip(found.id, by=request.actor, at=clock.now())
    return _slip(request, found, is_copy=True)


def _supplement_again(request: HouseRequest, found: Dossier) -> HttpResponse:
    asked = supplements_of(found.id)
    if not asked:
        raise NotAPaperOfIt
    reprint_supplement(found.id, asked[-1].number, by=request.actor, at=clock.now())
    return _supplement(request, found, is_copy=True)


def _refusal_again(request: HouseRequest, found: Dossier) -> HttpResponse:
    reprint_refusal(found.id, by=request.actor, at=clock.now())
    return _refusal(request, found, is_copy=True)


def _apology_again(request: HouseRequest, found: Dossier) -> HttpResponse:
    reprint_apology(found.id, by=request.actor, at=clock.now())
    return _apology(request, found, is_copy=True)


def _stop_again(request: HouseRequest, found: Dossier) -> HttpResponse:
    reprint_stoppage(found.id, by=request.actor, at=clock.now())
    return _stop(request, found, is_copy=True)


AGAIN: Final[Mapping[str, Callable[[HouseRequest, Dossier], HttpResponse]]] = {
    "phieu": _slip_again,
    "bo-sung": _supplement_again,
    "tu-choi": _refusal_again,
    "xin-loi": _apology_again,
    "dung": _stop_again,
}
"""Which paper is printed again under which word of an address."""


def _slip(request: HouseRequest, found: Dossier, *, is_copy: bool = False) -> HttpResponse:
    if is_copy:
        found.refresh_from_db(fields=["reprints"])
    paper = slip_of(found, link=link_of(request, found), is_copy=is_copy)
    return pdf_answer(paper.pdf, f"{found.code}{_mark(is_copy=is_copy)}.pdf")


def _supplement(request: HouseRequest, found: Dossier, *, is_copy: bool = False) -> HttpResponse:
    asked = supplements_of(found.id)
    if not asked:
        raise NotAPaperOfIt
    paper = supplement_sheet(found, asked[-1], link=link_of(request, found), is_copy=is_copy)
    return pdf_answer(paper.pdf, f"{found}-bo-sung-{asked[-1].number}{_mark(is_copy=is_copy)}.pdf")


def _refusal(request: HouseRequest, found: Dossier, *, is_copy: bool = False) -> HttpResponse:
    if is_copy:
        found.refresh_from_db(fields=["refusal_reprints"])
    paper = refusal_sheet(found, link=link_of(request, found), is_copy=is_copy)
    return pdf_answer(paper.pdf, f"{found}-tu-choi{_mark(is_copy=is_copy)}.pdf")


def _apology(request: HouseRequest, found: Dossier, *, is_copy: bool = False) -> HttpResponse:
    said = apology_of(found.id)
    if said is None:
        raise NotAPaperOfIt
    paper = apology_sheet(found, said, link=link_of(request, found), is_copy=is_copy)
    return pdf_answer(paper.pdf, f"{found}-xin-loi{_mark(is_copy=is_copy)}.pdf")


def _stop(request: HouseRequest, found: Dossier, *, is_copy: bool = False) -> HttpResponse:
    made = stoppage_of(found.id)
    if made is None:
        raise NotAPaperOfIt
    paper = stop_sheet(found, made, link=link_of(request, found), is_copy=is_copy)
    return pdf_answer(paper.pdf, f"{found}-dung{_mark(is_copy=is_copy)}.pdf")


def _mark(*, is_copy: bool) -> str:
    return "-in-lai" if is_copy else ""


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def books(request: HouseRequest) -> HttpResponse:
    """Show the books of the last years, each in its parts."""
    desk, this_year = desk_of(request), clock.today().year
    found = [year_book(desk.id, year) for year in range(this_year, this_year - YEARS, -1)]
    return show(request, "counter/books.html", desk, {"books": [one for one in found if one.last]})


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def book(request: HouseRequest, year: int) -> HttpResponse:
    """Give a part of a year's book as PDF; who read it is on record."""
    desk, asked = desk_of(request), request.GET.get("phan", "1")
    part = int(asked) if asked.isdecimal() and len(asked) < _FIGURES else 1
    found = year_book(desk.id, year)
    record_look(
        "one_stop",
        desk.id,
        purpose="in sổ theo dõi hồ sơ",
        field=f"năm {year}, phần {part}",
        by=request.actor,
        at=clock.now(),
        ip=request.META.get("REMOTE_ADDR", ""),
    )
    return pdf_answer(
        year_sheet(found, part=part, handed_on=handed_on_at, at=clock.now()).pdf,
        f"so-theo-doi-{year}-{part}.pdf",
    )
