"""Giấy tờ và người cùng ký: files from the telephone, looked into one by one; others who confirm."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.filings.actions import (
    confirm,
    decline,
    leave_out,
    name_co_signer,
    put_file,
    put_from_vault,
    take_file_out,
)
from motcua.casework.filings.errors import ChangedElsewhere, FileGone, LevelTooLow
from motcua.casework.filings.models import (
    MOST_BYTES,
    MOST_BYTES_OF_A_PERSON,
    TAKEN,
    DraftFile,
    FilingDraft,
    Part,
)
from motcua.casework.filings.queries import PaperLine, asked_to_sign, co_signers_of, papers_of, vault_offers
from motcua.faces.citizen.bearers import read_id, unlisted
from motcua.faces.citizen.filing import prove_first
from motcua.faces.citizen.filing_check import told_of
from motcua.faces.citizen.filing_pages import CHECK, PAGES, elsewhere, is_put_here, onward, sheet_of, show
from motcua.faces.shared.doors import HouseRequest, citizen
from motcua.faces.shared.outside import troubles
from motcua.faces.shared.sign_in_citizen import level_of
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.foundation.files.actions import keep_file
from motcua.foundation.files.queries import must_fit, pieces_of, serving_headers
from motcua.foundation.neighbours.models import REGISTER, SCANNER
from motcua.foundation.ready import one_moment
from motcua.instruments.documents.models import REUSE
from motcua.instruments.documents.queries.consents import consent_text
from motcua.instruments.documents.queries.vault import Offer

MOST_AT_ONCE: Final = 6
KEEP: Final = "luu"
TAKES: Final = {
    "accept": ",".join(sorted(TAKEN | {".heic", ".docx"})),
    "megabytes": MOST_BYTES // 2**20,
    "together": MOST_BYTES_OF_A_PERSON // 2**20,
}
"""What a page that takes files says of them beforehand."""


@citizen
@never_cache
@require_http_methods(["GET", "POST"])
@one_moment()
def papers(request: HouseRequest, draft_id: UUID) -> HttpResponse:
    """Take files for each paper, or take one out; each is looked into by content. Raises DraftUnknown."""
    sheet = sheet_of(request, draft_id)
    if away := elsewhere(request, sheet):
        return away
    here, faults, status = PAGES[Part.PAPERS], {}, 200
    if request.method == "POST":
        must_fit(int(request.headers.get("Content-Length") or 0), files=MOST_AT_ONCE)
        gone = read_id(request.POST.get("bo", ""))
        if gone is not None:
            _take_out(request, draft_id, gone)
            return redirect(request.get_full_path())
        faults = dict(_put_all(request, draft_id, sheet.lines))
        faults |= dict(_put_from_vault(request, draft_id, sheet.lines))
        lacking = [line.document.name for line in papers_of(sheet.draft, clock.today()) if line.lacks]
        if not faults and request.POST.get("act") == KEEP:
            return redirect(request.get_full_path())
        if not faults and not lacking:
            return onward(request, sheet, here)
        status = 422
        sheet = sheet_of(request, draft_id)
        faults = {
            **{line.document.id: _("Còn thiếu giấy tờ này.") for line in sheet.lines if line.lacks},
            **faults,
        }
    shown = [line for line in sheet.lines if is_put_here(line)]
    offered = _offered(sheet.draft, shown)
    words = {
        "rows": [
            (line, faults.get(line.document.id, ""), offered.get(line.document.id, ())) for line in shown
        ],
        "consent": consent_text(REUSE, clock.today()) if any(offered.values()) else None,
        "only_shown": [line for line in sheet.lines if line.is_shown_only and line.gone is None],
        "gone": [line for line in sheet.lines if line.gone is not None],
        "has_faults": bool(faults),
        "troubles": troubles(SCANNER, REGISTER),
        **TAKES,
    }
    return show(request, "papers.html", sheet, here, words, status=status)


def _put_all(request: HouseRequest, draft_id: UUID, lines: Sequence[PaperLine]) -> Iterator[tuple[UUID, str]]:
    """Put every file that came to its paper; give what is wrong with those that cannot be taken."""
    for line in lines:
        key = line.document.id
        came = [*request.FILES.getlist(f"tep.{key}"), *request.FILES.getlist(f"anh.{key}")]
        for one in came:
            if fault := _put(request, draft_id, key, one):
                yield key, fault


def _put_from_vault(
    request: HouseRequest, draft_id: UUID, lines: Sequence[PaperLine]
) -> Iterator[tuple[UUID, str]]:
    """Put the papers of the vault that were ticked; give what is wrong with those that cannot be."""
    for line in lines:
        for said in request.POST.getlist(f"kho.{line.document.id}"):
            chosen = read_id(said)
            if chosen is None:
                continue
            try:
                put_from_vault(draft_id, line.document.id, chosen, by=request.actor, at=clock.now())
            except Refused as refusal:
                yield line.document.id, str(refusal)


def _offered(draft: FilingDraft, lines: Sequence[PaperLine]) -> Mapping[UUID, Sequence[Offer]]:
    """Give what the vault has beside what was taken from it already, by the paper of the list."""
    found = vault_offers(draft, [line.document for line in lines], clock.today())
    taken = {one.row.vault_document_id for line in lines for one in line.files}
    return {key: [one for one in rows if one.document.pk not in taken] for key, rows in found.items()}


def _put(request: HouseRequest, draft_id: UUID, key: UUID, one: UploadedFile[bytes]) -> str:
    """Put one file down; give the sentence where it cannot be taken."""
    name, by, at = str(one.name), request.actor, clock.now()
    try:
        file = keep_file(one, name=name, taken=TAKEN, limit=MOST_BYTES, by=by, at=at)
        put_file(draft_id, key, file, name=name, by=by, at=at)
    except Refused as refusal:
        return str(refusal)
    return ""


def _take_out(request: HouseRequest, draft_id: UUID, gone: UUID) -> None:
    try:
        take_file_out(draft_id, gone, by=request.actor, at=clock.now())
    except FileGone:
        return
    messages.success(request, _("Đã bỏ tệp."))


@citizen
@never_cache
@require_safe
def file(request: HouseRequest, draft_id: UUID, file_id: UUID) -> StreamingHttpResponse:
    """Show a file of one's own draft. Raises DraftUnknown, FileGone."""
    found = _file_in(sheet_of(request, draft_id).lines, file_id)
    headers = serving_headers(found.file, str(found.name), inline=True)
    return StreamingHttpResponse(pieces_of(found.file), headers=headers)


