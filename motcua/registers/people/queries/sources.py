"""Which rows came from where."""

from collections.abc import Iterable

from motcua.registers.people.models import LegalEntity, Person


def known_person_keys(keys: Iterable[str]) -> set[str]:
    """Give those of the source's keys that are registered."""
    rows = Person.objects.filter(source_key__in=list(keys)).values_list("source_key", flat=True)
    return {key for key in rows if key}


def known_entity_keys(keys: Iterable[str]) -> set[str]:
    """Give those of the source's keys that are registered."""
    rows = LegalEntity.objects.filter(source_key__in=list(keys)).values_list("source_key", flat=True)
    return {key for key in rows if key}
