"""Thủ tục: list and search, a readable page, history, two versions beside each other, doubts one by one."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.console.event_words import told
from motcua.faces.console.forms.procedures import RepealForm, SettleForm
from motcua.faces.console.pages import ROWS, day_asked, show, words_asked
from motcua.faces.console.procedure_parts import read_parts
from motcua.faces.console.processes import drawn_processes, names_of_roles
from motcua.faces.console.sheets import Sheet, sent, through_sheet
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.events.queries import chain_of
from motcua.registers.procedures import actions, queries
from motcua.registers.procedures.models import DoubtKind, ProcedureVersion, Source, State
from motcua.registers.procedures.queries import Difference, ProcedurePage, SearchPage

Given = Mapping[str, Any]  # Any: a form's cleaned data
VIEW, SETTLE, REPEAL = "procedures.view", "procedures.settle_doubt", "procedures.repeal"
KEEPERS: Final = (VIEW, "procedures.publish", SETTLE, "procedures.import")
PARTS: Final = {
    "general": gettext_lazy("Thông tin chung"),
    "subjects": gettext_lazy("Đối tượng thực hiện"),
    "results": gettext_lazy("Kết quả"),
    "cases": gettext_lazy("Trường hợp"),
    "documents": gettext_lazy("Thành phần hồ sơ"),
    "limits": gettext_lazy("Thời hạn giải quyết"),
    "fees": gettext_lazy("Phí, lệ phí"),
    "exemptions": gettext_lazy("Miễn, giảm"),
    "bases": gettext_lazy("Căn cứ pháp lý"),
    "steps": gettext_lazy("Trình tự thực hiện"),
    "forms": gettext_lazy("Biểu mẫu"),
    "processes": gettext_lazy("Quy trình nội bộ"),
}


@officer(*KEEPERS)
@require_safe
def procedures(request: HouseRequest) -> HttpResponse:
    """List procedures of a day, or what a search found."""
    day, text = day_asked(request), words_asked(request)
    field = words_asked(request, "linh-vuc")
    after = request.GET.get("sau") or None
    narrowed = field or None
    page: SearchPage = (
        queries.search_procedures(text, day=day, limit=ROWS, after=after, field=narrowed)
        if text
        else queries.procedures(day, limit=ROWS, after=after, field=narrowed)
    )
    words = {
        "day": day,
        "text": text,
        "field": field,
        "fields": queries.fields(day),
        "page": page,
        "after": page.after or "",
    }
    return show(request, "console/procedures/list.html", words)


@officer(*KEEPERS)
@require_safe
def procedure(request: HouseRequest, code: str) -> HttpResponse:
    """Show a procedure as it holds on a day."""
    day = day_asked(request)
    page = queries.procedure_page(code, day)
    return show(request, "console/procedures/one.html", {"day": day, "is_day": True, **_words(request, page)})


@officer(*KEEPERS)
@require_safe
def version(request: HouseRequest, version_id: UUID) -> HttpResponse:
    """Show one version, whatever its days."""
    day = clock.today()
    page = queries.page_of(version_id, day)
    return show(
        request, "console/procedures/one.html", {"day": day, "is_day": False, **_words(request, page)}
    )


@officer(*KEEPERS)
@require_safe
def history(request: HouseRequest, code: str) -> HttpResponse:
    """Show all versions of a procedure, the records they came from, what happened."""
    versions = queries.history(code)
    found = queries.procedure_by_code(code)
    happened = [told(row) for row in chain_of("procedure", found.id).reverse()[:ROWS]]
    people = [row.published_by for row in versions] + [row.actor_id for row in happened]
    words = {
        "found": found,
        "versions": versions,
        "pairs": _pairs(versions),
        "records": queries.records_of(code),
        "past": happened,
        "names": names_of(people),
        "today": clock.today(),
    }
    return show(request, "console/procedures/history.html", words)


@officer(*KEEPERS)
@require_safe
def compare(request: HouseRequest, before_id: UUID, after_id: UUID) -> HttpResponse:
    """Show what two versions say differently, beside each other."""
    before, after = queries.version(before_id), queries.version(after_id)
    found = queries.difference(before_id, after_id, day=clock.today())
    groups: dict[str, list[Difference]] = {}
    for one in found:
        groups.setdefault(str(PARTS[one.part]), []).append(one)
    words = {"before": before, "after": after, "groups": groups, "count": len(found)}
    return show(request, "console/procedures/compare.html", words)


@officer(*KEEPERS)
@require_safe
def doubts(request: HouseRequest) -> HttpResponse:
    """List what waits for a person, by kind; and how many of each kind."""
    kind = request.GET.get("loai", "")
    kind = kind if kind in DoubtKind.values else ""
    source = request.GET.get("nguon", "")
    source = source if source in Source.values else ""
    chosen = Source(source) if source else None
    counts = queries.doubt_counts(source=chosen)
    page = queries.doubts(kind=kind or None, source=chosen, limit=ROWS, after=request.GET.get("sau") or None)
    words = {
        "kind": kind,
        "kind_label": DoubtKind(kind).label if kind else "",
        "source": source,
        "counts": counts,
        "total": sum(count.count for count in counts),
        "page": page,
        "after": page.after or "",
    }
    return show(request, "console/procedures/doubts.html", words)


@officer(SETTLE)
@require_http_methods(["GET", "POST"])
def settle(request: HouseRequest, doubt_id: UUID) -> HttpResponse:
    """Settle one doubt, with a reason, or by a later version that mends it."""
    doubt = queries.doubt(doubt_id)
    code = doubt.version.procedure.code
    newer = [row for row in queries.history(code) if _mends(row, doubt.version)]
    back = request.GET.get("ve", "") or reverse("console:doubts")

    def settle_it(given: Given) -> str:
        mended = given["mended_by"]
        actions.settle_doubt(
            doubt_id,
            reason=given["reason"],
            mended_by=UUID(mended) if mended else None,
            by=request.actor,
            at=clock.now(),
        )
        return reverse("console:doubt-next", args=[doubt.kind])

    sheet = Sheet(
        title=doubt.get_kind_display(),
        eyebrow=_("Điểm cần làm rõ"),
        submit=_("Ghi đã làm rõ"),
        back=back if back.startswith("/quan-tri/") else reverse("console:doubts"),
        template="console/procedures/settle.html",
        more={"doubt": doubt, "procedure_code": code, "is_open": doubt.state == "OPEN"},
    )
    form = SettleForm(sent(request), versions=newer)
    return through_sheet(request, sheet, form, settle_it, done=_("Đã ghi làm rõ."))


@officer(SETTLE)
@require_safe
def next_doubt(request: HouseRequest, kind: str) -> HttpResponse:
    """Lead to the next doubt of a kind: who settles one by one need not go back to the list."""
    page = queries.doubts(kind=kind, limit=1)
    words = {"kind_label": DoubtKind(kind).label if kind in DoubtKind.values else kind, "page": page}
    return show(request, "console/procedures/next.html", words)


@officer(REPEAL)
@require_http_methods(["GET", "POST"])
def repeal(request: HouseRequest, code: str) -> HttpResponse:
    """Repeal a procedure by a decision."""
    found = queries.procedure_by_code(code)
    back = reverse("console:procedure", args=[found.code])

    def repeal_it(given: Given) -> str:
        actions.repeal(
            found.code,
            last_day=given["last_day"],
            decision=given["decision"],
            reason=given["reason"],
            by=request.actor,
            at=clock.now(),
        )
        return reverse("console:procedure-history", args=[found.code])

    sheet = Sheet(
        title=_("Bãi bỏ thủ tục {code}").format(code=found.code),
        submit=_("Bãi bỏ"),
        back=back,
        says=(
            _("Sau ngày cuối cùng không ai nộp được hồ sơ thủ tục này. Hồ sơ đã nhận vẫn giải quyết tiếp."),
        ),
        is_danger=True,
    )
    return through_sheet(request, sheet, RepealForm(sent(request)), repeal_it, done=_("Đã ghi bãi bỏ."))


def _words(request: HouseRequest, page: ProcedurePage) -> dict[str, Any]:  # Any: a template's words
    is_open = page.version.source == Source.PROVINCE and not page.version.repealed
    return {
        "processes": drawn_processes(page.version),
        "roles": names_of_roles(),
        "may_redraw": is_open and request.actor.may("procedures.publish"),
        "may_move": request.actor.may("dossiers.move"),
        "page": page,
        "found": page.version,
        "parts": read_parts(page),
        "names": names_of([page.version.published_by]),
        "is_province": page.version.source == Source.PROVINCE,
        "is_annulled": page.version.state == State.ANNULLED,
    }


def _pairs(versions: Sequence[ProcedureVersion]) -> list[tuple[ProcedureVersion, ProcedureVersion | None]]:
    """Each version with the one of the same source before it, if there is one."""
    return [
        (row, next((old for old in versions[place + 1 :] if old.source == row.source), None))
        for place, row in enumerate(versions)
    ]


def _mends(row: ProcedureVersion, doubted: ProcedureVersion) -> bool:
    """Whether a version is later than the one in doubt."""
    is_later = row.published_at >= doubted.published_at
    return row.id != doubted.id and row.state == State.PUBLISHED and is_later
