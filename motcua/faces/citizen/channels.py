"""Nơi nhận tin: by which channels one is told of one's dossiers, each confirmed by a code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_stubs_ext import StrOrPromise

from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.queries import owned_by
from motcua.casework.dossiers.queries.letters import TEMPLATES
from motcua.faces.citizen.bearers import count_word, unlisted
from motcua.faces.citizen.owner import Standing, standing_of
from motcua.faces.shared.doors import HouseRequest, citizen
from motcua.faces.shared.outside import troubles
from motcua.foundation import clock
from motcua.foundation.errors import NotFound, Refused
from motcua.foundation.neighbours.models import MAIL, SMS, ZALO
from motcua.foundation.notices.models import HOUSE_BOX, Notice, NoticeState
from motcua.foundation.notices.queries import masked, told_about
from motcua.instruments.contacts.actions import ask_contact, confirm_contact, end_contact
from motcua.instruments.contacts.models import TOLD_SO, ContactPoint, ContactState
from motcua.instruments.contacts.queries import CHANNELS, channels_offered, contacts_of
from motcua.instruments.documents.errors import ConsentTextUnknown
from motcua.instruments.documents.models import ConsentText
from motcua.instruments.documents.queries import consent_text
from motcua.registers.people.models import Person

NAMES: Final[dict[str, StrOrPromise]] = {
    "email": gettext_lazy("Thư điện tử"),
    "sms": gettext_lazy("Tin nhắn SMS"),
    "zalo": gettext_lazy("Zalo"),
    HOUSE_BOX: gettext_lazy("Trang này"),
}
_ASKS_FOR: Final[dict[str, StrOrPromise]] = {
    "email": gettext_lazy("Địa chỉ thư điện tử"),
    "sms": gettext_lazy("Số điện thoại di động"),
    "zalo": gettext_lazy("Số điện thoại dùng Zalo"),
}
_MOST_DOSSIERS: Final = 50
_MOST_TOLD: Final = 20
_TONES: Final = {NoticeState.SENT: "green", NoticeState.QUEUED: "blue", NoticeState.FAILED: "red"}


class AskForm(forms.Form):
    """Where somebody wants to be told by one channel; empty, it is where the register says he is reached."""

    def __init__(self, channel: str, known: str, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix=channel)
        is_mail = channel == "email"
        attrs = {"autocomplete": "email" if is_mail else "tel", "inputmode": "email" if is_mail else "tel"}
        self.fields["address"] = forms.CharField(
            label=_ASKS_FOR[channel],
            max_length=200,
            required=not known,
            widget=forms.TextInput(attrs=attrs),
            help_text=_("Để trống thì dùng {known}, đang có trong thông tin của anh, chị").format(known=known)
            if known
            else "",
        )


class CodeForm(forms.Form):
    """The code that was sent."""

    code = forms.CharField(
        label=gettext_lazy("Mã xác nhận"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "size": 10}),
        help_text=gettext_lazy("6 chữ số, dùng trong 10 phút"),
    )


@dataclass(frozen=True)
class Shown:
    """A channel as the page shows it: what is used, what waits for its code, and the forms."""

    name: str
    title: StrOrPromise
    is_offered: bool
    used: ContactPoint | None
    waiting: ContactPoint | None
    ask: AskForm
    code: CodeForm


@dataclass(frozen=True)
class ToldLine:
    """What was told of a dossier: once, however many channels carried it."""

    title: str
    at: datetime
    dossier: Dossier
    carried: Sequence[tuple[StrOrPromise, str, str, str]]
    """By what it went: the channel, where (masked, one's own alone), its state, and the tone of that."""


@citizen
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def channels(request: HouseRequest) -> HttpResponse:
    """Show the channels, and take an address to send a code to. Raises PersonUnknown."""
    who = standing_of(request)
    channel, form = request.POST.get("channel", ""), None
    if request.method == "POST" and channel in CHANNELS:
        form = AskForm(channel, masked(_known(who.person, channel), channel), request.POST)
        if form.is_valid():
            try:
                count_word(request)
                address = form.cleaned_data["address"].strip() or _known(who.person, channel)
                ask_contact(channel, address, by=request.actor, at=clock.now(), real_now=clock.real_now())
            except Refused as refusal:
                form.add_error("address", str(refusal))
                return _page(request, who, {channel: form}, {}, status=refusal.status)
            messages.success(request, _("Đã gửi mã. Gõ mã nhận được vào ô bên dưới."))
            return redirect("citizen:channels")
    return _page(request, who, {channel: form} if form else {}, {}, status=422 if form else 200)


@citizen
@never_cache
@require_POST
@sensitive_post_parameters()
def confirm(request: HouseRequest, contact_id: UUID) -> HttpResponse:
    """Take the code. Raises ContactUnknown."""
    who = standing_of(request)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, who, {}, {contact_id: form}, status=422)
    typed = form.cleaned_data["code"]
    try:
        done = confirm_contact(contact_id, typed, by=request.actor, at=clock.now(), real_now=clock.real_now())
    except NotFound:
        raise
    except Refused as refusal:
        form.add_error("code", str(refusal))
        return _page(request, who, {}, {contact_id: form}, status=refusal.status)
    said = _("Từ nay tin về hồ sơ được gửi đến {address}.")
    messages.success(request, said.format(address=done.address_masked))
    return redirect("citizen:channels")


