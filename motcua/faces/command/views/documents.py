"""Văn bản đưa vào: the list of documents under review, taking one in, its head, setting one aside."""

from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.command.forms.documents import AsideForm, DocumentForm, HeadForm
from motcua.faces.command.pages import Given, Sheet, sent_files, show, through
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.files.queries import open_file
from motcua.steering.plans import actions
from motcua.steering.plans.actions import HeadEdit
from motcua.steering.plans.errors import DocumentKnown, DocumentOnItsWay
from motcua.steering.plans.models import DocumentIntake, PlanReading
from motcua.steering.plans.queries import desk as queries
from motcua.steering.plans.queries.intake import before_it, intake_of, intakes_shown, is_cut_off

_SHOWN = 100


@officer("plans.review", "plans.publish")
@require_safe
def readings(request: HouseRequest) -> HttpResponse:
    """List the documents under review, and those done."""
    found = list(queries.readings(request.actor)[:_SHOWN])
    intakes = list(intakes_shown(request.actor, clock.now())[:_SHOWN])
    words = {
        "under_way": [one for one in intakes if one.ended_at is None],
        "failed": [one for one in intakes if one.ended_at is not None],
        "open": [one for one in found if one.state == PlanReading.State.OPEN],
        "ended": [one for one in found if one.state != PlanReading.State.OPEN],
        "names": names_of([*(one.read_by for one in found), *(one.sent_by for one in intakes)]),
    }
    return show(request, "command/readings.html", words)


@officer("plans.review")
@never_cache
@require_safe
def progress(request: HouseRequest, intake_id: UUID) -> HttpResponse:
    """Show how far the reading of a long document has come; once it is read, lead to its review."""
    intake = intake_of(intake_id, request.actor)
    if intake.reading_id is not None:
        place = reverse("command:reading", args=[intake.reading_id])
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": place})
        return HttpResponseRedirect(place)
    words = {
        "intake": intake,
        "before": before_it(intake) if intake.state == DocumentIntake.State.WAITING else 0,
        "opened": bool(intake.pages) and intake.pages_read == intake.pages,
        "names": names_of([intake.sent_by]),
        "quiet": is_cut_off(intake, clock.real_now()),
    }
    return show(request, "command/progress.html", words)


@officer("plans.review")
@require_http_methods(["GET", "POST"])
def take_in(request: HouseRequest) -> HttpResponse:
    """Take a document in and lead to its review; one that is known leads to its own review."""
    sheet = Sheet(
        title=_("Đưa văn bản vào"),
        eyebrow=_("Kế hoạch, nhiệm vụ"),
        submit=_("Đọc văn bản"),
        back=reverse("command:home"),
        files=True,
        template="command/take_in.html",
    )
    known: dict[str, object] = {}

    def take(given: Given) -> str:
        file = given["file"]
        try:
            made = actions.send_document(file, name=file.name, by=request.actor, at=clock.now())
        except DocumentKnown as refusal:
            known["known"] = reverse("command:reading", args=[refusal.facts["reading_id"]])
            raise
        except DocumentOnItsWay as refusal:
            known["known"] = reverse("command:reading-progress", args=[refusal.facts["intake_id"]])
            raise
        page = "reading-progress" if isinstance(made, DocumentIntake) else "reading"
        return reverse(f"command:{page}", args=[made.id])

    sheet = Sheet(**{**vars(sheet), "more": known})
    sent = request.POST if request.method == "POST" else None
    return through(request, sheet, DocumentForm(sent, sent_files(request)), take)


@officer("plans.review", "plans.publish", "plans.view")
@require_safe
def original(request: HouseRequest, reading_id: UUID) -> FileResponse:
    """Hand the document out as it came."""
    reading = queries.document_of(reading_id, request.actor)
    return FileResponse(open_file(reading.file), as_attachment=True, filename=reading.file_name)


@officer("plans.review")
@require_http_methods(["GET", "POST"])
def head(request: HouseRequest, reading_id: UUID) -> HttpResponse:
    """Put right what stands around the text."""
    reading = queries.reading(reading_id, request.actor)
    back = reverse("command:reading", args=[reading_id])
    sheet = Sheet(
        title=_("Thông tin văn bản"),
        eyebrow=reading.file_name,
        submit=_("Lưu"),
        back=back,
        says=(_("Phần mềm đọc từ phần đầu và phần ký của văn bản; hãy đối chiếu với bản gốc."),),
    )

    def correct(given: Given) -> str:
        edit = HeadEdit(**{name: value for name, value in given.items() if name != "version"})
        actions.correct_head(reading_id, given["version"], edit, by=request.actor, at=clock.now())
        return back

    sent = request.POST if request.method == "POST" else None
    return through(
        request,
        sheet,
        HeadForm(sent, initial=HeadForm.of(reading)),
        correct,
        done=_("Đã lưu thông tin văn bản."),
    )


@officer("plans.review")
@require_http_methods(["GET", "POST"])
def set_aside(request: HouseRequest, reading_id: UUID) -> HttpResponse:
    """Set a reading aside, so that its document may be taken in again."""
    reading = queries.reading(reading_id, request.actor)
    sheet = Sheet(
        title=_("Bỏ bản đọc"),
        eyebrow=str(reading),
        submit=_("Bỏ bản đọc"),
        back=reverse("command:reading", args=[reading_id]),
        is_danger=True,
        says=(_("Dùng khi chọn nhầm tệp hoặc muốn đọc lại từ đầu."),),
    )

    def aside(given: Given) -> str:
        actions.set_aside(reading_id, reason=given["reason"], by=request.actor, at=clock.now())
        return reverse("command:readings")

    sent = request.POST if request.method == "POST" else None
    return through(request, sheet, AsideForm(sent), aside, done=_("Đã bỏ bản đọc."))
