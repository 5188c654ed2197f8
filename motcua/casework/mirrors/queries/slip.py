"""Giấy tiếp nhận (mẫu 01) of what goes to a central agency: what stands on it, read from the mirror."""

from datetime import date
from typing import Any
from uuid import UUID

from motcua.casework.mirrors.models import Mirror
from motcua.foundation.accounts.queries import names_of as account_names
from motcua.foundation.clock import VN
from motcua.foundation.papers.models import PaperForm
from motcua.foundation.papers.queries import form_on, render_paper
from motcua.registers.organisations.queries import OneStop, agency_on, names_of, one_stop
from motcua.registers.people.models import LegalEntity, Person
from motcua.registers.places.queries import address_line

_RECEIPT = "receipt"


def mirror_slip(found: Mirror, *, link: str, is_copy: bool = False) -> bytes:
    """Set the slip of a mirror as PDF; `link` stands in its QR. Equal rows give equal bytes.

    Its day is the other system's; where that has named none yet, the slip says so.
    """
    at = found.received_at.astimezone(VN)
    form = form_on(_RECEIPT, at.date())
    data = _data(found, form, at.date())
    if is_copy:
        data["copy"] = f"In lại lần {found.reprints}" if found.reprints else "Bản in lại"
    return render_paper(form.template, data, at=at, codes={"qr": link})


def _data(
    found: Mirror, form: PaperForm, day: date
) -> dict[str, Any]:  # Any: what the template's schema asks for
    unit = one_stop(found.unit_id, day)
    agency = names_of([found.agency_id], day).get(found.agency_id, "")
    who = found.applicant_person or found.applicant_entity
    return {
        "superior": agency_on(unit.term.parent_id, day).name if unit.term.parent_id else "",
        "unit": unit.term.name,
        "number": str(found),
        "place": unit.term.place.name if unit.term.place else "",
        "date": day.isoformat(),
        "title": form.title,
        "form": {"number": form.number, "set": form.set},
        "dossier_code": found.code,
        "receiver": unit.term.name,
        "applicant": _applicant(who, form),
        "request": found.title,
        "documents": [{"name": one} for one in found.papers_taken],
        "limit": "theo cơ quan giải quyết",
        "accepted_at": found.received_at.astimezone(VN).isoformat(),
        **_due(found, agency),
        "result_place": f"{unit.term.name}{f', {unit.unit.address}' if unit.unit.address else ''}",
        "submitter": str(who),
        "officer": _officer(found.received_by),
        "notes": _notes(found, agency, unit),
    }


def _applicant(who: Person | LegalEntity | None, form: PaperForm) -> dict[str, str]:
    assert who is not None, "a mirror is of somebody's request"
    said = {
        "name": str(who),
        "address": address_line(who.place, who.address_line) if who.place else who.address_line,
        "phone": who.phone,
        "email": who.email,
    }
    if "personal_id" in form.shows and isinstance(who, Person):
        said["personal_id"] = who.personal_id or ""
    return said


def _due(found: Mirror, agency: str) -> dict[str, str]:
    if found.due_at is None:
        return {"due_words": f"{agency} sẽ hẹn; tra cứu bằng mã hồ sơ để biết ngày hẹn"}
    return {"due_at": found.due_at.astimezone(VN).isoformat()}


def _notes(found: Mirror, agency: str, unit: OneStop) -> list[str]:
    own = f", mã {found.central_number}" if found.central_number else ""
    notes = [
        f"Hồ sơ do {agency} giải quyết trên {found.system}{own}; ngày hẹn là ngày của cơ quan ấy.",
        "Tra cứu tình trạng hồ sơ bằng mã hồ sơ hoặc quét mã QR ở góc trên.",
    ]
    if unit.unit.phone:
        notes.append(f"Điện thoại: {unit.unit.phone}.")
    return notes


def _officer(account_id: UUID) -> str:
    return account_names([account_id]).get(account_id, "")
