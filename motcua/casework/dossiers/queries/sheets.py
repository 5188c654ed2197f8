"""Phiếu bổ sung, từ chối, xin lỗi, thông báo dừng (mẫu 02 đến 05): what stands on them, read from their rows.

Which form it is, and how it is called, is of the set in force on the day of the paper.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.casework.dossiers.errors import NotAPaperOfIt
from motcua.casework.dossiers.models import Apology, Dossier, State, Stoppage, Supplement
from motcua.casework.dossiers.queries.slip import Slip, copied, slip_applicant
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.clock import VN
from motcua.foundation.papers.models import PaperForm
from motcua.foundation.papers.queries import form_on, render_paper
from motcua.registers.organisations.queries import OneStop, agency_on, one_stop

SUPPLEMENT, REFUSAL, REFUSAL_AFTER, APOLOGY, STOP = (
    "supplement",
    "refusal",
    "refusal_after",
    "apology",
    "stop",
)
COUNTED_ANEW = (
    "Thời hạn giải quyết dừng tính từ khi lập phiếu này và được tính lại từ đầu "
    "khi hồ sơ được bổ sung đầy đủ."
)
_REFUSED = (State.REFUSED, State.ARCHIVED)
_SIGNED = "(Ký và ghi rõ họ tên)"
_SEALED = "(Ký, ghi rõ họ tên và đóng dấu)"
_HEAD_OF_DECIDER = "Thủ trưởng cơ quan, đơn vị"
_TWO_FIGURES = 10

Data = dict[str, Any]  # Any: what the template's schema asks for


def supplement_sheet(dossier: Dossier, supplement: Supplement, *, link: str, is_copy: bool = False) -> Slip:
    """Set form 02 of a supplement; `link` stands in its QR. Equal rows give equal bytes.

    Raises NotAPaperOfIt if the supplement is another dossier's.
    """
    if supplement.dossier_id != dossier.id:
        raise NotAPaperOfIt
    at = supplement.asked_at.astimezone(VN)
    unit, form = one_stop(dossier.reception_unit_id, at.date()), form_on(SUPPLEMENT, at.date())
    data = _head(dossier, unit, supplement.sheet_number, form, at) | {
        "items": [str(item) for item in supplement.items],
        "reason": str(supplement.reason),
        "notes": [] if supplement.before_acceptance else [COUNTED_ANEW],
        "contact": unit.term.name,
        "phone": str(unit.unit.phone),
        "officer": _officer(supplement.asked_by),
    }
    return _set(form, data | copied(supplement.reprints, is_copy=is_copy), at, link)


def refusal_sheet(dossier: Dossier, *, link: str, is_copy: bool = False) -> Slip:
    """Set form 03 of a refused dossier; `link` stands in its QR. Equal rows give equal bytes.

    After acceptance it is the deciding agency's, and its head signs. Raises NotAPaperOfIt.
    """
    if dossier.refusal_number is None or dossier.ended_at is None or dossier.state not in _REFUSED:
        raise NotAPaperOfIt
    at = dossier.ended_at.astimezone(VN)
    unit = one_stop(dossier.reception_unit_id, at.date())
    after = dossier.accepted_at is not None
    form = form_on(REFUSAL_AFTER if after else REFUSAL, at.date())
    data = _head(dossier, unit, dossier.refusal_number, form, at) | {
        "receiver": unit.term.name,
        "received_at": (dossier.accepted_at or dossier.submitted_at).astimezone(VN).isoformat(),
        "decider": unit.term.name,
        "verdict": "không đủ điều kiện giải quyết" if after else "không đủ điều kiện tiếp nhận",
        "reason": str(dossier.end_reason),
        "sign_role": "Thủ trưởng cơ quan giải quyết" if after else "Người tiếp nhận hồ sơ",
        "sign_note": _SEALED if after else _SIGNED,
        "officer": _officer(dossier.refused_by),
    }
    if after:
        data |= _of_decider(dossier, at)
    return _set(form, data | copied(dossier.refusal_reprints, is_copy=is_copy), at, link)


def apology_sheet(dossier: Dossier, apology: Apology, *, link: str, is_copy: bool = False) -> Slip:
    """Set form 04, the deciding agency's own, signed by its head. Equal rows give equal bytes.

    Raises NotAPaperOfIt if the apology is another dossier's.
    """
    if apology.dossier_id != dossier.id or dossier.accepted_at is None:
        raise NotAPaperOfIt
    at = apology.said_at.astimezone(VN)
    data, form, unit = _of_the_decider_s_own(dossier, APOLOGY, apology.sheet_number, at)
    data |= {
        "reason": str(apology.reason),
        "due_before": apology.due_before.astimezone(VN).isoformat(),
        **_days_after(apology),
        "officer": _officer(apology.said_by),
        "notes": _notes(unit),
    }
    return _set(form, data | copied(apology.reprints, is_copy=is_copy), at, link)


def _days_after(apology: Apology) -> dict[str, str]:
    """Give the day that is promised anew, or the one that is only expected."""
    days = {"due_after": apology.due_after, "expected_at": apology.expected_at}
    return {name: moment.astimezone(VN).isoformat() for name, moment in days.items() if moment is not None}


def stop_sheet(dossier: Dossier, stoppage: Stoppage, *, link: str, is_copy: bool = False) -> Slip:
    """Set the notice that a dossier was stopped, the deciding agency's own. Equal rows give equal bytes.

    Raises NotAPaperOfIt if it is another dossier's.
    """
    if stoppage.dossier_id != dossier.id or dossier.accepted_at is None:
        raise NotAPaperOfIt
    at = stoppage.stopped_at.astimezone(VN)
    data, form, unit = _of_the_decider_s_own(dossier, STOP, stoppage.sheet_number, at)
    source = f" ({stoppage.ground.source})" if stoppage.ground.source else ""
    data |= {
        "stage": stoppage.stage,
        "ground": f"{stoppage.ground.title}{source}",
        "reason": str(stoppage.reason),
        "stopped_at": at.isoformat(),
        "paid": stoppage.paid,
        "officer": _officer(stoppage.stopped_by),
        "notes": _notes(unit),
    }
    return _set(form, data | copied(stoppage.reprints, is_copy=is_copy), at, link)


def _of_the_decider_s_own(
    dossier: Dossier, key: str, number: int, at: datetime
) -> tuple[Data, PaperForm, OneStop]:
    """Give what stands on a paper that the deciding agency itself sends."""
    unit, form = one_stop(dossier.reception_unit_id, at.date()), form_on(key, at.date())
    data = _head(dossier, unit, number, form, at) | _of_decider(dossier, at)
    data |= {
        "receiver": unit.term.name,
        "accepted_at": (dossier.accepted_at or dossier.submitted_at).astimezone(VN).isoformat(),
        "sign_role": _HEAD_OF_DECIDER,
        "sign_note": _SEALED,
    }
    return data, form, unit


def _of_decider(dossier: Dossier, at: datetime) -> Data:
    decider = agency_on(dossier.decision_agency_id, at.date())
    return {
        "unit": decider.name,
        "superior": _superior(decider.parent_id, at),
        "decider": decider.name,
    }


def _set(form: PaperForm, data: Data, at: datetime, link: str) -> Slip:
    return Slip(data, render_paper(form.template, data, at=at, codes={"qr": link}))


def _head(dossier: Dossier, unit: OneStop, number: int, form: PaperForm, at: datetime) -> Data:
    applicant = slip_applicant(dossier, form)
    return {
        "superior": _superior(unit.term.parent_id, at),
        "unit": unit.term.name,
        "number": f"{f'0{number}' if number < _TWO_FIGURES else number}/HDHS",
        "place": unit.term.place.name if unit.term.place else "",
        "date": at.date().isoformat(),
        "title": form.title,
        "form": {"number": form.number, "set": form.set},
        "dossier_code": str(dossier),
        "applicant": applicant,
        "request": dossier.version.title,
        "submitter": str(dossier.submitter) if dossier.submitter else applicant["name"],
    }


def _notes(unit: OneStop) -> list[str]:
    """Say where one may ask."""
    parts = (unit.term.name, str(unit.unit.address), unit.unit.phone and f"điện thoại {unit.unit.phone}")
    return [f"Cần hướng dẫn, xin liên hệ {', '.join(part for part in parts if part)}."]


def _superior(agency_id: UUID | None, at: datetime) -> str:
    return agency_on(agency_id, at.date()).name if agency_id else ""


def _officer(account_id: UUID | None) -> str:
    return names_of([account_id]).get(account_id, "") if account_id else ""
