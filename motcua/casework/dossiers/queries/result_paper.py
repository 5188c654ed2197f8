"""Giấy tờ kết quả lập trên hệ thống: the paper a procedure ends in, set from the dossier's own answers.

Its template is data: `results/<procedure code>`, brought by a pack. Without one the result is uploaded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from motcua.casework.dossiers.errors import PaperNotMade
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries.answers import answers_of
from motcua.foundation.clock import VN
from motcua.foundation.forms.queries import Line
from motcua.foundation.papers.queries import knows_paper, render_paper
from motcua.registers.organisations.queries import agency_on

FOLDER: Final = "results"


@dataclass(frozen=True)
class Draft:
    """Dự thảo kết quả: what its signer puts to it."""

    title: str
    number: str
    issued_on: date
    signer: str
    sign_role: str


def makes_result(dossier: Dossier) -> bool:
    """Say whether the result can be made here: there is a template for it, and answers to fill it with."""
    return bool(dossier.answers) and knows_paper(_template(dossier))


def result_paper(dossier: Dossier, draft: Draft, *, at: datetime) -> bytes:
    """Set the result, unsigned; equal facts give equal bytes. Raises PaperNotMade."""
    if not makes_result(dossier):
        raise PaperNotMade(procedure_code=dossier.version.procedure.code)
    day = at.astimezone(VN).date()
    agency = agency_on(dossier.decision_agency_id, day)
    data: dict[str, Any] = {  # Any: what the template reads
        "superior": agency_on(agency.parent_id, day).name if agency.parent_id else "",
        "unit": agency.name,
        "number": draft.number,
        "place": agency.place.name if agency.place else "",
        "date": draft.issued_on.isoformat(),
        "title": draft.title,
        "dossier_code": str(dossier),
        "signer": draft.signer,
        "sign_role": draft.sign_role,
        "told": _told(dossier),
    }
    return render_paper(_template(dossier), data, at=at)


def _template(dossier: Dossier) -> str:
    return f"{FOLDER}/{dossier.version.procedure.code}"


def _told(dossier: Dossier) -> dict[str, str]:
    """Give every answer in words by its name, and what was chosen by its code (`purpose_code`)."""
    told = answers_of(dossier, reveal=True)
    words = dict(_flat(line for block in told.blocks for line in block.lines))
    codes = {f"{name}_code": value for name, value in told.data.items() if isinstance(value, str)}
    return {**codes, **words}


def _flat(lines: Iterable[Line]) -> Iterable[tuple[str, str]]:
    for line in lines:
        if line.text:
            yield line.name, line.text
        yield from _flat(line.lines)
