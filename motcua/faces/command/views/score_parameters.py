"""Tham số của bộ chỉ số: points and thresholds with their days and legal source, changed by who may."""

from typing import Final

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.command.forms.scores import LackingForm, ParameterForm
from motcua.faces.command.pages import Given, Sheet, show, through
from motcua.faces.command.scores import UNPROVED, unproved_of
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.registers.places.models import Sureness
from motcua.steering.indices.actions import change_lacking_rule, change_parameters
from motcua.steering.indices.models import IndexComponent
from motcua.steering.indices.queries import (
    component_lines,
    component_on,
    index_lines,
    ruled_on,
    weighted_index_on,
)

VIEW: Final = "indices.view"
KEEP: Final = "indices.keep"


@officer(VIEW, KEEP)
@never_cache
@require_safe
def listed(request: HouseRequest, code: str) -> HttpResponse:
    """Show every parameter as it stands today, what is not checked, and what stood before."""
    ruled = ruled_on(code, clock.today())
    words = {
        "index": ruled.index,
        "asked": None,
        "rows": [(one, unproved_of(one), _before(component_lines(one.code))) for one in ruled.components],
        "whole": sum(one.most for one in ruled.components if one.most is not None),
        "levels": [(one, one.get("mark") in UNPROVED) for one in ruled.index.levels],
        "lacking_unproved": ruled.index.lacking_mark in UNPROVED,
        "lacking_before": [one for one in index_lines(code) if one.pk != ruled.index.pk],
        "may_keep": request.actor.may(KEEP),
    }
    return show(request, "command/score_parameters.html", words)


@officer(KEEP)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HouseRequest, code: str, number: str) -> HttpResponse:
    """Decide a component's points and threshold otherwise, from a day on."""
    stands = component_on(f"{code}/{number}", clock.today())
    back = reverse("command:score-parameters", args=[code])
    form = ParameterForm(request.POST or None, initial=_initial(stands))

    def doing(_given: Given) -> str:
        since = form.cleaned_data["since"]
        change_parameters(stands.code, since, form.parameters(), by=request.actor, at=clock.now())
        return back

    sheet = Sheet(
        title=_("Đặt lại điểm, ngưỡng"),
        submit=_("Đặt lại"),
        back=back,
        eyebrow=f"{stands.number} {stands.title}",
        says=(_("Kỳ kết thúc trước ngày áp dụng vẫn tính theo giá trị cũ."),),
    )
    return through(
        request, sheet, form, doing, done=_("Đã đặt lại. Bảng điểm tính theo giá trị mới từ ngày áp dụng.")
    )


@officer(KEEP)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lacking(request: HouseRequest, code: str) -> HttpResponse:
    """Decide otherwise what a component is worth to a unit that has nothing of it."""
    index = weighted_index_on(code, clock.today())
    back = reverse("command:score-parameters", args=[code])
    initial = {"rule": index.lacking_rule, "since": clock.today(), "source": index.source}
    form = LackingForm(request.POST or None, initial=initial)

    def doing(given: Given) -> str:
        change_lacking_rule(
            code, given["since"], given["rule"], given["source"], by=request.actor, at=clock.now()
        )
        return back

    sheet = Sheet(
        title=_("Đơn vị không có thành phần thì tính thế nào"),
        submit=_("Đặt lại"),
        back=back,
        eyebrow=index.title,
        says=(_("Ví dụ đơn vị không có phản ánh, kiến nghị nào trong kỳ. Quyết định một lần và công bố."),),
    )
    return through(request, sheet, form, doing, done=_("Đã đặt lại cách tính."))


def _initial(stands: IndexComponent) -> dict[str, object]:
    marks = {
        name: getattr(stands, name) if getattr(stands, name) == Sureness.SEEN else Sureness.UNSURE.value
        for name in ("most_mark", "threshold_mark")
    }
    return {
        "most": stands.most,
        "threshold": stands.threshold,
        "since": clock.today(),
        "source": stands.source,
        **marks,
    }


def _before(lines: list[IndexComponent]) -> list[IndexComponent]:
    return lines if len(lines) > 1 else []
