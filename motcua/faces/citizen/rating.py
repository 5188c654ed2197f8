"""Đánh giá: by the bearer of a slip, on his own telephone or on the machine at the counter."""

import re
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.casework.feedback.actions import rate_dossier
from motcua.casework.feedback.errors import NotHandedOver, SlipUnknown
from motcua.casework.feedback.models import Way
from motcua.casework.feedback.queries import changeable_until, dossier_of_slip, may_be_rated, rating_of
from motcua.faces.citizen.bearers import count_look, count_word, typed_in, unlisted
from motcua.faces.citizen.said import RatingForm
from motcua.faces.shared.doors import HouseRequest, public
from motcua.foundation import clock
from motcua.foundation.errors import Refused

_TOKEN: Final = re.compile(r"(?:.*/phieu/)?([\w-]{16,64})/?(?:danh-gia/?)?\s*", re.DOTALL)
AT_COUNTER: Final = "quay"


@public
@never_cache
@require_http_methods(["GET", "POST"])
def rate(request: HouseRequest, token: str) -> HttpResponse:
    """Ask how it was, and take the answer; once given it may be changed for some days."""
    count_look(request)
    dossier = dossier_of_slip(token, clock.now())
    if not may_be_rated(dossier):
        raise NotHandedOver
    given = rating_of(dossier.id)
    known = {"steps": str(given.steps), "comment": given.comment} if given else None
    form = RatingForm(typed_in(request), initial=known)
    at_counter = AT_COUNTER in (request.POST or request.GET)
    status = 200 if request.method == "GET" else 422
    if request.method == "POST" and form.is_valid():
        try:
            _give(request, token, form, at_counter=at_counter)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, _("Đã ghi đánh giá. Cảm ơn anh, chị."))
            to = reverse("citizen:rate_at_counter") if at_counter else reverse("citizen:slip", args=[token])
            return redirect(to)
    words = {
        "here": "lookup",
        "form": form,
        "dossier": dossier,
        "given": given,
        "until": changeable_until(given) if given else None,
        "token": token,
        "at_counter": at_counter,
    }
    return unlisted(render(request, "citizen/rate.html", words, status=status))


def _give(request: HouseRequest, token: str, form: RatingForm, *, at_counter: bool) -> None:
    count_word(request)
    rate_dossier(
        token,
        int(form.cleaned_data["steps"]),
        form.cleaned_data["comment"],
        way=Way.COUNTER if at_counter else Way.SLIP,
        by=request.actor,
        at=clock.now(),
    )


@public
@never_cache
@require_http_methods(["GET", "POST"])
def at_counter(request: HouseRequest) -> HttpResponse:
    """Let a machine at the counter read the slip's QR, without a clerk, and go on to the five steps."""
    if request.method == "GET":
        return render(request, "citizen/rate_at_counter.html", {"here": "lookup"})
    count_look(request)
    read = _TOKEN.fullmatch(request.POST.get("phieu", "").strip()[:300])
    try:
        dossier = dossier_of_slip(read[1] if read else "", clock.now())
        if not may_be_rated(dossier):
            raise NotHandedOver
    except (SlipUnknown, NotHandedOver) as why:
        words = {"here": "lookup", "fault": str(why)}
        return render(request, "citizen/rate_at_counter.html", words, status=why.status)
    return redirect(f"{reverse('citizen:rate', args=[str(dossier.token)])}?{AT_COUNTER}=1")
