"""One messenger with many dossiers: begun by his card, ended with one list and one print of all slips."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.casework.dossiers.queries import slip_of
from motcua.faces.counter.pages import ACCEPT, desk_of, show
from motcua.faces.counter.papers import link_of, pdf_answer
from motcua.faces.counter.recognising import recognise
from motcua.faces.counter.rounds import begin_round, end_round, round_of, taken_in_round
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.papers.queries import bound_together
from motcua.registers.people.queries import shown


@officer(ACCEPT)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("who")
@sensitive_variables("typed", "found")
def a_round(request: HouseRequest) -> HttpResponse:
    """Begin a round with the messenger's card, or show what it has brought so far."""
    desk, now = desk_of(request), clock.now()
    if request.method == "POST":
        typed = request.POST.get("who", "").strip()[:1000]
        found = recognise(typed, by=request.actor, at=now) if typed else None
        if found is not None and found.person is not None:
            begin_round(request, found.person, now)
            return redirect("counter:home")
        messages.warning(request, _("Chưa nhận ra người nộp thay. Hãy quét thẻ căn cước của người ấy."))
        return redirect("counter:round")
    under_way = round_of(request)
    words = {
        "round": under_way,
        "shown": shown(under_way.messenger) if under_way else None,
        "rows": taken_in_round(under_way, desk.id) if under_way else [],
    }
    return show(request, "counter/round.html", desk, words)


@officer(ACCEPT)
@never_cache
@require_safe
def slips(request: HouseRequest) -> HttpResponse:
    """Give the slips of the whole round in one file, in the order in which they were taken in."""
    desk, under_way = desk_of(request), round_of(request)
    rows = taken_in_round(under_way, desk.id) if under_way else []
    if not rows:
        messages.warning(request, _("Lượt này chưa có hồ sơ nào để in."))
        return redirect("counter:round")
    papers = [slip_of(one, link=link_of(request, one)).pdf for one in rows]
    return pdf_answer(bound_together(papers), "phieu-hen.pdf")


@officer(ACCEPT)
@require_POST
def done(request: HouseRequest) -> HttpResponse:
    """End the round."""
    end_round(request)
    return redirect("counter:home")
