"""In lại phiếu: a second copy of a slip is counted and told, and says which one it is."""

from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.rows import locked_dossier, moved_on
from motcua.casework.dossiers.errors import NotAPaperOfIt
from motcua.casework.dossiers.events import SlipReprinted
from motcua.casework.dossiers.models import (
    FORM_APOLOGY,
    FORM_REFUSAL,
    FORM_SLIP,
    FORM_STOP,
    FORM_SUPPLEMENT,
    Apology,
    Dossier,
    Stoppage,
    Supplement,
)
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell


@act
def reprint_slip(dossier_id: UUID, *, by: Actor, at: datetime) -> Dossier:
    """In lại phiếu hẹn (mẫu 01) of an accepted dossier. Raises NotAllowed, StateMoved."""
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.reception_unit_id)
    if dossier.code is None:
        raise moved_on(dossier)
    dossier.reprints += 1
    dossier.save(update_fields=["reprints"])
    tell(SlipReprinted(dossier.id, FORM_SLIP, dossier.reprints), by=by, at=at)
    return dossier


@act
def reprint_supplement(dossier_id: UUID, number: int, *, by: Actor, at: datetime) -> Supplement:
    """In lại phiếu yêu cầu bổ sung (mẫu 02) of a dossier, by its number. Raises NotAllowed, NotAPaperOfIt."""
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.reception_unit_id)
    supplement = dossier.supplements.filter(number=number).first()
    if supplement is None:
        raise NotAPaperOfIt
    supplement.reprints += 1
    supplement.save(update_fields=["reprints"])
    tell(SlipReprinted(dossier.id, FORM_SUPPLEMENT, supplement.reprints), by=by, at=at)
    return supplement


@act
def reprint_refusal(dossier_id: UUID, *, by: Actor, at: datetime) -> Dossier:
    """In lại phiếu từ chối (mẫu 03) of a refused dossier. Raises NotAllowed, NotAPaperOfIt."""
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.reception_unit_id)
    if dossier.refusal_number is None:
        raise NotAPaperOfIt
    dossier.refusal_reprints += 1
    dossier.save(update_fields=["refusal_reprints"])
    tell(SlipReprinted(dossier.id, FORM_REFUSAL, dossier.refusal_reprints), by=by, at=at)
    return dossier


@act
def reprint_apology(dossier_id: UUID, *, by: Actor, at: datetime) -> Apology:
    """In lại phiếu xin lỗi và hẹn lại (mẫu 04) of a dossier. Raises NotAllowed, NotAPaperOfIt."""
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.reception_unit_id)
    apology = Apology.objects.filter(dossier=dossier).first()
    if apology is None:
        raise NotAPaperOfIt
    apology.reprints += 1
    apology.save(update_fields=["reprints"])
    tell(SlipReprinted(dossier.id, FORM_APOLOGY, apology.reprints), by=by, at=at)
    return apology


@act
def reprint_stoppage(dossier_id: UUID, *, by: Actor, at: datetime) -> Stoppage:
    """In lại thông báo dừng giải quyết of a dossier. Raises NotAllowed, NotAPaperOfIt."""
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.reception_unit_id)
    stoppage = Stoppage.objects.filter(dossier=dossier).first()
    if stoppage is None:
        raise NotAPaperOfIt
    stoppage.reprints += 1
    stoppage.save(update_fields=["reprints"])
    tell(SlipReprinted(dossier.id, FORM_STOP, stoppage.reprints), by=by, at=at)
    return stoppage
