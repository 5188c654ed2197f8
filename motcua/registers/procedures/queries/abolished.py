"""Papers that nobody may ask for any more."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from motcua.foundation.clock import valid_on
from motcua.registers.procedures.models import AbolishedPaper, Handling, RequiredDocument
from motcua.registers.procedures.rules.soundness import Gone


def abolished_lines(code: str) -> list[AbolishedPaper]:
    """Give the lines of one paper, the earliest first."""
    return list(AbolishedPaper.objects.filter(code=code).order_by("valid_from"))


def abolished_papers() -> list[AbolishedPaper]:
    """Give every line, whichever day it stands on."""
    return list(AbolishedPaper.objects.order_by("valid_from", "code"))


def gone_among(documents: Iterable[RequiredDocument], day: date) -> Mapping[UUID, AbolishedPaper]:
    """Give which papers of a list nobody may ask for on a day, though the version that does stood before.

    A line that names such a paper among others is not asked for as a whole; what else it names may be
    asked for by its own name.
    """
    asked = [one for one in documents if one.handling != Handling.REMARK and not one.form_key]
    lines = list(AbolishedPaper.objects.filter(valid_on(day)).order_by("valid_from", "code")) if asked else []
    gone = [(Gone(one.name, tuple(one.phrases), one.valid_from, one.source), one) for one in lines]
    found = {}
    for document in asked:
        line = next((one for rule, one in gone if rule.is_asked_for(document.name)), None)
        if line is not None:
            found[document.id] = line
    return found
