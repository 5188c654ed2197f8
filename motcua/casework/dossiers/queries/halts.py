"""What asks about waiting, apologies and stops: what stands of a dossier, and the grounds of a day."""

from datetime import date, datetime
from uuid import UUID

from motcua.casework.dossiers.errors import GroundUnknown
from motcua.casework.dossiers.models import Apology, Dossier, Halt, HaltGround, Stoppage
from motcua.foundation.clock import valid_on
from motcua.foundation.text import day_figures


def halt_grounds(effect: HaltGround.Effect, day: date) -> list[HaltGround]:
    """Give the grounds of an effect in force on `day`, in their order."""
    return list(HaltGround.objects.filter(valid_on(day), effect=effect).order_by("rank", "code"))


def grounds_of_code(code: str) -> list[HaltGround]:
    """Give every row of one ground, whatever its days, the earliest first."""
    return list(HaltGround.objects.filter(code=code).order_by("valid_from"))


def ground_called(code: str, effect: HaltGround.Effect, day: date) -> HaltGround:
    """Give the ground of a code that stands on `day`. Raises GroundUnknown."""
    found = HaltGround.objects.filter(valid_on(day), code=code, effect=effect).first()
    if found is None:
        raise GroundUnknown(day=day_figures(day))
    return found


def is_late(dossier: Dossier, now: datetime) -> bool:
    """Say whether the moment of what was promised passed before there was a result."""
    return dossier.due_at is not None and dossier.due_at < (dossier.resolved_at or now)


def apology_of(dossier_id: UUID) -> Apology | None:
    """Give the apology that was said of a dossier, if one was."""
    return Apology.objects.filter(dossier=dossier_id).first()


def apology_for(dossier: Dossier, now: datetime) -> Apology | None:
    """Give the apology of a dossier for which one may have been said: its day is another, or has passed."""
    return apology_of(dossier.id) if dossier.first_due_at or is_late(dossier, now) else None


def stoppage_of(dossier_id: UUID) -> Stoppage | None:
    """Give how a dossier was stopped, if it was."""
    return Stoppage.objects.filter(dossier=dossier_id).select_related("ground").first()


def halts_of(dossier_id: UUID) -> list[Halt]:
    """Give every time that a dossier waited, in order; the last may not have ended."""
    return list(Halt.objects.filter(dossier=dossier_id).select_related("ground").order_by("began_at", "id"))
