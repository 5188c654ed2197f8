"""Thực hiện nhiệm vụ: the forms of what an agency and whoever assigned do with an assignment."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.faces.command.forms.following import (
    YES,
    AskForm,
    DecideForm,
    EventForm,
    HandInForm,
    JudgeForm,
    ReportForm,
    RestForm,
    VersionForm,
)
from motcua.faces.command.pages import Given, Sheet, sent_files, through
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.steering.plans import actions
from motcua.steering.plans.errors import ExtensionUnknown, NothingWaits
from motcua.steering.plans.models import Assignment
from motcua.steering.plans.queries import desk
from motcua.steering.plans.queries.following import assignment, awaited_of, course_of

CARRIES = ("plans.carry_out", "plans.follow")


def _sheet(
    one: Assignment, title: str, submit: str, *, files: bool = False, says: tuple[str, ...] = ()
) -> Sheet:
    return Sheet(
        title=title,
        submit=submit,
        back=reverse("command:assignment", args=[one.id]),
        eyebrow=_("{plan} · nhiệm vụ {no}").format(plan=one.plan, no=one.no) if one.no else str(one.plan),
        says=(one.text, *says),
        files=files,
    )


def _sent(request: HouseRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _do(
    request: HouseRequest, sheet: Sheet, form: VersionForm, verb: Callable[[Given], object], done: str
) -> HttpResponse:
    def act(given: Given) -> str:
        verb(given)
        return sheet.back

    return through(request, sheet, form, act, done=done)


@officer(*CARRIES)
@require_http_methods(["GET", "POST"])
def report(request: HouseRequest, assignment_id: UUID) -> HttpResponse:
    """Tell how far an assignment has come."""
    one = assignment(assignment_id, request.actor)
    milestones = list(one.milestones.filter(done_on__isnull=True).order_by("position"))
    form = ReportForm(
        _sent(request), sent_files(request), initial={"version": one.version}, milestones=milestones
    )
    sheet = _sheet(one, _("Báo cáo tiến độ"), _("Gửi báo cáo"), files=True)

    def tell(given: Given) -> None:
        actions.report_progress(
            one.id,
            given["version"],
            given["text"],
            obstacle=given["obstacle"],
            proofs=form.proofs(),
            reached=[UUID(each) for each in given.get("reached", ())],
            by=request.actor,
            at=clock.now(),
        )

    return _do(request, sheet, form, tell, _("Đã ghi báo cáo tiến độ."))


@officer(*CARRIES)
@require_http_methods(["GET", "POST"])
def hand_in(request: HouseRequest, assignment_id: UUID) -> HttpResponse:
    """Hand a product in."""
    one = assignment(assignment_id, request.actor)
    form = HandInForm(_sent(request), sent_files(request), initial={"version": one.version})
    says = (_("Sản phẩm: {products}.").format(products="; ".join(one.products)),) if one.products else ()
    sheet = _sheet(one, _("Nộp sản phẩm"), _("Nộp"), files=True, says=says)

    def put(given: Given) -> None:
        actions.hand_in_product(
            one.id,
            given["version"],
            document_number=given["document_number"],
            document_on=given["document_on"],
            text=given["text"],
            proofs=form.proofs(),
            by=request.actor,
            at=clock.now(),
        )

    return _do(request, sheet, form, put, _("Đã nộp sản phẩm; người theo dõi được báo để duyệt."))


@officer(*CARRIES)
@require_http_methods(["GET", "POST"])
def ask(request: HouseRequest, assignment_id: UUID) -> HttpResponse:
    """Ask for more time."""
    one = assignment(assignment_id, request.actor)
    form = AskForm(_sent(request), initial={"version": one.version})
    sheet = _sheet(one, _("Xin gia hạn"), _("Gửi đề nghị"))

    def send(given: Given) -> None:
        actions.ask_extension(
            one.id,
            given["version"],
            until=given["until"],
            reason=given["reason"],
            by=request.actor,
            at=clock.now(),
        )

    return _do(request, sheet, form, send, _("Đã gửi đề nghị gia hạn."))


@officer("plans.follow")
@require_http_methods(["GET", "POST"])
def judge(request: HouseRequest, assignment_id: UUID) -> HttpResponse:
    """Accept a product as of the day it came, or send it back."""
    one = assignment(assignment_id, request.actor)
    first = {"version": one.version, "received_on": one.handed_in_on}
    form = JudgeForm(_sent(request), initial=first)
    sheet = _sheet(one, _("Duyệt sản phẩm"), _("Ghi quyết định"))

    def decide(given: Given) -> None:
        seen, by, at = given["version"], request.actor, clock.now()
        if given["decision"] == YES:
            actions.accept_product(one.id, seen, received_on=given["received_on"], by=by, at=at)
        else:
            actions.return_product(one.id, seen, reason=given["reason"], by=by, at=at)

    return _do(request, sheet, form, decide, _("Đã ghi quyết định."))


@officer("plans.decide")
@require_http_methods(["GET", "POST"])
def decide(request: HouseRequest, assignment_id: UUID) -> HttpResponse:
    """Give more time, or not."""
    one = assignment(assignment_id, request.actor)
    asked = course_of(one.id).asked
    if asked is None:
        raise ExtensionUnknown
    form = DecideForm(_sent(request), initial=DecideForm.of(one, asked))
    says = (
        _("Hạn hiện tại: {due}. Cơ quan đề nghị gia hạn đến {until}. Lý do: {reason}").format(
            due=f"{asked.due_before:%d/%m/%Y}", until=f"{asked.asked_until:%d/%m/%Y}", reason=asked.reason
        ),
    )
    sheet = _sheet(one, _("Quyết định gia hạn"), _("Ghi quyết định"), says=says)

    def answer(given: Given) -> None:
        seen, said, by, at = given["version"], given["answer"], request.actor, clock.now()
        if given["decision"] == YES:
            actions.grant_extension(one.id, seen, until=given["until"], answer=said, by=by, at=at)
        else:
            actions.refuse_extension(one.id, seen, answer=said, by=by, at=at)

    return _do(request, sheet, form, answer, _("Đã ghi quyết định."))


@officer("plans.decide")
@require_http_methods(["GET", "POST"])
def rest(request: HouseRequest, assignment_id: UUID) -> HttpResponse:
    """Let an assignment rest."""
    one = assignment(assignment_id, request.actor)
    form = RestForm(_sent(request), initial={"version": one.version})
    sheet = _sheet(one, _("Tạm dừng nhiệm vụ"), _("Tạm dừng"))

    def stop(given: Given) -> None:
        actions.suspend_assignment(
            one.id, given["version"], reason=given["reason"], by=request.actor, at=clock.now()
        )

    return _do(request, sheet, form, stop, _("Đã tạm dừng nhiệm vụ."))


@officer("plans.follow")
@require_http_methods(["GET", "POST"])
def event(request: HouseRequest, plan_id: UUID) -> HttpResponse:
    """Enter an event that assignments of a plan wait for; its words are named in the address."""
    plan = desk.plan(plan_id, request.actor)
    words = request.GET.get("dieu-kien", "")
    count = dict(awaited_of(plan_id)).get(words)
    if count is None:
        raise NothingWaits
    back = reverse("command:plan", args=[plan_id])
    sheet = Sheet(
        title=_("Ghi sự kiện được chờ"),
        submit=_("Ghi sự kiện"),
        back=back,
        eyebrow=str(plan),
        says=(_("Thời hạn ghi: “{words}”. {count} nhiệm vụ đang chờ.").format(words=words, count=count),),
    )

    def enter(given: Given) -> str:
        actions.enter_event(plan_id, words, **given, by=request.actor, at=clock.now())
        return back

    sent = request.POST if request.method == "POST" else None
    return through(request, sheet, EventForm(sent), enter, done=_("Đã ghi sự kiện; nhiệm vụ đã có hạn."))
