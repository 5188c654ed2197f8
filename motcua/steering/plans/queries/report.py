"""Số liệu báo cáo: the figures of a plan as of a day, as they are frozen when a report is signed."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.papers.queries import render_paper
from motcua.foundation.text import day_figures, decimal
from motcua.registers.organisations.queries import names_of
from motcua.steering.plans.adapters.report_docx import report_docx
from motcua.steering.plans.errors import ReportUnknown
from motcua.steering.plans.models import Assignment, Plan, PlanReport
from motcua.steering.plans.queries.board import Choice, board, ending_of, lines, sections_of, worst_first
from motcua.steering.plans.queries.desk import agencies_called, plans, targets_still_of
from motcua.steering.plans.queries.desk import plan as plan_of
from motcua.steering.plans.queries.ladder import near_days
from motcua.steering.plans.queries.live import Live, live_of
from motcua.steering.plans.queries.periods import period_words
from motcua.steering.plans.queries.register import Register
from motcua.steering.plans.queries.standing import Standing, Sums
from motcua.steering.plans.rules.report_words import SIGNS, number_of, said_of

Json = dict[str, Any]  # Any: JSON
_PAPER = "plans/report"


@dataclass(frozen=True)
class ReportHead:
    """What Decree 30 puts around a report: who issues, the number, the place and day, to whom, who signs."""

    unit: str
    place: str
    to: str
    sign_role: str
    signer: str
    superior: str = ""
    number: str = ""
    receivers: tuple[str, ...] = ()
    remark: str = ""


def figures_of(plan_id: UUID, head: ReportHead, by: Actor, *, on: date) -> Json:
    """Gather what a report says, as of a day: sums, each section and agency, what is late, the targets.

    Raises PlanUnknown.
    """
    plan = plan_of(plan_id, by)
    near = near_days(on)
    choice = Choice(plan_id=plan_id)
    counted = board(by, on, near, choice)
    rows = list(lines(by, on, near, choice))
    names = names_of({row.lead_id for row in rows if row.lead_id}, on)
    by_section = counted.by_section()
    return {
        "head": asdict(head) | {"receivers": list(head.receivers), "date": on.isoformat()},
        "plan": _plan(plan),
        "over": _over(plan),
        "on": on.isoformat(),
        "sums": _sums(counted.whole),
        "extended": sum(row.due_on != row.original_due_on for row in rows),
        "sections": [
            {"name": section or "Không ghi mục", **_sums(by_section[plan.id, section])}
            for section in sections_of(plan_id)
            if (plan.id, section) in by_section
        ],
        "agencies": [
            {
                "name": names.get(lead, "Chưa có trong danh bạ") if lead else "Chưa có trong danh bạ",
                **_sums(sums),
            }
            for lead, sums in worst_first(counted.by_agency())
        ],
        "late": [_line(row, names) for row in rows if _standing(row) is Standing.LATE],
        "done_late": [_line(row, names) for row in rows if _standing(row) is Standing.DONE_LATE],
        "near": [_line(row, names) for row in rows if _standing(row) is Standing.NEAR],
        "targets": _targets(plan, on),
    }


def digest_of(figures: Json) -> str:
    """Reckon the digest of figures: of their JSON with sorted keys and no spaces."""
    whole = json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()


def render_pdf(figures: Json, digest: str = "", *, at: datetime) -> bytes:
    """Set a report as PDF/A; without a digest it says that it is a draft."""
    head = {**figures["head"], "number": number_of(figures)}
    words = {"head": head, "plan": figures["plan"], "said": asdict(said_of(figures))}
    return render_paper(_PAPER, {**words, "digest": digest, "title": "Báo cáo"}, at=at)


def render_docx(figures: Json, digest: str = "") -> bytes:
    """Set a report as .docx; without a digest it says that it is a draft."""
    return report_docx(figures, digest)


def issuer_of(plan: Plan) -> str:
    """Name who issued a plan, for whoever reports on it."""
    return _issuer(plan)


def reports_of(plan_id: UUID) -> QuerySet[PlanReport]:
    """Give the signed reports on a plan, latest first, their figures left unread."""
    return PlanReport.objects.filter(plan_id=plan_id).defer("figures").order_by("-signed_at", "-id")


def report(report_id: UUID, by: Actor) -> PlanReport:
    """Give a signed report to whom its plan concerns. Raises ReportUnknown."""
    rows = PlanReport.objects.filter(id=report_id, plan__in=plans(by))
    found = rows.select_related("plan", "pdf", "docx").first()
    if found is None:
        raise ReportUnknown
    return found


def is_as_signed(one: PlanReport) -> bool:
    """Say whether a report's figures are still those that were signed."""
    return digest_of(one.figures) == one.digest


