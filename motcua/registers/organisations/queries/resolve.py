"""Whom a text means: one agency, several, or a whole group."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from motcua.foundation.clock import valid_on
from motcua.registers.organisations.errors import ClassUnknown
from motcua.registers.organisations.models import AgencyAlias, AgencyClass, AgencyTerm
from motcua.registers.organisations.queries.lookup import agencies_on, everything_below
from motcua.registers.organisations.rules.names import COMMITTEE, keys_to_try, name_key, same_marks
from motcua.registers.places.models import Level

_FILLERS = ("cac ", "tat ca cac ", "toan bo cac ", "thu truong cac ", "thu truong ", "chu tich ")


def resolve_agency(text: str, day: date) -> list[AgencyTerm]:
    """Give the agencies that a text may mean on `day`: none, the one, or several to choose from.

    Names, short forms and aliases, with or without marks; "UBND P. Đống Đa", "Sở Tư pháp tỉnh Bình Định",
    a bare "Quy Nhơn" for its committee. The nearest reading wins: an exact name is never ambiguous
    with a guessed one, and words with marks tell "An Nghĩa" from "Ân Nghĩa". Three queries.
    """
    tiers = keys_to_try(text, _province(day))
    if not tiers:
        return []
    keys = frozenset().union(*tiers)
    aliases: dict[UUID, set[str]] = {}
    for agency_id, key in AgencyAlias.objects.filter(valid_on(day), key__in=keys).values_list(
        "agency_id", "key"
    ):
        aliases.setdefault(agency_id, set()).add(key)
    named = Q(name_key__in=keys) | Q(short_key__in=keys) | Q(agency_id__in=list(aliases))
    found = list(agencies_on(day).filter(named))
    for tier in tiers:
        meant = [
            term for term in found if {term.name_key, term.short_key, *aliases.get(term.agency_id, ())} & tier
        ]
        if meant:
            return [term for term in meant if same_marks(text, term.name)] or meant
    return []


def expand_class(text: str, day: date, under: UUID | None = None) -> list[AgencyTerm]:
    """Give all agencies of a group that texts name at one stroke: "UBND cấp xã", "các sở, ban, ngành".

    Below the agency `under` only, if named. Raises ClassUnknown.
    """
    key = name_key(text)
    keys = [key, *(key.removeprefix(filler) for filler in _FILLERS), f"cac {key}"]
    group = AgencyClass.objects.filter(keys__overlap=keys).order_by("code").first()
    if group is None:
        raise ClassUnknown(phrase=text)
    members = agencies_on(day).filter(kind__code__in=group.kinds)
    if group.levels:
        members = members.filter(level__in=group.levels)
    if under is not None:
        members = members.filter(agency_id__in=everything_below(under, day) - {under})
    return list(members)


def _province(day: date) -> str:
    """Name the province as the committee at its head does: what texts leave off or add at the end."""
    heads = AgencyTerm.objects.filter(valid_on(day), level=Level.PROVINCE, parent__isnull=True)
    name = heads.filter(name_key__startswith=f"{COMMITTEE} ").values_list("name_key", flat=True).first()
    return name.removeprefix(f"{COMMITTEE} ") if name else ""
