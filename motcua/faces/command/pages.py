"""What every page of this face has: who may come in, its frame, a form asked and then acted on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict

from motcua.faces.shared.doors import HouseRequest
from motcua.foundation.errors import Refused

READING: Final = (
    "plans.view",
    "plans.review",
    "plans.publish",
    "plans.carry_out",
    "plans.follow",
    "plans.decide",
)
"""Any of these opens the plans; what is seen of them is narrowed to the officer's agencies."""

UNPROCESSABLE: Final = 422
Given = Mapping[str, Any]  # Any: a form's cleaned data


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
    template: str = "command/sheet.html"
    more: Mapping[str, Any] = field(default_factory=dict)  # Any: further words of the template


def show(
    request: HouseRequest, template: str, words: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:  # Any: a template's words
    """Show a page in this face's frame."""
    return render(request, template, dict(words), status=status)


def through(
    request: HouseRequest, sheet: Sheet, form: forms.Form, doing: Callable[[Given], str], *, done: str = ""
) -> HttpResponse:
    """Show the sheet; when it is sent, act and go where `doing` says. A refusal stands in the form."""
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        try:
            if form.is_valid():
                place = doing(form.cleaned_data)
                if done:
                    messages.success(request, done)
                return HttpResponseRedirect(place)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
    return show(request, sheet.template, {"sheet": sheet, "form": form, **sheet.more}, status=status)


def sent_files(request: HouseRequest) -> "MultiValueDict[str, UploadedFile[bytes]] | None":
    """Give the files of a form that was sent; None before: an empty form complains of nothing."""
    return request.FILES if request.method == "POST" else None
