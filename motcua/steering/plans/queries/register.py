"""The register of agencies as the reader asks it: names and classes of a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from motcua.registers.organisations.errors import ClassUnknown
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import expand_class, resolve_agency
from motcua.steering.plans.ports import Meant, Resolver
from motcua.steering.plans.rules.names import core


class Register:
    """Resolves printed names against the register of agencies."""

    def resolve(self, names: Sequence[str], day: date) -> Mapping[str, Meant]:
        """Say for each name whom it means on `day`: one agency, a class of them, or several."""
        return {name: meant for name in names if (meant := self._one(name, day)) is not None}

    def _one(self, name: str, day: date) -> Meant | None:
        found = resolve_agency(name, day)
        if len(found) == 1:
            return Meant(_codes(found))
        try:
            return Meant(_codes(expand_class(name, day)), is_class=True)
        except ClassUnknown:
            return Meant(_codes(found), ambiguous=True) if found else None


def _codes(terms: Sequence[AgencyTerm]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.agency.code for term in terms))


def codes_of(resolver: Resolver, names: Sequence[str], day: date) -> list[str]:
    """Give the codes of the agencies that printed names mean on `day`, each once; without the unknown."""
    cores = [core(name) for name in names]
    meant = resolver.resolve(list(dict.fromkeys(cores)), day)
    return list(dict.fromkeys(code for one in cores if one in meant for code in meant[one].codes))


def is_class_of(names: Iterable[str], day: date) -> frozenset[str]:
    """Give those of some printed names that mean a class of agencies on `day`."""
    known = {name: core(name) for name in names}
    meant = Register().resolve(list(dict.fromkeys(known.values())), day)
    return frozenset(name for name, own in known.items() if own in meant and meant[own].is_class)
