"""Nội dung khai: a dossier's answers in words, each with where it came from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.clock import VN
from motcua.foundation.forms.queries import Block, read_form, summary
from motcua.registers.procedures.queries import documents_for, form_of


@dataclass(frozen=True)
class Told:
    """Answers as they were given, and in words."""

    data: Mapping[str, Any]  # Any: JSON answers
    blocks: tuple[Block, ...]


def declared(dossier: Dossier) -> Mapping[str, Any]:  # Any: JSON answers
    """Give what was declared, as it was given; nothing when the declaration came on paper. No question."""
    given: Mapping[str, Any] = json.loads(dossier.answers)["data"] if dossier.answers else {}
    return given


def answers_of(dossier: Dossier, *, reveal: bool = False) -> Told:
    """Tell a dossier's answers as of the day they were given; personal numbers are masked unless revealed.

    Whoever reveals them puts the look on record himself. Nothing when the declaration came on paper.
    """
    papers = documents_for(dossier.version_id, case_number=dossier.case_number) if dossier.answers else []
    key = next((paper.form_key for paper in papers if paper.form_key), "")
    if not key:
        return Told({}, ())
    given = json.loads(dossier.answers)
    spec = read_form(form_of(dossier.version_id, key).form)
    day = dossier.submitted_at.astimezone(VN).date()
    blocks = summary(spec, given["data"], day=day, sources=given["sources"], reveal=reveal)
    return Told(given["data"], tuple(blocks))
