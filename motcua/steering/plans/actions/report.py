"""Ký báo cáo: figures frozen and hashed, set as a sealed PDF and as a .docx, in Decree 30's format."""

import io
from datetime import date, datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.files.actions import keep_file
from motcua.foundation.seals.actions import seal_pdf
from motcua.steering.plans import access
from motcua.steering.plans.errors import DayOdd, PlanUnknown, ReportNumbered, WordsNeeded
from motcua.steering.plans.events import PlanReportSigned
from motcua.steering.plans.models import Plan, PlanReport
from motcua.steering.plans.queries.report import ReportHead, digest_of, figures_of, render_docx, render_pdf


@act
def sign_report(plan_id: UUID, head: ReportHead, *, on: date, by: Actor, at: datetime) -> PlanReport:
    """Ký báo cáo tình hình thực hiện as of a day: what it says then no longer changes with the plan.

    Raises NotAllowed, PlanUnknown, WordsNeeded, DayOdd, ReportNumbered, and what papers, seals and files
    refuse; then nothing is kept.
    """
    plan = Plan.objects.select_for_update().filter(id=plan_id).first()
    access.must_sign(by)
    if plan is None:
        raise PlanUnknown
    for words, what in ((head.number, "số, ký hiệu báo cáo"), (head.signer, "người ký")):
        if not words.strip():
            raise WordsNeeded(what=what)
    if on > at.astimezone(VN).date():
        raise DayOdd(what="Ngày chốt số liệu", why="ngày này chưa đến")
    if PlanReport.objects.filter(plan=plan, number=head.number).exists():
        raise ReportNumbered(number=head.number)
    figures = figures_of(plan_id, head, by, on=on)
    digest = digest_of(figures)
    pdf, docx = render_pdf(figures, digest, at=at), render_docx(figures, digest)
    sealed = seal_pdf(pdf, signer_name=head.signer, reason=f"Báo cáo {head.number}", by=by, at=at)
    report = PlanReport.objects.create(
        plan=plan,
        number=head.number,
        as_of=on,
        figures=figures,
        digest=digest,
        pdf=keep_file(io.BytesIO(sealed), name="bao-cao.pdf", by=by, at=at, made_here=True),
        docx=keep_file(io.BytesIO(docx), name="bao-cao.docx", by=by, at=at, made_here=True),
        signer=head.signer,
        signed_at=at,
        signed_by=by.id,
    )
    tell(PlanReportSigned(report.id, plan.id, report.number, on, digest), by=by, at=at)
    return report
