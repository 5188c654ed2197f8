"""Gói dữ liệu: what is loaded, what is proposed; upload, check, difference, second approval."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.core import signing
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.console.event_words import told
from motcua.faces.console.forms.packs import ProposePackForm, UploadPackForm
from motcua.faces.console.pages import show
from motcua.faces.console.sheets import OnceForm, ReasonForm, Sheet, sent, through_sheet
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.events.queries import chain_of
from motcua.foundation.files.actions import keep_file
from motcua.foundation.files.queries import file_of, open_file
from motcua.foundation.packs import actions, queries
from motcua.foundation.packs.errors import PackUnsound
from motcua.foundation.packs.models import PackUpload, UploadState
from motcua.foundation.packs.ports import Change
from motcua.foundation.packs.queries import Flaw, KindChanges

Given = Mapping[str, Any]  # Any: a form's cleaned data
RIGHTS: Final = ("packs.view", "packs.propose", "packs.approve")
_SALT: Final = "motcua.console.pack"
_SHOWN: Final = 300


@dataclass(frozen=True)
class ShownChanges:
    """What loading would do with one kind: counts, and the items it would touch."""

    kind: str
    counts: Mapping[str, int]
    changes: Sequence[Change]
    hidden: int


@officer(*RIGHTS)
@require_safe
def packs(request: HouseRequest) -> HttpResponse:
    """List what is loaded and what waits."""
    loaded, handed_in = list(queries.packs()), list(queries.uploads()[:60])
    people = [row.loaded_by for row in loaded] + [row.proposed_by for row in handed_in]
    words = {
        "loaded": loaded,
        "waiting": [row for row in handed_in if row.state in {UploadState.PROPOSED, UploadState.APPROVED}],
        "decided": [row for row in handed_in if row.state in {UploadState.REJECTED, UploadState.APPLIED}],
        "names": names_of(people),
    }
    return show(request, "console/packs/list.html", words)


@officer("packs.propose")
@require_http_methods(["GET", "POST"])
def upload(request: HouseRequest) -> HttpResponse:
    """Take a zipped pack in and lead to what checking it found."""

    def take(given: Given) -> str:
        file = given["file"]
        kept = keep_file(file, name=file.name, by=request.actor, at=clock.now(), taken=actions.ZIP)
        ticket = signing.dumps([str(kept.id), file.name[-150:]], salt=_SALT)
        return reverse("console:pack-check", args=[ticket])

    sheet = Sheet(
        title=_("Nạp gói dữ liệu"),
        submit=_("Kiểm tra gói"),
        back=reverse("console:packs"),
        files=True,
        says=(_("Bước 1: kiểm tra. Bước 2: xem khác biệt và chọn ngày. Bước 3: người thứ hai duyệt."),),
    )
    return through_sheet(
        request,
        sheet,
        UploadPackForm(sent(request), request.FILES if request.method == "POST" else None),
        take,
    )


@officer("packs.propose")
@require_http_methods(["GET", "POST"])
def check(request: HouseRequest, ticket: str) -> HttpResponse:
    """Show what checking found and what loading would change; propose it for a day."""
    try:
        file_id, name = signing.loads(ticket, salt=_SALT)
    except signing.BadSignature as wrong:
        raise Http404 from wrong
    file = file_of(UUID(file_id))
    with closing(open_file(file)) as stream:
        report = queries.check_pack(stream)
    changes: list[KindChanges] = []
    if report.sound:
        with closing(open_file(file)) as stream:
            changes = queries.diff_pack(stream)
    today = clock.today()
    first_day = max(report.head.effective_from, today) if report.head else today

    def propose(given: Given) -> str:
        day: date = given["effective_on"]
        with closing(open_file(file)) as stream:
            made = actions.propose_pack(
                stream, file_name=name, effective_on=day, by=request.actor, at=clock.now()
            )
        return reverse("console:pack-upload", args=[made.id])

    sheet = Sheet(
        title=report.head.title if report.head else name,
        eyebrow=_("Kết quả kiểm tra"),
        submit=_("Đề nghị nạp"),
        back=reverse("console:pack-new"),
        template="console/packs/check.html",
        more={"report": report, "flaws": report.flaws, "file_name": name, "kinds": shown_changes(changes)},
    )
    form = ProposePackForm(sent(request), initial={"effective_on": first_day})
    return through_sheet(request, sheet, form, propose, done=_("Đã đề nghị nạp; chờ người thứ hai duyệt."))


@officer(*RIGHTS)
@require_safe
def proposal(request: HouseRequest, upload_id: UUID) -> HttpResponse:
    """Show a proposed pack: what it would change today, who asked for it, what was decided."""
    found = queries.upload(upload_id)
    changes, flaws = _changes_of(found)
    past = [told(row) for row in chain_of("pack_upload", upload_id).reverse()]
    names = names_of([found.proposed_by, *(row.actor_id for row in past)])
    words = {
        "found": found,
        "kinds": shown_changes(changes),
        "flaws": flaws,
        "names": names,
        "past": past,
        "is_open": found.state == UploadState.PROPOSED,
        "is_own": found.proposed_by == request.actor.id,
    }
    return show(request, "console/packs/proposal.html", words)


@officer("packs.approve")
@require_http_methods(["GET", "POST"])
def approve(request: HouseRequest, upload_id: UUID) -> HttpResponse:
    """Agree, as the second person."""
    found = queries.upload(upload_id)
    back = reverse("console:pack-upload", args=[upload_id])
    sheet = Sheet(
        title=_("Duyệt gói {title}").format(title=found.title),
        eyebrow=f"{found.name} {found.version}",
        submit=_("Duyệt"),
        back=back,
        says=(
            _("Anh, chị đã xem khác biệt và đồng ý nạp gói này vào ngày {day}.").format(
                day=f"{found.effective_on:%d/%m/%Y}"
            ),
            _("Nội dung đã nạp không xóa được; muốn đổi phải nạp phiên bản mới với ngày hiệu lực mới."),
        ),
        is_danger=True,
    )

    def approve_it(given: Given) -> str:
        actions.approve_pack(upload_id, by=request.actor, at=clock.now())
        return back

    return through_sheet(request, sheet, OnceForm(sent(request)), approve_it, done=_("Đã duyệt gói dữ liệu."))


@officer("packs.approve", "packs.propose")
@require_http_methods(["GET", "POST"])
def reject(request: HouseRequest, upload_id: UUID) -> HttpResponse:
    """Turn a proposal down, or take one's own back."""
    found = queries.upload(upload_id)
    back = reverse("console:pack-upload", args=[upload_id])
    is_own = found.proposed_by == request.actor.id
    sheet = Sheet(
        title=_("Rút gói {title}").format(title=found.title)
        if is_own
        else _("Không duyệt gói {title}").format(title=found.title),
        eyebrow=f"{found.name} {found.version}",
        submit=_("Rút đề nghị") if is_own else _("Không duyệt"),
        back=back,
    )

    def reject_it(given: Given) -> str:
        actions.reject_pack(upload_id, reason=given["reason"], by=request.actor, at=clock.now())
        return back

    form = ReasonForm(sent(request), label=_("Lý do"), hint=_("Người đề nghị sẽ đọc lý do này."))
    return through_sheet(request, sheet, form, reject_it, done=_("Đã ghi nhận."))


def shown_changes(changes: Sequence[KindChanges]) -> list[ShownChanges]:
    """Gather changes for a page: those that change something first, never more than a page holds."""
    return [_shown(one) for one in changes]


def _shown(one: KindChanges) -> ShownChanges:
    touching = [change for change in one.changes if change.verb != "same"]
    counts = Counter[str](change.verb for change in one.changes)
    return ShownChanges(one.kind, counts, touching[:_SHOWN], max(0, len(touching) - _SHOWN))


def _changes_of(found: PackUpload) -> tuple[list[KindChanges], Sequence[Flaw]]:
    """What loading would do today, or what stands in its way; nothing once the proposal is closed."""
    if found.state not in {UploadState.PROPOSED, UploadState.APPROVED}:
        return [], ()
    try:
        return queries.diff_upload(found), ()
    except PackUnsound as unsound:
        return [], unsound.flaws
