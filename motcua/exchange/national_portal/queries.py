"""What asks this room: what of a dossier is told, what waits, what was given up, how the exchange does."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries import dossier
from motcua.exchange.national_portal import access
from motcua.exchange.national_portal.client import NationalPortal, portal_at
from motcua.exchange.national_portal.models import PortalFiling, PortalReport
from motcua.exchange.national_portal.rules import Reported
from motcua.foundation.access.models import SYSTEM, Actor
from motcua.foundation.access.queries import must
from motcua.foundation.clock import VN
from motcua.registers.organisations.queries import identifier_for


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
    )


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