def _file_in(lines: Sequence[PaperLine], file_id: UUID) -> DraftFile:
    for line in lines:
        for one in line.files:
            if one.row.id == file_id:
                return one.row
    raise FileGone


@citizen
@never_cache
@require_http_methods(["GET", "POST"])
def co_signers(request: HouseRequest, draft_id: UUID) -> HttpResponse:
    """Name others who sign as well, or leave them out. Raises DraftUnknown."""
    sheet = sheet_of(request, draft_id)
    if away := elsewhere(request, sheet):
        return away
    fault, status, number = "", 200, ""
    if request.method == "POST":
        number = request.POST.get("so", "").strip()[:40]
        gone = read_id(request.POST.get("bo", ""))
        try:
            if gone is not None:
                leave_out(draft_id, gone, by=request.actor, at=clock.now())
            else:
                name_co_signer(draft_id, number, by=request.actor, at=clock.now())
            return redirect(request.get_full_path())
        except Refused as refusal:
            fault, status = str(refusal), refusal.status
    words = {"rows": co_signers_of(sheet.draft), "number": number, "number_fault": fault}
    return show(request, "co_signers.html", sheet, CHECK, words, status=status)


@citizen
@never_cache
@require_http_methods(["GET", "POST"])
def sign(request: HouseRequest, co_signer_id: UUID) -> HttpResponse:
    """Show what somebody is asked to sign as well, and take his word. Raises CoSignerUnknown, DraftOver."""
    waiting = asked_to_sign(co_signer_id, request.actor)
    fault, status = "", 200
    if request.method == "POST":
        try:
            _take_word(request, co_signer_id)
            return redirect("citizen:mine")
        except LevelTooLow:
            return prove_first(request, request.path)
        except ChangedElsewhere:
            fault, status = (
                _("Nội dung vừa được người nộp sửa. Xin đọc lại bản mới dưới đây rồi xác nhận."),
                409,
            )
            waiting = asked_to_sign(co_signer_id, request.actor)
    lines = papers_of(waiting.draft)
    words = {
        "here": "mine",
        "waiting": waiting,
        "draft": waiting.draft,
        "fault": fault,
        "blocks": told_of(waiting.draft, lines),
        "lines": [line for line in lines if line.files],
    }
    return unlisted(render(request, "citizen/filing/sign.html", words, status=status))


def _take_word(request: HouseRequest, co_signer_id: UUID) -> None:
    """Take a yes or a no. Raises what `confirm` and `decline` raise."""
    said = request.POST.get("edition", "")
    level, by, at = level_of(request), request.actor, clock.now()
    if request.POST.get("act") == "khong":
        decline(co_signer_id, level=level, by=by, at=at)
        messages.success(request, _("Đã ghi: anh, chị không cùng ký."))
        return
    edition = int(said) if said.isascii() and said.isdecimal() else 0
    confirm(co_signer_id, edition=edition, level=level, by=by, at=at)
    messages.success(request, _("Đã xác nhận cùng ký."))
