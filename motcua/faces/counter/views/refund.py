"""Hoàn trả at the counter: money of a dossier that ended without its result goes back to its payer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.queries import dossier
from motcua.faces.counter.forms import RefundForm
from motcua.faces.counter.money import REFUND, payer_of
from motcua.faces.counter.pages import Desk, desk_of, show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.errors import Refused
from motcua.instruments.fees.actions import refund
from motcua.instruments.fees.errors import ChargeUnknown
from motcua.instruments.fees.models import Charge
from motcua.instruments.fees.queries import charge_of, refunds_of


@officer(REFUND)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("reason", "receiver_name")
def refund_charge(request: HouseRequest, dossier_id: UUID, charge_id: UUID) -> HttpResponse:
    """Give a paid charge back by the text that lets it; given back, show the record to sign."""
    desk, found = desk_of(request), dossier(dossier_id, request.actor)
    row = charge_of(found.id, charge_id)
    if row is None:
        raise ChargeUnknown
    if row.state == Charge.State.REFUNDED:
        return _given_back(request, desk, found, row)
    form = RefundForm(request.POST or None, initial={"receiver_name": payer_of(found).payer_name})
    status = 422 if request.method == "POST" else 200  # a form that is not whole comes back
    if request.method == "POST" and form.is_valid():
        try:
            refund(row.id, unit_id=desk.id, by=request.actor, at=clock.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, _("Đã ghi hoàn trả. Hãy in biên nhận và lấy chữ ký người nhận."))
            return redirect("counter:refund", found.id, row.id)
    words = {"dossier": found, "charge": row, "form": form}
    return show(request, "counter/refund.html", desk, words, status=status)


def _given_back(request: HouseRequest, desk: Desk, found: Dossier, row: Charge) -> HttpResponse:
    made = next(one for one in refunds_of(KIND, found.id) if one.payment.charge_id == row.id)
    words = {
        "dossier": found,
        "charge": row,
        "refund": made,
        "by": names_of([made.refunded_by]).get(made.refunded_by, ""),
    }
    return show(request, "counter/refunded.html", desk, words)
