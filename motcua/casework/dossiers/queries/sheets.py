"""Phiếu yêu cầu bổ sung (mẫu 02), phiếu từ chối (mẫu 03): what stands on them, read from their rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.casework.dossiers.errors import NotAPaperOfIt
from motcua.casework.dossiers.models import Dossier, State, Supplement
from motcua.casework.dossiers.queries.slip import Slip, slip_applicant, slip_title
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.clock import VN
from motcua.foundation.papers.queries import render_paper
from motcua.registers.organisations.queries import OneStop, agency_on, one_stop

SUPPLEMENT = "house/supplement"
REFUSAL = "house/refusal"
SUPPLEMENT_TITLE = "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"
REFUSAL_TITLE = "Phiếu từ chối tiếp nhận hồ sơ"
REFUSAL_AFTER_TITLE = "Phiếu từ chối giải quyết hồ sơ"
COUNTED_ANEW = (
    "Thời hạn giải quyết dừng tính từ khi lập phiếu này và được tính lại từ đầu "
    "khi hồ sơ được bổ sung đầy đủ."
)
_REFUSED = (State.REFUSED, State.ARCHIVED)
_SIGNED = "(Ký và ghi rõ họ tên)"
_TWO_FIGURES = 10


def supplement_sheet(dossier: Dossier, supplement: Supplement, *, link: str, is_copy: bool = False) -> Slip:
    """Set form 02 of a supplement; `link` stands in its QR. Equal rows give equal bytes.

    Raises NotAPaperOfIt if the supplement is another dossier's.
    """
    if supplement.dossier_id != dossier.id:
        raise NotAPaperOfIt
    at = supplement.asked_at.astimezone(VN)
    unit = one_stop(dossier.reception_unit_id, at.date())
    title = slip_title(SUPPLEMENT_TITLE, supplement.reprints, is_copy=is_copy)
    data = _head(dossier, unit, supplement.sheet_number, title, at) | {
        "items": [str(item) for item in supplement.items],
        "reason": str(supplement.reason),
        "notes": [] if supplement.before_acceptance else [COUNTED_ANEW],
        "contact": unit.term.name,
        "phone": str(unit.unit.phone),
        "officer": _officer(supplement.asked_by),
    }
    return Slip(data, render_paper(SUPPLEMENT, data, at=at, codes={"qr": link}))


def refusal_sheet(dossier: Dossier, *, link: str, is_copy: bool = False) -> Slip:
    """Set form 03 of a refused dossier; `link` stands in its QR. Equal rows give equal bytes.

    After acceptance it is the deciding agency's, and its head signs. Raises NotAPaperOfIt.
    """
    if dossier.refusal_number is None or dossier.ended_at is None or dossier.state not in _REFUSED:
        raise NotAPaperOfIt
    at = dossier.ended_at.astimezone(VN)
    unit = one_stop(dossier.reception_unit_id, at.date())
    after = dossier.accepted_at is not None
    title = REFUSAL_AFTER_TITLE if after else REFUSAL_TITLE
    decider = agency_on(dossier.decision_agency_id, at.date()) if after else unit.term
    data = _head(
        dossier,
        unit,
        dossier.refusal_number,
        slip_title(title, dossier.refusal_reprints, is_copy=is_copy),
        at,
    ) | {
        "receiver": unit.term.name,
        "received_at": (dossier.accepted_at or dossier.submitted_at).astimezone(VN).isoformat(),
        "decider": decider.name,
        "verdict": "không đủ điều kiện giải quyết" if after else "không đủ điều kiện tiếp nhận",
        "reason": str(dossier.end_reason),
        "sign_role": "Thủ trưởng cơ quan giải quyết" if after else "Người tiếp nhận hồ sơ",
        "sign_note": "(Ký, ghi rõ họ tên và đóng dấu)" if after else _SIGNED,
        "officer": _officer(dossier.refused_by),
    }
    if after:
        data |= {"unit": decider.name, "superior": _superior(decider.parent_id, at)}
    return Slip(data, render_paper(REFUSAL, data, at=at, codes={"qr": link}))


def _head(
    dossier: Dossier, unit: OneStop, number: int, title: str, at: datetime
) -> dict[str, Any]:  # Any: what the template's schema asks for
    applicant = slip_applicant(dossier)
    return {
        "superior": _superior(unit.term.parent_id, at),
        "unit": unit.term.name,
        "number": f"{f'0{number}' if number < _TWO_FIGURES else number}/HDHS",
        "place": unit.term.place.name if unit.term.place else "",
        "date": at.date().isoformat(),
        "title": title,
        "dossier_code": str(dossier),
        "applicant": applicant,
        "request": dossier.version.title,
        "submitter": str(dossier.submitter) if dossier.submitter else applicant["name"],
    }


def _superior(agency_id: UUID | None, at: datetime) -> str:
    return agency_on(agency_id, at.date()).name if agency_id else ""


def _officer(account_id: UUID | None) -> str:
    return names_of([account_id]).get(account_id, "") if account_id else ""
