"""What asks this room: what of a dossier is told, what waits, what was given up, how the exchange does."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.queries import dossier, papers_asked, supplements_of
from motcua.exchange.national_portal import access
from motcua.exchange.national_portal.client import NationalPortal, portal_at
from motcua.exchange.national_portal.models import PortalFiling, PortalReport
from motcua.exchange.national_portal.rules import (
    FeeTold,
    PaperTold,
    Reported,
    ResultTold,
    Step,
    SupplementTold,
)
from motcua.foundation.access.models import SYSTEM, Actor
from motcua.foundation.access.queries import must
from motcua.foundation.accounts.queries import names_of as account_names
from motcua.foundation.clock import VN
from motcua.foundation.events.queries import chain_of
from motcua.instruments.documents.queries import documents_of, result_of, reused_in
from motcua.instruments.fees.models import Charge
from motcua.instruments.fees.queries import charges_of
from motcua.registers.organisations.queries import identifier_for, seats_of_many
from motcua.registers.organisations.queries import names_of as agency_names
from motcua.registers.procedures.models import FeeKind

_STEPS: Final = {"dossiers.DossierAccepted": "Tiếp nhận hồ sơ", "dossiers.StepDone": "Xong một bước xử lý"}
"""Of which changes it is told who did them."""
_BY_ITSELF: Final = "Hệ thống"


def portal_in_use() -> NationalPortal | None:
    """Give the national portal that settings name; none where none is set."""
    return portal_at(
        settings.MOTCUA_NATIONAL_PORTAL,
        settings.MOTCUA_NATIONAL_PORTAL_ID,
        settings.MOTCUA_NATIONAL_PORTAL_SECRET,
    )


def reported_of(dossier_id: UUID, day: date) -> Reported:
    """Give what of a dossier is told at the portal. Raises DossierUnknown."""
    found = dossier(dossier_id, SYSTEM)
    theirs = PortalFiling.objects.filter(dossier=found).values_list("number", flat=True).first()
    applicant = found.applicant_person or found.applicant_entity
    entity = found.applicant_entity
    number = entity.tax_code if entity else getattr(found.applicant_person, "personal_id", "")
    return Reported(
        number=theirs or _own_number(found),
        code=found.code or "",
        procedure=found.version.procedure.code,
        title=found.version.title,
        field=str((found.version.fields or [{}])[0].get("name", "")),
        channel=found.channel,
        applicant=str(applicant),
        applicant_number=number or "",
        is_organisation=entity is not None,
        unit=identifier_for(found.decision_agency_id, day),
        came_from_portal=theirs is not None,
        return_way=found.return_way,
        submitted_at=_local(found.submitted_at) or found.submitted_at,
        accepted_at=_local(found.accepted_at),
        due_at=_local(found.due_at),
        resolved_at=_local(found.resolved_at),
        ended_at=_local(found.ended_at),
        reason=found.end_reason,
        papers=_papers(found),
        fees=_fees(found),
        supplements=_supplements(found),
        result=_result(found),
    )


def step_of(report: PortalReport, number: str) -> Step | None:
    """Give who did the step that a change is about; none where the change is no step."""
    event = chain_of(KIND, report.dossier_id).filter(position=report.position).first()
    if event is None or event.kind not in _STEPS:
        return None
    done_at = event.at.astimezone(VN)
    chairs = seats_of_many({event.actor_id}, done_at.date()).get(event.actor_id, [])
    chair = chairs[0] if chairs else None
    unit = agency_names({chair.agency_id}, done_at.date()).get(chair.agency_id, "") if chair else ""
    officer = account_names({event.actor_id}).get(event.actor_id, _BY_ITSELF)
    words = _STEPS[event.kind]
    return Step(number, officer, chair.title if chair else "", unit, done_at, words)


def _papers(found: Dossier) -> list[PaperTold]:
    papers, reused = documents_of(KIND, found.id), reused_in(KIND, found.id)
    codes = {one.id: one.paper_code for one in papers_asked(found.version_id, found.case_number)}
    return [
        PaperTold(
            str(one.id),
            one.name,
            one.file_name if one.file_id else "",
            codes.get(one.required_id, "") if one.required_id else "",
            one.id in reused,
        )
        for one in papers
    ]


def _fees(found: Dossier) -> list[FeeTold]:
    return [
        FeeTold(str(one.id), one.title, one.kind == FeeKind.LEVY, one.amount, one.state == Charge.State.PAID)
        for one in charges_of(KIND, found.id)
        if one.state != Charge.State.VOID and one.amount is not None
    ]


def _supplements(found: Dossier) -> list[SupplementTold]:
    return [
        SupplementTold(
            str(one.id),
            one.asked_at.astimezone(VN),
            list(one.items),
            str(one.reason),
            _local(one.ended_at),
            _local(one.due_before),
            _local(one.due_after),
        )
        for one in supplements_of(found.id)
    ]


def _result(found: Dossier) -> ResultTold | None:
    one = result_of(KIND, found.id)
    return ResultTold(str(one.id), one.title, one.number, one.issued_on) if one else None


def _own_number(found: Dossier) -> str:
    """The name it keeps for good: what it was handed in under, else its code."""
    return found.submission_id or found.code or str(found.id)


def _local(at: datetime | None) -> datetime | None:
    return at.astimezone(VN) if at else None


def last_told(since: date, until: date) -> list[tuple[UUID, str, int]]:
    """Give the last change told of each dossier of some days: the report, its number, its status."""
    first, last = (datetime.combine(day, time(), tzinfo=VN) for day in (since, until))
    rows = PortalReport.objects.filter(at__gte=first, at__lt=last)
    newest: dict[UUID, PortalReport] = {}
    for row in rows.select_related("dossier").order_by("position"):
        newest[row.dossier_id] = row
    theirs = dict(PortalFiling.objects.filter(dossier__in=newest).values_list("dossier_id", "number"))
    sent = (row for row in newest.values() if row.state == PortalReport.State.SENT)
    return [(row.id, theirs.get(row.dossier_id) or _own_number(row.dossier), row.status) for row in sent]


def is_set() -> bool:
    """Say whether a portal is set at all: without one, what it knows is no figure, never nought."""
    return bool(settings.MOTCUA_NATIONAL_PORTAL)


def with_told(at: datetime) -> Q:
    """Narrow dossiers to those of whose taking in, or of what came after, the portal was told by a moment."""
    told = PortalReport.objects.filter(
        dossier=OuterRef("pk"),
        state=PortalReport.State.SENT,
        sent_at__lte=at,
        at__gte=OuterRef("accepted_at"),
    )
    return Q(Exists(told))


@dataclass(frozen=True)
class Exchange:
    """Trao đổi với cổng quốc gia as its keepers see it; `share` is how much of what is due was told."""

    is_set: bool
    filings: dict[str, int]
    reports: dict[str, int]

    @property
    def share(self) -> float | None:
        """Give the rate of synchronisation; nothing where there was nothing to tell."""
        every = sum(self.reports.values())
        return self.reports.get(PortalReport.State.SENT, 0) / every if every else None


def exchange_for(by: Actor) -> Exchange:
    """Say how the exchange does. Raises NotAllowed."""
    must(by, access.KEEP)
    filings = PortalFiling.objects.values_list("state").annotate(n=Count("id"))
    reports = PortalReport.objects.values_list("state").annotate(n=Count("id"))
    return Exchange(portal_in_use() is not None, dict(filings), dict(reports))


def stuck_filings(by: Actor) -> QuerySet[PortalFiling]:
    """Give what the portal sent and could not be put down, the longest waiting first. Raises NotAllowed."""
    must(by, access.KEEP)
    return PortalFiling.objects.filter(state=PortalFiling.State.STUCK).order_by("came_at", "id")


def dead_reports(by: Actor) -> QuerySet[PortalReport]:
    """Give the changes that were given up, the earliest first. Raises NotAllowed."""
    must(by, access.KEEP)
    dead = PortalReport.objects.filter(state=PortalReport.State.DEAD)
    return dead.select_related("dossier").order_by("at", "id")
