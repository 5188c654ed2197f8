"""Whom a keeper means by what he typed: an agency, an officer, a place, by code or by name."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid
from motcua.registers.organisations import queries as organisations
from motcua.registers.organisations.errors import AgencyUnknown, OfficerUnknown, PostUnknown
from motcua.registers.organisations.models import AgencyTerm, Officer, Post
from motcua.registers.places import queries as places
from motcua.registers.places.errors import PlaceUnknown
from motcua.registers.places.models import Place

_SHOWN = 4


class Unclear(Invalid):
    """What was typed means several things."""

    code = "console.unclear"
    message = _("«{typed}» có thể là: {some}. Hãy ghi rõ hơn hoặc dùng mã.")


class NobodyMeant(Invalid):
    """What was typed means nothing that the register knows."""

    code = "console.nobody_meant"
    message = _("Không tìm thấy «{typed}» trong sổ vào ngày {day}.")


def agency_meant(typed: str, day: date) -> AgencyTerm:
    """The agency of this code, identification code or name. Raises NobodyMeant, Unclear."""
    for ask in (organisations.agency_by_code, organisations.agency_by_identifier):
        try:
            return ask(typed.strip(), day)
        except AgencyUnknown:
            continue
    found = organisations.resolve_agency(typed, day)
    if len(found) > 1:
        some = "; ".join(f"{term.name} ({term.agency.code})" for term in found[:_SHOWN])
        raise Unclear(typed=typed, some=some)
    if not found:
        raise NobodyMeant(typed=typed, day=f"{day:%d/%m/%Y}")
    return found[0]


def officer_meant(typed: str, day: date) -> Officer:
    """The officer of this code or name. Raises NobodyMeant, Unclear."""
    try:
        return organisations.officer_by_code(typed.strip())
    except OfficerUnknown:
        found = list(organisations.officers(typed)[: _SHOWN + 1])
    if len(found) > 1:
        some = "; ".join(f"{officer.full_name} ({officer.code})" for officer in found[:_SHOWN])
        raise Unclear(typed=typed, some=some)
    if not found:
        raise NobodyMeant(typed=typed, day=f"{day:%d/%m/%Y}")
    return found[0]


def post_meant(typed: str, day: date) -> Post:
    """The post of this code. Raises NobodyMeant."""
    try:
        return organisations.post_by_code(typed.strip(), day)
    except PostUnknown as unknown:
        raise NobodyMeant(typed=typed, day=f"{day:%d/%m/%Y}") from unknown


def place_meant(typed: str, day: date) -> Place:
    """The place of this code or name. Raises NobodyMeant, Unclear."""
    try:
        return places.place_by_code(typed.strip(), day)
    except PlaceUnknown:
        found = places.search_places(typed, day, limit=_SHOWN + 1)
    if len(found) > 1 and found[0].full_name.casefold() != typed.strip().casefold():
        some = "; ".join(f"{place.full_name} ({place.code})" for place in found[:_SHOWN])
        raise Unclear(typed=typed, some=some)
    if not found:
        raise NobodyMeant(typed=typed, day=f"{day:%d/%m/%Y}")
    return found[0]
