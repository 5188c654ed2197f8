"""Whom a text means: one agency, several, or a whole group."""

from collections.abc import Iterable, Sequence
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
    return resolve_agencies([text], day)[text]


def resolve_agencies(texts: Iterable[str], day: date) -> dict[str, list[AgencyTerm]]:
    """Give for each text the agencies it may mean, as `resolve_agency` does; three queries for all."""
    province = _province(day)
    tiers = {text: keys_to_try(text, province) for text in texts}
    keys = frozenset(key for tried in tiers.values() for tier in tried for key in tier)
    if not keys:
        return {text: [] for text in tiers}
    aliases: dict[UUID, set[str]] = {}
    for agency_id, key in AgencyAlias.objects.filter(valid_on(day), key__in=keys).values_list(
        "agency_id", "key"
    ):
        aliases.setdefault(agency_id, set()).add(key)
    named = Q(name_key__in=keys) | Q(short_key__in=keys) | Q(agency_id__in=list(aliases))
    known = [
        (term, frozenset({term.name_key, term.short_key, *aliases.get(term.agency_id, ())}))
        for term in agencies_on(day).filter(named)
    ]
    return {text: _nearest(text, tried, known) for text, tried in tiers.items()}


def _nearest(
    text: str, tiers: Sequence[frozenset[str]], known: Sequence[tuple[AgencyTerm, frozenset[str]]]
) -> list[AgencyTerm]:
    """Choose what the first tier of keys names; words with marks decide between several."""
    for tier in tiers:
        meant = [term for term, keys in known if keys & tier]
        if meant:
            return [term for term in meant if same_marks(text, term.name)] or meant
    return []


def expand_class(text: str, day: date, under: UUID | None = None) -> list[AgencyTerm]:
    """Give all agencies of a group that texts name at one stroke: "UBND cấp xã", "các sở, ban, ngành".

    Below the agency `under` only, if named. Raises ClassUnknown.
    """
    found = expand_classes([text], day)
    if text not in found:
        raise ClassUnknown(phrase=text)
    if under is None:
        return found[text]
    below = everything_below(under, day) - {under}
    return [term for term in found[text] if term.agency_id in below]


def expand_classes(texts: Iterable[str], day: date) -> dict[str, list[AgencyTerm]]:
    """Give the agencies of each group that a text names; texts that name none are left out. Two queries."""
    tried = {text: _class_keys(text) for text in texts}
    asked = list({key for keys in tried.values() for key in keys})
    groups = list(AgencyClass.objects.filter(keys__overlap=asked).order_by("code")) if asked else []
    named = {
        text: group
        for text, keys in tried.items()
        if (group := next((one for one in groups if keys & set(one.keys)), None)) is not None
    }
    if not named:
        return {}
    kinds = {kind for group in named.values() for kind in group.kinds}
    members = list(agencies_on(day).filter(kind__code__in=kinds))
    return {
        text: [
            term
            for term in members
            if term.kind.code in group.kinds and (not group.levels or term.level in group.levels)
        ]
        for text, group in named.items()
    }


def _class_keys(text: str) -> frozenset[str]:
    key = name_key(text)
    return frozenset({key, *(key.removeprefix(filler) for filler in _FILLERS), f"cac {key}"})


def _province(day: date) -> str:
    """Name the province as the committee at its head does: what texts leave off or add at the end."""
    heads = AgencyTerm.objects.filter(valid_on(day), level=Level.PROVINCE, parent__isnull=True)
    name = heads.filter(name_key__startswith=f"{COMMITTEE} ").values_list("name_key", flat=True).first()
    return name.removeprefix(f"{COMMITTEE} ") if name else ""
