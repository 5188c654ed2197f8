"""Which procedures a unit takes in: found by code, name or everyday word; the others with why not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from motcua.registers.organisations.queries import OneStop, agencies_on
from motcua.registers.procedures.models import ProcedureVersion
from motcua.registers.procedures.queries import (
    essential_procedures,
    governing_versions,
    search_procedures,
)

_MOST: Final = 9


@dataclass(frozen=True)
class Offer:
    """A procedure in a list: what it is called, and why it is not taken in here; empty when it is."""

    code: str
    title: str
    blocked: str = ""


def offers(text: str, unit: OneStop, day: date) -> list[Offer]:
    """Find procedures by what was typed, those taken in here first; without words, what is asked for most."""
    hits = search_procedures(text, day=day, limit=_MOST * 2).hits if text else essential_procedures(day)
    found = _judged([hit.code for hit in hits], unit, day)
    if not text:
        return [one for one in found if not one.blocked][:_MOST]
    return sorted(found, key=lambda one: bool(one.blocked))[:_MOST]


def only_offer(found: Sequence[Offer], text: str) -> Offer | None:
    """Give the one that must be meant: its code was typed, or it alone is taken in here."""
    open_ones = [one for one in found if not one.blocked]
    exact = [one for one in open_ones if one.code == text.strip()]
    if exact:
        return exact[0]
    return open_ones[0] if len(open_ones) == 1 else None


def _judged(codes: Sequence[str], unit: OneStop, day: date) -> list[Offer]:
    versions = governing_versions(codes, day)
    levels = set(agencies_on(day).filter(agency_id__in=unit.serves).values_list("level", flat=True))
    return [_offer(versions[code], levels) for code in codes if code in versions]


def _offer(version: ProcedureVersion, levels: Iterable[str]) -> Offer:
    return Offer(version.procedure.code, version.title, _why_not(version, set(levels)))


def _why_not(version: ProcedureVersion, levels: set[str]) -> str:
    if version.levels and not levels & set(version.levels):
        agency = version.competent_agency or version.get_competent_kind_display()
        return _("Không tiếp nhận tại đây. Thẩm quyền: {agency}.").format(agency=agency)
    if not version.processes:
        return _("Chưa có quy trình nội bộ nên chưa tiếp nhận được.")
    return ""
