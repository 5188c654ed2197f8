"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01): what stands on the slip, read from the dossier."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from motcua.casework.dossiers.errors import DossierUnknown
from motcua.casework.dossiers.models import KIND, Dossier, ReturnWay
from motcua.casework.dossiers.queries.joint import lines_of_parts, parts_of_whole
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.clock import VN
from motcua.foundation.money import in_words
from motcua.foundation.papers.models import PaperForm
from motcua.foundation.papers.queries import form_on, render_paper
from motcua.instruments.deadlines.models import COUNTED, Promise, Unit
from motcua.instruments.deadlines.queries import promise_of
from motcua.instruments.documents.queries import documents_of
from motcua.instruments.fees.models import Charge
from motcua.instruments.fees.queries import charges_of
from motcua.registers.organisations.queries import OneStop, agency_on, one_stop
from motcua.registers.people.models import LegalEntity, Person
from motcua.registers.places.queries import address_line

RECEIPT = "receipt"
_TWO_FIGURES = 10


@dataclass(frozen=True)
class Slip:
    """The slip of a dossier: its data and the paper set from it."""

    data: dict[str, Any]  # Any: what the template's schema asks for
    pdf: bytes


def slip_of(dossier: Dossier, *, link: str, is_copy: bool = False) -> Slip:
    """Set the slip of an accepted dossier; `link` stands in its QR. Equal rows give equal bytes.

    A copy says which one it is: as often as `reprint_slip` counted.
    Raises DossierUnknown for one that was never accepted.
    """
    if dossier.accepted_at is None or dossier.code is None:
        raise DossierUnknown
    at = dossier.accepted_at.astimezone(VN)
    form = form_on(RECEIPT, at.date())
    data = _data(dossier, at, dossier.code, form) | copied(dossier.reprints, is_copy=is_copy)
    return Slip(data, render_paper(form.template, data, at=at, codes={"qr": link}))


def _data(dossier: Dossier, at: datetime, code: str, form: PaperForm) -> dict[str, Any]:  # Any: as above
    day = at.date()
    unit = one_stop(dossier.reception_unit_id, day)
    applicant = slip_applicant(dossier, form)
    data: dict[str, Any] = {  # Any: as above
        "superior": agency_on(unit.term.parent_id, day).name if unit.term.parent_id else "",
        "unit": unit.term.name,
        "number": f"{_figures(dossier.book_number or 0)}/TNHS",
        "place": unit.term.place.name if unit.term.place else "",
        "date": day.isoformat(),
        "title": form.title,
        "form": {"number": form.number, "set": form.set},
        "dossier_code": code,
        "receiver": unit.term.name,
        "applicant": applicant,
        "request": dossier.version.title,
        "documents": [
            {"name": one.name, "originals": one.originals, "copies": one.copies}
            for one in documents_of(KIND, dossier.id)
        ],
        "sets": dossier.sets,
        "accepted_at": at.isoformat(),
        "result_place": _result_place(dossier, unit),
        "book": {"volume": f"01/{dossier.book_year}", "number": _figures(dossier.book_number or 0)},
        "submitter": str(dossier.submitter) if dossier.submitter else applicant["name"],
        "officer": _officer(dossier.accepted_by),
    }
    return data | _when(dossier) | _fees(dossier, unit) | _parts(dossier, day)


def _parts(dossier: Dossier, day: date) -> dict[str, Any]:  # Any: as above
    """List the parts of a joint dossier with their agencies and days; nothing for what stands alone."""
    if not dossier.joint:
        return {}
    return {
        "parts": [
            {
                "name": one.name,
                "agency": one.agency,
                **({"due_at": one.due_at.astimezone(VN).isoformat()} if one.due_at else {}),
            }
            for one in lines_of_parts(parts_of_whole(dossier.id), day)
        ]
    }


def _officer(account_id: UUID | None) -> str:
    return names_of([account_id]).get(account_id, "") if account_id else ""


def copied(copy: int, *, is_copy: bool) -> dict[str, str]:
    """Say on a copy that it is one, and which; nothing on the paper itself."""
    if not is_copy:
        return {}
    return {"copy": f"In lại lần {copy}" if copy else "Bản in lại"}


def slip_applicant(dossier: Dossier, form: PaperForm) -> dict[str, str]:
    """Name whose dossier it is on a slip, with what the form shows of him. Raises DossierUnknown."""
    who: Person | LegalEntity | None = dossier.applicant_person or dossier.applicant_entity
    if who is None:
        raise DossierUnknown
    address = address_line(who.place, who.address_line) if who.place else who.address_line
    found = {"name": who, "address": address, "phone": who.phone, "email": who.email}
    if "personal_id" in form.shows and isinstance(who, Person):
        found["personal_id"] = who.personal_id or ""
    return {name: str(value) for name, value in found.items()}


def _when(dossier: Dossier) -> dict[str, str]:
    promise = None if dossier.joint else promise_of(KIND, dossier.id)
    limit = "theo từng phần" if dossier.joint else limit_words(promise) if promise else ""
    return {"limit": limit, **due_words(dossier)}


def due_words(dossier: Dossier) -> dict[str, str]:
    """Say when the result is promised, and when it was promised first where that was another moment."""
    if dossier.due_at is None:
        return {"due_words": "thủ tục không quy định thời hạn"}
    said = {"due_at": dossier.due_at.astimezone(VN).isoformat()}
    first = dossier.first_due_at
    return said | ({"first_due_at": first.astimezone(VN).isoformat()} if first else {})


def limit_words(promise: Promise) -> str:
    """Say a promise's limit as papers do: "03 ngày làm việc"."""
    if promise.unit in COUNTED:
        return f"{_figures(promise.quantity)} {Unit(promise.unit).label}"
    return str(Unit(promise.unit).label)


def _fees(dossier: Dossier, unit: OneStop) -> dict[str, Any]:  # Any: as above
    """Say what was frozen at acceptance: a sum where it is known, in words where the cashier settles it."""
    charges = [row for row in charges_of(KIND, dossier.id) if row.state != Charge.State.VOID]
    unsettled = [row for row in charges if row.state == Charge.State.OPEN]
    notes = [f"{row.title}: {row.text or 'theo biểu mức thu'}." for row in unsettled]
    notes.append("Tra cứu tình trạng hồ sơ bằng mã hồ sơ hoặc quét mã QR ở góc trên.")
    if unit.unit.phone:
        notes.append(f"Điện thoại: {unit.unit.phone}.")
    if not charges or unsettled:
        return {"notes": notes}
    total = sum(row.amount or 0 for row in charges)
    return {"notes": notes, "fee": {"amount": total, "words": in_words(total)}}


def _result_place(dossier: Dossier, unit: OneStop) -> str:
    if dossier.return_way == ReturnWay.POST:
        return "Qua dịch vụ bưu chính công ích"
    if dossier.return_way == ReturnWay.ELECTRONIC:
        return "Bản điện tử, qua tài khoản của người nộp"
    return f"{unit.term.name}{f', {unit.unit.address}' if unit.unit.address else ''}"


def _figures(number: int) -> str:
    return f"0{number}" if number < _TWO_FIGURES else str(number)
