"""Việc của chủ hồ sơ: taking a dossier back with a reason, and taking its result home."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers.actions import withdraw
from motcua.casework.dossiers.models import KIND
from motcua.casework.dossiers.queries import is_withdrawable, owned, result_in_hand
from motcua.faces.citizen.bearers import typed_in, unlisted
from motcua.faces.citizen.owner import standing_of
from motcua.faces.shared.doors import HouseRequest, citizen
from motcua.foundation import clock
from motcua.foundation.audit.actions import record_look
from motcua.foundation.errors import Refused
from motcua.foundation.files.queries import pieces_of, serving_headers


class WithdrawForm(forms.Form):
    """Why a dossier is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do rút"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@citizen
@never_cache
@require_http_methods(["GET", "POST"])
def withdraw_own(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Ask why, say what follows, and take the dossier back. Raises DossierUnknown."""
    who = standing_of(request)
    found = owned(dossier_id, who.people, who.entities, now=clock.now())
    if request.method == "GET" and not is_withdrawable(found.dossier):
        state = found.dossier.get_state_display()
        messages.info(request, _("Hồ sơ này không rút được nữa: {state}.").format(state=state))
        return redirect("citizen:my_dossier", dossier_id)
    form, status = WithdrawForm(typed_in(request)), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                withdraw(dossier_id, reason=form.cleaned_data["reason"], by=request.actor, at=clock.now())
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = refusal.status
            else:
                messages.success(request, _("Đã rút hồ sơ. Bản chính đã nộp chờ anh, chị ở nơi tiếp nhận."))
                return redirect("citizen:my_dossier", dossier_id)
    words = {"here": "mine", "view": found.public, "dossier": found.dossier, "form": form}
    return unlisted(render(request, "citizen/withdraw.html", words, status=status))


@citizen
@never_cache
@require_safe
def result_file(request: HouseRequest, dossier_id: UUID) -> HttpResponseBase:
    """Give the file of the result that came into its owner's hand; it is on record.

    Raises DossierUnknown, too where it is somebody else's or where there is none yet.
    """
    who = standing_of(request)
    found = owned(dossier_id, who.people, who.entities, now=clock.now())
    result = result_in_hand(found.dossier)
    pieces = pieces_of(result.file)
    record_look(
        KIND,
        found.dossier.pk,
        purpose="chủ hồ sơ tải kết quả",
        field=result.title[:80],
        by=request.actor,
        at=clock.now(),
        ip=request.META.get("REMOTE_ADDR", ""),
    )
    headers = serving_headers(result.file, result.file_name)
    return unlisted(StreamingHttpResponse(pieces, headers=headers))