def _targets(plan: Plan, on: date) -> list[Json]:
    """Give what the plan's targets had come to by the end of a day."""
    found = live_of(list(targets_still_of(plan)), datetime.combine(on, time.max, VN))
    return [
        {
            "no": one.target.no,
            "text": one.target.text,
            "promised": _promised(one),
            "period": one.target.period,
            "reached": _reached(one),
            "reach": str(one.reach.value),
        }
        for one in found
        if one.target.value is not None or one.target.value_text
    ]


def _promised(one: Live) -> str:
    target = one.target
    if target.value is None:
        return target.value_text
    return f"{SIGNS.get(target.op, '')} {_number(target.value, '%' if one.is_share else target.unit)}".strip()


def _reached(one: Live) -> str:
    if one.value is None:
        return one.figure.words if one.figure else ""
    return _number(one.value, "%" if one.is_share else one.target.unit.partition("/")[0].strip())


def _number(value: Decimal, unit: str) -> str:
    said = decimal(float(value), 0 if value == value.to_integral() else 1)
    return f"{said}\N{NO-BREAK SPACE}{unit}".strip()


def _issuer(plan: Plan) -> str:
    """Name who issued a plan as the register does; a letterhead prints capitals."""
    meant = Register().resolve([plan.issuer], plan.signed_on).get(plan.issuer)
    if meant is None or meant.is_class or meant.ambiguous:
        return plan.issuer
    return agencies_called(meant.codes, plan.signed_on).get(meant.codes[0], plan.issuer)


def _standing(row: Assignment) -> Standing:
    return Standing(getattr(row, "standing"))  # noqa: B009  # an annotation, unknown to the type


def _plan(plan: Plan) -> Json:
    return {
        "kind": plan.kind,
        "number": plan.number,
        "title": plan.title,
        "issuer": _issuer(plan),
        "signed_on": plan.signed_on.isoformat(),
        "year": plan.year,
    }


def _over(plan: Plan) -> Json | None:
    """Say what replaced or ended the plan; its figures are those of that day."""
    found = ending_of(plan)
    return None if found is None else {"later": found.later, "how": found.how, "on": found.on.isoformat()}


def _sums(sums: Sums) -> Json:
    return {
        "all": sums.all,
        "done": sums.done,
        "done_early": sums.of(Standing.DONE_EARLY),
        "done_late": sums.of(Standing.DONE_LATE),
        "running": sums.of(Standing.RUNNING),
        "near": sums.of(Standing.NEAR),
        "late": sums.of(Standing.LATE),
        "unlimited": sums.of(Standing.UNLIMITED),
        "suspended": sums.of(Standing.SUSPENDED),
        "cancelled": sums.of(Standing.CANCELLED),
        "cancelled_late": sums.ended_late,
        "on_time": _percent(sums.rate_on_time),
        "rate": _percent(sums.rate_done),
    }


def _percent(rate: float | None) -> str:
    return f"{100 * rate:.1f}".replace(".", ",") + " %" if rate is not None else "–"


def _line(row: Assignment, names: dict[UUID, str]) -> Json:
    until = row.done_on or row.handed_in_on
    return {
        "no": row.no,
        "text": f"{row.text} ({period_words(row.period)})" if row.period else row.text,
        "lead": (names.get(row.lead_id) if row.lead_id else "") or row.lead_text,
        "due": day_figures(row.due_on) if row.due_on else "",
        "original": day_figures(row.original_due_on)
        if row.original_due_on and row.original_due_on != row.due_on
        else "",
        "done": day_figures(until) if until else "",
    }