@citizen
@require_POST
def end(request: HouseRequest, contact_id: UUID) -> HttpResponse:
    """Give a channel up. Raises ContactUnknown."""
    end_contact(contact_id, by=request.actor, at=clock.now())
    messages.success(request, _("Đã bỏ kênh này. Tin về hồ sơ vẫn hiện ở trang này."))
    return redirect("citizen:channels")


def _page(
    request: HouseRequest,
    who: Standing,
    asking: dict[str, AskForm],
    typing: dict[UUID, CodeForm],
    *,
    status: int = 200,
) -> HttpResponse:
    words = {
        "here": "mine",
        "channels": _shown(who.person, asking, typing),
        "has_errors": bool(asking or typing),
        "text": _words_of_today(),
        "is_english": get_language() == "en",
        "told": _told(who),
        "troubles": troubles(MAIL, SMS, ZALO),
    }
    return unlisted(render(request, "citizen/channels.html", words, status=status))


def _words_of_today() -> ConsentText | None:
    """Give what is agreed to today; none where the day has no words, and then nothing is confirmed."""
    try:
        return consent_text(TOLD_SO, clock.today())
    except ConsentTextUnknown:
        return None


def _shown(person: Person, asking: dict[str, AskForm], typing: dict[UUID, CodeForm]) -> list[Shown]:
    offered, points = channels_offered(), contacts_of(person.pk)
    shown = []
    for name in CHANNELS:
        own = [one for one in points if one.channel == name]
        used = next((one for one in own if one.state == ContactState.IN_USE and _agreed(one)), None)
        waiting = next((one for one in own if one.state == ContactState.WAITING), None)
        code = (typing.get(waiting.pk) if waiting else None) or CodeForm()
        code.auto_id = f"id_{name}_%s"
        known = masked(_known(person, name), name)
        ask = asking.get(name) or AskForm(name, known)
        shown.append(Shown(name, NAMES[name], name in offered, used, waiting, ask, code))
    return shown


def _agreed(one: ContactPoint) -> bool:
    return one.consent is not None and one.consent.withdrawn_at is None


def _known(person: Person, channel: str) -> str:
    """Give where the register says somebody is reached."""
    return str(person.email if channel == "email" else person.phone)


def _told(who: Standing) -> list[ToldLine]:
    """Give what was told of one's own dossiers, each thing once, the latest first."""
    dossiers = {one.pk: one for one in owned_by(who.people, who.entities, most=_MOST_DOSSIERS)}
    lines: dict[tuple[UUID, str, datetime], list[Notice]] = {}
    for one in told_about(KIND, list(dossiers), list(TEMPLATES), most=_MOST_TOLD):
        lines.setdefault((one.subject_id, one.template, one.queued_at), []).append(one)
    return [
        ToldLine(
            str(notices[0].title) or str(_("Ngày hẹn trả kết quả thay đổi")),
            at,
            dossiers[subject_id],
            [_carried(one, dossiers[subject_id], who) for one in notices],
        )
        for (subject_id, _template, at), notices in lines.items()
    ]


def _carried(one: Notice, dossier: Dossier, who: Standing) -> tuple[StrOrPromise, str, str, str]:
    is_own = dossier.applicant_person_id == who.person.pk and one.channel != HOUSE_BOX
    state = _("đã báo") if one.channel == HOUSE_BOX else one.get_state_display()
    where = one.to_masked if is_own else ""
    return NAMES.get(one.channel, one.channel), where, state, _TONES[NoticeState(one.state)]
