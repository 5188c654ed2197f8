"""A sheet: one form on a page, asked first, then acted on once, refusals shown beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from motcua.faces.console.once import FIELD, Turn, new_number, take_turn
from motcua.faces.console.pages import show
from motcua.faces.shared.doors import HouseRequest
from motcua.foundation.errors import Refused

OK: Final = 200
UNPROCESSABLE: Final = 422


class OnceForm(forms.Form):
    """A form that knows its own number."""

    def __init__(self, *given: Any, **named: Any) -> None:  # Any: as Django's forms take it
        super().__init__(*given, **named)
        self.fields[FIELD] = forms.CharField(
            widget=forms.HiddenInput, initial=new_number, required=False, max_length=40
        )


class ReasonForm(OnceForm):
    """Why something is done."""

    reason = forms.CharField(label="", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *given: Any, label: StrOrPromise, hint: StrOrPromise = "", **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["reason"].label = label
        self.fields["reason"].help_text = str(hint)


@dataclass(frozen=True)
class Sheet:
    """The words of a page with one form."""

    title: str
    submit: str
    back: str
    eyebrow: str = ""
    says: tuple[str, ...] = ()
    is_danger: bool = False
    files: bool = False
    is_open: bool = True
    """Not open, it only says why there is nothing to send."""
    template: str = "console/sheet.html"
    more: Mapping[str, Any] = field(default_factory=dict)  # Any: further words of the template


Doing = Callable[[Mapping[str, Any]], str | HttpResponse]  # Any: a form's cleaned data


def sent(request: HouseRequest) -> QueryDict | None:
    """What was sent, were it empty; None while the form is only asked for."""
    return request.POST if request.method == "POST" else None


def through_sheet(
    request: HouseRequest, sheet: Sheet, form: forms.Form, doing: Doing, *, done: str = ""
) -> HttpResponse:
    """Show the sheet; when it is sent, act once and go where `doing` says, telling that it is `done`.

    `doing` may answer itself: what is shown only once (a secret) is never kept for a second look.
    """
    if request.method != "POST":
        return _sheet(request, sheet, form)
    turn = take_turn(request)
    if not turn.is_first:
        return _again(request, sheet, turn)
    answer, status = _attempt(form, doing, turn)
    if isinstance(answer, HttpResponse):
        turn.done(sheet.back)
        return answer
    if answer is None:
        return _sheet(request, sheet, form, status=status)
    turn.done(answer)
    if done:
        messages.success(request, done)
    return HttpResponseRedirect(answer)


def _attempt(form: forms.Form, doing: Doing, turn: Turn) -> tuple[str | HttpResponse | None, int]:
    """Act on a valid form; a refusal becomes the form's own error, with its status.

    Whatever stops the act, its number is given back, so that it can be sent again.
    """
    answer: str | HttpResponse | None = None
    status = UNPROCESSABLE
    try:
        if form.is_valid():
            answer, status = doing(form.cleaned_data), OK
    except Refused as refusal:
        form.add_error(None, str(refusal))
        status = refusal.status
    finally:
        if answer is None:
            turn.failed()
    return answer, status


def _again(request: HouseRequest, sheet: Sheet, turn: Turn) -> HttpResponse:
    """Lead who sent a form twice to where the first sending led."""
    messages.info(request, _("Việc này đã được ghi nhận từ lần gửi trước; không ghi thêm lần nữa."))
    return HttpResponseRedirect(turn.led_to or sheet.back)


def _sheet(request: HouseRequest, sheet: Sheet, form: forms.Form, *, status: int = 200) -> HttpResponse:
    return show(request, sheet.template, {"sheet": sheet, "form": form, **sheet.more}, status=status)
