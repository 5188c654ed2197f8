"""Dossiers one by one and in lists, for who may read them; never counted exactly."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.casework.dossiers.access import visible_to, works_on
from motcua.casework.dossiers.errors import DossierUnknown
from motcua.casework.dossiers.models import Dossier, HandOver, State
from motcua.casework.dossiers.rules.codes import tidy_code
from motcua.casework.dossiers.states import ENDED
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.registers.procedures.queries import lengthy

_DAY = timedelta(days=1)
_LISTED = ("version__procedure", "applicant_person", "applicant_entity")
_AT_LENGTH = ("answers", *lengthy("version"))
_BESIDE = ("version__procedure", "applicant_person", "applicant_entity", "submitter")


def dossiers_for(by: Actor) -> QuerySet[Dossier]:
    """Give the dossiers that the actor may read, each with its procedure and its people."""
    return Dossier.objects.filter(visible_to(by)).select_related(*_BESIDE)


def dossier(dossier_id: UUID, by: Actor) -> Dossier:
    """Give a dossier to who may read it; raises DossierUnknown to anybody else too."""
    found = dossiers_for(by).filter(id=dossier_id).first() or _worked_on(by, Q(id=dossier_id))
    if found is None:
        raise DossierUnknown
    return found


def dossier_by_code(code: str, by: Actor) -> Dossier:
    """Give the dossier of a typed or scanned code to who may read it. Raises DossierUnknown."""
    tidy = tidy_code(code)
    found = dossiers_for(by).filter(code=tidy).first() or _worked_on(by, Q(code=tidy))
    if found is None:
        raise DossierUnknown
    return found


def _worked_on(by: Actor, named: Q) -> Dossier | None:
    """Give a dossier from elsewhere that the actor's agency is or was asked to work on."""
    found = Dossier.objects.filter(named).select_related(*_BESIDE).first()
    return found if found is not None and works_on(by, found.id) else None


def codes_of(dossier_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Give the codes of some dossiers, or what they were handed in under, in one question."""
    rows = Dossier.objects.filter(id__in=set(dossier_ids)).values_list("id", "code", "submission_id")
    return {one: code or submission or "" for one, code, submission in rows}


def register_of(unit_ids: Iterable[UUID], day: date) -> QuerySet[Dossier]:
    """Sổ theo dõi của một ngày: what some units took in on a day, latest first."""
    start = datetime.combine(day, time.min, tzinfo=VN)
    rows = Dossier.objects.filter(
        reception_unit__in=set(unit_ids), accepted_at__gte=start, accepted_at__lt=start + _DAY
    )
    return rows.select_related(*_LISTED).defer(*_AT_LENGTH).order_by("-accepted_at", "-id")


def results_waiting(unit_ids: Iterable[UUID]) -> QuerySet[Dossier]:
    """Kết quả chờ trả at some units, the longest waiting first; parts are handed over with their whole."""
    rows = Dossier.objects.filter(return_unit__in=set(unit_ids), state=State.RESOLVED, whole__isnull=True)
    return rows.select_related(*_LISTED).defer(*_AT_LENGTH).order_by("resolved_at", "id")


def awaiting_acceptance(unit_ids: Iterable[UUID]) -> QuerySet[Dossier]:
    """Hồ sơ chờ tiếp nhận at some units, the longest waiting first."""
    rows = Dossier.objects.filter(reception_unit__in=set(unit_ids), state=State.SUBMITTED)
    return rows.select_related(*_LISTED).defer(*_AT_LENGTH).order_by("submitted_at", "id")


def awaiting_supplement(unit_ids: Iterable[UUID]) -> QuerySet[Dossier]:
    """Hồ sơ chờ bổ sung that some units took in, the longest waiting first."""
    rows = Dossier.objects.filter(reception_unit__in=set(unit_ids), state=State.AWAITING_SUPPLEMENT)
    return rows.select_related(*_LISTED).defer(*_AT_LENGTH).order_by("submitted_at", "id")


def open_dossiers_of(person_id: UUID, *, procedure_id: UUID | None = None) -> list[Dossier]:
    """Give a person's dossiers that have not ended, of one procedure if named, latest first."""
    rows = Dossier.objects.filter(~Q(state__in=sorted(ENDED)), applicant_person=person_id)
    if procedure_id is not None:
        rows = rows.filter(version__procedure=procedure_id)
    found = rows.select_related("version__procedure").defer(*_AT_LENGTH)
    return list(found.order_by("-submitted_at")[:20])


def hand_over_of(dossier_id: UUID) -> HandOver | None:
    """Give who received a dossier's result, if somebody has."""
    return HandOver.objects.filter(dossier=dossier_id).first()
