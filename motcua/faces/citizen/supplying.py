"""Bổ sung trực tuyến: exactly what was asked for, each thing by a file or in the declaration, sent once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.casework.dossiers.actions import Supplied, supply
from motcua.casework.dossiers.models import Dossier, State, Supplement
from motcua.casework.dossiers.queries import open_supplement, owned
from motcua.casework.dossiers.queries.answers import declared
from motcua.casework.dossiers.queries.kept import form_kept, papers_asked
from motcua.faces.citizen.bearers import count_word, read_id, typed_in, unlisted
from motcua.faces.citizen.owner import standing_of
from motcua.faces.citizen.said import ManyFilesInput
from motcua.faces.shared.doors import HouseRequest, citizen
from motcua.faces.shared.outside import troubles
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.foundation.files.actions import keep_file
from motcua.foundation.files.queries import must_fit
from motcua.foundation.forms.models import Bound, FormSpec
from motcua.foundation.forms.queries import bind, prefill, render_form
from motcua.foundation.neighbours.models import REGISTER, SCANNER
from motcua.foundation.text import fold
from motcua.instruments.documents.models import REUSE
from motcua.instruments.documents.queries import consent_text, offers
from motcua.instruments.documents.queries.vault import Offer

MOST_FILES: Final = 5
"""So many files for one thing asked for."""
MOST_BYTES: Final = 20 * 1024 * 1024
MEND: Final = "sua-to-khai"
_TAKEN: Final = ".pdf,.jpg,.jpeg,.png,.webp,.heic,.tif,.tiff"


class SupplyForm(forms.Form):
    """A place for files of each thing asked for."""

    def __init__(self, asked: Supplement, *args: Any, **kwargs: Any) -> None:  # Any: a form's own
        super().__init__(*args, **kwargs)
        for place, item in enumerate(asked.items):
            self.fields[f"tep-{place}"] = forms.FileField(
                label=item,
                required=False,
                widget=ManyFilesInput(attrs={"accept": _TAKEN, "multiple": True}),
                help_text=_("PDF hoặc ảnh chụp, mỗi tệp không quá 20 MB, tối đa 5 tệp"),
            )


@dataclass(frozen=True)
class Declaration:
    """The declaration to be put right: its form, and what stands in it."""

    spec: FormSpec
    bound: Bound
    is_mended: bool


@citizen
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def supplement(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Ask for what lacks, and take it in one go. Raises DossierUnknown."""
    who = standing_of(request)
    found = owned(dossier_id, who.people, who.entities, now=clock.now())
    asked = open_supplement(found.dossier.pk)
    if asked is None or found.dossier.state != State.AWAITING_SUPPLEMENT:
        messages.info(request, _("Hồ sơ này không chờ bổ sung; những gì đã gửi vẫn được giữ."))
        return redirect("citizen:my_dossier", dossier_id)
    if request.method == "POST":
        must_fit(int(request.headers.get("Content-Length") or 0), files=MOST_FILES)
    form = SupplyForm(asked, typed_in(request))
    declaration = _declaration(request, found.dossier)
    offered = _offered(found.dossier, asked)
    status = 200
    if request.method == "POST":
        status = 422
        is_right = declaration is None or not declaration.is_mended or declaration.bound.valid
        if form.is_valid() and is_right and _sent(request, found.dossier, asked, form, declaration):
            messages.success(request, _said_of(found.dossier))
            return redirect("citizen:my_dossier", dossier_id)
    words = {
        "here": "mine",
        "view": found.public,
        "dossier": found.dossier,
        "asked": asked,
        "form": form,
        "rows": [(field, offered.get(place, ())) for place, field in enumerate(form)],
        "consent": consent_text(REUSE, clock.today()) if offered else None,
        "troubles": troubles(SCANNER, REGISTER),
        "declaration": declaration,
        "fields": render_form(declaration.spec, declaration.bound) if declaration else "",
        "bound": declaration.bound if declaration and declaration.is_mended else None,
    }
    return unlisted(render(request, "citizen/supplement.html", words, status=status))


def _offered(dossier: Dossier, asked: Supplement) -> Mapping[int, Sequence[Offer]]:
    """Give what the applicant's own vault has for what is asked for, by its place."""
    required = {fold(one.name): one for one in papers_asked(dossier.version_id, dossier.case_number)}
    places = {place: required.get(fold(item)) for place, item in enumerate(asked.items)}
    people = [dossier.applicant_person_id] if dossier.applicant_person_id else []
    entities = [dossier.applicant_entity_id] if dossier.applicant_entity_id else []
    wanted = [one for one in places.values() if one is not None]
    found = offers(wanted, people, entities, day=clock.today())
    return {place: found[one.id] for place, one in places.items() if one is not None and one.id in found}


def _said_of(dossier: Dossier) -> str:
    if dossier.code:
        return _("Đã gửi bổ sung. Thời hạn được tính lại từ đầu; ngày hẹn mới ở dưới đây.")
    return _("Đã gửi bổ sung. Bộ phận một cửa trả lời trong giờ làm việc.")


def _declaration(request: HouseRequest, dossier: Dossier) -> Declaration | None:
    """Give the declaration as it stands or as it is sent anew; none where the procedure has no form."""
    asked = papers_asked(dossier.version_id, dossier.case_number)
    key = next((one.form_key for one in asked if one.form_key), "")
    if not key:
        return None
    spec, known = form_kept(dossier.version_id, key), declared(dossier)
    is_mended = request.method == "POST" and MEND in request.POST
    bound = (
        bind(spec, request.POST, day=clock.today(), initial=known)
        if is_mended
        else prefill(spec, known, day=clock.today())
    )
    return Declaration(spec, bound, is_mended)


def _sent(
    request: HouseRequest,
    dossier: Dossier,
    asked: Supplement,
    form: SupplyForm,
    declaration: Declaration | None,
) -> bool:
    """Keep the files and send all; what is refused stands beside what it concerns."""
    answers: Mapping[str, Any] | None = (  # Any: JSON, judged by the form
        declaration.bound.data if declaration and declaration.is_mended else None
    )
    mended = [place for place in range(len(asked.items)) if f"khai-{place}" in request.POST]
    try:
        count_word(request)
        supplied = _kept(request, asked, form)
        if supplied is None:
            return False
        supply(dossier.pk, supplied, answers=answers, declared=mended, by=request.actor, at=clock.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _kept(request: HouseRequest, asked: Supplement, form: SupplyForm) -> list[Supplied] | None:
    """Keep what came for each thing, looked into; nothing where one of them is refused."""
    kept: list[Supplied] = []
    for place in range(len(asked.items)):
        name = f"tep-{place}"
        came = request.FILES.getlist(name)
        if len(came) > MOST_FILES:
            form.add_error(name, _("Tối đa {most} tệp cho mỗi mục.").format(most=MOST_FILES))
            continue
        for one in came:
            called = str(one.name)
            try:
                file = keep_file(one, name=called, limit=MOST_BYTES, by=request.actor, at=clock.now())
            except Refused as refusal:
                form.add_error(name, str(refusal))
            else:
                kept.append(Supplied(place, file, called))
        chosen = [read_id(said) for said in request.POST.getlist(f"kho-{place}")]
        kept += [Supplied(place, None, "", one) for one in chosen if one is not None]
    return None if form.errors else kept
