"""Dữ liệu của tôi: what the province holds of somebody, for himself to see, to take home, to ask about."""

import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from typing import IO, Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.casework.dossiers.queries import owned_by
from motcua.casework.privacy.actions import request_data, withdraw_request
from motcua.casework.privacy.models import DataRequest, Draft
from motcua.casework.privacy.queries import limit_on, requests_of
from motcua.faces.citizen.bearers import read_id, typed_in, unlisted
from motcua.faces.citizen.owned_data import all_of
from motcua.faces.citizen.owner import standing_of
from motcua.faces.citizen.readers import readers_of
from motcua.faces.shared.doors import HouseRequest, citizen
from motcua.faces.shared.sign_in_citizen import level_of
from motcua.foundation import clock
from motcua.foundation.audit.actions import record_look
from motcua.foundation.audit.queries import looks_at
from motcua.foundation.errors import Refused
from motcua.foundation.files.queries import pieces_of
from motcua.foundation.text import slug
from motcua.instruments.documents.actions import withdraw_consent
from motcua.instruments.documents.models import VaultDocument
from motcua.instruments.documents.queries import consents_of, vault_of

PERSON: Final = "person"
_MOST: Final = 1000
_MOST_BYTES: Final = 100 * 1024 * 1024
_IN_MEMORY: Final = 5 * 1024 * 1024


class RequestForm(forms.Form):
    """What somebody asks about what is held of him."""

    wish = forms.ChoiceField(
        label=gettext_lazy("Anh, chị yêu cầu"), choices=DataRequest.Wish.choices, widget=forms.RadioSelect
    )
    paper = forms.ChoiceField(label=gettext_lazy("Về giấy tờ nào trong kho"), required=False)
    words = forms.CharField(
        label=gettext_lazy("Nội dung"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Thông tin nào, sai ở đâu, đúng là gì; hoặc vì sao muốn xóa, hạn chế"),
    )

    def __init__(self, *args: Any, papers: Sequence[VaultDocument], **kwargs: Any) -> None:  # Any: its own
        super().__init__(*args, **kwargs)
        wishes, field = self.fields["wish"], self.fields["paper"]
        assert isinstance(wishes, forms.ChoiceField)
        wishes.choices = [(one.value, capfirst(one.label)) for one in DataRequest.Wish]
        assert isinstance(field, forms.ChoiceField)
        none = ("", _("Không phải giấy tờ trong kho"))
        field.choices = [none, *((str(one.pk), one.name) for one in papers)]


@citizen
@never_cache
@require_safe
def my_data(request: HouseRequest) -> HttpResponse:
    """Show what is held of oneself, and what one may do about it. Raises PersonUnknown."""
    who = standing_of(request)
    person_id = who.person.pk
    looks = looks_at(PERSON, person_id, limit=10)
    words = {
        "here": "mine",
        "who": who,
        "level": level_of(request),
        "dossiers": len(owned_by([person_id], [], most=_MOST)),
        "papers": len(vault_of([person_id], [], most=_MOST)),
        "consents": consents_of(person_id),
        "requests": requests_of(person_id),
        "limit": limit_on(clock.today()),
        "readers": readers_of(looks.looks, request.actor.id),
    }
    return unlisted(render(request, "citizen/my_data.html", words))


@citizen
@never_cache
@require_POST
def export(request: HouseRequest) -> FileResponse:
    """Give everything that is held of oneself as one file; it is on record first."""
    who = standing_of(request)
    record_look(
        PERSON,
        who.person.pk,
        purpose="chủ thể dữ liệu tải dữ liệu của mình",
        by=request.actor,
        at=clock.now(),
        ip=request.META.get("REMOTE_ADDR", ""),
    )
    papers = vault_of([who.person.pk], [], most=_MOST)
    whole = all_of(who.person, papers, actor_id=request.actor.id, now=clock.now())
    name = f"du-lieu-cua-toi-{clock.today():%Y%m%d}.zip"
    answer = FileResponse(_packed(whole, papers), as_attachment=True, filename=name)
    answer["Content-Type"], answer["X-Content-Type-Options"] = "application/zip", "nosniff"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _packed(whole: Mapping[str, Any], papers: Sequence[VaultDocument]) -> IO[bytes]:  # Any: JSON
    """Pack the words and the files; beyond the most, files are named and left out."""
    packed = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # closed by the answer
    left, out = _MOST_BYTES, []
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, paper in enumerate(papers, start=1):
            if paper.file.size > left or not _add(archive, number, paper):
                out.append(paper.name)
            else:
                left -= paper.file.size
        said = {**whole, "tep_khong_kem": out}
        archive.writestr("du-lieu.json", json.dumps(said, ensure_ascii=False, indent=1, default=str))
    packed.seek(0)
    return packed


def _add(archive: zipfile.ZipFile, number: int, paper: VaultDocument) -> bool:
    """Put one file in; say whether it could be opened."""
    ending = paper.file_name.rpartition(".")[2][:8]
    try:
        pieces = pieces_of(paper.file)
    except Refused:
        return False
    with archive.open(f"giay-to/{number:03d}-{slug(paper.name)[:60]}.{slug(ending)}", "w") as entry:
        for piece in pieces:
            entry.write(piece)
    return True


@citizen
@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HouseRequest) -> HttpResponse:
    """Take a request about what is held of oneself. Raises PersonUnknown."""
    who = standing_of(request)
    papers = vault_of([who.person.pk], [], most=100)
    form, status = RequestForm(typed_in(request), papers=papers), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            draft = Draft(given["wish"], given["words"], read_id(given["paper"]))
            try:
                request_data(draft, by=request.actor, at=clock.now())
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = refusal.status
            else:
                messages.success(request, _("Đã gửi yêu cầu. Trả lời sẽ hiện ở trang này."))
                return redirect("citizen:my_data")
    words = {"here": "mine", "form": form, "limit": limit_on(clock.today())}
    return unlisted(render(request, "citizen/data_request.html", words, status=status))


@citizen
@require_POST
def take_back(request: HouseRequest, request_id: UUID) -> HttpResponse:
    """Take a request back that waits. Raises RequestUnknown, RequestEnded."""
    withdraw_request(request_id, by=request.actor, at=clock.now())
    messages.success(request, _("Đã rút yêu cầu."))
    return redirect("citizen:my_data")


@citizen
@require_POST
def consent_back(request: HouseRequest, consent_id: UUID) -> HttpResponse:
    """Take a consent back. Raises ConsentUnknown."""
    withdraw_consent(consent_id, by=request.actor, at=clock.now())
    messages.success(request, _("Đã rút lại sự đồng ý. Giấy tờ đã dùng trước đó vẫn ở trong hồ sơ."))
    return redirect("citizen:my_data")
