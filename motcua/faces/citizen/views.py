"""The citizen's pages: unpack, ask, answer."""

import io
from datetime import date
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.casework.filings.queries import is_offered, is_online
from motcua.faces.citizen.groups import largest, links_of
from motcua.faces.citizen.life import life_event_lines, life_event_words
from motcua.faces.citizen.lines import in_english, lines_of
from motcua.faces.citizen.linked_data import data_block, government_service
from motcua.faces.citizen.opening import opening_at
from motcua.faces.citizen.papers import form_names_of, paper_groups
from motcua.faces.citizen.ways import fee_headline, limit_headline, ways_of
from motcua.faces.shared.doors import public
from motcua.faces.shared.kept_pages import kept_for_anyone
from motcua.faces.shared.outside import troubles
from motcua.faces.shared.province import province_of
from motcua.faces.shared.templatetags.say import day as day_words
from motcua.foundation.clock import now, today
from motcua.foundation.text import fold
from motcua.registers.procedures.models import Channel, DoubtKind, Level, ProcedureVersion
from motcua.registers.procedures.queries import (
    ProcedurePage,
    agencies,
    door_on,
    essential_procedures,
    fields,
    gone_among,
    procedure_page,
    procedures,
    search_procedures,
    taken_anywhere,
)
from motcua.steering.reports.queries import procedure_figure

ON_A_PAGE = 20
OFTEN = 4
FIELDS_AT_HOME = 24


@require_safe
@public
@kept_for_anyone
def home(request: HttpRequest) -> HttpResponse:
    """Ask what someone has come to do."""
    day = today()
    essential = lines_of(essential_procedures(day))
    shown = [] if essential else largest(fields(day), FIELDS_AT_HOME)
    province = province_of(request)
    words = {
        "here": "home",
        "essential": essential,
        "often": [line.called for line in essential if line.called][:OFTEN],
        "fields": links_of(shown, "linh_vuc"),
        "life_events": life_event_lines(day),
        "door": door_on(day),
        "opening": opening_at(now(), province.id if province else None),
    }
    return render(request, "citizen/home.html", words)


@require_safe
@public
@kept_for_anyone
def search(request: HttpRequest) -> HttpResponse:
    """Find procedures by words, or list those of a field, an agency or a life event."""
    asked = " ".join(request.GET.get("q", "").split())
    narrowed = {
        "field": request.GET.get("linh_vuc") or None,
        "agency": request.GET.get("co_quan") or None,
        "life_event": request.GET.get("su_kien") or None,
        "after": request.GET.get("sau") or None,
    }
    anywhere = request.GET.get("noi_nop") == "bat_ky"
    day = today()
    page = (
        search_procedures(asked, day=day, limit=ON_A_PAGE, anywhere=anywhere, **narrowed)
        if asked
        else procedures(day, limit=ON_A_PAGE, anywhere=anywhere, **narrowed)
    )
    told = {"life_event_words": life_event_words(narrowed["life_event"]), "anywhere": anywhere}
    words = {"here": "browse", "q": asked, "page": page, "lines": lines_of(page.hits), **narrowed, **told}
    return render(request, "citizen/search.html", words)


@require_safe
@public
@kept_for_anyone
def browse(request: HttpRequest) -> HttpResponse:
    """Show procedures by life event, by field and by agency."""
    day = today()
    words = {
        "here": "browse",
        "life_events": life_event_lines(day),
        "fields": links_of(fields(day), "linh_vuc"),
        "agencies": links_of(agencies(day), "co_quan"),
        "anywhere": taken_anywhere(day),
    }
    return render(request, "citizen/browse.html", words)


@require_safe
@public
@kept_for_anyone
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Show one procedure with every part that the law wants public."""
    page = procedure_page(code, today())
    if page.procedure.code != code:
        return redirect("citizen:procedure", page.procedure.code, permanent=False)
    return render(request, "citizen/procedure.html", _words_of(page, request))


@require_safe
@public
def procedure_qr(request: HttpRequest, code: str) -> HttpResponse:
    """Draw the address of a procedure's page, for posters and papers."""
    drawn = io.BytesIO()
    address = request.build_absolute_uri(reverse("citizen:procedure", args=[code]))
    segno.make(address, micro=False, error="m").save(drawn, kind="svg", border=1, scale=8, dark="#1c2024")
    answer = HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
    answer["Cache-Control"] = "public, max-age=86400"
    return answer


def _words_of(page: ProcedurePage, request: HttpRequest) -> dict[str, Any]:  # Any: a template context
    version, door = page.version, door_on(today())
    address = request.build_absolute_uri(reverse("citizen:procedure", args=[page.procedure.code]))
    title = (version.name_en if in_english() else "") or page.title
    summary = (version.summary_en if in_english() else "") or version.summary
    language = get_language() or "vi"
    figure = procedure_figure(page.procedure.code)
    return {
        "here": "browse",
        "page": page,
        "version": version,
        "procedure": page.procedure,
        "title": title,
        "summary": summary,
        "everyday_name": "" if fold(page.everyday_name) == fold(page.title) else page.everyday_name,
        "vietnamese_title": in_english() and not version.name_en,
        "vietnamese_summary": in_english() and not version.summary_en,
        "description": summary or _("{title}: giấy tờ cần có, thời hạn, phí và nơi nộp.").format(title=title),
        "heading_only": any(doubt.kind == DoubtKind.HEADING_ONLY for doubt in page.open_doubts),
        "foreseen": _foreseen(page.next_change, version.valid_to),
        "papers": paper_groups(page.document_groups),
        "gone": gone_among(page.documents, today()),
        "form_names": form_names_of(page.documents),
        "case_ways": ways_of(page.cases, page.limits, page.fees),
        "limit": limit_headline(page.limits),
        "usual": figure if figure and figure.usual_days is not None else None,
        "lacking": figure.lacking if figure else [],
        "fee": fee_headline(page.fees),
        "channels": _channels(page),
        **_filing_words(version, is_here=door.is_here),
        "levels": [Level(level).label for level in version.levels],
        "door": door,
        "address": address,
        "address_vi": translate_url(address, "vi"),
        "address_en": translate_url(address, "en"),
        "linked_data": data_block(
            government_service(version, page.procedure.code, page.limits, address=address, language=language)
        ),
    }


def _filing_words(version: ProcedureVersion, *, is_here: bool) -> dict[str, Any]:  # Any: a template context
    """Say whether it may be filed here, and what is away then; or that nobody here takes it in."""
    may_file = is_here and is_offered(version, today())
    return {
        "may_file": may_file,
        "is_unserved": is_here and is_online(version) and not may_file,
        "troubles": troubles() if may_file else (),
    }


def _channels(page: ProcedurePage) -> list[str]:
    named = {limit.channel for limit in page.limits} | {fee.channel for fee in page.fees}
    return [str(channel.label) for channel in Channel if channel in named]


def _foreseen(next_change: date | None, last_day: date | None) -> str:
    if next_change:
        return _("Từ {day}, thủ tục này được làm theo quy định mới.").format(day=day_words(next_change))
    if last_day:
        return _("Thủ tục này được áp dụng đến hết {day}.").format(day=day_words(last_day))
    return ""
